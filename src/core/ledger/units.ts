import { firstIndex } from "../binary-search.js";
import type { Cause, Figure, Harm } from "../findings/finding.js";
import { compareText } from "../library.js";
import { areCompatible, moreExact } from "./causes.js";
import { compareStatements, type Statement } from "./statement.js";

/** "The dead included …" belongs to a total at most so many paragraphs above it. */
const PARTS_WITHIN = 2;
const NEAR_UNITS = 8;

/** Figures of one sentence on one place and day: they stay together. */
export interface Unit {
  readonly statements: Statement[];
  place: string | null;
  readonly day: string | null;
  /** Days since the epoch; NaN where there is no day. */
  readonly epochDay: number;
  cause: Cause | null;
  /** Speaks of something told before: a later count, a denial, "the blast". */
  readonly follows: boolean;
}

/** The units of one article, in text order. */
export function unitsOf(statements: readonly Statement[]): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < statements.length; ) {
    const start = statements[i]?.figure.sentence.start;
    let end = i;
    while (statements[end]?.figure.sentence.start === start) end++;
    addSentence(
      units,
      statements.slice(i, end).filter(({ figure }) => !figure.background || figure.previous),
    );
    i = end;
  }
  return withCorrections(units);
}

function addSentence(units: Unit[], statements: readonly Statement[]): void {
  const own = new Map<string, Statement[]>();
  const groupOf = ({ figure: { place, day, asOf } }: Statement): Statement[] => {
    const key = `${place}\u0000${day ?? asOf}`;
    const group = own.get(key) ?? [];
    own.set(key, group);
    return group;
  };
  const totals = statements.filter(({ figure }) => !figure.subset);
  const successors = successorsOf(statements);
  for (const total of totals) groupOf(successors.get(total) ?? total).push(total);
  // The total that a part belongs to: the nearest of its harm before it, else the first behind it, else one above.
  const whole = new Map<Harm, Statement>();
  for (const total of [...totals].reverse()) whole.set(total.figure.harm, total);
  for (const one of statements) {
    const { harm, subset } = one.figure;
    if (!subset) {
      whole.set(harm, one);
      continue;
    }
    const total = whole.get(harm);
    const group = total === undefined ? (unitAbove(units, one)?.statements ?? groupOf(one)) : groupOf(total);
    group.push(one);
  }
  for (const group of own.values()) units.push(unitOf(group));
}

/** A correction in words stands at most so many characters behind what it corrects. */
const CORRECTED_WITHIN = 500;

/** What a correction takes back, in a sentence of its own, goes with the figure that stands instead. */
function withCorrections(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  units.forEach((unit, i) => {
    const right = isTakenBack(unit)
      ? units.slice(i + 1, i + 3).find((next) => corrects(next, unit))
      : undefined;
    if (right === undefined) {
      kept.push(unit);
      return;
    }
    right.statements.unshift(...unit.statements);
    right.place ??= unit.place;
    right.cause ??= unit.cause;
  });
  return kept;
}

const isTakenBack = ({ statements }: Unit): boolean => statements.every(({ figure }) => figure.previous);

function corrects({ statements, place }: Unit, wrong: Unit): boolean {
  const [first] = wrong.statements;
  const figure = statements.find(
    (one) => !one.figure.previous && one.figure.harm === first?.figure.harm,
  )?.figure;
  if (first === undefined || figure === undefined) return false;
  const apart = figure.sentence.start - first.figure.sentence.end;
  return apart < CORRECTED_WITHIN && (place === wrong.place || place === null || wrong.place === null);
}

/**
 * For each previous figure the one that has replaced it: the 40 of "to 40 from 32", or the first one of its harm in a
 * sentence behind it: "An earlier report said 19. The number is 18."
 */
export function successorsOf(statements: readonly Statement[]): Map<Statement, Statement> {
  const successors = new Map<Statement, Statement>();
  const previous = statements.filter(({ figure }) => figure.previous);
  if (previous.length === 0) return successors;
  const articleOf = ({ entry, figure }: Statement): string => `${entry.serial} ${figure.harm}`;
  const current = new Map<string, Statement[]>();
  for (const one of statements) {
    if (one.figure.previous || one.figure.subset) continue;
    const group = current.get(articleOf(one));
    if (group === undefined) current.set(articleOf(one), [one]);
    else group.push(one);
  }
  for (const group of current.values()) group.sort((a, b) => startOf(a) - startOf(b));
  for (const one of previous) {
    const group = current.get(articleOf(one)) ?? [];
    const at = firstIndex(group.length, (index) => startOf(group[index]) < startOf(one));
    const successor = group[at];
    if (successor !== undefined && startOf(successor) - startOf(one) < CORRECTED_WITHIN)
      successors.set(one, successor);
  }
  return successors;
}

/** Where the sentence of a statement begins. */
const startOf = (statement: Statement | undefined): number => statement?.figure.sentence.start ?? 0;

/** The unit a little above that has the total of a part: "The dead included three children." */
function unitAbove(units: readonly Unit[], { entry, figure }: Statement): Unit | undefined {
  const paragraph = paragraphAt(entry, figure.sentence.start);
  return units.slice(-NEAR_UNITS).findLast(({ statements, place, day }) => {
    const total = statements.find((one) => !one.figure.subset && one.figure.harm === figure.harm);
    if (total === undefined) return false;
    const above = paragraph - paragraphAt(entry, total.figure.sentence.start);
    const elsewhere = figure.place !== null && figure.place !== place;
    return above <= PARTS_WITHIN && !elsewhere && (figure.day === null || figure.day === day);
  });
}

function paragraphAt({ paragraphs }: Statement["entry"], offset: number): number {
  return firstIndex(paragraphs.length, (index) => (paragraphs[index]?.end ?? 0) <= offset);
}

function unitOf(statements: Statement[]): Unit {
  const figures = statements.map(({ figure }) => figure);
  const first = figures.find(({ previous }) => !previous) ?? figures[0];
  const causes = figures.map(({ cause }) => cause);
  const told = first?.day ?? first?.asOf ?? null;
  const day = told?.length === 10 ? told : null;
  return {
    statements,
    place: first?.place ?? null,
    day,
    epochDay: day === null ? Number.NaN : Date.parse(day) / 86_400_000,
    cause: causes.reduce((one, other) => (areCompatible(one, other) ? moreExact(one, other) : one), null),
    follows: figures.some(speaksOfTold),
  };
}

/** A later count speaks of an event before it; so do a denial and "the blast", unless their sentence says the day. */
function speaksOfTold({ running, previous, refersBack, denied, zero, day }: Figure): boolean {
  return day === null && (running || previous || refersBack || denied || zero);
}

/** By day, then by time of the article. */
export function compareUnits(a: Unit, b: Unit): number {
  return compareText(a.day ?? "", b.day ?? "") || compareStatements(a.statements[0], b.statements[0]);
}
