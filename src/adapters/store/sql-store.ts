import type { Article } from "../../core/article.js";
import { DatelineError } from "../../core/errors.js";
import type {
  Clock,
  Coming,
  ComingArticle,
  DamagedArticle,
  KeptArticle,
  KeptDocument,
  ListPage,
  Store,
} from "../../core/ports.js";
import { addArticleRows, articleRows, idIn, keptOf, rowOf } from "./article-rows.js";
import { type Backend, type Doing, guarded } from "./backend.js";
import { textOf } from "./json.js";
import { nameOf, wordsOf } from "./names.js";
import { Turns } from "./turns.js";

/** Articles that are in memory at once while all are read. */
const PAGE = 100;

/** The Store port on a database of the newest schema. */
export class SqlStore implements Store {
  readonly #backend: Backend;
  readonly #clock: Clock;
  readonly #turns = new Turns();
  #closing: Promise<void> | null = null;

  constructor(backend: Backend, clock: Clock) {
    this.#backend = backend;
    this.#clock = clock;
  }

  get(collection: string, key: string): Promise<unknown> {
    return this.#inTurn("reading", collection, key, async (place) => {
      const found = await this.#documents(place).select("document").executeTakeFirst();
      return found === undefined ? undefined : this.#read(found.document, `document ${place.key}`);
    });
  }

  set(collection: string, key: string, document: object): Promise<void> {
    // Written down now: what the caller changes later in its object is not what it asked for.
    const text = textOf(document);
    return this.#inTurn("writing", collection, key, async (place) => {
      await this.#backend.db
        .insertInto("dateline_documents")
        .values({ ...place, document: text })
        .onConflict((conflict) => conflict.columns(["collection", "key"]).doUpdateSet({ document: text }))
        .execute();
    });
  }

  delete(collection: string, key: string): Promise<void> {
    return this.#inTurn("writing", collection, key, async (place) => {
      await this.#backend.db
        .deleteFrom("dateline_documents")
        .where("collection", "=", place.collection)
        .where("key", "=", place.key)
        .execute();
    });
  }

  add(collection: string, key: string, document: object): Promise<boolean> {
    const text = textOf(document);
    return this.#inTurn("writing", collection, key, async (place) => {
      const added = await this.#backend.db
        .insertInto("dateline_documents")
        .values({ ...place, document: text })
        .onConflict((conflict) => conflict.columns(["collection", "key"]).doNothing())
        .returning("key")
        .execute();
      return added.length > 0;
    });
  }

  replace(collection: string, key: string, expected: object, document: object): Promise<boolean> {
    const [before, after] = [textOf(expected), textOf(document)];
    return this.#inTurn("writing", collection, key, async (place) => {
      const replaced = await this.#backend.db
        .updateTable("dateline_documents")
        .set({ document: after })
        .where("collection", "=", place.collection)
        .where("key", "=", place.key)
        .where("document", "=", before)
        .returning("key")
        .execute();
      return replaced.length > 0;
    });
  }

  list(collection: string, { after, limit }: ListPage = {}): Promise<readonly KeptDocument[]> {
    return this.#ask("reading", async () => {
      let asked = this.#backend.db
        .selectFrom("dateline_documents")
        .select(["key", "whole_key", "document"])
        .where("collection", "=", nameOf(collection).name)
        .orderBy("key");
      if (after !== undefined) asked = asked.where("key", ">", nameOf(after).name);
      if (limit !== undefined) asked = asked.limit(limit);
      const rows = await asked.execute();
      return rows.map(({ key: name, whole_key: whole, document }) => ({
        key: wordsOf({ name, whole }),
        document: this.#read(document, `document ${name}`),
      }));
    });
  }

  async addArticle(desk: string, article: Article, coming: Coming = {}): Promise<"added" | "known"> {
    const [outcome = "known"] = await this.addArticles(desk, [{ ...coming, article }]);
    return outcome;
  }

  addArticles(desk: string, articles: readonly ComingArticle[]): Promise<readonly ("added" | "known")[]> {
    const rows = articles.map((one) => rowOf(one));
    const { name } = nameOf(desk);
    return this.#ask("writing", () => addArticleRows(this.#backend.db, name, rows, () => this.#clock.now()));
  }

  async *articles(
    desk: string,
    afterSequence: number,
    onDamaged?: (damaged: DamagedArticle) => void,
  ): AsyncGenerator<KeptArticle> {
    for (let last = afterSequence; ; ) {
      const page = await this.#pageOf(desk, last);
      for (const one of page) {
        if ("article" in one) yield one;
        else if (onDamaged === undefined) throw one.error;
        else onDamaged(one);
      }
      if (page.length < PAGE) return;
      last = page.at(-1)?.sequence ?? last;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#turns.end().then(() => this.#backend.close());
    return this.#closing;
  }

  #pageOf(desk: string, afterSequence: number): Promise<(KeptArticle | DamagedArticle)[]> {
    return this.#ask("reading", async () => {
      const rows = await articleRows(this.#backend.db, nameOf(desk).name, afterSequence, PAGE);
      return rows.map((row) => {
        const sequence = Number(row.sequence);
        const what = `article ${sequence} of desk ${desk}`;
        return keptOf(row) ?? { sequence, id: idIn(row.article), error: this.#broken(what) };
      });
    });
  }

  #documents({ collection, key }: DocumentPlace) {
    return this.#backend.db
      .selectFrom("dateline_documents")
      .where("collection", "=", collection)
      .where("key", "=", key);
  }

  #inTurn<T>(
    doing: Doing,
    collection: string,
    key: string,
    work: (place: DocumentPlace) => Promise<T>,
  ): Promise<T> {
    const { name, whole } = nameOf(key);
    const place = { collection: nameOf(collection).name, key: name, whole_key: whole };
    // No name has a NUL in it.
    return this.#ask(doing, () => work(place), `${place.collection}\0${name}`);
  }

  /** Without a turn to wait for, it is done at once. */
  #ask<T>(doing: Doing, work: () => Promise<T>, turn?: string): Promise<T> {
    if (this.#closing !== null)
      return Promise.reject(new DatelineError("store-closed", "Dateline is ending: nothing more is kept."));
    return this.#turns.take(turn ?? null, () => guarded(this.#backend, doing, work));
  }

  #read(text: string, what: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.#broken(what);
    }
  }

  #broken(what: string): DatelineError {
    return new DatelineError(
      "store-broken",
      `${this.#backend.place} has a ${what} that is damaged: put a backup in its place with “dateline restore”.`,
    );
  }
}

interface DocumentPlace {
  readonly collection: string;
  readonly key: string;
  readonly whole_key: string | null;
}
