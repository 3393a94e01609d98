import { type Article, dayOf } from "./article.js";
import type { Claim, Figure } from "./findings/finding.js";
import type { Clock } from "./ports.js";
import type { Time } from "./reading/times.js";
import type { Terms } from "./search/vocabulary.js";
import type { Span } from "./span.js";

/** A piece of text with its terms: `from` and `to` (exclusive) are indices into the entry's terms. */
export interface TermRange {
  readonly from: number;
  readonly to: number;
}

/** A sentence as the library keeps it, with what was found in it. */
export interface KeptSentence extends Span, TermRange {
  /** Index into the entry's paragraphs. */
  readonly paragraph: number;
  /** A headline or cross-head: found by its words and by what it reports, but never chosen to tell the news. */
  readonly heading: boolean;
  /** Claims that it is part of. */
  readonly claims: readonly KeptClaim[];
  readonly figures: readonly KeptFigure[];
  readonly times: readonly Time[];
}

export interface KeptClaim extends TermRange {
  readonly claim: Claim;
  /** The terms of what is said: one range a content span. */
  readonly said: readonly TermRange[];
  /** Terms of the claimant, as written and as the article settles it: "she" is found by her name. */
  readonly who: readonly number[];
  /** The same for the same words by the same speaker, wherever they stand. */
  readonly statement: number;
}

export interface KeptFigure extends TermRange {
  readonly figure: Figure;
  /** Terms of its place, group and speaker. */
  readonly own: readonly number[];
  /** The same for the same figure by the same speaker on the same place; null where one of these is open. */
  readonly statement: number | null;
}

/** One version of an article with everything that answers need of its reading. */
export interface Entry {
  readonly serial: number;
  readonly article: Article;
  readonly sentences: readonly KeptSentence[];
  readonly paragraphs: readonly Span[];
  readonly terms: Terms;
  /** Of each term, its part in its sentence: bits of `Role`. */
  readonly roles: Uint8Array;
  readonly claims: readonly KeptClaim[];
  readonly figures: readonly KeptFigure[];
  /** Sentences that speak of casualties without a figure that could be read. */
  readonly uncounted: readonly KeptSentence[];
}

/**
 * The articles a desk may show now. It alone hands out articles, and asks the clock each time: what is withheld,
 * canceled, embargoed or superseded is not there.
 */
export class Library {
  readonly #clock: Clock;
  readonly #versions = new Map<string, Entry[]>();
  /** By serial number. */
  readonly #shown: (Entry | undefined)[] = [];
  #newestFirst: readonly Entry[] | null = null;
  #latest: string | null = null;
  /** Place of an entry among the newest first, by serial number. */
  readonly #ranks: number[] = [];
  /** When the next embargo lifts. */
  #nextLift = Number.POSITIVE_INFINITY;
  #revision = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Changes whenever the shown articles do; what is derived from them may be kept as long as it stays. */
  get revision(): number {
    this.#lift();
    return this.#revision;
  }

  /** Takes in a version. Which one is current may change with every one that comes, so all are kept. */
  put(entry: Entry): void {
    const { id } = entry.article;
    this.#versions.set(id, oldestFirst([...(this.#versions.get(id) ?? []), entry]));
    this.#refresh(id);
  }

  /** The shown version of an article. */
  get(id: string): Entry | undefined {
    this.#lift();
    const current = this.#versions.get(id)?.at(-1);
    return current && this.#shown[current.serial];
  }

  /** The shown entries by serial number, with holes: to be read at once and not kept, for an embargo may lift. */
  bySerial(): readonly (Entry | undefined)[] {
    this.#lift();
    return this.#shown;
  }

