import type { Time } from "../../reading/times.js";
import { isOld } from "./dating.js";
import { words } from "./lexicon.js";
import type { Mention, Scene } from "./scene.js";

const TOLLS = words("toll count estimate estimates estimation assessment figure figures assessments reports");
const ERA =
  /^(?:war|conflict|uprising|invasion|revolution|insurgency|unrest|crisis|ceasefire|coup|genocide|truce|armistice|hostilities|blockade|siege|occupation|independence|partition)$/;
const SEASON = /^(?:spring|summer|autumn|winter|fall)$/;
const LONG = /^(?:weeks?|months?|years?|decades?)$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const RANKS = words(
  "first second third fourth fifth sixth seventh eighth ninth tenth only deadliest bloodiest worst heaviest highest largest biggest greatest gravest fiercest strongest most lowest fewest longest not never",
);

/**
 * How far a word at which an earlier time or a long one is named makes a count background: all of its `sentence`
 * ("since 2019"), its `clause` ("a month earlier"), what comes `after` it ("a year after a bombing killed 30"), what is
 * `told` of it ("the worst since the blast that killed 30"), or null.
 */
export function pastAt(scene: Scene, k: number): "sentence" | "clause" | "after" | "told" | null {
  const { lower } = scene;
  const word = lower[k] ?? "";
  const next = lower[k + 1] ?? "";
  if (word === "since")
    return isRanked(scene, k)
      ? "told"
      : !TOLLS.has(lower[k - 1] ?? "") && opensEra(scene, k)
        ? "sentence"
        : null;
  if (word === "this" && next === "year") return isRanked(scene, k) ? null : "sentence";
  if (/^(?:recent|past|last|previous)$/.test(word)) return pastPeriod(scene, k);
  if (word === "first" || word === "second" || word === "third" || word === "fourth")
    return /^(?:quarter|half)$/.test(next) && /^(?:the|its)$/.test(lower[k - 1] ?? "")
      ? quarter(lower, k)
      : null;
  if (SEASON.test(word) && next !== "of" && lower[k - 1] === "the")
    return /^(?:throughout|during|over)$/.test(lower[k - 2] ?? "") ? "clause" : null;
  if (word === "annually" || (/^(?:every|each)$/.test(word) && next === "year")) return "sentence";
  if (LONG.test(word)) return longAt(scene, k);
  if (word === "war" && isWarOfOld(lower, k)) return "clause";
  return null;
}

/** "in the first quarter", but not "the second half of the match". */
function quarter(lower: readonly string[], k: number): "sentence" | null {
  if (lower[k + 2] !== "of") return lower[k + 1] === "quarter" ? "sentence" : null;
  const what = lower[k + 3] ?? "";
  return /^(?:19|20)\d\d$/.test(what) || lower.slice(k + 3, k + 6).includes("year") ? "sentence" : null;
}

/** "in recent years", "over the past five years", "last spring". */
function pastPeriod(scene: Scene, k: number): "sentence" | "clause" | null {
  const { lower } = scene;
  const next = lower[k + 1] ?? "";
  if (SEASON.test(next)) return lower[k] === "last" || lower[k] === "previous" ? "clause" : null;
  const unit = /^(?:\d+|[a-z]+)$/.test(next) && !LONG.test(next) ? (lower[k + 2] ?? "") : next;
  if (!/^(?:years|decades|decade|months)$/.test(unit)) return null;
  return isRanked(scene, k) ? null : "sentence";
}

/** "months ago", "weeks earlier", "a year after", "the twelve months to April", "years of war". */
function longAt(scene: Scene, k: number): "sentence" | "clause" | "after" | null {
  const { lower } = scene;
  const word = lower[k] ?? "";
  const next = lower[k + 1] ?? "";
  if (/^(?:earlier|before|previously)$/.test(next))
    return /^(?:months|years|decades)/.test(word) ? "sentence" : "clause";
  if (next === "ago") return word === "week" ? null : "sentence";
  if (next === "after" && !/^week/.test(word) && /^(?:the|an?)$/.test(lower[k + 2] ?? "")) return "after";
  if (/^(?:months|years)$/.test(word) && /^(?:to|through|until)$/.test(next)) return "sentence";
  if (/^(?:months|years)$/.test(word) && next === "that") return "sentence";
  const of = next === "of" && /^(?:war|conflict|fighting|siege)$/.test(lower[k + 2] ?? "");
  return of && /^(?:years|decades|months)$/.test(word) ? "sentence" : null;
}

/** "during the last war", "in the Great War". */
function isWarOfOld(lower: readonly string[], k: number): boolean {
  if (!/^(?:great|last|first|second|world|civil|previous|earlier|independence)$/.test(lower[k - 1] ?? ""))
    return false;
  for (let j = k - 2; j > k - 6; j--) if (/^(?:in|during)$/.test(lower[j] ?? "")) return true;
  return false;
}

/** "the deadliest attack since 2028", "the third this year": a rank among others, not when people were harmed. */
function isRanked(scene: Scene, at: number): boolean {
  const { lower, sentence } = scene;
  for (let k = at - 1; k >= sentence.from && k > at - 9; k--) {
    const word = lower[k] ?? "";
    if (RANKS.has(word) || /^\d+(?:st|nd|rd|th)$/.test(word)) return true;
    if (/^[,;:.–—(]$/.test(word)) return false;
  }
  return false;
}

/** Whether the time at a token only ranks: the 2028 of "the deadliest since 2028". */
export function isStanding(scene: Scene, at: number): boolean {
  for (let k = at - 1; k >= scene.sentence.from && k > at - 7; k--)
    if (scene.lower[k] === "since") return isRanked(scene, k);
  return false;
}

function opensEra(scene: Scene, at: number): boolean {
  const { lower, sentence, reading } = scene;
  let era = false;
  for (let k = at + 1; k < at + 9 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (WEEKDAY.test(word) || /^(?:yesterday|weekend|dawn|midnight)$/.test(word)) return false;
    if (ERA.test(word) || /^(?:19|20)\d\d$/.test(word)) era = true;
    if (word === "year" && /^(?:start|beginning)$/.test(lower[at + 2] ?? "")) era = true;
    if (/^[,;.]$/.test(word)) break;
  }
  if (era) return true;
  const start = reading.tokens.starts[at] ?? 0;
  const time = scene.times.find((one) => one.start > start && one.start - start < 30);
  const running = /^(?:toll|total)$/.test(lower[at - 1] ?? "") || mentionsStart(lower, at);
  return (
    time !== undefined &&
    time.weekday === null &&
    !running &&
    time.date !== null &&
    isOld(scene, time.date, 7)
  );
}

const mentionsStart = (lower: readonly string[], at: number): boolean =>
  /^(?:start|beginning|onset|outbreak)$/.test(lower[at + 2] ?? "");

/** "in the past 24 hours", "overnight", "on Monday alone", "since dawn": the count is of now. */
export function isRecent(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = Math.max(sentence.from, mention.from - 20); k < mention.to + 10 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^(?:overnight|yesterday|today)$/.test(word)) return true;
    if (/^(?:past|last|previous)$/.test(word) && /^(?:hours?|days?|night)$/.test(lower[k + 1] ?? ""))
      return true;
    if (/^(?:past|last|previous)$/.test(word) && /^(?:hours?|days?)$/.test(lower[k + 2] ?? "")) return true;
    if (WEEKDAY.test(word) && lower[k + 1] === "alone") return true;
  }
  return false;
}

/** Whether a time itself is of the past: "last month". */
export const isPast = (scene: Scene, time: Time): boolean =>
  /ago|last|before/i.test(scene.reading.text.slice(time.start, time.end));
