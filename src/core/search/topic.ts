import { demonymsAt } from "../reading/demonyms.js";
import type { NameBook } from "../reading/names.js";
import { tokenize } from "../reading/tokenize.js";
import type { Terms, Vocabulary } from "./vocabulary.js";

/** One thing a question names: a word, or a name with all its spellings. */
export interface Concept {
  /** As the question writes it. */
  readonly written: string;
  /** Each alternative is a set of terms that must all be there. */
  readonly alternatives: readonly (readonly number[])[];
  readonly weight: number;
}

/** Bits of a mask are terms; a 32-bit mask leaves one bit for the sign. */
const MOST_TERMS = 30;

/** What a question is about, ready to be looked for in many articles' terms. */
export class Topic {
  readonly concepts: readonly Concept[];
  /** Bit of each term of the topic; a dense table, because it is read once for each word of each article. */
  readonly #bits: Int32Array;
  readonly #masks: readonly (readonly number[])[];
  /** The terms of a topic without alternatives: all of them make it complete. Zero where there are alternatives. */
  readonly #all: number;
  /** The sum of the concepts' weights. */
  readonly weight: number;

  constructor(concepts: readonly Concept[], vocabulary: Vocabulary) {
    this.concepts = concepts;
    this.#bits = new Int32Array(vocabulary.size);
    this.#masks = this.#assignBits(concepts);
    const simple = this.#masks.every((alternatives) => alternatives.length === 1);
    this.#all = simple ? this.#masks.reduce((all, [mask]) => all | (mask ?? 0), 0) : 0;
    this.weight = concepts.reduce((sum, concept) => sum + concept.weight, 0);
  }

  /**
   * One bit a concept for its spellings of one term, since any of these will do; one bit a term for the longer
   * spellings, as far as the bits reach. A concept left without any is never complete.
   */
  #assignBits(concepts: readonly Concept[]): number[][] {
    let free = 0;
    const masks = concepts.map(({ alternatives }): number[] => {
      const single = alternatives.filter((ids) => ids.length === 1).flat();
      if (single.length === 0 || free >= MOST_TERMS) return [];
      const bit = 1 << free++;
      for (const id of single) this.#bits[id] = (this.#bits[id] ?? 0) | bit;
      return [bit];
    });
    const own = new Map<number, number>();
    for (const [i, { alternatives }] of concepts.entries()) {
      for (const ids of alternatives) {
        const fresh = new Set(ids.filter((id) => !own.has(id)));
        if (ids.length === 1 || free + fresh.size > MOST_TERMS) continue;
        for (const id of fresh) {
          const bit = 1 << free++;
          own.set(id, bit);
          this.#bits[id] = (this.#bits[id] ?? 0) | bit;
        }
        masks[i]?.push(ids.reduce((mask, id) => mask | (own.get(id) ?? 0), 0));
      }
    }
    return masks;
  }

  get empty(): boolean {
    return this.concepts.length === 0;
  }

  /** Which of the topic's terms stand in a range of an article's terms, as a bit mask. */
  maskIn({ ids }: Terms, { from, to }: { readonly from: number; readonly to: number }): number {
    const bits = this.#bits;
    let mask = 0;
    for (let i = from; i < to; i++) mask |= bits[ids[i] as number] as number;
    return mask;
  }

  /** Which of the topic's terms a piece of text has. */
  maskOf(ids: readonly number[]): number {
    return ids.reduce((mask, id) => mask | (this.#bits[id] ?? 0), 0);
  }

  /** The weight of the concepts that a mask completes, from 0 to `weight`. */
  covered(mask: number): number {
    if (mask === 0) return 0;
    let sum = 0;
    for (let i = 0; i < this.#masks.length; i++)
      if (this.matches(i, mask)) sum += this.concepts[i]?.weight ?? 0;
    return sum;
  }

  /** How many concepts a mask completes. */
  count(mask: number): number {
    let count = 0;
    for (let i = 0; i < this.#masks.length; i++) if (this.matches(i, mask)) count++;
    return count;
  }

  /** Whether a mask completes concept `index`. */
  matches(index: number, mask: number): boolean {
    return this.#masks[index]?.some((needed) => needed !== 0 && (mask & needed) === needed) ?? false;
  }

  /** Whether a mask completes every concept. */
  complete(mask: number): boolean {
    if (this.#all !== 0) return (mask & this.#all) === this.#all;
    return this.#masks.every((_, index) => this.matches(index, mask));
  }
}

/** A topic without spellings of the same name counted twice; words that no article has are kept, so that they show. */
export function readTopic(words: string, book: NameBook, vocabulary: Vocabulary): Topic {
  const { lower, starts, ends } = tokenize(words);
  const written = lower.map((_, i) => words.slice(starts[i], ends[i]));
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  const add = (shown: string, alternatives: number[][]): void => {
    const kept = alternatives.filter((ids) => ids.length > 0);
    const key = JSON.stringify(kept);
    if (kept.length === 0 || seen.has(key)) return;
    seen.add(key);
    const weight = Math.max(...kept.map((ids) => Math.max(...ids.map((id) => vocabulary.weight(id)))));
    concepts.push({ written: shown, alternatives: kept, weight });
  };
  for (let i = 0; i < lower.length; ) {
    const name = book.match(lower, i);
    const country = name ? undefined : demonymsAt(written, i);
    const length = name?.length ?? country?.length ?? 1;
    const shown = written.slice(i, i + length).join(" ");
    const spellings = name ? [name.entry.name, ...name.entry.also] : country?.spellings;
    if (spellings)
      add(
        shown,
        spellings.map((one) => vocabulary.idsOf(one)),
      );
    else for (const id of vocabulary.idsOf(shown)) add(shown, [[id]]);
    i += length;
  }
  return new Topic(concepts, vocabulary);
}
