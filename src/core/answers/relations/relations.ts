import type { Stance } from "../../findings/finding.js";
import { compareText, type Entry, type KeptClaim } from "../../library.js";
import { Role } from "../../search/roles.js";
import type { RelationName } from "../answer.js";
import type { AnswerContext } from "../context.js";
import { isDoneBy } from "./agents.js";
import { agreementOf, dayNumber, isAboutTheSame, isNear, negates } from "./compare.js";
import { DENIABLE, deniedBefore, deniesStatement, type Reader } from "./generic-denial.js";
import { type Lexicon, lexiconOf } from "./lexicon.js";
import { differInLimits } from "./limits.js";
import { claimsAfter, claimsBefore, isNested, nearest } from "./neighbours.js";
import { comparedWith, LOWEST_KEY } from "./opposites.js";
import { has, mayBeOne, mentions, type Proposition, propositionOf } from "./proposition.js";

/** A claim in its article. */
export interface Placed {
  readonly entry: Entry;
  readonly kept: KeptClaim;
}

/** A statement with the articles that carry it. */
export interface Statement extends Placed {
  readonly copies: readonly Placed[];
}

/** What other speakers say to a statement, and it to theirs; the newest first. */
export type Links = Readonly<Record<RelationName, readonly Placed[]>>;

const INVERSE: Readonly<Record<RelationName, RelationName>> = {
  deniedBy: "denies",
  denies: "deniedBy",
  contradicts: "contradicts",
  confirmedBy: "confirms",
  confirms: "confirmedBy",
};
/** Stances that say of something that it is so, or not so. */
const ASSERTIVE: ReadonlySet<Stance> = new Set<Stance>(["asserts", "confirms", "accuses"]);
/** Bits of a 32-bit mask, without the sign. */
const BATCH = 30;
/** Copies of a statement whose articles are looked through for answers to it. */
const MOST_COPIES = 50;

/**
 * Who denies, contradicts or confirms whom among the statements about a topic, and in the articles that carry them.
 * Conservative: a wrong "Denied by" is worse than none. Every relation is found from either side, since all that it
 * depends on is the pair.
 */
export class Relations implements Reader {
  readonly #context: AnswerContext;
  readonly #lexicon: Lexicon;
  /** Statements about the topic. */
  readonly #about: readonly Statement[];
  readonly #byStatement = new Map<number, Statement>();
  /** By serial number. */
  readonly #days = new Map<number, number | null>();
  readonly #propositions = new Map<KeptClaim, Proposition>();

  constructor(context: AnswerContext, about: readonly Statement[]) {
    this.#context = context;
    this.#lexicon = lexiconOf(context);
    this.#about = about;
    for (const one of about) this.#byStatement.set(one.kept.statement, one);
  }

