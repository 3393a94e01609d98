import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Backend } from "../../../src/adapters/store/backend.js";
import { migrate, versionOf } from "../../../src/adapters/store/migrate.js";
import { openStore } from "../../../src/adapters/store/open.js";
import { MIGRATIONS, type Migration } from "../../../src/adapters/store/schema.js";
import { connect, openSqlite } from "../../../src/adapters/store/sqlite.js";
import { DatelineError } from "../../../src/core/errors.js";
import type { DamagedArticle, Store } from "../../../src/core/ports.js";
import { Child, compileChild, sqlitePlace, type TestPlace } from "./support.js";

let place: TestPlace;
let file: string;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  place = await sqlitePlace();
  file = join(place.stateFolder, "dateline.db");
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await place.remove();
});

async function open(): Promise<Store> {
  const store = await openStore({ ...place, clock: Date });
  opened.push(store);
  return store;
}
async function openBare(): Promise<Backend> {
  const backend = await openSqlite(file);
  opened.push(backend);
  return backend;
}
async function failureOf(work: () => Promise<unknown>): Promise<DatelineError> {
  const failure = await work().catch((error: unknown) => error);
  if (failure instanceof DatelineError) return failure;
  throw new Error(`It is no sentence: ${String(failure)}`);
}
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe("the store in SQLite", () => {
  test("writes with every commit on the disk, and with a log beside the file", async () => {
    const connection = await connect(join(place.stateFolder, "../bare.db"));
    expect(connection.prepare("pragma journal_mode").all([])).toEqual([{ journal_mode: "wal" }]);
    expect(connection.prepare("pragma synchronous").all([])).toEqual([{ synchronous: 2 }]);
    connection.close();
  });

  test("lets nobody else read it, nor what SQLite keeps beside it", async () => {
    const before = process.umask(0);
    try {
      await (await open()).set("tokens", "a", { token: "xoxb-secret" });
    } finally {
      process.umask(before);
    }
    expect((await readdir(place.stateFolder)).sort()).toEqual([
      "dateline.db",
      "dateline.db-shm",
      "dateline.db-wal",
    ]);
    expect(await modeOf(place.stateFolder)).toBe("700");
    for (const end of ["", "-wal", "-shm"]) expect(await modeOf(`${file}${end}`)).toBe("600");
  });

  test("takes from others what a copy gave them", async () => {
    await (await open()).close();
    await chmod(file, 0o644);
    await open();
    expect(await modeOf(file)).toBe("600");
  });

  test("keeps no trace of what was deleted, for it may be a token", async () => {
    const store = await open();
    await store.set("tokens", "a", { token: "xoxb-secret" });
    await store.delete("tokens", "a");
    await store.close();
    expect((await readFile(file)).includes("xoxb-secret")).toBe(false);
  });

  test.each([
    ["is no database", () => writeFile(file, "token ".repeat(2_000))],
    ["was cut off", () => truncate(file, 6_000)],
  ])("says what to do where the file %s, and leaves it as it is", async (_, damage) => {
    await (await open()).close();
    await damage();
    const before = await readFile(file);
    const failure = await failureOf(open);
    expect(failure.code).toBe("store-damaged");
    expect(failure.message).toContain(`${file} is damaged`);
    expect(failure.message).toContain("“dateline restore FILE --force”");
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test("says which document is damaged, and never takes it for nothing", async () => {
    const store = await open();
    await store.set("tokens", "a", { x: 1 });
    const { db } = await openBare();
    await db.updateTable("dateline_documents").set({ document: '{"x":' }).execute();
    const failure = await failureOf(() => store.get("tokens", "a"));
    expect(failure.code).toBe("store-broken");
    expect(failure.message).toContain("has a document a that is damaged");
    await store.set("tokens", "a", { x: 2 });
    expect(await store.get("tokens", "a")).toEqual({ x: 2 });
  });

  test("says which article is damaged", async () => {
    const store = await open();
    await store.addArticle("karvania", { id: "a", text: "A.", status: "usable" });
    const { db } = await openBare();
    await db.updateTable("dateline_articles").set({ article: '{"id":""}' }).execute();
    const failure = await failureOf(async () => {
      for await (const { article } of store.articles("karvania", 0)) throw new Error(article.id);
    });
    expect(failure.code).toBe("store-broken");
    expect(failure.message).toContain("article 1 of desk karvania");
  });

  test("leaves out what is damaged for who hears of it, with its id where that can be read", async () => {
    const store = await open();
    const texts = ['{"id":"a \\"b\\"","text":"\\"id\\":\\"no\\"', '{"id":"c"}', "{", '{"id":"d","text":""}'];
    const { db } = await openBare();
    for (const [i, article] of texts.entries()) {
      await store.addArticle("karvania", { id: "x", text: `${i}`, status: "usable" });
      await db
        .updateTable("dateline_articles")
        .set({ article })
        .where("sequence", "=", i + 1)
        .execute();
    }
    const damaged: unknown[] = [];
    const ids: string[] = [];
    const onDamaged = ({ sequence, id, error }: DamagedArticle) =>
      damaged.push([sequence, id, error instanceof DatelineError && error.code]);
    for await (const { article } of store.articles("karvania", 0, onDamaged)) ids.push(article.id);
    expect(damaged).toEqual([
      [1, 'a "b"', "store-broken"],
      [2, "c", "store-broken"],
      [3, null, "store-broken"],
    ]);
    expect(ids).toEqual(["d"]);
  });

  test("says what to do where a file stands in the place of the folder", async () => {
    await writeFile(place.stateFolder, "a file");
    const failure = await failureOf(open);
    expect(failure.code).toBe("store-not-writable");
    expect(failure.message).toMatch(/^Nothing can be kept in .*dateline\.db \(\w+\): make room there/);
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() !== 0)(
    "says what to do in a folder that is read-only, empty or with a database in it (only as root, who tries it as somebody else)",
    async () => {
      await chmod(join(place.stateFolder, ".."), 0o755);
      const child = await compileChild();
      const nobody = 65_534;
      const { stateFolder, databaseUrl } = place;
      const task = { stateFolder, databaseUrl, task: "open", name: "", count: 0, uid: nobody } as const;
      const sentence = /^store-not-writable: Nothing can be kept in .*dateline\.db \(\w+\): make room there/;
      await mkdir(stateFolder, { mode: 0o755 });
      expect(await new Child(child, task).line()).toMatch(sentence);
      await (await open()).close();
      expect(await new Child(child, task).line()).toMatch(sentence);
      await child.remove();
    },
    60_000,
  );
});

describe("the schema", () => {
  const second: Migration = async (db) => {
    await sql`alter table dateline_desks add column title text`.execute(db);
  };

  test("of an older version is brought to the newest, once, with everything that is there", async () => {
    const store = await open();
    await store.set("a", "b", { c: 1 });
    await store.addArticle("karvania", { id: "a", text: "A.", status: "usable" });
    const backends = await Promise.all([openBare(), openBare(), openBare()]);
    await Promise.all(backends.map((backend) => migrate(backend, [...MIGRATIONS, second])));
    for (const backend of backends) {
      expect(await versionOf(backend, backend.db)).toBe(MIGRATIONS.length + 1);
      const { rows } = await sql`select desk, last_sequence, title from dateline_desks`.execute(backend.db);
      expect(rows).toEqual([{ desk: "karvania", last_sequence: 1, title: null }]);
    }
    expect(await store.get("a", "b")).toEqual({ c: 1 });
  });

  test("of the first version has its articles as news from nowhere in particular", async () => {
    const backend = await openBare();
    await migrate(backend, MIGRATIONS.slice(0, 1));
    await sql`insert into dateline_desks values ('karvania', 1)`.execute(backend.db);
    const article = { id: "a", text: "A.", status: "usable" } as const;
    await sql`insert into dateline_articles (desk, sequence, hash, received_at, article)
      values ('karvania', 1, 'x', 5, ${JSON.stringify(article)})`.execute(backend.db);
    const kept: unknown[] = [];
    for await (const one of (await open()).articles("karvania", 0)) kept.push(one);
    expect(kept).toEqual([
      { sequence: 1, receivedAt: 5, article, announced: true, origin: null, counted: false },
    ]);
  });

  test("stays as it was where a step fails", async () => {
    const backend = await openBare();
    const broken: Migration = async (db) => {
      await sql`create table left_behind (a text)`.execute(db);
      throw new Error("broken");
    };
    await expect(migrate(backend, [...MIGRATIONS, broken])).rejects.toThrow("broken");
    expect(await versionOf(backend, backend.db)).toBe(0);
    expect(await backend.hasTable(backend.db, "left_behind")).toBe(false);
    await migrate(backend);
    expect(await versionOf(backend, backend.db)).toBe(MIGRATIONS.length);
  });

  test("of a newer version is refused, with what to do, and nothing is changed", async () => {
    await (await open()).set("a", "b", { c: 1 });
    const backend = await openBare();
    await migrate(backend, [...MIGRATIONS, second]);
    const failure = await failureOf(open);
    expect(failure.code).toBe("store-newer");
    expect(failure.message).toContain(
      `${file} was written by a newer version of Dateline (schema 3, and this one knows 2)`,
    );
    expect(failure.message).toContain("run that version again, or restore a backup");
    expect(await versionOf(backend, backend.db)).toBe(MIGRATIONS.length + 1);
  });
});
