import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { articleSchema } from "../../core/article.js";
import type { ComingArticle, KeptArticle } from "../../core/ports.js";
import { textOf } from "./json.js";
import type { Tables } from "./schema.js";

type Row = Tables["dateline_articles"];
/** A version that is to be kept. */
type NewRow = Omit<Row, "desk" | "sequence" | "received_at">;

/** Rows in one statement, which may have so many values and no more. */
const AT_ONCE = 100;

/** A version as it is kept, whatever becomes of the object that it came in. */
export function rowOf({ article, announced = true, origin = null, counted = false }: ComingArticle): NewRow {
  const text = textOf(article);
  return {
    hash: createHash("sha256").update(text).digest("hex"),
    article: text,
    announced: Number(announced),
    origin: origin === null ? null : JSON.stringify(origin),
    counted: Number(counted),
  };
}

/** The version of a row; null where it is damaged. */
export function keptOf(row: Omit<Row, "desk" | "hash">): KeptArticle | null {
  const article = articleSchema.safeParse(parsed(row.article));
  const origin = row.origin === null ? null : parsed(row.origin);
  if (!article.success || (origin !== null && typeof origin !== "string")) return null;
  return {
    // PostgreSQL's client gives a bigint as text.
    sequence: Number(row.sequence),
    receivedAt: Number(row.received_at),
    article: article.data,
    announced: row.announced === 1,
    origin,
    counted: row.counted === 1,
  };
}

/** The id of an article whose text is damaged, if it can be read. */
export function idIn(text: string): string | null {
  // Within a string of JSON, quotation marks have a backslash before them.
  const id = parsed(/"id":("(?:[^"\\]|\\.)*")/.exec(text)?.[1] ?? "");
  return typeof id === "string" && id.trim() !== "" ? id : null;
}

/** The rows of a desk after a sequence number, in their order. */
export function articleRows(db: Kysely<Tables>, desk: string, after: number, limit: number) {
  return db
    .selectFrom("dateline_articles")
    .select(["sequence", "received_at", "article", "announced", "origin", "counted"])
    .where("desk", "=", desk)
    .where("sequence", ">", after)
    .orderBy("sequence")
    .limit(limit)
    .execute();
}

/** Adds those rows that are not there, all or none, in one transaction. */
export async function addArticleRows(
  db: Kysely<Tables>,
  desk: string,
  rows: readonly NewRow[],
  now: () => number,
): Promise<readonly ("added" | "known")[]> {
  const known = await hashesOf(db, desk, rows);
  // Of the same twice, the first is added.
  const missing = rows.filter(({ hash }) => !known.has(hash) && known.add(hash));
  if (missing.length === 0) return rows.map(() => "known");
  const added = await db.transaction().execute(async (transaction) => {
    // First, for it waits for who else adds to this desk: numbers turn up in their order, whoever reads.
    const last = await takeNumbers(transaction, desk, missing.length);
    const first = last - missing.length + 1;
    const received = now();
    const values = missing.map((row, i) => ({ ...row, desk, sequence: first + i, received_at: received }));
    const hashes = new Set<string>();
    for (const part of partsOf(values)) {
      const inserted = await transaction
        .insertInto("dateline_articles")
        .values(part)
        .onConflict((conflict) => conflict.columns(["desk", "hash"]).doNothing())
        .returning("hash")
        .execute();
      for (const { hash } of inserted) hashes.add(hash);
    }
    return hashes;
  });
  return rows.map(({ hash }) => (added.delete(hash) ? "added" : "known"));
}

/** Which of these rows are there. */
async function hashesOf(db: Kysely<Tables>, desk: string, rows: readonly NewRow[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of partsOf(rows)) {
    const hashes = await db
      .selectFrom("dateline_articles")
      .select("hash")
      .where("desk", "=", desk)
      .where(
        "hash",
        "in",
        part.map(({ hash }) => hash),
      )
      .execute();
    for (const { hash } of hashes) found.add(hash);
  }
  return found;
}

/** Takes so many sequence numbers; gives the last of them. */
async function takeNumbers(db: Kysely<Tables>, desk: string, count: number): Promise<number> {
  const { last_sequence: last } = await db
    .insertInto("dateline_desks")
    .values({ desk, last_sequence: count })
    .onConflict((conflict) =>
      conflict
        .column("desk")
        .doUpdateSet((set) => ({ last_sequence: set("dateline_desks.last_sequence", "+", count) })),
    )
    .returning("last_sequence")
    .executeTakeFirstOrThrow();
  return Number(last);
}

function* partsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += AT_ONCE) yield list.slice(from, from + AT_ONCE);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
