import { isPerson } from "../findings/figures/words/lexicon.js";
import type { Harm } from "../findings/finding.js";
import type { LedgerEvent } from "../ledger/events.js";
import { Ledger, lastDayOf, matchesHarm } from "../ledger/ledger.js";
import { linesOf } from "../ledger/lines.js";
import { type Standing, standingOf } from "../ledger/standing.js";
import type { Statement } from "../ledger/statement.js";
import { type Cite, citeAt, compareText, type KeptFigure, type KeptSentence } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { Action, CasualtyEvent, Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { passageItem, standingItem } from "./items.js";
import { uncountedAbout } from "./uncounted.js";

export interface CasualtiesArguments {
  /** A place, a group, a cause: words that the figure or its sentence must have; empty for all. */
  readonly topic: string;
  readonly harm: Harm | null;
  /** `YYYY-MM-DD`: only figures as of that day or later. */
  readonly since: string | null;
  /** `YYYY-MM-DD`: only events of that day. */
  readonly on: string | null;
}

/** What one source says now, on one event; null for background. */
export interface Row {
  readonly standing: Standing;
  readonly event: LedgerEvent | null;
}

/** At most so many of a kind stand beside an answer. */
const MOST_RELATED = 10;
/** Buttons under an answer. */
const MOST_ACTIONS = 5;

/** The ledger of the articles that may be shown now. */
export function ledgerOf({ library, book, remember }: AnswerContext): Ledger {
  return remember("ledger", () => new Ledger(library, book));
}

/**
 * The ledger: event by event, the newest first, what each source says now, its parts under its totals, and what it
 * said before; background last. Nothing is added up.
 */
export function casualties(context: AnswerContext, asked: CasualtiesArguments, page: Page): Reply {
  const topic = topicOf(context, asked.topic);
  const selected = select(context, topic, asked);
  const uncounted = asked.since === null && asked.on === null ? uncountedAbout(context, topic) : [];
  const notes: string[] = [];
  if (selected.undated.length > 0) notes.push(undatedNote(selected.undated.length, asked));
  if (selected.otherHarm.length > MOST_RELATED)
    notes.push(
      `Under “related” stand the first ${MOST_RELATED} of ${selected.otherHarm.length} figures of other harms. To see all of them, leave out “${asked.harm}”.`,
    );
  if (uncounted.length > 0) notes.push(uncountedNote(uncounted.length, asked.topic));
  const { rows } = selected;
  if (rows.length === 0) notes.push(...unknownWords(context, topic));
  const beside = [selected.undated, selected.otherHarm].flatMap((list) => list.slice(0, MOST_RELATED));
  const items = pageOf(rows, page, (row) => toItem(context, row));
  const events = eventsOf(context, items, rows);
  return {
    headline: headline(asked, rows),
    items,
    related: [
      ...beside.map((row) => toItem(context, row)),
      ...uncounted.slice(0, MOST_RELATED).map(({ entry, sentence }) => passageItem(entry, sentence)),
    ],
    notes,
    total: rows.length,
    events,
    actions: historiesOf(context, events),
  };
}

/** What the overview of some events is made of, on whatever page each figure stands. */
export function citesBehind(context: AnswerContext, events: readonly CasualtyEvent[]): Cite[] {
  const numbers = new Set(events.map(({ number }) => number));
  return ledgerOf(context)
    .events.filter(({ number }) => numbers.has(number))
    .flatMap(({ statements }) => statements)
    .filter(({ entry }) => context.library.get(entry.article.id) === entry)
    .map(({ entry, figure: { sentence } }) => citeAt(entry, sentence));
}

/** All rows that answer a question, in the order of the answer. */
export function rowsOf(context: AnswerContext, asked: CasualtiesArguments): readonly Row[] {
  return select(context, topicOf(context, asked.topic), asked).rows;
}

interface Selected {
  readonly rows: readonly Row[];
  /** Figures that no date places on either side of `since`, or on the day asked for. */
  readonly undated: readonly Row[];
  /** Figures of another harm than the one asked for. */
  readonly otherHarm: readonly Row[];
}

function select(context: AnswerContext, topic: Topic, { harm, since, on }: CasualtiesArguments): Selected {
  const rows: Row[] = [];
  const undated: Row[] = [];
  const otherHarm: Row[] = [];
  for (const row of topic.empty ? allRows(context) : rowsAbout(context, topic)) {
    const { figure } = row.standing.statement;
    if (on !== null && row.event?.day === null) undated.push(row);
    else if (on !== null && row.event?.day !== on) continue;
    else if (since !== null && figure.asOf === null) undated.push(row);
    else if (since === null || isSince(figure.asOf, since))
      (matchesHarm(harm, figure.harm) ? rows : otherHarm).push(row);
  }
  return { rows, undated, otherHarm };
}

function isSince(asOf: string | null, since: string): boolean {
  return asOf !== null && asOf.padEnd(10, "-99") >= since;
}

/** Every row of the ledger: events by their latest day, each with its newest statement first; then background. */
function allRows(context: AnswerContext): readonly Row[] {
  return context.remember("ledger rows", () => {
    const { library } = context;
    const ledger = ledgerOf(context);
    const newest = (a: Statement, b: Statement): number =>
      -compareText(a.made ?? "", b.made ?? "") ||
      library.rank(a.entry) - library.rank(b.entry) ||
      a.figure.span.start - b.figure.span.start;
    const events = ledger.events.map((event) => ({
      event,
      last: lastDayOf(event),
      rows: [...standingOf(event)].sort((a, b) => newest(a.statement, b.statement)),
    }));
    events.sort((a, b) => {
      const [first, other] = [a.rows[0], b.rows[0]];
      const tie = first && other ? newest(first.statement, other.statement) : 0;
      return -compareText(a.last, b.last) || tie || a.event.number - b.event.number;
    });
    const background = [...ledger.background].sort(
      (a, b) =>
        -compareText(a.statement.figure.asOf ?? "", b.statement.figure.asOf ?? "") ||
        newest(a.statement, b.statement),
    );
    return [
      ...events.flatMap(({ event, rows }) => rows.map((standing): Row => ({ standing, event }))),
      ...background.map((standing): Row => ({ standing, event: null })),
    ];
  });
}

/** The rows about a topic: by the words of the figure and its sentence; all of an event whose place was named. */
function rowsAbout(context: AnswerContext, topic: Topic): readonly Row[] {
  const { sentences, vocabulary, book } = context;
  const places = topic.concepts.map(({ written }) => book.kindOf(written) === "place");
  const found = new Set<KeptFigure>();
  for (const { entry, sentence } of sentences.candidates(topic)) {
    const inSentence = topic.maskIn(entry.terms, sentence);
    for (const kept of sentence.figures)
      if (isAbout(topic, places, inSentence, kept, sentence)) found.add(kept);
  }
  const there = new Map<LedgerEvent | null, boolean>([[null, false]]);
  const isThere = (event: LedgerEvent | null): boolean => {
    const known = there.get(event);
    if (known !== undefined) return known;
    const answer = topic.complete(topic.maskOf(vocabulary.idsOf(event?.place ?? "")));
    there.set(event, answer);
    return answer;
  };
  // A row is found by its copies and by what it has replaced, too: they are shown with it.
  const isFound = ({ statement, copies, earlier }: Standing): boolean =>
    [statement, ...copies, ...earlier].some(({ kept }) => found.has(kept));
  return allRows(context).filter(({ standing, event }) => isFound(standing) || isThere(event));
}

/** A figure is about a place if it is its own place; its sentence decides only for what the figure leaves open. */
function isAbout(
  topic: Topic,
  places: readonly boolean[],
  inSentence: number,
  { figure, own }: KeptFigure,
  { figures }: KeptSentence,
): boolean {
  const ownMask = topic.maskOf(own);
  if (!topic.complete(ownMask | inSentence)) return false;
  const ownPlace =
    figure.place === null || places.every((isPlace, i) => !isPlace || topic.matches(i, ownMask));
  // "casualties rebels" is not answered by soldiers whom rebels killed, nor by the "six others" beside them.
  const grouped = figure.group === null ? figures.filter((one) => one.figure.group !== null) : [{ own }];
  const groupMask = grouped.reduce((mask, one) => mask | topic.maskOf(one.own), 0);
  const ownGroup =
    grouped.length === 0 ||
    topic.concepts.every((one, i) => !isPerson(one.written.toLowerCase()) || topic.matches(i, groupMask));
  return ownPlace && ownGroup;
}

function headline({ topic, harm, since, on }: CasualtiesArguments, rows: readonly Row[]): string {
  const what =
    harm === null || harm === "casualties" ? "Casualties" : `${harm.charAt(0).toUpperCase()}${harm.slice(1)}`;
  const day = on === null ? "" : ` on ${on}`;
  const scope = `${topic === "" ? "" : ` for “${topic}”`}${day}${since === null ? "" : ` since ${since}`}`;
  if (rows.length === 0) return `${what}${scope}: no figure.`;
  const fresh = rows.filter(({ event }) => event !== null);
  const events = new Set(fresh.map(({ event }) => event)).size;
  const background = rows.length - fresh.length;
  const parts = [
    fresh.length > 0 ? `${counted(fresh.length, "figure")} on ${counted(events, "event")}` : "",
    background > 0 ? counted(background, "background figure") : "",
  ];
  return `${what}${scope}: ${parts.filter(Boolean).join(" and ")}. Figures of different sources are never added up.`;
}

function undatedNote(count: number, { since, on }: CasualtiesArguments): string {
  const where = on === null ? `before or after ${since}` : `on ${on} or another day`;
  const shown =
    count > MOST_RELATED
      ? ` The first ${MOST_RELATED} stand under “related”; to see all, leave out the date.`
      : "";
  return `${counted(count, "figure")} without a date cannot be placed ${where}.${shown}`;
}

function uncountedNote(count: number, topic: string): string {
  const shown = count > MOST_RELATED ? `the first ${MOST_RELATED} of ${count} sentences` : "sentences";
  const all = count > MOST_RELATED ? ` To see all of them: ${`casualties uncounted ${topic}`.trim()}` : "";
  return `Not counted: ${shown} under “related” that speak of casualties without a figure that can be read.${all}`;
}

function toItem({ book }: AnswerContext, { standing, event }: Row): Item {
  return standingItem(book, standing, event?.number ?? null);
}

/** The events of the items of a page, each with the lines of all its rows that were asked for, on whatever page. */
export function eventsOf(
  context: AnswerContext,
  items: readonly Item[],
  rows: readonly Row[],
): CasualtyEvent[] {
  const numbers = new Set(items.flatMap((item) => (item.type === "figure" ? [item.event] : [])));
  const byEvent = new Map<LedgerEvent, Set<Statement>>();
  for (const { event, standing } of rows) {
    if (event === null || !numbers.has(event.number)) continue;
    const wanted = byEvent.get(event) ?? new Set();
    byEvent.set(event, wanted.add(standing.statement));
  }
  return [...byEvent].map(([event, wanted]) => viewOf(context, event, wanted));
}

/** An event as an answer tells it: what all its sources say now, in the lines of the wanted statements. */
export function viewOf(
  { book }: AnswerContext,
  event: LedgerEvent,
  wanted: ReadonlySet<Statement>,
): CasualtyEvent {
  const { number, place, day, cause } = event;
  const standing = standingOf(event).map(({ statement }) => statement);
  return { number, place, day, cause, figures: wanted.size, lines: linesOf(standing, wanted, book) };
}

/** What to ask for the history of an event of which more has been said than what stands. */
function historiesOf(context: AnswerContext, events: readonly CasualtyEvent[]): Action[] {
  const ledger = ledgerOf(context);
  return events
    .filter(({ number }) => {
      const event = ledger.events[number - 1];
      return event !== undefined && standingOf(event).some(({ earlier }) => earlier.length > 0);
    })
    .slice(0, MOST_ACTIONS)
    .map(({ number }) => ({ label: `History of event ${number}`, question: `casualties ${number}` }));
}
