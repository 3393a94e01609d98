import { dirname } from "node:path";
import type Libsql from "libsql";
import { DatelineError } from "../../core/errors.js";
import { codeOf } from "./backend.js";
import type { Counts } from "./copy.js";
import { connect, sqliteFailure } from "./sqlite.js";
import { createEmpty, settle, settleFile } from "./sqlite-file.js";

/** Writes a database, as it is at one moment, into a new file that nobody else can read; others may go on writing. */
export async function vacuumInto(database: string, file: string): Promise<void> {
  try {
    await createEmpty(file);
    const source = await connect(database);
    try {
      source.exec(`vacuum into '${file.replaceAll("'", "''")}'`);
    } finally {
      source.close();
    }
    await settleFile(file);
    await settle(dirname(file));
  } catch (error) {
    throw sqliteFailure(error, "writing", isDamage(error) ? database : file);
  }
}

/**
 * What a file holds, where it is a whole database of Dateline. Its schema may be another than ours.
 *
 * @throws {DatelineError} `not-a-backup` where it is none; the file is called by the name that is given.
 */
export async function inspect(file: string, name: string): Promise<Counts> {
  const none = (why: string) =>
    new DatelineError("not-a-backup", `${name} is no backup of Dateline (${why}): name another file.`);
  const { default: Database } = await import("libsql");
  const database = new Database(file);
  try {
    const [check] = database.prepare("pragma quick_check(1)").all([]);
    if (numberOrText(check, "quick_check") !== "ok") throw none("it is damaged");
    if (countIn(database, "sqlite_master where name = 'dateline_schema'") === 0)
      throw none("it has no tables of Dateline's");
    return {
      documents: countIn(database, "dateline_documents"),
      articles: countIn(database, "dateline_articles"),
    };
  } catch (error) {
    if (isDamage(error)) throw none("it is damaged, or no database");
    throw error;
  } finally {
    database.close();
  }
}

function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));
}

function countIn(database: Libsql.Database, rows: string): number {
  const [found] = database.prepare(`select count(*) as rows from ${rows}`).all([]);
  return Number(numberOrText(found, "rows"));
}

function numberOrText(row: unknown, name: string): unknown {
  return Object.entries(row ?? {}).find(([column]) => column === name)?.[1];
}
