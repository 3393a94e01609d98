import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
let url: string;
/** Requests that a test wants refused. */
let refused = 0;
afterEach(async () => {
  expect(room.discord.rejections).toHaveLength(refused);
  refused = 0;
  await room.close();
});

/** The bot behind a signed address, with the gateway or without. */
async function open(gateway: boolean): Promise<void> {
  room = await openNewsroom({ started: false });
  const { discord } = room;
  let port = 0;
  const channel = await channelOn(room, {
    gateway,
    http: { publicKey: discord.publicKey, port: 0, host: "127.0.0.1", listening: (at) => (port = at) },
  });
  await channel.start();
  url = `http://127.0.0.1:${port}/interactions`;
  await discord.connectEndpoint(url);
  room = {
    ...room,
    channel,
    close: async () => {
      await channel.stop();
      await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
      await discord.stop();
    },
  };
}

function ask() {
  return room.discord.command({ name: "karvania", subcommand: "status" });
}

describe("interactions with Discord by HTTP", () => {
  test.each([true, false])(
    "are answered as those by gateway are (connected to it too: %s)",
    async (gateway) => {
      await open(gateway);
      const handle = ask();
      const answer = await handle.response();
      expect(room.discord.plainTextOf(answer)).toContain("Karvania desk:");
      expect(handle.isEphemeral).toBe(true);
      expect(room.discord.endpointAnswers).toEqual([{ status: 202, body: "" }]);
      const typed = { name: "karvania", subcommand: "who-claimed", focused: "topic", value: "Quel" };
      expect(await room.discord.autocomplete(typed).choices).toContainEqual({
        name: "Quelmar",
        value: "Quelmar",
      });
      const shared = room.discord.press({ message: answer, label: "Share" });
      expect(room.discord.plainTextOf(await shared.response())).toContain("Shared by ana");
    },
  );

  test("are answered once where the same is sent again", async () => {
    await open(false);
    const handle = ask();
    await handle.response();
    expect(await room.discord.replayToEndpoint(handle)).toMatchObject({ status: 202 });
    await ask().response();
    expect(room.discord.ephemeralsFor()).toHaveLength(2);
  });

  test.each(["wrong signature", "wrong key", "no signature", "changed body", "changed timestamp"] as const)(
    "are refused with a %s",
    async (spoilt) => {
      await open(false);
      expect(await room.discord.forgeToEndpoint(spoilt)).toMatchObject({ status: 401 });
    },
  );

  test("are refused when they are older than five minutes", async () => {
    await open(false);
    const handle = ask();
    await handle.response();
    room.clock.moveTo("2031-03-07T20:05:02Z");
    expect(await room.discord.replayToEndpoint(handle)).toMatchObject({ status: 401 });
    refused = 1;
  });

  test("are refused when they are from the future", async () => {
    await open(false);
    const handle = ask();
    await handle.response();
    room.clock.moveTo(new Date(room.clock.now() - 301_000).toISOString());
    expect(await room.discord.replayToEndpoint(handle)).toMatchObject({ status: 401 });
    refused = 1;
  });

  test("are refused when they are too long, or nothing that was posted", async () => {
    await open(false);
    expect(await statusOf("POST", "x".repeat(1024 * 1024 + 1))).toBe(413);
    expect(await statusOf("GET", "")).toBe(405);
    expect(await statusOf("POST", "{}")).toBe(401);
  });
});

function statusOf(method: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
