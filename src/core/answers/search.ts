import { compareText, type Entry } from "../library.js";
import { firstOf } from "../search/select.js";
import type { Topic } from "../search/topic.js";
import type { Span } from "../span.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, lastOf, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { leadOf, passageItem } from "./items.js";

export interface SearchArguments {
  readonly words: string;
}

interface Passage {
  readonly entry: Entry;
  readonly span: Span;
  readonly score: number;
}

/** Articles that give more than their best passage. */
const DEEP_ARTICLES = 100;
/** A sentence tells more than the heading above it. */
const IN_HEADING = 0.5;

/** Passages that have the words: the best one of each article, best article first, then the other ones. */
export function search(context: AnswerContext, { words }: SearchArguments, page: Page): Reply {
  const topic = topicOf(context, words);
  const notes: string[] = [];
  let found = findArticles(context, topic, true);
  if (found.length === 0 && topic.concepts.length > 1) {
    found = findArticles(context, topic, false);
    if (found.length > 0) notes.push("No article has all of these words; these have some of them.");
    notes.push(...unknownWords(context, topic));
  } else if (found.length === 0) notes.push(...unknownWords(context, topic));
  if (found.length === 0) return { headline: `No article has “${words}”.`, items: [], notes, total: 0 };
  const best = bestArticles(context, found, Math.max(DEEP_ARTICLES, lastOf(page)));
  const others = best
    .slice(0, DEEP_ARTICLES)
    .flatMap((one) => passagesOf(topic, one).slice(1))
    .sort(comparePassages);
  const total = found.length + others.length;
  const ranked: (FoundArticle | Passage)[] = [...best, ...(best.length === found.length ? others : [])];
  return {
    headline: `${counted(total, "passage")} in ${counted(found.length, "article")} on “${words}”`,
    items: pageOf(ranked, page, (one) => {
      const { span } = "span" in one ? one : (passagesOf(topic, one)[0] ?? { span: { start: 0, end: 0 } });
      return passageItem(one.entry, span);
    }),
    notes,
    total,
  };
}

export interface FoundArticle {
  readonly entry: Entry;
  readonly score: number;
}

/** The shown articles that have the topic's words, in no order. */
export function findArticles({ library, index }: AnswerContext, topic: Topic, all: boolean): FoundArticle[] {
  const shown = library.bySerial();
  const found: FoundArticle[] = [];
  for (const hit of index.search(topic, all)) {
    const entry = shown[hit.id];
    // Rounded: a sum of the same numbers in another order of loading must not swap two articles.
    if (entry !== undefined && entry.sentences.length > 0)
      found.push({ entry, score: Math.fround(hit.score) });
  }
  return found;
}

/** The best of the found articles, best first; equal ones by time. */
export function bestArticles(
  { library }: AnswerContext,
  found: readonly FoundArticle[],
  count: number,
): FoundArticle[] {
  return firstOf(found, count, (a, b) => b.score - a.score || library.rank(a.entry) - library.rank(b.entry));
}

/** An article's passages, best first; its first sentence where only its title has the words. */
function passagesOf(topic: Topic, { entry, score }: FoundArticle): Passage[] {
  const passages: Passage[] = [];
  for (const sentence of entry.sentences) {
    const mask = topic.maskIn(entry.terms, sentence);
    const share = mask === 0 ? 0 : (topic.covered(mask) / topic.weight) * (sentence.heading ? IN_HEADING : 1);
    if (share > 0) passages.push({ entry, span: sentence, score: score * share });
  }
  const first = leadOf(entry);
  if (passages.length === 0 && first) passages.push({ entry, span: first, score: 0 });
  return passages.sort(comparePassages);
}

function comparePassages(a: Passage, b: Passage): number {
  return (
    b.score - a.score || compareText(a.entry.article.id, b.entry.article.id) || a.span.start - b.span.start
  );
}
