import * as chrono from "chrono-node/en";
import { DatelineError } from "../errors.js";
import { localNoon } from "../reading/times.js";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/**
 * The day (`YYYY-MM-DD`) that somebody means by `written`, as seen from the day `today`: "2024-11-30",
 * "30 November", "yesterday", "Saturday" (the last one). Throws `no-such-date`.
 */
export function parseDay(written: string, today: string): string {
  const text = written
    .trim()
    .replace(/^(?:on|the)\s+/i, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, "$1");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]), written);
  const named = dayAndMonth(text, today, written);
  if (named !== null) return named;
  const [result] = chrono.casual.parse(text, localNoon(Date.parse(`${today}T12:00:00Z`)));
  const whole = result !== undefined && result.index === 0 && result.text.length === text.length;
  if (!whole || /^\d+[/.]\d+/.test(text)) throw noSuchDate(written);
  const { start } = result;
  let time = Date.UTC(start.get("year") ?? 0, (start.get("month") ?? 1) - 1, start.get("day") ?? 1);
  if (start.isCertain("weekday") && time > Date.parse(today)) time -= 7 * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

/** Where a period begins: as `parseDay`, and "2011" or "2011-03" too. */
export function parseSince(written: string, today: string): string {
  const [, year, month = "01"] = /^\s*(\d{4})(?:-(\d{2}))?\s*$/.exec(written) ?? [];
  return year === undefined ? parseDay(written, today) : checked(Number(year), Number(month), 1, written);
}

/** "30 November", "Nov 30, 2024": checked against the calendar, which chrono-node does not do. */
function dayAndMonth(text: string, today: string, written: string): string | null {
  const match = /^(?:(\d{1,2})\s+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}))(?:,?\s+(\d{4}))?$/i.exec(text);
  if (match === null) return null;
  const name = (match[2] ?? match[3] ?? "").toLowerCase();
  const month = MONTHS.findIndex((one) => one.startsWith(name)) + 1;
  if (month === 0) return null;
  const day = Number(match[1] ?? match[4]);
  if (match[5] !== undefined) return checked(Number(match[5]), month, day, written);
  const year = Number(today.slice(0, 4));
  const candidate = checked(year, month, day, written);
  return candidate <= today ? candidate : checked(year - 1, month, day, written);
}

function checked(year: number, month: number, day: number, written: string): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < 1000) throw noSuchDate(written);
  return date.toISOString().slice(0, 10);
}

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/;

/** An instant as `writeInstant` writes it, or with seconds, or an offset, or no zone for UTC; null for anything else. */
export function parseInstant(written: string): number | null {
  const text = written.toUpperCase();
  const match = INSTANT.exec(text);
  if (match === null) return null;
  checked(Number(match[1]), Number(match[2]), Number(match[3]), written);
  const instant = Date.parse(match[4] === undefined ? `${text}Z` : text);
  return Number.isNaN(instant) ? null : instant;
}

/** "2031-03-05T07:00Z", and no more of it than it needs. */
export function writeInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/(?::00)?\.000Z$/, "Z");
}

function noSuchDate(written: string): DatelineError {
  const shown = written.trim().slice(0, 40);
  return new DatelineError(
    "no-such-date",
    `“${shown}” is not a date. Write it as 2024-11-30, 30 November, Saturday or yesterday.`,
  );
}

/**
 * Splits "WORDS since DATE" into its parts; `since` may be any of `markers`. Null where no marker is there.
 */
export function splitAt(
  words: string,
  markers: readonly string[],
): { before: string; marker: string; after: string } | null {
  const pattern = new RegExp(`(?:^|\\s)(${markers.join("|")})\\s+(?=\\S)`, "gi");
  let last: RegExpExecArray | null = null;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) last = match;
  if (last === null) return null;
  return {
    before: words.slice(0, last.index).trim(),
    marker: (last[1] ?? "").toLowerCase(),
    after: words.slice(last.index + last[0].length).trim(),
  };
}
