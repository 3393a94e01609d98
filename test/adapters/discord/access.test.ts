import { afterEach, describe, expect, test } from "vitest";
import type { Access } from "../../../src/core/channel/access.js";
import { karvaniaDesk } from "../../core/support.js";
import type { Channel, Discord, User } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  // 50007: direct messages that a test has closed.
  expect(room.discord.rejections.filter(({ scripted, code }) => !scripted && code !== 50007)).toEqual([]);
  await room.close();
});

const contact = "the foreign editor";

/** A desk that is limited as `limit` says of the server's channels and roles. */
async function openLimited(
  limit: (discord: Discord) => Partial<Access>,
  prepare: (discord: Discord) => void = () => {},
): Promise<void> {
  room = await openNewsroom({
    started: false,
    emulator: { guild: { name: "Newsroom", channels: ["foreign", "sports"] } },
    prepare,
  });
  const { discord, clock } = room;
  const role = discord.addRole("editors", []);
  discord.guild.members.get(discord.person("ben").id)?.roles.push(role.id);
  const access: Access = { channels: null, groups: null, administrators: [], contact, ...limit(discord) };
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

  test("has for a private thread the rules of the channel that it hangs on", async () => {
    await openLimited((discord) => ({ channels: [discord.channelNamed("foreign").id] }));
    const { discord } = room;
    for (const [name, answer] of [
      ["foreign", "Karvania desk:"],
      ["sports", "does not answer in this channel"],
    ] as const) {
      const thread = discord.addThread(discord.channelNamed(name), "source", { private: true });
      expect(await ask(discord.user, thread)).toContain(answer);
    }
  });

  test("answers in a thread that was archived when the bot came", async () => {
    let thread: Channel | undefined;
    await openLimited(
      (discord) => ({ channels: [discord.channelNamed("foreign").id] }),
      (discord) => {
        thread = discord.addThread(discord.channelNamed("foreign"), "flood");
        discord.archiveThread(thread);
      },
    );
    const offer = await room.discord.mention({ content: "status", channel: thread as Channel }).answer();
    expect(room.discord.plainTextOf(offer)).toContain("[Show me]");
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

  describe("in direct messages", () => {
    const MEMBER = "GET /guilds/:guild/members/:user";
    const limited = (): Promise<void> =>
      openLimited((discord) => ({ groups: [[...discord.guild.roles.values()].at(-1)?.id ?? ""] }));
    const write = async (name: string): Promise<string> => {
      const { discord } = room;
      const asked = discord.directMessage({ user: discord.person(name), content: "status" });
      return discord.plainTextOf(await asked.answer());
    };
    const use = (name: string): Promise<string> =>
      ask(room.discord.person(name), room.discord.directChannel(room.discord.person(name)));

    test("answers those who have one in the server, and tells others whom to ask", async () => {
      await limited();
      expect(await write("ben")).toContain("Karvania desk:");
      expect(await write("ana")).toContain("members of certain groups only");
      expect(await use("ben")).toContain("Karvania desk:");
      const { discord } = room;
      const ana = discord.person("ana");
      const channel = discord.directChannel(ana);
      const refused = discord.command({ user: ana, channel, name: "karvania", subcommand: "status" });
      expect(discord.plainTextOf(await refused.response())).toContain("members of certain groups only");
    });

    test("answers the buttons of what it wrote there, and completes what is typed", async () => {
      await limited();
      const { discord } = room;
      const ben = discord.person("ben");
      const answer = await discord.directMessage({ user: ben, content: "who claimed the levee?" }).answer();
      const pressed = discord.press({ user: ben, message: answer, label: "Context 1" });
      expect(discord.plainTextOf(await pressed.response())).toContain("Around the quote in");
      const typed = { name: "karvania", subcommand: "who-claimed", focused: "topic", value: "Quel" };
      const channel = discord.directChannel(ben);
      expect(await discord.autocomplete({ ...typed, user: ben, channel }).choices).not.toEqual([]);
    });

    test("asks for somebody's roles once in five minutes, and refuses then who has lost them", async () => {
      await limited();
      const { discord, clock } = room;
      await write("ben");
      await write("ben");
      expect(discord.requestsTo(MEMBER)).toHaveLength(1);
      discord.guild.members.get(discord.person("ben").id)?.roles.splice(0);
      clock.moveTo(new Date(clock.now() + 5 * 60 * 1000).toISOString());
      expect(await write("ben")).toContain("members of certain groups only");
      expect(discord.requestsTo(MEMBER)).toHaveLength(2);
    });

    test("asks only servers that have the role", async () => {
      await limited();
      const { discord } = room;
      discord.addGuild({ name: "Elsewhere", members: [discord.person("ben")] });
      expect(await write("ben")).toContain("Karvania desk:");
      expect(discord.requestsTo(MEMBER)).toHaveLength(1);
    });

    test("answers nobody while Discord does not tell, logs that by its code, and asks again", async () => {
      await limited();
      const { discord, log } = room;
      discord.fail(MEMBER, { code: 50001 });
      expect(await write("ben")).toContain("members of certain groups only");
      const line = await log.line("roles could not be looked up");
      expect(line.fields).toEqual({ guild: discord.guild.id, code: "50001" });
      expect(await write("ben")).toContain("Karvania desk:");
    });

    test("says at once that there will be an answer, before it asks for roles", async () => {
      await limited();
      const { discord } = room;
      const fault = discord.fail(MEMBER, { hang: true });
      const ben = discord.person("ben");
      const channel = discord.directChannel(ben);
      const handle = discord.command({ user: ben, channel, name: "karvania", subcommand: "status" });
      await handle.acknowledged;
      await discord.until("roles are asked for", () => (fault.hits > 0 ? true : undefined));
      fault.release();
      expect(discord.plainTextOf(await handle.response())).toContain("members of certain groups only");
    });

    test("asks nothing where no desk is limited to roles", async () => {
      await openLimited(() => ({}));
      expect(await write("ana")).toContain("Karvania desk:");
      expect(room.discord.requestsTo(MEMBER)).toEqual([]);
    });
  });
});

describe("a refusal that a mention gets on Discord", () => {
  const REFUSED = (discord: Discord): Partial<Access> => ({ channels: [discord.channelNamed("foreign").id] });

  test("comes as a direct message", async () => {
    await openLimited(REFUSED);
    const { discord } = room;
    discord.mention({ content: "status", channel: discord.channelNamed("sports") });
    const told = await discord.waitForMessage((_, { channel }) => channel.recipient !== undefined);
    expect(discord.plainTextOf(told)).toContain("does not answer in this channel");
    expect(discord.botMessagesIn(discord.channelNamed("sports"))).toEqual([]);
  });

  test("is not shown to all where direct messages are closed: neither the desk nor whom to ask", async () => {
    await openLimited(REFUSED);
    const { discord } = room;
    discord.user.directMessages = false;
    const asked = discord.mention({ content: "status", channel: discord.channelNamed("sports") });
    expect(discord.plainTextOf(await asked.answer())).toBe(
      "I can only answer you in private, and your direct messages are closed to me: allow direct messages from members of this server, and ask again.",
    );
  });
});
