import type { Kysely, RawBuilder } from "kysely";

/** The tables, as the newest schema has them. Their names are ours in a database that others use too. */
export interface Tables {
  /** One row. */
  readonly dateline_schema: { readonly version: number };
  readonly dateline_documents: {
    readonly collection: string;
    readonly key: string;
    readonly whole_key: string | null;
    readonly document: string;
  };
  readonly dateline_articles: {
    readonly desk: string;
    /** PostgreSQL's client gives a bigint as text. */
    readonly sequence: number;
    /** SHA-256 of the article's text. */
    readonly hash: string;
    readonly received_at: number;
    readonly article: string;
    /** 0 or 1. */
    readonly announced: number;
    /** As JSON, which is in ASCII where a text could not be kept. */
    readonly origin: string | null;
    /** 0 or 1. */
    readonly counted: number;
  };
  /** The last sequence number of each desk. Who holds its row is the only one to add an article to the desk. */
  readonly dateline_desks: { readonly desk: string; readonly last_sequence: number };
}

/** Those with what is kept, in the order in which they are copied. */
export const KEPT_TABLES = ["dateline_documents", "dateline_articles", "dateline_desks"] as const;

/** A step from one schema to the next. Names are compared by their bytes, which each database calls otherwise. */
export type Migration = (db: Kysely<Tables>, nameType: RawBuilder<unknown>) => Promise<void>;

/** Forward only: a step that was released is never changed, the next is added at the end. */
export const MIGRATIONS: readonly Migration[] = [
  async (db, nameType) => {
    await db.schema
      .createTable("dateline_documents")
      .addColumn("collection", nameType, (column) => column.notNull())
      .addColumn("key", nameType, (column) => column.notNull())
      .addColumn("whole_key", "text")
      .addColumn("document", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("dateline_documents_key", ["collection", "key"])
      .execute();
    await db.schema
      .createTable("dateline_articles")
      .addColumn("desk", nameType, (column) => column.notNull())
      .addColumn("sequence", "bigint", (column) => column.notNull())
      .addColumn("hash", nameType, (column) => column.notNull())
      .addColumn("received_at", "bigint", (column) => column.notNull())
      .addColumn("article", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("dateline_articles_key", ["desk", "sequence"])
      .addUniqueConstraint("dateline_articles_once", ["desk", "hash"])
      .execute();
    await db.schema
      .createTable("dateline_desks")
      .addColumn("desk", nameType, (column) => column.notNull().primaryKey())
      .addColumn("last_sequence", "bigint", (column) => column.notNull())
      .execute();
  },
  async (db) => {
    const articles = () => db.schema.alterTable("dateline_articles");
    await articles()
      .addColumn("announced", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await articles().addColumn("origin", "text").execute();
    await articles()
      .addColumn("counted", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  },
];
