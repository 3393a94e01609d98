import type { Entry, KeptClaim } from "../../library.js";
import { Role } from "../../search/roles.js";
import type { Vocabulary } from "../../search/vocabulary.js";
import type { Lexicon } from "./lexicon.js";

/** One thing that a statement speaks of. */
export interface Part {
  readonly term: number;
  readonly weight: number;
  /** Bits of `Role`; of two uses that differ, `open`. */
  readonly roles: number;
  /** It is the right side of its pair of opposites. */
  readonly opposite: boolean;
  /** The clauses of the statement that it stands in, as bits. */
  readonly clauses: number;
}

/** What a claim says, ready to be compared with what another one says. */
export interface Proposition {
  readonly entry: Entry;
  readonly kept: KeptClaim;
  /** Key of the lexicon -> part. */
  readonly parts: ReadonlyMap<number, Part>;
  readonly weight: number;
  /** Terms of the claimant, as written and as resolved; asked for only where all else fits. */
  readonly speaker: () => ReadonlySet<number>;
  /** It speaks of its speaker: "that it had fired", "having fired". */
  readonly ofSpeaker: boolean;
  /** It begins with what its speaker does or did: "denied signing", "denied having signed". */
  readonly gerund: boolean;
}

/** A name or a place tells more than another word of the same rarity which of two things is spoken of. */
const NAME_WEIGHT = 1.5;
/** Clauses beyond these count as the last. */
const LAST_CLAUSE = 30;

const OF_SPEAKER =
  /^[\s"“”'‘’(]*(?:that\s+)?["“‘]?(?:(?:it(?!\s+(?:is|was)\s+(?:not\s+)?\w+\s+that\b)|they|he|she|we|i|its|their|his|her|our|my)\b|\w+ing\b)/i;

const GERUND = /^[\s"“”'‘’(]*(?:ever\s+)?\p{L}{2,}ing\b/iu;

export function propositionOf(
  entry: Entry,
  kept: KeptClaim,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): Proposition {
  const parts = new Map<number, Part>();
  let clause = 0;
  for (const { from, to } of kept.said) {
    for (let i = from; i < to; i++) {
      const roles = entry.roles[i] ?? 0;
      if ((roles & Role.clause) !== 0 && parts.size > 0 && clause < LAST_CLAUSE) clause++;
      const term = entry.terms.ids[i] as number;
      if (lexicon.empty.has(term)) continue;
      const key = lexicon.keys[term] ?? term;
      const weight = vocabulary.weight(term) * ((roles & Role.name) !== 0 ? NAME_WEIGHT : 1);
      const part = { term, weight, roles, opposite: lexicon.opposites.has(term), clauses: 1 << clause };
      const known = parts.get(key);
      parts.set(key, known ? joined(known, part) : part);
    }
  }
  const { claim } = kept;
  const { text } = entry.article;
  const written = claim.source === null ? "" : text.slice(claim.source.start, claim.source.end);
  const start = claim.content[0]?.start ?? 0;
  let speaker: ReadonlySet<number> | undefined;
  let weight = 0;
  for (const part of parts.values()) weight += part.weight;
  return {
    ...{ entry, kept, parts, weight },
    speaker: () => (speaker ??= new Set(vocabulary.idsOf(`${written} ${claim.speaker ?? ""}`))),
    ofSpeaker: OF_SPEAKER.test(text.slice(start, start + 60)),
    gerund: GERUND.test(text.slice(start, start + 60)),
  };
}

const POLARITY = Role.negated | Role.modal | Role.open;

/** One word said twice, once with "not": then nothing can be told from it. */
function joined(one: Part, other: Part): Part {
  const differs = (one.roles & POLARITY) !== (other.roles & POLARITY) || one.opposite !== other.opposite;
  return {
    ...one,
    roles: one.roles | other.roles | (differs ? Role.open : 0),
    clauses: one.clauses | other.clauses,
  };
}

export function has({ roles }: Part, role: number): boolean {
  return (roles & role) !== 0;
}

/** Negated, or the opposite of what its pair is named for; both together are neither. */
export function isNegative(part: Part): boolean {
  return has(part, Role.negated) !== part.opposite;
}

/**
 * Whether two claimants may be one: their names are parts of one another, or the text leaves open who one of them
 * is. Nobody contradicts himself here; that would be another finding.
 */
export function mayBeOne(a: Proposition, b: Proposition): boolean {
  if (isUnresolved(a) || isUnresolved(b)) return true;
  const [one, other] = [a.speaker(), b.speaker()];
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  return small.size > 0 && [...small].every((term) => large.has(term));
}

/** Somebody speaks, and the text does not settle who: "they". */
function isUnresolved({ kept }: Proposition): boolean {
  return kept.claim.source !== null && kept.claim.speaker === null;
}

/** Whether a statement speaks of another one's speaker. */
export function mentions({ parts }: Proposition, { speaker }: Proposition, { keys }: Lexicon): boolean {
  for (const term of speaker()) if (parts.has(keys[term] ?? term)) return true;
  return false;
}
