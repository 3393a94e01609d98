import { afterEach, describe, expect, test } from "vitest";
import { ASK_ABOUT, definitionsFor } from "../../../src/adapters/discord/commands/definitions.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { deskOfText } from "../../core/support.js";
import type { Discord } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  expect(room.discord.rejections.filter(({ scripted }) => !scripted)).toEqual([]);
  await room.close();
});

const names = (discord: Discord, guild?: Discord["guild"]): string[] =>
  discord
    .commandsOf(guild)
    .map(({ name }) => name)
    .sort();
const writes = (discord: Discord): string[] =>
  discord.requests
    .filter(({ method, route }) => method !== "GET" && route.includes("/commands"))
    .map(({ method, route }) => `${method} ${route}`);
const withdrawn = (guild?: Discord["guild"]): Promise<true> =>
  room.discord.until("none is offered twice", () =>
    names(room.discord, guild).length === 0 ? true : undefined,
  );
const GLOBAL = "PUT /applications/:application/commands";

async function restarted(options: Parameters<typeof channelOn>[1] = {}): Promise<void> {
  const { discord, channel } = room;
  await channel.stop();
  await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
  const next = await channelOn(room, options);
  await next.start();
  room = {
    ...room,
    channel: next,
    close: async () => {
      await next.stop();
      await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
      await discord.stop();
    },
  };
}

describe("commands on Discord", () => {
  test("are registered for all servers, and not again where they are there already", async () => {
    room = await openNewsroom();
    expect(names(room.discord)).toEqual([ASK_ABOUT, "karvania"].sort());
    expect(writes(room.discord)).toEqual([GLOBAL]);
    await restarted();
    expect(writes(room.discord)).toEqual([GLOBAL]);
  });

  test("are registered in one server where one is named, and are not written again there either", async () => {
    room = await openNewsroom({ started: false });
    const guild = room.discord.guild;
    await restarted({ guild: guild.id });
    await restarted({ guild: guild.id });
    expect(names(room.discord, guild)).toEqual([ASK_ABOUT, "karvania"].sort());
    expect(names(room.discord)).toEqual([]);
    expect(writes(room.discord)).toEqual(["PUT /applications/:application/guilds/:guild/commands"]);
  });

  test("are not offered twice after a change from one server to all, or back", async () => {
    room = await openNewsroom();
    const guild = room.discord.guild;
    await restarted({ guild: guild.id });
    expect(names(room.discord, guild)).toHaveLength(2);
    await withdrawn();
    await restarted();
    expect(names(room.discord)).toHaveLength(2);
    await withdrawn(guild);
  });

  test("are withdrawn from another server, those of a desk that is gone too, and nobody else's", async () => {
    room = await openNewsroom({ started: false });
    const { discord } = room;
    const other = discord.addGuild({ name: "Before" });
    const [polls, menu] = [
      { name: "polls", description: "Ask the room", type: 1 },
      { name: "Translate", type: 3 },
    ];
    const gone = definitionsFor([{ command: "mills", title: "Mill desk" }], "guild");
    discord.registerCommands([...gone, polls, menu], other);
    discord.registerCommands([...gone, polls]);
    await restarted({ guild: discord.guild.id });
    await discord.until("ours are withdrawn", () => (names(discord, other).length === 2 ? true : undefined));
    expect(names(discord, other)).toEqual(["Translate", "polls"]);
    expect(names(discord)).toEqual(["polls"]);
    expect(names(discord, discord.guild)).toEqual([ASK_ABOUT, "karvania"].sort());
  });

  test.each([
    ["what must be filled in", (all: string) => all.replaceAll('"required":true', '"required":false')],
    ["where they are offered", (all: string) => all.replaceAll('"contexts":[0,1]', '"contexts":[0]')],
  ])("are written again where they differ in %s", async (_, changed) => {
    const before = JSON.stringify(
      definitionsFor([{ command: "karvania", title: "Karvania desk" }], "global"),
    );
    expect(changed(before)).not.toBe(before);
    room = await openNewsroom({
      prepare: (discord) => discord.registerCommands(JSON.parse(changed(before)) as object[]),
    });
    expect(writes(room.discord)).toEqual([GLOBAL]);
  });

  test("leave the command that starts an Activity as it is", async () => {
    const launch = { name: "launch", type: 4, handler: 2, description: "" };
    room = await openNewsroom({ prepare: (discord) => discord.registerCommands([launch]) });
    expect(names(room.discord)).toEqual([ASK_ABOUT, "karvania", "launch"].sort());
    expect(room.discord.commandsOf()).toContainEqual(expect.objectContaining(launch));
    await restarted();
    expect(writes(room.discord)).toEqual([GLOBAL]);
  });

  test("are written again where a desk has come or gone", async () => {
    room = await openNewsroom();
    const desk = deskOfText("It rained.", {}, { profile: { command: "mills", title: "Mill desk" } });
    await restarted({ staffed: [{ desk, access: OPEN_TO_ALL }] });
    expect(names(room.discord)).toEqual([ASK_ABOUT, "mills"].sort());
  });

  test("are tried again where Discord fails, while mentions are answered already", async () => {
    room = await openNewsroom({
      prepare: (discord) =>
        void discord.fail("GET /applications/:application/commands", { status: 500 }, { times: 5 }),
    });
    await room.log.line("commands registered");
    expect(names(room.discord)).toHaveLength(2);
  });

  test("that Discord refuses are named in the log with the address at which the bot can be invited again", async () => {
    room = await openNewsroom({
      prepare: (discord) => void discord.fail("GET /applications/:application/commands", { code: 50001 }),
    });
    const line = await room.log.line("could not be registered");
    expect(JSON.stringify(line.fields)).toContain("scope=bot+applications.commands");
    const offer = await room.discord.mention({ content: "status" }).answer();
    expect(room.discord.plainTextOf(offer)).toContain("[Show me]");
  });

  test("of a desk with a long title keep to Discord's lengths", async () => {
    room = await openNewsroom();
    const [command] = definitionsFor([{ command: "x".repeat(32), title: "y".repeat(200) }], "global");
    expect(command).toMatchObject({ description: "Who said what, and how many, says who" });
  });
});
