import MiniSearch, { type Query, type SearchResult } from "minisearch";
import type { IndexedArticle, IndexHit, SearchIndex } from "../ports.js";
import type { Topic } from "./topic.js";
import type { Vocabulary } from "./vocabulary.js";

interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/**
 * The SearchIndex port in memory, on MiniSearch. The fields hold terms that the reading has already cut and
 * stemmed, joined by spaces: an article is tokenized once.
 */
export class MemoryIndex implements SearchIndex {
  readonly #vocabulary: Vocabulary;
  readonly #index = new MiniSearch<Document>({
    fields: ["title", "text"],
    tokenize: (terms) => (terms === "" ? [] : terms.split(" ")),
    processTerm: (term) => term,
  });

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(article: IndexedArticle): void {
    const document = {
      id: article.id,
      title: this.#join(article.title),
      text: this.#join(article.text),
    };
    this.#index.add(document);
  }

  search(topic: Topic, all: boolean): IndexHit[] {
    if (topic.empty) return [];
    const hits: SearchResult[] = this.#index.search(this.#query(topic, all), { boost: { title: 2 } });
    // Rounded: a sum of the same numbers in another order of loading must not swap two articles.
    return hits.map((hit) => ({ id: hit.id as number, score: Math.fround(hit.score) }));
  }

  similarTerms(term: string, shown: (id: number) => boolean): string[] {
    const found = this.#index.search(term, {
      prefix: term.length > 3,
      fuzzy: term.length > 4 ? 0.25 : 0,
    });
    const terms = new Set<string>();
    for (const hit of found) {
      if (terms.size >= 50) break;
      if (shown(hit.id as number)) for (const one of hit.terms) terms.add(one);
    }
    return [...terms].sort().slice(0, 5);
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

  #join(ids: readonly number[] | Int32Array): string {
    let joined = "";
    for (const id of ids) joined += (joined === "" ? "" : " ") + this.#vocabulary.term(id);
    return joined;
  }
}
