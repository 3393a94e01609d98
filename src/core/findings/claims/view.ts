import { firstIndex } from "../../binary-search.js";
import type { Name } from "../../reading/names.js";
import type { Reading } from "../../reading/reading.js";
import type { Sentence } from "../../reading/sentences.js";
import type { PartOfSpeech } from "../../reading/tag.js";
import type { Span } from "../../span.js";
import { CUES, type CueTable } from "./cues.js";
import { classOf, code } from "./model/classes.js";
import { findQuotations, type Quotation } from "./quotes.js";

/** The class of what lies before the first token and behind the last. */
const NOTHING = code("nothing");

/** Token-level look-ups that the rules for claims share. Token indices run over the whole article. */
export class View {
  readonly reading: Reading;
  readonly cues: CueTable;
  readonly quotations: readonly Quotation[];
  readonly #lower: readonly string[];
  readonly #tags: readonly PartOfSpeech[];
  /** Index of the quotation that a token stands in, its marks included; -1 outside. */
  readonly #quotationOf: Int32Array;
  /** The last sentence whose end was asked for: each is asked many times in a row. */
  #body: { sentence: Sentence | null; end: number } = { sentence: null, end: 0 };
  /** What each token is to the model; 0 until it is asked for. */
  readonly #codes: Int32Array;

  constructor(reading: Reading, cues: CueTable = CUES) {
    this.reading = reading;
    this.cues = cues;
    this.#lower = reading.tokens.lower;
    this.#tags = reading.tags;
    this.quotations = findQuotations(reading);
    this.#quotationOf = new Int32Array(reading.tokens.count).fill(-1);
    this.#codes = new Int32Array(reading.tokens.count);
    let token = 0;
    for (const [index, { start, end }] of this.quotations.entries()) {
      while (token < reading.tokens.count && (reading.tokens.starts[token] ?? 0) < start) token++;
      for (; token < reading.tokens.count && (reading.tokens.starts[token] ?? 0) < end; token++) {
        this.#quotationOf[token] = index;
      }
    }
  }

  word(i: number): string {
    return this.#lower[i] ?? "";
  }

  /** Whether the token has one of these tags. (Named one by one: this is the busiest line of the reader.) */
  is(
    i: number,
    a: PartOfSpeech,
    b?: PartOfSpeech,
    c?: PartOfSpeech,
    d?: PartOfSpeech,
    e?: PartOfSpeech,
    f?: PartOfSpeech,
    g?: PartOfSpeech,
    h?: PartOfSpeech,
  ): boolean {
    const tag = this.#tags[i];
    if (tag === undefined) return false;
    return (
      tag === a || tag === b || tag === c || tag === d || tag === e || tag === f || tag === g || tag === h
    );
  }

  start(i: number): number {
    return this.reading.tokens.starts[i] ?? this.reading.text.length;
  }

  end(i: number): number {
    return this.reading.tokens.ends[i] ?? this.reading.text.length;
  }

  /** The characters of tokens `from` to `to`, end exclusive. */
  span(from: number, to: number): Span {
    return { start: this.start(from), end: this.end(to - 1) };
  }

  written(i: number): string {
    return this.reading.text.slice(this.start(i), this.end(i));
  }

  capital(i: number): boolean {
    const { text } = this.reading;
    const first = text.charCodeAt(this.start(i));
    return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(this.written(i));
  }

  quotationAt(i: number): Quotation | undefined {
    return this.quotations[this.#quotationOf[i] ?? -1];
  }

  quoted(i: number): boolean {
    return (this.#quotationOf[i] ?? -1) >= 0;
  }

  /** The token's class as a number, for the model. */
  code(i: number): number {
    const known = this.#codes[i];
    if (known === undefined) return NOTHING;
    if (known !== 0) return known;
    const word = this.word(i);
    const found = classOf(word, this.#tags[i] ?? "X", this.capital(i), this.cues) + 1;
    this.#codes[i] = found;
    return found;
  }

  /** The name that ends before token `to`. */
  nameEndingAt(to: number): Name | undefined {
    const { names } = this.reading;
    const low = firstIndex(names.length, (index) => (names[index]?.from ?? 0) < to);
    const name = names[low - 1];
    return name?.to === to ? name : undefined;
  }

  /** Whether any of a range is quoted. */
  hasQuotation({ start, end }: Span): boolean {
    for (let i = this.tokenAt(start); this.start(i) < end && i < this.reading.tokens.count; i++)
      if (this.quoted(i)) return true;
    return false;
  }

  /** Index of the sentence that a token stands in. */
  sentenceOf(i: number): number {
    const { sentences } = this.reading;
    return Math.max(0, firstIndex(sentences.length, (index) => (sentences[index]?.from ?? 0) <= i) - 1);
  }

  /** First token at or after an offset. */
  tokenAt(offset: number): number {
    const { starts, count } = this.reading.tokens;
    return firstIndex(count, (index) => (starts[index] ?? 0) < offset);
  }

  /** The last token of the sentence that is not its closing punctuation, plus one. */
  bodyEnd(sentence: Sentence): number {
    if (this.#body.sentence === sentence) return this.#body.end;
    const end = this.#bodyEnd(sentence);
    this.#body = { sentence, end };
    return end;
  }

  #bodyEnd(sentence: Sentence): number {
    let end = sentence.to;
    while (end > sentence.from + 1 && /^[.!?…;:,]+$/.test(this.word(end - 1))) end--;
    return end;
  }
}
