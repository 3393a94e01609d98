import { REPORTING, words } from "./lexicon.js";
import type { Mention, Scene } from "./scene.js";

const PRELIMINARY = words("preliminary initial primary provisional early unconfirmed");
const TOLLS = words("toll count estimate estimates estimation assessment figure figures assessments reports");

/** "as a preliminary toll", "initial estimate", "so far" said of a first count. */
export function isPreliminary(scene: Scene): boolean {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.to; k++) {
    if (!PRELIMINARY.has(lower[k] ?? "")) continue;
    for (let j = k + 1; j < k + 4; j++) if (TOLLS.has(lower[j] ?? "")) return true;
  }
  return false;
}

/** "so far", "to date": the count may go on. */
export function isSoFar(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = Math.max(sentence.from, mention.from - 10); k < sentence.to && k < mention.to + 12; k++)
    if ((lower[k] === "so" && lower[k + 1] === "far") || (lower[k] === "to" && lower[k + 1] === "date"))
      return true;
  return false;
}

/** "denied that", "rejected claims that" before the figure. */
export function isDeniedHere(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 20; k--) {
    const word = lower[k] ?? "";
    if (
      /^(?:den(?:y|ies|ied|ying)|refuted|refutes|rejected|rejects|dismissed|dismisses|debunked)$/.test(word)
    )
      return true;
    if (/^(?:[,;|]|but|while|although)$/.test(word)) return false;
    if (REPORTING.has(word) && !/^(?:reports?|reported|claims?)$/.test(word)) return false;
  }
  return false;
}
