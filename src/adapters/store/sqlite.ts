import { join } from "node:path";
import { Kysely, sql } from "kysely";
import type Libsql from "libsql";
import { DatelineError } from "../../core/errors.js";
import { type Backend, codeOf, type Doing } from "./backend.js";
import { patiently } from "./patience.js";
import type { Tables } from "./schema.js";
import { sqliteDialect } from "./sqlite-driver.js";
import { prepareFile } from "./sqlite-file.js";

/** The database in a folder for state. */
export function sqliteFileIn(stateFolder: string): string {
  return join(stateFolder, "dateline.db");
}

/** Opens a database file as it is; makes an empty one where there is none. Several processes may have it open. */
export async function openSqlite(file: string): Promise<Backend> {
  try {
    await prepareFile(file);
    return new SqliteBackend(await connect(file), file);
  } catch (error) {
    throw sqliteFailure(error, "writing", file);
  }
}

/** A bare connection, with which everything that is acknowledged is on the disk. */
export async function connect(file: string): Promise<Libsql.Database> {
  const { default: Database } = await import("libsql");
  const connection = new Database(file);
  await patiently(() => connection.exec("pragma journal_mode = wal"));
  const mode = connection.prepare("pragma journal_mode").get([]);
  // Such as a network folder, where processes share no memory.
  if (!hasMode(mode, "wal"))
    throw new DatelineError(
      "store-not-writable",
      `${file} is on a file system on which SQLite cannot be kept safely: name a folder on a local disk as “state” in dateline.config.yaml.`,
    );
  connection.exec("pragma synchronous = full");
  // What is deleted is a token that was revoked.
  connection.exec("pragma secure_delete = on");
  return connection;
}

class SqliteBackend implements Backend {
  readonly db: Kysely<Tables>;
  readonly place: string;
  readonly nameType = sql`text`;
  readonly #connection: Libsql.Database;

  constructor(connection: Libsql.Database, file: string) {
    this.#connection = connection;
    this.place = file;
    this.db = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
  }

  async hasTable(db: Kysely<Tables>, name: string): Promise<boolean> {
    const found = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(db);
    return found.rows.length > 0;
  }

  /** Every transaction is the only one that writes. */
  async lock(): Promise<void> {}

  failure(error: unknown, doing: Doing): unknown {
    return sqliteFailure(error, doing, this.place);
  }

  async close(): Promise<void> {
    try {
      // The library ends the connection only when its statements are collected: what is to be in the file is put
      // there now. Where another process reads, it does so.
      this.#connection.exec("pragma wal_checkpoint(truncate)");
    } catch {
      // Nothing is lost: it is in the log beside the file.
    }
    await this.db.destroy();
  }
}

const FILE_FAILURES = new Set(
  "EACCES EPERM EEXIST EROFS ENOSPC EDQUOT ENOENT ENOTDIR EISDIR ELOOP ENAMETOOLONG EMFILE ENFILE EIO".split(
    " ",
  ),
);

/** A failure of SQLite, or of the file system under it, as a sentence. */
export function sqliteFailure(error: unknown, doing: Doing, file: string): unknown {
  if (error instanceof DatelineError) return error;
  const code = sqliteCodeOf(error);
  const coded = (name: string, sentence: string) => new DatelineError(name, sentence, { cause: error });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return coded(
      "store-damaged",
      `${file} is damaged (${code}): stop the bot, and put a backup in its place with “dateline restore FILE --force”.`,
    );
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return coded(
      "store-busy",
      `${file} is held by another process (${code}): end what else has it open, or give each bot a “state” of its own in dateline.config.yaml.`,
    );
  if (doing === "reading" && /^SQLITE_IOERR/.test(code))
    return coded("store-not-readable", `${file} cannot be read (${code}): see to the disk that it is on.`);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH|FULL|IOERR)/.test(code) || FILE_FAILURES.has(code))
    return coded(
      "store-not-writable",
      `Nothing can be kept in ${file} (${code}): make room there, or mend its permissions, or name another folder as “state” in dateline.config.yaml.`,
    );
  return error;
}

/** Opening has an error of its own, with SQLite's number in its words. */
function sqliteCodeOf(error: unknown): string {
  const isOpening = error instanceof Error && error.message.startsWith("ConnectionFailed(");
  return isOpening ? "SQLITE_CANTOPEN" : codeOf(error);
}

function hasMode(row: unknown, mode: string): boolean {
  return typeof row === "object" && row !== null && "journal_mode" in row && row.journal_mode === mode;
}
