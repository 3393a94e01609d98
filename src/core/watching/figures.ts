import { type Row, rowsOf } from "../answers/casualties.js";
import type { AnswerContext } from "../answers/context.js";
import type { Figure } from "../findings/finding.js";
import { hashOf } from "../hash.js";
import type { LedgerEvent } from "../ledger/events.js";
import { type Statement, valueKey } from "../ledger/statement.js";
import { type Cite, compareText, type Entry, editionOf, type KeptFigure } from "../library.js";
import type { WatchedFigures } from "./question.js";
import type { Mark } from "./state.js";

/** What one source says now of one kind of victims of one event: several rows where it gives several numbers at once. */
export interface WatchedCount {
  readonly key: string;
  readonly mark: Mark;
  readonly rows: readonly Row[];
}

/** Copies and replaced figures by which a count is known again, the newest of them. */
const LONGEST_TRAIL = 40;

/** The counts that a watched question is about, in the order of its answer; no background. */
export function watchedCounts(context: AnswerContext, asked: WatchedFigures): WatchedCount[] {
  const rows = rowsOf(context, asked).filter(({ event }) => event !== null);
  const names = new Map([...new Set(rows.map(({ event }) => event as LedgerEvent))].map(withName));
  const namesakes = new Map<string, number>();
  for (const name of names.values()) namesakes.set(name, (namesakes.get(name) ?? 0) + 1);
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const name = names.get(row.event as LedgerEvent) ?? "";
    const key = keyOf(row, name, (namesakes.get(name) ?? 0) > 1);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [row]);
    else group.push(row);
  }
  return [...byKey].map(([key, group]) => ({ key, mark: markOf(group), rows: group }));
}

function withName(event: LedgerEvent): [LedgerEvent, string] {
  const { place, day, cause } = event;
  return [event, [place, day, cause].join("\u0000")];
}

/** Events without a place or a day, and such as have all of it in common, are told apart by what was first said. */
function keyOf({ event, standing }: Row, name: string, hasNamesakes: boolean): string {
  const { place, day, statements } = event as LedgerEvent;
  const [first] = statements;
  const isOpen = place === null || day === null || hasNamesakes;
  const own = isOpen && first !== undefined ? sentenceOf(first) : "";
  const { source, figure, victims, increment } = standing.statement;
  // Of an event that is known by a sentence only, the paper that prints it does not matter.
  const whose = isOpen && source.kind === "publisher" ? "" : source.key;
  const said = [name, own, whose, figure.harm, victims.key, figure.subset, increment];
  return hashOf(said.join("\u0000")).toString(36);
}

function sentenceOf({ entry, figure: { sentence } }: Statement): string {
  return entry.article.text.slice(sentence.start, sentence.end);
}

function markOf(rows: readonly Row[]): Mark {
  const standing = rows.map((row) => row.standing);
  const values = [...new Set(standing.map(({ statement }) => valueKey(statement)))].sort(compareText);
  const behind = standing.flatMap(({ copies, earlier }) => [...copies, ...[...earlier].reverse()]);
  return {
    print: hashOf(values.join("\u0000")).toString(36),
    cites: standing.map(({ statement }) => citeOf(statement)),
    ids: standing.map(({ statement }) => figureId(statement.entry, statement.kept)),
    trail: behind.slice(0, LONGEST_TRAIL).map(({ entry, kept }) => figureId(entry, kept)),
  };
}

function citeOf({ entry, figure: { span } }: Statement): Cite {
  return { article: entry.article.id, edition: editionOf(entry), start: span.start, end: span.end };
}

const ids = new WeakMap<KeptFigure, string>();

/** The same for a figure in all versions of its article that have its sentence. */
function figureId({ article }: Entry, kept: KeptFigure): string {
  const known = ids.get(kept);
  if (known !== undefined) return known;
  const { harm, sentence, span } = kept.figure;
  const words = article.text.slice(sentence.start, sentence.end);
  const id = hashOf([article.id, harm, span.start - sentence.start, words].join("\u0000")).toString(36);
  ids.set(kept, id);
  return id;
}

/** The figure of a version that has an id; null where none has. */
export function figureIn(entry: Entry, id: string): Figure | null {
  return entry.figures.find((kept) => figureId(entry, kept) === id)?.figure ?? null;
}
