import { dayOf } from "../article.js";
import { type Entry, timeOf } from "../library.js";
import { Topic } from "../search/topic.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf } from "./context.js";
import { passageItem } from "./items.js";
import { type Candidate, candidatesOf, overlap, type Scored, scoreCandidates } from "./salience.js";

export interface DigestArguments {
  /** `YYYY-MM-DD`: the last day covered. */
  readonly date: string;
  /** `YYYY-MM-DD`: the first day covered. */
  readonly since: string;
  readonly topic: string;
}

const MOST_SENTENCES = 12;
/** Candidates looked at, best first, until the digest is full. */
const MOST_LOOKED_AT = 200;
/** Sharing this much of its weight with an earlier sentence, a sentence is not new. */
const SAID_ALREADY = 0.6;
/** An earlier sentence that says the same has most of the new one's rarest words. */
const RAREST = 4;
const EARLIER_ARTICLES = 40;

/** What articles published or updated in the days say that none before them said. */
export function digest(
  context: AnswerContext,
  { date, since, topic: words }: DigestArguments,
  page: Page,
): Reply {
  const topic = words === "" ? null : topicOf(context, words);
  const all = context.library.all();
  const fresh = all.filter((entry) => isWithin(entry, since, date));
  const undated = all.filter((entry) => timeOf(entry.article) === null).length;
  const notes =
    undated > 0 ? [`${counted(undated, "article")} without a date cannot be part of a day's digest.`] : [];
  const pool = fresh.flatMap((entry) => candidatesOf(entry, context.vocabulary, topic));
  const chosen = choose(context, scoreCandidates(pool, topic), since);
  const scope = `${words === "" ? "" : ` on “${words}”`} ${since === date ? `on ${date}` : `from ${since} to ${date}`}`;
  if (chosen.length === 0) return { headline: `Nothing new${scope}.`, items: [], notes, total: 0 };
  return {
    headline: `What is new${scope}: ${counted(chosen.length, "sentence")} from ${counted(fresh.length, "article")}`,
    items: pageOf(chosen, page, ({ entry, sentence }) => passageItem(entry, sentence)),
    notes,
    total: chosen.length,
  };
}

function isWithin({ article }: Entry, since: string, date: string): boolean {
  const days = [article.published, article.updated].filter((time) => time !== undefined).map(dayOf);
  return days.some((day) => day >= since && day <= date);
}

function choose(context: AnswerContext, ranked: readonly Scored[], since: string): Scored[] {
  const chosen: Scored[] = [];
  for (const one of ranked.slice(0, MOST_LOOKED_AT)) {
    if (chosen.length >= MOST_SENTENCES) break;
    if (chosen.some((other) => overlap(one, other, context.vocabulary) >= SAID_ALREADY)) continue;
    if (!wasSaid(context, one, since)) chosen.push(one);
  }
  return chosen;
}

/** Whether an article from before `since`, or an earlier version of the same one, says it already. */
function wasSaid(context: AnswerContext, one: Candidate, since: string): boolean {
  const { vocabulary, library, index } = context;
  const rarest = [...one.terms]
    .sort((a, b) => vocabulary.weight(b) - vocabulary.weight(a) || a - b)
    .slice(0, RAREST);
  const topic = rarestTopic(rarest, vocabulary);
  const earlier = index
    .search(topic, "articles", false)
    .slice(0, EARLIER_ARTICLES)
    .flatMap((hit) => library.shown(hit.id) ?? []);
  const before = earlier.filter(
    (entry) =>
      entry.article.published !== undefined &&
      dayOf(entry.article.published) < since &&
      entry.article.id !== one.entry.article.id,
  );
  return [...before, ...library.earlier(one.entry)].some((entry) =>
    candidatesOf(entry, vocabulary, topic).some((other) => overlap(one, other, vocabulary) >= SAID_ALREADY),
  );
}

function rarestTopic(ids: readonly number[], vocabulary: AnswerContext["vocabulary"]): Topic {
  return new Topic(
    ids.map((id) => ({ written: vocabulary.term(id), alternatives: [[id]], weight: vocabulary.weight(id) })),
    vocabulary,
  );
}
