import type { Citation } from "../answers/answer.js";
import { cite } from "../answers/citation.js";
import { counted } from "../answers/context.js";
import type { Span } from "../span.js";
import type { Past } from "./past.js";

/** What a watch has to tell beside its items, in notes. */
export interface Report {
  readonly notes: readonly string[];
  /** Of notes that tell words of an article: that article, as a whole. */
  readonly noted: readonly Citation[];
  /** Kinds of what is gone: one "withdrawn". */
  readonly parts: readonly Part[];
}

/** So many of a kind, for a headline. */
export interface Part {
  readonly count: number;
  readonly kind: string;
}

/** A finding that is gone, and what of it may be shown. */
export interface Departed<T> {
  readonly past: Past<T>;
  /** It came and went since the channel last heard of it. */
  readonly passing: boolean;
}

/** Old words that are told in full; how many more there are is said. */
const MOST_QUOTED = 5;

/**
 * What is gone, in numbers; the words of it only where they were taken out by a correction, and the version that had
 * them may be shown.
 */
export function reportOf<T extends { readonly sentence: Span }>(
  departed: readonly Departed<T>[],
  noun: string,
): Report {
  const known = departed.filter(({ passing }) => !passing).map(({ past }) => past);
  const withdrawn = known.filter(({ kind }) => kind === "withdrawn").length;
  const corrected = known.filter((past) => past.kind === "corrected");
  const elsewhere = known.length - withdrawn - corrected.length;
  const passing = departed.length - known.length;
  const quotable = distinct(corrected.flatMap(({ now, before }) => (before === null ? [] : { now, before })));
  const quoted = quotable.slice(0, MOST_QUOTED);
  const unquoted = corrected.length - quoted.reduce((sum, { times }) => sum + times, 0);
  const notes = [
    ...quoted.map(({ now, words }) => {
      const { title, source } = cite(now, NOWHERE);
      const place = `${title === undefined ? "an untitled article" : `“${title}”`}${source === undefined ? "" : ` (${source})`}`;
      return `Taken out by a correction of ${place}: “${words}”`;
    }),
    ...some(unquoted, (what) => `${what} ${was(unquoted)} taken out by corrections.`),
    ...some(
      withdrawn,
      (what) => `${what} ${withdrawn === 1 ? "is" : "are"} not shown any more: ${withdrawnFrom(withdrawn)}`,
    ),
    ...some(elsewhere, (what) => `${what} ${elsewhere === 1 ? "is" : "are"} no longer part of the answer.`),
    ...some(passing, (what) => `${what} came in, and ${was(passing)} taken back before this message.`),
  ];
  const parts = [
    { count: corrected.length, kind: "taken out by a correction" },
    { count: withdrawn, kind: "withdrawn" },
    { count: elsewhere, kind: "no longer there" },
  ];
  const noted = quoted.map(({ now }) => cite(now, NOWHERE));
  return { notes, noted, parts: parts.filter(({ count }) => count > 0) };

  function some(count: number, say: (what: string) => string): string[] {
    return count === 0 ? [] : [say(counted(count, noun))];
  }
}

/** Why so many quotations or the like are not shown any more; who withdrew the article is not known here. */
export function withdrawnFrom(count: number): string {
  return count === 1
    ? "its article was withdrawn, or is held back. Please do not use it."
    : "what they were taken from was withdrawn, or is held back. Please do not use them.";
}

const NOWHERE: Span = { start: 0, end: 0 };

function was(count: number): string {
  return count === 1 ? "was" : "were";
}

type Corrected<T> = Extract<Past<T>, { kind: "corrected" }>;
type Quotable<T> = Pick<Corrected<T>, "now"> & { readonly before: NonNullable<Corrected<T>["before"]> };

/** Each sentence once, with how often it counts: several findings may stand in one. */
function distinct<T extends { readonly sentence: Span }>(
  list: readonly Quotable<T>[],
): { readonly now: Quotable<T>["now"]; readonly words: string; times: number }[] {
  const found = new Map<string, { now: Quotable<T>["now"]; words: string; times: number }>();
  for (const { now, before } of list) {
    const words = cite(before.entry, before.finding.sentence).quote;
    const key = `${now.serial} ${words}`;
    const one = found.get(key);
    if (one === undefined) found.set(key, { now, words, times: 1 });
    else one.times++;
  }
  return [...found.values()];
}
