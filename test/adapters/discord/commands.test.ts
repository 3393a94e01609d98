import { MessageFlags } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../src/core/questions/commands.js";
import { deskOfText } from "../../core/support.js";
import type { OptionValues } from "../../emulators/discord/acts/options.js";
import { type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  expect(room.discord.rejections).toEqual([]);
  expect(room.discord.defects).toEqual([]);
  expect(room.discord.warnings).toEqual([]);
  await room.close();
});

function use(subcommand: string, options: OptionValues = {}) {
  return room.discord.command({ name: "karvania", subcommand, options });
}

async function ask(subcommand: string, options: OptionValues = {}): Promise<string> {
  return room.discord.plainTextOf(await use(subcommand, options).response());
}

type Case = readonly [subcommand: string, options: OptionValues, answer: RegExp];
const CASES: readonly Case[] = [
  ["ask", { question: "who claimed the levee?" }, /Read as: who-claimed levee/],
  ["who-claimed", { topic: "levee" }, /5 statements about “levee”/],
  ["who-claimed", { by: "Karvanian River Rescue" }, /by “?Karvanian River Rescue/],
  ["who-claimed", { topic: "levee", by: "Wenna Ostrick", stance: "asserts" }, /gauge keeper/],
  ["who-claimed", { stance: "denies" }, /denie/],
  ["casualties", {}, /events/],
  ["casualties", { place: "Quelmar", harm: "killed" }, /Killed for “Quelmar”/],
  ["casualties", { place: "Quelmar", on: "2031-03-01", since: "2031" }, /Quelmar/],
  ["casualties", { since: "1 March" }, /since 2031-03-01/],
  ["casualties", { event: 1 }, /Event 1 .*statements by/],
  ["casualties", { uncounted: true }, /casualties without a figure/],
  ["search", { words: "river gauge" }, /river gauge/],
  ["summary", {}, /sentences/],
  ["summary", { topic: "levee" }, /“levee” in 3 sentences/],
  ["timeline", {}, /35 dated events/],
  ["timeline", { topic: "Quelmar", on: "2031-03-01" }, /1 Mar 2031/],
  ["digest", { date: "2031-03-05" }, /What is new on 2031-03-05/],
  ["digest", { date: "5 March", since: "4 March", about: "levee" }, /What is new .*levee/],
  ["sources", {}, /\d+ articles from \d+ publishers/],
  ["article", { id: "ota-0303-toll" }, /ota-0303-toll: Quelmar flood toll rises to nine/],
  ["help", {}, /Ask the Karvania desk/],
  ["help", { command: "casualties" }, /casualties \[PLACE or GROUP\]/],
  ["status", {}, /Karvania desk: \d+ articles/],
];

describe("a slash command on Discord", () => {
  test.each(CASES)("answers %s %j, to the asker alone", async (subcommand, options, expected) => {
    const handle = use(subcommand, options);
    const answer = await handle.response();
    expect(room.discord.plainTextOf(answer)).toMatch(expected);
    expect(handle.isEphemeral).toBe(true);
    expect(answer.flags ?? 0).toSatisfy((flags: number) => (flags & MessageFlags.IsComponentsV2) !== 0);
    expect(room.discord.botMessagesIn()).toEqual([]);
  });

  test("has a case here for each of the commands that people type", () => {
    // Orders have cases of their own: orders.test.ts.
    const asking = commands.filter((one) => one.hidden !== true && !("order" in one));
    const visible = asking.map(({ name }) => name);
    expect([...new Set(CASES.map(([name]) => name))].sort()).toEqual(["ask", ...visible].sort());
  });

  test("is acknowledged before the answer is there", async () => {
    const handle = use("status");
    expect(await handle.acknowledged).toEqual({ type: 5, data: { flags: MessageFlags.Ephemeral } });
    await handle.response();
  });

  test.each(CASES)("answers %s %j to all where that is asked for", async (subcommand, options, expected) => {
    const handle = use(subcommand, { ...options, public: true });
    const text = room.discord.plainTextOf(await handle.response());
    expect(text).toMatch(expected);
    expect(text).toContain("Asked by ana");
    expect(handle.isEphemeral).toBe(false);
    expect(room.discord.botMessagesIn()).toHaveLength(1);
  });

  test("publishes plain English that ends with public", async () => {
    const handle = use("ask", { question: "who claimed the levee public" });
    expect(room.discord.plainTextOf(await handle.response())).toContain("Asked by ana");
    expect(handle.isEphemeral).toBe(false);
  });

  test("does not publish what only looks for the word", async () => {
    const handle = use("search", { words: "health public" });
    expect(room.discord.plainTextOf(await handle.response())).toContain("health public");
    expect(handle.isEphemeral).toBe(true);
  });

  test("keeps to the asker what is wrong with the question", async () => {
    const handle = use("digest", { date: "30 February", public: true });
    expect(room.discord.plainTextOf(await handle.response())).toContain("is not a date");
    expect(handle.isEphemeral).toBe(true);
  });

  test("asks for what is missing", async () => {
    expect(await ask("who-claimed")).toContain("who-claimed needs a topic");
  });

  test("works in direct messages and in threads", async () => {
    const direct = room.discord.command({
      ...{ name: "karvania", subcommand: "status" },
      channel: room.discord.directChannel(),
    });
    expect(room.discord.plainTextOf(await direct.response())).toContain("Karvania desk");
    const thread = room.discord.addThread(room.discord.channel, "flood");
    const inThread = room.discord.command({ name: "karvania", subcommand: "status", channel: thread });
    expect(room.discord.plainTextOf(await inThread.response())).toContain("Karvania desk");
  });

  test("logs who asked what kind of question, and never the question", async () => {
    await ask("search", { words: "secretword" });
    const line = await room.log.line("answered");
    expect(line.fields).toMatchObject({ kind: "search", visibility: "private", route: "interaction" });
    expect(JSON.stringify(room.log.lines)).not.toContain("secretword");
  });
});

test("each desk has a slash command of its own on Discord", async () => {
  const desks = [
    deskOfText(
      "The mill burned down, the mayor said.",
      {},
      { profile: { command: "mills", title: "Mill desk" } },
    ),
    deskOfText(
      "The port is shut, the captain said.",
      {},
      { profile: { command: "ports", title: "Port desk" } },
    ),
  ];
  const other = await openNewsroom({ desks });
  const answer = async (name: string): Promise<string> => {
    const handle = other.discord.command({ name, subcommand: "who-claimed", options: { topic: "port" } });
    return other.discord.plainTextOf(await handle.response());
  };
  expect(await answer("ports")).toContain("The port is shut");
  expect(await answer("mills")).not.toContain("The port is shut");
  expect(other.discord.rejections).toEqual([]);
  await other.close();
});
