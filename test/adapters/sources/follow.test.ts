import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { followSources } from "../../../src/adapters/sources/follow.js";
import type { CursorStore } from "../../../src/adapters/sources/wires/cursor.js";
import type { Subscription } from "../../../src/adapters/sources/wires/follow-feeds.js";
import { createDesk } from "../../../src/core/desk.js";
import { deskProfileSchema } from "../../../src/core/desk-profile.js";
import { folderWith, loadAll } from "./temp-folder.js";
import { type Handler, localWeb, type ManualTimer } from "./wires/local-web.js";
import { item, ManualClock, rss } from "./wires/poll-support.js";

const at = (path: string) => `https://osk.example/${path}`;
const story = (path: string, text: string) => item({ title: "Harbour", link: at(path), description: text });
const FIFTEEN = 15 * 60_000;

/** A desk that follows a folder and feeds, on a web and a clock of the test's. */
async function following(handler: Handler, wires: readonly Subscription[], cursors?: CursorStore) {
  const web = await localWeb(handler);
  const folder = await folderWith({ "a.txt": "The harbour is closed." });
  const clock = new ManualClock();
  const profile = deskProfileSchema.parse({ name: "Karvania", command: "karvania" });
  const desk = createDesk({ profile, clock, version: "test" });
  for (const article of (await loadAll(folder)).articles) desk.add(article);
  const told: [string, boolean][] = [];
  const lines: { readonly fields: object; readonly message: string }[] = [];
  let wake = (): void => undefined;
  const note = (fields: object, message: string) => {
    lines.push({ fields, message });
    wake();
  };
  const log = { debug: note, info: note, warn: note, error: note };
  const timer: ManualTimer = web.tools.timer;
  const followed = followSources({
    ...{ desk, data: folder, since: Date.now(), wires, fetch: web.tools, clock, timer, log, random: () => 0 },
    ...(cursors !== undefined && { cursors }),
    take: async (article, { announced, origin }) => {
      const numbered = desk.numbered(article, origin);
      if (numbered === null) return "known";
      desk.add(numbered.article, { at: clock.now(), announced, origin, counted: numbered.counted });
      told.push([article.id, announced]);
      return "taken";
    },
    onTaken: () => wake(),
  });
  onTestFinished(() => followed.close());
  await followed.ready;
  const until = async (holds: () => boolean) => {
    while (!holds())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  /** Lets the time of the next poll come; resolves when a feed waits for so long. */
  const due = async (milliseconds = FIFTEEN) => {
    while (!timer.waits.some((one) => one.milliseconds === milliseconds))
      await new Promise((resolve) => setImmediate(resolve));
    clock.time += milliseconds;
    timer.pass(milliseconds);
    timer.waits.length = 0;
  };
  return { desk, told, lines, web, folder, until, due, followed };
}

describe("a desk's sources", () => {
  it("bring what its feeds and its folder have into its answers, when it is due", async () => {
    let now = story("b", "The ferries sail again.");
    const { desk, told, until, due, folder } = await following(
      (_, response) => response.end(rss(now)),
      [{ feed: "http://feed.example/rss", source: "Osk Wire" }],
    );
    await until(() => told.length === 1);
    now += story("c", "The bridge is open.");
    await due();
    await until(() => told.length === 2);
    await writeFile(join(folder, "d.txt"), "A cart was seen.");
    await until(() => told.length === 3);
    // The file that was there is not taken again.
    expect(told).toEqual([
      [at("b"), false],
      [at("c"), true],
      ["d", true],
    ]);
    expect(desk.ask("search bridge").items[0]?.citation).toMatchObject({
      article: at("c"),
      source: "Osk Wire",
    });
  });

  it("are remembered by the cursors that are stored, which hold no address", async () => {
    const kept = new Map<string, string>();
    const cursors: CursorStore = {
      load: async (id) => JSON.parse(kept.get(id) ?? "null"),
      save: async (id, cursor) => void kept.set(id, JSON.stringify(cursor)),
    };
    const wires = [{ feed: "http://ann:secret@feed.example/rss?token=secret" }];
    const first = await following((_, response) => response.end(rss(story("b", "One."))), wires, cursors);
    await first.until(() => first.told.length === 1);
    await first.followed.close();
    expect([...kept.values()].join()).not.toMatch(/secret|feed\.example/);
    const both = story("b", "One.") + story("c", "Two.");
    const second = await following((_, response) => response.end(rss(both)), wires, cursors);
    await second.due();
    await second.until(() => second.told.length === 1);
    expect(second.told).toEqual([[at("c"), true]]);
  });

  it("go on where one of them fails, and say so without a password or an article", async () => {
    const { told, lines, until } = await following(
      (request, response) => {
        if (request.url === "/good") response.end(rss(story("b", "One.")));
        else response.writeHead(500).end();
      },
      [{ feed: "http://ann:secret@feed.example/bad?token=secret" }, { feed: "http://feed.example/good" }],
    );
    await until(() => told.length === 1 && lines.length === 1);
    expect(lines[0]?.fields).toMatchObject({ desk: "karvania", problem: { code: "http-error" } });
    expect(JSON.stringify(lines)).not.toMatch(/secret|osk\.example/);
  });

  it("are let go at once, also in the middle of a fetch", async () => {
    const { web, followed, told, lines } = await following(
      () => undefined,
      [{ feed: "http://feed.example/rss" }],
    );
    await web.arrived;
    await followed.close();
    expect([told, lines]).toEqual([[], []]);
  });

  it("are polled all the same where their cursors cannot be read or stored", async () => {
    const cursors: CursorStore = {
      load: () => Promise.reject(new Error("down")),
      save: () => Promise.reject(new Error("down")),
    };
    const { told, lines, until } = await following(
      (_, response) => response.end(rss(story("b", "One."))),
      [{ feed: "http://feed.example/rss" }],
      cursors,
    );
    await until(() => told.length === 1 && lines.length === 2);
    expect(told).toEqual([[at("b"), false]]);
  });
});
