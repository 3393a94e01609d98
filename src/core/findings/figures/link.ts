import { claimAmong } from "./among.js";
import { claimCompany, claimElsewhere } from "./company.js";
import { joinTriggers } from "./joined.js";
import { ATTACKS, BE, HAVE, isPerson, isWeak, words } from "./lexicon.js";
import {
  blocks,
  chainAfter,
  inBrackets,
  isConnected,
  isFiniteVerb,
  isOblique,
  isSource,
  joins,
  opensWithOf,
} from "./lists.js";
import { opensParts } from "./part-marks.js";
import { assign, type Mention, type Scene, type Trigger, tagAt } from "./scene.js";
import { claimToll } from "./tolls.js";
import { beforeVerbGroup } from "./triggers.js";

/** A subject stands at most this many tokens before its verb. */
const LEFT_WINDOW = 48;
const FILLERS = words(
  "its my his her our of be all only just the to a total reportedly also among amongst estimated what is lives life both another with as some up and their severe serious minor :",
);
const CAPTURES_GROUND = words("captured captures capturing capture");

/** What stands between a heading and its list: "Dead: six dockers", "Dead are a bishop and three deacons". */
const HEADS = /^(?::|are|were|is|was)$/;

/** Gives each counted phrase of the scene the harm word that it belongs to. */
export function linkMentions(scene: Scene): void {
  joinTriggers(scene);
  for (const trigger of scene.triggers) {
    if (trigger.side !== "right") continue;
    claimNext(scene, trigger);
    // "Dead: a bishop and two deacons, stabbed at night": all of the list belongs to its heading.
    if (HEADS.test(scene.lower[trigger.to - 1] ?? "")) claimFurther(scene, trigger);
  }
  for (const trigger of scene.triggers) {
    if (trigger.side === "left") claimSubject(scene, trigger);
    else if (trigger.side === "none") claimAmong(scene, trigger);
  }
  for (const trigger of scene.triggers) {
    if (trigger.side === "right") claimFurther(scene, trigger);
    else if (trigger.side === "left") {
      claimCompany(scene, trigger);
      claimElsewhere(scene, trigger);
    }
  }
}

/** The counted phrase right after an active harm word. */
function claimNext(scene: Scene, trigger: Trigger): void {
  if (trigger.form === "toll") {
    claimToll(scene, trigger);
    return;
  }
  for (let k = trigger.to; k < trigger.to + 9; k++) {
    const found = scene.startsAt.get(k);
    if (found !== undefined) {
      const beside = k === trigger.to || /^(?:only|just)$/.test(scene.lower[k - 1] ?? "");
      if (takes(scene, trigger, found, beside)) assign(found, trigger);
      return;
    }
    if (!FILLERS.has(scene.lower[k] ?? "") || (scene.lower[k] === "and" && k > trigger.to)) return;
  }
}

/** "loss of life: five on the bridge" is plain where "the loss of five" is not. */
const isWeakHere = ({ lower }: Scene, { from, to }: Trigger): boolean =>
  isWeak(lower[from] ?? "") && !/^li[fv]es?$/.test(lower[to - 1] ?? "");

function takes(scene: Scene, trigger: Trigger, mention: Mention, beside: boolean): boolean {
  if (isWeakHere(scene, trigger)) {
    // "the loss of all 63 aboard"
    const aboard =
      /^(?:aboard|on)$/.test(scene.lower[mention.to] ?? "") && scene.lower[trigger.from] === "loss";
    return aboard || (mention.noun === "person" && mention.group !== null);
  }
  if (mention.noun === "person")
    return (
      trigger.harm !== "captured" ||
      !/^(?:delegates|voters|viewers|fans)$/.test(scene.lower[mention.to - 1] ?? "")
    );
  const word = scene.lower[trigger.to - 1] ?? "";
  if (mention.noun === "none") {
    if (trigger.harm === "displaced" && !beside) return false;
    // "captured five" may be villages, but not after "killed 12 soldiers".
    if (
      CAPTURES_GROUND.has(word) &&
      !scene.mentions.some((one) => one.noun === "person" && one.from < mention.from)
    )
      return false;
    return (
      beside ||
      /^(?:of|to|:|another|further|additional)$/.test(scene.lower[mention.from - 1] ?? "") ||
      trigger.form === "toll"
    );
  }
  return isUnknownVictim(scene, trigger);
}

