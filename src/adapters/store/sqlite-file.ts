import { chmod, type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./backend.js";

/** Only for who runs the bot: documents hold tokens. */
const PRIVATE = { file: 0o600, folder: 0o700 } as const;

/** The files of one database: it, and what SQLite keeps beside it while it is open. */
export function filesOf(file: string): readonly string[] {
  return [file, `${file}-wal`, `${file}-shm`];
}

/**
 * Makes the file of a database where there is none, with its folder; nobody else can read either. SQLite gives the
 * files that it makes beside it the same permissions.
 */
export async function prepareFile(file: string): Promise<void> {
  await makeFolder(dirname(file));
  if (await createEmpty(file)) return settle(dirname(file));
  // Never opened here: closing a file ends all locks of the process on it, SQLite's among them.
  for (const one of filesOf(file)) await hide(one);
}

/** An empty file that nobody else can read; false where there is one already. */
export async function createEmpty(file: string): Promise<boolean> {
  try {
    await withHandle(await open(file, "wx", PRIVATE.file), async () => undefined);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Resolves when a file's content would survive a crash. */
export async function settleFile(file: string): Promise<void> {
  await withHandle(await open(file, "r+"), (handle) => handle.sync());
}

/** A name that was written, or taken away, is so after a crash too only when its folder is on the disk. */
export async function settle(folder: string): Promise<void> {
  // Windows opens no folders, and has no need to.
  if (process.platform === "win32") return;
  await withHandle(await open(folder, "r"), (handle) => handle.sync());
}

export async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: PRIVATE.folder });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await settle(dirname(made));
}

/** Takes from others what a copy or an older umask gave them. */
async function hide(file: string): Promise<void> {
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) await chmod(file, PRIVATE.file);
  } catch (error) {
    // EPERM: it is somebody else's, who answers for it.
    if (!["ENOENT", "EPERM"].includes(codeOf(error))) throw error;
  }
}

async function withHandle(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}
