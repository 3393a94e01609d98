import { afterEach, describe, expect, test } from "vitest";
import type { Channel } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

async function expectAnswer(): Promise<void> {
  const { discord } = room;
  const handle = discord.command({ name: "karvania", subcommand: "status" });
  expect(discord.plainTextOf(await handle.response())).toContain("Karvania desk:");
}

describe("the connection to Discord", () => {
  test.each([
    ["Discord asks to connect anew (op 7)", (one: Newsroom["discord"]) => one.reconnectAll()],
    [
      "the session is invalid but can be resumed (op 9)",
      (one: Newsroom["discord"]) => one.invalidateSessions(true),
    ],
    ["the connection is cut", (one: Newsroom["discord"]) => one.closeAll(1006)],
    ["Discord closes it (4000)", (one: Newsroom["discord"]) => one.closeAll(4000)],
  ])("is there again after %s, and what was asked meanwhile is answered once", async (_, happen) => {
    room = await openNewsroom();
    const { discord } = room;
    happen(discord);
    const handle = discord.command({ name: "karvania", subcommand: "status" });
    await handle.response();
    await expectAnswer();
    expect(discord.ephemeralsFor()).toHaveLength(2);
    expect(discord.rejections).toEqual([]);
  });

  test("is there again after the session was lost (op 9)", async () => {
    // The SDK leaves five seconds between two sessions.
    room = await openNewsroom({ options: { pace: async () => ({ waitForIdentify: async () => {} }) } });
    const { discord } = room;
    discord.invalidateSessions(false);
    await discord.until("the old session is gone", () => (discord.sessions === 0 ? true : undefined));
    await discord.waitForSessions(1);
    await expectAnswer();
  });

  test("is there again when Discord is", async () => {
    room = await openNewsroom();
    const { discord } = room;
    await discord.goDown();
    await discord.comeUp();
    await discord.waitForSessions(1);
    await expectAnswer();
  });
});

describe("starting on Discord", () => {
  test("goes on until Discord is there, in ever longer pauses", async () => {
    room = await openNewsroom({ started: false });
    const { discord, timer, channel } = room;
    await discord.goDown();
    let started = false;
    const starting = channel.start().then(() => {
      started = true;
    });
    const pauses = () => timer.waits.filter((wait) => wait >= 1_000);
    while (pauses().length < 8) await new Promise((resolve) => setImmediate(resolve));
    expect(pauses().slice(0, 8)).toEqual([1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 60_000, 60_000]);
    expect(started).toBe(false);
    await discord.comeUp();
    await starting;
    await expectAnswer();
  });

  test.each([
    [4014, "discord-intents", "Privileged Gateway Intents"],
    [4004, "discord-token", "set DISCORD_TOKEN anew"],
    [4011, "discord-sharding", "ShardingManager"],
  ])("ends with what to do where Discord closes with %i", async (close, code, words) => {
    room = await openNewsroom({ started: false });
    room.discord.refuseNextIdentify(close);
    const failure = await room.channel.start().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "DatelineError", code });
    expect(String(failure)).toContain(words);
    expect(room.timer.waits).toEqual([]);
  });

  test("ends with what to do where Discord does not know the token", async () => {
    room = await openNewsroom({ started: false });
    for (const token of ["wrong", `${room.discord.token}x`]) {
      const channel = await channelOn(room, { token });
      await expect(channel.start()).rejects.toMatchObject({ code: "discord-token" });
      expect(JSON.stringify(room.log.lines)).not.toContain(token);
      await channel.stop();
    }
  });
});

describe("stopping on Discord", () => {
  test("ends the connection and takes no more questions", async () => {
    room = await openNewsroom();
    const { discord, channel } = room;
    await channel.stop();
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
    await channel.stop();
  });

  test("waits for what is being answered", async () => {
    room = await openNewsroom();
    const { discord, channel } = room;
    const fault = discord.fail("PATCH /webhooks/:app/:token/messages/@original", { hang: true });
    const handle = discord.command({ name: "karvania", subcommand: "status" });
    await discord.until("the answer hangs", () => (fault.hits > 0 ? true : undefined));
    const stopping = channel.stop();
    fault.release();
    expect(discord.plainTextOf(await handle.response())).toContain("Karvania desk:");
    await stopping;
  });

  test("waits for a mention whose channel is being looked up", async () => {
    let thread: Channel | undefined;
    room = await openNewsroom({
      prepare: (one) => {
        thread = one.addThread(one.channel, "flood");
        one.archiveThread(thread);
      },
    });
    const { discord, channel } = room;
    const fault = discord.fail("GET /channels/:channel", { hang: true });
    const asked = discord.mention({ content: "status", channel: thread as Channel });
    await discord.until("the look-up hangs", () => (fault.hits > 0 ? true : undefined));
    const stopping = channel.stop();
    fault.release();
    await stopping;
    expect(asked.answers).toHaveLength(1);
  });

  test.each([
    ["just went down", async () => {}],
    ["is down, between two attempts", async () => void (await room.log.line("connecting to Discord anew"))],
  ])("works while Discord %s, and nothing goes on after it", async (_, moment) => {
    room = await openNewsroom();
    const { discord, channel } = room;
    await discord.goDown();
    await moment();
    await channel.stop();
    await discord.comeUp();
    // Another bot that is sent away now comes again later than the first would have done.
    const other = await channelOn(room);
    await other.start();
    discord.reconnectAll();
    await discord.until("it is away", () => (discord.connections === 0 ? true : undefined));
    await discord.until("it is there again", () => (discord.connections > 0 ? true : undefined));
    expect(discord.connections).toBe(1);
    await other.stop();
  });

  test("works before Discord was ever there, and ends the start", async () => {
    room = await openNewsroom({ started: false });
    const { discord, channel } = room;
    await discord.goDown();
    const starting = channel.start();
    await channel.stop();
    await starting;
    await discord.comeUp();
    expect(discord.connections).toBe(0);
  });

  test("works while Discord takes its time with the start", async () => {
    room = await openNewsroom({ started: false });
    const { discord, channel } = room;
    const fault = discord.fail("GET /gateway/bot", { hang: true }, { times: 9 });
    const starting = channel.start();
    await discord.until("the start hangs", () => (fault.hits > 0 ? true : undefined));
    await channel.stop();
    await starting;
    fault.cancel();
    fault.release();
    expect(discord.connections).toBe(0);
  });

  test("works before anything was started", async () => {
    room = await openNewsroom({ started: false });
    await room.channel.stop();
  });
});