/** The subject of "were killed", "died", "dead", with the list that it ends. */
function claimSubject(scene: Scene, trigger: Trigger): void {
  const found = findSubject(scene, trigger) ?? harmedBefore(scene, trigger);
  if (found === null || (isWeakHere(scene, trigger) && found.group === null)) return;
  if (!assign(found, trigger)) return;
  // "carried 300 people, 12 of whom died"
  const whom = /^(?:whom|them|which)$/.test(scene.lower[found.to - 1] ?? "");
  if (whom && !scene.lower.slice(found.to, trigger.from).includes(",")) return;
  let last = found;
  const taken: Mention[] = [];
  for (let i = scene.mentions.indexOf(found) - 1; i >= 0; i--) {
    const before = scene.mentions[i];
    if (before === undefined || before.trigger !== null || before.harm !== null) break;
    if (inBrackets(scene, before)) continue;
    // "four patients, one of whom died"
    if (scene.lower[last.to - 1] === "whom" && scene.endsAt.has(beforeVerbGroup(scene, trigger.from) + 1))
      break;
    // "days after six clerks and two guards were killed"
    const opensClause = scene.lower[before.from - 1] === "after";
    if (!isConnected(scene, before, last) || (isOblique(scene, before) && !opensClause)) break;
    // "Of the 31 people aboard, 12 died"
    if (opensWithOf(scene, before)) break;
    const far = last.from - before.to > 3 || scene.lower[last.from - 1] === ";";
    if (before.noun === "unknown" && far && !opensParts(scene, before)) break;
    if ((opensParts(scene, before) || before.subset) && belongsToEarlier(scene, before)) {
      for (const one of taken) release(one);
      break;
    }
    taken.push(before);
    assign(before, trigger);
    last = before;
  }
}

function release(mention: Mention): void {
  mention.trigger = null;
  mention.harm = null;
}

/** "11 were killed, including two boys, and six were hurt": the boys are of the killed. */
function belongsToEarlier(scene: Scene, mention: Mention): boolean {
  let k = mention.from - 2;
  while (/^(?:,|incl|among|amongst|of)$/.test(scene.lower[k] ?? "")) k--;
  if (isPerson(scene.lower[k] ?? "")) return false;
  for (; k > mention.from - 12 && k >= scene.sentence.from; k--) if (scene.triggerAt.has(k)) return true;
  return false;
}

