import { type Article, articleSchema } from "./article.js";
import { endOf, isNotice, momentsOf, oldestFirst, timeOf, type Version, withdraws } from "./versions.js";

/** A version with what tells its place among the others. */
export interface Numbered {
  readonly article: Article;
  /** Whether the number is ours. */
  readonly counted: boolean;
}

/**
 * What is to be taken in of an article, beside the versions that were taken in before, whether they may be shown or
 * not; null where it says nothing new. Its number is its source's, or the next: a source that changes an article seldom
 * says when, or that it did.
 *
 * - What comes from a file or feed that has the article once (`origin`) is compared with what came from there before:
 *   that which was and is again is a version more. Its number must grow, or it is ours.
 * - What has no such origin is one of several versions side by side, which come again at each start: it is new where
 *   no version says the same. One that is dated before the last word is an older one, and gets no number.
 * - A withdrawal goes by its own number or time, or is the last word, until its own source says otherwise. It has a
 *   number of ours only to tell it from an earlier one.
 */
export function numbered(
  article: Article,
  origin: string | null,
  versions: readonly Version[],
): Numbered | null {
  const before = origin === null ? undefined : latestOf(versions, origin);
  if (before === undefined ? isThere(article, versions) : repeats(article, before)) return null;
  const asItIs = { article, counted: false };
  const next = { article: { ...article, version: nextNumber(versions) }, counted: true };
  if (article.version !== undefined) {
    if (before !== undefined && article.version <= (before.article.version ?? 0)) return next;
    return isThere(article, versions) ? null : asItIs;
  }
  if (withdraws(article)) return before === undefined ? asItIs : next;
  const last = lastWord(versions);
  if (last === undefined) return next;
  if (!isOlder(article, last, before, origin)) return next;
  const unnumbered = versions.filter((one) => one.article.version === undefined);
  return isThere(article, unnumbered) ? null : asItIs;
}

/** The version that came last from an origin. */
function latestOf(versions: readonly Version[], origin: string): Version | undefined {
  const own = versions.filter(({ arrival }) => arrival.origin === origin);
  return own.reduce<Version | undefined>(
    (last, one) => (last === undefined || one.serial > last.serial ? one : last),
    undefined,
  );
}

/** Whether an origin has what it had before, which may have a number of ours now. */
function repeats(article: Article, { article: before, arrival }: Version): boolean {
  if (!sameWords(article, before)) return false;
  const { version } = article;
  if (version === undefined || version === before.version) return true;
  return arrival.counted === true && version <= (before.version ?? 0);
}

/** Whether there is such a version; one without a number may have got one. */
function isThere(article: Article, versions: readonly Version[]): boolean {
  const { version } = article;
  return versions.some(
    (one) => (version === undefined || version === one.article.version) && sameWords(article, one.article),
  );
}

const FIELDS = Object.keys(articleSchema.shape).filter((name) => name !== "version") as (keyof Article)[];

function sameWords(a: Article, b: Article): boolean {
  return FIELDS.every((name) => a[name] === b[name]);
}

function nextNumber(versions: readonly Version[]): number {
  return versions.reduce((most, { article }) => Math.max(most, article.version ?? 1), 0) + 1;
}

interface LastWord {
  readonly version: Version;
  readonly moment: number;
}

/** The last version of all, notices apart: these go by what they say themselves. */
function lastWord(versions: readonly Version[]): LastWord | undefined {
  const ordinary = oldestFirst(versions.filter((one) => !isNotice(one)));
  const version = ordinary.at(-1);
  if (version === undefined) return undefined;
  return { version, moment: momentsOf(ordinary).get(version) ?? Number.NEGATIVE_INFINITY };
}

/** Whether a version without a number comes before the last word by its own date, or may not undo it. */
function isOlder(
  article: Article,
  { version: last, moment }: LastWord,
  before: Version | undefined,
  origin: string | null,
): boolean {
  if (origin !== null && (last === before || last.arrival.origin === origin)) return false;
  const written = timeOf(article);
  // A numbered withdrawal from elsewhere is undone by what is later, not by what merely came later.
  if (withdraws(last.article)) return written === null || Date.parse(written) <= moment;
  if (written === null) return false;
  return endOf(written) < moment;
}
