import type { Entry } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { passageItem } from "./items.js";
import { candidatesOf, chooseCovering, inReadingOrder, type Scored, scoreCandidates } from "./salience.js";
import { bestArticles, findArticles } from "./search.js";

export interface SummaryArguments {
  readonly topic: string;
}

/** Two sentences that share half of their weight tell the same. */
const SELECTION = { fewest: 3, most: 8, worth: 0.3, same: 0.5 };
/** Articles read for a summary: the best on a topic, or the newest of the desk. */
const MOST_ARTICLES = 25;

/** Three to eight verbatim sentences that together tell it, in the order they were published. */
export function summary(context: AnswerContext, { topic: words }: SummaryArguments, page: Page): Reply {
  const topic = words === "" ? null : topicOf(context, words);
  const chosen =
    topic === null ? context.remember("summary", () => choose(context, null)) : choose(context, topic);
  const scope = words === "" ? "the desk" : `“${words}”`;
  if (chosen.length === 0) {
    return {
      headline: `There is nothing to sum up on ${scope}.`,
      items: [],
      notes: topic ? unknownWords(context, topic) : [],
      total: 0,
    };
  }
  return {
    headline: `${scope === "the desk" ? "The desk" : scope} in ${counted(chosen.length, "sentence")}, from ${counted(new Set(chosen.map((one) => one.entry)).size, "article")}`,
    items: pageOf(inReadingOrder(chosen), page, ({ entry, sentence }) => passageItem(entry, sentence)),
    total: chosen.length,
  };
}

function choose(context: AnswerContext, topic: Topic | null): Scored[] {
  const entries = topic === null ? context.library.all().slice(0, MOST_ARTICLES) : articlesOn(context, topic);
  const pool = entries.flatMap((entry) => candidatesOf(entry, context.vocabulary, topic));
  return chooseCovering(scoreCandidates(pool), SELECTION, context.vocabulary);
}

function articlesOn(context: AnswerContext, topic: Topic): Entry[] {
  const whole = findArticles(context, topic, true);
  const found = whole.length > 0 ? whole : findArticles(context, topic, false);
  return bestArticles(context, found, MOST_ARTICLES).map(({ entry }) => entry);
}
