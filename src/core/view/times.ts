import { oneLine } from "./neutralise.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * An ISO time as people read it: `2024-11-30` is "30 Nov 2024", `2024-11` "Nov 2024", `2024-11-30T06:00:00Z`
 * "30 Nov 2024, 06:00 UTC". Anything else is left as it is.
 */
export function readableTime(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}).*Z)?)?)?$/.exec(iso);
  if (!parts) return oneLine(iso);
  const [, year, month, day, time] = parts;
  const words = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year];
  const date = words.filter((word) => word !== undefined && word !== "").join(" ");
  return time ? `${date}, ${time} UTC` : date;
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * A stretch of time between two instants (milliseconds since the epoch), as people read it: "from Thu 6 Mar 07:00 to
 * Fri 7 Mar 2031 07:00 UTC". No more of the first is said than tells it from the second.
 */
export function spanOfTimes(from: number, to: number): string {
  const [first, last] = [new Date(from), new Date(to)];
  const isOneYear = first.getUTCFullYear() === last.getUTCFullYear();
  return `from ${dayWords(first, !isOneYear)} to ${dayWords(last, true)} UTC`;
}

function dayWords(date: Date, withYear: boolean): string {
  const words = [WEEKDAYS[date.getUTCDay()], date.getUTCDate(), MONTHS[date.getUTCMonth()]];
  const year = withYear ? [date.getUTCFullYear()] : [];
  return [...words, ...year, date.toISOString().slice(11, 16)].join(" ");
}
