import { isPerson } from "../findings/figures/lexicon.js";
import type { Figure, Harm } from "../findings/finding.js";
import type { Entry, KeptFigure, KeptSentence } from "../library.js";
import { sortedByKey } from "../search/select.js";
import type { Topic } from "../search/topic.js";
import type { Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { figureItem, passageItem } from "./items.js";

export interface CasualtiesArguments {
  /** A place, a group, a cause: words that the figure or its sentence must have; empty for all. */
  readonly topic: string;
  readonly harm: Harm | null;
  /** `YYYY-MM-DD`: only figures as of that day or later. */
  readonly since: string | null;
}

interface Row extends KeptFigure {
  readonly entry: Entry;
}

const MOST_RELATED = 10;

/** The latest figures, newest first: totals before their parts, background last. Nothing is added up. */
export function casualties(context: AnswerContext, asked: CasualtiesArguments, page: Page): Reply {
  const topic = topicOf(context, asked.topic);
  const everything = topic.empty && asked.since === null;
  const { ranked, undated, otherHarm, fresh } = everything
    ? context.remember(`ledger ${asked.harm}`, () => ledgerOf(allRows(context), asked))
    : ledgerOf(topic.empty ? allRows(context) : rowsAbout(context, topic), asked);
  const uncounted = asked.since === null ? uncountedSentences(context, topic) : [];
  const notes: string[] = [];
  if (undated.length > 0) {
    notes.push(
      `${counted(undated.length, "figure")} without a date cannot be placed before or after ${asked.since}.`,
    );
  }
  if (uncounted.length > 0) {
    notes.push(
      "Not counted: sentences under “related” that speak of casualties without a figure that can be read.",
    );
  }
  if (ranked.length === 0) notes.push(...unknownWords(context, topic));
  return {
    headline: headline(asked, fresh, ranked.length - fresh),
    items: pageOf(ranked, page, toItem),
    related: [
      ...mergeCopies([...undated, ...otherHarm])
        .slice(0, MOST_RELATED)
        .map(toItem),
      ...uncounted,
    ],
    notes,
    total: ranked.length,
  };
}

interface Ledger {
  readonly ranked: readonly Merged[];
  /** How many of the ranked are not background. */
  readonly fresh: number;
  /** Figures that no date places on either side of `since`. */
  readonly undated: readonly Row[];
  /** Figures of another harm than the one asked for. */
  readonly otherHarm: readonly Row[];
}

function ledgerOf(rows: readonly Row[], { harm, since }: CasualtiesArguments): Ledger {
  const wanted: Row[] = [];
  const otherHarm: Row[] = [];
  const undated: Row[] = [];
  for (const row of rows) {
    const { figure } = row;
    if (since !== null && figure.asOf === null) undated.push(row);
    else if (isSince(figure, since)) (matchesHarm(figure, harm) ? wanted : otherHarm).push(row);
  }
  const ranked = mergeCopies(wanted);
  const fresh = ranked.filter(({ row }) => !row.figure.background).length;
  return { ranked, fresh, undated, otherHarm: otherHarm.slice(0, MOST_RELATED) };
}

function headline({ topic, harm, since }: CasualtiesArguments, fresh: number, background: number): string {
  const what =
    harm === null || harm === "casualties" ? "Casualties" : `${harm.charAt(0).toUpperCase()}${harm.slice(1)}`;
  const scope = `${topic === "" ? "" : ` for “${topic}”`}${since === null ? "" : ` since ${since}`}`;
  if (fresh + background === 0) return `${what}${scope}: no figure.`;
  const parts = [
    fresh > 0 ? counted(fresh, "figure") : "",
    background > 0 ? counted(background, "background figure") : "",
  ];
  return `${what}${scope}: ${parts.filter(Boolean).join(" and ")}. Figures of different sources are never added up.`;
}

interface Merged {
  readonly row: Row;
  readonly copies: Row[];
}

function toItem({ row, copies }: Merged): Item {
  return figureItem(row.entry, row.figure, copies);
}

function allRows({ library, remember }: AnswerContext): readonly Row[] {
  return remember("figures", () =>
    newestFirst(library.all().flatMap((entry) => entry.figures.map((kept) => ({ ...kept, entry })))),
  );
}

function rowsAbout(context: AnswerContext, topic: Topic): Row[] {
  const { library, sentences } = context;
  const places = placesOf(context, topic);
  const found = new Map<KeptFigure, Row>();
  for (const { entry, sentence } of sentences.candidates(topic)) {
    for (const kept of sentence.figures) {
      const row = { ...kept, entry };
      if (isAbout(topic, places, row, sentence)) found.set(kept, row);
    }
  }
  const rows = [...found.values()].sort(
    (a, b) => library.rank(a.entry) - library.rank(b.entry) || a.figure.span.start - b.figure.span.start,
  );
  return newestFirst(rows);
}

/**
 * Of rows in the order of their articles and texts, the newest as-of first and background last: within an article
 * the text's order stays, so that parts follow their total.
 */
function newestFirst(rows: readonly Row[]): Row[] {
  const fresh = rows.filter((row) => !row.figure.background);
  const background = rows.filter((row) => row.figure.background);
  return [fresh, background].flatMap((one) =>
    sortedByKey(one, ({ figure }) => figure.asOf ?? "", "descending"),
  );
}

/** The same figure by the same speaker is one row, with the places that repeat it. */
function mergeCopies(rows: readonly Row[]): Merged[] {
  const merged: Merged[] = [];
  const byStatement = new Map<number, Merged>();
  for (const row of rows) {
    const first = row.statement === null ? undefined : byStatement.get(row.statement);
    if (first !== undefined && first.row.entry !== row.entry) {
      first.copies.push(row);
      continue;
    }
    const one = { row, copies: [] };
    merged.push(one);
    if (row.statement !== null && first === undefined) byStatement.set(row.statement, one);
  }
  return merged;
}

function matchesHarm(figure: Figure, harm: Harm | null): boolean {
  return (
    harm === null ||
    figure.harm === harm ||
    (figure.harm === "casualties" && (harm === "killed" || harm === "injured"))
  );
}

function isSince(figure: Figure, since: string | null): boolean {
  return since === null || (figure.asOf !== null && figure.asOf.padEnd(10, "-99") >= since);
}

/** Of each of the topic's concepts, whether the desk knows it as a place. */
function placesOf({ book }: AnswerContext, topic: Topic): boolean[] {
  return topic.concepts.map(({ written }) => book.kindOf(written) === "place");
}

/** A figure is about a place if it is its own place; its sentence decides only for what the figure leaves open. */
function isAbout(
  topic: Topic,
  places: readonly boolean[],
  { entry, figure, own, from, to }: Row,
  { figures }: KeptSentence,
): boolean {
  const ownMask = topic.maskOf(own);
  if (!topic.complete(ownMask | topic.maskIn(entry.terms, { from, to }))) return false;
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

/** Sentences of casualties in which no figure could be read, verbatim: missing beats wrong. */
function uncountedSentences(context: AnswerContext, topic: Topic): Item[] {
  const items: Item[] = [];
  for (const entry of context.library.all()) {
    for (const sentence of entry.uncounted) {
      if (!topic.empty && !topic.complete(topic.maskIn(entry.terms, sentence))) continue;
      if (items.push(passageItem(entry, sentence)) === MOST_RELATED) return items;
    }
  }
  return items;
}
