import type { Figure, Harm } from "../../finding.js";
import type { Mention, Scene } from "../scene.js";
import { words } from "../words/lexicon.js";

const FORMER = words("earlier previous prior former original");
const STATEMENTS = words(
  "version versions report reports story article tweet post headline dispatch bulletin alert item caption edition statement statements count counts toll tolls figure figures estimate estimates number numbers total tally announcement account claim claims update communique release assertion",
);
const MENDS =
  /^(?:correct|correcting|corrected|corrects|retract\w*|withdr\w+|amend\w*|supersed\w+|replac(?:es|ed|ing)|revising|revises|clarif\w+|rectif\w+|contradicting|updating|overturning)$/;

/** Whether the words before a count are those of a statement that no longer holds: "an earlier version of this report said that 19". */
export function isOfFormerStatement(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  let statement = false;
  let tells = /^(?:of|at)$/.test(lower[mention.from - 1] ?? "");
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 16; k--) {
    const word = lower[k] ?? "";
    if (/^(?:[;|]|but|whereas|while)$/.test(word) || scene.endsAt.has(k + 1)) return false;
    tells ||= TELLS.test(word);
    if (STATEMENTS.has(word)) statement = tells;
    if (!statement) continue;
    if (FORMER.has(word) && isStatementSoon(lower, k)) return true;
    // "retracted its claim that six": what is mended, not what it is mended to
    if (MENDS.test(word)) return lower[mention.from - 1] !== "to" && lower[k + 1] !== "to";
  }
  return false;
}

const TELLS = /^(?:said|says|stated|gave|put|reported|had|claimed|showed|spoke|listed|counted|that|:)$/;

const isStatementSoon = (lower: readonly string[], k: number): boolean =>
  STATEMENTS.has(lower[k + 1] ?? "") || STATEMENTS.has(lower[k + 2] ?? "");

const NOW = words("correct actual real right true final accurate new revised updated proper");
const COUNT = /^(?:number|figure|toll|count|it|they)$/;

/** "the correct number is three", "it is in fact 10", "the figure was nine": the count that stands for another. */
export function isRightNumber(scene: Scene, { from, to, noun }: Mention): boolean {
  const { lower, sentence } = scene;
  if (noun !== "none" || (to < sentence.to && /^[a-z]/.test(lower[to] ?? ""))) return false;
  let k = from - 1;
  while (/^(?:in|fact|actually|now|rather|instead|really|have|been|,)$/.test(lower[k] ?? "")) k--;
  const at = lower[k] === "at" && /^(?:stands|is|now)$/.test(lower[k - 1] ?? "");
  if (!at && !/^(?:is|was|be|should|are|were)$/.test(lower[k] ?? "")) return false;
  while (/^(?:at|stands|should|be|is|was)$/.test(lower[k] ?? "")) k--;
  // "the correct figure, police say, is nine"
  if (lower[k] === ",") {
    for (k--; k > from - 10 && lower[k] !== ","; ) k--;
    k--;
  }
  // "the correct number of injured is 12" has a harm word of its own, and is read by it.
  if (!COUNT.test(lower[k] ?? "")) return false;
  if (lower[k] === "it" || lower[k] === "they")
    return /^(?:in|actually|is|was)$/.test(lower[k + 1] ?? "") && k < from - 2;
  return NOW.has(lower[k - 1] ?? "") || /^(?:the|that|this|[,;:–—(])$/.test(lower[k - 1] ?? "");
}

/** "Doctors put the figure at 12": another count of what was counted before. */
function isPutAt({ lower, sentence }: Scene, { from, noun }: Mention): boolean {
  if (noun !== "none" || lower[from - 1] !== "at") return false;
  if (!/^(?:figure|number|count|total|tally|estimate|it)$/.test(lower[from - 2] ?? "")) return false;
  for (let k = from - 3; k > from - 6 && k >= sentence.from; k--)
    if (/^(?:put|puts|putting)$/.test(lower[k] ?? "")) return true;
  return false;
}

/** "later revised the figure to seven", "changed it to 12": where a count goes to. */
export function isChangedTo({ lower, sentence }: Scene, { from, noun }: Mention): boolean {
  if (noun !== "none" || lower[from - 1] !== "to") return false;
  for (let k = from - 2; k >= sentence.from && k > from - 7; k--) {
    const word = lower[k] ?? "";
    if (/^(?:revis|lower|rais|correct|chang|amend|adjust|cut|increas|reduc|updat|lift)/.test(word))
      return k < from - 2;
    if (
      !/^(?:the|its|their|that|this|it|figure|number|count|total|estimate|tally|up|down|upwards?|downwards?|figures)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

/** What a further count does to a total. */
export const BRINGS =
  /^(?:bring|brings|bringing|brought|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|push(?:es|ed|ing)?)$/;

/** "bringing the total to 88", "which took the year's total number of deaths to 88": what takes the figure before it in. */
export function isBroughtTo({ lower, sentence }: Scene, { from, noun }: Mention): boolean {
  if (noun !== "none" || lower[from - 1] !== "to") return false;
  let total = false;
  for (let k = from - 2; k >= sentence.from && k > from - 10; k--) {
    const word = lower[k] ?? "";
    if (BRINGS.test(word)) return total;
    if (/^(?:total|number|tally|figure|count)$/.test(word)) total = true;
    else if (/^[,;:.()–—]$/.test(word)) return false;
  }
  return false;
}

/** What a sentence said last, for a next one that puts it right. */
export function statedBy(figures: readonly Figure[]): Figure | null {
  const whole = figures.filter((one) => !one.subset && !one.zero && one.low !== null);
  return whole.length === 1 ? (whole[0] ?? null) : null;
}

/** Two counts of the same victims differ by this factor at most. */
const MOST_TIMES = 20;

/** "The correct number is three.": gives the count the harm of the one that it corrects; whether it has. */
export function readCorrection(scene: Scene, stated: Figure | null): boolean {
  const only = scene.mentions.length === 1 ? scene.mentions[0] : undefined;
  if (stated === null || only === undefined || only.harm !== null || only.zero) return false;
  if (!isRightNumber(scene, only) && !isChangedTo(scene, only) && !isPutAt(scene, only)) return false;
  // "put the number at 5 million" counts something else.
  if ((only.low ?? only.high ?? 0) > MOST_TIMES * (stated.low ?? 0)) return false;
  const harm: Harm = stated.harm;
  only.harm = harm;
  only.inherited = true;
  // Without a harm word it would not be told from a number of anything.
  only.subset = false;
  return true;
}

const CORRECTS =
  /^(?:correct\w*|actual|real|right|true|final|accurate|revised|updated|changed|amended|mistake)$/;

/** What the next sentence corrects was so before; another source's number, not called the right one, stands beside it. */
export function takeBackLast(scene: Scene, figures: Figure[], [found]: readonly Figure[]): void {
  const last = figures.findLastIndex((one) => !one.subset && !one.zero);
  const old = figures[last];
  if (old === undefined || found === undefined) return;
  const { lower, sentence } = scene;
  const rivals = found.speaker !== null && old.speaker !== found.speaker;
  if (rivals && !lower.slice(sentence.from, sentence.to).some((word) => CORRECTS.test(word))) return;
  figures[last] = { ...old, previous: true, background: true, running: false };
}
