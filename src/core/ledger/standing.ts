import type { LedgerEvent } from "./events.js";
import { isCopy } from "./independence.js";
import { cellOf, compareStatements, isZeroFor, type Statement, sameValue, valueKey } from "./statement.js";
import { successorsOf } from "./units.js";

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
  const keys = cellsOf(statements);
  const successors = successorsOf(statements);
  for (const statement of statements) {
    const key = keys.get(successors.get(statement) ?? statement) ?? "";
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [statement]);
    else cell.push(statement);
  }
  const standing = withoutOldZeros([...cells.values()].flatMap(standingIn));
  return withoutCopies(standing.sort((a, b) => compareStatements(a.statement, b.statement)));
}

/** Who said "no casualties" and now counts four dead has replaced it, and the other way round. */
function withoutOldZeros(standing: readonly Standing[]): Standing[] {
  const zeros = standing.filter(({ statement: { figure } }) => figure.zero && !figure.subset);
  const replaced = new Map<Standing, Standing>();
  for (const zero of zeros) {
    for (const one of standing) {
      const { figure, source, made } = one.statement;
      const same =
        source.key === zero.statement.source.key && !figure.zero && !figure.denied && !figure.subset;
      if (!same || !isZeroFor(zero.statement, one.statement) || made === zero.statement.made) continue;
      const [old, now] = (made ?? "") < (zero.statement.made ?? "") ? [one, zero] : [zero, one];
      replaced.set(old, now);
    }
  }
  if (replaced.size === 0) return [...standing];
  return standing
    .filter((one) => !replaced.has(one))
    .map((one) => {
      const before = [...replaced]
        .filter(([, now]) => now === one)
        .flatMap(([old]) => [...old.earlier, old.statement]);
      return before.length === 0
        ? one
        : { ...one, earlier: [...before, ...one.earlier].sort(compareStatements) };
    });
}

/** One agency's sentence in several papers is one row, that of the newest, with the others as its copies. */
function withoutCopies(standing: readonly Standing[]): Standing[] {
  const rows = new Map<Statement, Standing>();
  const printed = new Map<string, Standing[]>();
  for (const one of standing) {
    const { statement, copies, earlier } = one;
    rows.set(statement, one);
    if (statement.source.kind !== "publisher" || earlier.length > 0) continue;
    const { figure, victims } = statement;
    const key = [figure.harm, figure.subset, victims.key, valueKey(statement)].join("\u0000");
    const alike = printed.get(key) ?? [];
    const at = alike.findIndex((other) => isCopy(statement, other.statement));
    const copied = alike[at];
    let row = one;
    if (copied !== undefined) {
      rows.delete(copied.statement);
      row = { statement, copies: [copied.statement, ...copied.copies, ...copies], earlier };
      rows.set(statement, row);
      alike.splice(at, 1);
    }
    printed.set(key, [...alike.slice(-MOST_LOOKED_AT), row]);
  }
  return [...rows.values()];
}

/** So many rows are looked through for a copy, the newest of them. */
const MOST_LOOKED_AT = 50;

/**
 * The cell of each statement. Where a source first counts "six civilians" and later just "nine", it is one count that
 * goes on; in any other order, or with other victims, the one may be a part of the other, and both stand.
 */
function cellsOf(statements: readonly Statement[]): Map<Statement, string> {
  const lastCivilians = new Map<string, string>();
  const firstOthers = new Map<string, string>();
  const countOf = ({ source, figure }: Statement): string => `${source.key}\u0000${figure.harm}`;
  for (const one of statements) {
    if (one.figure.subset || one.figure.previous || one.made === null) continue;
    if (one.victims.key === CIVILIANS) lastCivilians.set(countOf(one), one.made);
    else if (one.victims.key === "" && !firstOthers.has(countOf(one)))
      firstOthers.set(countOf(one), one.made);
  }
  return new Map(
    statements.map((one) => {
      const last = lastCivilians.get(countOf(one));
      const first = firstOthers.get(countOf(one));
      const goesOn = last !== undefined && first !== undefined && last < first;
      const merged = goesOn && one.victims.key === "" && !one.figure.subset;
      return [one, cellOf(merged ? { ...one, victims: { ...one.victims, key: CIVILIANS } } : one)];
    }),
  );
}

const CIVILIANS = "civilians";

/** What stands of the statements of one source on one kind of victims, given oldest first. */
function standingIn(cell: readonly Statement[]): Standing[] {
  const valid = cell.filter(({ figure }) => !figure.previous);
  const made = (valid.at(-1) ?? cell.at(-1))?.made;
  const isOld = (one: Statement): boolean => valid.length > 0 && (one.figure.previous || one.made !== made);
  const byValue = new Map<string, Statement[]>();
  for (const one of cell) {
    if (isOld(one) || one.made !== made) continue;
    const group = byValue.get(valueKey(one));
    if (group === undefined) byValue.set(valueKey(one), [one]);
    else group.push(one);
  }
  // What a source denies in the same breath ("four, not ten") it has never said.
  const older = cell.filter((one) => isOld(one) && !(one.figure.previous && one.figure.denied));
  const shared = byValue.size > 1;
  const inSentence = shared ? bySentence(older) : undefined;
  return [...byValue.values()].map(([statement, ...copies], index) => {
    // Where several values stand, each has what its own sentence says it was; the first has what was before them all.
    const replaced = shared
      ? [
          ...(index === 0 ? older.filter(({ figure }) => !figure.previous) : []),
          ...(inSentence?.get(sentenceOf(statement)) ?? []),
        ]
      : [...older];
    while (!shared && replaced.length > 0 && sameValue(replaced.at(-1), statement))
      copies.push(replaced.pop() as Statement);
    const earlier = replaced.filter((one, i) => !sameValue(one, replaced[i - 1]));
    return { statement: statement as Statement, copies, earlier };
  });
}

/** The previous figures among some statements, by their sentence. */
function bySentence(statements: readonly Statement[]): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    if (!one.figure.previous) continue;
    const key = sentenceOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function sentenceOf(statement: Statement | undefined): string {
  return `${statement?.entry.serial} ${statement?.figure.sentence.start}`;
}
