import type { Claim } from "../findings/finding.js";
import type { Entry, KeptClaim } from "../library.js";
import type { SentenceHit } from "../search/sentence-index.js";
import type { Topic } from "../search/topic.js";
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
  copies: (Placed & { readonly rank: number })[];
}

export interface Statements {
  readonly named: readonly Found[];
  /** Named as well, but the topic stands only beside what they say: in an introduction, say. */
  readonly beside: readonly Found[];
  readonly unnamed: readonly Found[];
  /** Sentences about the topic that are part of no claim. */
  readonly reported: readonly SentenceHit[];
  /** Everybody's statements about the topic, whoever was asked for: what the found ones are compared with. */
  readonly all: readonly Found[];
}

/** A concept that stands beside what is said counts for less than one in it. */
const BESIDE = 0.35;

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
      if (!all && speaker !== null && !isBy(context, speaker, entry, kept.claim)) continue;
      if (concepts > needed) {
        needed = concepts;
        statements.clear();
      }
      const inside = match.inside || isBy(context, topic, entry, kept.claim);
      addTo(statements, { entry, kept, score, inside, rank: library.rank(entry), copies: [] });
    }
  }
  const found = [...statements.values()];
  const by = (one: Placed): boolean => speaker === null || isBy(context, speaker, one.entry, one.kept.claim);
  return {
    ...parted(speaker === null ? found : found.filter((one) => by(one) || one.copies.some(by))),
    reported,
    all: found,
  };
}

/** Where somebody says it in so many words, those who only say something beside it stand back. */
function parted(found: readonly Found[]): Pick<Statements, "named" | "beside" | "unnamed"> {
  const unnamed = found.filter((one) => one.kept.claim.source === null);
  const named = found.filter((one) => one.kept.claim.source !== null);
  const inside = named.filter((one) => one.inside);
  if (inside.length === 0) return { named, beside: [], unnamed };
  return { named: inside, beside: named.filter((one) => !one.inside), unnamed };
}

interface Match {
  readonly kept: KeptClaim;
  /** How many of the topic's concepts its sentences have. */
  readonly concepts: number;
  readonly score: number;
  readonly inside: boolean;
}

/** A sentence's claims with at least `needed` concepts; where some have them in what they say, only those. */
function matchingClaims(topic: Topic, { entry, sentence }: SentenceHit, needed: number): Match[] {
  const matches: Match[] = [];
  for (const kept of sentence.claims) {
    const beside = topic.maskIn(entry.terms, kept);
    const concepts = beside === 0 ? 0 : topic.count(beside);
    if (concepts === 0 || concepts < needed) continue;
    let said = 0;
    for (const range of kept.said) said |= topic.maskIn(entry.terms, range);
    const inside = topic.covered(said);
    const score = Math.fround(inside + BESIDE * (topic.covered(beside) - inside));
    matches.push({ kept, concepts, score, inside: inside > 0 });
  }
  const said = matches.filter((one) => one.inside);
  return said.length > 0 ? said : matches;
}

function isBy(context: AnswerContext, speaker: Topic, entry: Entry, claim: Claim): boolean {
  if (claim.source === null) return false;
  const written = entry.article.text.slice(claim.source.start, claim.source.end);
  return speaker.complete(speaker.maskOf(context.vocabulary.idsOf(`${written} ${claim.speaker ?? ""}`)));
}

/** The same words by the same speaker, in an agency's copy say, are one statement; the newest stands for it. */
function addTo(statements: Map<number, Found>, found: Found): void {
  const { statement } = found.kept;
  const other = statements.get(statement);
  if (other === undefined) {
    statements.set(statement, found);
    return;
  }
  const [first, second] = compareFound(found, other) < 0 ? [found, other] : [other, found];
  const { entry, kept, rank } = second;
  first.copies = [...first.copies, ...second.copies, { entry, kept, rank }];
  statements.set(statement, first);
}

/** The best first. */
export function compareFound(a: Found, b: Found): number {
  return (
    b.score - a.score || Number(a.kept.claim.hedged) - Number(b.kept.claim.hedged) || compareNewest(a, b)
  );
}

/** The newest first, and in the order of the text. */
export function compareNewest(
  a: Placed & { readonly rank: number },
  b: Placed & { readonly rank: number },
): number {
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
