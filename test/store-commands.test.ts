import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../src/adapters/store/migrate.js";
import { openStore } from "../src/adapters/store/open.js";
import { MIGRATIONS } from "../src/adapters/store/schema.js";
import { openSqlite } from "../src/adapters/store/sqlite.js";
import type { TerminalIo } from "../src/adapters/terminal/commands.js";
import { run } from "../src/cli.js";
import type { Store } from "../src/core/ports.js";
import { HOW_TO_RUN, postgresPlace, type TestPlace, testServer } from "./adapters/store/support.js";

class Sink extends Writable {
  text = "";
  override _write(chunk: unknown, _: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

let folder: string;
let state: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-commands-"));
  state = join(folder, "state");
  file = join(folder, "backup.db");
  await writeFile(join(folder, "config.yaml"), "desks: [{ data: nowhere }]");
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a command on the configuration of the test; gives what it printed, and its exit code. */
async function dateline(...argv: string[]) {
  return datelineWith({}, ...argv);
}
async function datelineWith(env: Record<string, string>, ...argv: string[]) {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const io: TerminalIo = {
    ...{ stdin: new PassThrough(), stdout, stderr, env, columns: 80, version: "test", bundledDesk: folder },
    isTTY: { stdin: false, stdout: false, stderr: false },
    untilStopped: () => Promise.resolve(),
    openDesk: () => Promise.reject(new Error("No desk is opened.")),
  };
  const code = await run([...argv, "--config", join(folder, "config.yaml")], io);
  return { code, out: stdout.text, err: stderr.text };
}

async function withStore<T>(
  work: (store: Store) => Promise<T>,
  databaseUrl: string | null = null,
): Promise<T> {
  const store = await openStore({ stateFolder: state, databaseUrl, clock: { now: () => 1_930_680_000_000 } });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const LONG_KEY = `${"k".repeat(2_000)}\0é`;
const fill = (databaseUrl: string | null = null) =>
  withStore(async (store) => {
    for (let i = 0; i < 250; i++) await store.set(`collection ${i % 3}`, `key ${i}`, { i, text: "é\ud800" });
    await store.set("collection 0", LONG_KEY, { long: true });
    for (const desk of ["karvania", "syria"])
      for (let i = 0; i < 120; i++)
        await store.addArticle(
          desk,
          { id: `a${i % 40}`, text: `${desk} ${i}`, status: "usable", version: i + 1 },
          { announced: i % 2 === 0, counted: i % 3 === 0, origin: i % 5 === 0 ? null : `file ${i} é` },
        );
  }, databaseUrl);
const FILLED = "240 versions of articles and 251 documents";
/** All that a store gives out. */
const contents = (databaseUrl: string | null = null) =>
  withStore(async (store) => {
    const articles: unknown[] = [];
    for (const desk of ["karvania", "syria"])
      for await (const one of store.articles(desk, 0)) articles.push(one);
    const collections = [0, 1, 2].map((one) => store.list(`collection ${one}`));
    return { articles, documents: await Promise.all(collections) };
  }, databaseUrl);

describe("dateline backup and restore", () => {
  test("give back everything, byte for byte and in its order, and the store goes on after it", async () => {
    await fill();
    const before = await contents();
    expect(await dateline("backup", file)).toEqual({
      ...{ code: 0, err: "" },
      out: `Backed up to ${file}: ${FILLED}. It holds tokens: keep it safe.\n`,
    });
    await rm(state, { recursive: true });
    expect(await dateline("restore", file)).toEqual({
      code: 0,
      err: "",
      out: `Restored from ${file}: ${FILLED}.\n`,
    });
    expect(await contents()).toEqual(before);
    await withStore(async (store) => {
      const article = { id: "a0", text: "karvania 0", status: "usable", version: 1 } as const;
      expect(await store.addArticle("karvania", article)).toBe("known");
      expect(await store.addArticle("karvania", { ...article, version: 500 })).toBe("added");
    });
    expect((await contents()).articles).toHaveLength(before.articles.length + 1);
  });

  test("write a file that nobody else can read, whole, while others write, and never over another", async () => {
    await fill();
    await withStore(async (store) => {
      let i = 0;
      let isDone = false;
      const writing = (async () => {
        while (!isDone) await store.set("collection 0", `more ${i++}`, {});
      })();
      expect(await dateline("backup", file)).toMatchObject({ code: 0 });
      isDone = true;
      await writing;
      expect(i).toBeGreaterThan(0);
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file);
    const again = await dateline("backup", file);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toBe(`${file} is there already: name another file, or move it away.\n`);
    expect((await readFile(file)).equals(before)).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(["backup.db", "config.yaml", "state"]);
  });

  test("replace what is kept only with --force, and then all of it", async () => {
    await fill();
    await dateline("backup", file);
    const before = await contents();
    await withStore((store) => store.set("collection 0", "since", { since: true }));
    const refused = await dateline("restore", file);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain(`${file} was not restored.`);
    expect(refused.err).toContain("is not empty: 240 versions of articles and 252 documents are in it.");
    expect(refused.err).toContain("restore with --force");
    expect((await contents()).documents[0]).toHaveLength((before.documents[0]?.length ?? 0) + 1);
    expect(await dateline("restore", file, "--force")).toMatchObject({ code: 0 });
    expect(await contents()).toEqual(before);
  });

  test("do not bring back what was withdrawn, or put under embargo, after the backup", async () => {
    await fill();
    await dateline("backup", file);
    const until = "2999-01-01T00:00:00Z";
    await withStore(async (store) => {
      await store.addArticle("karvania", { id: "a1", text: "", status: "canceled" });
      await store.addArticle("syria", { id: "a2", text: "later", status: "usable", embargoedUntil: until });
      // Taken back, and usable again: nothing is to be kept of that.
      await store.addArticle("syria", { id: "a3", text: "", status: "withheld", version: 300 });
      await store.addArticle("syria", { id: "a3", text: "again", status: "usable", version: 301 });
    });
    const restored = await dateline("restore", file, "--force");
    expect(restored.out).toContain("2 articles that were withdrawn or put under embargo since then stay so.");
    const last = await withStore(async (store) => {
      const found: unknown[] = [];
      for (const desk of ["karvania", "syria"])
        for await (const { article, sequence } of store.articles(desk, 120))
          found.push([desk, sequence, article]);
      return found;
    });
    expect(last).toEqual([
      ["karvania", 121, { id: "a1", text: "", status: "canceled" }],
      ["syria", 121, { id: "a2", text: "later", status: "usable", embargoedUntil: until }],
    ]);
  });

  test("put a backup in the place of a damaged file, only with --force", async () => {
    await fill();
    await dateline("backup", file);
    const before = await contents();
    await truncate(join(state, "dateline.db"), 10_000);
    const refused = await dateline("restore", file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("is damaged");
    expect(await dateline("restore", file, "--force")).toMatchObject({ code: 0 });
    expect(await contents()).toEqual(before);
    expect((await stat(join(state, "dateline.db"))).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["is not there", async () => undefined, "cannot be read (ENOENT)"],
    ["is no database", () => writeFile(file, "x".repeat(9_000)), "is no backup of Dateline"],
    ["is empty", () => writeFile(file, ""), "is no backup of Dateline"],
    [
      "was cut off",
      async () => {
        await fill();
        await dateline("backup", file);
        await rm(state, { recursive: true });
        await truncate(file, 20_000);
      },
      "is no backup of Dateline",
    ],
    [
      "is of a newer version",
      async () => {
        const backend = await openSqlite(file);
        await migrate(backend, [...MIGRATIONS, async () => undefined]);
        await backend.close();
      },
      "was written by a newer version of Dateline",
    ],
  ])("refuse a backup that %s, with what to do, and leave nothing behind", async (_, make, sentence) => {
    await make();
    const { code, err } = await dateline("restore", file, "--force");
    expect(code).toBe(1);
    expect(err).toContain(file);
    expect(err).toContain(sentence);
    expect(await readdir(folder)).not.toContain("state");
  });

  test("say so where nothing is kept, and make no file", async () => {
    const { code, err } = await dateline("backup", file);
    expect(code).toBe(1);
    expect(err).toContain("dateline.db is not there, so nothing is kept yet");
    expect(await readdir(folder)).toEqual(["config.yaml"]);
  });

  test("say what to do where a backup cannot be written, or what is kept is damaged", async () => {
    await fill();
    expect((await dateline("backup", join(folder, "no/backup.db"))).err).toContain(
      "cannot be written (ENOENT)",
    );
    await truncate(join(state, "dateline.db"), 10_000);
    const { code, err } = await dateline("backup", file);
    expect(code).toBe(1);
    expect(err).toContain(`${join(state, "dateline.db")} is damaged`);
    expect((await readdir(folder)).sort()).toEqual(["config.yaml", "state"]);
  });
});

describe("dateline migrate", () => {
  test.each([[["migrate"]], [["migrate", "--to", "mysql"]], [["backup"]]])(
    "%j is used wrongly",
    async (argv) => {
      expect(await dateline(...argv)).toMatchObject({ code: 2 });
    },
  );

  test("says what is missing", async () => {
    expect((await dateline("migrate", "--to", "postgres")).err).toContain("DATABASE_URL is not set");
    const env = { DATABASE_URL: "mysql://user:secret-password@host/x" };
    const { code, err } = await datelineWith(env, "migrate", "--to", "postgres");
    expect(code).toBe(1);
    expect(err).toContain("DATABASE_URL is no address of a PostgreSQL database");
    expect(err).not.toContain("secret-password");
  });
});

describe.skipIf(testServer === null)(`with a PostgreSQL server (${HOW_TO_RUN})`, () => {
  let place: TestPlace;
  let env: { DATABASE_URL: string };
  beforeEach(async () => {
    place = await postgresPlace();
    env = { DATABASE_URL: place.databaseUrl ?? "" };
  });
  afterEach(() => place.remove());

  test("dateline migrate copies everything, in its order, and refuses a database that is not empty", async () => {
    await fill();
    const before = await contents();
    const done = await datelineWith(env, "migrate", "--to", "postgres");
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toContain(`Copied to PostgreSQL: ${FILLED}.`);
    expect(await contents(place.databaseUrl)).toEqual(before);
    expect(await contents()).toEqual(before);
    const again = await datelineWith(env, "migrate", "--to", "postgres");
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain(`The database at DATABASE_URL is not empty: ${FILLED} are in it.`);
    expect(await contents(place.databaseUrl)).toEqual(before);
    await withStore(async (store) => {
      const article = { id: "a0", text: "karvania 0", status: "usable", version: 1 } as const;
      expect(await store.addArticle("karvania", article)).toBe("known");
      expect(await store.addArticle("karvania", { ...article, version: 500 })).toBe("added");
    }, place.databaseUrl);
  });

  test("a backup of PostgreSQL is restored there, and in SQLite", async () => {
    await fill(place.databaseUrl);
    const before = await contents(place.databaseUrl);
    expect(await datelineWith(env, "backup", file)).toMatchObject({ code: 0, err: "" });
    expect(await dateline("restore", file)).toMatchObject({ code: 0, err: "" });
    expect(await contents()).toEqual(before);
    await withStore((store) => store.set("collection 0", "since", {}), place.databaseUrl);
    expect((await datelineWith(env, "restore", file)).err).toContain("is not empty");
    expect(await datelineWith(env, "restore", file, "--force")).toMatchObject({ code: 0, err: "" });
    expect(await contents(place.databaseUrl)).toEqual(before);
  });
});
