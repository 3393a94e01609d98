import type { APIMessage } from "discord.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { karvaniaDesk } from "../../core/support.js";
import type { Fault, FaultOptions, InteractionHandle } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  expect(room.discord.defects).toEqual([]);
  await room.close();
});

const CALLBACK = "POST /interactions/:id/:token/callback";
const EDIT = "PATCH /webhooks/:app/:token/messages/@original";
const POST = "POST /channels/:id/messages";

const text = (message: APIMessage): string => room.discord.plainTextOf(message);
function ask(subcommand = "status"): InteractionHandle {
  return room.discord.command({ name: "karvania", subcommand });
}
/** Everything that anybody sees of an answer to `status`. */
function answers(): string[] {
  const { discord } = room;
  const all = [...discord.botMessagesIn(), ...discord.ephemeralsFor(), ...discord.directMessagesWith()];
  return all.map(text).filter((one) => one.includes("Karvania desk:"));
}
const inDirect = (part: string): Promise<APIMessage> =>
  room.discord.waitForMessage(
    (one, { channel }) => channel.recipient !== undefined && text(one).includes(part),
  );

type Case = [what: string, fault: Fault, options: FaultOptions];
const PASSING: Case[] = [
  ["Discord asks to wait", { status: 429, retryAfter: 0.01 }, {}],
  ["Discord asks everybody to wait", { status: 429, retryAfter: 0.01, global: true }, {}],
  ["Discord fails", { status: 500 }, {}],
  ["Discord fails several times", { status: 502 }, { times: 5 }],
  ["the connection is cut before", { reset: true }, {}],
  ["the connection is cut after it was done", { reset: true }, { when: "after" }],
  ["Discord fails after it was done", { status: 500 }, { when: "after", times: 5 }],
];

