import type { Span } from "../span.js";
import { demonymsAt } from "./demonyms.js";
import type { Sentence } from "./sentences.js";
import type { PartOfSpeech } from "./tag.js";
import type { Tokens } from "./tokenize.js";

export const nameKinds = ["person", "place", "group"] as const;
export type NameKind = (typeof nameKinds)[number];

/** One of a desk's names, with its other spellings. */
export interface DeskName {
  readonly name: string;
  readonly kind: NameKind;
  readonly also: readonly string[];
  /** A side in the conflict that the desk is about. */
  readonly party?: boolean | undefined;
}

export interface Name extends Span {
  /** Token range, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The desk's own spelling where it knows the name. */
  readonly known: string | null;
  readonly kind: NameKind | null;
  /** A country, which has an adjective of its own: too large to tell where something happened. */
  readonly wide: boolean;
}

/** A desk's names, ready to be found in a token stream. */
export class NameBook {
  /** First word -> spellings that begin with it, longest first. */
  readonly #byFirst = new Map<string, { words: string[]; entry: DeskName }[]>();

  readonly #kinds = new Map<string, NameKind>();
  readonly #parties = new Set<string>();
  readonly #wide = new Set<string>();
  readonly #split: (text: string) => readonly string[];

  constructor(names: readonly DeskName[], split: (text: string) => readonly string[]) {
    this.#split = split;
    for (const entry of names) {
      for (const spelling of [entry.name, ...entry.also]) {
        const words = [...split(spelling)];
        this.#kinds.set(words.join(" "), entry.kind);
        if (entry.party === true) this.#parties.add(words.join(" "));
        if (entry.kind === "place" && entry.also.some((other) => isAdjectiveOf(other, entry.name)))
          this.#wide.add(words.join(" "));
        const first = words[0];
        if (first === undefined) continue;
        const list = this.#byFirst.get(first) ?? [];
        list.push({ words, entry });
        this.#byFirst.set(first, list);
      }
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** What kind of name a spelling is, in any case; undefined where the desk does not know it. */
  kindOf(spelling: string): NameKind | undefined {
    return this.#kinds.get(spelling.toLowerCase());
  }

  /** Whether a place is a country: one that the desk knows with an adjective ("Karvan"), or one of the world's. */
  isWide(spelling: string): boolean {
    if (this.#wide.size > 0 && this.#wide.has([...this.#split(spelling)].join(" "))) return true;
    const words = spelling.split(/\s+/);
    return demonymsAt(words, 0)?.length === words.length;
  }

  /** Whether a spelling, in any case, is that of a side in the conflict. */
  isParty(spelling: string): boolean {
    return this.#parties.size > 0 && this.#parties.has([...this.#split(spelling)].join(" "));
  }

  /** The longest of the desk's names that begins at word `at`, with its length in words. */
  match(words: readonly string[], at: number): { entry: DeskName; length: number } | undefined {
    const candidates = this.#byFirst.get(words[at] ?? "");
    const found = candidates?.find((one) => one.words.every((word, i) => words[at + i] === word));
    return found && { entry: found.entry, length: found.words.length };
  }
}

const PARTICLES = new Set([
  "of",
  "bin",
  "bint",
  "ibn",
  "de",
  "del",
  "da",
  "di",
  "van",
  "von",
  "der",
  "la",
  "al",
  "el",
  "the",
  "and",
]);
const PLACE_NOUNS = new Set(
  "province city town village governorate district region county suburb neighborhood neighbourhood island airport".split(
    " ",
  ),
);
/** Before a name, these make it a place; "from" and "to" stand before people as well. */
const PLACE_PREPOSITIONS = new Set(["in", "near", "outside", "around", "inside", "across", "at", "into"]);

/** Names of people, places and groups: the desk's own, and runs of capitalised words that the tagger takes for names. */
export function findNames(
  text: string,
  tokens: Tokens,
  tags: readonly PartOfSpeech[],
  sentences: readonly Sentence[],
  book: NameBook,
): Name[] {
  const names: Name[] = [];
  for (const sentence of sentences) findInSentence(text, tokens, tags, sentence, book, names);
  return withPlaces(text, names);
}

/** A name that is a place once ("in Idlib province") is that place in the whole article. */
function withPlaces(text: string, names: readonly Name[]): Name[] {
  const written = ({ start, end }: Name): string => text.slice(start, end);
  const places = new Set(names.filter((one) => one.kind === "place").map(written));
  return names.map((one) =>
    one.kind === null && places.has(written(one)) ? { ...one, kind: "place" } : one,
  );
}

function findInSentence(
  text: string,
  tokens: Tokens,
  tags: readonly PartOfSpeech[],
  sentence: Sentence,
  book: NameBook,
  names: Name[],
): void {
  for (let i = sentence.from; i < sentence.to; ) {
    if (!isNameWord(text, tokens, i)) {
      i++;
      continue;
    }
    const known = book.match(tokens.lower, i);
    const to = known ? i + known.length : endOfRun(text, tokens, tags, book, i, sentence.to);
    if (to === i) {
      i++;
      continue;
    }
    const kind = known ? kindOfUse(known.entry, tokens.lower[i] ?? "", to - i) : guessKind(tokens, i, to);
    const wide = kind === "place" && book.isWide(text.slice(tokens.starts[i], tokens.ends[to - 1]));
    names.push({
      start: tokens.starts[i] ?? 0,
      end: tokens.ends[to - 1] ?? 0,
      from: i,
      to,
      known: known?.entry.name ?? null,
      kind,
      wide,
    });
    i = to;
  }
}

/** "Syrian soldiers" tells of Syria but does not say where: an adjective made from a place is not the place. */
function kindOfUse({ name, kind }: DeskName, first: string, length: number): NameKind | null {
  if (kind !== "place" || length > 1 || first === name.toLowerCase()) return kind;
  return isAdjectiveOf(first, name) ? null : kind;
}

function isAdjectiveOf(word: string, name: string): boolean {
  const lower = word.toLowerCase();
  return (
    lower !== name.toLowerCase() &&
    /^\S+(?:ans?|ish|ese|i|ic|ch)$/.test(lower) &&
    lower.slice(0, 3) === name.slice(0, 3).toLowerCase()
  );
}

function isCapital(text: string, tokens: Tokens, i: number): boolean {
  const first = text.charCodeAt(tokens.starts[i] ?? 0);
  if (first < 128) return first >= 65 && first <= 90;
  return /^\p{Lu}/u.test(text.slice(tokens.starts[i], tokens.ends[i]));
}

/** The end of the run of name words that begins at the name word `i`, or `i` itself. */
function endOfRun(
  text: string,
  tokens: Tokens,
  tags: readonly PartOfSpeech[],
  book: NameBook,
  i: number,
  limit: number,
): number {
  if (tags[i] !== "PROPN") return i;
  let end = i + 1;
  for (let at = i + 1; at < limit && at < i + 12; at++) {
    // "Foreign Minister | Abbas Araqchi": a name that the desk knows begins its own.
    if (isNameWord(text, tokens, at) && book.match(tokens.lower, at)) break;
    if (isNameWord(text, tokens, at) && tags[at] !== "PUNCT" && tags[at] !== "DET" && tags[at] !== "PRON")
      end = at + 1;
    else if (
      !(
        PARTICLES.has(tokens.lower[at] ?? "") &&
        at === end &&
        tokens.lower[at] !== "and" &&
        tokens.lower[at] !== "the"
      )
    )
      break;
  }
  return end;
}

/** Capitalised, or a name with a small prefix such as `al-Numan`. */
function isNameWord(text: string, tokens: Tokens, i: number): boolean {
  if (isCapital(text, tokens, i)) return true;
  const lower = tokens.lower[i] ?? "";
  return lower.includes("-") && /^\p{Ll}{1,3}-\p{Lu}/u.test(text.slice(tokens.starts[i], tokens.ends[i]));
}

function guessKind(tokens: Tokens, from: number, to: number): NameKind | null {
  const next = tokens.lower[to] ?? "";
  const last = tokens.lower[to - 1] ?? "";
  if (PLACE_NOUNS.has(next) || PLACE_NOUNS.has(last)) return "place";
  return PLACE_PREPOSITIONS.has(tokens.lower[from - 1] ?? "") ? "place" : null;
}
