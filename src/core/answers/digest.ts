import type { Entry } from "../library.js";
import { windowWords } from "../questions/digest.js";
import { firstOf } from "../search/select.js";
import { termsOf, type Vocabulary } from "../search/vocabulary.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf } from "./context.js";
import { byArrival, byDays, type Period, type Window } from "./digest-period.js";
import { passageItem } from "./items.js";
import {
  type Candidate,
  candidatesOf,
  firstDistinct,
  overlap,
  type Scored,
  scoreCandidates,
} from "./salience.js";

export interface DigestArguments {
  /** `YYYY-MM-DD`: the last day covered. */
  readonly date: string;
  /** `YYYY-MM-DD`: the first day covered. */
  readonly since: string;
  readonly topic: string;
  /** What came in within these instants, instead of what the articles of the days say. */
  readonly window?: Window | undefined;
}

const MOST_SENTENCES = 100;
/** Candidates compared with earlier articles at a time. */
const SLICE = 60;
/** Sharing this much of its weight with an earlier sentence, a sentence is not new. */
const SAID_ALREADY = 0.6;
/** An earlier sentence that says the same has most of the new one's rarest words. */
const RAREST = 4;

/** What articles of the days, or of the window, say that none before them said. */
export function digest(
  context: AnswerContext,
  { date, since, topic: words, window }: DigestArguments,
  page: Page,
): Reply {
  const topic = words === "" ? null : topicOf(context, words);
  const period = window === undefined ? byDays(context, since, date) : byArrival(context, window);
  const pool = period.fresh.flatMap(({ entry }) => candidatesOf(entry, context.vocabulary, topic));
  const chosen = choose(context, scoreCandidates(pool), period);
  const scope = `${words === "" ? "" : ` on “${words}”`} ${period.words}`;
  const notes = notesOf(period, chosen.length === MOST_SENTENCES ? window : undefined);
  if (chosen.length === 0) return { headline: `Nothing new${scope}.`, items: [], notes, total: 0 };
  return {
    headline: `What is new${scope}: ${counted(chosen.length, "sentence")} from ${counted(new Set(chosen.map((one) => one.entry)).size, "article")}`,
    items: pageOf(chosen, page, ({ entry, sentence }) => passageItem(entry, sentence)),
    notes,
    total: chosen.length,
  };
}

function notesOf({ undated }: Period, full: Window | undefined): string[] {
  return [
    undated > 0 ? `${counted(undated, "article")} without a date cannot be part of a day's digest.` : "",
    full === undefined
      ? ""
      : `So much came in that these are only the ${MOST_SENTENCES} sentences that tell most of it. To see the rest, ask topic by topic: ${windowWords(full)} about TOPIC`,
  ].filter((note) => note !== "");
}

function choose(context: AnswerContext, ranked: readonly Scored[], period: Period): Scored[] {
  const { vocabulary } = context;
  const fresh = new Map(period.fresh.map((one) => [one.entry, one]));
  const isRepeat = (one: Candidate, before: Candidate): boolean =>
    overlap(one, before, vocabulary) >= SAID_ALREADY &&
    !(period.keepsNumbers && hasNewNumber(one, before, vocabulary));
  const chosen: Scored[] = [];
  // In slices, the best first: most days are full after one.
  for (let from = 0; from < ranked.length && chosen.length < MOST_SENTENCES; from += SLICE) {
    const looked = ranked.slice(from, from + SLICE);
    const said = saidBefore(context, looked, period);
    const unsaid = looked.filter((one) => !said.has(one) && fresh.get(one.entry)?.isNew(one.sentence));
    const distinct = firstDistinct([...chosen, ...unsaid], MOST_SENTENCES, isRepeat);
    chosen.splice(0, chosen.length, ...distinct);
  }
  return chosen;
}

/**
 * The candidates that another article said before. One pass over the earlier articles' terms: only
 * a sentence with most of a candidate's rarest terms is compared with it as a whole.
 */
function saidBefore(
  { vocabulary }: AnswerContext,
  candidates: readonly Candidate[],
  { known, isBefore }: Period,
): Set<Candidate> {
  const byTerm = new Map<number, Candidate[]>();
  for (const one of candidates) {
    const rarest = firstOf(
      one.terms.map((id, place) => ({ id, place, weight: vocabulary.weight(id) })),
      RAREST,
      (a, b) => b.weight - a.weight || a.place - b.place,
    );
    for (const { id } of rarest) byTerm.set(id, [...(byTerm.get(id) ?? []), one]);
  }
  const said = new Set<Candidate>();
  const watched = new Uint8Array(vocabulary.size);
  for (const id of byTerm.keys()) watched[id] = 1;
  for (const entry of known) {
    for (const one of sharersOf(entry, byTerm, watched)) {
      const isOther = one.entry.article.id !== entry.article.id && isBefore(entry, one.entry);
      if (isOther && !said.has(one) && isSaidIn(entry, one, vocabulary)) said.add(one);
    }
  }
  return said;
}

/** The candidates of which some sentence of the entry has at least all but one of the rarest terms. */
function sharersOf(
  { terms, sentences }: Entry,
  byTerm: ReadonlyMap<number, Candidate[]>,
  watched: Uint8Array,
): Set<Candidate> {
  const sharers = new Set<Candidate>();
  for (const { from, to } of sentences) {
    const seen = new Map<Candidate, Set<number>>();
    for (let i = from; i < to; i++) {
      const id = terms.ids[i] as number;
      if (watched[id] === 0) continue;
      for (const one of byTerm.get(id) ?? []) {
        const shared = seen.get(one) ?? new Set();
        seen.set(one, shared.add(id));
        if (shared.size >= RAREST - 1) sharers.add(one);
      }
    }
  }
  return sharers;
}

function isSaidIn(entry: Entry, one: Candidate, vocabulary: Vocabulary): boolean {
  return candidatesOf(entry, vocabulary, null).some(
    (other) => overlap(one, other, vocabulary) >= SAID_ALREADY && !hasNewNumber(one, other, vocabulary),
  );
}

const NUMBER_TERMS: ReadonlySet<string> = new Set(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen dozens"
  )
    .split(" ")
    .flatMap(termsOf),
);

/** A toll that has risen is news, however much of its sentence was said before. */
function hasNewNumber(one: Candidate, other: Candidate, vocabulary: Vocabulary): boolean {
  return one.terms.some((id) => {
    const term = vocabulary.term(id);
    return (/^\d/.test(term) || NUMBER_TERMS.has(term)) && !other.terms.includes(id);
  });
}
