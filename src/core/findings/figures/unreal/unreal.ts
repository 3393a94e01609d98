import { isCapital, type Scene, tagAt } from "../scene.js";
import { BE, HAVE, isPerson, MODALS, REPORTING, words } from "../words/lexicon.js";

const AVERTS = words(
  "prevent prevented preventing avoid avoided avoiding avert averted risk risks risking threat threaten threatened threatening warned warning warns warn capable aimed aiming potential possible plot plotting plotted planning planned plans plan conspiring conspiracy attempted attempting attempt hypothetical future feared fears fear predict predicts predicted predicting forecast forecasts forecasting projects projected projection projections foresees foresaw envisages expects expected expecting expect assume assumes assumed assuming anticipates anticipated imagined imagine imagines dream dreamed dreamt dreams fantasised fantasized pretended pretending pretend hoping hoped vow vows vowed vowing pledge pledges pledged pledging promise promises promised swear swears swore threatens preparing prepare prepares prepared bracing braced brace lest",
);
const GOES_ON = words(
  "went managed continued proceeded helped appears appeared seems said believed known reported claims claimed thought",
);
/** Without an ending a verb hangs on the one before it, as long as no subject of its own stands there. */
const BASE =
  /^(?:kill|murder|execute|massacre|slaughter|butcher|injure|wound|maim|hurt|displace|uproot|capture|arrest|detain|kidnap|abduct|die|flee)$/;

/** Whether the clause up to `i` says that it could, might, will or was meant to happen. */
export function isUnreal(scene: Scene, i: number): boolean {
  const { lower, sentence } = scene;
  if (/^(?:face|faces)$/.test(lower[i - 1] ?? "")) return true;
  if (/^(?:nearly|almost)$/.test(lower[i - 1] ?? "") && !scene.startsAt.has(i)) return true;
  let skipped = 0;
  let beside = false;
  for (let k = i - 1; k >= sentence.from && k > i - 9; k--) {
    const word = lower[k] ?? "";
    const phrase = scene.endsAt.get(k + 1);
    if (phrase !== undefined) {
      k = phrase.from;
      skipped = i - k;
      beside ||= phrase.to === i;
      continue;
    }
    // "wanted two men dead"
    if (beside && k === i - skipped - 1 && /^(?:want|wants|wanted|wanting)$/.test(word)) return true;
    // "six men face execution", "awaits a certain death"
    if (/^(?:fac(?:e|es|ed|ing)|await(?:s|ed|ing)?)$/.test(word) && k > i - 3) return true;
    if (MODALS.has(word)) return word !== "may" || !isCapital(scene, k) || k === sentence.from;
    if (word === "to") {
      const verb = lower[k + 1] ?? "";
      const moves =
        k + 1 === i ||
        (verb === "be" && i - k <= 3) ||
        // "offered money to have two men killed"
        (/^(?:have|get|see)$/.test(verb) && beside && k + 2 === i - skipped) ||
        (/^(?:leave|cause|claim)$/.test(verb) && i - k <= 5);
      if (moves && !/^(?:NOUN|PROPN|NUM)$/.test(tagAt(scene, k + 1))) return !forced(scene, k);
    }
    if (AVERTS.has(word) && k >= i - 4 - Math.max(0, skipped - 1) && isAverting(scene, k, i)) return true;
    // "must save 12 hostages and kill 30 guards"
    if (word === "and" && k === i - 1 && BASE.test(lower[i] ?? "")) continue;
    if (word === "that" && SUPPOSES.test(lower[k - 1] ?? "")) return true;
    // "could claim 200 lives"
    const takes = /^claim/.test(word) && scene.startsAt.has(k + 1);
    if (/^(?:[,;:|.()]|that|who|which|and|but|accused)$/.test(word) || (REPORTING.has(word) && !takes))
      return false;
    if (isPerson(word) || (tagAt(scene, k) === "PROPN" && k < i - 1)) return false;
    if (word === "not" && /^(?:confident|sure|certain|clear|known)$/.test(lower[k + 1] ?? "")) return true;
    if (word === "if" || word === "unless" || word === "lest" || word === "whether") return true;
  }
  return false;
}

/** Whether a word of warning or planning at `k` governs what stands at `i`. */
function isAverting(scene: Scene, k: number, i: number): boolean {
  const { lower } = scene;
  const word = lower[k] ?? "";
  // "during the attempt two guards died"
  if (tagAt(scene, k) === "NOUN" && !/^(?:to|of|that|at)$/.test(lower[k + 1] ?? "")) return false;
  const passive = BE.has(lower[k - 1] ?? "") && !word.endsWith("ing");
  if (passive && !/^(?:capable|expected|predicted|forecast|projected)$/.test(word)) return false;
  return !/^(?:dead|killed|missing)$/.test(lower[i] ?? "");
}

const SUPPOSES = /^(?:pretend|imagin|suppos|assum|hypothes|dream|jok|fantasi|provid)\w*$/;

/** "forced 300 people to flee", "went on to kill", "is believed to be dead". */
function forced(scene: Scene, at: number): boolean {
  const { lower, sentence } = scene;
  const before = lower[at - 1] ?? "";
  if (GOES_ON.has(before) || before === "on") return true;
  if (/^(?:feared|presumed|confirmed)$/.test(before)) return true;
  if (!/^flee|^leave/.test(lower[at + 1] ?? "")) return false;
  for (let k = at - 1; k >= sentence.from && k > at - 12; k--)
    if (/^(?:forc|caus|compel|prompt|driv|drove)/.test(lower[k] ?? "")) return true;
  return false;
}

const ASKS =
  /^(?:was|were|is|are|did|do|does|has|have|had|could|would|will|can|should|might|may|must|shall)$/;

/** "Were 40 people killed in the raid?"; not "does anyone remember the 63 who drowned?". */
export function isQuestion(scene: Scene): boolean {
  const { lower, sentence } = scene;
  let end = sentence.to - 1;
  while (end > sentence.from && /^["'”’)\]]$/.test(lower[end] ?? "")) end--;
  if (lower[end] !== "?") return false;
  let start = sentence.from;
  while (start < end && /^["'“‘(:|–—-]$/.test(lower[start] ?? "")) start++;
  if (!ASKS.test(lower[start] ?? "") || end - start > LONGEST_QUESTION) return false;
  for (let k = start; k < end; k++) {
    if (lower[k] === "that" && /^(?:true|possible|likely)$/.test(lower[k - 1] ?? "")) continue;
    if (/^(?:who|that|which|after|when|where)$/.test(lower[k] ?? "")) return false;
  }
  return true;
}

const LONGEST_QUESTION = 40;

export function isNegated(scene: Scene, i: number): boolean {
  for (let k = i - 1; k >= scene.sentence.from && k > i - 5; k--) {
    const word = scene.lower[k] ?? "";
    if (/^(?:not|n't|never)$/.test(word)) return true;
    if (!BE.has(word) && !HAVE.has(word) && tagAt(scene, k) !== "ADV" && tagAt(scene, k) !== "AUX")
      return false;
  }
  return false;
}
