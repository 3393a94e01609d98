import type { Stance } from "../findings/finding.js";
import { firstOf } from "../search/select.js";
import { voiceOf } from "../voice.js";
import type { ClaimItem, Item, Page } from "./answer.js";
import {
  compareFound,
  compareNewest,
  type Found,
  findAllClaims,
  findClaimsAbout,
  type Statements,
} from "./claims-about.js";
import { type AnswerContext, counted, lastOf, type Reply, topicOf, unknownWords } from "./context.js";
import { claimItem, passageItem } from "./items.js";
import { Relations } from "./relations/relations.js";
import { groupedBySpeaker } from "./speakers.js";

export interface WhoClaimedArguments {
  /** Empty where only a speaker or a stance is asked for. */
  readonly topic: string;
  /** Only claims of this speaker. */
  readonly by: string | null;
  /** Only claims of this stance; others about the topic are related. */
  readonly stance: Stance | null;
}

const MOST_RELATED = 10;

/**
 * Who said what about a topic: a speaker's statements together, the newest first, the best speaker first, each with
 * who denies, contradicts or confirms it. What is reported about it with nobody named stands under `related`.
 */
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
  let found = topic.empty ? findAllClaims(context) : findClaimsAbout(context, topic, speaker, true);
  // What is reported with nobody named answers too: then nothing is to be gathered from parts of the topic.
  if (found.named.length + found.unnamed.length + found.reported.length === 0 && topic.concepts.length > 1) {
    found = findClaimsAbout(context, topic, speaker, false);
    if (found.named.length > 0) {
      notes.push(
        `Nobody is named with all of these words: ${topic.concepts.map((one) => one.written).join(", ")}. These statements have most of them.`,
      );
    }
  }
  const isWanted = (one: Found): boolean => asked.stance === null || one.kept.claim.stance === asked.stance;
  const wanted = found.named.filter(isWanted);
  const others = topic.empty ? [] : found.named.filter((one) => !isWanted(one));
  const ordered = groupedBySpeaker(wanted, page, {
    voice: voiceOfFound,
    better: topic.empty ? compareNewest : compareFound,
    newer: compareNewest,
  });
  const [items = [], otherStances = [], beside = [], unnamed = []] = itemsOf(context, found, [
    ordered.slice(page.offset ?? 0, lastOf(page)),
    firstOf(others, MOST_RELATED, compareFound),
    firstOf(found.beside, MOST_RELATED, compareFound),
    topic.empty ? [] : firstOf(found.unnamed, MOST_RELATED, compareFound),
  ]);
  const related = [
    ...otherStances,
    ...(wanted.length === 0 ? otherStatements(context, asked) : []),
    ...beside,
    ...unnamed,
    ...(asked.by === null ? reportedOn(context, found, MOST_RELATED - unnamed.length) : []),
  ];
  if (wanted.length === 0) notes.push(...unknownWords(context, topic));
  return {
    headline: headline(asked, wanted.length, related.length),
    items,
    related,
    notes,
    total: wanted.length,
  };
}

/**
 * Statements as items, list by list, each with what others say to it and, as `alsoIn`, where else it stands. All
 * lists at once, for each look for relations walks over all that was found.
 */
function itemsOf(
  context: AnswerContext,
  { all }: Statements,
  lists: readonly (readonly Found[])[],
): ClaimItem[][] {
  for (const { copies } of lists.flat()) copies.sort(compareNewest);
  const links = new Relations(context, all).linksOf(lists.flat());
  let next = 0;
  return lists.map((list) =>
    list.map(({ entry, kept, copies }) => claimItem(context.book, entry, kept.claim, copies, links[next++])),
  );
}

function voiceOfFound({ entry, kept }: Found): string {
  const { source, speaker, sentence } = kept.claim;
  const { id, text } = entry.article;
  const claimant = source && text.slice(source.start, source.end);
  return voiceOf({ speaker, claimant, article: id, start: sentence.start });
}

/** Where a speaker is not reported on the topic: what he is reported as saying. */
function otherStatements(context: AnswerContext, { topic, by }: WhoClaimedArguments): Item[] {
  if (by === null || topic === "") return [];
  const speaker = topicOf(context, by);
  const found = findClaimsAbout(context, speaker, speaker, true);
  return itemsOf(context, found, [firstOf(found.named, MOST_RELATED, compareFound)]).flat();
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

/** Sentences about the topic in the articles' own voice, the newest first, headings last. */
function reportedOn({ library }: AnswerContext, { reported }: Statements, most: number): Item[] {
  const ranked = firstOf(
    reported,
    most,
    (a, b) =>
      Number(a.sentence.heading) - Number(b.sentence.heading) ||
      library.rank(a.entry) - library.rank(b.entry) ||
      a.sentence.start - b.sentence.start,
  );
  return ranked.map(({ entry, sentence }) => passageItem(entry, sentence));
}
