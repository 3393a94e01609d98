import { compareText, type Entry } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { Span } from "../span.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { passageItem } from "./items.js";

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

/** Passages that have the words: the best one of each article, best article first, then the other ones. */
export function search(context: AnswerContext, { words }: SearchArguments, page: Page): Reply {
  const topic = topicOf(context, words);
  const notes: string[] = [];
  let hits = rankedArticles(context, topic, true);
  if (hits.length === 0 && topic.concepts.length > 1) {
    hits = rankedArticles(context, topic, false);
    if (hits.length > 0) notes.push("No article has all of these words; these have some of them.");
  }
  const deep = hits.slice(0, DEEP_ARTICLES).map((hit) => passagesOf(topic, hit.entry, hit.score));
  const first = deep.flatMap((passages) => passages.slice(0, 1));
  const others = deep.flatMap((passages) => passages.slice(1)).sort(comparePassages);
  const shallow = hits.slice(DEEP_ARTICLES);
  const total = first.length + shallow.length + others.length;
  const ranked: (Passage | { entry: Entry; score: number })[] = [...first, ...shallow, ...others];
  const items = pageOf(ranked, page, (one) => {
    const passage = "span" in one ? one : passagesOf(topic, one.entry, one.score)[0];
    return passageItem(one.entry, passage?.span ?? { start: 0, end: 0 });
  });
  if (total === 0)
    return { headline: `No article has “${words}”.`, items, notes: unknownWords(context, topic), total };
  return {
    headline: `${counted(total, "passage")} in ${counted(hits.length, "article")} on “${words}”`,
    items,
    notes: [...notes, ...unknownWords(context, topic)],
    total,
  };
}

/** The shown articles that have the topic's words, best first; equal ones by time. */
export function rankedArticles(
  context: AnswerContext,
  topic: Topic,
  all: boolean,
): { entry: Entry; score: number }[] {
  const { library } = context;
  const shown = library.bySerial();
  const found: { entry: Entry; score: number }[] = [];
  for (const hit of context.index.search(topic, all)) {
    const entry = shown[hit.id];
    if (entry !== undefined && entry.sentences.length > 0) found.push({ entry, score: hit.score });
  }
  return found.sort((a, b) => b.score - a.score || library.rank(a.entry) - library.rank(b.entry));
}

/** An article's passages, best first; its first sentence where only its title has the words. */
function passagesOf(topic: Topic, entry: Entry, articleScore: number): Passage[] {
  const passages: Passage[] = [];
  for (const sentence of entry.sentences) {
    const mask = topic.maskIn(entry.terms, sentence);
    if (mask === 0) continue;
    const score = (articleScore * topic.covered(mask)) / topic.weight;
    if (score > 0) passages.push({ entry, span: sentence, score });
  }
  if (passages.length === 0) {
    const first = entry.sentences[0];
    if (first) passages.push({ entry, span: first, score: 0 });
  }
  return passages.sort(comparePassages);
}

function comparePassages(a: Passage, b: Passage): number {
  return (
    b.score - a.score || compareText(a.entry.article.id, b.entry.article.id) || a.span.start - b.span.start
  );
}
