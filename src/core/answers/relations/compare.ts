import { dayOf } from "../../article.js";
import { type Entry, timeOf } from "../../library.js";
import { Role } from "../../search/roles.js";
import { bearsOn, comparedWith, isState } from "./opposites.js";
import { has, isNegative, type Part, type Proposition } from "./proposition.js";

/** How two statements agree in what they say of a thing. */
export interface Agreement {
  readonly kind: "same" | "opposite";
  /** It is about what may be so on one day and not on the next: open, safe, rising. */
  readonly state: boolean;
  /** The clauses of each that say it, as bits. */
  readonly clauses: readonly [a: number, b: number];
}

/** How much of the one statement, by weight of its words, the other must repeat to be about the same. */
const SHARED = 0.7;
/** How much of its common nouns, likewise: the school at Velm is not the bridge at Velm. More than this. */
const NOUNS_SHARED = 0.5;
/** As SHARED, the other way round, where no name tells that they are. */
const SHARED_BOTH = 0.6;
/** Statements published further apart than this many days are taken for statements about different events. */
const NEAR_DAYS = 7;
/** The same for states that change: a bridge that is open on Thursday was rightly called closed on Monday. */
const NEAR_DAYS_OF_STATES = 1;

/**
 * Whether two statements have a predicate in common and say the same of it, or the opposite; null where they have
 * none, or it cannot be told. With `denial`, `a` is the content of a denial, and what is denied may stand in `b` as a
 * noun: "denied that it had seized the airport", "announced the seizure of the airport". Not the other way round, for
 * a request that is denied was made.
 */
export function agreementOf(a: Proposition, b: Proposition, denial: boolean): Agreement | null {
  let kind: Agreement["kind"] | null = null;
  let state = false;
  let [clausesA, clausesB] = [0, 0];
  for (const [keyA, partA] of a.parts) {
    for (const keyB of comparedWith(keyA)) {
      const partB = b.parts.get(keyB);
      const one = partB && agreementIn(keyA, partA, keyB, partB, denial);
      if (partB === undefined || one === undefined) continue;
      if (one === null || (kind !== null && kind !== one)) return null;
      kind = one;
      state ||= isState(keyA);
      clausesA |= partA.clauses;
      clausesB |= partB.clauses;
    }
  }
  return kind && { kind, state, clauses: [clausesA, clausesB] };
}

/** Undefined where two words do not compare, null where they do and it cannot be told how. */
function agreementIn(
  keyA: number,
  a: Part,
  keyB: number,
  b: Part,
  denial: boolean,
): "same" | "opposite" | null | undefined {
  if (!has(a, Role.predicate) || !(denial || has(b, Role.predicate))) return undefined;
  if (has(a, Role.open) || has(b, Role.open) || has(a, Role.modal) !== has(b, Role.modal)) return null;
  const [negativeA, negativeB] = [isNegative(a), isNegative(b)];
  if (keyA === keyB) return negativeA === negativeB ? "same" : "opposite";
  // Only that nobody was harmed at all tells of each kind of harm.
  if (denial) return bearsOn(keyA, keyB) && !negativeA && !negativeB ? "same" : null;
  const [negative, positive] = negativeA ? [keyA, keyB] : [keyB, keyA];
  return negativeA !== negativeB && bearsOn(negative, positive) ? "opposite" : null;
}

/**
 * Whether two statements are about the same thing: most of what `a` speaks of, `b` speaks of in the clause that they
 * agree in; neither names what the other one would have to name; and what only one names stands at least in the
 * other's article. `a` is the one that denies, negates or confirms: who says that the Front did not close the bridge
 * says nothing against its being closed, so that it must not name more than the other one.
 */
export function isAboutTheSame(a: Proposition, b: Proposition, { clauses }: Agreement): boolean {
  const shared = { weight: 0, other: 0, names: 0, nouns: 0 };
  let nouns = 0;
  for (const [key, part] of a.parts) {
    const isNoun = !has(part, Role.predicate) && !has(part, Role.name) && !has(part, Role.number);
    if (isNoun) nouns += part.weight;
    const found = comparedWith(key).some((one) => ((b.parts.get(one)?.clauses ?? 0) & clauses[1]) !== 0);
    if (!found) continue;
    shared.weight += part.weight;
    if (!has(part, Role.predicate) && (part.clauses & clauses[0]) !== 0) shared.other++;
    if (has(part, Role.name)) shared.names++;
    if (isNoun) shared.nouns += part.weight;
  }
  if (shared.other === 0 || shared.weight < SHARED * a.weight) return false;
  if (nouns > 0 && shared.nouns <= NOUNS_SHARED * nouns) return false;
  const [ownA, ownB] = [ownOf(a, b), ownOf(b, a)];
  const tellsMore = ownA.some(
    (part) => has(part, Role.number) || (has(part, Role.name) && !b.speaker().has(part.term)),
  );
  if (tellsMore && a.kept.claim.stance !== "confirms") return false;
  if (differ(ownA, ownB, Role.name) || differ(ownA, ownB, Role.number)) return false;
  if (a.entry === b.entry || shared.names > 0) return true;
  const names = ownB.filter((part) => has(part, Role.name));
  if (names.length > 0) return names.every(({ term }) => a.entry.terms.ids.includes(term));
  return shared.weight >= SHARED_BOTH * b.weight;
}

function ownOf(a: Proposition, b: Proposition): Part[] {
  return [...a.parts].flatMap(([key, part]) => (b.parts.has(key) ? [] : [part]));
}

/** Each has a name, or a number, that the other has not: Velm is not Quelmar, and eight are not twelve. */
function differ(a: readonly Part[], b: readonly Part[], role: number): boolean {
  return a.some((part) => has(part, role)) && b.some((part) => has(part, role));
}

/** Whether a statement negates what it says in the clauses in which it meets another one. */
export function negates({ parts }: Proposition, { clauses }: Agreement): boolean {
  for (const part of parts.values())
    if (has(part, Role.predicate) && has(part, Role.negated) && (part.clauses & clauses[0]) !== 0)
      return true;
  return false;
}

/** The day that an article carries, as a number; null where it is undated. */
export function dayNumber({ article }: Entry): number | null {
  const time = timeOf(article);
  return time === null ? null : Date.parse(dayOf(time)) / 86_400_000;
}

/** Two undated articles are taken for articles of one time; of a dated and an undated one nothing is known. */
export function isNear(a: number | null, b: number | null, state = false): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= (state ? NEAR_DAYS_OF_STATES : NEAR_DAYS);
}
