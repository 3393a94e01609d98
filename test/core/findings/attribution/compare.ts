import type { Claim } from "../../../../src/core/findings/finding.js";
import { overlaps, type Span } from "../../../../src/core/span.js";
import type { Case, Expected } from "./marks.js";

/** At least so much of the words of the content must agree (F1). */
const CONTENT = 0.8;
/** The like for a claim of a whole article, of which only the gist is scored, as by PolNeAR's partial triple. */
const GIST = 0.5;

type Words = ReadonlySet<number>;

/** A text's words, by number; spans are compared as the sets of words that they touch. */
class WordBook {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #articles = new Set<number>();

  constructor(text: string) {
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)) {
      if (/^(?:the|an?)$/i.test(match[0])) this.#articles.add(this.#starts.length);
      this.#starts.push(match.index);
      this.#ends.push(match.index + match[0].length);
    }
  }

  in(spans: readonly Span[]): Words {
    const touched = new Set<number>();
    for (const { start, end } of spans) {
      for (const [word, begins] of this.#starts.entries())
        if (begins < end && (this.#ends[word] ?? 0) > start) touched.add(word);
    }
    return touched;
  }

  /** Without the article that they begin with. */
  inNounPhrase(span: Span | null): Words {
    const words = [...this.in(span === null ? [] : [span])];
    return new Set(this.#articles.has(words[0] ?? -1) ? words.slice(1) : words);
  }
}

function agreement(a: Words, b: Words): number {
  if (a.size + b.size === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}

interface Pairs {
  readonly of: ReadonlyMap<Expected, Claim>;
  readonly numberOf: ReadonlyMap<Claim, number>;
  readonly words: WordBook;
}

/** Pairs, one to one, expected and found claims with overlapping cues (with none: overlapping content), best first. */
function pair({ text, claims }: Case, found: readonly Claim[]): Pairs {
  const words = new WordBook(text);
  const candidates: { expected: Expected; claim: Claim; score: number }[] = [];
  for (const expected of claims) {
    for (const claim of found) {
      const content = agreement(words.in(expected.content), words.in(claim.content));
      const source = agreement(words.inNounPhrase(expected.source), words.inNounPhrase(claim.source));
      const cue = expected.cue && claim.cue ? overlaps(expected.cue, claim.cue) : content >= GIST;
      if (cue) candidates.push({ expected, claim, score: content + source });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const of = new Map<Expected, Claim>();
  const numberOf = new Map<Claim, number>();
  for (const { expected, claim } of candidates) {
    if (of.has(expected) || numberOf.has(claim)) continue;
    of.set(expected, claim);
    numberOf.set(claim, expected.number);
  }
  return { of, numberOf, words };
}

/** What is wrong with the claims found in a case, a line each. */
export function problemsOf(given: Case, found: readonly Claim[]): string[] {
  const { text, claims } = given;
  const pairs = pair(given, found);
  const problems: string[] = [];
  for (const expected of claims) {
    const claim = pairs.of.get(expected);
    const name = `${expected.number} ${show(text, expected.cue ? [expected.cue] : expected.content)}`;
    if (claim === undefined) {
      if (!expected.optional) problems.push(`${name}: not found`);
    } else problems.push(...differences(text, expected, claim, pairs).map((line) => `${name}: ${line}`));
  }
  for (const claim of found)
    if (!pairs.numberOf.has(claim)) problems.push(`extra: ${showClaim(text, claim)}`);
  return problems;
}

function differences(text: string, expected: Expected, claim: Claim, { words, numberOf }: Pairs): string[] {
  const lines: string[] = [];
  const source = agreement(words.inNounPhrase(expected.source), words.inNounPhrase(claim.source));
  if (source < 1)
    lines.push(`source is ${show(text, claim.source)}, expected ${show(text, expected.source)}`);
  const content = agreement(words.in(expected.content), words.in(claim.content));
  if (content < CONTENT)
    lines.push(`content is ${show(text, claim.content)}, expected ${show(text, expected.content)}`);
  if (expected.stance !== undefined && expected.stance !== claim.stance)
    lines.push(`stance is ${claim.stance}, expected ${expected.stance}`);
  if (expected.hedged !== undefined && expected.hedged !== claim.hedged)
    lines.push(`hedged is ${claim.hedged}, expected ${expected.hedged}`);
  if (expected.speaker !== undefined && nameOf(expected.speaker) !== nameOf(claim.speaker))
    lines.push(`speaker is ${claim.speaker}, expected ${expected.speaker}`);
  const within = claim.within && (numberOf.get(claim.within) ?? "an extra claim");
  if (within !== expected.within)
    lines.push(`within is ${within ?? "nothing"}, expected ${expected.within ?? "nothing"}`);
  return lines;
}

const nameOf = (speaker: string | null): string | undefined =>
  speaker?.toLowerCase().replace(/^(?:the|an?) /, "");

function show(text: string, spans: Span | readonly Span[] | null): string {
  if (spans === null) return "nobody";
  const list = "start" in spans ? [spans] : spans;
  return list.map(({ start, end }) => `«${text.slice(start, end)}»`).join(" + ");
}

const showClaim = (text: string, { source, cue, content }: Claim): string =>
  `${show(text, source)} ${cue ? show(text, cue) : "without a cue"} ${show(text, content)}`;

interface Score {
  /** Claims that must be found, those of them found in the gist, and those found that count. */
  readonly expected: number;
  readonly right: number;
  readonly found: number;
  readonly misses: readonly string[];
}

/** How much of an article was found: cue, about the same source, and half of the content's words. */
export function scoreOf(given: Case, found: readonly Claim[]): Score {
  const { of, numberOf, words } = pair(given, found);
  const must = given.claims.filter(({ optional }) => !optional);
  const right = must.filter((expected) => {
    const claim = of.get(expected);
    if (claim === undefined) return false;
    const source = agreement(words.inNounPhrase(expected.source), words.inNounPhrase(claim.source));
    return source >= GIST && agreement(words.in(expected.content), words.in(claim.content)) >= GIST;
  });
  const optional = new Set(given.claims.filter((claim) => claim.optional).map(({ number }) => number));
  const counted = found.filter((claim) => !optional.has(numberOf.get(claim) ?? -1));
  const misses = problemsOf(given, found);
  return { expected: must.length, right: right.length, found: counted.length, misses };
}
