import { stemmer } from "stemmer";
import { firstIndex } from "../binary-search.js";
import type { Reading } from "../reading/reading.js";
import { tokenize } from "../reading/tokenize.js";

/** Words that carry no topic, in questions and in articles. */
const STOPWORDS: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been being but by can could did do does for from had has have he her hers him his how i if in into is " +
    "it its itself just me my no nor not of on or our ours out over own s she should so some such than that the their theirs them " +
    "then there these they this those through to too under until up very was we were what when where which while who whom " +
    "whose why will with would you your yours al el ur um 's 't 're 've 'll 'd 'm n't us about after again against all also any " +
    "because before between both during each few further here more most off once only other same"
  ).split(" "),
);

/** The content words of a text: term ids in text order, with the offset of each. */
export interface Terms {
  readonly ids: Int32Array;
  /** Start offset in the text of each term. */
  readonly at: Int32Array;
}

/**
 * The terms of all articles of a desk: a word in lower case without accents, stemmed (Porter 1980, the `stemmer`
 * package), has one number. Articles keep numbers instead of words, so that a question can look through thousands
 * of them for the price of comparing integers.
 */
export class Vocabulary {
  readonly #terms: string[] = [""];
  readonly #ids = new Map<string, number>();
  readonly #words = new Map<string, readonly number[]>();
  /** In how many shown articles a term occurs. */
  readonly #articlesWith: number[] = [0];
  /** The number of the last count in which a term was, so that it counts once an article. */
  readonly #lastCountOf: number[] = [0];
  #counts = 0;
  #articles = 0;

  get size(): number {
    return this.#terms.length;
  }

  term(id: number): string {
    return this.#terms[id] ?? "";
  }

  /** The terms of an article's reading. */
  read(reading: Reading): Terms {
    const { tokens, text } = reading;
    const ids: number[] = [];
    const at: number[] = [];
    for (let i = 0; i < tokens.count; i++) {
      const start = tokens.starts[i] ?? 0;
      const found = this.#idsOf(tokens.lower[i] ?? "", text, start);
      for (let k = 0; k < found.length; k++) {
        ids.push(found[k] as number);
        at.push(start);
      }
    }
    return { ids: Int32Array.from(ids), at: Int32Array.from(at) };
  }

  /** The terms of a question's words; a term that no article has yet gets its number here. */
  idsOf(text: string): number[] {
    const tokens = tokenize(text);
    return tokens.lower.flatMap((word, i) => [...this.#idsOf(word, text, tokens.starts[i] ?? 0)]);
  }

  /** Counts the terms of an article that is shown into the frequencies that weigh terms, or out of them. */
  count({ ids }: Terms, isShown: boolean): void {
    const one = isShown ? 1 : -1;
    this.#articles += one;
    this.#counts++;
    const last = this.#lastCountOf;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      if (last[id] === this.#counts) continue;
      last[id] = this.#counts;
      this.#articlesWith[id] = (this.#articlesWith[id] ?? 0) + one;
    }
  }

  /** Whether any shown article has the term. */
  has(id: number): boolean {
    return (this.#articlesWith[id] ?? 0) > 0;
  }

  /** Inverse article frequency: how much a term says about a topic (Robertson & Spärck Jones 1976, smoothed). */
  weight(id: number): number {
    return Math.log(1 + (this.#articles + 0.5) / ((this.#articlesWith[id] ?? 0) + 0.5));
  }

  #idsOf(word: string, text: string, start: number): readonly number[] {
    if (word === "us" && text.startsWith("US", start)) return this.#idsOf("u.s.", text, start);
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const ids = termsOf(word).map((term) => this.#idOf(term));
    // A word of a million letters, or a million words, must not stay in memory.
    if (word.length <= 60 && this.#words.size < 500_000) this.#words.set(word, ids);
    return ids;
  }

  #idOf(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#terms.push(term) - 1;
      this.#ids.set(term, id);
      this.#articlesWith.push(0);
      this.#lastCountOf.push(0);
    }
    return id;
  }
}

/** The terms of one token in lower case: none for a stopword or a mark, several for a hyphenated word. */
export function termsOf(word: string): string[] {
  if (STOPWORDS.has(word) || !/[\p{L}\p{N}]/u.test(word)) return [];
  const folded = word
    .slice(0, 200)
    .normalize("NFD")
    .replace(/[\p{M}'*]/gu, "");
  if (/^(?:\p{L}\.)+/u.test(folded))
    return folded.split("-").map((part) => part.replaceAll(".", "") + (part.includes(".") ? "." : ""));
  const parts =
    folded.includes("-") || /[\u2010\u2011]/.test(folded) ? folded.split(/[-\u2010\u2011]/) : [folded];
  return parts
    .filter((part) => part !== "" && (parts.length === 1 || (part.length > 1 && !STOPWORDS.has(part))))
    .map((part) => (/^[a-z]+\.?$/.test(part) ? stem(part.replace(/\.$/, "")) : part));
}

/** Porter's rules take "status" for a plural of "statue", and "news" for one of "new". */
function stem(word: string): string {
  return /(?:us|is|ss)$|^news$/.test(word) ? word : stemmer(word);
}

/** Index of the first term at or after an offset. */
export function firstTermAt({ at }: Terms, offset: number): number {
  return firstIndex(at.length, (index) => (at[index] ?? 0) < offset);
}
