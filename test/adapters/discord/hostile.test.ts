import type { APIMessage } from "discord.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskOf, MovableClock } from "../../core/support.js";
import type { InteractionHandle } from "../../emulators/discord/index.js";
import { HOSTILE_NOW, HOSTILE_QUESTIONS, hostileArticles } from "../hostile.js";
import { type Newsroom, openNewsroom } from "./support.js";

const articles = hostileArticles(1_000);

let room: Newsroom;
beforeAll(async () => {
  const desk = deskOf(articles, { clock: new MovableClock(HOSTILE_NOW), profile: { command: "vell" } });
  room = await openNewsroom({ desks: [desk] });
});
afterAll(async () => {
  expect(room.discord.rejections).toEqual([]);
  expect(room.discord.defects).toEqual([]);
  await room.close();
});

/** What in a message would ping, link, restyle or break out, apart from our own marks and links to the articles. */
function harmsIn(message: APIMessage): unknown[] {
  return room.discord
    .hazardsIn(message)
    .filter(({ kind, url }) => (kind === "masked link" ? !isOfArticle(url) : !OURS.has(kind)));
}
const OURS = new Set<string>(["heading", "subtext", "quote", "bold", "italic", "code", "list"]);
const hosts = /^https:\/\/news\.example\//;
function isOfArticle(url: string | undefined): boolean {
  return url !== undefined && hosts.test(url) && !/[()<>\s\\]/.test(url);
}

function use(subcommand: string, options: Record<string, string | boolean> = {}): InteractionHandle {
  return room.discord.command({ name: "vell", subcommand, options });
}

function moreOf({ components }: APIMessage): string | undefined {
  return /"label":"(More[^"]*)"/.exec(JSON.stringify(components))?.[1];
}

/** There are a great many of them; none waits for time. */
const timeout = 120_000;

describe("a thousand hostile articles on Discord", { timeout }, () => {
  test("neither ping nor link nor break out, and none is refused", async () => {
    const harms: unknown[] = [];
    for (const { id } of articles) {
      const answer = await use("article", { id: id.slice(0, 300) }).response();
      harms.push(...harmsIn(answer));
    }
    expect(harms.slice(0, 5)).toEqual([]);
    expect(room.discord.rejections.slice(0, 3)).toEqual([]);
  });

  test("can be paged through, whatever is in them", async () => {
    let pages = 0;
    for (const subcommand of ["casualties", "who-claimed", "sources"]) {
      const topic: Record<string, string> = subcommand === "who-claimed" ? { topic: "bridge" } : {};
      let page = await use(subcommand, { ...topic, public: true }).response();
      for (let i = 0; i < 60; i++, pages++) {
        expect(harmsIn(page)).toEqual([]);
        const label = moreOf(page);
        if (label === undefined) break;
        page = await room.discord.press({ message: page, label }).response();
      }
    }
    expect(pages).toBeGreaterThan(60);
  });

  test("are completed to within Discord's limits", async () => {
    for (const [subcommand, focused] of [
      ["who-claimed", "topic"],
      ["who-claimed", "by"],
      ["casualties", "place"],
      ["article", "id"],
    ] as const)
      for (const value of ["", "@", "*", "h-", "min"])
        await room.discord.autocomplete({ name: "vell", subcommand, focused, value }).choices;
    expect(room.discord.rejections.slice(0, 3)).toEqual([]);
  });
});

test("hostile questions are answered on Discord as harmlessly as others, typed or by message", {
  timeout,
}, async () => {
  for (const question of HOSTILE_QUESTIONS) {
    const typed = [...question.replaceAll("\n", " ")].slice(0, 1_000).join("");
    expect(harmsIn(await use("ask", { question: typed }).response())).toEqual([]);
  }
  for (const question of HOSTILE_QUESTIONS.slice(0, 60)) {
    const content = [...question].slice(0, 1_900).join("");
    expect(harmsIn(await room.discord.directMessage({ content }).answer())).toEqual([]);
  }
});

test("people with hostile names share on Discord without harm", async () => {
  const names = ["@everyone", "**x** <@1>", "[a](https://evil.example)", "# big\n> q", "discord.gg/evil"];
  for (const displayName of names) {
    const user = room.discord.addUser({ name: "eve", displayName });
    room.discord.addMember(user);
    const handle = room.discord.command({
      user,
      name: "vell",
      subcommand: "status",
      options: { public: true },
    });
    const answer = await handle.response();
    expect(harmsIn(answer)).toEqual([]);
    expect(room.discord.plainTextOf(answer)).toContain(`Asked by ${displayName.replace("\n", " ")}`);
  }
});
