import type { Claim, Stance } from "../findings/finding.js";
import type { Entry, KeptClaim } from "../library.js";
import { firstOf } from "../search/select.js";
import type { SentenceHit } from "../search/sentence-index.js";
import type { Topic } from "../search/topic.js";
import type { Item, Page } from "./answer.js";
import { type AnswerContext, counted, lastOf, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { claimItem, passageItem } from "./items.js";

export interface WhoClaimedArguments {
  /** Empty where only a speaker is asked for. */
  readonly topic: string;
  /** Only claims of this speaker. */
  readonly by: string | null;
  /** Only claims of this stance; others about the topic are related. */
  readonly stance: Stance | null;
}

interface Found {
  readonly entry: Entry;
  readonly claim: Claim;
  readonly statement: number;
  /** Weight of the topic's concepts in what is said, and a part of it for those only in its sentence. */
  readonly score: number;
  /** The topic stands in what is said, or says it. */
  readonly inside: boolean;
  /** Place of its article among all, the newest first. */
  readonly rank: number;
  copies: { entry: Entry; claim: Claim; rank: number }[];
}

/** A concept that stands beside what is said counts for less than one in it. */
const BESIDE = 0.35;
const MOST_RELATED = 10;

/** Who said what about a topic, best first; what is reported about it with nobody named stands under `related`. */
export function whoClaimed(context: AnswerContext, asked: WhoClaimedArguments, page: Page): Reply {
  const reply = answer(context, asked, page);
  if (reply.total > 0 || asked.by === null || asked.topic === "") return reply;
  // "gate opened by hand": what follows "by" may belong to the topic.
  const whole = answer(context, { ...asked, topic: `${asked.topic} ${asked.by}`, by: null }, page);
  return whole.total > 0 && whole.notes?.length === 0 ? whole : reply;
}

function answer(context: AnswerContext, asked: WhoClaimedArguments, page: Page): Reply {
  const speaker = asked.by === null ? null : topicOf(context, asked.by);
  const topic = asked.topic === "" && speaker !== null ? speaker : topicOf(context, asked.topic);
  const notes: string[] = [];
  let found = findClaimsAbout(context, topic, speaker, true);
  // What is reported with nobody named answers too: then nothing is to be gathered from parts of the topic.
  if (found.named.length + found.unnamed.length + found.reported.length === 0 && topic.concepts.length > 1) {
    found = findClaimsAbout(context, topic, speaker, false);
    if (found.named.length > 0) {
      notes.push(
        `Nobody is named with all of these words: ${topic.concepts.map((one) => one.written).join(", ")}. These statements have most of them.`,
      );
    }
  }
  const wanted =
    asked.stance === null ? found.named : found.named.filter((one) => one.claim.stance === asked.stance);
  const others = asked.stance === null ? [] : found.named.filter((one) => one.claim.stance !== asked.stance);
  const related = [
    ...firstOf(others, MOST_RELATED, compareFound).map(({ entry, claim }) => claimItem(entry, claim)),
    ...(wanted.length === 0 ? otherStatements(context, asked) : []),
    ...firstOf(found.beside, MOST_RELATED, compareFound).map(({ entry, claim }) => claimItem(entry, claim)),
    ...(asked.by === null ? relatedTo(context, found) : []),
  ];
  const ranked = firstOf(wanted, lastOf(page), compareFound);
  const items = pageOf(ranked, page, ({ entry, claim, copies }) =>
    claimItem(entry, claim, copies.sort(compareCopies)),
  );
  if (wanted.length === 0) notes.push(...unknownWords(context, topic));
  return {
    headline: headline(asked, wanted.length, related.length),
    items,
    related,
    notes,
    total: wanted.length,
  };
}

/** Where a speaker is not reported on the topic: what he is reported as saying. */
function otherStatements(context: AnswerContext, { topic, by }: WhoClaimedArguments): Item[] {
  if (by === null || topic === "") return [];
  const speaker = topicOf(context, by);
  const { named } = findClaimsAbout(context, speaker, speaker, true);
  return firstOf(named, MOST_RELATED, compareFound).map(({ entry, claim }) => claimItem(entry, claim));
}

function headline({ topic, by, stance }: WhoClaimedArguments, found: number, related: number): string {
  const about = `${topic === "" ? "" : ` about “${topic}”`}${by === null ? "" : ` by “${by}”`}`;
  const kind = stance === null ? "" : `, stance: ${stance}`;
  if (found > 0) return `${counted(found, "statement")}${about}${kind}`;
  const nobody = by === null && stance === null ? "Nobody is named as claiming anything" : "No statement";
  const beside =
    by !== null && topic !== ""
      ? ` Other statements by “${by}”:`
      : ` What ${stance === null ? "" : "else "}is reported about it:`;
  const rest = related === 0 ? "" : beside;
  return `${nobody}${about}${kind}.${rest}`;
}

interface Statements {
  readonly named: Found[];
  /** Named as well, but the topic stands only beside what they say: in an introduction, say. */
  readonly beside: Found[];
  readonly unnamed: Found[];
  /** Sentences about the topic that are part of no claim. */
  readonly reported: SentenceHit[];
}

/** With `all`, what has every concept of the topic; otherwise what has at least half of those that any article has, and the most. */
function findClaimsAbout(
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
      const { claim, statement } = kept;
      if (speaker !== null && !isBy(context, speaker, entry, claim)) continue;
      if (concepts > needed) {
        needed = concepts;
        statements.clear();
      }
      const inside = match.inside || isBy(context, topic, entry, claim);
      addTo(statements, { entry, claim, statement, score, inside, rank: library.rank(entry), copies: [] });
    }
  }
  return { ...parted([...statements.values()]), reported };
}

/** Where somebody says it in so many words, those who only say something beside it stand back. */
function parted(found: readonly Found[]): Omit<Statements, "reported"> {
  const unnamed = found.filter((one) => one.claim.source === null);
  const named = found.filter((one) => one.claim.source !== null);
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
  const other = statements.get(found.statement);
  if (other === undefined) {
    statements.set(found.statement, found);
    return;
  }
  const [first, second] = compareFound(found, other) < 0 ? [found, other] : [other, found];
  first.copies = [
    ...first.copies,
    ...second.copies,
    { entry: second.entry, claim: second.claim, rank: second.rank },
  ];
  statements.set(found.statement, first);
}

function compareFound(a: Found, b: Found): number {
  return (
    b.score - a.score ||
    Number(a.claim.hedged) - Number(b.claim.hedged) ||
    a.rank - b.rank ||
    a.claim.sentence.start - b.claim.sentence.start ||
    startOf(a.claim) - startOf(b.claim)
  );
}

function startOf({ content }: Claim): number {
  return content[0]?.start ?? 0;
}

function compareCopies(a: Found["copies"][number], b: Found["copies"][number]): number {
  return a.rank - b.rank || a.claim.sentence.start - b.claim.sentence.start;
}

/** Reports about the topic that name nobody, and sentences of the articles' own voice. */
function relatedTo({ library }: AnswerContext, { unnamed, reported }: Statements): Item[] {
  const reports = firstOf(unnamed, MOST_RELATED, compareFound).map(({ entry, claim }) =>
    claimItem(entry, claim),
  );
  const ranked = firstOf(
    reported,
    MOST_RELATED - reports.length,
    (a, b) => library.rank(a.entry) - library.rank(b.entry) || a.sentence.start - b.sentence.start,
  );
  return [...reports, ...ranked.map(({ entry, sentence }) => passageItem(entry, sentence))];
}