describe("an answer on Discord", () => {
  test.each(PASSING)("comes once although, at the acknowledgement, %s", async (_, fault, options) => {
    const scripted = room.discord.fail(CALLBACK, fault, options);
    const handle = ask();
    expect(text(await handle.response())).toContain("Karvania desk:");
    await room.log.line("answered");
    expect(handle.isEphemeral).toBe(true);
    expect(answers()).toHaveLength(1);
    expect(scripted.hits).toBe(options.times ?? 1);
  });

  test.each(PASSING)("comes once although, at the answer, %s", async (_, fault, options) => {
    room.discord.fail(EDIT, fault, options);
    expect(text(await ask().response())).toContain("Karvania desk:");
    await room.log.line("answered");
    expect(answers()).toHaveLength(1);
  });

  test.each(PASSING)("to a mention comes once although %s", async (_, fault, options) => {
    room.discord.fail(POST, fault, options);
    const asked = room.discord.mention({ content: "status public" });
    expect(text(await asked.answer())).toContain("Karvania desk:");
    await room.log.line("answered");
    expect(answers()).toHaveLength(1);
  });

  test("is acknowledged in time although the first attempt hangs", async () => {
    const { discord } = room;
    const hanging = discord.fail(CALLBACK, { hang: true });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const handle = ask();
      await discord.until("it hangs", () => (hanging.hits > 0 ? true : undefined));
      vi.advanceTimersByTime(1_400);
      vi.useRealTimers();
      expect(text(await handle.response())).toContain("Karvania desk:");
    } finally {
      vi.useRealTimers();
    }
  });

  test("that was acknowledged too late comes as a direct message that says why", async () => {
    const handle = ask();
    handle.expire();
    const told = await inDirect("Karvania desk:");
    expect(text(told)).toMatch(/^It took too long: Discord no longer let me answer where you asked/);
    expect(text(told)).not.toContain("[Share]");
    expect(answers()).toHaveLength(1);
  });

  test.each([
    ["10062", { code: 10062 }],
    ["10015", { code: 10015 }],
    ["50027", { code: 50027 }],
  ] as const)("that may not be written any more (%s) comes as a direct message", async (_, fault) => {
    room.discord.fail(EDIT, fault);
    ask();
    expect(text(await inDirect("Karvania desk:"))).toContain("It took too long");
    expect(answers()).toHaveLength(1);
  });

  test("that came as a direct message leaves nothing thinking where it was asked", async () => {
    const { discord } = room;
    discord.fail(EDIT, { code: 50006 });
    const options = { public: true };
    const handle = discord.command({ name: "karvania", subcommand: "status", options });
    await inDirect("Karvania desk:");
    expect(handle.original).toBeUndefined();
    expect(discord.botMessagesIn()).toEqual([]);
  });

  test("comes as a direct message too where what is thinking cannot be taken away", async () => {
    const { discord } = room;
    discord.fail(EDIT, { code: 50006 });
    discord.fail(POST, { status: 503 }, { times: 3 });
    discord.fail("DELETE /webhooks/:app/:token/messages/@original", { code: 10008 }, { times: 9 });
    ask();
    await inDirect("Karvania desk:");
    expect(discord.requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
  });

  test("that Discord never confirmed is not sent again: a direct message says how it stands", async () => {
    room.discord.fail(EDIT, { reset: true }, { when: "after", times: 20 });
    ask();
    expect(text(await inDirect("did not confirm that my answer arrived"))).not.toContain("Karvania desk:");
    expect(answers()).toHaveLength(1);
  });

  test.each([50035, 50013] as const)(
    "is set in an embed where Discord does not take its form (%i)",
    async (code) => {
      room.discord.fail(EDIT, { code });
      const answer = await ask().response();
      expect(answer.embeds).toHaveLength(1);
      expect(text(answer)).toContain("Karvania desk:");
      expect(room.discord.hazardsIn(answer).filter(({ kind }) => kind === "allowed mentions")).toEqual([]);
    },
  );

  test("to a mention is written without a reply where the bot may not read what was written", async () => {
    const { discord } = room;
    discord.overwrite(discord.channel, discord.bot, { deny: ["ReadMessageHistory"] });
    const answer = await discord.mention({ content: "status public" }).answer();
    expect(answer.message_reference).toBeUndefined();
    expect(text(answer)).toContain("Karvania desk:");
  });

  test.each([
    ["SendMessages", "Send Messages", false],
    ["SendMessagesInThreads", "Send Messages in Threads", true],
  ] as const)(
    "comes as a direct message that names %s where that is missing",
    async (permission, name, inThread) => {
      const { discord } = room;
      discord.overwrite(discord.channel, discord.bot, { deny: [permission] });
      const channel = inThread ? discord.addThread(discord.channel, "flood") : discord.channel;
      discord.mention({ content: "status", channel });
      const told = text(await inDirect("Karvania desk:"));
      expect(told).toContain(`I lack the permission`);
      expect(told).toContain(name);
      expect(answers()).toHaveLength(1);
    },
  );

  test("that nobody could be given is logged, without what was asked", async () => {
    const { discord, log } = room;
    discord.fail(POST, { code: 50007 }, { times: 9 });
    discord.mention({ content: "search secretword" });
    const line = await log.line("nobody could be told");
    expect(line.fields).toMatchObject({ kind: "offer" });
    expect(JSON.stringify(log.lines)).not.toContain("secretword");
  });

  test.each([
    ["the acknowledgement", CALLBACK],
    ["the answer", EDIT],
    ["the direct message", POST],
  ])("that failed at %s is logged without keys and without what was asked or answered", async (_, route) => {
    const { discord, log } = room;
    discord.fail(EDIT, { code: 10008 });
    discord.fail(route, { code: 50006 }, { times: 9 });
    const options = { words: "levee secretword" };
    const handle = discord.command({ name: "karvania", subcommand: "search", options });
    await log.line(route === POST ? "nobody could be told" : "answered");
    const logged = JSON.stringify(log.lines);
    for (const secret of ["secretword", "levee", handle.token, discord.token])
      expect(logged).not.toContain(secret);
  });

  test("comes once where the same is delivered again", async () => {
    const { discord } = room;
    const handle = ask();
    await handle.response();
    discord.redeliver(handle);
    await ask("sources").response();
    expect(answers()).toHaveLength(1);
    expect(discord.requestsTo("POST /interactions/:interaction/:token/callback")).toHaveLength(2);
    expect(discord.rejections).toEqual([]);
  });

  test("says so where something is wrong inside", async () => {
    const { discord } = room;
    await room.channel.stop();
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
    const desk = await karvaniaDesk();
    const broken = new Proxy(desk, {
      get: (target, key) =>
        key === "ask"
          ? () => {
              throw new Error("boom");
            }
          : Reflect.get(target, key, target),
    });
    const channel = await channelOn(room, { staffed: [{ desk: broken, access: OPEN_TO_ALL }] });
    await channel.start();
    expect(text(await ask().response())).toContain("Something went wrong inside Dateline");
    await channel.stop();
  });
});

test("fifty questions at once are all answered on Discord", async () => {
  const handles = Array.from({ length: 50 }, () => ask());
  const all = await Promise.all(handles.map((handle) => handle.response()));
  for (const answer of all) expect(text(answer)).toContain("Karvania desk:");
  expect(answers()).toHaveLength(50);
});
