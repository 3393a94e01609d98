import type { Claim, Stance } from "../findings/finding.js";
import { compareText, type Entry } from "../library.js";
import type { Topic } from "../search/topic.js";
import { overlaps } from "../span.js";
import type { Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
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
  /** Weight of the topic's concepts in what is said, and a part of it for those only in its sentence. */
  readonly score: number;
  readonly copies: { entry: Entry; claim: Claim }[];
}

/** A concept that stands beside what is said counts for less than one in it. */
const BESIDE = 0.35;
const MOST_RELATED = 10;
/** Articles looked through for related reports: the best ones. */
const RELATED_ARTICLES = 60;

/** Who said what about a topic, best first; what is reported about it with nobody named stands under `related`. */
export function whoClaimed(context: AnswerContext, asked: WhoClaimedArguments, page: Page): Reply {
  const speaker = asked.by === null ? null : topicOf(context, asked.by);
  const topic = asked.topic === "" && speaker !== null ? speaker : topicOf(context, asked.topic);
  const notes: string[] = [];
  let found = findClaimsAbout(context, topic, speaker, true);
  if (!found.some((one) => one.claim.source !== null) && topic.concepts.length > 1) {
    const partly = findClaimsAbout(context, topic, speaker, false).filter((one) => one.claim.source !== null);
    if (partly.length > 0) {
      notes.push(
        `Nobody is named with all of these words: ${topic.concepts.map((one) => one.written).join(", ")}. These statements have some of them.`,
      );
      found = [...partly, ...found];
    }
  }
  const named = found.filter((one) => one.claim.source !== null);
  const wanted = named.filter((one) => asked.stance === null || one.claim.stance === asked.stance);
  const unnamed = found.filter((one) => one.claim.source === null);
  const reports = asked.by === null ? relatedTo(context, topic, named, unnamed) : [];
  const others = named.filter((one) => !wanted.includes(one)).slice(0, MOST_RELATED);
  const related = [...others.map(({ entry, claim }) => claimItem(entry, claim)), ...reports];
  const items = pageOf(wanted, page, ({ entry, claim, copies }) => claimItem(entry, claim, copies));
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
  if (found > 0) return `${counted(found, "statement")}${stance === null ? "" : ` that ${stance}`}${about}`;
  const said = by === null ? "Nobody is named as claiming anything" : "Nothing is reported as said";
  const headlineOf = stance === null ? `${said}${about}.` : `No statement that ${stance}${about}.`;
  return related === 0
    ? headlineOf
    : `${headlineOf} ${stance === null ? "What is reported about it:" : "What else is reported about it:"}`;
}

function findClaimsAbout(context: AnswerContext, topic: Topic, speaker: Topic | null, all: boolean): Found[] {
  const byStatement = new Map<string, Found>();
  for (const hit of context.index.search(topic, "claims", all)) {
    const entry = context.library.shown(hit.id);
    if (entry === undefined) continue;
    for (const { claim, score } of matchingClaims(topic, entry, all)) {
      if (speaker === null || isBy(context, speaker, entry, claim))
        addTo(byStatement, { entry, claim, score, copies: [] });
    }
  }
  return [...byStatement.values()].sort(compareFound);
}

/** An article's claims about the topic; of a sentence with several, only those that have the topic in what is said. */
function matchingClaims(topic: Topic, entry: Entry, all: boolean): { claim: Claim; score: number }[] {
  const matches: { claim: Claim; score: number; inside: number }[] = [];
  for (const claim of entry.findings) {
    if (claim.type !== "claim") continue;
    let said = 0;
    for (const span of claim.content) said |= topic.maskBetween(entry.terms, span.start, span.end);
    const beside = said | topic.maskBetween(entry.terms, claim.sentence.start, claim.sentence.end);
    if (all && !topic.complete(beside)) continue;
    const inside = topic.covered(said);
    const score = inside + BESIDE * (topic.covered(beside) - inside);
    if (score > 0) matches.push({ claim, score, inside });
  }
  return matches.filter(
    (one) =>
      one.inside > 0 ||
      !matches.some((other) => other.inside > 0 && overlaps(other.claim.sentence, one.claim.sentence)),
  );
}

function isBy(context: AnswerContext, speaker: Topic, entry: Entry, claim: Claim): boolean {
  if (claim.source === null) return false;
  const mask =
    speaker.maskBetween(entry.terms, claim.source.start, claim.source.end) |
    speaker.maskOf(context.vocabulary.idsOf(claim.speaker ?? ""));
  return speaker.complete(mask);
}

/** The same words by the same speaker, in an agency's copy say, are one statement; the newest stands for it. */
function addTo(statements: Map<string, Found>, found: Found): void {
  const { entry, claim } = found;
  const said = claim.content.map((span) => entry.article.text.slice(span.start, span.end)).join("\u0000");
  const key = `${claim.speaker}\u0000${said}`;
  const other = statements.get(key);
  if (other === undefined) {
    statements.set(key, found);
    return;
  }
  const [first, second] = compareFound(found, other) < 0 ? [found, other] : [other, found];
  const copies = [...first.copies, ...second.copies, { entry: second.entry, claim: second.claim }];
  copies.sort(
    (a, b) =>
      compareText(a.entry.article.id, b.entry.article.id) || a.claim.sentence.start - b.claim.sentence.start,
  );
  statements.set(key, { ...first, copies });
}

function compareFound(a: Found, b: Found): number {
  return (
    Number(b.score.toPrecision(6)) - Number(a.score.toPrecision(6)) ||
    Number(a.claim.hedged) - Number(b.claim.hedged) ||
    -compareText(a.entry.article.published ?? "", b.entry.article.published ?? "") ||
    compareText(a.entry.article.id, b.entry.article.id) ||
    a.claim.sentence.start - b.claim.sentence.start
  );
}

/** Reports about the topic that name nobody, and sentences of the articles' own voice. */
function relatedTo(
  context: AnswerContext,
  topic: Topic,
  named: readonly Found[],
  unnamed: readonly Found[],
): Item[] {
  const items: Item[] = unnamed.slice(0, MOST_RELATED).map(({ entry, claim }) => claimItem(entry, claim));
  const taken = new Map<number, Claim[]>();
  for (const { entry, claim, copies } of [...named, ...unnamed]) {
    for (const one of [{ entry, claim }, ...copies]) {
      const claims = taken.get(one.entry.serial) ?? [];
      claims.push(one.claim);
      taken.set(one.entry.serial, claims);
    }
  }
  for (const hit of context.index.search(topic, "articles", true).slice(0, RELATED_ARTICLES)) {
    const entry = context.library.shown(hit.id);
    const claims = taken.get(hit.id) ?? [];
    for (const sentence of entry?.sentences ?? []) {
      if (entry === undefined || items.length >= MOST_RELATED) return items;
      if (claims.some((claim) => overlaps(claim.sentence, sentence))) continue;
      if (topic.complete(topic.maskBetween(entry.terms, sentence.start, sentence.end)))
        items.push(passageItem(entry, sentence));
    }
  }
  return items;
}
