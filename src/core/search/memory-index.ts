import MiniSearch, { type Query } from "minisearch";
import type { IndexedArticle, IndexHit, SearchIndex } from "../ports.js";
import type { Topic } from "./topic.js";
import type { Vocabulary } from "./vocabulary.js";

/** What MiniSearch is given of an article: its terms come by way of the tokenizer, already cut and stemmed. */
interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** The SearchIndex port in memory, on MiniSearch. An article is tokenized once, by its reading. */
export class MemoryIndex implements SearchIndex {
  readonly #vocabulary: Vocabulary;
  /** The terms of the article that is being added or removed, by field. */
  #terms: Readonly<Record<string, string[]>> = {};
  readonly #index = new MiniSearch<Document>({
    fields: ["title", "text"],
    tokenize: (term, field) => (field === undefined ? [term] : (this.#terms[field] ?? [])),
    processTerm: (term) => term,
  });

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(article: IndexedArticle): void {
    this.#withTermsOf(article, (document) => this.#index.add(document));
  }

  remove(article: IndexedArticle): void {
    this.#withTermsOf(article, (document) => this.#index.remove(document));
  }

  search(topic: Topic, all: boolean): IndexHit[] {
    if (topic.empty) return [];
    return this.#index.search(this.#query(topic, all), { boost: { title: 2 } });
  }

  similarTerms(term: string, shown: (id: number) => boolean): { term: string; ids: number[] }[] {
    const found = this.#index.search(term, {
      prefix: term.length > 3,
      fuzzy: term.length > 4 ? 0.25 : 0,
    });
    const similar = new Map<string, number[]>();
    for (const hit of found) {
      const id = hit.id as number;
      if (shown(id)) for (const one of hit.terms) add(similar, one, id);
    }
    return [...similar].map(([one, ids]) => ({ term: one, ids }));
  }

  #withTermsOf({ id, title, text }: IndexedArticle, use: (document: Document) => void): void {
    this.#terms = { title: this.#termsOf(title), text: this.#termsOf(text) };
    use({ id, title: "", text: "" });
    this.#terms = {};
  }

  #query(topic: Topic, all: boolean): Query {
    const term = (id: number): string => this.#vocabulary.term(id);
    const queries = topic.concepts.map((concept): Query => {
      const alternatives = concept.alternatives.map(
        (ids): Query =>
          ids.length === 1 ? term(ids[0] ?? 0) : { combineWith: "AND", queries: ids.map(term) },
      );
      return alternatives.length === 1
        ? (alternatives[0] ?? "")
        : { combineWith: "OR", queries: alternatives };
    });
    return queries.length === 1 ? (queries[0] ?? "") : { combineWith: all ? "AND" : "OR", queries };
  }

  #termsOf(ids: readonly number[] | Int32Array): string[] {
    const terms: string[] = [];
    for (const id of ids) terms.push(this.#vocabulary.term(id));
    return terms;
  }
}

function add(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
