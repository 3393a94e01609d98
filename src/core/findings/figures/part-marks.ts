import { AMONG, BE, isPerson } from "./lexicon.js";
import type { Mention, Scene } from "./scene.js";

/** Whether what stands around a phrase says that it is a part of the figure before it. */
export const isPart = (scene: Scene, mention: Mention, before: Mention): boolean =>
  opensParts(scene, mention) ||
  isPredicate(scene, mention) ||
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

/** "five were hurt, two seriously", "18 were hurt, six with severe burns": how badly some of them were. */
function isDegree(scene: Scene, mention: Mention, before: Mention): boolean {
  const { lower } = scene;
  if (before.harm !== "injured" || mention.noun !== "none" || mention.from - before.to > 8) return false;
  if (!/^[,;(–—]$/.test(lower[mention.from - 1] ?? "")) return false;
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
