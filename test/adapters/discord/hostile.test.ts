import type { APIMessage } from "discord.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { discordCapacity } from "../../../src/adapters/discord/capacity.js";
import type { Answer } from "../../../src/core/answers/answer.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { type Asked, type Message, Reception } from "../../../src/core/channel/reception.js";
import type { Desk } from "../../../src/core/desk.js";
import { textOf } from "../../../src/core/view/runs.js";
import { deskOf, MovableClock } from "../../core/support.js";
import type { InteractionHandle } from "../../emulators/discord/index.js";
import { HOSTILE_NOW, HOSTILE_QUESTIONS, hostileArticles } from "../hostile.js";
import { type Newsroom, openNewsroom } from "./support.js";

const articles = hostileArticles(1_000);

let room: Newsroom;
/** What the bot means to say. */
let reception: Reception;
const asked: Asked = {
  asker: { id: "1", name: "ana", groups: [] },
  place: { channel: "1", direct: false },
};
beforeAll(async () => {
  const desk = remembering(
    deskOf(articles, { clock: new MovableClock(HOSTILE_NOW), profile: { command: "vell" } }),
  );
  room = await openNewsroom({ desks: [desk] });
  reception = new Reception([{ desk, access: OPEN_TO_ALL }], discordCapacity);
});
afterAll(async () => {
  expect(room.discord.rejections).toEqual([]);
  expect(room.discord.defects).toEqual([]);
  await room.close();
});

/** The desk, which answers at once what it was asked just before: each question is asked by the bot and by the test. */
function remembering(desk: Desk): Desk {
  const answers = new Map<string, Answer>();
  const ask: Desk["ask"] = (question, wanted) => {
    const key = JSON.stringify([question, wanted]);
    const answer = answers.get(key) ?? desk.ask(question, wanted);
    if (answers.size > 20) answers.clear();
    answers.set(key, answer);
    return answer;
  };
  const others = {
    ...{ suggest: desk.suggest.bind(desk), citeOf: desk.citeOf.bind(desk) },
    citesBehind: desk.citesBehind.bind(desk),
  };
  return { ask, profile: desk.profile, ...others } satisfies Partial<Desk> as Desk;
}

/** What in a message would ping, link, restyle or break out, apart from our own marks and links to the articles. */
function harmsIn(message: APIMessage, marks = room.discord.hazardsIn(message)): unknown[] {
  return marks.filter(({ kind, url }) => (kind === "masked link" ? !isOfArticle(url) : !OURS.has(kind)));
}
const OURS = new Set<string>(["heading", "subtext", "quote", "bold", "italic", "code", "list"]);

/** The same, and marks that stand for nothing of ours, and words that are not shown as they are. */
function faultsIn(shown: APIMessage, { headline, pieces, byline }: Message): unknown[] {
  const marks = room.discord.hazardsIn(shown);
  const told = pieces.filter(({ repeats }) => repeats !== true);
  const lines = (...kinds: string[]): number => told.filter(({ kind }) => kinds.includes(kind)).length;
  const runs = (...kinds: (string | undefined)[]): number =>
    told.flatMap(({ line }) => line).filter(({ emphasis }) => kinds.includes(emphasis)).length;
  const headings = told.filter(({ kind }) => ["speaker", "section", "event"].includes(kind));
  const most: Readonly<Record<string, number>> = {
    bold: 1 + runs("strong", "warning") + headings.flatMap(({ line }) => line).length,
    italic: runs("badge"),
    heading: 1 + lines("section", "event"),
    list: lines("toll"),
    code: lines("head"),
    quote: lines("quote"),
    subtext: (byline === null ? 0 : 1) + lines("earlier", "source", "also", "note"),
  };
  const tooMany = Object.entries(most).filter(
    ([kind, number]) => marks.filter((mark) => mark.kind === kind).length > number,
  );
  const text = room.discord.plainTextOf(shown);
  const missing = [headline, ...told.map(({ line }) => textOf(line))]
    .flatMap((one) => one.split("\n"))
    .filter((line) => !text.includes(line.trim()));
  const codes = marks.filter(({ kind, value }) => kind === "code" && !/^`r?\d+`$/.test(value));
  return [...harmsIn(shown, marks), ...tooMany, ...missing, ...codes];
}

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
      const typed = id.slice(0, 300);
      const answer = await use("article", { id: typed }).response();
      harms.push(...faultsIn(answer, reception.ask(`article ${typed}`, asked)));
    }
    expect(harms.slice(0, 5)).toEqual([]);
    expect(room.discord.rejections.slice(0, 3)).toEqual([]);
  });

  test("can be paged through, whatever is in them", async () => {
    let pages = 0;
    for (const subcommand of ["casualties", "who-claimed", "sources"]) {
      const topic: Record<string, string> = subcommand === "who-claimed" ? { topic: "bridge" } : {};
      let page = await use(subcommand, { ...topic, public: true }).response();
      let meant = reception.ask(`${[subcommand, ...Object.values(topic)].join(" ")} public`, asked);
      for (let i = 0; i < 60; i++, pages++) {
        expect(faultsIn(page, meant)).toEqual([]);
        const label = moreOf(page);
        if (label === undefined) break;
        const more = meant.buttons.find((one) => one.label === label);
        meant = reception.press(more?.press ?? null, asked);
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
    const shown = await use("ask", { question: typed }).response();
    expect(faultsIn(shown, reception.ask(typed, asked, "vell"))).toEqual([]);
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
