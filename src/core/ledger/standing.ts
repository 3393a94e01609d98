import type { LedgerEvent } from "./events.js";
import { compareStatements, successorOf } from "./events.js";
import { type Statement, sameValue } from "./statement.js";

/** What one source says now of one kind of victims of an event, and what it said before. */
export interface Standing {
  readonly statement: Statement;
  /** The same value by the same source in other articles, since it was last changed. */
  readonly copies: readonly Statement[];
  /** The values that it has replaced, oldest first: 4, 12, 4 are two changes. */
  readonly earlier: readonly Statement[];
}

/**
 * The latest statement of each source on each kind of victims, in order of time. Another source's figure replaces
 * nothing; where one source gives two values at the same time, neither of them is known to be newer, and both stand.
 */
export function standingOf({ statements }: LedgerEvent): Standing[] {
  const cells = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = cellOf(successorOf(statement, statements) ?? statement);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [statement]);
    else cell.push(statement);
  }
  return [...cells.values()].flatMap(standingIn).sort((a, b) => compareStatements(a.statement, b.statement));
}

function cellOf({ source, figure, victims }: Statement): string {
  return [source.key, figure.harm, figure.subset, victims.key].join("\u0000");
}

function standingIn(cell: readonly Statement[]): Standing[] {
  const valid = cell.filter(({ figure }) => !figure.previous);
  const latest = (valid.length > 0 ? valid : cell).at(-1);
  const current: Statement[] = [];
  for (const one of valid.length > 0 ? valid : cell.slice(-1)) {
    if (one.made === latest?.made && !current.some((other) => sameValue(one, other))) current.push(one);
  }
  return current.map((statement) => {
    const older = cell.filter((one) => one.figure.previous || one.made !== latest?.made);
    const copies = cell.filter(
      (one) => one !== statement && one.made === latest?.made && sameValue(one, statement),
    );
    while (older.length > 0 && current.length === 1 && sameValue(older.at(-1) as Statement, statement))
      copies.push(older.pop() as Statement);
    return {
      statement,
      copies,
      earlier: older.filter((one, i) => i === 0 || !sameValue(one, older[i - 1] as Statement)),
    };
  });
}
