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
  /** Takes no more questions; resolves when those that were taken are answered, or after some seconds. */
  stop(): Promise<void>;
}

/**
 * JSON documents that outlive the process, each by its collection and a key within that. What one process asks of one
 * document happens in the order in which it is asked; a document is whole or not there.
 */
export interface Store {
  /** Undefined where there is none. What is there and cannot be read is an error, never nothing. */
  get(collection: string, key: string): Promise<unknown>;
  /** Resolves when it would survive a crash. */
  set(collection: string, key: string, document: object): Promise<void>;
  /** Nothing happens where there is none. */
  delete(collection: string, key: string): Promise<void>;
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
  /** In no order; `all` asks for every concept of the topic, otherwise one is enough. */
  search(topic: Topic, all: boolean): IndexHit[];
  /** Terms that a misspelt one may mean, each with the articles that have it and that `shown` lets through. */
  similarTerms(term: string, shown: (id: number) => boolean): { term: string; ids: number[] }[];
}