  /** All shown articles, the newest first; undated ones last, by id. */
  all(): readonly Entry[] {
    this.#lift();
    if (this.#newestFirst === null) {
      this.#newestFirst = this.#shown.filter((entry) => entry !== undefined).sort(compareNewest);
      this.#latest = null;
      for (const [rank, entry] of this.#newestFirst.entries()) {
        this.#ranks[entry.serial] = rank;
        const time = timeOf(entry.article);
        if (time !== null && (this.#latest === null || time > this.#latest)) this.#latest = time;
      }
    }
    return this.#newestFirst;
  }

  /** Place of a shown entry among `all()`: breaks every tie, and orders by time. */
  rank(entry: Entry): number {
    if (this.#newestFirst === null) this.all();
    return this.#ranks[entry.serial] ?? Number.POSITIVE_INFINITY;
  }

  /** Earlier versions of a shown article that may be compared with it, oldest first. */
  earlier(entry: Entry): readonly Entry[] {
    const versions = this.#versions.get(entry.article.id) ?? [];
    return versions
      .slice(0, Math.max(0, versions.indexOf(entry)))
      .filter((one) => one.article.status === "usable" && embargoEnd(one.article) <= this.#clock.now());
  }

  /** The latest time that a shown article carries; null where all are undated. */
  asOf(): string | null {
    this.all();
    return this.#latest;
  }

  #lift(): void {
    if (this.#clock.now() < this.#nextLift) return;
    this.#nextLift = Number.POSITIVE_INFINITY;
    for (const id of this.#versions.keys()) this.#refresh(id);
  }

  /** Shows the latest version of an article, or nothing of it where that one may not be shown. */
  #refresh(id: string): void {
    const versions = this.#versions.get(id) ?? [];
    for (const one of versions) this.#shown[one.serial] = undefined;
    const current = versions.at(-1);
    // An older version's embargo lifts too: what it said may be compared from then on.
    for (const { article } of versions) {
      const end = embargoEnd(article);
      if (end > this.#clock.now()) this.#nextLift = Math.min(this.#nextLift, end);
    }
    const lift = current === undefined ? Number.NEGATIVE_INFINITY : embargoEnd(current.article);
    if (lift <= this.#clock.now() && current?.article.status === "usable")
      this.#shown[current.serial] = current;
    this.#newestFirst = null;
    this.#revision++;
  }
}

/** The time that a version carries: when it was updated, or else published. */
export function timeOf(article: Article): string | null {
  return article.updated ?? article.published ?? null;
}

function embargoEnd(article: Article): number {
  return article.embargoedUntil === undefined ? Number.NEGATIVE_INFINITY : Date.parse(article.embargoedUntil);
}

/**
 * Oldest version first, whatever the order they came in: by time, but never against the version numbers. A notice
 * that withdraws an article is the last word unless it carries a version or a time of its own: it must not lose to
 * what it withdraws.
 */
function oldestFirst(versions: readonly Entry[]): Entry[] {
  const at = new Map(versions.map((one) => [one, momentOf(one.article, versions)]));
  let latest = Number.NEGATIVE_INFINITY;
  const numbered = versions.filter((one) => one.article.version !== undefined);
  for (const one of numbered.sort((a, b) => numberOf(a) - numberOf(b))) {
    latest = Math.max(latest, at.get(one) ?? latest);
    at.set(one, latest);
  }
  return [...versions].sort(
    (a, b) =>
      compareNumbers(at.get(a) ?? 0, at.get(b) ?? 0) ||
      compareNumbers(numberOf(a), numberOf(b)) ||
      Number(withdraws(a.article)) - Number(withdraws(b.article)) ||
      compareText(a.article.text, b.article.text) ||
      a.serial - b.serial,
  );
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberOf({ article }: Entry): number {
  return article.version ?? (withdraws(article) ? Number.POSITIVE_INFINITY : 0);
}

/** When a version was made; a withdrawal dated by its day alone holds to the end of that day. */
function momentOf(article: Article, versions: readonly Entry[]): number {
  const written = timeOf(article);
  if (!withdraws(article)) return written === null ? Number.NEGATIVE_INFINITY : Date.parse(written);
  const inherited =
    article.updated === undefined &&
    versions.some((one) => !withdraws(one.article) && one.article.published === article.published);
  if (written === null || inherited) {
    if (article.version === undefined) return Number.POSITIVE_INFINITY;
    const others = versions.filter((one) => one.article.version === undefined && !withdraws(one.article));
    return Math.max(...others.map((one) => momentOf(one.article, versions)), Number.NEGATIVE_INFINITY);
  }
  return Date.parse(written) + (written.length === 10 ? 86_399_999 : 0);
}

function withdraws({ status }: Article): boolean {
  return status !== "usable";
}

function compareNewest(a: Entry, b: Entry): number {
  return (
    -compareText(a.article.published ?? "", b.article.published ?? "") ||
    compareText(a.article.id, b.article.id)
  );
}

/** By code units: the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day an article was published; null where it is undated. */
export function publishedDay(article: Article): string | null {
  return article.published === undefined ? null : dayOf(article.published);
}
