import type { LedgerEvent } from "./events.js";
import { compareStatements, successorOf } from "./events.js";
import { isCopy } from "./sources.js";
import { cellOf, type Statement, sameValue } from "./statement.js";

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
export function standingOf({ statements }: LedgerEvent): readonly Standing[] {
  const [first] = statements;
  if (first === undefined) return [];
  const last = known.get(first);
  if (last !== undefined && isSame(last.statements, statements)) return last.standing;
  const standing =
    statements.length === 1 ? [{ statement: first, copies: [], earlier: [] }] : findStanding(statements);
  known.set(first, { statements, standing });
  return standing;
}

/** What stood of an event when it was last asked: most events are as they were when another article has come. */
const known = new WeakMap<Statement, { statements: readonly Statement[]; standing: readonly Standing[] }>();

function isSame(a: readonly Statement[], b: readonly Statement[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function findStanding(statements: readonly Statement[]): Standing[] {
  const cells = new Map<string, Statement[]>();
  const keys = withOneCount(statements);
  for (const statement of statements) {
    const key = keys.get(successorOf(statement, statements) ?? statement) ?? "";
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [statement]);
    else cell.push(statement);
  }
  const standing = [...cells.values()].flatMap(standingIn);
  return withoutCopies(standing.sort((a, b) => compareStatements(a.statement, b.statement)));
}

/** One agency's sentence in several papers is one row, that of the newest, with the others as its copies. */
function withoutCopies(standing: readonly Standing[]): Standing[] {
  const kept: Standing[] = [];
  for (const one of standing) {
    const at = kept.findIndex((other) => isReprint(one, other));
    const copied = kept[at];
    if (copied === undefined) kept.push(one);
    else {
      kept.splice(at, 1);
      kept.push({ ...one, copies: [copied.statement, ...copied.copies, ...one.copies] });
    }
  }
  return kept;
}

function isReprint(a: Standing, b: Standing): boolean {
  const [one, other] = [a.statement, b.statement];
  return (
    a.earlier.length + b.earlier.length === 0 &&
    one.victims.key === other.victims.key &&
    one.figure.harm === other.figure.harm &&
    one.figure.subset === other.figure.subset &&
    sameValue(one, other) &&
    isCopy(one, other)
  );
}

/**
 * Where a source once counts "six civilians" and later just "nine", it is one count. It is two where one article has
 * both, or where the source counts several kinds of victims.
 */
function withOneCount(statements: readonly Statement[]): Map<Statement, string> {
  const kinds = new Map<string, Map<string, Set<string>>>();
  for (const { source, figure, victims, entry } of statements) {
    if (figure.subset || figure.previous || figure.named) continue;
    const key = `${source.key}\u0000${figure.harm}`;
    const byKind = kinds.get(key) ?? new Map<string, Set<string>>();
    kinds.set(key, byKind.set(victims.key, (byKind.get(victims.key) ?? new Set()).add(entry.article.id)));
  }
  return new Map(
    statements.map((one) => {
      const byKind = kinds.get(`${one.source.key}\u0000${one.figure.harm}`) ?? new Map<string, Set<string>>();
      const unspecified = byKind.get("");
      const [kind, other] = [...byKind.keys()].filter((key) => key !== "");
      const apart = [...(byKind.get(kind ?? "") ?? [])].some((article) => unspecified?.has(article));
      const merges =
        one.victims.key === "" && !one.figure.subset && kind !== undefined && other === undefined;
      const victims = merges && !apart ? { ...one.victims, key: kind } : one.victims;
      return [one, cellOf({ ...one, victims })];
    }),
  );
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
