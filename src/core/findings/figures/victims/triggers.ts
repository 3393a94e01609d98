import { tellsWhatWounds } from "../circumstances/causes.js";
import { isCapital, type Scene, type Trigger, tagAt } from "../scene.js";
import { isMeantToo, isNamedDeed, isOnlyOne, isWanted } from "../unreal/meant.js";
import { isNegated, isUnreal } from "../unreal/unreal.js";
import { bodies, isNumberOf, isState, lives, type Make, noun, tollHarm } from "../words/harm-nouns.js";
import { headingEnd } from "../words/heads.js";
import type { HarmToken } from "../words/idioms.js";
import {
  AMONG,
  BE,
  HAVE,
  harmWordOf,
  isPerson,
  kindOfNoun,
  MODALS,
  WEEKDAY,
  words,
} from "../words/lexicon.js";
import { isPictured } from "./pictured.js";

/** Words between a subject and its harm word: "have reportedly been", "were found". */
const VERB_GROUP = words(
  "reportedly allegedly also still either both all confirmed reported feared believed presumed thought declared pronounced forced compelled obliged went gone trapped taken held found lay lie lying remain remained remains shot shelled burned left listed said known have has had having was were is are be been being got get gets 're 've 's to not n't never stabbed beaten gunned registered dead counted recorded severely made rendered who since later brought pulled carried arrived dug themselves himself herself all each then admitted rushed flown airlifted",
);
const OFFICES =
  /^(?:cabinet|party|office|post|government|presidency|throne|leadership|market|league|race|contest|field|pitch|court|board|parliament|senate|council|job|top|ballot|competition|business|industry|sport|game)$/;

/** The harm words of the scene that may take victims. */
export function collectTriggers(scene: Scene, harmTokens: readonly HarmToken[]): void {
  let end = 0;
  for (const token of harmTokens) {
    if (token.from < end) continue;
    const trigger = triggerAt(scene, token);
    if (trigger === null) continue;
    scene.triggers.push(trigger);
    scene.triggerAt.set(token.from, trigger);
    end = token.to;
  }
}

