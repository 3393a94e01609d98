import type { Article } from "./article.js";
import type { Arrival } from "./library.js";

/** Which version of an article is its last word. */

/** As much of a version as tells its place. */
export interface Version {
  /** Grows with every version that comes in. */
  readonly serial: number;
  readonly article: Article;
  readonly arrival: Arrival;
}

/**
 * Oldest version first, whatever the order they came in: by time, but never against the version numbers. A notice
 * that withdraws an article is the last word unless it carries a version or a time of its own, or its own source says
 * otherwise since: it must not lose to what it withdraws.
 */
export function oldestFirst<V extends Version>(versions: readonly V[]): V[] {
  const at = momentsOf(versions);
  return [...versions].sort(
    (a, b) =>
      compareNumbers(at.get(a) ?? 0, at.get(b) ?? 0) ||
      compareNumbers(numberOf(a), numberOf(b)) ||
      Number(withdraws(a.article)) - Number(withdraws(b.article)) ||
      compareText(a.article.text, b.article.text) ||
      a.serial - b.serial,
  );
}

/** When each version was made, as far as the others tell: never before one of a lower number. */
export function momentsOf<V extends Version>(versions: readonly V[]): Map<V, number> {
  const at = new Map(versions.map((one) => [one, momentOf(one, versions)]));
  let latest = Number.NEGATIVE_INFINITY;
  const numbered = versions.filter((one) => one.article.version !== undefined && !isNotice(one));
  for (const one of numbered.sort((a, b) => numberOf(a) - numberOf(b))) {
    latest = Math.max(latest, at.get(one) ?? latest);
    at.set(one, latest);
  }
  return at;
}

/** Whether it withdraws the article and has no number of its source's: it holds whatever the others are numbered. */
export function isNotice({ article, arrival }: Pick<Version, "article" | "arrival">): boolean {
  return withdraws(article) && (article.version === undefined || arrival.counted === true);
}

/** The time that a version carries: when it was updated, or else published. */
export function timeOf(article: Article): string | null {
  return article.updated ?? article.published ?? null;
}

export function withdraws({ status }: Article): boolean {
  return status !== "usable";
}

function numberOf({ article }: Version): number {
  return article.version ?? (withdraws(article) ? Number.POSITIVE_INFINITY : 0);
}

/** When a version was made; a withdrawal dated by its day alone holds to the end of that day. */
function momentOf(one: Version, versions: readonly Version[]): number {
  const { article } = one;
  const written = timeOf(article);
  if (!withdraws(article)) return written === null ? Number.NEGATIVE_INFINITY : Date.parse(written);
  const notice = isNotice(one);
  if (notice && isTakenBack(one, versions)) return Number.NEGATIVE_INFINITY;
  const inherited =
    article.updated === undefined &&
    versions.some((other) => !withdraws(other.article) && other.article.published === article.published);
  if (written === null || inherited) {
    if (notice) return Number.POSITIVE_INFINITY;
    const others = versions.filter(
      (other) => other.article.version === undefined && !withdraws(other.article),
    );
    return Math.max(...others.map((other) => momentOf(other, versions)), Number.NEGATIVE_INFINITY);
  }
  return endOf(written);
}

/** A time, or the end of a day where that is all that is known. */
export function endOf(written: string): number {
  return Date.parse(written) + (written.length === 10 ? 86_399_999 : 0);
}

/** Whether the file or feed that a notice came from has something else now. */
function isTakenBack({ serial, arrival: { origin } }: Version, versions: readonly Version[]): boolean {
  if (origin === null || origin === undefined) return false;
  return versions.some((other) => other.arrival.origin === origin && other.serial > serial);
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code units: the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
