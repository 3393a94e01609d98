import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskOf, MovableClock } from "../../core/support.js";
import { hazardsIn, type SlackMessage } from "../../emulators/slack/index.js";
import { HOSTILE_NOW, HOSTILE_QUESTIONS, hostileArticles } from "../hostile.js";
import { type Newsroom, openNewsroom } from "./support.js";

const articles = hostileArticles(1_000);

let room: Newsroom;
beforeAll(async () => {
  const desk = deskOf(articles, { clock: new MovableClock(HOSTILE_NOW), profile: { command: "vell" } });
  room = await openNewsroom({ desks: [desk] });
});
afterAll(async () => {
  await room.close();
});

async function ask(text: string): Promise<SlackMessage> {
  return room.slack.slash({ user: "ada", channel: "general", command: "/vell", text }).reply();
}

/** What in a message would ping, link, restyle or break out, apart from links to articles of the desk. */
function harmsIn(message: SlackMessage): unknown[] {
  return hazardsIn(message).filter(({ kind, url }) => kind !== "link" || url === undefined || !urls.has(url));
}
/** As they are, and as Slack's markup writes them. */
const urls = new Set(
  articles.flatMap(({ url }) => {
    const href = url === undefined ? "" : new URL(url).href.replaceAll("|", "%7C");
    return [href, href.replaceAll("&", "&amp;")];
  }),
);

describe("a thousand hostile articles in Slack", () => {
  test("neither ping nor link nor break out, and none is refused", async () => {
    const harms: unknown[] = [];
    for (const { id } of articles) {
      const answer = await ask(`article ${id}`);
      harms.push(...harmsIn(answer));
    }
    expect(harms.slice(0, 5)).toEqual([]);
    expect(room.slack.rejectedPayloads.slice(0, 3)).toEqual([]);
  });

  test("can be paged through to the end, whatever is in them", async () => {
    let pages = 0;
    for (const question of ["casualties", "who-claimed bridge", "sources"]) {
      let page = await ask(`${question} public`);
      for (let more = moreOf(page); more !== undefined && pages < 150; more = moreOf(page), pages++) {
        expect(harmsIn(page)).toEqual([]);
        page = await room.slack.press({ user: "ada", message: page, actionId: more }).reply();
      }
    }
    expect(pages).toBeGreaterThan(100);
    expect(room.slack.rejectedPayloads.slice(0, 3)).toEqual([]);
  });
});

test("hostile questions are answered in Slack as harmlessly as others", async () => {
  for (const question of HOSTILE_QUESTIONS) {
    const answer = await ask(question);
    expect(harmsIn(answer)).toEqual([]);
  }
  expect(room.slack.rejectedPayloads.slice(0, 3)).toEqual([]);
});

function moreOf({ blocks }: SlackMessage): string | undefined {
  return /"action_id":"(press:button:\d+)","text":\{"type":"plain_text","text":"More/.exec(
    JSON.stringify(blocks),
  )?.[1];
}
