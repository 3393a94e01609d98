import { hashOf } from "../hash.js";
import { compareText, type Entry, type Library, timeOf } from "../library.js";

/** That an article's sentences are those of one that was there before: a reprint, an agency's text. */
export interface Copy {
  readonly original: Entry;
  /** Of the sentences of the copy that are long enough to tell: how many the original has too. */
  readonly shared: number;
  readonly of: number;
}

/** Sentences of fewer words are anybody's. */
const LONG = 6;
/** Words of a copy that stand in its original, at least. */
const WORDS = 20;
/** Parts of a copy that stand in its original, at least: an editor cuts, and adds a line. */
const PART = 0.8;
/** Marks of an article by which others are found. */
const MARKS = 8;
/** What more articles have is a feed's signature, and no news. */
const COMMON = 50;

/**
 * Which articles are copies of others, whatever they are called and wherever they are. An article goes by the smallest
 * hashes of its sentences, of which a copy has some however it was cut; the sentences themselves are compared for the
 * few that have one in common, and only when somebody asks.
 */
export class Copies {
  readonly #library: Library;
  /** Serials of the entries with a mark. */
  readonly #marked = new Map<number, number[]>();

  constructor(library: Library) {
    this.#library = library;
  }

  add(entry: Entry): void {
    if (entry.article.status !== "usable") return;
    for (const mark of marksOf(sentencesOf(entry))) {
      const serials = this.#marked.get(mark);
      if (serials === undefined) this.#marked.set(mark, [entry.serial]);
      else if (serials.length <= COMMON) serials.push(entry.serial);
    }
  }

  /** The earliest shown article that a shown one is a copy of; null where it is none. */
  of(entry: Entry): Copy | null {
    const own = sentencesOf(entry);
    const shown = this.#library.bySerial();
    const copies: Copy[] = [];
    for (const serial of this.#alike(own)) {
      const other = shown[serial];
      if (other === undefined || other.article.id === entry.article.id || !isBefore(other, entry)) continue;
      const theirs = sentencesOf(other);
      const shared = [...own].filter(([hash]) => theirs.has(hash));
      if (wordsIn(shared) >= WORDS && wordsIn(shared) >= PART * wordsIn([...own]))
        copies.push({ original: other, shared: shared.length, of: own.size });
    }
    return copies.reduce<Copy | null>(
      (first, one) => (first === null || isBefore(one.original, first.original) ? one : first),
      null,
    );
  }

  #alike(sentences: Sentences): Set<number> {
    const lists = marksOf(sentences).map((mark) => this.#marked.get(mark) ?? []);
    return new Set(lists.filter(({ length }) => length <= COMMON).flat());
  }
}

/** The long sentences of an article: of each, a hash of its words and how many these are. */
type Sentences = ReadonlyMap<number, number>;

/** Without what agencies and sites write each in their own way: quotation marks, dashes, capital letters. */
function sentencesOf({ article, sentences }: Entry): Sentences {
  const found = new Map<number, number>();
  for (const { start, end } of sentences) {
    const words =
      article.text
        .slice(start, end)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length >= LONG) found.set(hashOf(words.join(" ")), words.length);
  }
  return found;
}

function marksOf(sentences: Sentences): number[] {
  return [...sentences.keys()].sort((a, b) => a - b).slice(0, MARKS);
}

function wordsIn(sentences: readonly (readonly [number, number])[]): number {
  return sentences.reduce((sum, [, words]) => sum + words, 0);
}

/** By the day or time that they carry, or else as they came in. */
function isBefore(a: Entry, b: Entry): boolean {
  const [one, other] = [timeOf(a.article), timeOf(b.article)];
  const byTime = one === null || other === null ? 0 : compareText(one, other);
  return (byTime || a.arrival.at - b.arrival.at || a.serial - b.serial) < 0;
}
