import { compareText, type Entry, type KeptSentence } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { Vocabulary } from "../search/vocabulary.js";

/** A sentence that may be chosen for a summary, a digest or a timeline. */
export interface Candidate {
  readonly entry: Entry;
  readonly sentence: KeptSentence;
  /** Place of the sentence in its article, from 0, headings left out. */
  readonly position: number;
  /** Its distinct terms, in text order. */
  readonly terms: readonly number[];
  /** Sum of the terms' weights. */
  readonly weight: number;
  /** Share of the topic that it has, from 0 to 1; 1 without a topic. */
  readonly about: number;
}

export interface Scored extends Candidate {
  readonly score: number;
}

/** Fewer terms make no statement; more are hard to read in a channel. */
const FEWEST_TERMS = 5;
const MOST_TERMS = 45;
/** A sentence of these first words leans on the one before it and cannot stand alone. */
const LEANS =
  /^(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|also|however|there|such)\b/i;

/** The sentences of an article that may be chosen, no headings; with a topic, those that have some of it. */
export function candidatesOf(entry: Entry, vocabulary: Vocabulary, topic: Topic | null): Candidate[] {
  const found: Candidate[] = [];
  let next = 0;
  for (const sentence of entry.sentences) {
    if (sentence.heading) continue;
    const position = next++;
    if (sentence.to - sentence.from < FEWEST_TERMS) continue;
    const mask = topic?.maskIn(entry.terms, sentence) ?? 0;
    const about = topic === null ? 1 : mask === 0 ? 0 : topic.covered(mask) / topic.weight;
    if (about === 0) continue;
    const terms = distinctTerms(entry, sentence);
    let weight = 0;
    for (const id of terms) weight += vocabulary.weight(id);
    found.push({ entry, sentence, position, terms, weight, about });
  }
  return found;
}

function distinctTerms({ terms }: Entry, { from, to }: KeptSentence): number[] {
  const distinct: number[] = [];
  for (let i = from; i < to; i++) {
    const id = terms.ids[i] as number;
    if (!distinct.includes(id)) distinct.push(id);
  }
  return distinct;
}

/**
 * How well each sentence stands for all of them: the share of the pool's sentences that have its terms, over the
 * root of its length (after SumBasic; Nenkova & Vanderwende 2005), with a bonus for the lead of its article.
 */
export function scoreCandidates(pool: readonly Candidate[]): Scored[] {
  const sentencesWith = new Map<number, number>();
  for (const { terms } of pool)
    for (const id of terms) sentencesWith.set(id, (sentencesWith.get(id) ?? 0) + 1);
  const scored = pool.map((one): Scored => {
    let sum = 0;
    for (const id of one.terms) sum += Math.log2(1 + (sentencesWith.get(id) ?? 0));
    const length = Math.sqrt(Math.max(one.terms.length, 10));
    const lead = 1 + 0.5 / (1 + one.position);
    const { text } = one.entry.article;
    const weak =
      LEANS.test(text.slice(one.sentence.start, one.sentence.start + 12)) || one.terms.length > MOST_TERMS;
    return { ...one, score: Math.fround(((sum / length) * lead * one.about) / (weak ? 2 : 1)) };
  });
  return scored.sort(compareScored);
}

function compareScored(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    -compareText(a.entry.article.published ?? "", b.entry.article.published ?? "") ||
    compareText(a.entry.article.id, b.entry.article.id) ||
    a.sentence.start - b.sentence.start
  );
}

/** The weight of the terms that two sentences share, over the lighter one's own: 1 where one says all of the other. */
export function overlap(a: Candidate, b: Candidate, vocabulary: Vocabulary): number {
  return overlapWith(a, new Set(b.terms), b.weight, vocabulary);
}

function overlapWith(
  one: Candidate,
  terms: ReadonlySet<number>,
  weight: number,
  vocabulary: Vocabulary,
): number {
  let shared = 0;
  for (const id of one.terms) if (terms.has(id)) shared += vocabulary.weight(id);
  const lighter = Math.min(one.weight, weight);
  return lighter === 0 ? 0 : Math.fround(shared / lighter);
}

/** The first `most` of a ranked list of which no two tell the same. */
export function withoutRepeats(
  ranked: readonly Scored[],
  most: number,
  same: number,
  vocabulary: Vocabulary,
): Scored[] {
  return firstDistinct(ranked, most, (one, before) => overlap(one, before, vocabulary) >= same);
}

/** The first `most` of a ranked list of which none repeats one before it. */
export function firstDistinct(
  ranked: readonly Scored[],
  most: number,
  isRepeat: (one: Scored, before: Scored) => boolean,
): Scored[] {
  const chosen: Scored[] = [];
  for (const one of ranked) {
    if (chosen.length >= most) break;
    if (chosen.every((before) => !isRepeat(one, before))) chosen.push(one);
  }
  return chosen;
}

/** What is left of a term's value for the next sentence once one has said it (SumBasic squares its probability). */
const TOLD = 0.35;

/** What each further sentence of one article is worth: a summary should hear more than one voice. */
const ANOTHER = 0.9;

/**
 * Chooses sentences one at a time, each for what the chosen ones have not told yet, and none that repeats one of
 * them; stops where the next is worth less than `worth` of the first, once there are `fewest`.
 */
export function chooseCovering(
  ranked: readonly Scored[],
  { fewest, most, worth, same }: { fewest: number; most: number; worth: number; same: number },
  vocabulary: Vocabulary,
): Scored[] {
  const chosen: Scored[] = [];
  const told = new Set<number>();
  let rest = ranked;
  let first = 0;
  while (chosen.length < most) {
    let best: Scored | undefined;
    let value = 0;
    for (const one of rest) {
      let fresh = 0;
      for (const id of one.terms) fresh += told.has(id) ? TOLD : 1;
      const again = chosen.filter((other) => other.entry === one.entry).length;
      const worthOfOne = ((one.score * fresh) / one.terms.length) * ANOTHER ** again;
      if (worthOfOne > value) [best, value] = [one, worthOfOne];
    }
    if (best === undefined || (chosen.length >= fewest && value < first * worth)) break;
    const last = best;
    if (chosen.length === 0) first = value;
    chosen.push(last);
    for (const id of last.terms) told.add(id);
    const terms = new Set(last.terms);
    rest = rest.filter((one) => one !== last && overlapWith(one, terms, last.weight, vocabulary) < same);
  }
  return chosen;
}

/** By time of publication, then by article and place in it: the order in which it can be read. */
export function inReadingOrder(chosen: readonly Scored[]): Scored[] {
  return [...chosen].sort(
    (a, b) =>
      compareText(a.entry.article.published ?? "", b.entry.article.published ?? "") ||
      compareText(a.entry.article.id, b.entry.article.id) ||
      a.sentence.start - b.sentence.start,
  );
}
