import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFileStore } from "../../../src/adapters/store/files.js";
import { DatelineError } from "../../../src/core/errors.js";
import { storeContract } from "../../contracts/store.js";

storeContract("in files", async () => {
  const parent = await mkdtemp(join(tmpdir(), "dateline-store-"));
  return {
    open: () => createFileStore(join(parent, "state")),
    remove: () => rm(parent, { recursive: true }),
  };
});

describe("the store in files", () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "dateline-store-"));
    folder = join(parent, "state");
  });
  afterEach(() => rm(parent, { recursive: true }));

  /** Everything below the folder, but folders. */
  async function files(): Promise<string[]> {
    const entries = await readdir(parent, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  }
  async function onlyFile(): Promise<string> {
    const [file, ...others] = await files();
    if (file === undefined || others.length > 0) throw new Error("There is not one file.");
    return file;
  }

  test("writes nothing before there is something to keep", async () => {
    const store = createFileStore(folder);
    await store.get("tokens", "a");
    await store.delete("tokens", "a");
    expect(await readdir(parent)).toEqual([]);
  });

  test("never leaves its folder, whatever a key is", async () => {
    const store = createFileStore(folder);
    for (const key of ["../../x", "/etc/dateline-test", "..", "a/../../../x", "x\0", "é/../.."]) {
      await store.set(key, key, { key });
      expect(await store.get(key, key)).toEqual({ key });
    }
    expect(await readdir(parent)).toEqual(["state"]);
    expect(await files()).toHaveLength(6);
    expect((await files()).filter((file) => !file.startsWith(`${folder}/`))).toEqual([]);
  });

  test("lets nobody else read, and leaves nothing half-written", async () => {
    const store = createFileStore(folder);
    await Promise.all(Array.from({ length: 10 }, (_, i) => store.set("tokens", "a", { i })));
    await store.set("tokens", "a", { again: true });
    expect((await stat(await onlyFile())).mode & 0o777).toBe(0o600);
    const [collection = ""] = await readdir(folder);
    for (const path of [folder, join(folder, collection)])
      expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  test("has names in which somebody finds a document, and the key itself in the file", async () => {
    await createFileStore(folder).set("tokens", "team T012AB", { x: 1 });
    const file = await onlyFile();
    expect(file.slice(folder.length)).toMatch(/^\/tokens-[0-9a-f]{64}\/team-t012ab-[0-9a-f]{64}\.json$/);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ key: "team T012AB", document: { x: 1 } });
  });

  test.each([
    ["is empty", () => ""],
    ["ends early", (text: string) => text.slice(0, -9)],
    ["is no JSON", () => "token"],
    ["holds something else", () => '{"key":"a","document":7}'],
    ["is another one's", (text: string) => text.replace('"a"', '"b"')],
  ])("says what to do where a file %s, and never takes it for nothing", async (_, damage) => {
    const store = createFileStore(folder);
    await store.set("tokens", "a", { x: 1 });
    const file = await onlyFile();
    await writeFile(file, damage(await readFile(file, "utf8")));
    const failure = await store.get("tokens", "a").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatelineError);
    expect(failure).toMatchObject({ code: "store-broken" });
    expect(String(failure)).toContain(`${file} is damaged: put it back from a backup, or move it away`);
    await store.set("tokens", "a", { x: 2 });
    expect(await store.get("tokens", "a")).toEqual({ x: 2 });
  });

  test("says what to do where nothing can be written, keeps what it has, and goes on when it is mended", async () => {
    await writeFile(folder, "a file in the place of the folder");
    const store = createFileStore(folder);
    const failure = await store.set("tokens", "a", { x: 1 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "store-not-writable" });
    expect(String(failure)).toContain(`Nothing can be kept in ${folder} (ENOTDIR): make room there`);
    await rm(folder);
    await store.set("tokens", "a", { x: 1 });
    await rm(folder, { recursive: true });
    await store.set("tokens", "a", { x: 2 });
    expect(await store.get("tokens", "a")).toEqual({ x: 2 });
  });

  test("says what to do where a file cannot be read", async () => {
    const store = createFileStore(folder);
    await store.set("tokens", "a", { x: 1 });
    const file = await onlyFile();
    await rm(file);
    await mkdir(file);
    await expect(store.get("tokens", "a")).rejects.toMatchObject({ code: "store-not-readable" });
    await expect(store.set("tokens", "a", { x: 2 })).rejects.toMatchObject({ code: "store-not-writable" });
    expect(await files()).toEqual([]);
  });

  test("takes away what a crash left half-written, for it may hold a token", async () => {
    await createFileStore(folder).set("tokens", "a", { x: 1 });
    const left = `${await onlyFile()}.0000.tmp`;
    await writeFile(left, '{"key":"a","document":{"token":"xoxb-');
    const store = createFileStore(folder);
    expect(await store.get("tokens", "a")).toEqual({ x: 1 });
    await store.set("tokens", "b", { x: 2 });
    expect(await files()).not.toContain(left);
    expect(await store.get("tokens", "a")).toEqual({ x: 1 });
  });
});
