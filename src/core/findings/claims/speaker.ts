import type { Sentence } from "../../reading/sentences.js";
import type { Phrase } from "./phrases.js";
import type { View } from "./view.js";

const TITLES = new Set(
  "mr mr. mrs mrs. ms ms. dr dr. gen gen. lt lt. col col. maj maj. capt capt. sgt sgt. sen sen. rep rep. gov gov. president vice prime foreign defense defence interior minister deputy secretary general spokesman spokeswoman spokesperson chancellor king queen prince princess sheikh mayor governor senator judge justice professor prof prof. director chief commander colonel captain major lieutenant ambassador envoy kremlin pentagon chairman chairwoman".split(
    " ",
  ),
);
const PERSON_PRONOUNS = new Set(["he", "she"]);
const PRONOUNS = new Set([
  "he",
  "she",
  "it",
  "they",
  "we",
  "i",
  "you",
  "who",
  "which",
  "that",
  "his",
  "her",
  "its",
  "their",
  "this",
  "these",
  "those",
  "one",
  "some",
  "many",
  "others",
  "both",
  "him",
  "them",
  "my",
  "our",
]);
/** How far back, in paragraphs, a pronoun may look for the speaker. */
const REACH = 2;

/**
 * Who a source phrase means, within one article. A pronoun takes the last person quoted nearby; a surname the full
 * name that came before. Whatever the text does not settle stays unresolved: a wrong name is worse than none.
 */
export class SpeakerResolver {
  readonly #view: View;
  /** Last word of a person's full name -> the name, or null where two people share it. */
  readonly #fullNames = new Map<string, string | null>();
  #lastPerson: { name: string; paragraph: number; to: number } | null = null;

  constructor(view: View) {
    this.#view = view;
    for (const name of view.reading.names) {
      const words = this.#nameWords(name.from, name.to);
      const last = words.at(-1)?.toLowerCase();
      if (name.kind === "place" || name.kind === "group" || words.length < 2 || last === undefined) continue;
      const full = words.join(" ");
      const known = this.#fullNames.get(last);
      if (known === undefined) this.#fullNames.set(last, full);
      else if (known !== null && known !== full && !known.endsWith(full) && !full.endsWith(known))
        this.#fullNames.set(last, null);
    }
  }

  /** The speaker's name; for a group or an unnamed source its words without the article; null for an open pronoun. */
  resolve(source: Phrase, sentence: Sentence): string | null {
    const view = this.#view;
    const first = view.word(source.from);
    if (source.to - source.from === 1 && PRONOUNS.has(first)) {
      const last = this.#lastPerson;
      if (!PERSON_PRONOUNS.has(first) || last === null || sentence.paragraph - last.paragraph > REACH)
        return null;
      return this.#namesAnother(last.to, source.from, last.name) ? null : last.name;
    }
    const person = this.#personIn(source);
    if (person === null) return this.#asWritten(source);
    this.#lastPerson = { name: person, paragraph: sentence.paragraph, to: source.to };
    return person;
  }

  /** Whether somebody else is named between two tokens: a pronoun may mean either. */
  #namesAnother(from: number, to: number, person: string): boolean {
    const { names } = this.#view.reading;
    for (let i = this.#firstNameAt(from); i < names.length; i++) {
      const name = names[i];
      if (name === undefined || name.to > to) return false;
      if (name.kind === "place" || name.kind === "group" || this.#view.quoted(name.from)) continue;
      const words = this.#nameWords(name.from, name.to);
      if ((name.kind === "person" || words.length > 1) && (name.known ?? words.join(" ")) !== person)
        return true;
    }
    return false;
  }

  /** Index of the first name at or after a token. */
  #firstNameAt(token: number): number {
    const { names } = this.#view.reading;
    let low = 0;
    let high = names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((names[middle]?.from ?? 0) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #personIn(source: Phrase): string | null {
    // "X and Y said": two speakers stay as written.
    for (let i = source.from; i < source.to && this.#view.word(i) !== ","; i++) {
      if (this.#view.word(i) === "and" && this.#view.capital(i + 1)) return null;
    }
    const { reading } = this.#view;
    for (let i = this.#firstNameAt(source.from); i < reading.names.length; i++) {
      const name = reading.names[i];
      if (name === undefined || name.to > source.to) break;
      if (this.#view.word(name.to) === "'s" && name.to < source.to) continue;
      if (name.from > source.from && this.#view.is(name.from - 1, "ADP")) continue;
      if (name.known !== null && name.kind !== "person") {
        if (name.from === source.from || this.#view.is(source.from, "DET")) {
          return name.to === source.to || this.#view.word(name.to) === "," ? name.known : null;
        }
        continue;
      }
      // "Assad loyalists said": the name of somebody else than the speaker.
      if (name.known !== null) {
        return this.#endsPhrase(name.to, source.to) || this.#view.is(name.to, "ADP") ? name.known : null;
      }
      const words = this.#nameWords(name.from, name.to);
      if (words.length >= 2 && this.#endsPhrase(name.to, source.to)) return words.join(" ");
      const surname = words[0]?.toLowerCase();
      if (words.length === 1 && surname && this.#endsPhrase(name.to, source.to))
        return this.#fullNames.get(surname) ?? null;
    }
    return null;
  }

  /** "X", "X, chairman of Y" and "X (D)", not "X officials". */
  #endsPhrase(to: number, end: number): boolean {
    return to === end || [",", "(", "of", "—"].includes(this.#view.word(to));
  }

  /** The words of a name without titles before it. */
  #nameWords(from: number, to: number): string[] {
    let first = from;
    while (first < to - 1 && TITLES.has(this.#view.word(first))) first++;
    const words: string[] = [];
    for (let i = first; i < to; i++) if (/\p{L}/u.test(this.#view.word(i))) words.push(this.#view.written(i));
    return words;
  }

  /** As written, without the article and what follows the first comma. */
  #asWritten({ from, to }: Phrase): string | null {
    const view = this.#view;
    let first = from;
    while (first < to - 1 && /^(?:the|a|an)$/.test(view.word(first))) first++;
    let end = first + 1;
    while (end < to && view.word(end) !== ",") end++;
    const { start, end: stop } = view.span(first, end);
    return view.reading.text.slice(start, stop).replace(/\s+/g, " ");
  }
}
