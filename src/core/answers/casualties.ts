import type { Figure, Harm } from "../findings/finding.js";
import { compareText, type Entry } from "../library.js";
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

interface Row {
  readonly entry: Entry;
  readonly figure: Figure;
  readonly copies: { entry: Entry; figure: Figure }[];
}

const MOST_RELATED = 10;

/** The latest figures, newest first: totals before their parts, background last. Nothing is added up. */
export function casualties(context: AnswerContext, asked: CasualtiesArguments, page: Page): Reply {
  const topic = topicOf(context, asked.topic);
  const rows = context
    .remember("figures", () => allRows(context))
    .filter((row) => isAbout(context, topic, row));
  const wanted = rows.filter(
    (row) => matchesHarm(row.figure, asked.harm) && isSince(row.figure, asked.since),
  );
  const ranked = mergeCopies(wanted);
  const notes: string[] = [];
  const undated =
    asked.since === null
      ? []
      : rows.filter((row) => row.figure.asOf === null && matchesHarm(row.figure, asked.harm));
  if (undated.length > 0)
    notes.push(
      `${counted(undated.length, "figure")} with no date cannot be placed before or after ${asked.since}: see below.`,
    );
  const otherHarm =
    asked.harm === null
      ? []
      : rows.filter((row) => !matchesHarm(row.figure, asked.harm) && isSince(row.figure, asked.since));
  const related: Item[] = mergeCopies([...undated, ...otherHarm])
    .slice(0, MOST_RELATED)
    .map(toItem);
  const uncounted = asked.since === null ? uncountedSentences(context, topic, MOST_RELATED) : [];
  if (uncounted.length > 0)
    notes.push(`Related sentences speak of casualties without a figure that can be read.`);
  if (ranked.length === 0) notes.push(...unknownWords(context, topic));
  const fresh = ranked.filter((row) => !row.figure.background).length;
  return {
    headline: headline(asked, fresh, ranked.length - fresh),
    items: pageOf(ranked, page, toItem),
    related: [...related, ...uncounted],
    notes,
    total: ranked.length,
  };
}

function headline({ topic, harm, since }: CasualtiesArguments, fresh: number, background: number): string {
  const scope = `${harm === null ? "" : ` of ${harm}`}${topic === "" ? "" : ` for “${topic}”`}${since === null ? "" : ` since ${since}`}`;
  if (fresh + background === 0) return `No casualty figure${scope}.`;
  const parts = [
    fresh > 0 ? counted(fresh, "figure") : "",
    background > 0 ? counted(background, "background figure") : "",
  ];
  return `Casualties${scope}: ${parts.filter(Boolean).join(" and ")}. Figures of different sources are never added up.`;
}

function toItem({ entry, figure, copies }: Row): Item {
  return figureItem(entry, figure, copies);
}

function allRows(context: AnswerContext): Row[] {
  const rows: Row[] = [];
  for (const entry of context.library.all()) {
    for (const finding of entry.findings)
      if (finding.type === "figure") rows.push({ entry, figure: finding, copies: [] });
  }
  return rows.sort(compareRows);
}

/** New before background; the newest as-of first; within an article in text order, so that parts follow their total. */
function compareRows(a: Row, b: Row): number {
  return (
    Number(a.figure.background) - Number(b.figure.background) ||
    -compareText(a.figure.asOf ?? "", b.figure.asOf ?? "") ||
    -compareText(a.entry.article.published ?? "", b.entry.article.published ?? "") ||
    compareText(a.entry.article.id, b.entry.article.id) ||
    a.figure.span.start - b.figure.span.start
  );
}

/** The same figure by the same speaker is one row, with the places that repeat it. */
function mergeCopies(rows: readonly Row[]): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const { harm, low, high, bound, subset, background, group, place, asOf, speaker } = row.figure;
    const named = speaker !== null && place !== null;
    const key = named
      ? JSON.stringify([harm, low, high, bound, subset, background, group, place, asOf, speaker])
      : `${row.entry.serial}:${row.figure.span.start}:${harm}`;
    const first = merged.get(key);
    if (first === undefined || first.entry === row.entry)
      merged.set(first === undefined ? key : `${key}${row.figure.span.start}`, { ...row, copies: [] });
    else first.copies.push({ entry: row.entry, figure: row.figure });
  }
  return [...merged.values()];
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

/** A figure is about a place if it is its own place; the sentence decides only for what the figure leaves open. */
function isAbout(context: AnswerContext, topic: Topic, { entry, figure }: Row): boolean {
  if (topic.empty) return true;
  const { vocabulary, book } = context;
  const own = topic.maskOf(
    vocabulary.idsOf(`${figure.place ?? ""} ${figure.group ?? ""} ${figure.speaker ?? ""}`),
  );
  const sentence = own | topic.maskBetween(entry.terms, figure.sentence.start, figure.sentence.end);
  if (!topic.complete(sentence)) return false;
  if (figure.place === null) return true;
  const place = figure.place;
  return topic.concepts.every((concept, i) => {
    const known = book.names.find((name) =>
      [name.name, ...name.also].some((one) => one.toLowerCase() === concept.written.toLowerCase()),
    );
    return known?.kind !== "place" || topic.matches(i, own) || place === known.name;
  });
}

/** Sentences of casualties in which no figure could be read, verbatim: missing beats wrong. */
function uncountedSentences(context: AnswerContext, topic: Topic, most: number): Item[] {
  const items: Item[] = [];
  for (const entry of context.library.all()) {
    if (items.length >= most) break;
    for (const index of entry.casualtySentences) {
      const sentence = entry.sentences[index];
      if (sentence === undefined || items.length >= most) continue;
      if (
        entry.findings.some(
          (one) =>
            one.type === "figure" && one.sentence.start <= sentence.start && sentence.end <= one.sentence.end,
        )
      )
        continue;
      if (topic.empty || topic.complete(topic.maskBetween(entry.terms, sentence.start, sentence.end)))
        items.push(passageItem(entry, sentence));
    }
  }
  return items;
}
