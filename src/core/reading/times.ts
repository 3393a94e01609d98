import * as chrono from "chrono-node";
import { dayOf } from "../article.js";
import type { Span } from "../span.js";
import type { Sentence } from "./sentences.js";
import type { Tokens } from "./tokenize.js";

/** A time expression: "on Saturday", "30 November", "since 2011". */
export interface Time extends Span {
  /** Index of its sentence. */
  readonly sentence: number;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as the text is; null where the article's date would be needed. */
  readonly date: string | null;
  /** The last day of a range, as precise as `date`; null where there is no range. */
  readonly until: string | null;
  /** The weekday named, in lower case: what an undated article still tells. */
  readonly weekday: string | null;
}

const MONTHS =
  /^(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const RELATIVE = new Set(["today", "yesterday", "tomorrow", "tonight", "ago", "earlier", "overnight"]);
const PERIODS = new Set([
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "year",
  "years",
  "weekend",
  "night",
  "morning",
  "evening",
]);
const YEAR = /^(?:1[89]|20)\d\d$/;
const BEFORE_YEAR = new Set([
  "in",
  "since",
  "until",
  "till",
  "from",
  "during",
  "by",
  "of",
  "to",
  "before",
  "after",
  "early",
  "late",
  "mid",
  "around",
  "through",
  "and",
  "a",
  "the",
]);
/** The year is the date, not a count, even where a noun follows: "a 2020 agreement". */
const COUNTED = /^(?:people|civilians|soldiers|men|women|children|troops|fighters|others|deaths|casualties)$/;
/** Longer than any sentence that a date parser should see. */
const LONGEST = 2_000;
/** A parser result that is only one of these is more often a verb or a hedge than a date. */
const NOT_A_DATE = /^(?:may|march|mar|sat|sun|now|second|this|last|past|next)$/i;
const RELATIVE_PHRASE =
  /\b(?:today|yesterday|tomorrow|tonight|ago|earlier|overnight|last|this|next|past|previous)\b/i;
const AHEAD = /\b(?:next|coming|will|would|until|by|due|scheduled|planned|expected|set)\b[^.]{0,40}$/i;

/**
 * Time expressions, resolved against the day of publication. chrono-node reads them; as reports look back, a
 * weekday or a day without a year is taken as the last such day unless the words before it look ahead.
 */
export function findTimes(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  published: string | null,
): Time[] {
  const times: Time[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const { dated, years } = scan(tokens, sentence);
    if (!dated && years.length === 0) continue;
    const found =
      dated && sentence.end - sentence.start <= LONGEST ? parseDates(text, sentence, index, published) : [];
    for (const i of years) {
      const span = { start: tokens.starts[i] ?? 0, end: tokens.ends[i] ?? 0 };
      if (found.some((time) => time.start < span.end && span.start < time.end)) continue;
      found.push({ ...span, sentence: index, date: tokens.lower[i] ?? null, until: null, weekday: null });
    }
    times.push(...found.sort((a, b) => a.start - b.start));
  }
  return times;
}

/** Whether a sentence holds a word that a date needs, and where its bare years are. */
function scan(tokens: Tokens, sentence: Sentence): { dated: boolean; years: number[] } {
  let dated = false;
  const years: number[] = [];
  for (let i = sentence.from; i < sentence.to; i++) {
    const word = tokens.lower[i] ?? "";
    if (YEAR.test(word)) {
      if (tokens.lower[i + 1] === "-" || tokens.lower[i + 1] === "/") dated = true;
      const before = tokens.lower[i - 1] ?? "";
      if (BEFORE_YEAR.has(before) && !COUNTED.test(tokens.lower[i + 1] ?? "")) years.push(i);
    } else if (MONTHS.test(word) || WEEKDAY.test(word) || RELATIVE.has(word)) dated = true;
    else if (PERIODS.has(word) && /^(?:last|this|next|past|previous)$/.test(tokens.lower[i - 1] ?? ""))
      dated = true;
  }
  return { dated, years };
}

function parseDates(text: string, sentence: Sentence, index: number, published: string | null): Time[] {
  const body = text.slice(sentence.start, sentence.end);
  const reference = published === null ? null : new Date(`${dayOf(published)}T12:00:00Z`);
  const parsed = chrono.en.casual.parse(body, { instant: reference ?? new Date(0), timezone: 0 });
  const times: Time[] = [];
  for (const result of parsed) {
    const written = result.text;
    const length = precision(result.start, written);
    if (length === 0 || NOT_A_DATE.test(written)) continue;
    const ahead = AHEAD.test(body.slice(0, result.index)) || /^next\b/i.test(written);
    const absolute = result.start.isCertain("year") && !RELATIVE_PHRASE.test(written);
    const resolve = (part: chrono.ParsedComponents): string | null =>
      reference === null && !absolute
        ? null
        : toPast(part, absolute || ahead ? null : reference).slice(0, length);
    times.push({
      start: sentence.start + result.index,
      end: sentence.start + result.index + written.length,
      sentence: index,
      date: resolve(result.start),
      until: result.end ? resolve(result.end) : null,
      weekday: /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.exec(written)?.[1]?.toLowerCase() ?? null,
    });
  }
  return times;
}

/** How many characters of `YYYY-MM-DD` the expression settles; 0 where it names no date at all ("at noon"). */
function precision(part: chrono.ParsedComponents, written: string): number {
  if (RELATIVE_PHRASE.test(written))
    return /\byears?\b/i.test(written) ? 4 : /\bmonths?\b/i.test(written) ? 7 : 10;
  if (part.isCertain("day") || part.isCertain("weekday")) return 10;
  return part.isCertain("month") ? 7 : 0;
}

/** ISO day of a parse; a day after `reference` moves back to the last weekday or year that it can mean. */
function toPast(part: chrono.ParsedComponents, reference: Date | null): string {
  const year = part.get("year") ?? 0;
  const month = (part.get("month") ?? 1) - 1;
  const day = part.get("day") ?? 1;
  let time = Date.UTC(year, month, day);
  if (reference !== null && time > reference.getTime()) {
    if (part.isCertain("weekday")) time -= 7 * 86_400_000;
    else if (part.isCertain("month")) time = Date.UTC(year - 1, month, day);
  }
  return new Date(time).toISOString();
}
