import type { APIMessage } from "discord.js";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { discordCapacity } from "../../../src/adapters/discord/capacity.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Destination, Poster, PostHow } from "../../../src/core/channel/poster.js";
import { type Message, Reception, say } from "../../../src/core/channel/reception.js";
import { karvaniaDesk } from "../../core/support.js";
import type { Channel } from "../../emulators/discord/index.js";
import { type Newsroom, openNewsroom } from "./support.js";

const POST = "POST /channels/:id/messages";
const LIST = "GET /channels/:channel/messages";
const MINUTE = 60_000;

let room: Newsroom;
let poster: Poster;
let since: number;
let answer: Message;
beforeAll(async () => {
  const asked = { asker: { id: "1", name: "ana", groups: [] }, place: { channel: "2", direct: false } };
  const staffed = { desk: await karvaniaDesk(), access: OPEN_TO_ALL };
  answer = new Reception([staffed], discordCapacity).ask("who-claimed levee public", asked);
});
beforeEach(async () => {
  // A bot that only posts: it has no connection to the gateway.
  room = await openNewsroom({ started: false, desks: [] });
  poster = room.channel.poster;
  since = room.clock.now();
});
afterEach(async () => {
  expect(room.discord.defects).toEqual([]);
  expect(room.discord.warnings).toEqual([]);
  await room.close();
});

const to = (channel: Channel = room.discord.channel): Destination => ({
  ...{ platform: "discord", team: null, channel: channel.id },
});
const how = (key: string, replyTo: string | null = null): PostHow => ({ key, replyTo });
const text = (message: APIMessage | undefined): string =>
  message === undefined ? "" : room.discord.plainTextOf(message);
const posts = (channel?: Channel): string[] => room.discord.botMessagesIn(channel).map(text);
function pass(milliseconds: number): void {
  room.clock.moveTo(new Date(room.clock.now() + milliseconds).toISOString());
}
async function failureOf(attempt: Promise<unknown>) {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).not.toBeNull();
  return poster.carrier.failureOf(error);
}

describe("what the bot posts by itself on Discord", () => {
  test("is there in full, pings nobody, and its id is told", async () => {
    const id = await poster.post(to(), answer, how("digest 1"));
    const [message] = room.discord.botMessagesIn();
    expect(message?.id).toBe(id);
    expect(text(message)).toContain("statements about “levee”");
    expect(
      message && room.discord.hazardsIn(message).filter(({ kind }) => /mention|ping/.test(kind)),
    ).toEqual([]);
    expect(room.discord.rejections).toEqual([]);
  });

  test("is posted once under one key, by whomever, and another time under another", async () => {
    const ids = await Promise.all([
      poster.post(to(), say("One."), how("k")),
      poster.post(to(), say("One."), how("k")),
    ]);
    expect(new Set(ids).size).toBe(1);
    await poster.post(to(), say("Two."), how("k 2"));
    expect(posts()).toEqual(["One.", "Two."]);
  });

  test("is posted in each channel that it is for, under the same key", async () => {
    const sports = room.discord.addChannel({ name: "sports" });
    await poster.post(to(), say("All."), how("k"));
    await poster.post(to(sports), say("All."), how("k"));
    expect([posts(), posts(sports)]).toEqual([["All."], ["All."]]);
    const [one, two] = room.discord.requestsTo("POST /channels/:channel/messages").map(({ body }) => body);
    expect(nonceIn(one)).not.toBe(nonceIn(two));
  });

  test("takes a key of any length and letters", async () => {
    const key = `${"é ".repeat(249)}|`;
    const id = await poster.post(to(), say("Long."), how(key));
    expect(await poster.find(to(), key, since)).toBe(id);
    expect(await poster.find(to(), `${key}|`, since)).toBeNull();
  });

  test("answers a message, whose author is not pinged", async () => {
    const said = room.discord.say({ content: "what is new?" });
    await poster.post(to(), say("This."), how("k", said.id));
    const reply = room.discord.botMessagesIn()[0];
    expect(reply?.message_reference?.message_id).toBe(said.id);
    expect(reply?.mentions).toEqual([]);
  });

  test("is posted although the message that it answers is gone", async () => {
    const said = room.discord.say({ content: "what is new?" });
    room.discord.deleteMessage(said.message);
    await poster.post(to(), say("This."), how("k", said.id));
    expect(posts()).toEqual(["This."]);
  });

  test("is refused where the bot may not write or see, or where the channel is gone: in words", async () => {
    const silent = room.discord.addChannel({ name: "silent", botLacks: ["SendMessages"] });
    const unseen = room.discord.addChannel({ name: "unseen", botLacks: ["ViewChannel"] });
    const gone = room.discord.addChannel({ name: "gone" });
    room.discord.removeChannel(gone);
    for (const [channel, code] of [
      [silent, "50013"],
      [unseen, "50001"],
      [gone, "10003"],
    ] as const) {
      const failure = await failureOf(poster.post(to(channel), answer, how("k")));
      expect(failure).toMatchObject({ kind: "refused", code, advice: expect.stringMatching(/channel.*\.$/) });
      expect(JSON.stringify(failure)).not.toContain("you asked");
    }
  });
});

