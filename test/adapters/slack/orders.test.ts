import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Orders, Shown } from "../../../src/core/channel/orders.js";
import { type Asked, type Message, say } from "../../../src/core/channel/reception.js";
import { plainTextOf, type SlackMessage } from "../../emulators/slack/index.js";
import { type Newsroom, openNewsroom } from "./support.js";

/** Takes what begins with "order", and writes down what it hears of. */
class Notebook implements Orders {
  readonly taken: { readonly words: string; readonly asked: Asked }[] = [];
  readonly heard: string[] = [];
  readonly shownOnes: Shown[] = [];
  #hear: (shown: Shown) => void = () => undefined;
  /** The first that a whole channel was shown: Slack has it before the bot knows. */
  readonly firstShown = new Promise<Shown>((resolve) => {
    this.#hear = resolve;
  });

  take(words: string, _: unknown, asked: Asked): Promise<Message> | null {
    if (!words.startsWith("order")) return null;
    this.taken.push({ words, asked });
    return Promise.resolve(say(`Done: ${words}`));
  }

  asked(_: unknown, { asker }: Asked): void {
    this.heard.push(asker.id);
  }

  told(): readonly string[] {
    return [];
  }

  shown(shown: Shown): void {
    this.shownOnes.push(shown);
    this.#hear(shown);
  }
}

let room: Newsroom;
let orders: Notebook;
beforeEach(async () => {
  orders = new Notebook();
  room = await openNewsroom({ orders });
});
afterEach(async () => {
  expect(room.slack.rejectedPayloads).toEqual([]);
  await room.close();
});

const general = { user: "ada", channel: "general" };
const command = (text: string, channel = "general") =>
  room.slack.slash({ user: "ada", channel, command: "/karvania", text });

describe("an order in Slack", () => {
  test.each([
    ["command", () => command("order tea").reply()],
    [
      "mention",
      async () => {
        room.slack.mention({ ...general, text: "order tea" });
        return room.slack.waitForMessage(({ byBot }) => byBot);
      },
    ],
    ["direct message", () => room.slack.directMessage({ user: "ada", text: "order tea" }).reply()],
  ])("given by %s is carried out, and the asker is told", async (_, give) => {
    expect(plainTextOf(await give())).toContain("Done: order tea");
    expect(orders.taken).toMatchObject([
      { words: "order tea", asked: { asker: { id: room.slack.user("ada").id } } },
    ]);
    expect(orders.heard).toEqual([room.slack.user("ada").id]);
    // There is one workspace: nobody has to say which.
    expect(orders.taken[0]?.asked.place.team).toBeUndefined();
  });

  test("is told from a question, which is answered and heard of", async () => {
    expect(plainTextOf(await command("status").reply())).toContain("Karvania desk:");
    expect(orders.taken).toEqual([]);
    expect(orders.heard).toHaveLength(1);
  });

  test("can be given by a button", async () => {
    const press = { kind: "ask" as const, desk: "karvania", question: "order tea" };
    const offer = { ...say("Tea?"), buttons: [{ label: "Yes", press: { ...press, cursor: START } }] };
    const to = { platform: "slack" as const, team: null, channel: room.slack.channel("general").id };
    await room.channel.poster.post(to, offer, { key: "tea", replyTo: null });
    const [message] = room.slack.messagesIn("general");
    const done = room.slack.press({ user: "ben", message: message as SlackMessage, label: "Yes" });
    expect(plainTextOf(await done.reply())).toContain("Done: order tea");
    expect(orders.taken).toMatchObject([{ asked: { asker: { id: room.slack.user("ben").id } } }]);
  });
});

const START = { at: 0, part: 0, notes: 0, of: 0 };

describe("what a whole channel is shown", () => {
  const to = () => ({ platform: "slack", team: null, channel: room.slack.channel("general").id });
  const withdrawn = (): Message => ({ ...say("This was withdrawn."), visibility: "public" });

  test("by a command can be changed afterwards", async () => {
    const answer = await command("who-claimed levee public").reply();
    expect(answer.via).toBe("chat.postMessage");
    const shown = await orders.firstShown;
    expect(shown).toMatchObject({ to: to(), id: answer.ts, byline: "Asked by ada" });
    expect(shown.quoted.question).toBe("who-claimed levee");
    expect(shown.quoted.cites.length).toBeGreaterThan(3);
    const { to: where, id } = shown;
    await room.channel.poster.edit(where, id, withdrawn());
    expect(room.slack.messagesIn("general").map(plainTextOf)).toEqual(["This was withdrawn."]);
  });

  test("by Share can be changed afterwards", async () => {
    const answer = await command("who-claimed levee").reply();
    expect(orders.shownOnes).toEqual([]);
    const shared = await room.slack.press({ user: "ada", message: answer, label: "Share" }).reply();
    expect(await orders.firstShown).toMatchObject({ to: to(), id: shared.ts });
  });

  test("in a thread can be changed and answered afterwards", async () => {
    const { message } = room.slack.say({ user: "ben", channel: "general", text: "what about the levee?" });
    const thread = { ...general, threadTs: message.ts };
    const answer = await room.slack.mention({ ...thread, text: "who-claimed levee public" }).reply();
    const { to: where, id } = await orders.firstShown;
    await room.channel.poster.post(where, withdrawn(), { key: "c", replyTo: id });
    await room.channel.poster.edit(where, id, withdrawn());
    const [edited, reply] = room.slack.repliesTo(message).filter(({ byBot }) => byBot);
    expect(edited).toMatchObject({ ts: answer.ts, edits: 1 });
    expect(reply).toMatchObject({ broadcast: true, threadTs: message.ts });
  });

  test("where the bot is not in the channel is shown all the same, and cannot be changed", async () => {
    const answer = await command("who-claimed levee public", "lobby").reply();
    expect(answer).toMatchObject({ via: "response_url" });
    expect(plainTextOf(answer)).toContain("5 statements about “levee”");
    expect(answer.ephemeralTo).toBeUndefined();
    await room.log.line("answered");
    expect(orders.shownOnes).toEqual([]);
  });

  test("is not told of where it was shown to the asker alone", async () => {
    await command("who-claimed levee").reply();
    await room.slack.directMessage({ user: "ada", text: "who-claimed levee public" }).reply();
    await room.channel.stop();
    expect(orders.shownOnes).toEqual([]);
  });
});
