import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../src/core/questions/commands.js";
import { plainTextOf, type SlackMessage } from "../../emulators/slack/index.js";
import { type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  expect(room.slack.rejectedPayloads).toEqual([]);
  expect(room.slack.duplicates()).toEqual([]);
  await room.close();
});

const ASKED: Readonly<Record<string, readonly [text: string, answer: RegExp]>> = {
  "who-claimed": ["who-claimed levee", /5 statements about “levee”/],
  casualties: ["casualties quelmar", /Casualties for “quelmar”/],
  search: ["search river", /river/],
  summary: ["summary", /./],
  timeline: ["timeline", /./],
  digest: ["digest 2031-03-05", /What is new on 2031-03-05/],
  sources: ["sources", /\d+ articles from \d+ publishers/],
  article: ["article ota-0303-toll", /ota-0303-toll: Quelmar flood toll rises to nine/],
  help: ["help", /Ask the Karvania desk/],
  status: ["status", /Karvania desk: \d+ articles/],
};

/** What ada alone sees next. */
function toAda(): Promise<SlackMessage> {
  const { id } = room.slack.user("ada");
  return room.slack.waitForMessage(({ ephemeralTo }) => ephemeralTo === id);
}

async function ask(text: string, channel = "general"): Promise<SlackMessage> {
  return room.slack.slash({ user: "ada", channel, command: "/karvania", text }).reply();
}

describe("a slash command in Slack", () => {
  // Orders have cases of their own: orders.test.ts.
  test.each(commands.filter((one) => one.hidden !== true && !("order" in one)).map(({ name }) => name))(
    "answers %s, to the asker alone",
    async (name) => {
      const [text, expected] = ASKED[name] ?? ["", /never/];
      const answer = await ask(text);
      expect(plainTextOf(answer)).toMatch(expected);
      expect(answer.ephemeralTo).toBe(room.slack.user("ada").id);
      expect(room.slack.messagesIn("general")).toEqual([]);
    },
  );

  test("is acknowledged at once, whatever becomes of the answer", async () => {
    const asked = room.slack.slash({ user: "ada", channel: "general", command: "/karvania", text: "status" });
    expect(await asked.acked).toMatchObject({ acked: true, late: false });
  });

  test("asks for help where nothing is typed, and reads plain English", async () => {
    expect(plainTextOf(await ask(""))).toContain("Ask the Karvania desk");
    expect(plainTextOf(await ask("who claimed the levee?"))).toContain("Read as: who-claimed levee");
  });

  test("says what is wrong with a question, and what to do", async () => {
    expect(plainTextOf(await ask("who-claimd levee"))).toContain("Did you mean: who-claimed?");
  });

  test("works in a channel that the bot is not in, in a private one and in a direct message", async () => {
    for (const channel of ["lobby", "vault"])
      expect(plainTextOf(await ask("status", channel))).toContain("Karvania");
  });

  test("that ends with public is answered to all, with who asked", async () => {
    const answer = await ask("who-claimed levee public");
    expect(answer.ephemeralTo).toBeUndefined();
    expect(plainTextOf(answer)).toContain("Asked by ada");
  });
});

describe("an answer in Slack", () => {
  test("names the claimant in bold, quotes word for word, and links the article", async () => {
    const answer = await ask("who-claimed levee");
    const text = plainTextOf(answer);
    expect(text).toContain("Karvanian River Rescue\n4  said");
    expect(text).toContain("> At least four people were killed and seven were missing after a levee");
    expect(text).toContain(
      "Levee breaks: at least four dead in Quelmar · Quelmar Courier · 1 Mar 2031, 12:15 UTC",
    );
    expect(JSON.stringify(answer.blocks)).toContain(
      '{"type":"text","text":"Karvanian River Rescue","style":{"bold":true}}',
    );
  });

  test("has the ledger as a table, and each figure's sentence below it", async () => {
    const answer = await ask("casualties quelmar");
    const table = answer.blocks.find(({ type }) => type === "table");
    expect(JSON.stringify(table)).toContain('"How many"');
    expect(plainTextOf(answer)).toContain(
      "before: 14 · as of 5 Mar 2031 · “Fourteen people, including three children",
    );
  });
});

