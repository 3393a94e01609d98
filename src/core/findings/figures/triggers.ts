import { AMONG, BE, HAVE, harmWordOf, isPerson, kindOfNoun, MODALS, words } from "./lexicon.js";
import type { HarmToken } from "./idioms.js";
import { isCapital, type Scene, type Trigger, tagAt } from "./scene.js";
import { isNegated, isUnreal } from "./unreal.js";

/** Words between a subject and its harm word: "have reportedly been", "were found". */
const VERB_GROUP = words(
  "reportedly allegedly also still either both all confirmed reported feared believed presumed thought declared pronounced found lay lie lying remain remained remains shot shelled burned left listed said known have has had having was were is are be been being got get gets 're 've 's to not n't never stabbed beaten gunned registered dead counted recorded severely who",
);
const TAKES_LIVES = words(
  "claim claimed claims claiming cost costs costing took takes taking taken lost lose losing loss lives",
);
const FINDS = words(
  "recovered found pulled retrieved exhumed discovered unearthed delivered recovers recovering finding identified recover find received taken brought carried counted buried seen dig digging dug hauled fished washed laid arrived",
);
const HOLDS = words("take took taken taking takes hold held holding seized");
const SUFFERS = words(
  "sustained sustaining sustain sustains suffered suffering suffer suffers received receiving with incurred nursing",
);
const NOT_A_STATE = words(
  "end heat line zone sea letter weight ringer calm silence link links lock centre center-back",
);

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
    unreal: isUnreal(scene, i),
    negated: isNegated(scene, i),
    ...changes,
  });
  // What an idiom's words say needs no look around.
  if (to > i + 1 && (form === "state" || form === "subject")) return make("left", { negated: false });
  switch (form) {
    case "participle":
      return participle(scene, i, to, make);
    case "active":
      return word === "wound" || word === "kidnap" || tagAt(scene, i) !== "X" ? make("right") : null;
    case "subject":
      return /^(?:surrendered|vanished)$/.test(word) && tagAt(scene, i) !== "VERB" ? null : make("left");
    case "state":
      if (
        word === "dead" &&
        scene.startsAt.has(i + 1) &&
        /^(?:shot|shooting|hacked|stabbed|stabbing)$/.test(lower[i - 1] ?? "")
      )
        return make("right");
      if (!state(scene, i, word)) return null;
      if (isNumberOf(scene, i) && !scene.endsAt.has(i)) return make("right", { form: "toll" });
      return make(/^(?:the|those|among)$/.test(lower[i - 1] ?? "") ? "none" : "left");
    case "noun":
      return noun(scene, i, word, make);
    case "toll":
      return make("right", { harm: tollHarm(scene, i) });
    case "lives":
      return lives(scene, i, make);
    case "bodies":
      return scene.lower
        .slice(Math.max(scene.sentence.from, i - 10), Math.min(scene.sentence.to, i + 25))
        .some((one) => FINDS.has(one))
        ? make(lower[i + 1] === "of" ? "right" : "left")
        : null;
  }
}

type Make = (side: Trigger["side"], changes?: Partial<Trigger>) => Trigger;

function participle(scene: Scene, i: number, to: number, make: Make): Trigger | null {
  const { lower } = scene;
  const next = lower[to] ?? "";
  const before = lower[i - 1] ?? "";
  const { aux, perfect } = verbGroup(scene, i);
  if (scene.startsAt.has(to) && !(aux && !perfect)) {
    const after = scene.startsAt.get(to);
    const taken = after !== undefined && ownedByNext(scene, after.to);
    if (!taken || !scene.endsAt.has(i)) return make("right");
  }
  if (isNumberOf(scene, i) && !aux) return make("right", { form: "toll" });
  if (next === ":" && scene.startsAt.has(to + 1) && !scene.endsAt.has(i)) return make("right");
  if (aux && !perfect) return make("left");
  if (perfect) return make("right");
  if ((isPerson(next) && !isCapital(scene, to)) || kindOfNoun(next, false) === "thing") return null;
  if (/^(?:the|those|of|an?|his|their)$/.test(before) && !scene.endsAt.has(i)) return make("none");
  if (takesObject(scene, to)) return make("right");
  return make("left");
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
  if (/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word)) return false;
  return tagAt(scene, i) === "PROPN" && isCapital(scene, i);
}

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

