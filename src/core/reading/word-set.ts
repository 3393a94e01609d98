/**
 * A set of words that is asked about every word of a text, and mostly says no: it looks at a word's first letter and
 * its length before it hashes the word.
 */
export class WordSet {
  readonly #words: ReadonlySet<string>;
  /** First character (ASCII; 127 for all others) -> the lengths of the words that begin with it, as bits. */
  readonly #lengths = new Int32Array(128);

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    for (const word of this.#words) {
      const first = Math.min(word.charCodeAt(0), 127);
      this.#lengths[first] = (this.#lengths[first] ?? 0) | (1 << Math.min(word.length, 31));
    }
  }

  has(word: string): boolean {
    const lengths = this.#lengths[Math.min(word.charCodeAt(0), 127)] ?? 0;
    return ((lengths >>> Math.min(word.length, 31)) & 1) === 1 && this.#words.has(word);
  }
}
