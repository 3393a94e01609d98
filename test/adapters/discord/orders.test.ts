import type { APIMessage } from "discord.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formOf, forms, optionsOf } from "../../../src/adapters/discord/commands/options.js";
import { isOrder, questionOf } from "../../../src/adapters/discord/commands/question.js";
import { administrationRefusal, OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Orders, Shown } from "../../../src/core/channel/orders.js";
import { type Asked, say } from "../../../src/core/channel/reception.js";
import { orderNames } from "../../../src/core/questions/orders.js";
import { karvaniaDesk } from "../../core/support.js";
import type { InteractionHandle } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

/** Takes what begins with "watch", from those who administer the desk. */
class TestOrders implements Orders {
  readonly taken: { readonly words: string; readonly asked: Asked }[] = [];
  readonly heard: Asked[] = [];
  readonly shows: Shown[] = [];

  take: Orders["take"] = (words, { access, desk }, asked) => {
    if (!words.startsWith("watch")) return null;
    const refusal = administrationRefusal(access, desk.profile.title, asked.asker);
    if (refusal === null) this.taken.push({ words, asked });
    return Promise.resolve(say(refusal ?? `Taken: ${words}`));
  };

  asked: Orders["asked"] = (_, asked) => {
    this.heard.push(asked);
  };

  told: Orders["told"] = () => ["Nothing is posted here."];

  shown: Orders["shown"] = (shown) => {
    this.shows.push(shown);
  };
}

let orders: TestOrders;
let room: Newsroom;
let administrators: string[];
beforeEach(async () => {
  orders = new TestOrders();
  administrators = [];
  room = await openNewsroom({ options: { orders }, access: { administrators } });
  administrators.push(room.discord.person("ana").id);
});
afterEach(async () => {
  // 50013: what a test forbids the bot.
  expect(room.discord.rejections.filter(({ code }) => code !== 50013)).toEqual([]);
  expect(room.discord.defects).toEqual([]);
  await room.close();
});

const text = (message: APIMessage): string => room.discord.plainTextOf(message);
const order = (question: string): InteractionHandle =>
  room.discord.command({ name: "karvania", subcommand: "ask", options: { question } });

describe("an order on Discord", () => {
  test("by slash command is carried out once, and its answer is for whoever gave it", async () => {
    const handle = order("watch levee");
    expect(text(await handle.response())).toBe("Taken: watch levee");
    expect(handle.isEphemeral).toBe(true);
    room.discord.redeliver(handle);
    await room.log.line("delivered again");
    expect(orders.taken.map(({ words }) => words)).toEqual(["watch levee"]);
  });

  test("is no question, and a question is no order", async () => {
    expect(text(await order("who-claimed levee").response())).toContain("statements about “levee”");
    expect(orders.taken).toEqual([]);
    expect(orders.heard).toHaveLength(1);
  });

  test("in a thread says in which, and of which channel", async () => {
    const { discord } = room;
    const thread = discord.addThread(discord.channel, "flood");
    const place = { channel: discord.channel.id, thread: thread.id, direct: false };
    const used = discord.command({
      ...{ channel: thread, name: "karvania", subcommand: "ask" },
      options: { question: "watch levee" },
    });
    await used.response();
    await discord.mention({ channel: thread, content: "watch levee" }).answer();
    expect(orders.taken.map(({ asked }) => asked.place)).toEqual([place, place]);
  });

  test("by mention is answered in the channel, without a button and without a ping", async () => {
    const asked = room.discord.mention({ content: "watch levee" });
    const reply = await asked.answer();
    expect(text(reply)).toBe("Taken: watch levee");
    expect(reply.message_reference?.message_id).toBe(asked.id);
    expect(reply.mentions).toEqual([]);
  });

  test("by mention where the bot may not write is carried out once, and told directly", async () => {
    const { discord } = room;
    discord.overwrite(discord.channel, discord.bot, { deny: ["SendMessages"] });
    discord.mention({ content: "watch levee" });
    const told = await discord.waitForMessage((_, { channel }) => channel.recipient !== undefined);
    expect(text(told)).toContain("Taken: watch levee");
    expect(orders.taken).toHaveLength(1);
  });

  test("in a direct message is answered there", async () => {
    const answer = await room.discord.directMessage({ content: "watch levee" }).answer();
    expect(text(answer)).toBe("Taken: watch levee");
    expect(orders.taken[0]?.asked.place.direct).toBe(true);
  });

  test("by a button of an answer is answered to whoever presses it", async () => {
    const shown = await order("who-claimed levee").response();
    const pressed = room.discord.press({ message: shown, label: "Watch" });
    expect(text(await pressed.response())).toBe("Taken: watch who-claimed levee");
    expect(pressed.isEphemeral).toBe(true);
  });

  test("that fails tells so, and is not taken again for it", async () => {
    orders.take = () => Promise.reject(new Error("the store is full"));
    expect(text(await order("watch levee").response())).toContain("Something went wrong inside Dateline");
    await room.log.line("no answer could be made");
  });
});

