import type { Harm } from "../findings/finding.js";
import type { KeptFigure, Library } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { groupEvents, type LedgerEvent } from "./events.js";
import type { Standing } from "./standing.js";
import { compareStatements, datedStatements, type Statement, valueKey } from "./statement.js";

/**
 * All casualty statements of a desk's shown articles, one row a statement. Nothing is added up, and nothing is
 * dropped: what a source has replaced stays as the history of what it says now.
 */
export class Ledger {
  /** In order of their numbers. */
  readonly events: readonly LedgerEvent[];
  /** Of whole wars and earlier events, copies together, the newest first. */
  readonly background: readonly Standing[];
  readonly #eventOf = new Map<KeptFigure, LedgerEvent>();

  constructor(library: Pick<Library, "all" | "earlier">, book: NameBook) {
    const articles = library.all().map((entry) => datedStatements(entry, library.earlier(entry), book));
    this.events = groupEvents(articles, book);
    for (const event of this.events) for (const { kept } of event.statements) this.#eventOf.set(kept, event);
    this.background = mergeCopies(
      articles.flat().filter(({ figure }) => figure.background && !figure.previous),
    );
  }

  /** The event that a figure belongs to; undefined for background. */
  eventOf(kept: KeptFigure): LedgerEvent | undefined {
    return this.#eventOf.get(kept);
  }
}

/** The latest day that an event's figures hold for; empty where no text tells one. */
export function lastDayOf({ statements }: LedgerEvent): string {
  return statements.reduce((last, { figure }) => {
    const day = figure.previous ? "" : (figure.asOf ?? "");
    return day > last ? day : last;
  }, "");
}

export function matchesHarm(asked: Harm | null, harm: Harm): boolean {
  return (
    asked === null || harm === asked || (harm === "casualties" && (asked === "killed" || asked === "injured"))
  );
}

/** The same background figure by the same source once, by its newest statement. */
function mergeCopies(statements: readonly Statement[]): Standing[] {
  const merged = new Map<string, { statement: Statement; copies: Statement[] }>();
  for (const statement of [...statements].sort((a, b) => -compareStatements(a, b))) {
    const { source, figure, victims } = statement;
    const key = [source.key, figure.harm, figure.subset, victims.key, figure.place, valueKey(statement)].join(
      "\u0000",
    );
    const first = merged.get(key);
    if (first === undefined) merged.set(key, { statement, copies: [] });
    else first.copies.push(statement);
  }
  return [...merged.values()].map((one) => ({ ...one, earlier: [] }));
}
