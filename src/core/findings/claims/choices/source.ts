import { firstIndex } from "../../../binary-search.js";
import type { Chunk } from "../chunks.js";
import { afterDateline } from "../dateline.js";
import type { Chooser } from "../model/chooser.js";
import { code } from "../model/classes.js";
import type { Features } from "../model/features.js";
import {
  CLAUSE_OPENERS,
  isNominal,
  type Phrase,
  phraseAfter,
  phraseBefore,
  phraseBeforeApposition,
} from "../phrases.js";
import type { View } from "../view.js";
import { type Site, same } from "./site.js";

/** How many noun chunks before and after the cue may be its source. */
const BEFORE = 9;
const AFTER = 4;

/** Who says it: one of the noun phrases around the cue, or nobody. */
export function chooseSource(site: Site, chooser: Chooser): Phrase | null {
  const near = nearChunks(site);
  const options = [-1, ...near.map((one) => one.chunk.head)];
  const picked = chooser.choose("source", site, options, (index, features) =>
    describe(site, near[index - 1], near, features),
  );
  const chosen = near[picked - 1];
  return chosen === undefined ? null : expand(site, chosen.chunk);
}

interface Near {
  readonly chunk: Chunk;
  readonly left: boolean;
  /** How many chunks, verbs, commas and other marks lie between it and the cue. */
  readonly chunks: number;
  readonly verbs: number;
  readonly commas: number;
  readonly marks: number;
  readonly quotes: number;
  /** The last word between that opens a clause. */
  readonly opener: number;
}

const NONE = code("none");

function nearChunks({ view, sentence, chunks, candidate }: Site): Near[] {
  const found: Near[] = [];
  const floor = afterDateline(view, sentence);
  const { from, to } = candidate.cue;
  // "Mr. Drent claims": where the tagger takes the cue for a noun, the chunk runs into it.
  const chunkAt = (k: number): Chunk | undefined => {
    const one = chunks[k];
    return one !== undefined && one.from < from && one.to > from ? cutAt(view, one, from) : one;
  };
  const split = firstChunkAt(chunks, from);
  const counts = { chunks: 0, verbs: 0, commas: 0, marks: 0, quotes: 0, opener: NONE };
  let at = from - 1;
  for (let k = split - 1; k >= 0 && split - k <= BEFORE; k--) {
    const chunk = chunkAt(k);
    if (chunk === undefined || chunk.to > from) continue;
    if (chunk.from < floor) break;
    for (; at >= chunk.to; at--) count(view, at, counts);
    found.push({ chunk, left: true, ...counts });
    at = chunk.from - 1;
    counts.chunks++;
  }
  Object.assign(counts, { chunks: 0, verbs: 0, commas: 0, marks: 0, quotes: 0, opener: NONE });
  at = to;
  for (let k = split; k < chunks.length && counts.chunks < AFTER; k++) {
    const chunk = chunkAt(k);
    if (chunk === undefined || chunk.from < to) continue;
    for (; at < chunk.from; at++) count(view, at, counts);
    found.push({ chunk, left: false, ...counts });
    at = chunk.to;
    counts.chunks++;
  }
  return found;
}

/** Index of the first chunk that begins at or behind a token. */
export function firstChunkAt(chunks: readonly Chunk[], token: number): number {
  return firstIndex(chunks.length, (index) => (chunks[index]?.from ?? 0) < token);
}

function cutAt(view: View, { from }: Chunk, to: number): Chunk {
  let head = to - 1;
  while (head > from && !isNominal(view, head) && !view.is(head, "PROPN")) head--;
  return { from, to, head };
}

function count(
  view: View,
  i: number,
  counts: { verbs: number; commas: number; marks: number; quotes: number; opener: number },
): void {
  const word = view.word(i);
  if (view.quoted(i)) counts.quotes++;
  else if (view.is(i, "VERB", "AUX")) counts.verbs++;
  else if (word === ",") counts.commas++;
  else if (view.is(i, "PUNCT", "SYM")) counts.marks++;
  if (CLAUSE_OPENERS.has(word) || word === "and" || word === "or") counts.opener = view.code(i);
}

const FORMS = { finite: 1, ing: 2, infinitive: 3, modal: 4, passive: 5, noun: 6, other: 7 } as const;
const KINDS = { verb: 1, noun: 2, according: 3 } as const;

