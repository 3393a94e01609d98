import type { Kysely } from "kysely";
import { DatelineError } from "../../core/errors.js";
import { type Backend, guarded } from "./backend.js";
import { KEPT_TABLES, type Tables } from "./schema.js";

/** How much a database holds. */
export interface Counts {
  readonly documents: number;
  readonly articles: number;
}

/** Rows that are in memory at once. */
const BATCH = 100;

export async function countsOf(db: Kysely<Tables>): Promise<Counts> {
  const [documents, articles] = await Promise.all([
    count(db, "dateline_documents"),
    count(db, "dateline_articles"),
  ]);
  return { documents, articles };
}

/**
 * Copies everything from one database of the newest schema to another, in one transaction on each: all of it is there
 * afterwards, or nothing. What was there is deleted where `replace` says so.
 *
 * @throws {DatelineError} `store-not-empty` where there is something, and it is not to be replaced.
 */
export async function copyAll(from: Backend, to: Backend, replace: boolean): Promise<Counts> {
  return guarded(from, "reading", () =>
    from.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((source) =>
        guarded(to, "writing", () =>
          to.db.transaction().execute(async (target) => {
            await to.lock(target);
            await makeRoom(to, target, replace);
            await copyDocuments(source, target);
            await copyArticles(source, target);
            return verified(source, target);
          }),
        ),
      ),
  );
}

async function makeRoom(to: Backend, target: Kysely<Tables>, replace: boolean): Promise<void> {
  if (replace) {
    for (const table of KEPT_TABLES) await target.deleteFrom(table).execute();
    return;
  }
  const { documents, articles } = await countsOf(target);
  if (documents + articles > 0)
    throw new DatelineError(
      "store-not-empty",
      `${to.place} is not empty: ${told({ documents, articles })} are in it.`,
    );
}

async function copyDocuments(source: Kysely<Tables>, target: Kysely<Tables>): Promise<void> {
  let last: { collection: string; key: string } | null = null;
  for (;;) {
    let asked = source.selectFrom("dateline_documents").selectAll().orderBy("collection").orderBy("key");
    if (last !== null) {
      const { collection, key } = last;
      asked = asked.where(({ eb, or, and }) =>
        or([
          eb("collection", ">", collection),
          and([eb("collection", "=", collection), eb("key", ">", key)]),
        ]),
      );
    }
    const rows = await asked.limit(BATCH).execute();
    if (rows.length > 0) await target.insertInto("dateline_documents").values(rows).execute();
    last = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

async function copyArticles(source: Kysely<Tables>, target: Kysely<Tables>): Promise<void> {
  const desks = await source.selectFrom("dateline_desks").selectAll().execute();
  for (const desk of desks) {
    await target.insertInto("dateline_desks").values(desk).execute();
    for (let last = 0, size = BATCH; size === BATCH; ) {
      const rows = await source
        .selectFrom("dateline_articles")
        .selectAll()
        .where("desk", "=", desk.desk)
        .where("sequence", ">", last)
        .orderBy("sequence")
        .limit(BATCH)
        .execute();
      if (rows.length > 0) await target.insertInto("dateline_articles").values(rows).execute();
      last = rows.at(-1)?.sequence ?? last;
      size = rows.length;
    }
  }
}

/** What is in the copy, if that is what is in the original. */
async function verified(source: Kysely<Tables>, target: Kysely<Tables>): Promise<Counts> {
  const [original, copy] = [await countsOf(source), await countsOf(target)];
  if (original.documents === copy.documents && original.articles === copy.articles) return copy;
  throw new DatelineError(
    "store-not-copied",
    `Of ${told(original)} only ${told(copy)} arrived, so nothing was changed: try again while nothing else writes.`,
  );
}

/** How much there is, for a sentence. */
export function told({ documents, articles }: Counts): string {
  const counted = (number: number, word: string) =>
    `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
  return `${counted(articles, "version")} of articles and ${counted(documents, "document")}`;
}

async function count(db: Kysely<Tables>, table: (typeof KEPT_TABLES)[number]): Promise<number> {
  const { rows } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(rows);
}
