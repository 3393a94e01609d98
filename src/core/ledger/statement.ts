import { dayOf } from "../article.js";
import { type Figure, harms } from "../findings/finding.js";
import { compareText, type Entry, type KeptFigure, timeOf } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { type Source, sourceOf } from "./sources.js";
import { type Victims, victimsOf } from "./victims.js";

/** A row of the ledger: one figure as one sentence of one article states it. Never changed, never added up. */
export interface Statement {
  readonly entry: Entry;
  readonly kept: KeptFigure;
  readonly figure: Figure;
  readonly source: Source;
  readonly victims: Victims;
  /** It comes to a count told before ("two more bodies"): no count of its own to be compared. */
  readonly increment: boolean;
  /**
   * When it was made: the day that its sentence tells ("he said on Friday"), else the time of the first version of its
   * article that has it; null where that is undated.
   */
  readonly made: string | null;
}

const known = new WeakMap<Entry, readonly Statement[]>();

/** The statements of an article, in text order. An entry never changes, so each is made once. */
export function statementsOf(entry: Entry, book: NameBook): readonly Statement[] {
  const kept = known.get(entry);
  if (kept !== undefined) return kept;
  const time = timeOf(entry.article);
  const statements = entry.figures.map(
    (one): Statement => ({
      entry,
      kept: one,
      figure: one.figure,
      source: sourceOf(entry, one.figure, book),
      victims: victimsOf(one.figure),
      increment: INCREMENT.test(entry.article.text.slice(one.figure.span.start, one.figure.span.end)),
      made: madeOn(one.figure.said, time),
    }),
  );
  known.set(entry, statements);
  return statements;
}

const INCREMENT = /\b(?:more(?! than)|another|further|additional)\b/i;

/** A Friday's count that is told again on Monday is Friday's. */
function madeOn(said: string | null, time: string | null): string | null {
  return said?.length === 10 && time !== null && said < dayOf(time) ? said : time;
}

/**
 * The statements of an article as of when they were made: a correction of one figure says the others again, but does
 * not make them new. `earlier` has the article's earlier versions, oldest first.
 */
export function datedStatements(
  entry: Entry,
  earlier: readonly Entry[],
  book: NameBook,
): readonly Statement[] {
  const statements = statementsOf(entry, book);
  if (earlier.length === 0) return statements;
  const first = new Map<string, Statement>();
  for (const one of earlier.flatMap((version) => statementsOf(version, book))) {
    const key = `${cellOf(one)}\u0000${valueKey(one)}`;
    if (!first.has(key)) first.set(key, one);
  }
  return statements.map((one) => {
    const known = first.get(`${cellOf(one)}\u0000${valueKey(one)}`);
    return known === undefined ? one : { ...one, made: known.made };
  });
}

/** What a statement counts: equal for figures of one source that may replace each other. */
export function cellOf({ source, figure, victims, increment }: Statement): string {
  return [source.key, figure.harm, figure.subset, victims.key, increment].join("\u0000");
}

/** How many a statement says, or denies: equal for equal values. */
export function valueKey({ figure: { low, high, bound, vague, zero, denied } }: Statement): string {
  return `${low} ${high} ${bound} ${vague} ${zero} ${denied}`;
}

/** Whether a zero speaks of what another statement counts: "no casualties" and "nobody was hurt" of the killed, too. */
export function isZeroFor(
  { figure, victims }: Statement,
  other: Pick<Statement, "figure" | "victims">,
): boolean {
  if (!figure.zero || figure.denied || figure.subset) return false;
  const { harm } = other.figure;
  // Where nobody was hurt, nobody was killed.
  const covers = figure.harm === "casualties" || figure.harm === "injured";
  const ofHarm = figure.harm === harm || (covers && (harm === "killed" || harm === "injured"));
  return ofHarm && (victims.key === other.victims.key || victims.label === null);
}

/** Whether two statements say the same, whoever says it. */
export function sameValue(a: Statement | undefined, b: Statement | undefined): boolean {
  return a !== undefined && b !== undefined && valueKey(a) === valueKey(b);
}

/** Oldest first, before them what carries no time; then by article and place in the text. */
export function compareStatements(a: Statement | undefined, b: Statement | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    compareText(a.made ?? "", b.made ?? "") ||
    compareText(a.entry.article.id, b.entry.article.id) ||
    a.figure.sentence.start - b.figure.sentence.start ||
    // "to 40 from 32": 32 came first.
    Number(b.figure.previous) - Number(a.figure.previous) ||
    a.figure.span.start - b.figure.span.start ||
    harms.indexOf(a.figure.harm) - harms.indexOf(b.figure.harm)
  );
}
