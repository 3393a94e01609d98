import { firstIndex } from "../../../binary-search.js";
import type { Name } from "../../../reading/names.js";
import type { Sentence } from "../../../reading/sentences.js";
import { type Phrase, phraseBefore } from "../phrases.js";
import type { View } from "../view.js";
import { Bodies } from "./bodies.js";
import { Cast } from "./cast.js";
import { Discourse } from "./discourse.js";
import { isUtterance } from "./lexicon.js";
import type { Person } from "./person.js";
import { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

const PERSONAL = new Set(["he", "she", "his", "her"]);
const RELATIVE = new Set(["who", "which", "that"]);
const OPEN = new Set(
  "we you its their this these those one some many others both him them our your us me mine".split(" "),
);
const DEFINITE = /^(?:the|this|that)$/;
const MAY_BE_BODY = KIND.bodyPronoun | KIND.variation | KIND.body;
/** How far from a quotation its speaker may stand, in tokens. */
const NEAR = 8;

/** A phrase before "who" has at most this many tokens. */
const LONGEST = 20;

function hasPreposition(view: View, { from, to }: Phrase): boolean {
  for (let i = from + 1; i < to; i++) if (view.is(i, "ADP")) return true;
  return false;
}

/**
 * Who a source phrase means, within one article. Whatever the text does not settle stays unresolved: a wrong name is
 * worse than none.
 */
export class SpeakerResolver {
  readonly #view: View;
  /** Made for the first source: many an article has none. */
  #script: Script | undefined;
  #cast: Cast | undefined;
  #discourse: Discourse | undefined;
  #bodies: Bodies | undefined;

  constructor(view: View) {
    this.#view = view;
  }

  /** The speaker's name; for a group or an unnamed source its words without the article; null for an open pronoun. */
  resolve(source: Phrase, _sentence?: Sentence): string | null {
    const view = this.#view;
    const first = view.word(source.from);
    const single = source.to - source.from === 1;
    if (PERSONAL.has(first) && (single || isUtterance(view.word(source.to - 1)))) {
      return this.#meantAt(source.from)?.name ?? null;
    }
    if (!single) return this.#personIn(source) ?? this.#asWritten(source);
    if (first === "it" || first === "they") return this.#bodyAt(source.from) ?? null;
    if (first === "i" || first === "my") return this.#speakerOfQuotation(source.from);
    if (RELATIVE.has(first)) return this.#antecedent(source.from);
    return OPEN.has(first) ? null : (this.#personIn(source) ?? this.#asWritten(source));
  }

  /** Whom a token means; undefined where that is open. */
  #meantAt(token: number): Person | undefined {
    this.#discourse ??= new Discourse(this.#words, this.#people);
    return this.#discourse.meantAt(token);
  }

  /** The body that a token means; undefined where that is open. */
  #bodyAt(token: number): string | undefined {
    if (!this.#words.can(token, MAY_BE_BODY)) return undefined;
    this.#bodies ??= new Bodies(this.#words, this.#people.mentions);
    return this.#bodies.meantAt(token);
  }

  get #words(): Script {
    this.#script ??= new Script(this.#view);
    return this.#script;
  }

  get #people(): Cast {
    this.#cast ??= new Cast(this.#words);
    return this.#cast;
  }

  /** Who says the quotation that a token stands in: "I told him so," X said. */
  #speakerOfQuotation(token: number): string | null {
    const view = this.#view;
    const quotation = view.quotationAt(token);
    if (quotation === undefined) return null;
    const after = view.tokenAt(quotation.end);
    const before = view.tokenAt(quotation.start) - 1;
    return this.#speakerAmong(after, 1) ?? this.#speakerAmong(before, -1);
  }

  /** Who stands beside a verb of speech, from a token on in one direction. */
  #speakerAmong(from: number, step: 1 | -1): string | null {
    const view = this.#view;
    let name: string | null = null;
    let verb = false;
    for (
      let i = from;
      Math.abs(i - from) < NEAR && !view.quoted(i) && !/^[.!?]$/.test(view.word(i));
      i += step
    ) {
      verb ||= this.#words.can(i, KIND.saying);
      name ??= this.#meantAt(i)?.name ?? null;
      if (verb && name !== null) return name;
    }
    return null;
  }

  /** What "who" and "which" stand for: the phrase before. */
  #antecedent(relative: number): string | null {
    const view = this.#view;
    const last = view.word(relative - 1) === "," ? relative - 2 : relative - 1;
    // "A spokesperson for the ministry, who …": the spokesperson, not the ministry.
    const whole = phraseBefore(view, last, Math.max(0, last - LONGEST));
    if (whole !== undefined && hasPreposition(view, whole))
      return this.#personIn(whole) ?? this.#asWritten(whole);
    const person = this.#meantAt(last);
    if (person !== undefined) return person.name;
    let from = last + 1;
    while (last - from < NEAR && isNominal(view, from - 1)) {
      from--;
      // "X, a teacher, who": the apposition's own name
      if (view.is(from, "DET")) break;
    }
    if (from > last) return null;
    const apposed = view.word(from - 1) === "," ? this.#meantAt(from - 2) : undefined;
    return apposed?.name ?? this.#asWritten({ from, to: last + 1 });
  }

  #personIn(source: Phrase): string | null {
    const view = this.#view;
    const end = this.#endOfCore(source);
    if (end < source.to && isUtterance(view.word(end - 1)) && /^(?:by|from)$/.test(view.word(end)))
      return this.resolve({ from: end + 1, to: source.to });
    // "X and Y said": two speakers stay as written.
    for (let i = source.from; i < end; i++) if (view.word(i) === "and" && view.capital(i + 1)) return null;
    const person = this.#meantAt(end - 1) ?? this.#authorOf(source.from, end);
    if (person?.named === true) return person.name;
    const apposed = this.#apposed(source);
    if (apposed !== undefined) return apposed;
    if (person !== undefined && DEFINITE.test(view.word(source.from))) return person.name;
    return this.#bodyAt(end - 1) ?? this.#knownIn(source);
  }

  /** "The head of the port authority, X, said" */
  #apposed({ from, to }: Phrase): string | undefined {
    let comma = from;
    while (comma < to && this.#view.word(comma) !== ",") comma++;
    return this.#namedIn(comma + 1, to) ?? this.#bodyNamedIn(comma, to);
  }

  /** "The supermarket chain, FreshWay, said": a name that closes the phrase, of somebody or something. */
  #bodyNamedIn(comma: number, to: number): string | undefined {
    const view = this.#view;
    const end = view.word(to - 1) === "," ? to - 1 : to;
    if (comma >= end - 1 || end - comma > 5 || !view.is(comma - 1, "NOUN")) return undefined;
    for (let i = comma + 1; i < end; i++)
      if (!view.capital(i) || !view.is(i, "PROPN", "NOUN")) return undefined;
    const { start, end: stop } = view.span(comma + 1, end);
    return view.reading.text.slice(start, stop);
  }

  /** "X's statement said": who made it says it. */
  #authorOf(from: number, end: number): Person | undefined {
    const view = this.#view;
    if (!isUtterance(view.word(end - 1))) return undefined;
    for (let i = end - 2; i > from; i--) if (view.word(i) === "'s") return this.#meantAt(i - 1);
    return undefined;
  }

  /** "His partner, X, said" */
  #namedIn(from: number, to: number): string | undefined {
    const view = this.#view;
    for (let i = from; i < to && view.capital(i); i++) {
      const person = this.#meantAt(i);
      if (person?.named === true && (i + 1 === to || view.word(i + 1) === ",")) return person.name;
    }
    return undefined;
  }

  /** A place or a group that the desk knows, in the desk's spelling. */
  #knownIn(source: Phrase): string | null {
    const { names } = this.#view.reading;
    for (let i = firstNameAt(names, source.from); i < names.length; i++) {
      const name = names[i];
      if (name === undefined || name.to > source.to) break;
      if (name.known === null || name.kind === "person") continue;
      const leads =
        name.from === source.from || (name.from === source.from + 1 && this.#view.is(source.from, "DET"));
      return leads && (name.to === source.to || this.#view.word(name.to) === ",") ? name.known : null;
    }
    return null;
  }

  /** Where the head of a phrase ends: before a comma, a preposition or a relative clause. */
  #endOfCore({ from, to }: Phrase): number {
    const view = this.#view;
    let end = from + 1;
    while (end < to && !/^(?:[,(—–]|who|that|which|whose)$/.test(view.word(end)) && !view.is(end, "ADP"))
      end++;
    return end;
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

/** Index of the first name at or after a token. */
function firstNameAt(names: readonly Name[], token: number): number {
  return firstIndex(names.length, (index) => (names[index]?.from ?? 0) < token);
}

function isNominal(view: View, i: number): boolean {
  return view.is(i, "NOUN", "PROPN", "ADJ", "NUM", "DET") || view.word(i) === "'s";
}
