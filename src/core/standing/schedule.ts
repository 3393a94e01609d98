import { Cron } from "croner";
import { DatelineError } from "../errors.js";
import { isTimezone, noSuchTime, noSuchTimezone, type Weekday, weekdays } from "./hours.js";

/** When a digest is due: at a local time, every day or on some weekdays. */
export interface Daily {
  /** "07:00". */
  readonly at: string;
  /** By its IANA name. */
  readonly timezone: string;
  /** The weekdays; every day where they are left out. */
  readonly days?: readonly Weekday[] | undefined;
}

/** One time at which a digest is due. */
export interface Slot {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The local day (YYYY-MM-DD) that it belongs to. */
  readonly day: string;
}

/** Hours of the day in which nothing is posted; they may pass midnight. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
  readonly timezone: string;
}

const DAY = 86_400_000;
/** A weekday may be a week off, or two where a zone has skipped that day. */
const DAYS_LOOKED_AT = 15;
/** A zone's day begins before or after that of UTC. */
const BESIDE = 2;

/** The last time at or before `now` that a digest was due. */
export function lastSlot(daily: Daily, now: number): Slot {
  for (let days = BESIDE; days >= -DAYS_LOOKED_AT; days--) {
    const slot = slotOf(daily, now + days * DAY);
    if (slot !== null && slot.at <= now) return slot;
  }
  throw never(daily);
}

/** The next time after `now` that a digest is due. */
export function nextSlot(daily: Daily, now: number): Slot {
  for (let days = -BESIDE; days <= DAYS_LOOKED_AT; days++) {
    const slot = slotOf(daily, now + days * DAY);
    if (slot !== null && slot.at > now) return slot;
  }
  throw never(daily);
}

/** Whether nothing is to be posted now. */
export function isQuiet(quiet: Quiet, now: number): boolean {
  // By what came last, not by the clock on the wall: where an hour comes twice, quiet hours end once.
  return lastSlot(startOf(quiet), now).at > lastSlot(endOf(quiet), now).at;
}

/** When the quiet hours end that it is now; `now` where it is not quiet. */
export function quietEnd(quiet: Quiet, now: number): number {
  return isQuiet(quiet, now) ? nextSlot(endOf(quiet), now).at : now;
}

function startOf({ from, timezone }: Quiet): Daily {
  return { at: from, timezone };
}

function endOf({ to, timezone }: Quiet): Daily {
  return { at: to, timezone };
}

/** When a digest is due on the day that it is in UTC at some instant; null on other weekdays. */
function slotOf({ at, timezone, days = weekdays }: Daily, instant: number): Slot | null {
  const date = new Date(instant);
  const weekday = weekdays[date.getUTCDay()];
  if (weekday === undefined || !days.includes(weekday)) return null;
  return instantOf(date.toISOString().slice(0, 10), at, timezone);
}

/** Whoever asks every second asks for the same few. */
const known = new Map<string, Slot | null>();
const MOST_KNOWN = 2_000;

/** A local time of a day; null where the zone has no such day. */
function instantOf(day: string, at: string, timezone: string): Slot | null {
  const key = `${day} ${at} ${timezone}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at)) throw noSuchTime(at);
  if (!isTimezone(timezone)) throw noSuchTimezone(timezone);
  // A gap over midnight takes the end of a day with it, and croner finds nothing there: it is due when the gap ends, which
  // is when the next day begins. Samoa had no 30 December 2011 at all.
  const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  const run = runOf(day, at, timezone) ?? runOf(next, "00:00", timezone);
  const isThere = run !== null && (localDay(run, timezone) === day || localDay(run - 1, timezone) === day);
  const slot = isThere ? { at: run, day } : null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, slot);
  return slot;
}

/** With a single value in every field, croner takes the first instant after a gap, and the first of two. */
function runOf(day: string, at: string, timezone: string): number | null {
  const [year, month, date, hour, minute] = `${day}-${at}`.split(/[-:]/).map(Number);
  const cron = new Cron(`0 ${minute} ${hour} ${date} ${month} * ${year}`, { timezone });
  return cron.nextRun(new Date(Date.parse(day) - BESIDE * DAY))?.getTime() ?? null;
}

function localDay(instant: number, timeZone: string): string {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat("sv", { timeZone }).format(instant);
}

function never({ days = [] }: Daily): DatelineError {
  return new DatelineError(
    "no-such-time",
    days.length === 0
      ? "A digest on no day is never due. Name a weekday, such as: every monday at 07:00"
      : "No time is found at which that digest is due. Write it as: every day at 07:00",
  );
}
