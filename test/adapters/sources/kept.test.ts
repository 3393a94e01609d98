import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { arrivalsIn } from "../../../src/adapters/sources/arrivals.js";
import { ChangedFiles } from "../../../src/adapters/sources/changed-files.js";
import { type FollowOptions, followSources } from "../../../src/adapters/sources/follow.js";
import { storedCursors } from "../../../src/adapters/sources/wires/stored-cursors.js";
import { openStore } from "../../../src/adapters/store/open.js";
import { DatelineError } from "../../../src/core/errors.js";
import { type ArrivingArticle, ArticleBook } from "../../../src/core/keeping/article-book.js";
import { Inbox } from "../../../src/core/keeping/inbox.js";
import type { KeptArticle, Log } from "../../../src/core/ports.js";
import { deskOf } from "../../core/support.js";
import { sqlitePlace } from "../store/support.js";
import { folderWith } from "./temp-folder.js";
import { type Handler, localWeb } from "./wires/local-web.js";
import { item, ManualClock, rss } from "./wires/poll-support.js";

const at = (path: string) => `https://osk.example/${path}`;
const story = (path: string, text: string) => item({ title: "Harbour", link: at(path), description: text });

/** A newsroom that keeps its articles, and may be started again and again. */
async function newsroom(files: Readonly<Record<string, string>>) {
  const place = await sqlitePlace();
  const clock = new ManualClock();
  const store = await openStore({ ...place, clock });
  onTestFinished(async () => {
    await store.close();
    await place.remove();
  });
  const folder = await folderWith(files);
  const lines: object[] = [];
  let wake = (): void => undefined;
  const note = (fields: object) => {
    lines.push(fields);
    wake();
  };
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const kept: KeptArticle[] = [];
  const inbox = new Inbox({ store, log });
  /** As the bot starts: what is kept, then what is in the folder. */
  const start = async () => {
    const desk = deskOf([]);
    const told: string[] = [];
    const onKept = (one: KeptArticle) => {
      kept.push(one);
      told.push(`${one.article.id}: ${one.article.text}`);
      wake();
    };
    const book = new ArticleBook({ desk, store, log, onKept });
    await book.load();
    const announced = book.sequence > 0;
    const arriving: ArrivingArticle[] = [];
    for await (const found of arrivalsIn(folder))
      if ("article" in found) arriving.push({ ...found, announced });
    await book.takeAll(arriving);
    const text = (id: string) => desk.entries().find(({ article }) => article.id === id)?.article.text;
    return { desk, book, told, text };
  };
  const until = async (holds: () => boolean) => {
    while (!holds())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  const web = async (handler: Handler, more: Partial<FollowOptions> = {}) => {
    const { tools } = await localWeb(handler);
    const running = await start();
    const followed = followSources({
      ...{
        desk: running.desk,
        data: folder,
        since: Date.now(),
        fetch: tools,
        clock,
        timer: tools.timer,
        log,
      },
      ...{ wires: [{ feed: "http://feed.example/rss" }], cursors: storedCursors(store), random: () => 0 },
      ...{ inbox, take: (article, arriving) => running.book.take(article, arriving), ...more },
    });
    onTestFinished(() => followed.close());
    await followed.ready;
    return { ...running, timer: tools.timer, followed };
  };
  return {
    store,
    folder,
    kept,
    lines,
    inbox,
    start,
    until,
    web,
    clock,
    path: (name: string) => join(folder, name),
  };
}

const line = (fields: object) => `${JSON.stringify(fields)}\n`;

describe("a folder whose articles are kept", () => {
  const files = {
    "a.txt": "A.",
    "b.md": "---\nembargoedUntil: 2099-01-01T00:00:00Z\n---\nSecret.",
    "c.json": line({ id: "c", text: "C.", version: 4 }),
    "d.jsonl":
      line({ id: "d", text: "One." }) + line({ id: "d", text: "Two." }) + line({ id: "e", text: "E." }),
    "list.json": JSON.stringify([{ id: "f", text: "F." }]),
    "v1.json": line({ id: "g", text: "Old.", updated: "2031-03-01" }),
    "v2.json": line({ id: "g", text: "New.", updated: "2031-03-02" }),
    "kill.json": line({ id: "h", status: "canceled" }),
    "h.txt": "Wrong.",
  };

  it("brings nothing anew at a restart, and what has changed meanwhile as news", async () => {
    const { start, path, kept } = await newsroom(files);
    const first = await start();
    expect(first.told).toHaveLength(11);
    expect(new Set(kept.map(({ announced }) => announced))).toEqual(new Set([false]));
    expect((await start()).told).toEqual([]);
    for (const text of ["A, corrected.", "A."]) {
      await writeFile(path("a.txt"), text);
      const { told, text: shown } = await start();
      expect([told, shown("a")]).toEqual([[`a: ${text}`], text]);
    }
    await writeFile(path("d.jsonl"), files["d.jsonl"] + line({ id: "d", text: "Three." }));
    await writeFile(path("new.txt"), "New.");
    const last = await start();
    expect(last.told).toEqual(["d: Three.", "new: New."]);
    expect([last.text("d"), last.text("g"), last.text("h")]).toEqual(["Three.", "New.", undefined]);
    expect(kept.slice(11).every(({ announced }) => announced)).toBe(true);
  });

  it("keeps what was removed, and what is moved is nothing new", async () => {
    const { start, path } = await newsroom(files);
    await start();
    await rename(path("a.txt"), path("z.json"));
    await writeFile(path("z.json"), line({ id: "a", text: "A." }));
    const { told, text } = await start();
    expect([told, text("a")]).toEqual([[], "A."]);
  });

  it("gives each file that has an article alone a name of its own, wherever the folder is", async () => {
    const [one, other] = await Promise.all([folderWith(files), folderWith(files)]);
    const originsOf = async (path: string) => {
      const origins: (string | null)[] = [];
      for await (const found of arrivalsIn(path)) if ("origin" in found) origins.push(found.origin);
      return origins;
    };
    const origins = await originsOf(one);
    expect(await originsOf(other)).toEqual(origins);
    expect(origins.filter((origin) => origin === null)).toHaveLength(4);
    expect(new Set(origins).size).toBe(origins.length - 3);
    expect(await originsOf(join(one, "a.txt"))).toEqual(origins.slice(0, 1));
  });

  it("is read again where an article could not be kept, and nothing is taken twice", async () => {
    const folder = await folderWith({ "a.txt": "A." });
    const taken: string[] = [];
    let refused = 0;
    const changed = new ChangedFiles({
      ...{ path: folder, since: Date.now() + 60_000 },
      onArticle: ({ id }) => {
        if (id === "c" && refused++ === 0) throw new DatelineError("store-busy", "Busy.");
        taken.push(id);
      },
      onProblem: ({ reason }) => expect.fail(reason),
    });
    await changed.start();
    await writeFile(join(folder, "many.jsonl"), ["b", "c", "d"].map((id) => line({ id, text: id })).join(""));
    while (!taken.includes("d")) await changed.sweep();
    await changed.sweep();
    await changed.idle();
    // A file is read from its beginning: what says nothing new is the book's to know.
    expect([taken, refused]).toEqual([["b", "b", "c", "d"], 2]);
  });
});

describe("a feed whose articles are kept", () => {
  it("goes on after a restart where it was, and announces what came meanwhile", async () => {
    let now = story("b", "One.");
    const { web, until, kept, clock } = await newsroom({ "a.txt": "A." });
    const first = await web((_, response) => response.end(rss(now)));
    await until(() => kept.length === 2);
    while (!first.timer.waits.some(({ milliseconds }) => milliseconds === 15 * 60_000))
      await new Promise((resolve) => setImmediate(resolve));
    await first.followed.close();
    now = story("b", "One, corrected.") + story("c", "Two.");
    clock.time += 15 * 60_000;
    const second = await web((_, response) => response.end(rss(now)));
    await until(() => kept.length === 4);
    expect(kept.map(({ article, announced }) => [article.text, article.version, announced])).toEqual([
      ["A.", 1, false],
      ["One.", 1, false],
      ["One, corrected.", 2, true],
      ["Two.", 1, true],
    ]);
    expect(second.text(at("b"))).toBe("One, corrected.");
  });

  it("takes nothing anew where its cursor is lost, and the latest words are the right ones", async () => {
    let now = story("b", "One.");
    const { web, until, kept, store } = await newsroom({});
    for (const text of ["One.", "Two.", "One."]) {
      now = story("b", text);
      const before = kept.length;
      const { followed } = await web((_, response) => response.end(rss(now)));
      await until(() => kept.length > before);
      await followed.close();
      for (const { key } of await store.list("feed-cursors")) await store.delete("feed-cursors", key);
    }
    const { timer } = await web((_, response) => response.end(rss(now)));
    while (timer.waits.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(kept.map(({ article }) => [article.text, article.version])).toEqual([
      ["One.", 1],
      ["Two.", 2],
      ["One.", 3],
    ]);
  });

  it("brings an article that could not be kept until it is, in its order, and saves its cursor then", async () => {
    const { web, until, kept, store, lines } = await newsroom({});
    let failures = 2;
    const { timer, book } = await web(
      (_, response) => response.end(rss(story("b", "One.") + story("c", "Two."))),
      {
        take: (article, arriving) =>
          failures-- > 0
            ? Promise.reject(new DatelineError("store-unreachable", "The database cannot be reached."))
            : book.take(article, arriving),
      },
    );
    for (const pause of [15_000, 30_000]) {
      while (!timer.waits.some(({ milliseconds }) => milliseconds === pause))
        await new Promise((resolve) => setImmediate(resolve));
      expect([kept, await store.list("feed-cursors")]).toEqual([[], []]);
      timer.pass(pause);
    }
    await until(() => kept.length === 2);
    expect(kept.map(({ article }) => article.text)).toEqual(["One.", "Two."]);
    while ((await store.list("feed-cursors")).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    expect(lines).toMatchObject(Array(2).fill({ desk: "desk", code: "store-unreachable" }));
    expect(JSON.stringify(lines)).not.toContain("osk.example");
  });
});

describe("what became of what came in", () => {
  it("is noted by id and address, and the log has neither", async () => {
    const { web, until, kept, inbox, lines, path } = await newsroom({ "a.txt": "A." });
    const broken = item({ link: at("empty"), pubDate: "Sat, 30 Nov 2024 10:00:00 GMT" });
    const { followed } = await web((_, response) => response.end(rss(broken + story("b", "One."))));
    await until(() => kept.length === 2);
    await writeFile(path("secret-file.json"), line({ id: "secret-id", text: "X.", published: "soon" }));
    await until(() => lines.length === 2);
    await writeFile(path("a.txt"), "A, corrected.");
    await until(() => kept.length === 3);
    await followed.close();
    expect(await inbox.look("desk", `${at("empty")}#top`)).toMatchObject([
      { outcome: "rejected", code: "no-text", from: "http://feed.example/rss" },
    ]);
    expect(await inbox.look("desk", at("b"))).toMatchObject([{ outcome: "taken", id: at("b") }]);
    expect(await inbox.look("desk", "secret-id")).toMatchObject([{ outcome: "rejected", code: "bad-field" }]);
    expect(await inbox.look("desk", "a")).toMatchObject([{ outcome: "taken", code: null }]);
    expect(JSON.stringify(lines)).not.toMatch(/secret-id|osk\.example/);
    const named: (string | null)[] = [];
    for await (const found of arrivalsIn(
      await folderWith({ "b.txt": "", "c.md": "---\n{\n---\n", "d.json": "{" }),
    ))
      if ("problem" in found) named.push(found.about.id);
    expect(named).toEqual(["b", "c", null]);
  });
});
