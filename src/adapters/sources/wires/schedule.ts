const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How often a feed is read where nobody says. */
export const EVERY = 15 * MINUTE;
/** A feed may ask to be read more seldom than configured, up to this: news must not wait for a day. */
const LONGEST_WISH = HOUR;
/** What failures add up to, at most. */
const LONGEST_WAIT = 6 * HOUR;
/** The longest that a server's `Retry-After` is obeyed. */
const LONGEST_RETRY = 24 * HOUR;

type Headers = Readonly<Record<string, string>>;

/** The wait after a success, in milliseconds: the configured one or the feed's own, whichever is longer. */
export function waitAfterSuccess(
  every: number | undefined,
  own: number | null,
  headers: Headers,
  random: number,
): number {
  const wish = Math.min(Math.max(own ?? 0, maxAgeOf(headers)), LONGEST_WISH);
  // A little later than due, so that the feeds of a desk, and all desks, do not ask in the same second.
  return Math.round(Math.max(every ?? EVERY, wish) * (1 + random / 10));
}

/** The wait after so many failures in a row: twice as long each time, by chance half of it less. */
export function waitAfterFailure(
  every: number | undefined,
  failures: number,
  headers: Headers,
  { now, random }: { readonly now: number; readonly random: number },
): number {
  const doubled = Math.min((every ?? EVERY) * 2 ** Math.min(failures, 12), LONGEST_WAIT);
  const retry = Math.min(retryAfter(headers["retry-after"], now), LONGEST_RETRY);
  return Math.round(Math.max(doubled * (0.5 + random / 2), retry * (1 + random / 10)));
}

/** A feed that is gone for good is asked for once a day, in case that it was a mistake. */
export const WAIT_AFTER_GONE = LONGEST_RETRY;

function maxAgeOf(headers: Headers): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers["cache-control"] ?? "")?.[1];
  return Number(seconds ?? 0) * 1000;
}

/** Seconds, or a date. */
function retryAfter(written: string | undefined, now: number): number {
  if (written === undefined) return 0;
  if (/^\s*\d{1,9}\s*$/.test(written)) return Number(written) * 1000;
  const at = Date.parse(written);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
