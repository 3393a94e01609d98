import type { Figure, Harm } from "../findings/finding.js";
import { type Entry, type KeptFigure, timeOf } from "../library.js";
import { type Source, sourceOf } from "./sources.js";
import { type Victims, victimsOf } from "./victims.js";

/** A row of the ledger: one figure as one sentence of one article states it. Never changed, never added up. */
export interface Statement {
  readonly entry: Entry;
  readonly kept: KeptFigure;
  readonly figure: Figure;
  readonly source: Source;
  readonly victims: Victims;
  /** When it was made: the time of its article; null where the article is undated. */
  readonly made: string | null;
}

const known = new WeakMap<Entry, readonly Statement[]>();

/** The statements of an article, in text order. An entry never changes, so each is made once. */
export function statementsOf(entry: Entry): readonly Statement[] {
  const kept = known.get(entry);
  if (kept !== undefined) return kept;
  const made = timeOf(entry.article);
  const statements = entry.figures.map(
    (one): Statement => ({
      entry,
      kept: one,
      figure: one.figure,
      source: sourceOf(entry, one.figure),
      victims: victimsOf(one.figure),
      made,
    }),
  );
  known.set(entry, statements);
  return statements;
}

/** Whether two statements say the same, whoever says it. */
export function sameValue({ figure: a }: Statement, { figure: b }: Statement): boolean {
  return (
    a.low === b.low &&
    a.high === b.high &&
    a.bound === b.bound &&
    a.vague === b.vague &&
    a.zero === b.zero &&
    a.denied === b.denied
  );
}

/** The order in which an answer names harms. */
export const HARM_ORDER: Readonly<Record<Harm, number>> = {
  killed: 0,
  injured: 1,
  casualties: 2,
  missing: 3,
  captured: 4,
  displaced: 5,
};