function findSubject(scene: Scene, trigger: Trigger): Mention | null {
  const first = beforeVerbGroup(scene, trigger.from);
  const beside = scene.endsAt.get(first + 1);
  if (beside !== undefined && !isSource(scene, beside))
    return beside.noun === "unknown" && !isUnknownVictim(scene, trigger) ? null : beside;
  let pending = false;
  // "ten more from the ferry remain missing": nothing but where they were stands between.
  let plain = true;
  let semicolons = scene.lower[first] === ";" ? 2 : 0;
  for (let k = first; k >= scene.sentence.from && k > first - LEFT_WINDOW; k--) {
    const word = scene.lower[k] ?? "";
    const mention = scene.endsAt.get(k + 1);
    if (mention !== undefined && !isOblique(scene, mention) && !isSource(scene, mention)) {
      const countsAlone = mention.noun === "none" && (plain || /^[,(:–—-]$/.test(scene.lower[k + 1] ?? ""));
      if (mention.noun === "person" || countsAlone)
        return (pending && !sharesSubject(scene, mention, first)) || mention.trigger !== null
          ? null
          : mention;
    }
    plain &&= /^(?:ADP|DET|ADJ|NOUN|PROPN|PRON)$/.test(tagAt(scene, k));
    if (/^(?:who|whom|which|that)$/.test(word)) pending = false;
    else if (word === ";" && semicolons-- <= 0) return null;
    else if (word === "|" || blocks(scene, k)) return null;
    // "defended two women, but he suffered burns"
    else if (/^(?:he|she|it|i|we|they|you)$/.test(word) && k >= first) return null;
    else if (isFiniteVerb(scene, k)) pending = true;
  }
  return null;
}

/** "Nineteen guards surrendered and were taken prisoner": a clause's subject goes with its second verb, too. */
function sharesSubject({ lower, sentence }: Scene, mention: Mention, first: number): boolean {
  const opens =
    mention.from === sentence.from || /^(?:,|;|\||that|said|and)$/.test(lower[mention.from - 1] ?? "");
  return opens && lower[first] === "and" && /^(?:were|was)$/.test(lower[first + 1] ?? "");
}

/**
 * "Three clerks kidnapped on Sunday were found dead", "two boys wounded in Vell have died": those to whom something
 * was done, once more, for what was done to them later.
 */
function harmedBefore(scene: Scene, trigger: Trigger): Mention | null {
  const { lower, sentence } = scene;
  const first = beforeVerbGroup(scene, trigger.from);
  const finite =
    BE.has(lower[first + 1] ?? "") || HAVE.has(lower[first + 1] ?? "") || trigger.form === "subject";
  if (!finite || trigger.unreal || trigger.negated) return null;
  for (let k = first; k >= sentence.from && k > first - LEFT_WINDOW; k--) {
    const earlier = scene.triggerAt.get(k);
    const victim = earlier === undefined ? undefined : scene.endsAt.get(earlier.from);
    if (earlier !== undefined) {
      const reduced =
        earlier.form === "participle" && victim?.trigger === earlier && victim.harm !== trigger.harm;
      if (!reduced || victim.noun !== "person" || victim.zero || victim.parent !== null) return null;
      // Who dies of wounds is dead, and no longer one of the wounded.
      if (earlier.harm === "injured" && trigger.harm === "killed") {
        release(victim);
        return victim;
      }
      const again: Mention = { ...victim, trigger: null, harm: null, inherited: true };
      scene.mentions.splice(scene.mentions.indexOf(victim) + 1, 0, again);
      return again;
    }
    if (/^[,;:|]$/.test(lower[k] ?? "") || blocks(scene, k) || isFiniteVerb(scene, k)) return null;
  }
  return null;
}

/** Whether a noun that no list knows may be a victim: "killed two chandlers", but not "cut down two oaks". */
const isUnknownVictim = ({ lower }: Scene, { harm, from }: Trigger): boolean =>
  (harm === "killed" || harm === "injured" || harm === "casualties") &&
  !/^(?:executed|cut|cutting|hacked|mown|mowed|mowing|wip(?:ed|es|ing)|pick(?:ed|ing))$/.test(
    lower[from] ?? "",
  );

/** The rest of the list that an active harm word's first victims begin, or that an uncounted victim begins. */
function claimFurther(scene: Scene, trigger: Trigger): void {
  const first =
    scene.mentions.find((one) => one.trigger === trigger && one.from >= trigger.to) ??
    behindUncounted(scene, trigger);
  if (first === undefined) return;
  for (const mention of chainAfter(scene, first)) if (!assign(mention, trigger)) break;
}

/** "killed the mayor and two of his guards". */
function behindUncounted(scene: Scene, trigger: Trigger): Mention | undefined {
  if (trigger.form === "toll") return undefined;
  for (let k = trigger.to; k < trigger.to + 16; k++) {
    const found = scene.startsAt.get(k);
    const word = scene.lower[k] ?? "";
    // "captured five hamlets and 20 soldiers"
    if (found !== undefined && found.noun === "unknown" && found.trigger === null) {
      k = found.to - 1;
      continue;
    }
    if (found !== undefined) {
      const joined =
        joins(scene.lower, k - 1) &&
        scene.lower[k - 1] !== "(" &&
        found.noun === "person" &&
        k > trigger.to &&
        // "captured the town, and two officers were hurt"
        !isFiniteVerb(scene, found.to);
      return joined && assign(found, trigger) ? found : undefined;
    }
    if (
      !/^(?:NOUN|PROPN|ADJ|DET|PRON|CCONJ|NUM)$/.test(tagAt(scene, k)) &&
      !/^(?:of|,|'s|as|well|along|with|together|--|–|—)$/.test(word)
    )
      return undefined;
    if (scene.triggerAt.has(k) || ATTACKS.has(word)) return undefined;
  }
  return undefined;
}
