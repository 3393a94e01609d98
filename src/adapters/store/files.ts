import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DatelineError } from "../../core/errors.js";
import type { Store } from "../../core/ports.js";

/** Only for who runs the bot: documents hold tokens. */
const PRIVATE = { file: 0o600, folder: 0o700 } as const;
/** Of a name, so that somebody who looks into the folder finds a document; what tells names apart is the hash. */
const LONGEST_SLUG = 40;
const UNFINISHED = ".tmp";

/**
 * The Store port as files: one a document, one folder a collection, for one process at a time. Nothing is written
 * before the first `set`.
 */
export function createFileStore(folder: string): Store {
  return new FileStore(resolve(folder));
}

/** What a file holds: the key stands in it too, for its name only has a hash of it. */
interface Envelope {
  readonly key: string;
  readonly document: object;
}

class FileStore implements Store {
  readonly #root: string;
  /** The last thing that was asked of each file, while there is one. */
  readonly #asked = new Map<string, Promise<unknown>>();
  readonly #swept = new Map<string, Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  get(collection: string, key: string): Promise<unknown> {
    const file = this.#fileOf(collection, key);
    return this.#inOrder(file, () => read(file, key));
  }

  set(collection: string, key: string, document: object): Promise<void> {
    const file = this.#fileOf(collection, key);
    // Written down now: what the caller changes later in its object is not what it asked for.
    const text = JSON.stringify({ key, document } satisfies Envelope, null, 2);
    return this.#inOrder(file, () =>
      this.#writing(async () => {
        await this.#prepare(dirname(file));
        await replace(file, text);
      }),
    );
  }

  delete(collection: string, key: string): Promise<void> {
    const file = this.#fileOf(collection, key);
    return this.#inOrder(file, () => this.#writing(() => remove(file)));
  }

  /** No name has anything of a key that a path could be made of, and two keys never have one name. */
  #fileOf(collection: string, key: string): string {
    return join(this.#root, nameOf(collection), `${nameOf(key)}.json`);
  }

  async #inOrder<T>(file: string, work: () => Promise<T>): Promise<T> {
    const before = this.#asked.get(file);
    const now = before === undefined ? work() : before.then(work, work);
    this.#asked.set(file, now);
    try {
      return await now;
    } finally {
      if (this.#asked.get(file) === now) this.#asked.delete(file);
    }
  }

  async #writing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw new DatelineError(
        "store-not-writable",
        `Nothing can be kept in ${this.#root} (${codeOf(error)}): make room there, or mend its permissions, or name another folder as “state” in dateline.config.yaml.`,
        { cause: error },
      );
    }
  }

  /** Whoever runs the bot may have taken the folder away meanwhile: it is made whenever it is needed. */
  async #prepare(folder: string): Promise<void> {
    await makeFolder(folder);
    // Everybody waits for it, for what one of them has begun to write looks like what a crash has left.
    const swept = this.#swept.get(folder) ?? sweep(folder);
    this.#swept.set(folder, swept);
    await swept.catch((error) => {
      this.#swept.delete(folder);
      throw error;
    });
  }
}

/** One way for all names: any length, any letters, and file systems that know no capitals. */
function nameOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG);
  // UTF-16, for in UTF-8 all halves of surrogate pairs are the same.
  return `${slug}-${createHash("sha256").update(words, "utf16le").digest("hex")}`;
}

async function read(file: string, key: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new DatelineError(
      "store-not-readable",
      `${file} cannot be read (${codeOf(error)}): mend its permissions, or the disk it is on.`,
      { cause: error },
    );
  }
  const envelope = envelopeIn(text);
  if (envelope?.key === key) return envelope.document;
  throw new DatelineError(
    "store-broken",
    `${file} is damaged: put it back from a backup, or move it away, and set up anew what it was for.`,
  );
}

function envelopeIn(text: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEnvelope(value) ? value : null;
  } catch {
    return null;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== "object" || value === null || !("key" in value) || !("document" in value))
    return false;
  return typeof value.key === "string" && typeof value.document === "object" && value.document !== null;
}

/** Whatever happens meanwhile, the file has its old content or its new one. */
async function replace(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    await withHandle(await open(unfinished, "wx", PRIVATE.file), async (handle) => {
      await handle.writeFile(text);
      await handle.sync();
    });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  await settle(dirname(file));
}

async function remove(file: string): Promise<void> {
  try {
    await rm(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  await settle(dirname(file));
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: PRIVATE.folder });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await settle(dirname(made));
}

/** Takes away what a crash left half-written: it may hold a token. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
}

/** A name that was written, or taken away, is so after a crash too only when its folder is on the disk. */
async function settle(folder: string): Promise<void> {
  // Windows opens no folders, and has no need to.
  if (process.platform === "win32") return;
  await withHandle(await open(folder, "r"), (handle) => handle.sync());
}

async function withHandle(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