function triggerAt(scene: Scene, { from: i, to, harm, form }: HarmToken): Trigger | null {
  const { lower } = scene;
  const word = lower[i] ?? "";
  const make = (side: Trigger["side"], changes: Partial<Trigger> = {}): Trigger => ({
    from: i,
    to,
    harm,
    form,
    side,
    joined: null,
    unreal:
      (isUnreal(scene, i) && !isNamedDeed(scene, i) && !isOnlyOne(scene, i)) ||
      isMeantToo(scene, i) ||
      isWanted(scene, i) ||
      isUnrealToo(scene, i),
    negated: isNegated(scene, i),
    ...changes,
  });
  const heading = headingEnd(scene, i, to);
  if (heading !== null) return make("right", { to: heading, form: form === "toll" ? form : "active" });
  const inHospital = /^(?:hospitals?|clinics?|put|puts|putting|landed)$/.test(lower[to - 1] ?? "");
  if (harm === "injured" && inHospital && !tellsWhatWounds(scene, i)) return null;
  // "never made it to the final"
  if (lower[to - 1] === "it" && /^(?:to|into|past|onto|clear|as|a|an|the|up)$/.test(lower[to] ?? ""))
    return null;
  // "two ministers were driven from the cabinet"
  if (harm === "displaced" && lower[to - 1] === "the" && OFFICES.test(lower[to] ?? "")) return null;
  // "had been on life support" until she died
  if (/^(?:condition|care|support|coma)$/.test(lower[to - 1] ?? "") && to > i + 1 && lower[i - 1] === "been")
    return null;
  // What an idiom's words say needs no look around, nor does the "not" that is one of them.
  if (to > i + 1 && (form === "state" || form === "subject"))
    return make("left", /^(?:not|n't|never)$/.test(word) ? { negated: false } : {});
  switch (form) {
    case "participle":
      return participle(scene, i, to, make);
    case "active":
      if (scene.endsAt.has(i) && /^'s?$/.test(lower[i - 1] ?? "")) return make("left");
      return word === "wound" || word === "kidnap" || tagAt(scene, i) !== "X" ? make("right") : null;
    case "subject":
      // "the dam burst and drowned scores"
      if (
        /^(?:drowned|drowning|suffocated)$/.test(word) &&
        scene.startsAt.has(to) &&
        !scene.endsAt.has(i) &&
        !BE.has(lower[i - 1] ?? "")
      )
        return make("right", { form: "active" });
      return /^(?:surrendered|vanished)$/.test(word) && tagAt(scene, i) !== "VERB" ? null : make("left");
    case "state":
      return state(scene, i, to, make);
    case "noun":
      return noun(scene, i, word, make);
    case "toll":
      // "the death count", but no other count
      if (word === "total") return totalSoFar(scene, i, make);
      if (word !== "toll" && !isTollLike(lower, i)) return totalSoFar(scene, i, make);
      return make("right", { harm: tollHarm(scene, i) });
    case "lives":
      return lives(scene, i, make);
    case "bodies":
      return bodies(scene, i, make);
  }
}

/** "Two more bodies were found, bringing the total recovered to 29": a toll of what was told before it. */
function totalSoFar(scene: Scene, i: number, make: Make): Trigger | null {
  const { lower } = scene;
  const told = scene.triggers.at(-1);
  if (
    told === undefined ||
    lower[i - 1] !== "the" ||
    !/^(?:br|tak|took|rais|push|lift)/.test(lower[i - 2] ?? "")
  )
    return null;
  return lower.slice(i + 1, i + 5).includes("to") ? make("right", { harm: told.harm }) : null;
}

/** "the death count", "a tally of 84 killed" */
function isTollLike(lower: readonly string[], i: number): boolean {
  if (/^(?:death|body|casualty|fatality|injury)$/.test(lower[i - 1] ?? "")) return true;
  return lower[i + 1] === "of" && lower.slice(i + 2, i + 5).some((word) => harmWordOf(word) !== undefined);
}

/** "dead", "missing", "held hostage". */
function state(scene: Scene, i: number, to: number, make: Make): Trigger | null {
  const { lower } = scene;
  const word = lower[i] ?? "";
  if (
    word === "dead" &&
    scene.startsAt.has(i + 1) &&
    /^(?:shot|shooting|hacked|stabbed|stabbing)$/.test(lower[i - 1] ?? "")
  )
    return make("right");
  if (/^(?:the|those|'s|confirmed|known)$/.test(lower[i - 1] ?? "") && isNumbered(scene, to))
    return make("right", { form: "toll" });
  if (isNumberOf(scene, i) && !scene.endsAt.has(i)) return make("right", { form: "toll" });
  if (!isState(scene, i, word)) return null;
  return make(/^(?:the|those|among|'s)$/.test(lower[i - 1] ?? "") ? "none" : "left");
}

function participle(scene: Scene, i: number, to: number, make: Make): Trigger | null {
  const { lower } = scene;
  const next = lower[to] ?? "";
  const before = lower[i - 1] ?? "";
  const { aux, perfect } = verbGroup(scene, i);
  // "stabbed to death", "eliminated from the race"
  if (next === "to" && lower[to + 1] === "death") return null;
  if (/^(?:stabbed|knifed)$/.test(lower[i] ?? "") && /^(?:dead|and)$/.test(next)) return null;
  // "two drivers burned rubber"
  if (/^burn(?:ed|t)$/.test(lower[i] ?? "") && !aux && tagAt(scene, to) === "NOUN") return null;
  if (lower[i] === "eliminated" && next === "from") return null;
  if (isPictured(scene, i, to, aux)) return null;
  // "Three men shot and killed the minister"
  if (before === "and" && lower[i - 2] === "shot" && scene.endsAt.has(i - 2))
    return make(/^(?:ADP|PUNCT|ADV|CCONJ|SCONJ|X)$/.test(tagAt(scene, to)) ? "left" : "right");
  // "wounded only two"
  const object = /^(?:only|just)$/.test(next) && !aux ? to + 1 : to;
  if (scene.startsAt.has(object) && !(aux && !perfect)) {
    const after = scene.startsAt.get(object);
    const taken = after !== undefined && ownedByNext(scene, after.to);
    if (!taken || !scene.endsAt.has(i)) return make("right");
  }
  if (isNumberOf(scene, i) && !aux && !scene.endsAt.has(i)) return make("right", { form: "toll" });
  // "five of the 12 wounded"
  if (scene.endsAt.has(to) && !scene.endsAt.has(i) && tagAt(scene, i - 1) === "NUM") return make("none");
  // "among the wounded: a boy"
  if (next === ":" && AMONG.has(lower[i - 2] ?? "")) return make("none");
  if (next === ":" && scene.startsAt.has(to + 1) && !scene.endsAt.has(i) && !aux) return make("right");
  if (aux && !perfect) return make("left");
  if (perfect) return make("right");
  if ((isPerson(next) && !isCapital(scene, to)) || kindOfNoun(next, false) === "thing") return null;
  if (/^(?:the|those|of|an?|his|their)$/.test(before) && !scene.endsAt.has(i))
    return isNumbered(scene, to) ? make("right", { form: "toll" }) : make("none");
  if (takesObject(scene, to) || (takesThings(scene, to) && !scene.endsAt.has(i))) return make("right");
  return make("left");
}

/** "seized two bridges and 14 guards"; not "killed two days ago". */
function takesThings(scene: Scene, at: number): boolean {
  const noun = scene.lower[at + 1] ?? "";
  const time = /^(?:second|minute|hour|day|night|week|month|year|time|mile|kilomet|met)/.test(noun);
  return tagAt(scene, at) === "NUM" && kindOfNoun(noun, false) === "thing" && !time;
}

/** "the wounded number more than 300", "the dead alone numbered nine". */
function isNumbered(scene: Scene, to: number): boolean {
  let at = /^(?:alone|now|there)$/.test(scene.lower[to] ?? "") ? to + 1 : to;
  // "the wounded were variously estimated at 40"
  if (/^(?:was|were|is|are)$/.test(scene.lower[at] ?? "")) {
    if (tagAt(scene, at + 1) === "ADV") at++;
    return /^(?:estimated|put|given)$/.test(scene.lower[at + 1] ?? "") && scene.lower[at + 2] === "at";
  }
  if (/^(?:number|total)$/.test(scene.lower[at] ?? "") && !scene.startsAt.has(at + 1)) return false;
  return /^(?:number|numbers|numbered|total|totalled|totaled|totals|at|stand|stands|stood)$/.test(
    scene.lower[at] ?? "",
  );
}

/** "killed the mayor": the harm word is a verb with an object, not a participle. */
function takesObject(scene: Scene, i: number): boolean {
  const word = scene.lower[i] ?? "";
  if (
    /^(?:the|my|our|his|her|their|its|a|an|half|most|all|both|him|them|himself|themselves|some|any)$/.test(
      word,
    )
  )
    return true;
  if (WEEKDAY.test(word)) return false;
  // "killed nine rhinos and two rangers": the count of things is no mention.
  if (tagAt(scene, i) === "NUM")
    return kindOfNoun(scene.lower[i + 1] ?? "", false) === "thing" && !isTime(scene, i + 1);
  return tagAt(scene, i) === "PROPN" && isCapital(scene, i);
}

/** "killed 13 days ago" */
const isTime = (scene: Scene, i: number): boolean =>
  /^(?:second|minute|hour|day|night|week|month|year|decade|time)s?$/.test(scene.lower[i] ?? "");

/** Whether the harm word right after a phrase, or after its "were", takes that phrase for itself. */
export function ownedByNext(scene: Scene, at: number): boolean {
  const word = scene.lower[at] ?? "";
  const form = harmWordOf(word)?.form;
  if (form === "participle" || form === "state" || form === "subject" || form === "noun") return true;
  if (!BE.has(word) && !HAVE.has(word)) return false;
  for (let i = at; i < at + 5; i++) {
    const found = harmWordOf(scene.lower[i] ?? "");
    if (found !== undefined) return found.form !== "active";
    if (!VERB_GROUP.has(scene.lower[i] ?? "") && tagAt(scene, i) !== "ADV") return false;
  }
  return false;
}

/** What stands before a harm word: a passive ("were killed"), or a perfect ("have killed"). */
function verbGroup(scene: Scene, i: number, depth = 0): { aux: boolean; perfect: boolean } {
  for (let k = i - 1; k >= scene.sentence.from && k > i - 9; k--) {
    const word = scene.lower[k] ?? "";
    if (BE.has(word) || /^(?:got|get|gets)$/.test(word)) return { aux: true, perfect: false };
    if (HAVE.has(word) || MODALS.has(word) || word === "to") return { aux: true, perfect: true };
    if (/^(?:and|or)$/.test(word) && harmWordOf(scene.lower[k - 1] ?? "")?.form === "participle")
      return depth > 2 ? { aux: false, perfect: false } : verbGroup(scene, k - 1, depth + 1);
    if (!VERB_GROUP.has(word) && tagAt(scene, k) !== "ADV") break;
  }
  return { aux: false, perfect: false };
}

/** The "were" of the passive that an "and" goes on; null where something else stands between. */
function passiveBefore(scene: Scene, and: number): number | null {
  for (let k = and - 1; k > and - 8 && k >= scene.sentence.from; k--) {
    if (BE.has(scene.lower[k] ?? "")) return /^(?:VERB|ADV)$/.test(tagAt(scene, k + 1)) ? k : null;
    if (scene.startsAt.has(k) || scene.triggerAt.has(k) || /^(?:PUNCT|CCONJ|SCONJ)$/.test(tagAt(scene, k)))
      return null;
  }
  return null;
}

/** "would have been swept away and killed" */
function isUnrealToo(scene: Scene, i: number): boolean {
  const were = scene.lower[i - 1] === "and" ? passiveBefore(scene, i - 1) : null;
  return were !== null && isUnreal(scene, were + 1);
}

/** Where the words of a verb group before `i` end: the index of the token before them. */
export function beforeVerbGroup(scene: Scene, i: number): number {
  let k = i - 1;
  while (k >= scene.sentence.from) {
    const word = scene.lower[k] ?? "";
    if (scene.endsAt.has(k + 1)) break;
    // "were trapped and killed", "were run over and killed", "were caught in crossfire and wounded"
    const passive = word === "and" ? passiveBefore(scene, k) : null;
    if (passive !== null) {
      k = passive;
      continue;
    }
    if (word === "as" && /^(?:listed|reported|registered|posted|counted)$/.test(scene.lower[k - 1] ?? "")) {
      k--;
      continue;
    }
    if (
      word === "who" &&
      !BE.has(scene.lower[k + 1] ?? "") &&
      !HAVE.has(scene.lower[k + 1] ?? "") &&
      k + 1 !== i
    )
      break;
    if (
      !VERB_GROUP.has(word) &&
      !BE.has(word) &&
      (tagAt(scene, k) !== "ADV" || AMONG.has(word)) &&
      !MODALS.has(word)
    )
      break;
    k--;
  }
  return k;
}
