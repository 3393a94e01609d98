import { compareText, type Entry, publishedDay } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { EventItem, Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { eventItem, passageItem } from "./items.js";
import { type Candidate, candidatesOf, scoreCandidates, withoutRepeats } from "./salience.js";
import { rankedArticles } from "./search.js";

export interface TimelineArguments {
  readonly topic: string;
  /** `YYYY-MM-DD`: only that day. */
  readonly date: string | null;
}

interface Event {
  readonly entry: Entry;
  readonly sentence: Candidate["sentence"];
  readonly date: string | null;
  readonly weekday: string | null;
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MOST_RELATED = 10;

/** Sentences that name a date, in order of the dates; with `date`, what is told of that day. */
export function timeline(
  context: AnswerContext,
  { topic: words, date }: TimelineArguments,
  page: Page,
): Reply {
  const topic = words === "" ? null : topicOf(context, words);
  const events =
    topic === null ? context.remember("events", () => eventsOf(context, null)) : eventsOf(context, topic);
  const wanted =
    date === null ? events.filter((one) => one.date !== null) : events.filter((one) => isOn(one, date));
  const notes = topic === null ? [] : wanted.length === 0 ? unknownWords(context, topic) : [];
  const unplaced = events.filter((one) => one.date === null);
  if (date === null && unplaced.length > 0)
    notes.push(
      `${counted(unplaced.length, "sentence")} of undated articles name a day that cannot be placed.`,
    );
  const scope = `${words === "" ? "" : ` on “${words}”`}${date === null ? "" : ` on ${date}`}`;
  const related = date === null ? [] : publishedOn(context, topic, date, wanted);
  return {
    headline:
      wanted.length > 0
        ? `${counted(wanted.length, "dated event")}${scope}`
        : `No sentence dates an event${scope}.${related.length > 0 ? " Published that day:" : ""}`,
    items: pageOf(wanted, page, (one) => eventItem(one.entry, one.sentence, one.date)),
    related,
    notes,
    total: wanted.length,
  };
}

function eventsOf(context: AnswerContext, topic: Topic | null): Event[] {
  const entries =
    topic === null ? context.library.all() : rankedArticles(context, topic, true).map((hit) => hit.entry);
  const events: Event[] = [];
  for (const entry of entries) addEvents(entry, topic, events);
  return events.sort(
    (a, b) =>
      compareText(a.date ?? "", b.date ?? "") ||
      compareText(a.entry.article.id, b.entry.article.id) ||
      a.sentence.start - b.sentence.start,
  );
}

/** One event a sentence and date. */
function addEvents(entry: Entry, topic: Topic | null, events: Event[]): void {
  let at = 0;
  for (const sentence of entry.sentences) {
    const dates = new Set<string | null>();
    while (at < entry.times.length && (entry.times[at]?.start ?? 0) < sentence.start) at++;
    for (; at < entry.times.length; at++) {
      const time = entry.times[at];
      if (time === undefined || time.start >= sentence.end) break;
      if (dates.has(time.date)) continue;
      if (topic !== null && !topic.complete(topic.maskBetween(entry.terms, sentence.start, sentence.end)))
        continue;
      dates.add(time.date);
      events.push({ entry, sentence, date: time.date, weekday: time.weekday });
    }
  }
}

/** An undated article's "on Saturday" may be that Saturday: it is shown, undated. */
function isOn(event: Event, date: string): boolean {
  if (event.date !== null) return event.date === date;
  return event.weekday !== null && event.weekday === WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

function publishedOn(
  context: AnswerContext,
  topic: Topic | null,
  date: string,
  events: readonly Event[],
): Item[] {
  const taken = new Set(events.map((one) => one.sentence));
  const entries = context.library.all().filter((entry) => publishedDay(entry.article) === date);
  const pool = entries.flatMap((entry) => candidatesOf(entry, context.vocabulary, topic));
  const open = pool.filter((one) => !taken.has(one.sentence) && !namesOtherDay(one, date));
  return withoutRepeats(scoreCandidates(open, topic), MOST_RELATED, 0.6, context.vocabulary).map(
    ({ entry, sentence }) => passageItem(entry, sentence),
  );
}

function namesOtherDay({ entry, sentence }: Candidate, date: string): boolean {
  return entry.times.some(
    (time) =>
      time.start >= sentence.start && time.start < sentence.end && time.date !== null && time.date !== date,
  );
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
  const entries =
    topic === null ? context.library.all() : rankedArticles(context, topic, false).map((hit) => hit.entry);
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
      items: withoutRepeats(scoreCandidates(candidates, topic), perDate, 0.6, context.vocabulary).map(
        ({ entry, sentence }) => eventItem(entry, sentence, date),
      ),
    }));
}

function datesOf({ entry, sentence }: Candidate): [string, number][] {
  const named = entry.times.filter(
    (time) => time.start >= sentence.start && time.start < sentence.end && time.date?.length === 10,
  );
  if (named.length > 0)
    return [...new Set(named.map((time) => time.date ?? ""))].map((date) => [date, NAMED_DATE]);
  const day = publishedDay(entry.article);
  return day === null ? [] : [[day, PUBLICATION_DATE]];
}
