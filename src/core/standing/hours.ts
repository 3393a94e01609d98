import { DatelineError } from "../errors.js";

/** Of the weekday that `Date.getUTCDay` counts, by its number. */
export const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof weekdays)[number];

const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
]);

/** A time of day as people write it: "7:30", "7.30pm", "7 am", "noon" give "07:30", "19:30", "07:00", "12:00". */
export function readTimeOfDay(written: string): string {
  const text = written.trim().toLowerCase();
  const named = NAMED_TIMES.get(text);
  if (named !== undefined) return named;
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?$/.exec(text);
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 0)];
  const half = match?.[3];
  const isReal = half === undefined ? hour < 24 : hour >= 1 && hour <= 12;
  if (match === null || !isReal || minute > 59) throw noSuchTime(written);
  const whole = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return `${String(whole).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** A time zone, in any case, by its IANA name or by its city alone: "europe/london" and "London" give "Europe/London". */
export function readTimezone(written: string): string {
  const text = written.trim().replace(/\s+/g, "_");
  const zones = Intl.supportedValuesOf("timeZone");
  const known = zones.filter((zone) => isSame(zone, text) || isSame(zone.replace(/^.*\//, ""), text));
  if (known.length === 1 && known[0] !== undefined) return known[0];
  // Older and newer names of one zone (Asia/Kathmandu, Asia/Katmandu): what was written stays what it was.
  if (isTimezone(text)) return isSame(canonical(text), text) ? canonical(text) : capitalised(text);
  throw noSuchTimezone(written);
}

export function noSuchTime(written: string): DatelineError {
  return new DatelineError(
    "no-such-time",
    `“${written.trim().slice(0, 40)}” is not a time of day. Write it as 07:00, 7:30 or 7pm.`,
  );
}

export function noSuchTimezone(written: string): DatelineError {
  return new DatelineError(
    "no-such-timezone",
    `“${written.trim().slice(0, 60)}” is not a time zone. Write it as Europe/London, America/New_York or Asia/Damascus.`,
  );
}

/** Names only: an offset such as "+01:00" would be wrong for half of the year. */
export function isTimezone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && canonical(name) !== "";
  } catch {
    return false;
  }
}

function canonical(name: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function capitalised(name: string): string {
  if (!name.includes("/")) return name.toUpperCase();
  return name.toLowerCase().replace(/(?<=^|[/_-])\p{L}/gu, (letter) => letter.toUpperCase());
}
