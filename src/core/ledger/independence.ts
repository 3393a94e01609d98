import { kindsOfClaimant } from "../findings/claims/claimant.js";
import { hashOf } from "../hash.js";
import type { Entry } from "../library.js";
import type { NameBook } from "../reading/names.js";
import type { Statement } from "./statement.js";

/** Credits at the end of a text: "(Reporting by …)", "Quell Press contributed to this report". */
const CREDITS =
  /(?:[Rr]eporting (?:by|from)|[Ww]ith (?:material|files|reporting|information) from|[Ss]ource:)\s+(\p{Lu}[^.;)\n]{2,60})|(\p{Lu}[^.;)(\n]{2,60}?)\s+contributed to this (?:report|story|article)/gu;
const TAIL = 200;

/** The papers and people that an article credits at its end, in lower case. */
function creditsOf({ article: { text } }: Entry): string[] {
  return [...text.slice(-TAIL).matchAll(CREDITS)].map((match) =>
    (match[1] ?? match[2] ?? "").trim().toLowerCase(),
  );
}

/** Two sentences share this much of their words (Jaccard) where one is a copy of the other, edited lightly. */
const COPY = 0.7;
/** So many sentences of some length in common, word for word, and two articles have a text of one agency. */
const COPIED_SENTENCES = 2;
const LONG_SENTENCE = 8;

/**
 * How many independent sources stand behind some statements on one matter: at least one. Not independent are
 * statements of one source; an article's own account and the speaker who gives the same figure in that article;
 * and articles of different publishers with the same sentence, for that is one agency's. Somebody without a name
 * ("officials", "he") may be anybody already counted, and adds nothing; witnesses add one, however many.
 */
export function independentSources(statements: readonly Statement[], book: NameBook): number {
  const groups = new Groups(statements.length);
  joinSame(statements, groups);
  joinLeads(statements, groups);
  joinCopies(statements, groups);
  const counted = new Set<number>();
  let witnesses = 0;
  for (const [i, statement] of statements.entries()) {
    const kind = weightOf(statement, book);
    if (kind === "own") counted.add(groups.of(i));
    else if (kind === "witness") witnesses = 1;
  }
  return Math.max(1, counted.size + witnesses);
}

function joinSame(statements: readonly Statement[], groups: Groups): void {
  const first = new Map<string, number>();
  for (const [i, { source }] of statements.entries()) {
    const known = first.get(source.key);
    if (known === undefined) first.set(source.key, i);
    else groups.join(i, known);
  }
}

/** An article's "four were killed" above "four were killed, the rescuers said". */
function joinLeads(statements: readonly Statement[], groups: Groups): void {
  const told = new Map<string, number>();
  const keyOf = ({ entry, figure }: Statement): string => `${entry.serial} ${figure.low} ${figure.high}`;
  for (const [i, one] of statements.entries()) if (one.source.kind === "speaker") told.set(keyOf(one), i);
  for (const [i, one] of statements.entries()) {
    const speaker = one.source.kind === "publisher" ? told.get(keyOf(one)) : undefined;
    if (speaker !== undefined) groups.join(i, speaker);
  }
}

/** Of more accounts than these each cannot be compared with each, and all of them count as one: missing beats wrong. */
const MOST_COMPARED = 100;

function joinCopies(statements: readonly Statement[], groups: Groups): void {
  const printed = [...statements.entries()].filter(([, { source }]) => source.kind === "publisher");
  if (printed.length > MOST_COMPARED) {
    for (const [i] of printed) groups.join(i, printed[0]?.[0] ?? i);
    return;
  }
  for (const [i, one] of printed)
    for (const [k, other] of printed) if (k < i && isCopy(one, other)) groups.join(i, k);
}

function weightOf({ entry, figure, source }: Statement, book: NameBook): "own" | "witness" | "none" {
  if (source.kind === "publisher") return "own";
  if (figure.claimant === null || figure.speaker === null) return "none";
  const written = entry.article.text.slice(figure.claimant.start, figure.claimant.end);
  const kinds = kindsOfClaimant(written, figure.speaker, book);
  if (!kinds.includes("unnamed")) return kinds.includes("witness") ? "witness" : "own";
  return kinds.includes("witness") ? "witness" : "none";
}

/** Two articles' own accounts of which one was copied from the other, or both from an agency. */
export function isCopy(a: Statement, b: Statement): boolean {
  if (a.source.kind !== "publisher" || b.source.kind !== "publisher" || a.entry === b.entry) return false;
  return similarity(termsOf(a), termsOf(b)) >= COPY || sharesText(a.entry, b.entry) || sharesCredit(a, b);
}

function sharesCredit(a: Statement, b: Statement): boolean {
  const [ofA, ofB] = [creditsOf(a.entry), creditsOf(b.entry)];
  return ofA.includes(b.source.key) || ofB.includes(a.source.key) || ofA.some((one) => ofB.includes(one));
}

function termsOf({ entry, kept }: Statement): ReadonlySet<number> {
  return new Set(entry.terms.ids.slice(kept.from, kept.to));
}

/** Of two sets, the share of all members that both have (Jaccard). */
function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function sharesText(a: Entry, b: Entry): boolean {
  const known = longSentences(b);
  let shared = 0;
  for (const one of longSentences(a)) if (known.has(one)) shared++;
  return shared >= COPIED_SENTENCES;
}

const longSentencesOf = new WeakMap<Entry, ReadonlySet<number>>();

/** The longer sentences of an article, each as a hash of its words. */
function longSentences(entry: Entry): ReadonlySet<number> {
  let found = longSentencesOf.get(entry);
  if (found === undefined) {
    const long = entry.sentences.filter(({ from, to }) => to - from >= LONG_SENTENCE);
    found = new Set(long.map(({ from, to }) => hashOf(entry.terms.ids.slice(from, to).join(" "))));
    longSentencesOf.set(entry, found);
  }
  return found;
}

/** Disjoint sets, few and small. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
  }

  of(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) at = this.#parent[at] ?? at;
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.of(a)] = this.of(b);
  }
}