/** A number for the shape of the cue: its kind and its form. */
export function shapeOf({ candidate }: Site): number {
  return KINDS[candidate.kind] * 8 + FORMS[candidate.form];
}

function describe(site: Site, near: Near | undefined, all: readonly Near[], features: Features): void {
  const { view, candidate, rule, drafts, sentence } = site;
  const shape = shapeOf(site);
  const ruleHas = rule === undefined ? 0 : rule.source === null ? 1 : 2;
  const before = view.code(candidate.cue.from - 1);
  const after = view.code(candidate.cue.to);
  if (near === undefined) {
    features.add(1, shape);
    features.add(2, shape, ruleHas);
    features.add(3, before, shape);
    features.add(4, after, shape);
    features.add(5, site.lemma, shape);
    features.add(6, Math.min(all.length, 4), shape);
    features.add(7, candidate.cue.from === sentence.from ? 1 : 0, shape);
    features.add(8, site.heading ? 1 : 0, shape);
    return;
  }
  const { chunk, left } = near;
  const side = left ? 1 : 2;
  const key = side * 64 + shape;
  const head = view.code(chunk.head);
  const previous = view.code(chunk.from - 1);
  const next = view.code(chunk.to);
  const verbs = Math.min(near.verbs, 3);
  const commas = Math.min(near.commas, 3);
  const distance = Math.min(near.chunks, 5);
  const gap = left ? candidate.cue.from - chunk.to : chunk.from - candidate.cue.to;
  const gapBin = gap > 10 ? 5 : gap > 4 ? 4 : Math.min(gap, 3);
  const between = verbs * 64 + commas * 16 + Math.min(near.marks, 2) * 4 + Math.min(near.quotes, 2);
  features.add(10, key);
  features.add(11, key, distance);
  features.add(12, key, gapBin);
  features.add(13, key, between);
  features.add(14, key, distance, between);
  features.add(15, key, head);
  features.add(16, key, previous);
  features.add(17, key, next);
  features.add(18, key, previous, next);
  features.add(19, key, head, gapBin);
  features.add(20, key, near.opener, verbs);
  features.add(21, key, head, next);
  features.add(22, side, previous, head);
  features.add(23, key, view.code(chunk.from), gapBin);
  features.add(24, key, before, after);
  features.add(25, key, after, gapBin);
  features.add(26, key, view.code(chunk.from - 2), previous);
  features.add(27, key, view.code(chunk.to + 1), next);
  features.add(28, site.lemma, side, head);
  features.add(29, site.frame, side, gapBin);
  features.add(30, site.lemma, key, gapBin);
  features.add(31, key, chunk.from === sentence.from ? 1 : 0, verbs);
  features.add(32, key, view.capital(chunk.head) ? 1 : 0, gapBin);
  features.add(33, side, near.opener, head);
  features.add(34, key, site.heading ? 1 : 0, distance);
  features.add(35, key, before, gapBin);
  const source = rule?.source;
  const inRule = source ? (chunk.head >= source.from && chunk.head < source.to ? 2 : 1) : 0;
  const firstInRule = source && inRule === 2 && chunk.from - source.from <= 1 ? 1 : 0;
  features.add(36, key, ruleHas * 4 + inRule, firstInRule);
  features.add(37, key, (ruleHas * 4 + inRule) * 2 + firstInRule, gapBin);
  const last = drafts.at(-1);
  const shared = last?.source ? (chunk.head >= last.source.from && chunk.head < last.source.to ? 2 : 1) : 0;
  features.add(38, key, shared);
  features.add(39, key, shared * 4 + verbs, before);
  const inCue = drafts.some((one) => one.cue.from >= chunk.to && left) ? 1 : 0;
  features.add(40, key, inCue, shared);
  // A chunk that the preposition before it makes part of another one.
  features.add(41, key, left && view.is(chunk.from - 1, "ADP") ? 1 : 0, distance);
}

