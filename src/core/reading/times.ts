import type { ParsedComponents } from "chrono-node";
import { dayOf } from "../article.js";
import { overlaps, type Span } from "../span.js";
import { parseDates } from "./date-parser.js";
import type { Sentence } from "./sentences.js";
import { findTriggers, WEEKDAYS, type Window } from "./time-triggers.js";
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

/** Longer than any sentence that a date parser should see. */
const LONGEST = 2_000;
/** A parser result that is only one of these is more often a verb or a hedge than a date. */
const NOT_A_DATE = /^(?:may|march|mar|sat|sun|now|second|this|last|past|next)$/i;
/** "a day earlier", "two days after": counted from something else than the article; "earlier this week" is no day. */
const COUNTED_FROM_ELSEWHERE =
  /\b(?:days?|weeks?|hours?|nights?)\s+(?:earlier|before|after|later)\b|\bearlier this week\b|^(?:this|last|next) week$/i;
const RELATIVE_PHRASE =
  /\b(?:today|yesterday|tomorrow|tonight|ago|earlier|overnight|last|this|next|past|previous)\b/i;
const AHEAD = /\b(?:next|coming|will|would|could|may|might|can|due|scheduled|planned|expected)\b[^.]{0,40}$/i;

/**
 * Time expressions, resolved against the day of publication. chrono-node reads them, but for the two commonest kinds,
 * a lone weekday and a lone year; as reports look back, a weekday or a day without a year is taken as the last such
 * day unless the words before it look ahead.
 */
export function findTimes(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  published: string | null,
): Time[] {
  const reference = published === null ? null : Date.parse(`${dayOf(published)}T12:00:00Z`);
  const times: Time[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const triggers = findTriggers(text, tokens, sentence);
    if (triggers === undefined) continue;
    const place = { text, tokens, sentence, index, reference };
    const found = triggers.windows.flatMap((window) => parseWindow(place, window));
    for (const i of triggers.plain) {
      const span = { start: tokens.starts[i] ?? 0, end: tokens.ends[i] ?? 0 };
      if (!found.some((time) => overlaps(time, span))) found.push(plainTime(place, i));
    }
    times.push(...found.sort((a, b) => a.start - b.start));
  }
  return times;
}

interface Place {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentence: Sentence;
  readonly index: number;
  /** Noon (UTC) of the day of publication; null where the article is undated. */
  readonly reference: number | null;
}

const DAY = 86_400_000;

/** A lone weekday or year. */
function plainTime({ text, tokens, sentence, index, reference }: Place, i: number): Time {
  const word = tokens.lower[i] ?? "";
  const weekday = WEEKDAYS.indexOf(word);
  const on = weekday >= 0 && tokens.lower[i - 1] === "on" ? i - 1 : i;
  const start = tokens.starts[on] ?? 0;
  const end = tokens.ends[i] ?? 0;
  if (weekday < 0) return { start, end, sentence: index, date: word, until: null, weekday: null };
  let date: string | null = null;
  if (reference !== null) {
    const back = (new Date(reference).getUTCDay() - weekday + 7) % 7;
    const ahead = AHEAD.test(text.slice(sentence.start, start));
    const days = ahead && back > 0 ? 7 - back : -back;
    date = new Date(reference + days * DAY).toISOString().slice(0, 10);
  }
  return { start, end, sentence: index, date, until: null, weekday: word };
}

/** chrono-node counts in local hours even where it is given a zone ("last night"): it gets noon of that day here. */
export function localNoon(time: number): Date {
  const day = new Date(time);
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
}

function parseWindow({ text, tokens, sentence, index, reference }: Place, window: Window): Time[] {
  const offset = tokens.starts[window.from] ?? 0;
  const body = text.slice(offset, tokens.ends[window.to - 1]);
  if (body.length > LONGEST) return [];
  const parsed = parseDates(body, localNoon(reference ?? 0));
  const times: Time[] = [];
  for (const result of parsed) {
    const written = result.text;
    const length = precision(result.start, written);
    const behind = body.slice(result.index, result.index + written.length + 8);
    const elsewhere = COUNTED_FROM_ELSEWHERE.test(behind) || /\bearlier $/i.test(body.slice(0, result.index));
    if (length === 0 || NOT_A_DATE.test(written) || elsewhere) continue;
    const start = offset + result.index;
    const ahead = /^next\b/i.test(written) || AHEAD.test(text.slice(sentence.start, start));
    const absolute = result.start.isCertain("year") && !RELATIVE_PHRASE.test(written);
    const resolve = (part: ParsedComponents): string | null =>
      reference === null && !absolute
        ? null
        : (toPast(part, absolute || ahead ? null : reference)?.slice(0, length) ?? null);
    times.push({
      start,
      end: start + written.length,
      sentence: index,
      date: resolve(result.start),
      until: result.end ? resolve(result.end) : null,
      weekday: WEEKDAYS.find((day) => written.toLowerCase().includes(day)) ?? null,
    });
  }
  return times;
}

/** How many characters of `YYYY-MM-DD` the expression settles; 0 where it names no date at all ("at noon"). */
function precision(part: ParsedComponents, written: string): number {
  if (RELATIVE_PHRASE.test(written))
    return /\byears?\b/i.test(written) ? 4 : /\bmonths?\b/i.test(written) ? 7 : 10;
  if (part.isCertain("day") || part.isCertain("weekday")) return 10;
  return part.isCertain("month") ? 7 : 0;
}

/** ISO day of a parse; a day after `reference` moves back to the last weekday or year that it can mean. */
function toPast(part: ParsedComponents, reference: number | null): string | null {
  const year = part.get("year") ?? 0;
  const month = (part.get("month") ?? 1) - 1;
  const day = part.get("day") ?? 1;
  let time = Date.UTC(year, month, day);
  if (reference !== null && time > reference) {
    if (part.isCertain("weekday")) time -= 7 * 86_400_000;
    else if (part.isCertain("month")) time = Date.UTC(year - 1, month, day);
  }
  const iso = new Date(time).toISOString();
  // Before the year 0 or after 9999 ISO has six digits and a sign.
  return /^\d{4}-/.test(iso) ? iso : null;
}
