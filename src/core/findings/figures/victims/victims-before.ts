import { type Mention, type Scene, type Trigger, tagAt } from "../scene.js";
import { BE, HAVE } from "../words/lexicon.js";
import { blocks, isFiniteVerb, isOblique, isSource } from "./lists.js";
import { beforeVerbGroup } from "./triggers.js";

/** A subject stands at most this many tokens before its verb. */
const LEFT_WINDOW = 48;

/** Who a verb behind its subject tells of: "four clerks" of "four clerks in Vell were killed". */
export function findSubject(scene: Scene, trigger: Trigger): Mention | null {
  const first = beforeRelative(scene, beforeVerbGroup(scene, trigger.from));
  const beside = scene.endsAt.get(first + 1);
  if (beside !== undefined && !isSource(scene, beside))
    return beside.noun === "unknown" && !isUnknownVictim(scene, trigger) ? null : beside;
  // "those who died" are nobody who was told before.
  if (scene.lower[first] === "those") return null;
  let pending = false;
  // "ten more from the ferry remain missing": nothing but where they were stands between.
  let plain = true;
  let semicolons = scene.lower[first] === ";" ? 2 : 0;
  for (let k = first; k >= scene.sentence.from && k > first - LEFT_WINDOW; k--) {
    const word = scene.lower[k] ?? "";
    const mention = scene.endsAt.get(k + 1);
    const oblique =
      mention !== undefined && isOblique(scene, mention) && !isLostWith(scene, mention, trigger);
    if (mention !== undefined && !oblique && !isSource(scene, mention)) {
      const countsAlone =
        mention.noun === "none" && (plain || /^(?:[,(:–—-]|who)$/.test(scene.lower[k + 1] ?? ""));
      if (mention.noun === "person" || countsAlone)
        return (pending && !sharesSubject(scene, mention, first, trigger)) || mention.trigger !== null
          ? null
          : mention;
    }
    plain &&= /^(?:ADP|DET|ADJ|NOUN|PROPN|PRON)$/.test(tagAt(scene, k));
    if (/^(?:who|whom|whose|which|that)$/.test(word)) pending = false;
    else if (word === ";" && semicolons-- <= 0) return null;
    else if (word === "|" || blocks(scene, k)) return null;
    // "defended two women, but he suffered burns"
    else if (/^(?:he|she|it|i|we|they|you)$/.test(word) && k >= first && tagAt(scene, k - 1) !== "ADP")
      return null;
    else if (isFiniteVerb(scene, k)) pending = true;
  }
  return null;
}

/** "A man, who had two sons, was hurt": the token before a clause about the subject. */
function beforeRelative({ lower, sentence }: Scene, first: number): number {
  if (lower[first] !== ",") return first;
  for (let k = first - 1; k > first - 24 && k > sentence.from; k--) {
    if (/^(?:who|whose|whom|which)$/.test(lower[k] ?? "") && lower[k - 1] === ",") return k - 2;
    if (/^[;|.]$/.test(lower[k] ?? "")) return first;
  }
  return first;
}

/** "A boat with eight men on board is missing", "vanished with 12 aboard": they are missing as it is. */
function isLostWith({ lower }: Scene, { from, to }: Mention, { harm }: Trigger): boolean {
  if (harm !== "missing" || lower[from - 1] !== "with") return false;
  return lower[to] === "aboard" || (lower[to] === "on" && lower[to + 1] === "board");
}

/**
 * "Nineteen guards surrendered and were taken prisoner", "Three hikers slipped off a ledge and died": a clause's subject
 * goes with its second verb, too.
 */
function sharesSubject(scene: Scene, mention: Mention, first: number, trigger: Trigger): boolean {
  const { lower, sentence } = scene;
  const before = lower[mention.from - 1] ?? "";
  const opens =
    mention.from === sentence.from || /^(?:,|;|\||that|said|and|when|after|as|where)$/.test(before);
  if (!opens || lower[first] !== "and") return false;
  const verb = lower[first + 1] ?? "";
  if (/^(?:were|was|are|is|have|has|had)$/.test(verb)) return true;
  return trigger.form === "subject" && trigger.harm === "killed" && trigger.from - first <= 2;
}

/**
 * "Three clerks kidnapped on Sunday were found dead", "two boys wounded in Vell have died": those to whom something
 * was done, once more, for what was done to them later.
 */
export function harmedBefore(scene: Scene, trigger: Trigger): Mention | null {
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

export function release(mention: Mention): void {
  mention.trigger = null;
  mention.harm = null;
}

/** Whether a noun that no list knows may be a victim: "killed two chandlers", but not "cut down two oaks". */
export const isUnknownVictim = ({ lower }: Scene, { harm, from, to }: Trigger): boolean =>
  (harm === "killed" || harm === "injured" || harm === "casualties") &&
  !/^(?:condition|care|support|coma|stitches|attention|surgery)$/.test(lower[to - 1] ?? "") &&
  !/^(?:executed|burned|burnt|blown|poisoned|crushed|laid|beaten|sickened|clubbed|cut|cutting|hacked|mown|mowed|mowing|wip(?:ed|es|ing)|pick(?:ed|ing))$/.test(
    lower[from] ?? "",
  );
