import type { Mention, Scene } from "../scene.js";
import { AMONG, BE, isPerson } from "../words/lexicon.js";

/** Whether what stands around a phrase says that it is a part of the figure before it. */
export const isPart = (scene: Scene, mention: Mention, before: Mention): boolean =>
  opensParts(scene, mention) ||
  isPredicate(scene, mention) ||
  isBesideWhole(scene, mention, before) ||
  isDegree(scene, mention, before) ||
  isOfWhole(scene, mention, before);

/** "Of 64 casualties, 19 were fatal": what stands behind the whole of a sentence that begins with it. */
function isOfWhole({ lower, sentence }: Scene, mention: Mention, before: Mention): boolean {
  const start = lower[before.from - 1] === "the" ? before.from - 2 : before.from - 1;
  if (start !== sentence.from || lower[start] !== "of" || before.harm === null) return false;
  return lower[mention.from - 1] === "," && mention.from - Math.max(before.to, before.trigger?.to ?? 0) < 8;
}

/** Whether "including", "among them" or a bracket stands before a phrase. */
export function opensParts(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  const before = lower[mention.from - 1] ?? "";
  if (/^compris(?:ing|ed|es?)$/.test(before)) return true;
  if (before === "of" && /^(?:consist(?:ing|ed|s)|composed|made)$/.test(lower[mention.from - 2] ?? ""))
    return true;
  if (before === "of" && lower[mention.from - 2] === "up" && lower[mention.from - 3] === "made") return true;
  if (AMONG.has(before) || (before === "." && lower[mention.from - 2] === "incl")) return true;
  const open = before === "were" || before === "was" || before === "," ? mention.from - 2 : mention.from - 1;
  if (
    /^(?:them|whom|which|those|these)$/.test(lower[open] ?? "") &&
    /^(?:among|amongst|of)$/.test(lower[open - 1] ?? "")
  )
    return true;
  // "including at least three", "including, they said, three"
  return before === "(" && mention.noun !== "unknown";
}

/** "Twelve people were killed, four from one family", ", with seven dying in Vell"; not "three died in Osk, four in Vell". */
function isBesideWhole({ lower }: Scene, mention: Mention, before: Mention): boolean {
  if (mention.noun !== "none" || before.zero || before.vague || before.harm === null) return false;
  if ((mention.low ?? 0) >= (before.low ?? 0) || (mention.harm !== null && mention.harm !== before.harm))
    return false;
  const comma = lower[mention.from - 1] === "with" ? mention.from - 2 : mention.from - 1;
  if (lower[comma] !== "," || before.trigger === null) return false;
  const next = lower[mention.to] ?? "";
  if (comma < mention.from - 1) return mention.trigger !== null && mention.trigger.from === mention.to;
  return comma === Math.max(before.to, before.trigger.to) && /^(?:from|in|at|on|aboard|by)$/.test(next);
}

/** "three were children": no harm word, but a noun; "19 were fatal". */
function isPredicate(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  if (mention.trigger !== null || mention.noun !== "none") return false;
  if (!BE.has(lower[mention.to] ?? "")) return false;
  if (/^fatal/.test(lower[mention.to + 1] ?? "")) return true;
  for (let k = mention.to + 1; k < mention.to + 5; k++) {
    if (!isPerson(lower[k] ?? "")) continue;
    mention.group = [k, k + 1];
    return true;
  }
  return false;
}

const DEGREE =
  /^(?:seriously|critically|severely|gravely|slightly|lightly|badly|fatally|critical|serious|moderately)$/;

/** "seriously", which is no death. */
export const isDegreeWord = (word: string): boolean => DEGREE.test(word) && word !== "fatally";

/** "five were hurt, two seriously", "18 were hurt, six with severe burns": how badly some of them were. */
function isDegree(scene: Scene, mention: Mention, before: Mention): boolean {
  const { lower } = scene;
  if (before.harm !== "injured" || mention.noun !== "none" || mention.from - before.to > 8) return false;
  const mark = lower[mention.from - 1] === "with" ? mention.from - 2 : mention.from - 1;
  if (!/^[,;(–—]$/.test(lower[mark] ?? "")) return false;
  const next = lower[mention.to] ?? "";
  const after = lower[mention.to + 1] ?? "";
  if (mention.trigger === null && DEGREE.test(next))
    return !/^[a-z]/.test(after) || /^(?:and|or|so|in)$/.test(after);
  if (mention.trigger === null && /^(?:is|are|was|were|remains?|remained)$/.test(next))
    return hasDegree(lower, mention.to);
  if (mention.trigger === null) return /^(?:in|with)$/.test(next) && hasDegree(lower, mention.to);
  return next === "with" && mention.trigger.from === mention.to;
}

function hasDegree(lower: readonly string[], at: number): boolean {
  return lower
    .slice(at + 1, at + 5)
    .some((word) => DEGREE.test(word) || /^(?:burns|condition|fractures)$/.test(word));
}
