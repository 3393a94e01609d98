import { dayOf } from "../article.js";
import { type Entry, isNews, shownSince, timeOf } from "../library.js";
import type { Span } from "../span.js";
import { spanOfTimes } from "../view/times.js";
import type { AnswerContext } from "./context.js";

/** What a digest is of: what is new in it, and what was there before. */
export interface Period {
  /** In words, for the headline: "on 2031-03-05". */
  readonly words: string;
  /** Articles that may say something new, each with whether its own earlier versions leave a sentence of it new. */
  readonly fresh: readonly Fresh[];
  /** Versions of articles of which something may have been said before. */
  readonly known: readonly Entry[];
  /** Whether what a known version says was said before a fresh article came. */
  isBefore(known: Entry, fresh: Entry): boolean;
  /** Whether sentences that differ by a number are no repeats: what this digest leaves out, no other one tells. */
  readonly keepsNumbers: boolean;
  /** Articles that belong to no such period, for want of a date. */
  readonly undated: number;
}

export interface Fresh {
  readonly entry: Entry;
  isNew(sentence: Span): boolean;
}

/** Articles published or updated on some days, and what others had said before the first of them. */
export function byDays({ library }: AnswerContext, since: string, date: string): Period {
  const all = library.all();
  const isEarly = ({ article }: Entry): boolean => {
    const time = timeOf(article);
    return time !== null && dayOf(time) < since;
  };
  return {
    words: since === date ? `on ${date}` : `from ${since} to ${date}`,
    fresh: all
      .filter((entry) => isWithin(entry, since, date))
      .map((entry) => {
        // What a correction leaves as it was is not new; all else of it is.
        const earlier = library.earlier(entry).filter(isEarly);
        return { entry, isNew: (sentence) => !earlier.some((one) => isIn(one, entry, sentence)) };
      }),
    known: all.filter(isEarly),
    isBefore: () => true,
    keepsNumbers: false,
    undated: all.filter((entry) => timeOf(entry.article) === null).length,
  };
}

function isWithin({ article }: Entry, since: string, date: string): boolean {
  const days = [article.published, article.updated].filter((time) => time !== undefined).map(dayOf);
  return days.some((day) => day >= since && day <= date);
}

/** What came in within a window of time, in milliseconds since the epoch: after `from`, up to and with `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * What the desk showed at the end of a window and had not shown all the time since its beginning, whatever dates the
 * articles carry: of windows that follow one another nothing is lost, also where somebody looks at them later. What has
 * gone since is not in it, and what has come since is in the next.
 */
export function byArrival({ library }: AnswerContext, window: Window): Period {
  const came = new Map<Entry, number>();
  const known: Entry[] = [];
  const fresh: Fresh[] = [];
  for (const entry of library.all()) {
    const shown = library.shownDuring(entry, window.from, window.to);
    const [first] = shown;
    if (first != null) known.push(first);
    if (shown.length === 1) continue;
    const versions = [...library.earlier(entry), entry].filter((one) => isAmong(one, window)).sort(byShowing);
    known.push(...versions.filter((one) => !isNews(one)));
    const news = versions.find(isNews);
    if (news === undefined) continue;
    came.set(entry, shownSince(news));
    fresh.push({ entry, isNew: (sentence) => isBrought(entry, sentence, shown, versions) });
  }
  return {
    words: spanOfTimes(window.from, window.to),
    fresh,
    known,
    // Old articles that a source had when it was first read are no news, but take nothing from what came before them.
    isBefore: (one, entry) => shownSince(one) <= window.from || shownSince(one) < (came.get(entry) ?? 0),
    keepsNumbers: true,
    undated: 0,
  };
}

function isAmong(version: Entry, { from, to }: Window): boolean {
  const since = shownSince(version);
  return since > from && since <= to;
}

function byShowing(a: Entry, b: Entry): number {
  return shownSince(a) - shownSince(b) || a.serial - b.serial;
}

/**
 * Whether an article has a sentence that it had not all the time: what was taken out and put in again is news, too.
 * The version that had it first has to be news.
 */
function isBrought(
  entry: Entry,
  sentence: Span,
  shown: readonly (Entry | null)[],
  versions: readonly Entry[],
): boolean {
  const has = shown.map((one) => one !== null && isIn(one, entry, sentence));
  if (has.at(-1) !== true || has.every(Boolean)) return false;
  const earliest = versions.find((one) => isIn(one, entry, sentence));
  return earliest !== undefined && isNews(earliest);
}

function isIn(version: Entry, { article }: Entry, { start, end }: Span): boolean {
  return version.article.text.includes(article.text.slice(start, end));
}