  /** The relations of some statements, in their order. */
  linksOf(statements: readonly Statement[]): Links[] {
    const links: Links[] = [];
    for (let from = 0; from < statements.length; from += BATCH) {
      const batch = statements.slice(from, from + BATCH);
      const similar = this.#similarTo(batch);
      links.push(...batch.map((one, i) => this.#linksOf(one, similar[i] ?? [])));
    }
    return links;
  }

  propositionOf(entry: Entry, kept: KeptClaim): Proposition {
    let found = this.#propositions.get(kept);
    if (found === undefined) {
      found = propositionOf(entry, kept, this.#lexicon, this.#context.vocabulary);
      this.#propositions.set(kept, found);
    }
    return found;
  }

  termsOf(words: string): readonly number[] {
    return this.#context.vocabulary.idsOf(words);
  }

  /** For each of at most thirty statements, those about the topic that share two words with it, a predicate among them. */
  #similarTo(batch: readonly Statement[]): Statement[][] {
    const { keys } = this.#lexicon;
    // A dense table, because it is read once for each word of each statement.
    const bits = new Int32Array(keys.length - LOWEST_KEY);
    const predicates = new Int32Array(bits.length);
    for (const [i, { entry, kept }] of batch.entries()) {
      for (const [key, part] of this.propositionOf(entry, kept).parts) {
        for (const one of comparedWith(key)) {
          const at = one - LOWEST_KEY;
          bits[at] = (bits[at] ?? 0) | (1 << i);
          if (has(part, Role.predicate)) predicates[at] = (predicates[at] ?? 0) | (1 << i);
        }
      }
    }
    const days = batch.map(({ entry }) => this.#day(entry));
    const similar: Statement[][] = batch.map(() => []);
    for (const other of this.#about) {
      const { terms, roles } = other.entry;
      let once = 0;
      let twice = 0;
      let predicate = 0;
      for (const { from, to } of other.kept.said) {
        for (let i = from; i < to; i++) {
          const at = (keys[terms.ids[i] as number] as number) - LOWEST_KEY;
          const bit = bits[at] as number;
          predicate |= ((roles[i] ?? 0) & Role.predicate) === 0 ? (predicates[at] as number) : bit;
          twice |= once & bit;
          once |= bit;
        }
      }
      twice &= predicate;
      if (twice === 0) continue;
      const day = this.#day(other.entry);
      for (let i = 0; twice !== 0; i++, twice >>>= 1)
        if ((twice & 1) === 1 && isNear(days[i] ?? null, day)) similar[i]?.push(other);
    }
    return similar.map((found, i) => nearest(found, batch[i] as Statement, this.#context.library));
  }

  #linksOf(statement: Statement, similar: readonly Statement[]): Links {
    const found = new Map<RelationName, Map<number, Placed>>();
    const add = (name: RelationName | null, other: Placed): void => {
      if (name === null || other.kept.statement === statement.kept.statement) return;
      const shown = this.#byStatement.get(other.kept.statement) ?? other;
      const list = found.get(name) ?? new Map<number, Placed>();
      found.set(name, list.set(other.kept.statement, list.get(other.kept.statement) ?? shown));
    };
    for (const other of similar) add(this.#relation(statement, other), other);
    for (const { entry, kept } of [statement, ...statement.copies.slice(0, MOST_COPIES)]) {
      const denied = deniedBefore(entry, kept, this);
      if (denied !== null) add("denies", { entry, kept: denied });
      for (const other of claimsBefore(entry, kept))
        add(this.#relation({ entry, kept }, { entry, kept: other }), { entry, kept: other });
      for (const other of claimsAfter(entry, kept)) {
        add(this.#relation({ entry, kept }, { entry, kept: other }), { entry, kept: other });
        if (other.claim.stance === "denies" && deniedBefore(entry, other, this) === kept)
          add("deniedBy", { entry, kept: other });
      }
    }
    const listOf = (name: RelationName): Placed[] =>
      [...(found.get(name)?.values() ?? [])].sort((a, b) => this.#compare(a, b));
    return {
      deniedBy: listOf("deniedBy"),
      denies: listOf("denies"),
      contradicts: listOf("contradicts"),
      confirmedBy: listOf("confirmedBy"),
      confirms: listOf("confirms"),
    };
  }

  #compare(a: Placed, b: Placed): number {
    const { library } = this.#context;
    return (
      library.rank(a.entry) - library.rank(b.entry) ||
      a.kept.claim.sentence.start - b.kept.claim.sentence.start ||
      compareText(a.kept.claim.stance, b.kept.claim.stance) ||
      compareText(a.kept.claim.speaker ?? "", b.kept.claim.speaker ?? "")
    );
  }

  /** What `b` is to `a`. */
  #relation(a: Placed, b: Placed): RelationName | null {
    const [one, other] = [a.kept.claim.stance, b.kept.claim.stance];
    if (other === "denies") return DENIABLE.has(one) ? this.#answers(b, a, "deniedBy") : null;
    if (one === "denies") return inverse(DENIABLE.has(other) ? this.#answers(a, b, "deniedBy") : null);
    if (!ASSERTIVE.has(one) || !ASSERTIVE.has(other)) return null;
    return (
      this.#contradict(a, b) ??
      (other === "confirms" && one !== "confirms" ? this.#answers(b, a, "confirmedBy") : null) ??
      (one === "confirms" && other !== "confirms" ? inverse(this.#answers(a, b, "confirmedBy")) : null)
    );
  }

  /** Whether a denial or a confirmation says what a claim says. */
  #answers(answer: Placed, claim: Placed, name: "deniedBy" | "confirmedBy"): RelationName | null {
    if (answer.kept.claim.source === null || !this.#comparable(answer, claim)) return null;
    const [a, b] = [this.#read(answer), this.#read(claim)];
    const denial = name === "deniedBy";
    if (denial && !deniesStatement(answer.entry, answer.kept)) return null;
    const agreement = agreementOf(a, b, denial);
    if (agreement?.kind !== "same" || mayBeOne(a, b) || !isAboutTheSame(a, b, agreement)) return null;
    if (agreement.state && differInLimits(a, b, this.#lexicon)) return null;
    return this.#clearsItself(a, b) ? null : name;
  }

  #contradict(first: Placed, second: Placed): RelationName | null {
    if (first.kept.claim.source === null || second.kept.claim.source === null) return null;
    if (!this.#comparable(first, second)) return null;
    const [one, other] = [this.#read(first), this.#read(second)];
    const agreement = agreementOf(one, other, false);
    if (agreement?.kind !== "opposite" || mayBeOne(one, other)) return null;
    const [day, otherDay] = [this.#day(first.entry), this.#day(second.entry)];
    if (first.entry !== second.entry && !isNear(day, otherDay, agreement.state)) return null;
    if (agreement.state && differInLimits(one, other, this.#lexicon)) return null;
    const reverse = { ...agreement, clauses: [agreement.clauses[1], agreement.clauses[0]] as const };
    const [negatesOne, negatesOther] = [negates(one, agreement), negates(other, reverse)];
    // Of "open" and "closed" either may tell more, but not both.
    if (negatesOne === negatesOther) {
      if (one.ofSpeaker && other.ofSpeaker) return null;
      return isAboutTheSame(one, other, agreement) || isAboutTheSame(other, one, reverse)
        ? "contradicts"
        : null;
    }
    const [a, b, clauses] = negatesOne ? [one, other, agreement] : [other, one, reverse];
    return isAboutTheSame(a, b, clauses) && !this.#clearsItself(a, b) ? "contradicts" : null;
  }

  /** "It had not fired", "denied firing": said of itself, so only against who says that it had. */
  #clearsItself(a: Proposition, b: Proposition): boolean {
    const { vocabulary } = this.#context;
    if (a.gerund && a.kept.claim.stance === "denies")
      return b.ofSpeaker || !isDoneBy(b, a, this.#lexicon, vocabulary);
    return a.ofSpeaker && (b.ofSpeaker || !mentions(b, a, this.#lexicon));
  }

  #comparable(a: Placed, b: Placed): boolean {
    if (a.entry === b.entry) return !isNested(a.kept, b.kept);
    return isNear(this.#day(a.entry), this.#day(b.entry));
  }

  #day(entry: Entry): number | null {
    let day = this.#days.get(entry.serial);
    if (day === undefined) {
      day = dayNumber(entry);
      this.#days.set(entry.serial, day);
    }
    return day;
  }

  #read({ entry, kept }: Placed): Proposition {
    return this.propositionOf(entry, kept);
  }
}

function inverse(name: RelationName | null): RelationName | null {
  return name === null ? null : INVERSE[name];
}