function state(scene: Scene, i: number, word: string): boolean {
  const { lower, sentence } = scene;
  const next = lower[i + 1] ?? "";
  if (word === "missing") return !/^(?:the|a|an|from|out|his|their|persons?)$/.test(next) || next === "from";
  if (word === "unaccounted") return next === "for";
  if (word === "dead" && tagAt(scene, i + 1) === "NOUN" && !isPerson(next) && !/day$/.test(next))
    return false;
  if (word === "dead") return !NOT_A_STATE.has(next) && !(isPerson(next) && !scene.endsAt.has(i));
  if (word === "homeless") return !isPerson(next);
  return lower.slice(Math.max(sentence.from, i - 8), i).some((one) => HOLDS.has(one));
}

function noun(scene: Scene, i: number, word: string, make: Make): Trigger | null {
  const { lower, sentence } = scene;
  const next = lower[i + 1] ?? "";
  // "two assassination attempts"
  const compound = tagAt(scene, i + 1) === "NOUN" && !/^(?:toll|yesterday|today)$/.test(next);
  if (scene.endsAt.has(i)) return compound ? null : make("left");
  if (word === "death" && next === "toll") return null;
  if (word === "death" && lower[i - 1] === "to")
    return /(?:ed|shot|burnt|frozen|put)$/.test(lower[i - 2] ?? "") ? make("left", { from: i - 2 }) : null;
  if (/^(?:injur|wounds|burns)/.test(word)) {
    for (let k = i - 1; k >= sentence.from && k > i - 5; k--) {
      if (SUFFERS.has(lower[k] ?? "")) return make("left", { from: k });
      if (!/^(?:ADJ|ADV|DET|NOUN|VERB|CCONJ|PUNCT)$/.test(tagAt(scene, k))) break;
    }
    if (/^(?:wounds|burns)$/.test(word)) return scene.startsAt.has(i + 1) ? make("right") : null;
  }
  if (isNumberOf(scene, i)) return make("right", { form: "toll" });
  if (/^(?:of|to|among|amongst|:)$/.test(next)) return make("right");
  if (/^(?:and|or|&)$/.test(next) && harmWordOf(lower[i + 2] ?? "")?.form === "noun") return make("right");
  return isCounted(scene, i) ? make("right", { form: "toll" }) : make("none");
}

/** "the number of deaths", "fatalities rose to 12". */
function isCounted(scene: Scene, i: number): boolean {
  const { lower } = scene;
  return (
    /^(?:rose|rise|rises|rising|risen|reached|reach|reaches|climbed|climbs|stood|stands|have|had|has|now|were|increased|increases|at|numbered)$/.test(
      lower[i + 1] ?? "",
    ) || isNumberOf(scene, i)
  );
}

/** Whether "the number of" stands a few words before `i`. */
export function isNumberOf(scene: Scene, i: number): boolean {
  for (let k = i - 1; k > i - 7 && k > scene.sentence.from; k--) {
    const word = scene.lower[k] ?? "";
    if (word === "of" && /^(?:number|total|count|toll|tally)$/.test(scene.lower[k - 1] ?? ""))
      return scene.lower[k - 2] !== "a";
    if (/^[,.;:|]$/.test(word)) return false;
  }
  return false;
}

function tollHarm(scene: Scene, i: number): Trigger["harm"] {
  const before = scene.lower[i - 1] ?? "";
  const after = scene.lower[i + 1] === "of" ? (harmWordOf(scene.lower[i + 2] ?? "")?.harm ?? null) : null;
  if (after !== null) return after;
  return before === "injury" || before === "wounded"
    ? "injured"
    : before === "casualty"
      ? "casualties"
      : "killed";
}

function lives(scene: Scene, i: number, make: Make): Trigger | null {
  const { lower, sentence } = scene;
  if (/^(?:his|her|their|its)$/.test(lower[i - 1] ?? "") && /^los[te]/.test(lower[i - 2] ?? ""))
    return make("left", { from: i - 2 });
  for (let k = i - 1; k >= sentence.from && k > i - 10; k--) {
    if (TAKES_LIVES.has(lower[k] ?? ""))
      return scene.endsAt.has(i) || lower[i - 1] === "'s"
        ? make("left", { from: lower[i - 1] === "'s" ? i - 1 : i })
        : lower[i + 1] === "of"
          ? make("right")
          : null;
  }
  return scene.endsAt.has(i) &&
    /^(?:were|have|had)$/.test(lower[i + 1] ?? "") &&
    /^(?:lost|been|claimed)$/.test(lower[i + 2] ?? "")
    ? make("left")
    : null;
}

/** Where the words of a verb group before `i` end: the index of the token before them. */
export function beforeVerbGroup(scene: Scene, i: number): number {
  let k = i - 1;
  while (k >= scene.sentence.from) {
    const word = scene.lower[k] ?? "";
    if (scene.endsAt.has(k + 1)) break;
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
