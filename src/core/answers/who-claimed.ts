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
  if (found.named.length === 0 && topic.concepts.length > 1) {
    const partly = findClaimsAbout(context, topic, speaker, false);
    if (partly.named.length > 0) {
      notes.push(
        `Nobody is named with all of these words: ${topic.concepts.map((one) => one.written).join(", ")}. These statements have some of them.`,
      );
      found = { ...found, named: partly.named };
    }
  }
  const wanted =
    asked.stance === null ? found.named : found.named.filter((one) => one.claim.stance === asked.stance);
  const others = asked.stance === null ? [] : found.named.filter((one) => one.claim.stance !== asked.stance);
  const related = [
    ...firstOf(others, MOST_RELATED, compareFound).map(({ entry, claim }) => claimItem(entry, claim)),
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

function headline({ topic, by, stance }: WhoClaimedArguments, found: number, related: number): string {
  const about = `${topic === "" ? "" : ` about “${topic}”`}${by === null ? "" : ` by “${by}”`}`;
  const kind = stance === null ? "" : `, stance: ${stance}`;
  if (found > 0) return `${counted(found, "statement")}${about}${kind}`;
  const nobody = by === null && stance === null ? "Nobody is named as claiming anything" : "No statement";
  const rest = related === 0 ? "" : ` What ${stance === null ? "" : "else "}is reported about it:`;
  return `${nobody}${about}${kind}.${rest}`;
}

interface Statements {
  readonly named: Found[];
  readonly unnamed: Found[];
  /** Sentences about the topic that are part of no claim. */
  readonly reported: SentenceHit[];
}

/** With `all`, what has every concept of the topic; otherwise what has some. */
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
  for (const hit of all ? sentences.candidates(topic) : sentences.candidatesOfAny(topic)) {
    const { entry, sentence } = hit;
    if (sentence.claims.length === 0) {
      if (topic.complete(topic.maskIn(entry.terms, sentence))) reported.push(hit);
      continue;
    }
    for (const { kept, score } of matchingClaims(topic, hit, all)) {
      if (seen.has(kept)) continue;
      seen.add(kept);
      const { claim, statement } = kept;
      if (speaker !== null && !isBy(context, speaker, entry, claim)) continue;
      addTo(statements, { entry, claim, statement, score, rank: library.rank(entry), copies: [] });
    }
  }
  const named: Found[] = [];
  const unnamed: Found[] = [];
  for (const one of statements.values()) (one.claim.source === null ? unnamed : named).push(one);
  return { named, unnamed, reported };
}

interface Match {
  readonly kept: KeptClaim;
  readonly score: number;
  readonly inside: boolean;
}

/** A sentence's claims about the topic; where some have it in what they say, only those. */
function matchingClaims(topic: Topic, { entry, sentence }: SentenceHit, all: boolean): Match[] {
  const matches: Match[] = [];
  for (const kept of sentence.claims) {
    const beside = topic.maskIn(entry.terms, kept);
    if (beside === 0 || (all && !topic.complete(beside))) continue;
    let said = 0;
    for (const range of kept.said) said |= topic.maskIn(entry.terms, range);
    const inside = topic.covered(said);
    const score = Math.fround(inside + BESIDE * (topic.covered(beside) - inside));
    if (score > 0) matches.push({ kept, score, inside: inside > 0 });
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
