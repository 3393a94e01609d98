import { createHash } from "node:crypto";
import { type Article, articleSchema } from "../../core/article.js";
import { DatelineError } from "../../core/errors.js";
import type { Clock, KeptArticle, KeptDocument, ListPage, Store } from "../../core/ports.js";
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

  addArticle(desk: string, article: Article): Promise<"added" | "known"> {
    const text = textOf(article);
    const version = { desk: nameOf(desk).name, hash: createHash("sha256").update(text).digest("hex") };
    return this.#ask("writing", async () => {
      const { db } = this.#backend;
      const known = await db
        .selectFrom("dateline_articles")
        .select("sequence")
        .where("desk", "=", version.desk)
        .where("hash", "=", version.hash)
        .executeTakeFirst();
      if (known !== undefined) return "known";
      return db.transaction().execute(async (transaction) => {
        // First, for it waits for who else adds to this desk: numbers turn up in their order, whoever reads.
        const { last_sequence: sequence } = await transaction
          .insertInto("dateline_desks")
          .values({ desk: version.desk, last_sequence: 1 })
          .onConflict((conflict) =>
            conflict
              .column("desk")
              .doUpdateSet((set) => ({ last_sequence: set("dateline_desks.last_sequence", "+", 1) })),
          )
          .returning("last_sequence")
          .executeTakeFirstOrThrow();
        const added = await transaction
          .insertInto("dateline_articles")
          .values({ ...version, sequence, received_at: this.#clock.now(), article: text })
          .onConflict((conflict) => conflict.columns(["desk", "hash"]).doNothing())
          .returning("sequence")
          .execute();
        return added.length > 0 ? "added" : "known";
      });
    });
  }

  async *articles(desk: string, afterSequence: number): AsyncGenerator<KeptArticle> {
    for (let last = afterSequence; ; ) {
      const page = await this.#pageOf(desk, last);
      yield* page;
      if (page.length < PAGE) return;
      last = page.at(-1)?.sequence ?? last;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#turns.end().then(() => this.#backend.close());
    return this.#closing;
  }

  #pageOf(desk: string, afterSequence: number): Promise<KeptArticle[]> {
    return this.#ask("reading", async () => {
      const rows = await this.#backend.db
        .selectFrom("dateline_articles")
        .select(["sequence", "received_at", "article"])
        .where("desk", "=", nameOf(desk).name)
        .where("sequence", ">", afterSequence)
        .orderBy("sequence")
        .limit(PAGE)
        .execute();
      return rows.map((row) => {
        const what = `article ${row.sequence} of desk ${desk}`;
        const read = articleSchema.safeParse(this.#read(row.article, what));
        if (!read.success) throw this.#broken(what);
        return {
          sequence: Number(row.sequence),
          receivedAt: Number(row.received_at),
          article: read.data,
        };
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
