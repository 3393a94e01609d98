import type { Article } from "./article.js";
import type { Poster } from "./channel/poster.js";
import type { Topic } from "./search/topic.js";

/** What the core needs from outside. */

/** The only source of the present. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Waiting, so that tests need not. */
export interface Timer {
  /** Resolves after so many milliseconds; at once where `until` is aborted before. */
  wait(milliseconds: number, until?: AbortSignal): Promise<void>;
}

/** What happened, for whoever runs Dateline. Never what an article says or what somebody asked. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A way in: a chat platform on which desks are asked. */
export interface Channel {
  /** In small letters, for the log. */
  readonly name: string;
  /** Resolves once questions are taken; keeps trying while the platform is down, until `stop`. */
  start(): Promise<void>;
  /** Resolves with the reason where the platform refuses for good, after the start: no waiting mends it. */
  readonly lost: Promise<Error>;
  /** Posts what nobody asked for just then. */
  readonly poster: Poster;
  /** Takes no more questions; resolves when those that were taken are answered, or after some seconds. */
  stop(): Promise<void>;
}

/**
 * What outlives the process, for one process or several at once: JSON documents, each by its collection and a key
 * within that, and articles in all their versions. What one process asks of one document happens in the order in which
 * it is asked; a document is whole or not there. What is written resolves when it would survive a crash. Where a call
 * fails, what it was to write may have been written all the same: ask again, or look.
 */
export interface Store {
  /** Undefined where there is none. What is there and cannot be read is an error, never nothing. */
  get(collection: string, key: string): Promise<unknown>;
  set(collection: string, key: string, document: object): Promise<void>;
  /** Nothing happens where there is none. */
  delete(collection: string, key: string): Promise<void>;
  /**
   * Sets a document where there is none, and says whether it did: of all that try it at once, exactly one does. Whose
   * call failed looks for a mark of its own in the document, for that may be there.
   */
  add(collection: string, key: string, document: object): Promise<boolean>;
  /** Sets a document where it is as expected, in whatever order its fields stand, and says whether it did. */
  replace(collection: string, key: string, expected: object, document: object): Promise<boolean>;
  /**
   * The documents of a collection in the order of their keys' code points (a NUL and half of a surrogate pair stand
   * where a backslash does; keys of more than a thousand bytes are ordered by the first of these). `after` is the last
   * key of the page before; without `limit` all of them come.
   */
  list(collection: string, page?: ListPage): Promise<readonly KeptDocument[]>;

  /**
   * Keeps a version of an article; what is the same to the last field is kept once and "known" from then on, also
   * where another version came in between. Who means that a text is again what it was numbers the version. How it came
   * is kept with it, of what is known as it came first.
   */
  addArticle(desk: string, article: Article, coming?: Coming): Promise<"added" | "known">;
  /** The same for many, in their order: all of them are kept or none. */
  addArticles(desk: string, articles: readonly ComingArticle[]): Promise<readonly ("added" | "known")[]>;
  /**
   * The versions after a sequence number (0 for all), in the order in which they were accepted. Numbers grow and may
   * have gaps. Nothing turns up later below a number that was seen, so who follows loses nothing. One that is damaged
   * is an error, or where somebody hears of it, left out.
   */
  articles(
    desk: string,
    afterSequence: number,
    onDamaged?: (damaged: DamagedArticle) => void,
  ): AsyncIterable<KeptArticle>;

  /** Resolves when what was asked before is done; whatever is asked after it fails. */
  close(): Promise<void>;
}

export interface ListPage {
  readonly after?: string;
  readonly limit?: number;
}

export interface KeptDocument {
  readonly key: string;
  readonly document: unknown;
}

/** How a version of an article came in. */
export interface Coming {
  /** False for what was there when a source was first read: it is no news. By default true. */
  readonly announced?: boolean;
  /**
   * The file or feed that has the article once, so that what it has now takes the place of what it had before. Null, as
   * by default, where it has several versions of it side by side, or where nobody knows.
   */
  readonly origin?: string | null;
  /** Whether its number was given here, and not by its source. By default false. */
  readonly counted?: boolean;
}

/** A version of an article that comes in. */
export interface ComingArticle extends Coming {
  readonly article: Article;
}

export interface KeptArticle extends Required<Coming> {
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly article: Article;
}

/** What is kept and cannot be read. */
export interface DamagedArticle {
  readonly sequence: number;
  /** Null where not even that can be read. */
  readonly id: string | null;
  readonly error: Error;
}

/** One version of an article as the index sees it: numbers instead of words. */
export interface IndexedArticle {
  /** Serial number that the library gave this version. */
  readonly id: number;
  readonly title: readonly number[];
  readonly text: Int32Array;
}

export interface IndexHit {
  readonly id: number;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** Ranked search over a desk's articles; findings are found through theirs. */
export interface SearchIndex {
  add(article: IndexedArticle): void;
  /** Takes out what was added, as it was added. */
  remove(article: IndexedArticle): void;
  /** In no order; `all` asks for every concept of the topic, otherwise one is enough. */
  search(topic: Topic, all: boolean): IndexHit[];
  /** Terms that a misspelt one may mean, each with the articles that have it and that `shown` lets through. */
  similarTerms(term: string, shown: (id: number) => boolean): { term: string; ids: number[] }[];
}