/** The whole noun phrase around a chosen chunk. */
function expand(site: Site, chunk: Chunk): Phrase {
  const { view, sentence, candidate, rule } = site;
  const { source } = rule ?? {};
  if (source && chunk.head >= source.from && chunk.head < source.to && !outOfReach(site, chunk, source))
    return shortened(view, source);
  const { from, to } = candidate.cue;
  if (chunk.from >= to) {
    const end = view.bodyEnd(sentence);
    return shortened(view, phraseAfter(view, chunk.from, Math.max(end, chunk.to)) ?? chunk);
  }
  if (view.word(chunk.to) === "'s" || (chunk.to - chunk.from === 1 && view.is(chunk.head, "PRON")))
    return chunk;
  if (view.word(from - 1) === "," && chunk.to < from) {
    const whole = phraseBeforeApposition(view, from - 1, sentence.from);
    if (whole && chunk.head >= whole.from && chunk.head < whole.to && chunk.from - whole.from <= 2)
      return shortened(view, whole);
  }
  const named = namedBehind(view, chunk.to, from);
  const phrase = phraseBefore(view, chunk.to - 1, sentence.from);
  const start =
    phrase && phrase.to === chunk.to && !joinsObject(view, phrase, chunk) ? phrase.from : chunk.from;
  if (named > 0) return { from: start, to: named };
  const modified =
    candidate.form === "noun" || candidate.form === "ing" ? chunk.to : postmodified(view, chunk.to, from);
  return { from: start, to: modified };
}

/** "mishandled the inquiry and Democrats accused": what stands before the "and" is the object of another verb. */
function joinsObject(view: View, phrase: Phrase, chunk: Chunk): boolean {
  return (
    view.word(chunk.from - 1) === "and" &&
    phrase.from < chunk.from - 1 &&
    view.is(phrase.from - 1, "VERB", "ADP")
  );
}

/** "its finance chief, | Ben Attar, | said": where a name between commas ends; 0 where there is none. */
function namedBehind(view: View, comma: number, cue: number): number {
  if (view.word(comma) !== "," || view.word(cue - 1) !== "," || cue - comma > 9) return 0;
  for (let i = comma + 1; i < cue - 1; i++)
    if (!view.capital(i) || view.is(i, "VERB", "AUX", "PRON")) return 0;
  return cue - 1;
}

/** What a speaker does meanwhile ("X, speaking in …, said") and a long relative clause are not part of the name. */
function shortened(view: View, { from, to }: Phrase): Phrase {
  for (let i = from + 1; i < to; i++) {
    if (view.word(i) === "on" && view.word(i + 1) === "condition") return { from, to: i };
    if (view.word(i) !== ",") continue;
    if (/ing$/.test(view.word(i + 1)) && view.is(i + 1, "VERB")) return { from, to: i };
    if (/^(?:in|on|at|during|after)$/.test(view.word(i + 1))) return { from, to: i };
    if (/^(?:who|which|whose)$/.test(view.word(i + 1)) && to - i > 12) return { from, to: i };
  }
  return { from, to };
}

/** Where a rule's phrase holds several chunks, the chosen one must stand near its head. */
function outOfReach({ chunks }: Site, chunk: Chunk, source: Phrase): boolean {
  const first = chunks[firstChunkAt(chunks, source.from)];
  return first !== undefined && !same(first, chunk) && chunk.from - source.from > 3;
}

/**
 * "officials | in the region | said", "the report | published on Monday | found": the chosen chunk is the cue's
 * subject, so what stands between them without a mark belongs to it; but not a time or an adverb.
 */
function postmodified(view: View, to: number, cue: number): number {
  if (to >= cue || cue - to > LONGEST_MODIFIER) return to;
  const reduced = view.is(to, "VERB") && /(?:ed|en|ing|made|seen|held|sent|left)$/.test(view.word(to));
  if (!view.is(to, "ADP") && !reduced && !/^(?:who|which|that|whose)$/.test(view.word(to))) return to;
  for (let i = to; i < cue; i++)
    if (view.quoted(i) || (view.is(i, "PUNCT") && view.word(i) !== "(")) return to;
  let end = cue;
  while (end > to && !view.is(end - 1, "NOUN", "PROPN", "NUM", "VERB", "ADJ", "PRON")) end--;
  const last = timeBefore(view, end, to);
  return last > to ? last : to;
}

const LONGEST_MODIFIER = 16;
const DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|week|month|year|morning|evening)$/;

/** Steps over "on Monday", "last week" that stand before the cue. */
function timeBefore(view: View, end: number, floor: number): number {
  if (!DAY.test(view.word(end - 1))) return end;
  let at = end - 1;
  while (at > floor && /^(?:on|in|last|this|late|early|earlier)$/.test(view.word(at - 1))) at--;
  return at;
}