describe("who administers a desk on Discord", () => {
  const byRole = (): void => {
    const role = room.discord.addRole("editors", []);
    room.discord.guild.members.get(room.discord.person("ben").id)?.roles.push(role.id);
    administrators.splice(0, administrators.length, role.id);
  };
  const ordered = (name: string): InteractionHandle =>
    room.discord.command({
      ...{ user: room.discord.person(name), name: "karvania", subcommand: "ask" },
      options: { question: "watch levee" },
    });

  test("is named there, or has a role that is", async () => {
    expect(text(await ordered("ana").response())).toBe("Taken: watch levee");
    expect(text(await ordered("ben").response())).toContain("Only those who administer");
    byRole();
    expect(text(await ordered("ben").response())).toBe("Taken: watch levee");
    expect(text(await ordered("ana").response())).toContain("Only those who administer");
  });

  test("is known by a role in direct messages, too", async () => {
    const { discord, clock } = room;
    byRole();
    const staffed = [{ desk: await karvaniaDesk({ clock }), access: { ...OPEN_TO_ALL, administrators } }];
    await room.channel.stop();
    const channel = await channelOn(room, { staffed, orders });
    await channel.start();
    const write = async (name: string): Promise<string> =>
      text(await discord.directMessage({ user: discord.person(name), content: "watch levee" }).answer());
    expect(await write("ben")).toBe("Taken: watch levee");
    expect(await write("ana")).toContain("Only those who administer");
    await channel.stop();
  });
});

describe("an answer that a whole channel on Discord is shown", () => {
  const quoting = { desk: "karvania", question: "who-claimed levee" };
  const shownTo = (channel: string) => ({ platform: "discord", team: null, channel });

  test("is told of with its id, by which it can be changed", async () => {
    const { discord, channel } = room;
    const message = await order("who-claimed levee public").response();
    await room.log.line("answered");
    const [shown] = orders.shows;
    expect(shown).toMatchObject({ quoted: quoting, to: shownTo(discord.channel.id), id: message.id });
    expect(shown?.quoted.cites.length).toBeGreaterThan(0);
    if (shown) await channel.poster.edit(shown.to, shown.id, say("Withdrawn."));
    expect(discord.botMessagesIn().map(text)).toEqual(["Withdrawn."]);
  });

  test("in a thread can be changed there", async () => {
    const { discord, channel } = room;
    const thread = discord.addThread(discord.channel, "flood");
    const used = discord.command({
      ...{ channel: thread, name: "karvania", subcommand: "who-claimed" },
      options: { topic: "levee", public: true },
    });
    await used.response();
    await room.log.line("answered");
    const [shown] = orders.shows;
    expect(shown).toMatchObject({ to: shownTo(thread.id) });
    if (shown) await channel.poster.edit(shown.to, shown.id, say("Withdrawn."));
    expect(discord.botMessagesIn(thread).map(text)).toEqual(["Withdrawn."]);
  });

  test("because somebody shared it, or mentioned the bot, is told of too", async () => {
    const { discord } = room;
    const own = await order("who-claimed levee").response();
    const shared = await discord.press({ message: own, label: "Share" }).response();
    const mentioned = await discord.mention({ content: "who-claimed levee public" }).answer();
    await vi.waitFor(() => expect(orders.shows).toHaveLength(2));
    expect(orders.shows.map(({ id }) => id)).toEqual([shared.id, mentioned.id]);
    expect(orders.shows.map(({ byline }) => byline)).toEqual(["Shared by ana", "Asked by ana"]);
  });

  test("is told of by no id where only one person sees it", async () => {
    await order("who-claimed levee").response();
    await room.discord.directMessage({ content: "who-claimed levee public" }).answer();
    // Answers are told of in order: what came before would be there.
    await order("who-claimed levee public").response();
    await vi.waitFor(() => expect(orders.shows).toHaveLength(1));
  });
});

describe("the subcommands for orders on Discord", () => {
  test.each([
    ["watch", { topic: "levee" }, "watch levee"],
    ["watch", { casualties: "Quelmar" }, "watch casualties Quelmar"],
    ["watch", { topic: "public" }, "watch public"],
    ["watch", { topic: "levee", quiet: "22:00-06:00" }, "watch levee quiet 22:00-06:00"],
    ["unwatch", {}, "unwatch"],
    ["unwatch", { topic: "casualties Quelmar" }, "unwatch casualties Quelmar"],
    ["watches", {}, "watches"],
    ["retract", { article: "ota-1", why: "It was made public" }, "retract ota-1 --why It was made public"],
    ["digest", { schedule: "every day at 07:00 Europe/London" }, "digest every day at 07:00 Europe/London"],
    ["digest", { schedule: "7 am" }, "digest every day at 7 am"],
    ["digest", { schedule: "off", public: true }, "digest off"],
  ] as const)("%s %j are typed as %j", (subcommand, options, words) => {
    const filled = new Map<string, string | boolean>(Object.entries(options));
    expect(questionOf(subcommand, filled)).toBe(words);
    expect(isOrder(subcommand, filled)).toBe(true);
  });

  test("are orders only where something is ordered", () => {
    expect(isOrder("digest", new Map([["date", "today"]]))).toBe(false);
    expect(isOrder("who-claimed", new Map([["topic", "levee"]]))).toBe(false);
    expect(isOrder("no-such", new Map())).toBe(false);
  });

  test("cannot be answered to all, but for the digest itself", () => {
    const canBePublic = (name: string): boolean => {
      const form = formOf(name);
      return form !== null && optionsOf(form).some((one) => one.name === "public");
    };
    expect(Object.keys(forms).filter((name) => !canBePublic(name))).toEqual([...orderNames]);
  });

  test("are taken by Discord beside all others, and complete what they name", () => {
    const options = Object.entries(forms).map(([name, form]) => ({
      ...{ type: 1, name, description: "A command" },
      options: optionsOf(form),
    }));
    room.discord.registerCommands([{ type: 1, name: "other", description: "A desk", options }]);
    const [registered] = room.discord.commandsOf();
    expect(registered?.options?.map(({ name }) => name)).toEqual(Object.keys(forms));
    for (const form of Object.values(forms)) {
      const completed = form.options.filter((one) => "autocomplete" in one && one.autocomplete);
      expect(completed.map(({ name }) => name).sort()).toEqual(Object.keys(form.suggests).sort());
    }
  });
});
