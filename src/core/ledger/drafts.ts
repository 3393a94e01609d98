import type { Cause } from "../findings/finding.js";
import type { NameBook } from "../reading/names.js";
import { areCompatible, isOpen, moreExact } from "./causes.js";
import type { Statement } from "./statement.js";
import type { Unit } from "./units.js";

/** An event in the making. */
export interface Draft {
  readonly place: string | null;
  readonly day: string | null;
  readonly epochDay: number;
  cause: Cause | null;
  readonly statements: Statement[];
  /** The words of its sentences. */
  readonly terms: Set<number>;
}

/** The events so far, and which of them a unit may be of. */
export class Drafts {
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
    const own = unit.follows ? found.filter((draft) => isOfArticle(draft, unit)) : [];
    const near = own.length === 1 ? own : found;
    const equal = near.filter(({ cause }) => cause === unit.cause);
    const fits = equal.length === 1 ? equal : resembling(unit, equal.length > 1 ? equal : near);
    const [draft] = fits;
    const joined = draft !== undefined && fits.length === 1 ? this.#join(draft, unit) : this.#begin(unit);
    // What fits two events stays alone, and nothing may be linked to it; nor to what has no cause in a whole country.
    if (fits.length < 2 && !this.#isTooWide(unit)) this.#register(joined, unit);
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
    if (this.#isTooWide(unit)) return [];
    for (let back = 0; back <= daysBack; back++) {
      for (const draft of this.#at.get(keyOf(unit.place, unit.epochDay - back)) ?? [])
        if (mayBeOf(unit, draft)) found.add(draft);
    }
    return [...found];
  }

  /** A country is no place where one thing happens a day. */
  #isTooWide({ place, cause }: Unit): boolean {
    return isOpen(cause) && this.#names.isWide(place ?? "");
  }

  #begin({ place, day, epochDay, cause, statements }: Unit): Draft {
    const draft: Draft = {
      place,
      day,
      epochDay,
      cause,
      statements: [...statements],
      terms: termsOf(statements),
    };
    this.all.push(draft);
    return draft;
  }

  #join(draft: Draft, unit: Unit): Draft {
    draft.statements.push(...unit.statements);
    for (const term of termsOf(unit.statements)) draft.terms.add(term);
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
  if ((unit.cause === null) === (draft.cause === null)) return true;
  if (unit.cause === null && unit.follows) return true;
  return isOfArticle(draft, unit);
}

/** Whether an event has figures of a unit's article: "the blast" is first of all the one that was just told. */
function isOfArticle({ statements }: Draft, unit: Unit): boolean {
  const entry = unit.statements[0]?.entry;
  return statements.some((one) => one.entry === entry);
}

/** Words in common that the other events lack, from which on one of them is meant. */
const TELLING = 2;

/** Of several events the one whose words a unit has, and the others lack: "the strike on the apartment block". */
function resembling(unit: Unit, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const shared = new Map(drafts.map((draft) => [draft, 0]));
  for (const term of termsOf(unit.statements)) {
    const [only, other] = drafts.filter(({ terms }) => terms.has(term));
    if (only !== undefined && other === undefined) shared.set(only, (shared.get(only) ?? 0) + 1);
  }
  const most = Math.max(...shared.values());
  const best = drafts.filter((draft) => (shared.get(draft) ?? 0) * 2 > most);
  return most >= TELLING && best.length === 1 ? best : drafts;
}

/** The words of the sentences of some statements. */
function termsOf(statements: readonly Statement[]): Set<number> {
  const terms = new Set<number>();
  let last: Statement | undefined;
  for (const one of statements) {
    const { entry, kept } = one;
    // Many figures may stand in one sentence.
    if (last?.entry === entry && last.kept.from === kept.from) continue;
    last = one;
    for (let i = kept.from; i < kept.to; i++) terms.add(entry.terms.ids[i] ?? 0);
  }
  return terms;
}

function keyOf(place: string | null, epochDay: number): string {
  return `${epochDay} ${place?.toLowerCase()}`;
}
