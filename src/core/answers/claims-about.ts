import type { Claim } from "../findings/finding.js";
import type { KeptClaim } from "../library.js";
import type { SentenceHit } from "../search/sentence-index.js";
import type { Topic } from "../search/topic.js";
import { isDisowned, isRumour } from "./accounts.js";
import type { AnswerContext } from "./context.js";
import type { Placed, Statement } from "./relations/relations.js";

/** A statement about a topic: its newest instance, and the articles that carry the same. */
export interface Found extends Statement {
  /** Weight of the topic's concepts in what is said, and a part of it for those only in its sentence. */
  readonly score: number;
  /** The topic stands in what is said, or says it. */
  readonly inside: boolean;
  /** Place of its article among all, the newest first. */
  readonly rank: number;
  copies: Copy[];
}

type Copy = Placed & { readonly rank: number };

export interface Statements {
  readonly named: readonly Found[];
  /** Named as well, but the topic stands only beside what they say: in an introduction, say. */
  readonly beside: readonly Found[];
  /** Nobody is named for them. */
  readonly unnamed: readonly Found[];
  /** Sentences about the topic that are part of no claim. */
  readonly reported: readonly SentenceHit[];
  /** Everybody's statements about the topic, whoever was asked for: what the found ones are compared with. */
  readonly all: readonly Found[];
}

/** A concept that stands beside what is said counts for less than one in it. */
const BESIDE = 0.35;
/** What a heading says, the text below says too, and says more. */
const IN_HEADING = 0.9;

/** With `all`, what has every concept of the topic; otherwise what has at least half of those that any article has, and the most. */
export function findClaimsAbout(
  context: AnswerContext,
  topic: Topic,
  speaker: Topic | null,
  all: boolean,
): Statements {
  const statements = new Map<number, Found>();
  const seen = new Set<KeptClaim>();
  const reported: SentenceHit[] = [];
  const { library, sentences } = context;
  const known = topic.concepts.filter((one) =>
    one.alternatives.some((ids) => ids.every((id) => context.vocabulary.has(id))),
  );
  let needed = all ? topic.concepts.length : Math.max(1, known.length / 2);
  for (const hit of all ? sentences.candidates(topic) : sentences.candidatesOfAny(topic)) {
    const { entry, sentence } = hit;
    if (sentence.claims.length === 0 && topic.complete(topic.maskIn(entry.terms, sentence)))
      reported.push(hit);
    for (const match of matchingClaims(topic, hit, needed)) {
      const { kept, concepts, score } = match;
      if (seen.has(kept)) continue;
      seen.add(kept);
      // What others say of less of the topic must not be gathered for what the speaker says of more.
      if (!all && speaker !== null && !isBy(speaker, kept)) continue;
      if (concepts > needed) {
        needed = concepts;
        statements.clear();
      }
      addTo(statements, { entry, kept, score, inside: match.inside, rank: library.rank(entry), copies: [] });
    }
  }
  const found = [...statements.values()];
  const by = (one: Placed): boolean => speaker === null || isBy(speaker, one.kept);
  return {
    ...parted(speaker === null ? found : found.filter((one) => by(one) || one.copies.some(by))),
    reported,
    all: found,
  };
}

/** Every statement of the desk, where neither a topic nor a speaker is asked for. */
export function findAllClaims({ library }: AnswerContext): Statements {
  const statements = new Map<number, Found>();
  for (const [rank, entry] of library.all().entries())
    for (const kept of entry.claims)
      if (!isDisowned(kept.claim))
        addTo(statements, { entry, kept, score: 0, inside: true, rank, copies: [] });
  const found = [...statements.values()];
  return { ...parted(found), reported: [], all: found };
}

/** Where somebody says it in so many words, those who only say something beside it stand back. */
function parted(found: readonly Found[]): Pick<Statements, "named" | "beside" | "unnamed"> {
  const unnamed = found.filter((one) => isRumour(one.kept.claim));
  const named = found.filter((one) => !isRumour(one.kept.claim));
  const inside = named.filter((one) => one.inside);
  if (inside.length === 0) return { named, beside: [], unnamed };
  return { named: inside, beside: named.filter((one) => !one.inside), unnamed };
}

interface Match {
  readonly kept: KeptClaim;
  /** How many of the topic's concepts its sentences and its speaker's name have. */
  readonly concepts: number;
  readonly score: number;
  /** As of `Found`. */
  readonly inside: boolean;
}

/** A sentence's claims with at least `needed` concepts; where the topic stands in what some say, or says it, only those. */
function matchingClaims(topic: Topic, { entry, sentence }: SentenceHit, needed: number): Match[] {
  const matches: Match[] = [];
  for (const kept of sentence.claims) {
    if (isDisowned(kept.claim)) continue;
    const beside = topic.maskIn(entry.terms, kept) | topic.maskOf(kept.who);
    const concepts = beside === 0 ? 0 : topic.count(beside);
    if (concepts === 0 || concepts < needed) continue;
    let said = 0;
    for (const range of kept.said) said |= topic.maskIn(entry.terms, range);
    const inside = topic.covered(said);
    const score = inside + BESIDE * (topic.covered(beside) - inside);
    matches.push({
      kept,
      concepts,
      score: Math.fround(sentence.heading ? score * IN_HEADING : score),
      inside: inside > 0 || isBy(topic, kept),
    });
  }
  const said = matches.filter((one) => one.inside);
  return said.length > 0 ? said : matches;
}

/** Whether it is said by somebody: by that name as written, or behind a pronoun. */
function isBy(speaker: Topic, { claim, who }: KeptClaim): boolean {
  return claim.source !== null && speaker.complete(speaker.maskOf(who));
}

/** The same words by the same speaker, in an agency's copy say, are one statement; the newest stands for it. */
function addTo(statements: Map<number, Found>, found: Found): void {
  const { statement } = found.kept;
  const other = statements.get(statement);
  if (other === undefined) {
    statements.set(statement, found);
    return;
  }
  // One list of copies goes from the one to the other: a line may stand in a text eighty thousand times.
  const { copies } = other;
  const better = compareFound(found, other) < 0;
  const { entry, kept, rank } = better ? other : found;
  copies.push({ entry, kept, rank });
  if (!better) return;
  found.copies = copies;
  other.copies = [];
  statements.set(statement, found);
}

/** The best first. */
export function compareFound(a: Found, b: Found): number {
  return (
    b.score - a.score || Number(a.kept.claim.hedged) - Number(b.kept.claim.hedged) || compareNewest(a, b)
  );
}

/** The newest first, and in the order of the text. */
export function compareNewest(a: Copy, b: Copy): number {
  const [one, other] = [a.kept.claim, b.kept.claim];
  return (
    a.rank - b.rank ||
    one.sentence.start - other.sentence.start ||
    startOf(one) - startOf(other) ||
    endOf(other) - endOf(one) ||
    a.kept.statement - b.kept.statement
  );
}

function startOf({ content }: Claim): number {
  return content[0]?.start ?? 0;
}

function endOf({ content }: Claim): number {
  return content.at(-1)?.end ?? 0;
}