describe("a button in Slack", () => {
  test("Context shows the paragraph to who pressed it alone", async () => {
    const answer = await ask("who-claimed levee public");
    const context = await room.slack.press({ user: "ben", message: answer, label: "Context 4" }).reply();
    expect(plainTextOf(context)).toContain("Around the quote in");
    expect(context.ephemeralTo).toBe(room.slack.user("ben").id);
  });

  test("More shows the next page, until all of it has been shown", async () => {
    let page = await ask("digest since 2031-02-01");
    const headlines = [plainTextOf(page).split("\n")[0]];
    for (let more = moreOf(page); more !== null; more = moreOf(page)) {
      page = await room.slack.press({ user: "ada", message: page, label: more }).reply();
      headlines.push(plainTextOf(page).split("\n")[0]);
    }
    expect(headlines.length).toBeGreaterThan(3);
    expect(new Set(headlines).size).toBe(headlines.length);
    expect(room.slack.messagesIn("general")).toEqual([]);
  });

  test("Share shows the same to the channel once, with who shared it", async () => {
    const answer = await ask("who-claimed levee");
    const shared = await room.slack.press({ user: "ada", message: answer, label: "Share" }).reply();
    expect(shared.ephemeralTo).toBeUndefined();
    expect(plainTextOf(shared)).toContain("Shared by ada");
    const again = await room.slack.press({ user: "ada", message: answer, label: "Share" }).reply();
    expect(plainTextOf(again)).toContain("has been shared already");
    expect(room.slack.messagesIn("general")).toHaveLength(1);
  });

  test("of what may be asked next asks it", async () => {
    const help = await ask("help casualties");
    const next = await room.slack.press({ user: "ada", message: help, label: "casualties" }).reply();
    expect(plainTextOf(next)).toContain("Casualties: ");
  });
});

describe("a mention in Slack", () => {
  test("is answered to the asker alone", async () => {
    room.slack.mention({ user: "ada", channel: "general", text: "who claimed the levee?" });
    const answer = await toAda();
    expect(plainTextOf(answer)).toContain("5 statements about “levee”");
    // Slack shows nobody what it keeps to one person in a thread that has not begun.
    expect(answer.threadTs).toBeUndefined();
  });

  test("in a thread is answered in the thread", async () => {
    room.slack.say({ user: "ben", channel: "general", text: "what about the levee?" });
    const [parent] = room.slack.messagesIn("general");
    const thread = { channel: "general", ...(parent !== undefined && { threadTs: parent.ts }) };
    room.slack.say({ user: "ben", text: "anybody?", ...thread });
    room.slack.mention({ user: "ada", text: "who claimed the levee?", ...thread });
    expect((await toAda()).threadTs).toBe(parent?.ts);
  });

  test("that ends with public is answered to all in the thread", async () => {
    const answer = await room.slack
      .mention({ user: "ada", channel: "general", text: "who-claimed levee public" })
      .reply();
    expect(answer.ephemeralTo).toBeUndefined();
    expect(answer.threadTs).toBeDefined();
  });

  test("has the marks that Slack puts into texts taken out", async () => {
    const asked = { user: "ada", channel: "general", text: "search <https://a.example|levee> & flood" };
    room.slack.mention(asked);
    expect(plainTextOf(await toAda())).not.toContain("&amp;");
  });
});

test("a direct message in Slack is answered there", async () => {
  const answer = await room.slack.directMessage({ user: "ada", text: "status" }).reply();
  expect(plainTextOf(answer)).toContain("Karvania desk");
  expect(plainTextOf(answer)).not.toContain("[Share]");
});

test("the shortcut asks about a message, for the asker alone", async () => {
  const said = room.slack.say({ user: "ben", channel: "general", text: "flooding in Quelmar, anyone?" });
  const [message] = room.slack.messagesIn("general");
  if (message === undefined) throw new Error(`Nothing was said: ${JSON.stringify(said)}`);
  room.slack.shortcut({ user: "ada", message, callbackId: "ask_about" });
  const answer = await room.slack.waitForMessage(
    ({ ephemeralTo }) => ephemeralTo === room.slack.user("ada").id,
  );
  expect(plainTextOf(answer)).toMatch(/Read as: who-claimed .*Quelmar/);
  expect(answer.ephemeralTo).toBe(room.slack.user("ada").id);
});

test("the App Home shows the latest of the desk, and its buttons answer in a direct message", async () => {
  room.slack.openHome({ user: "ada" });
  const home = await room.slack.waitForHome("ada");
  expect(plainTextOf(home)).toMatch(/Karvania desk: \d+ articles[\s\S]*What is new on 2031-03-07/);
  const action = JSON.stringify(home.blocks).match(/"action_id":"(press:context:digest\.0\.0)"/)?.[1];
  room.slack.press({ user: "ada", home: true, actionId: action ?? "" });
  const answer = await room.slack.waitForMessage((message) =>
    plainTextOf(message).includes("Around the quote"),
  );
  expect(room.slack.directMessagesOf("ada")).toEqual([answer]);
});

function moreOf(page: SlackMessage): string | null {
  return /\[(More(?: \(\d+ left\))?)\]/.exec(plainTextOf(page))?.[1] ?? null;
}
