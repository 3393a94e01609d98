import type { PartOfSpeech } from "../../../reading/tag.js";
import type { View } from "../view.js";
import type { Gender } from "./person.js";
import { KIND, kindsOf } from "./word-kinds.js";

/** An article as the rules for speakers look at it: each of its words is looked up once, and after that is a number. */
export class Script {
  readonly view: View;
  readonly #kinds: Int32Array;
  readonly #lower: readonly string[];
  readonly #tags: readonly PartOfSpeech[];

  constructor(view: View) {
    const { text, tokens, tags } = view.reading;
    const { count, lower, starts } = tokens;
    this.view = view;
    this.#lower = lower;
    this.#tags = tags;
    this.#kinds = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const first = text.charCodeAt(starts[i] ?? 0);
      const capital = first < 128 ? first >= 65 && first <= 90 : view.capital(i);
      this.#kinds[i] = kindsOf(lower[i] ?? "") | (capital ? KIND.capital : 0);
    }
  }

  word(i: number): string {
    return this.#lower[i] ?? "";
  }

  /** Whether a token is of one of some kinds (of `KIND`, joined). */
  can(i: number, kinds: number): boolean {
    return ((this.#kinds[i] ?? 0) & kinds) !== 0;
  }

  capital(i: number): boolean {
    return this.can(i, KIND.capital);
  }

  /** Whether the token has one of these tags. */
  is(
    i: number,
    a: PartOfSpeech,
    b?: PartOfSpeech,
    c?: PartOfSpeech,
    d?: PartOfSpeech,
    e?: PartOfSpeech,
    f?: PartOfSpeech,
    g?: PartOfSpeech,
  ): boolean {
    const tag = this.#tags[i];
    if (tag === undefined) return false;
    return tag === a || tag === b || tag === c || tag === d || tag === e || tag === f || tag === g;
  }

  quoted(i: number): boolean {
    return this.view.quoted(i);
  }

  /** The gender that a title or a noun tells. */
  genderOfNoun(i: number): Gender | undefined {
    return this.can(i, KIND.male) ? "male" : this.can(i, KIND.female) ? "female" : undefined;
  }

  /** The words of tokens `from` to `to` as written, on one line. */
  phrase(from: number, to: number): string {
    const { start, end } = this.view.span(from, to);
    const written = this.view.reading.text.slice(start, end);
    return to - from > 1 && /\s{2}|[^\S ]/.test(written) ? written.replace(/\s+/g, " ") : written;
  }
}
