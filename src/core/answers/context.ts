import type { DeskProfile } from "../desk-profile.js";
import { DatelineError } from "../errors.js";
import type { Library } from "../library.js";
import type { Clock, SearchIndex } from "../ports.js";
import type { NameBook } from "../reading/names.js";
import type { SentenceIndex } from "../search/sentence-index.js";
import { readTopic, Topic } from "../search/topic.js";
import type { Vocabulary } from "../search/vocabulary.js";
import type { Action, Item, Page } from "./answer.js";

/** What an answer is made from. */
export interface AnswerContext {
  readonly profile: DeskProfile;
  readonly clock: Clock;
  readonly book: NameBook;
  readonly vocabulary: Vocabulary;
  readonly index: SearchIndex;
  readonly sentences: SentenceIndex;
  readonly library: Library;
  /** Keeps what `make` derives from the shown articles until these change. */
  remember<T>(key: string, make: () => T): T;
}

/** An answer without what every answer has. */
export interface Reply {
  readonly headline: string;
  readonly items: readonly Item[];
  readonly related?: readonly Item[];
  readonly notes?: readonly string[];
  readonly total: number;
  readonly actions?: readonly Action[];
}

const DEFAULT_LIMIT = 20;

/** The page of a ranked list, made into items; nothing outside the page is built. */
export function pageOf<T>(ranked: readonly T[], page: Page, make: (one: T) => Item): Item[] {
  const offset = page.offset ?? 0;
  return ranked.slice(offset, offset + (page.limit ?? DEFAULT_LIMIT)).map(make);
}

/** How many of a ranked list a page needs. */
export function lastOf({ offset = 0, limit = DEFAULT_LIMIT }: Page): number {
  return offset + limit;
}

/** What the words are about; throws where they are only words such as "the", which every article has. */
export function topicOf(context: AnswerContext, words: string): Topic {
  const topic = readTopic(words, context.book, context.vocabulary);
  if (topic.empty && words !== "") {
    throw new DatelineError(
      "missing-argument",
      `“${words.slice(0, 40)}” has no word to look for. Name a topic, such as: airport`,
    );
  }
  return topic;
}

/** "1 statement", "3 statements". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What to say where no article has a word: the nearest words that some article has. */
export function unknownWords(context: AnswerContext, topic: Topic): string[] {
  const { vocabulary, index, library } = context;
  const isShown = (serial: number): boolean => library.bySerial()[serial] !== undefined;
  return topic.concepts
    .filter((concept) => !index.search(new Topic([concept], vocabulary), true).some((hit) => isShown(hit.id)))
    .map((concept) => {
      const id = concept.alternatives[0]?.[0] ?? 0;
      const similar = index.similarTerms(vocabulary.term(id), isShown);
      const hint = similar.length > 0 ? ` Similar words there: ${similar.join(", ")}.` : "";
      return `No article has the word “${concept.written}”.${hint}`;
    });
}
