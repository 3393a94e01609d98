import { type Mention, type Scene, tagAt } from "../scene.js";
import { isFiniteVerb } from "../victims/lists.js";
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

/** What somebody denies who does not deny that it happened. */
const INVOLVEMENT = words(
  "role part hand involvement responsibility blame complicity knowledge guilt link links connection ties negligence wrongdoing",
);
/** Tokens between a denial and a figure that it speaks of. */
const DENIAL_REACH = 24;

/**
 * Whether a denial before the figure takes it for granted: "denied any role in the raid that killed nine", "denied
 * shelling the school where nine died". Who denies that says nothing of the nine, neither that they died nor that not.
 */
export function isPresupposed(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  let presupposed = false;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - DENIAL_REACH; k--) {
    const word = lower[k] ?? "";
    if (DENIES.test(word)) return presupposed;
    // "denied reports of a raid that killed nine": of all that they tell.
    if (/^[;|]$/.test(word) || (REPORTS.test(word) && word !== "it") || TOLLS.has(word)) return false;
    presupposed ||= INVOLVEMENT.has(word) && /^(?:in|for|of|over|to|with|behind)$/.test(lower[k + 1] ?? "");
    presupposed ||= isRelative(scene, k) && tellsOf(scene, k, mention);
  }
  return false;
}

/** "the raid that killed", "the school where"; not "denied that", "the raid that day". */
function isRelative(scene: Scene, k: number): boolean {
  const word = scene.lower[k] ?? "";
  if (/^(?:who|which|where)$/.test(word)) return true;
  return word === "that" && tagAt(scene, k - 1) === "NOUN" && /^(?:VERB|AUX)$/.test(tagAt(scene, k + 1));
}

/** Whether the figure is told by the clause that a pronoun opens, not by the one around: "that men who fled killed nine". */
function tellsOf(scene: Scene, pronoun: number, { from, trigger }: Mention): boolean {
  for (let k = pronoun + 1; k < from; k++) {
    if (trigger !== null && k >= trigger.from && k < trigger.to) return true;
    if (scene.lower[k] === "," || scene.triggerAt.has(k) || isFiniteVerb(scene, k)) return false;
  }
  return true;
}

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
