import { type Concept, readTopic, Topic } from "../search/topic.js";
import type { AnswerContext } from "./context.js";

/** Names and words that a question has at most: with more, no article has them all. */
const MOST_NAMES = 3;
const MOST_WORDS = 2;
/** A message that is about how many. */
const COUNTS =
  /\b(?:dead|killed|die[ds]?|deaths?|toll|casualt\w+|injur\w+|wounded|missing|displaced|captured)\b/i;

/**
 * Questions about what somebody wrote, the most telling first: how many at the place that it names, where it is about
 * that; who says what about its names and its rarest words; and so on with fewer. Empty where no article speaks of any
 * of it.
 */
export function questionsAbout(context: AnswerContext, text: string): string[] {
  const { book, vocabulary, index, library } = context;
  const shown = library.bySerial();
  const isKnown = (concept: Concept): boolean =>
    index.search(new Topic([concept], vocabulary), true).some(({ id }) => shown[id] !== undefined);
  const known = readTopic(text, book, vocabulary).concepts.filter(isKnown);
  const names = known.filter(({ written }) => book.kindOf(written) !== undefined).slice(0, MOST_NAMES);
  const words = known
    .filter((one) => !names.includes(one) && !COUNTS.test(one.written))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS);
  // In the order in which they were written.
  const said = (some: readonly Concept[]): string =>
    known
      .filter((one) => some.includes(one))
      .map(({ written }) => written)
      .join(" ");
  const place = names.find(({ written }) => book.kindOf(written) === "place");
  const topics = [[...names, ...words], names, words].map(said).filter((topic) => topic !== "");
  return [
    ...(place !== undefined && COUNTS.test(text) ? [`casualties ${place.written}`] : []),
    ...topics.map((topic) => `who-claimed ${topic}`),
    ...topics.map((topic) => `search ${topic}`),
  ];
}