function nonceIn(body: unknown): unknown {
  return typeof body === "object" && body !== null && "nonce" in body ? body.nonce : undefined;
}

describe("what the bot has posted on Discord", () => {
  test("is found after the answer to it was lost, and is not posted again", async () => {
    const fault = room.discord.fail(POST, { reset: true }, { when: "after", times: 10 });
    expect(await failureOf(poster.post(to(), answer, how("k")))).toMatchObject({ kind: "unsure" });
    expect(fault.hits).toBeGreaterThan(0);
    expect(posts()).toHaveLength(1);
    expect(await poster.find(to(), "k", since)).toBe(room.discord.botMessagesIn()[0]?.id);
  });

  test("is not found where it never came to be", async () => {
    room.discord.fail(POST, { reset: true }, { times: 10 });
    expect(await failureOf(poster.post(to(), answer, how("k")))).toMatchObject({ kind: "unsure" });
    expect(await poster.find(to(), "k", since)).toBeNull();
  });

  test("is found when Discord has long forgotten the nonce", async () => {
    const id = await poster.post(to(), answer, how("k"));
    pass(3 * 60 * MINUTE);
    expect(await poster.find(to(), "k", since)).toBe(id);
    // What a second post without looking would do.
    expect(await poster.post(to(), answer, how("k"))).not.toBe(id);
  });

  test("is told from what others say, and from what it posted under other keys", async () => {
    room.discord.say({ content: "k" });
    await poster.post(to(), answer, how("j"));
    const id = await poster.post(to(), answer, how("k"));
    await poster.post(to(), answer, how("l"));
    expect(await poster.find(to(), "k", since)).toBe(id);
    expect(await poster.find(to(), "m", since)).toBeNull();
  });

  test("is not found in a message by another bot that looks the same", async () => {
    await poster.post(to(), answer, how("k"));
    const [own] = room.discord.botMessagesIn();
    if (own === undefined) throw new Error("Nothing was posted.");
    room.discord.deleteMessage(own);
    // The bot may read what mentions it.
    const mention = { type: 10, content: `<@${room.discord.bot.id}>` };
    const components = (own.components ?? []).map((one) => ({ ...one, components: [mention] }));
    room.discord.post({ components, webhook: true });
    expect(await poster.find(to(), "k", since)).toBeNull();
  });

  test("is found behind hundreds of messages, in either direction", async () => {
    for (let i = 0; i < 130; i++) room.discord.say({ content: `${i}` });
    const id = await poster.post(to(), answer, how("k"));
    for (let i = 0; i < 130; i++) room.discord.say({ content: `${i}` });
    expect(await poster.find(to(), "k", since)).toBe(id);
    expect(await poster.find(to(), "other", since)).toBeNull();
    expect(room.discord.requestsTo(LIST)).toHaveLength(2 + 3);
  });

  test("is found where our clock is ahead of Discord's, and not looked for earlier than that", async () => {
    const id = await poster.post(to(), answer, how("k"));
    expect(await poster.find(to(), "k", room.clock.now() + MINUTE)).toBe(id);
    expect(await poster.find(to(), "k", room.clock.now() + MINUTE + 1)).toBeNull();
  });

  test("is given up on, and never said to be missing, where too much was written since", async () => {
    for (let i = 0; i < 2_000; i++) room.discord.say({ content: `${i}` });
    await expect(poster.find(to(), "k", since)).rejects.toMatchObject({ code: "discord-long-history" });
  });

  test("is found in an embed, where Discord takes nothing else", async () => {
    room.discord.fail(POST, { code: 50035 });
    const id = await poster.post(to(), answer, how("k"));
    const [message] = room.discord.botMessagesIn();
    expect(message?.embeds).not.toEqual([]);
    expect(text(message)).toMatch(/\nNo\. [0-9a-z]+(?:\n|$)/);
    expect(await poster.find(to(), "k", since)).toBe(id);
    expect(await poster.find(to(), "j", since)).toBeNull();
  });

  test("is found in a thread and in direct messages", async () => {
    const thread = room.discord.addThread(room.discord.channel, "flood");
    for (const channel of [thread, room.discord.directChannel()]) {
      expect(await poster.find(to(channel), "k", since)).toBeNull();
      const id = await poster.post(to(channel), answer, how("k"));
      expect(await poster.find(to(channel), "k", since)).toBe(id);
    }
  });
});

