import { hashOf } from "../hash.js";
import { compareText, type Entry, type KeptSentence, publishedDay } from "../library.js";
import { sortedByKey } from "../search/select.js";
import type { SentenceHit } from "../search/sentence-index.js";
import type { Topic } from "../search/topic.js";
import type { EventItem, Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { eventItem, passageItem } from "./items.js";
import { type Candidate, candidatesOf, scoreCandidates, withoutRepeats } from "./salience.js";
import { bestArticles, findArticles } from "./search.js";

export interface TimelineArguments {
  readonly topic: string;
  /** `YYYY-MM-DD`: only that day. */
  readonly date: string | null;
}

interface Event {
  readonly entry: Entry;
  readonly sentence: KeptSentence;
  readonly date: string | null;
  readonly weekday: string | null;
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MOST_RELATED = 10;
/** With so few events on a topic, its best passages stand beside them. */
const FEW = 3;
/** Two sentences that share this much of their weight tell the same. */
const SAME = 0.6;

/** Sentences that name a date, in order of the dates; with `date`, what is told of that day. */
export function timeline(
  context: AnswerContext,
  { topic: words, date }: TimelineArguments,
  page: Page,
): Reply {
  const topic = words === "" ? null : topicOf(context, words);
  const { events, partly } =
    topic === null ? { events: allEvents(context), partly: false } : about(context, topic);
  const wanted = events.filter((one) => (date === null ? one.date !== null : isOn(one, date)));
  const notes = topic !== null && wanted.length === 0 ? unknownWords(context, topic) : [];
  if (partly && wanted.length > 0)
    notes.push("No dated sentence has all of these words; these have some of them.");
  const unplaced = date === null ? events.filter((one) => one.date === null) : [];
  if (unplaced.length > 0) {
    notes.push(
      `${counted(unplaced.length, "sentence")} of undated articles name a day that cannot be placed.`,
    );
  }
  const related = wanted.length < MOST_RELATED ? beside(context, topic, date, wanted, unplaced) : [];
  const scope = `${words === "" ? "" : ` on “${words}”`}${date === null ? "" : ` on ${date}`}`;
  const headline = headlineOf(wanted, scope, date, related.length > 0);
  return {
    headline,
    items: pageOf(wanted, page, (one) => eventItem(one.entry, one.sentence, one.date)),
    related,
    notes,
    total: wanted.length,
  };
}

function allEvents({ library, remember }: AnswerContext): Event[] {
  return remember("events", () => {
    const oldestFirst = library.all().toReversed();
    return byDate(
      oldestFirst.flatMap((entry) => entry.sentences.flatMap((sentence) => eventsIn(entry, sentence))),
    );
  });
}

/** Events of sentences that have the whole topic; where there are none, of those that have most of it. */
function about(context: AnswerContext, topic: Topic): { events: Event[]; partly: boolean } {
  const { sentences, vocabulary } = context;
  const whole = eventsOn(context, topic, sentences.candidates(topic), Math.fround(topic.weight));
  if (whole.length > 0 || topic.concepts.length === 1) return { events: whole, partly: false };
  const known = topic.concepts.filter((one) =>
    one.alternatives.some((ids) => ids.every((id) => vocabulary.has(id))),
  );
  const heaviest = Math.max(0, ...known.map((one) => one.weight));
  if (heaviest === 0) return { events: [], partly: true };
  return {
    events: eventsOn(context, topic, sentences.candidatesOfAny(topic), Math.fround(heaviest)),
    partly: true,
  };
}

/** The events of sentences that have at least `needed` of the topic's weight. */
function eventsOn(
  { library }: AnswerContext,
  topic: Topic,
  hits: Iterable<SentenceHit>,
  needed: number,
): Event[] {
  const events: Event[] = [];
  for (const { entry, sentence } of hits) {
    if (sentence.times.length === 0) continue;
    const covered = Math.fround(topic.covered(topic.maskIn(entry.terms, sentence)));
    if (covered >= needed) events.push(...eventsIn(entry, sentence));
  }
  events.sort((a, b) => library.rank(b.entry) - library.rank(a.entry) || a.sentence.start - b.sentence.start);
  return byDate(events);
}

/** One event a date of the sentence. */
function eventsIn(entry: Entry, sentence: KeptSentence): readonly Event[] {
  const { times, heading } = sentence;
  if (times.length === 0 || heading) return [];
  const distinct = times.filter((time, i) => times.findIndex((other) => other.date === time.date) === i);
  return distinct.map(({ date, weekday }) => ({ entry, sentence, date, weekday }));
}

/** In order of the dates, an agency's copies left out; events of one date in the order of their articles, the oldest first. */
function byDate(events: readonly Event[]): Event[] {
  const told = new Set<number>();
  const distinct = events.filter(({ entry, sentence, date }) => {
    const key = hashOf(`${date}\u0000${entry.article.text.slice(sentence.start, sentence.end)}`);
    return told.size < told.add(key).size;
  });
  return sortedByKey(distinct, (one) => one.date ?? "");
}

/** An undated article's "on Saturday" may be that Saturday: it is shown, undated. */
function isOn(event: Event, date: string): boolean {
  if (event.date !== null) return event.date === date;
  return event.weekday !== null && event.weekday === WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

function headlineOf(wanted: readonly Event[], scope: string, date: string | null, related: boolean): string {
  if (wanted.length === 0)
    return `No sentence dates an event${scope}.${!related ? "" : date === null ? " What is told of it:" : " Published that day:"}`;
  // Undated articles say "on Saturday"; which one, nobody says.
  if (date !== null && wanted.every((one) => one.date === null)) {
    const topic = scope.slice(0, scope.lastIndexOf(" on "));
    return `${counted(wanted.length, "sentence")}${topic} of undated articles that name that day of the week`;
  }
  return `${counted(wanted.length, "dated event")}${scope}`;
}

/** With a date, what articles of that day tell; without, what cannot be placed, and the passages on the topic. */
function beside(
  context: AnswerContext,
  topic: Topic | null,
  date: string | null,
  events: readonly Event[],
  unplaced: readonly Event[],
): Item[] {
  if (date !== null) return publishedOn(context, topic, date, events);
  const items: Item[] = unplaced
    .slice(0, MOST_RELATED)
    .map((one) => eventItem(one.entry, one.sentence, null));
  if (topic === null || events.length + unplaced.length > FEW) return items;
  const taken = new Set([...events, ...unplaced].map((one) => one.sentence));
  const entries = bestArticles(context, findArticles(context, topic, true), MOST_RELATED);
  const pool = entries.flatMap(({ entry }) => candidatesOf(entry, context.vocabulary, topic));
  const open = pool.filter((one) => one.about === 1 && !taken.has(one.sentence));
  const chosen = withoutRepeats(scoreCandidates(open), MOST_RELATED - items.length, SAME, context.vocabulary);
  return [...items, ...chosen.map(({ entry, sentence }) => passageItem(entry, sentence))];
}

/** What articles of that day say without naming another day. */
function publishedOn(
  context: AnswerContext,
  topic: Topic | null,
  date: string,
  events: readonly Event[],
): Item[] {
  const taken = new Set(events.map((one) => one.sentence));
  const entries = context.library.all().filter((entry) => publishedDay(entry.article) === date);
  const pool = entries.flatMap((entry) => candidatesOf(entry, context.vocabulary, topic));
  const open = pool.filter(
    (one) =>
      !taken.has(one.sentence) &&
      one.sentence.times.every((time) => time.date === null || time.date === date),
  );
  const chosen = withoutRepeats(scoreCandidates(open), MOST_RELATED, SAME, context.vocabulary);
  return chosen.map(({ entry, sentence }) => passageItem(entry, sentence));
}

/** One date of a selected timeline with its best sentences. */
export interface TimelineEntry {
  readonly date: string;
  readonly items: readonly EventItem[];
}

/** A date that a sentence names weighs more than the day its article was published. */
const NAMED_DATE = 1;
const PUBLICATION_DATE = 0.4;

/** The `dates` days that matter most on a topic, in order of time, each with its `perDate` best sentences. */
export function selectTimeline(
  context: AnswerContext,
  words: string,
  dates: number,
  perDate: number,
): TimelineEntry[] {
  const topic = words === "" ? null : topicOf(context, words);
  const entries = topic === null ? context.library.all() : articlesOn(context, topic);
  const pool = entries.flatMap((entry) => candidatesOf(entry, context.vocabulary, topic));
  const byDate = new Map<string, { weight: number; candidates: Candidate[] }>();
  for (const candidate of pool) {
    for (const [date, weight] of datesOf(candidate)) {
      const day = byDate.get(date) ?? { weight: 0, candidates: [] };
      day.weight += weight;
      day.candidates.push(candidate);
      byDate.set(date, day);
    }
  }
  return [...byDate]
    .sort(([a, x], [b, y]) => y.weight - x.weight || compareText(a, b))
    .slice(0, dates)
    .sort(([a], [b]) => compareText(a, b))
    .map(([date, { candidates }]) => ({
      date,
      items: withoutRepeats(scoreCandidates(candidates), perDate, SAME, context.vocabulary).map(
        ({ entry, sentence }) => eventItem(entry, sentence, date),
      ),
    }));
}

function datesOf(candidate: Candidate): [string, number][] {
  const named = candidate.sentence.times.filter((time) => time.date?.length === 10);
  if (named.length > 0)
    return [...new Set(named.map((time) => time.date ?? ""))].map((date) => [date, NAMED_DATE]);
  const day = publishedDay(candidate.entry.article);
  return day === null ? [] : [[day, PUBLICATION_DATE]];
}

function articlesOn(context: AnswerContext, topic: Topic): Entry[] {
  const found = findArticles(context, topic, false);
  return bestArticles(context, found, found.length).map(({ entry }) => entry);
}
