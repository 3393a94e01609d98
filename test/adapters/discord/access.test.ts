import { afterEach, describe, expect, test } from "vitest";
import type { Access } from "../../../src/core/channel/access.js";
import { karvaniaDesk } from "../../core/support.js";
import type { Channel, Discord, User } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  expect(room.discord.rejections).toEqual([]);
  await room.close();
});

const contact = "the foreign editor";

/** A desk that is limited as `limit` says of the server's channels and roles. */
async function openLimited(limit: (discord: Discord) => Partial<Access>): Promise<void> {
  room = await openNewsroom({
    started: false,
    emulator: { guild: { name: "Newsroom", channels: ["foreign", "sports"] } },
  });
  const { discord, clock } = room;
  const role = discord.addRole("editors", []);
  discord.guild.members.get(discord.person("ben").id)?.roles.push(role.id);
  const access: Access = { channels: null, groups: null, contact, ...limit(discord) };
  const channel = await channelOn(room, { staffed: [{ desk: await karvaniaDesk({ clock }), access }] });
  await channel.start();
  room = { ...room, channel, close: async () => closed(channel, discord) };
}

async function closed(channel: { stop(): Promise<void> }, discord: Discord): Promise<void> {
  await channel.stop();
  await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
  await discord.stop();
}

async function ask(user: User, channel: Channel): Promise<string> {
  const { discord } = room;
  const handle = discord.command({
    user,
    channel,
    name: "karvania",
    subcommand: "status",
    options: { public: true },
  });
  const text = discord.plainTextOf(await handle.response());
  if (text.includes("ask the foreign editor")) expect(handle.isEphemeral).toBe(true);
  return text;
}

describe("a desk on Discord that is limited to channels", () => {
  test("answers there and in their threads, and says elsewhere whom to ask, privately", async () => {
    await openLimited((discord) => ({ channels: [discord.channelNamed("foreign").id] }));
    const { discord } = room;
    const ana = discord.user;
    const thread = discord.addThread(discord.channelNamed("foreign"), "flood");
    expect(await ask(ana, discord.channelNamed("foreign"))).toContain("Karvania desk:");
    expect(await ask(ana, thread)).toContain("Karvania desk:");
    expect(await ask(ana, discord.channelNamed("sports"))).toContain("does not answer in this channel");
    expect(await ask(ana, discord.directChannel())).toContain("not in direct messages");
    const mention = await discord.mention({ content: "status", channel: thread }).answer();
    expect(discord.plainTextOf(mention)).toContain("[Show me]");
  });

  test("suggests nothing elsewhere", async () => {
    await openLimited((discord) => ({ channels: [discord.channelNamed("foreign").id] }));
    const { discord } = room;
    const typed = { name: "karvania", subcommand: "who-claimed", focused: "topic", value: "Quel" };
    const here = discord.autocomplete({ ...typed, channel: discord.channelNamed("foreign") });
    expect(await here.choices).not.toEqual([]);
    const there = discord.autocomplete({ ...typed, channel: discord.channelNamed("sports") });
    expect(await there.choices).toEqual([]);
  });
});

describe("a desk on Discord that is limited to roles", () => {
  test("answers those who have one, and tells others whom to ask", async () => {
    await openLimited((discord) => ({ groups: [[...discord.guild.roles.values()].at(-1)?.id ?? ""] }));
    const { discord } = room;
    expect(await ask(discord.person("ben"), discord.channel)).toContain("Karvania desk:");
    expect(await ask(discord.person("ana"), discord.channel)).toContain("members of certain groups only");
  });

  test("shows what one of them shared to nobody who presses its buttons and has none", async () => {
    await openLimited((discord) => ({ groups: [[...discord.guild.roles.values()].at(-1)?.id ?? ""] }));
    const { discord } = room;
    const [ana, ben] = [discord.person("ana"), discord.person("ben")];
    const handle = discord.command({
      ...{ user: ben, name: "karvania", subcommand: "who-claimed" },
      options: { topic: "levee", public: true },
    });
    const pressed = discord.press({ user: ana, message: await handle.response(), label: "Context 1" });
    expect(discord.plainTextOf(await pressed.response())).toContain("members of certain groups only");
    expect(pressed.isEphemeral).toBe(true);
  });
});
