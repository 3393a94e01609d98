import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DatelineError } from "../../core/errors.js";
import { type Backend, codeOf } from "./backend.js";
import { type Counts, copyAll, countsOf } from "./copy.js";
import { hiddenIn, hideAgain } from "./hidden.js";
import { current, openBackend, type StorePlace } from "./open.js";
import { openSqlite, sqliteFileIn } from "./sqlite.js";
import { inspect, vacuumInto } from "./sqlite-backup.js";
import { createEmpty, exists, filesOf, settle } from "./sqlite-file.js";

/**
 * Writes everything that is kept at a place into a file, as it is at one moment, while others go on writing. The file
 * is whole or not there; nobody else can read it.
 */
export async function backup(place: StorePlace, name: string): Promise<Counts> {
  const file = resolve(name);
  const { stateFolder, databaseUrl } = place;
  if (databaseUrl === null) await mustExist(stateFolder);
  // Taken first: whoever else backs up to this name is refused.
  await reserve(file);
  const unfinished = `${file}.${randomUUID()}.tmp`;
  try {
    if (databaseUrl === null) await vacuumInto(sqliteFileIn(stateFolder), unfinished);
    else await copyOf(place, unfinished);
    const counts = await inspect(unfinished, name);
    await rename(unfinished, file);
    await settle(dirname(file));
    return counts;
  } catch (error) {
    for (const one of [unfinished, file]) await rm(one, { force: true });
    throw error;
  }
}

/** What was restored. */
export interface Restored extends Counts {
  /** Articles that were withdrawn or put under embargo after the backup, and stay so. */
  readonly hidden: number;
}

/**
 * Puts what is in a backup in the place of what is kept: all of it or nothing. What is there is replaced only where
 * `force` says so; but what must not be shown by it stays hidden, for a backup from before a withdrawal would bring the
 * article back. Of a damaged database nobody can tell.
 */
export async function restore(place: StorePlace, file: string, force: boolean): Promise<Restored> {
  return inFolder(async (folder) => {
    // A copy, for the backup stays as it is when its schema is brought to the newest.
    const copy = join(folder, "backup.db");
    await copyFile(file, copy).catch((error: unknown) => {
      throw notUsable("backup-not-readable", file, "cannot be read", error);
    });
    await inspect(copy, file);
    const from = await current(await openSqlite(copy)).catch((error: unknown) => {
      if (!isCoded(error, "store-newer")) throw error;
      throw new DatelineError(error.code, error.message.replace(copy, file));
    });
    return closing(from, () => restoreFrom(from, place, file, force));
  });
}

/** Copies everything in the file of a folder to the PostgreSQL database at an address, which must be empty. */
export async function migrateToPostgres(stateFolder: string, databaseUrl: string): Promise<Counts> {
  await mustExist(stateFolder);
  const from = await openBackend({ stateFolder, databaseUrl: null });
  return closing(from, async () => {
    const to = await openBackend({ stateFolder, databaseUrl });
    return closing(to, () => copyAll(from, to, false));
  });
}

async function restoreFrom(
  from: Backend,
  place: StorePlace,
  file: string,
  force: boolean,
): Promise<Restored> {
  const to = await openBackend(place).catch((error: unknown) => {
    if (force && place.databaseUrl === null && isCoded(error, "store-damaged")) return null;
    throw error;
  });
  if (to === null) return { ...(await replaceDamaged(from, sqliteFileIn(place.stateFolder))), hidden: 0 };
  return closing(to, async () => {
    try {
      const now = Date.now();
      const hidden = await hiddenIn(to, now);
      const counts = await copyAll(from, to, force);
      return { ...counts, hidden: await hideAgain(to, hidden, now) };
    } catch (error) {
      if (!isCoded(error, "store-not-empty")) throw error;
      throw new DatelineError(
        "store-not-empty",
        `${file} was not restored. ${error.message} Back that up, then restore with --force, which replaces all of it.`,
      );
    }
  });
}

/** A damaged file is replaced as a whole, and nothing of it is read any more. */
async function replaceDamaged(from: Backend, damaged: string): Promise<Counts> {
  const counts = await countsOf(from.db);
  const unfinished = `${damaged}.${randomUUID()}.tmp`;
  try {
    await vacuumInto(from.place, unfinished);
    // What is in the log of the old file would be written into the new one.
    for (const one of filesOf(damaged).slice(1)) await rm(one, { force: true });
    await rename(unfinished, damaged);
    await settle(dirname(damaged));
    return counts;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** What is in PostgreSQL as a new file of SQLite. */
async function copyOf(place: StorePlace, file: string): Promise<void> {
  await inFolder(async (folder) => {
    const from = await openBackend(place);
    return closing(from, async () => {
      const to = await current(await openSqlite(join(folder, "copy.db")));
      await closing(to, async () => {
        await copyAll(from, to, false);
        await vacuumInto(to.place, file);
      });
    });
  });
}

async function reserve(file: string): Promise<void> {
  const isNew = await createEmpty(file).catch((error: unknown) => {
    throw notUsable("backup-not-writable", file, "cannot be written", error);
  });
  if (!isNew)
    throw new DatelineError("backup-exists", `${file} is there already: name another file, or move it away.`);
}

async function mustExist(stateFolder: string): Promise<void> {
  const file = sqliteFileIn(stateFolder);
  if (!(await exists(file)))
    throw new DatelineError(
      "store-empty",
      `${file} is not there, so nothing is kept yet: name the bot's configuration with --config, or set DATABASE_URL if it has one.`,
    );
}

/** In a folder that nobody else can read, and that is gone afterwards. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function closing<T>(backend: Backend, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await backend.close();
  }
}

function notUsable(code: string, file: string, what: string, error: unknown): DatelineError {
  return new DatelineError(code, `${file} ${what} (${codeOf(error)}): mend the path, or its permissions.`);
}

function isCoded(error: unknown, code: string): error is DatelineError {
  return error instanceof DatelineError && error.code === code;
}
