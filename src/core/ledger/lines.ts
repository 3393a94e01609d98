import { type Harm, harms } from "../findings/finding.js";
import { compareText } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { independentSources } from "./independence.js";
import { isZeroFor, type Statement } from "./statement.js";

export const grades = ["single-source", "corroborated", "contested"] as const;
/**
 * How far the sources of a line agree: `contested`, if two of them cannot both be right, or one denies it;
 * `corroborated`, if two or more independent ones can; otherwise `single-source`.
 */
export type Grade = (typeof grades)[number];

/** What all sources together say of one kind of victims of an event. A range, never a sum. */
export interface EventLine {
  readonly harm: Harm;
  /** "civilians"; null where the texts do not say what the victims were. */
  readonly victims: string | null;
  /** The lowest number that a source gives; null where none gives one ("dozens", "up to 12", or only denials). */
  readonly low: number | null;
  /** The highest number that a source gives. */
  readonly high: number | null;
  /** The highest is given as "at least" or "more than". */
  readonly open: boolean;
  /** A source gives it in a word such as "dozens", which is no number. */
  readonly vague: boolean;
  /** Of parts ("including three children"): shown where only these were asked for. */
  readonly part: boolean;
  readonly grade: Grade;
  /** Independent sources behind it; of a contested line, those that contest it too. */
  readonly sources: number;
}

/**
 * The lines of an event over all statements that stand, by harm and kind of victims, whoever is not specified first;
 * of these, the ones of the `wanted` statements. Parts and what comes to an earlier count are left out where there are totals, and so is
 * somebody who is named: one of those counted, most likely.
 */
export function linesOf(
  standing: readonly Statement[],
  wanted: ReadonlySet<Statement>,
  book: NameBook,
): EventLine[] {
  const stated = standing.filter(({ figure }) => !figure.previous);
  const totals = stated.filter(({ figure, increment }) => !figure.subset && !figure.named && !increment);
  const asked = groupsOf(totals).filter((group) => group.some((one) => wanted.has(one)));
  const shown = asked.length > 0 ? asked : groupsOf(stated.filter((one) => wanted.has(one)));
  const zeros = stated.filter(({ figure }) => figure.zero);
  return shown.map((group) => lineOf(group, zeros, book)).sort(compareLines);
}

function groupsOf(statements: readonly Statement[]): Statement[][] {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    const key = `${one.figure.harm}\u0000${one.victims.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function compareLines(a: EventLine, b: EventLine): number {
  return harms.indexOf(a.harm) - harms.indexOf(b.harm) || compareText(a.victims ?? "", b.victims ?? "");
}

function lineOf(group: readonly Statement[], none: readonly Statement[], book: NameBook): EventLine {
  const [first] = group as [Statement];
  const zeros = none.filter((one) => isZeroFor(one, first));
  const asserted = group.filter((one) => isAsserted(one));
  const numbered = asserted.filter((one) => !one.figure.vague);
  const low = least([...numbered.flatMap(({ figure }) => figure.low ?? []), ...zeros.map(() => 0)]);
  const high = most([
    ...numbered.flatMap(({ figure }) => figure.high ?? figure.low ?? []),
    ...zeros.map(() => 0),
  ]);
  const contested = isContested(group, asserted, zeros);
  const behind = contested ? [...group, ...zeros] : asserted.length > 0 ? asserted : group;
  const sources = independentSources(behind, book);
  return {
    harm: first.figure.harm,
    victims: first.victims.label,
    low,
    high,
    open: numbered.some((one) => one.figure.high === null && one.figure.low === high),
    vague: asserted.length > numbered.length,
    part: first.figure.subset,
    grade: contested ? "contested" : sources > 1 ? "corroborated" : "single-source",
    sources,
  };
}

function least(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((low, one) => (low === null || one < low ? one : low), null);
}

function most(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((high, one) => (high === null || one > high ? one : high), null);
}

function isAsserted({ figure }: Statement): boolean {
  return !figure.denied && !figure.zero;
}

function isContested(
  group: readonly Statement[],
  asserted: readonly Statement[],
  zeros: readonly Statement[],
): boolean {
  // A denial whose claim is nowhere among the statements was made against somebody, all the same.
  if (group.some(({ figure }) => figure.denied)) return true;
  const deniers = new Set(zeros.map(({ source }) => source.key));
  if (asserted.some(({ source }) => deniers.size > (deniers.has(source.key) ? 1 : 0))) return true;
  return hasDisjoint(asserted);
}

/** Whether two sources give numbers of which only one can be right: the highest "at least" and a lower "at most". */
function hasDisjoint(statements: readonly Statement[]): boolean {
  // The two highest lower bounds, of different sources: each statement is compared with the one that is not its own.
  const lows = new Map<string, number>();
  for (const one of statements) {
    const [low] = intervalOf(one);
    lows.set(one.source.key, Math.max(lows.get(one.source.key) ?? 0, low));
  }
  const [first, second] = [...lows].sort(([, a], [, b]) => b - a);
  return statements.some((one) => {
    const other = first?.[0] === one.source.key ? second : first;
    return other !== undefined && intervalOf(one)[1] < other[1];
  });
}

/** "About 40" may be 35. */
const ABOUT = 0.15;

/** The numbers that a statement allows. */
function intervalOf({ figure: { low, high, bound } }: Statement): readonly [number, number] {
  const from = low ?? 0;
  const to = high ?? Number.POSITIVE_INFINITY;
  if (bound === "about") return [from * (1 - ABOUT), to * (1 + ABOUT)];
  return [bound === "more-than" ? from + 1 : from, to];
}
