import type { Cause } from "../findings/finding.js";
import { compareText } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { isOpen } from "./causes.js";
import { type Draft, Drafts } from "./drafts.js";
import { alignedSources } from "./sources.js";
import { compareStatements, type Statement } from "./statement.js";
import { compareUnits, type Unit, unitsOf } from "./units.js";
import { alignedVictims } from "./victims.js";

/** What happened at one place, as far as statements about it could be linked; or one statement that could not. */
export interface LedgerEvent {
  /** From 1, in order of time: what `casualties NUMBER` takes. It may change when an article comes or goes. */
  readonly number: number;
  readonly place: string | null;
  /** `YYYY-MM-DD`; null where no text tells the day. */
  readonly day: string | null;
  readonly cause: Cause | null;
  /** Oldest first. */
  readonly statements: readonly Statement[];
}

/** A later count, or a denial, may come this many days after what it speaks of, or after the count before it. */
const FOLLOW_UP_DAYS = 7;

/**
 * Groups statements by place, day and cause. Wrongly linked figures replace or contradict one another, so whatever
 * is not settled stays alone: a place or a day that no text tells, a cause that fits two events.
 */
export function groupEvents(
  articles: readonly (readonly Statement[])[],
  book: Pick<NameBook, "isWide">,
): LedgerEvent[] {
  const drafts = new Drafts(book);
  const units = articles.flatMap(unitsOf).sort(compareUnits);
  const placed = units.filter(({ place, day }) => place !== null && day !== null);
  // What says its cause makes the events; what leaves it open joins the only one of its place and day; what speaks
  // of something told before joins the only one that it may speak of. What tells no cause comes after all that do.
  const passes: readonly ((unit: Unit) => boolean)[] = [
    ({ follows, cause }) => !follows && !isOpen(cause),
    ({ follows, cause }) => !follows && cause !== null && isOpen(cause),
    ({ follows, cause }) => follows && cause !== null,
    ({ follows, cause }) => !follows && cause === null,
    ({ follows, cause }) => follows && cause === null,
  ];
  for (const takes of passes)
    for (const unit of placed) if (takes(unit)) drafts.place(unit, unit.follows ? FOLLOW_UP_DAYS : 0);
  for (const unit of units) if (unit.place === null || unit.day === null) drafts.alone(unit);
  return numbered(drafts.all);
}

/** Events in order of their days, undated ones last, each with its number. */
function numbered(drafts: readonly Draft[]): LedgerEvent[] {
  const sorted = drafts.map((draft) => ({
    ...draft,
    statements: aligned([...draft.statements].sort(compareStatements)),
  }));
  sorted.sort(
    (a, b) =>
      compareText(a.day ?? "~", b.day ?? "~") ||
      compareText(a.place ?? "~", b.place ?? "~") ||
      compareText(a.cause ?? "~", b.cause ?? "~") ||
      compareStatements(a.statements[0], b.statements[0]),
  );
  return sorted.map((draft, index) => ({ number: index + 1, ...draft }));
}

/** Statements with what only their event tells of them: whose soldiers, and who "Lind" is. */
function aligned(statements: readonly Statement[]): Statement[] {
  const victims = alignedVictims(statements.map((one) => one.victims));
  const sources = alignedSources(statements.map((one) => one.source));
  return statements.map((one, i) => {
    const own = { victims: victims[i] ?? one.victims, source: sources[i] ?? one.source };
    return own.victims === one.victims && own.source === one.source ? one : { ...one, ...own };
  });
}
