import { type Harm, harms } from "../findings/finding.js";
import type { NameBook } from "../reading/names.js";
import { independentSources } from "./sources.js";
import type { Statement } from "./statement.js";

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
  /** The lowest number that a source gives; null where none gives one ("dozens", or only denials). */
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
 * The lines of the statements that stand, by harm and kind of victims, whoever is not specified first. Parts are left
 * out where there are totals, and so is somebody who is named: one of those counted, most likely.
 */
export function linesOf(standing: readonly Statement[], book: NameBook): EventLine[] {
  const stated = standing.filter(({ figure }) => !figure.previous);
  const totals = stated.filter(({ figure }) => !figure.subset);
  const counted = totals.filter(({ figure }) => !figure.named);
  const shown = [counted, totals, stated].find((list) => list.length > 0) ?? [];
  const groups = new Map<string, Statement[]>();
  for (const one of shown) {
    const key = `${one.figure.harm}\u0000${one.victims.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => lineOf(group, stated, book)).sort(compareLines);
}

function compareLines(a: EventLine, b: EventLine): number {
  return (
    harms.indexOf(a.harm) - harms.indexOf(b.harm) ||
    ((a.victims ?? "") < (b.victims ?? "") ? -1 : (a.victims ?? "") > (b.victims ?? "") ? 1 : 0)
  );
}

function lineOf(group: readonly Statement[], all: readonly Statement[], book: NameBook): EventLine {
  const [{ figure, victims }] = group as [Statement];
  const asserted = group.filter((one) => isAsserted(one));
  const numbered = asserted.filter((one) => !one.figure.vague);
  const lows = numbered.map((one) => one.figure.low ?? 0);
  const highs = numbered.map((one) => one.figure.high ?? one.figure.low ?? 0);
  const none = all.some((one) => isZeroFor(one, figure.harm, victims.key));
  if (none) lows.push(0);
  const high = Math.max(...highs, none ? 0 : Number.NEGATIVE_INFINITY);
  const contested = isContested(group, asserted, all);
  const zeros = all.filter((one) => isZeroFor(one, figure.harm, victims.key) && !group.includes(one));
  const sources = independentSources(
    contested ? [...group, ...zeros] : asserted.length > 0 ? asserted : group,
    book,
  );
  return {
    harm: figure.harm,
    victims: victims.label,
    low: lows.length === 0 ? null : Math.min(...lows),
    high: Number.isFinite(high) ? high : null,
    open: numbered.some((one) => one.figure.high === null && one.figure.low === high),
    vague: asserted.length > numbered.length,
    part: figure.subset,
    grade: contested ? "contested" : sources > 1 ? "corroborated" : "single-source",
    sources,
  };
}

function isAsserted({ figure }: Statement): boolean {
  return !figure.denied && !figure.zero;
}

/** "No casualties" speaks of the killed and the injured alike, and "nobody" of civilians, too. */
function isZeroFor({ figure, victims }: Statement, harm: Harm, key: string): boolean {
  if (!figure.zero || figure.denied || figure.subset) return false;
  const ofHarm =
    figure.harm === harm || (figure.harm === "casualties" && (harm === "killed" || harm === "injured"));
  return ofHarm && (victims.key === key || victims.label === null);
}

function isContested(
  group: readonly Statement[],
  asserted: readonly Statement[],
  all: readonly Statement[],
): boolean {
  const [first] = group;
  if (first === undefined) return false;
  // A denial whose claim is nowhere among the statements was made against somebody, all the same.
  if (group.some(({ figure }) => figure.denied)) return true;
  const zeros = all.filter((one) => isZeroFor(one, first.figure.harm, first.victims.key));
  if (asserted.some((one) => zeros.some((zero) => zero.source.key !== one.source.key))) return true;
  return asserted.some((a, i) =>
    asserted.slice(0, i).some((b) => a.source.key !== b.source.key && areDisjoint(a, b)),
  );
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

function areDisjoint(a: Statement, b: Statement): boolean {
  const [aLow, aHigh] = intervalOf(a);
  const [bLow, bHigh] = intervalOf(b);
  return aHigh < bLow || bHigh < aLow;
}
