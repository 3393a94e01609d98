import { DatelineError } from "../errors.js";
import type { LedgerEvent } from "../ledger/events.js";
import { standingOf } from "../ledger/standing.js";
import type { Statement } from "../ledger/statement.js";
import type { FigureItem, Page } from "./answer.js";
import { ledgerOf, viewOf } from "./casualties.js";
import { type AnswerContext, counted, pageOf, type Reply } from "./context.js";
import { figureItem } from "./items.js";

/**
 * All that was ever said of an event, a line a statement, oldest first: what a source has replaced since is marked.
 * Throws `unknown-event`.
 */
export function eventHistory(context: AnswerContext, number: number, page: Page): Reply {
  const ledger = ledgerOf(context);
  const event = ledger.events[number - 1];
  if (event === undefined) throw unknown(number, ledger.events.length);
  const standing = standingOf(event);
  const stands = new Set(standing.flatMap(({ statement, copies }) => [statement, ...copies]));
  const sources = new Set(event.statements.map(({ source }) => source.key)).size;
  const toItem = (statement: Statement): FigureItem => ({
    ...figureItem(context.book, statement.entry, statement.figure),
    event: number,
    superseded: !stands.has(statement),
  });
  return {
    headline: `Event ${number}${titleOf(event)}: ${counted(event.statements.length, "statement")} by ${counted(sources, "source")}, oldest first.`,
    items: pageOf(event.statements, page, toItem),
    total: event.statements.length,
    events: [viewOf(context, event, new Set(standing.map(({ statement }) => statement)))],
  };
}

function titleOf({ place, day, cause }: LedgerEvent): string {
  const parts = [place, cause, day].filter((part) => part !== null);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function unknown(number: number, count: number): DatelineError {
  const range =
    count === 0
      ? "The ledger has no event yet."
      : `Its events have the numbers 1 to ${count}; to see them: casualties`;
  return new DatelineError(
    "unknown-event",
    `There is no event ${number} in the ledger. ${range}${isYear(number) ? `. For figures since that year: casualties since ${number}` : ""}`,
  );
}

function isYear(number: number): boolean {
  return number >= 1900 && number < 2100;
}
