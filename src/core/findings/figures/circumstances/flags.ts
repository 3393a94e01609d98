import type { Mention, Scene } from "../scene.js";
import { REPORTING, TOLLS, words } from "../words/lexicon.js";

const PRELIMINARY = words("preliminary initial primary provisional early unconfirmed");

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

const DENIES =
  /^(?:den(?:y|ies|ied|ying)|refut(?:ed|es|ing)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|debunk(?:ed|s|ing))$/;
const DOUBTS =
  /^(?:disput(?:ed|es|e|ing)|contest(?:ed|s|ing)?|retract(?:ed|s|ing)?|withdr(?:ew|aws|awn|awing)|disown(?:ed|s)|disavow(?:ed|s)|repudiat(?:ed|es|ing)|doubt(?:ed|s|ing)?|question(?:ed|s|ing))$/;

/** "denied that", "rejected claims that" before the figure; "reports that …" that "were false". */
export function isDeniedHere(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  if (isCalledUntrue(scene, mention)) return true;
  let claims = false;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 20; k--) {
    const word = lower[k] ?? "";
    if (DENIES.test(word)) return true;
    // "disputed the figure of 40"; not "contested an election in which two"
    if (DOUBTS.test(word) && (claims || /^(?:that|whether)$/.test(lower[k + 1] ?? ""))) return true;
    if (word === "evidence" && /^(?:no|without|any)$/.test(lower[k - 1] ?? "")) return true;
    claims ||= REPORTS.test(word) || TOLLS.has(word);
    if (/^(?:[,;|]|but|while|although)$/.test(word)) return false;
    if (REPORTING.has(word) && !/^(?:reports?|reported|claims?)$/.test(word)) return false;
  }
  return false;
}

const REPORTS =
  /^(?:reports?|claims?|allegations?|rumou?rs?|suggestions?|assertions?|stories|story|statements?|accounts?|it)$/;
const UNTRUE =
  /^(?:false|untrue|wrong|baseless|unfounded|fabricat\w*|incorrect|nonsense|lies?|propaganda|fake|hoax|exaggerated|invention|invented)$/;

/** "claims of 25 dead are false", "it is not true that nine died", "called reports of nine deaths a lie". */
function isCalledUntrue(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  let report = false;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 12; k--) {
    const word = lower[k] ?? "";
    if (/^[,;|]$/.test(word)) break;
    if (UNTRUE.test(word) || (word === "true" && lower[k - 1] === "not")) return lower[k + 1] === "that";
    if (REPORTS.test(word)) report = true;
  }
  if (!report) return false;
  for (let k = mention.to; k < sentence.to && k < mention.to + 14; k++) {
    const word = lower[k] ?? "";
    if (/^[,;|]$/.test(word)) return false;
    if (UNTRUE.test(word) || (word === "true" && lower[k - 1] === "not")) return true;
  }
  return false;
}
