import type { DeskProfile } from "../desk-profile.js";
import { DatelineError } from "../errors.js";
import type { Library } from "../library.js";
import type { SearchIndex } from "../ports.js";
import type { NameBook } from "../reading/names.js";
import type { Copies } from "../search/copies.js";
import { firstOf } from "../search/select.js";
import type { SentenceIndex } from "../search/sentence-index.js";
import { readTopic, Topic } from "../search/topic.js";
import type { Vocabulary } from "../search/vocabulary.js";
import type { Action, CasualtyEvent, Citation, Item, Page } from "./answer.js";

/** What an answer is made from. */
export interface AnswerContext {
  readonly profile: DeskProfile;
  readonly book: NameBook;
  readonly vocabulary: Vocabulary;
  readonly index: SearchIndex;
  readonly sentences: SentenceIndex;
  readonly copies: Copies;
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
  readonly events?: readonly CasualtyEvent[];
  readonly noted?: readonly Citation[];
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

const MOST_SIMILAR = 5;

/** What to say where no article has a word: similar words, as shown articles write them. */
export function unknownWords(context: AnswerContext, topic: Topic): string[] {
  const { vocabulary, index, library } = context;
  const shown = library.bySerial();
  const isShown = (serial: number): boolean => shown[serial] !== undefined;
  return topic.concepts
    .filter((concept) => !index.search(new Topic([concept], vocabulary), true).some((hit) => isShown(hit.id)))
    .map(({ written, alternatives }) => {
      const similar = index.similarTerms(vocabulary.term(alternatives[0]?.[0] ?? 0), isShown);
      const words = new Set(similar.flatMap(({ term, ids }) => wordOf(context, term, ids)));
      const hint = [...words].sort().slice(0, MOST_SIMILAR).join(", ");
      return `No article has the word “${written}”.${hint === "" ? "" : ` Similar words there: ${hint}.`}`;
    });
}

/** A term as the newest of some articles writes it, in its text or its title. */
function wordOf({ library, vocabulary }: AnswerContext, term: string, serials: readonly number[]): string[] {
  const shown = library.bySerial();
  const entries = serials.flatMap((serial) => shown[serial] ?? []);
  const [newest] = firstOf(entries, 1, (a, b) => library.rank(a) - library.rank(b));
  if (newest === undefined) return [];
  const { text, title = "" } = newest.article;
  const place = newest.terms.ids.findIndex((id) => vocabulary.term(id) === term);
  const start = newest.terms.at[place] ?? 0;
  const written = place < 0 ? title : text.slice(start, start + 60);
  const words = written.toLowerCase().match(/[\p{L}\p{M}\p{N}-]+/gu) ?? [];
  return words
    .filter((word) => vocabulary.idsOf(word).some((id) => vocabulary.term(id) === term))
    .slice(0, 1);
}
