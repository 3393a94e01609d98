import { firstIndex } from "../binary-search.js";
import { type Cause, type Figure, type Harm, harms } from "../findings/finding.js";
import { compareText } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { areCompatible, isOpen, moreExact } from "./causes.js";
import { alignedSources } from "./sources.js";
import type { Statement } from "./statement.js";
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
/** "The dead included …" belongs to a total at most so many paragraphs above it. */
const PARTS_WITHIN = 2;
const NEAR_UNITS = 8;

/** Figures of one sentence on one place and day: they stay together. */
interface Unit {
  readonly statements: Statement[];
  readonly place: string | null;
  readonly day: string | null;
  /** Days since the epoch; NaN where there is no day. */
  readonly epochDay: number;
  readonly cause: Cause | null;
  /** Speaks of something told before: a later count, a denial, "the blast". */
  readonly follows: boolean;
}

interface Draft {
  readonly place: string | null;
  readonly day: string | null;
  readonly epochDay: number;
  cause: Cause | null;
  readonly statements: Statement[];
}

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
  // of something told before joins the only one that it may speak of.
  const news = placed.filter((unit) => !unit.follows);
  for (const unit of news) if (!isOpen(unit.cause)) drafts.place(unit, 0);
  for (const unit of news) if (isOpen(unit.cause)) drafts.place(unit, 0);
  for (const unit of placed) if (unit.follows) drafts.place(unit, FOLLOW_UP_DAYS);
  for (const unit of units) if (unit.place === null || unit.day === null) drafts.alone(unit);
  return numbered(drafts.all);
}

class Drafts {
  readonly all: Draft[] = [];
  readonly #names: Pick<NameBook, "isWide">;
  /** By place and day. */
  readonly #at = new Map<string, Set<Draft>>();
  /** Undated or unplaced ones, by their statement: copies of one another. */
  readonly #copies = new Map<number, Draft>();

  constructor(names: Pick<NameBook, "isWide">) {
    this.#names = names;
  }

  /** Joins the one event that a unit may speak of, today's or one of some days back, or begins one. */
  place(unit: Unit, daysBack: number): void {
    const found = this.#candidates(unit, daysBack);
    const equal = found.filter(({ cause }) => cause === unit.cause);
    const fits = equal.length === 1 ? equal : found;
    const [draft] = fits;
    const joined = draft !== undefined && fits.length === 1 ? this.#join(draft, unit) : this.#begin(unit);
    // What fits two events stays alone, and nothing may be linked to it.
    if (fits.length < 2) this.#register(joined, unit);
  }

  /** What says no place or no day stays alone, but for copies of the same statement. */
  alone(unit: Unit): void {
    const copy = unit.statements[0]?.kept.statement ?? null;
    const draft = copy === null ? undefined : this.#copies.get(copy);
    if (draft !== undefined) draft.statements.push(...unit.statements);
    else {
      const begun = this.#begin(unit);
      if (copy !== null) this.#copies.set(copy, begun);
    }
  }

  #candidates(unit: Unit, daysBack: number): Draft[] {
    const found = new Set<Draft>();
    // A country is no place where one thing happens a day.
    if (this.#names.isWide(unit.place ?? "") && isOpen(unit.cause)) return [];
    for (let back = 0; back <= daysBack; back++) {
      for (const draft of this.#at.get(keyOf(unit.place, unit.epochDay - back)) ?? [])
        if (mayBeOf(unit, draft)) found.add(draft);
    }
    return [...found];
  }

  #begin({ place, day, epochDay, cause, statements }: Unit): Draft {
    const draft: Draft = { place, day, epochDay, cause, statements: [...statements] };
    this.all.push(draft);
    return draft;
  }

  #join(draft: Draft, unit: Unit): Draft {
    draft.statements.push(...unit.statements);
    draft.cause = moreExact(draft.cause, unit.cause);
    return draft;
  }

  #register(draft: Draft, { place, epochDay }: Unit): void {
    const key = keyOf(place, epochDay);
    const there = this.#at.get(key);
    if (there === undefined) this.#at.set(key, new Set([draft]));
    else there.add(draft);
  }
}

/**
 * Whether a unit's cause allows an event. Where a text tells no cause at all, it may be one that nobody has thought
 * of: then only what the same article tells of the place and day is the same event, or what has no cause either.
 */
function mayBeOf(unit: Unit, draft: Draft): boolean {
  if (!areCompatible(draft.cause, unit.cause)) return false;
  if (unit.cause !== null || draft.cause === null || unit.follows) return true;
  const entry = unit.statements[0]?.entry;
  return draft.statements.some((one) => one.entry === entry);
}

function keyOf(place: string | null, epochDay: number): string {
  return `${epochDay} ${place?.toLowerCase()}`;
}

/** The units of one article, in text order. */
function unitsOf(statements: readonly Statement[]): Unit[] {
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
  return units;
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

/** For each previous figure the one that has replaced it in its own sentence: the 40 of "to 40 from 32". */
export function successorsOf(statements: readonly Statement[]): Map<Statement, Statement> {
  const sceneOf = ({ entry, figure }: Statement): string =>
    `${entry.serial} ${figure.sentence.start} ${figure.harm}`;
  const successors = new Map<Statement, Statement>();
  const previous = statements.filter(({ figure }) => figure.previous);
  if (previous.length === 0) return successors;
  const current = new Map<string, Statement>();
  for (const one of statements) {
    const scene = sceneOf(one);
    if (!one.figure.previous && !one.figure.subset && !current.has(scene)) current.set(scene, one);
  }
  for (const one of previous) {
    const successor = current.get(sceneOf(one));
    if (successor !== undefined) successors.set(one, successor);
  }
  return successors;
}

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

function compareUnits(a: Unit, b: Unit): number {
  return compareText(a.day ?? "", b.day ?? "") || compareStatements(a.statements[0], b.statements[0]);
}

/** Oldest first, before them what carries no time; then by article and place in the text. */
export function compareStatements(a: Statement | undefined, b: Statement | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    compareText(a.made ?? "", b.made ?? "") ||
    compareText(a.entry.article.id, b.entry.article.id) ||
    a.figure.sentence.start - b.figure.sentence.start ||
    // "to 40 from 32": 32 came first.
    Number(b.figure.previous) - Number(a.figure.previous) ||
    a.figure.span.start - b.figure.span.start ||
    harms.indexOf(a.figure.harm) - harms.indexOf(b.figure.harm)
  );
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
