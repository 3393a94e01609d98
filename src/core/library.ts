import { type Article, dayOf } from "./article.js";
import type { Claim, Figure } from "./findings/finding.js";
import { hashOf } from "./hash.js";
import { type Numbered, numbered } from "./numbering.js";
import type { Clock } from "./ports.js";
import type { Time } from "./reading/times.js";
import type { Terms } from "./search/vocabulary.js";
import type { Span } from "./span.js";
import { compareText, oldestFirst, timeOf } from "./versions.js";

export { compareText, timeOf } from "./versions.js";

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

/** How a version of an article came in. */
export interface Arrival {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** False for what was there when a source was first read: it is no news. */
  readonly announced: boolean;
  /** As in `Coming`: null or undefined where it takes no other version's place by itself. */
  readonly origin?: string | null;
  /** Whether its number was given here. */
  readonly counted?: boolean;
}

/** One version of an article with everything that answers need of its reading. */
export interface Entry {
  readonly serial: number;
  readonly article: Article;
  readonly arrival: Arrival;
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
  #corrections = 0;
  readonly #onShown: (entry: Entry, isShown: boolean) => void;

  /** `onShown` hears of each version that is shown from now on, or not any more. */
  constructor(clock: Clock, onShown: (entry: Entry, isShown: boolean) => void = () => undefined) {
    this.#clock = clock;
    this.#onShown = onShown;
  }

  /** Changes whenever the shown articles do; what is derived from them may be kept as long as it stays. */
  get revision(): number {
    this.#lift();
    return this.#revision;
  }

  /** Changes whenever an article that was shown is shown otherwise, or not any more. */
  get corrections(): number {
    this.#lift();
    return this.#corrections;
  }

  /** Takes in a version. Which one is current may change with every one that comes, so all are kept. */
  put(entry: Entry): void {
    const { id } = entry.article;
    this.#versions.set(id, oldestFirst([...(this.#versions.get(id) ?? []), entry]));
    this.#refresh(id);
  }

  /** A version as it is to be taken in, also beside those that are not shown; null where it says nothing new. */
  numbered(article: Article, origin: string | null): Numbered | null {
    return numbered(article, origin, this.#versions.get(article.id) ?? []);
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

  /**
   * What was shown of a shown article from one instant to another: its versions, one after the other, and null where
   * there was none to be shown. As far as is known by now and may be told.
   */
  shownDuring({ article }: Entry, from: number, to: number): readonly (Entry | null)[] {
    const versions = this.#versions.get(article.id) ?? [];
    const changes = versions
      .flatMap((one) => [one.arrival.at, embargoEnd(one.article)])
      .filter((instant) => instant > from && instant <= to)
      .sort((a, b) => a - b);
    const shown = [from, ...changes].map((instant) => this.#shownAt(versions, instant));
    return shown.filter((one, i) => i === 0 || one !== shown[i - 1]);
  }

  #shownAt(versions: readonly Entry[], instant: number): Entry | null {
    const there = versions.filter(({ arrival }) => arrival.at <= instant);
    const last = (there.length < versions.length ? oldestFirst(there) : there).at(-1);
    if (last === undefined || last.article.status !== "usable") return null;
    return embargoEnd(last.article) <= Math.min(instant, this.#clock.now()) ? last : null;
  }

  /** What has become of words that were quoted: whether whoever reads them now is told the truth. */
  standing({ article, edition, start, end }: Cite): Standing {
    const now = this.get(article);
    if (now === undefined) return { kind: "withdrawn" };
    if (editionOf(now) === edition) return { kind: "stands" };
    const before = this.earlier(now).find((one) => editionOf(one) === edition);
    if (before === undefined) return { kind: "changed", before: null, now };
    const quote = before.article.text.slice(start, end);
    return now.article.text.includes(quote) ? { kind: "stands" } : { kind: "changed", before, now };
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
    const before = versions.find((one) => this.#shown[one.serial] !== undefined);
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
    if (before !== undefined && this.#shown[before.serial] === undefined) this.#corrections++;
    const after = current && this.#shown[current.serial];
    if (before !== after) {
      if (before !== undefined) this.#onShown(before, false);
      if (after !== undefined) this.#onShown(after, true);
    }
    this.#newestFirst = null;
    this.#revision++;
  }
}

/** Words of one version of an article, by their place: kept where the words themselves must not be. */
export interface Cite extends Span {
  /** The article's id. */
  readonly article: string;
  /** As of `editionOf`. */
  readonly edition: string;
}

/** What has become of quoted words. */
export type Standing =
  /** They are in the article as it is shown now. */
  | { readonly kind: "stands" }
  /** They are not: `before` is the version that had them, null where that is not known any more or not to be shown. */
  | { readonly kind: "changed"; readonly before: Entry | null; readonly now: Entry }
  /** The article is not to be shown: withdrawn, or under embargo. */
  | { readonly kind: "withdrawn" };

const editions = new WeakMap<Entry, string>();

/** Tells one version's text from another's. */
export function editionOf(entry: Entry): string {
  const known = editions.get(entry) ?? hashOf(entry.article.text).toString(36);
  editions.set(entry, known);
  return known;
}

/** Whether a version is news: it was announced, or could not be shown when it was found among old ones. */
export function isNews({ article, arrival }: Entry): boolean {
  return arrival.announced || embargoEnd(article) > arrival.at;
}

/** The place of some words in the version that has them. */
export function citeAt(entry: Entry, { start, end }: Span): Cite {
  return { article: entry.article.id, edition: editionOf(entry), start, end };
}

/** From when on a version was there to be shown: when it came in, or when its embargo lifted. */
export function shownSince({ article, arrival }: Entry): number {
  return Math.max(arrival.at, embargoEnd(article));
}

function embargoEnd(article: Article): number {
  return article.embargoedUntil === undefined ? Number.NEGATIVE_INFINITY : Date.parse(article.embargoedUntil);
}

function compareNewest(a: Entry, b: Entry): number {
  return (
    -compareText(a.article.published ?? "", b.article.published ?? "") ||
    compareText(a.article.id, b.article.id)
  );
}

/** The day an article was published; null where it is undated. */
export function publishedDay(article: Article): string | null {
  return article.published === undefined ? null : dayOf(article.published);
}