describe("whether something was posted on Discord cannot be told", () => {
  const NO_HISTORY = { code: "discord-no-history", message: expect.stringContaining("Read Message History") };

  test.each(["the bot", "everybody"])(
    "without the right to read the history, which %s lacks",
    async (who) => {
      const { discord } = room;
      const channel = discord.addChannel({ name: "foreign" });
      expect(await poster.find(to(channel), "k", since)).toBeNull();
      const everybody = discord.guild.roles.get(discord.guild.id) ?? discord.bot;
      discord.overwrite(channel, who === "the bot" ? discord.bot : everybody, {
        deny: ["ReadMessageHistory"],
      });
      await expect(poster.find(to(channel), "k", since)).rejects.toMatchObject(NO_HISTORY);
      await poster.post(to(channel), answer, how("k"));
      await expect(poster.find(to(channel), "k", since)).rejects.toMatchObject(NO_HISTORY);
      const thread = discord.addThread(channel, "flood");
      await expect(poster.find(to(thread), "k", since)).rejects.toMatchObject(NO_HISTORY);
    },
  );

  test("but may be where the bot has the right again by its own, or as an administrator", async () => {
    const { discord } = room;
    const channel = discord.addChannel({ name: "foreign", everyoneLacks: ["ReadMessageHistory"] });
    await expect(poster.find(to(channel), "k", since)).rejects.toMatchObject(NO_HISTORY);
    discord.overwrite(channel, discord.bot, { allow: ["ReadMessageHistory"] });
    expect(await poster.find(to(channel), "k", since)).toBeNull();
    discord.overwrite(channel, discord.bot, { deny: ["ReadMessageHistory"] });
    const role = discord.addRole("administrators", ["Administrator"]);
    discord.guild.members.get(discord.bot.id)?.roles.push(role.id);
    expect(await poster.find(to(channel), "k", since)).toBeNull();
  });

  test("where the channel is gone or not seen, or Discord fails", async () => {
    const unseen = room.discord.addChannel({ name: "unseen", botLacks: ["ViewChannel"] });
    const gone = room.discord.addChannel({ name: "gone" });
    room.discord.removeChannel(gone);
    expect(await failureOf(poster.find(to(unseen), "k", since))).toMatchObject({
      kind: "refused",
      code: "50001",
    });
    expect(await failureOf(poster.find(to(gone), "k", since))).toMatchObject({
      kind: "refused",
      code: "10003",
    });
    room.discord.fail(LIST, { status: 503 }, { times: 3 });
    expect(await failureOf(poster.find(to(), "k", since))).toMatchObject({
      kind: "unsure",
      code: "http-503",
    });
  });

  test("while the bot cannot learn who it is, which it asks again", async () => {
    const id = await poster.post(to(), answer, how("k"));
    room.discord.fail("GET /users/@me", { status: 500 }, { times: 3 });
    await failureOf(poster.find(to(), "k", since));
    expect(await poster.find(to(), "k", since)).toBe(id);
  });
});

describe("what the bot has posted on Discord and changes", () => {
  const corrected = say("It was four, says the mayor.");

  test("is another text in the same place, and pings nobody", async () => {
    const id = await poster.post(to(), answer, how("k"));
    await poster.edit(to(), id, { ...corrected, headline: "@everyone <@1>" });
    expect(posts()).toEqual(["@everyone <@1>"]);
    const [message] = room.discord.botMessagesIn();
    expect(message && room.discord.hazardsIn(message)).toEqual([]);
    expect(room.discord.rejections).toEqual([]);
  });

  test("stays an embed where it is one", async () => {
    room.discord.fail(POST, { code: 50035 });
    const id = await poster.post(to(), answer, how("k"));
    await poster.edit(to(), id, corrected);
    const [message] = room.discord.botMessagesIn();
    expect(message?.embeds.map(({ description }) => description)).toEqual([corrected.headline]);
    expect(message?.components).toEqual([]);
  });

  test("may be changed where the bot may not write any more", async () => {
    const id = await poster.post(to(), answer, how("k"));
    room.discord.overwrite(room.discord.channel, room.discord.bot, { deny: ["SendMessages"] });
    await poster.edit(to(), id, corrected);
    expect(posts()).toEqual([corrected.headline]);
  });

  test("is refused, in words, where it is gone", async () => {
    const id = await poster.post(to(), answer, how("k"));
    room.discord.deleteMessage({ id } as APIMessage);
    expect(await failureOf(poster.edit(to(), id, corrected))).toMatchObject({
      kind: "refused",
      code: "10008",
    });
  });
});
