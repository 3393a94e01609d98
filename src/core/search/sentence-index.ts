import type { Entry, KeptSentence, Library } from "../library.js";
import type { Topic } from "./topic.js";

/** A shown sentence that may be about a topic. */
export interface SentenceHit {
  readonly entry: Entry;
  readonly sentence: KeptSentence;
}

/**
 * Which sentences have a term: postings by sentence, where the SearchIndex keeps them by article. Findings are looked
 * up here, because a claim about an airport is one of a few sentences, and an article about airports is not one.
 */
export class SentenceIndex {
  readonly #library: Library;
  /** Term -> numbers of the sentences that have it, ascending. */
  readonly #postings: (number[] | undefined)[] = [];
  /** Sentence number -> serial of its entry. */
  readonly #serials: number[] = [];
  /** Serial -> number of the entry's first sentence. */
  readonly #firsts: number[] = [];

  constructor(library: Library) {
    this.#library = library;
  }

  add({ serial, sentences, terms }: Entry): void {
    this.#firsts[serial] = this.#serials.length;
    for (const { from, to, claims, figures } of sentences) {
      const number = this.#serials.push(serial) - 1;
      for (let i = from; i < to; i++) this.#post(terms.ids[i] as number, number);
      // A figure's place and a speaker's name may stand in a sentence before: both are found by them all the same.
      for (const { who } of claims) for (const id of who) this.#post(id, number);
      for (const { own } of figures) for (const id of own) this.#post(id, number);
    }
  }

  #post(id: number, sentence: number): void {
    const list = this.#postings[id];
    if (list === undefined) this.#postings[id] = [sentence];
    else if (list[list.length - 1] !== sentence) list.push(sentence);
  }

  /** The shown sentences that have what is rarest of the topic: all that may have the whole of it, and some more. */
  *candidates(topic: Topic): Generator<SentenceHit> {
    let rarest: readonly (readonly number[])[] | null = null;
    for (const { alternatives } of topic.concepts) {
      const lists = alternatives.map((ids) => this.#shortest(ids));
      if (rarest === null || total(lists) < total(rarest)) rarest = lists;
    }
    yield* this.#shownOf(rarest ?? []);
  }

  /** The shown sentences that have any of the topic. */
  *candidatesOfAny(topic: Topic): Generator<SentenceHit> {
    yield* this.#shownOf(
      topic.concepts.flatMap(({ alternatives }) => alternatives.map((ids) => this.#shortest(ids))),
    );
  }

  /** Postings of the rarest of terms that must stand together. */
  #shortest(ids: readonly number[]): readonly number[] {
    let shortest: readonly number[] = [];
    for (const [place, id] of ids.entries()) {
      const list = this.#postings[id] ?? [];
      if (place === 0 || list.length < shortest.length) shortest = list;
    }
    return shortest;
  }

  *#shownOf(lists: readonly (readonly number[])[]): Generator<SentenceHit> {
    const [only] = lists;
    const numbers = lists.length === 1 && only ? only : new Set(lists.flat());
    const shown = this.#library.bySerial();
    for (const number of numbers) {
      const serial = this.#serials[number] as number;
      const entry = shown[serial];
      const sentence = entry?.sentences[number - (this.#firsts[serial] as number)];
      if (entry && sentence) yield { entry, sentence };
    }
  }
}

function total(lists: readonly (readonly number[])[]): number {
  return lists.reduce((sum, list) => sum + list.length, 0);
}
