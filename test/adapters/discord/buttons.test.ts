import type { APIMessage } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InteractionHandle } from "../../emulators/discord/index.js";
import { channelOn, type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  expect(room.discord.rejections.filter(({ scripted }) => !scripted)).toEqual([]);
  expect(room.discord.defects).toEqual([]);
  await room.close();
});

const text = (message: APIMessage): string => room.discord.plainTextOf(message);

async function asked(
  subcommand: string,
  options: Record<string, string | boolean> = {},
): Promise<APIMessage> {
  return room.discord.command({ name: "karvania", subcommand, options }).response();
}

function press(message: APIMessage, label: string | RegExp): InteractionHandle {
  const labels = [...JSON.stringify(message.components).matchAll(/"label":"([^"]*)"/g)].map(
    ([, one]) => one ?? "",
  );
  const wanted = labels.find((one) => (typeof label === "string" ? one === label : label.test(one)));
  return room.discord.press({ message, label: wanted ?? String(label) });
}

describe("a button on Discord", () => {
  test("shows the paragraph around a quotation, to whoever pressed it", async () => {
    const handle = press(await asked("who-claimed", { topic: "levee" }), "Context 5");
    expect(text(await handle.response())).toContain("Around the quote in");
    expect(handle.isEphemeral).toBe(true);
  });

  test("goes on to the end, and shows everything once", async () => {
    let page = await asked("casualties", { place: "Quelmar" });
    const pages = [text(page)];
    while (text(page).includes("[More")) {
      page = await press(page, /^More/).response();
      pages.push(text(page));
    }
    expect(pages.length).toBeGreaterThan(2);
    const numbers = pages.flatMap((one) => [
      ...one.matchAll(/^(\d+) (?:killed|missing|displaced|injured|of these|part of)/gm),
    ]);
    expect(numbers.map(([, number]) => Number(number))).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  test("asks what may be asked next", async () => {
    const handle = press(await asked("casualties"), "History of event 1");
    expect(text(await handle.response())).toContain("statements by");
  });

  test("shares an answer with the channel, once, with who shared it", async () => {
    const answer = await asked("status");
    const shared = press(answer, "Share");
    expect(text(await shared.response())).toContain("Shared by ana");
    expect(shared.isEphemeral).toBe(false);
    const again = press(answer, "Share");
    expect(text(await again.response())).toBe("This answer has been shared already.");
    expect(again.isEphemeral).toBe(true);
    expect(room.discord.botMessagesIn()).toHaveLength(1);
  });

  test("shares an answer that was shared before, where it was asked for again", async () => {
    for (const answer of [await asked("status"), await asked("status")])
      expect(text(await press(answer, "Share").response())).toContain("Shared by ana");
    expect(room.discord.botMessagesIn()).toHaveLength(2);
  });

  test("shares in the name that somebody has in the server", async () => {
    const member = room.discord.guild.members.get(room.discord.user.id);
    if (member !== undefined) member.nick = "Ana (foreign desk)";
    const shared = press(await asked("status"), "Share");
    expect(text(await shared.response())).toContain("Shared by Ana (foreign desk)");
  });

  test("can be pressed in a shared answer by anybody, each for themselves", async () => {
    const shared = await press(await asked("who-claimed", { topic: "levee" }), "Share").response();
    const ben = room.discord.person("ben");
    const handle = room.discord.press({ user: ben, message: shared, label: "Context 1" });
    expect(text(await handle.response())).toContain("Around the quote in");
    expect(room.discord.ephemeralsFor(ben)).toHaveLength(1);
    expect(room.discord.botMessagesIn()).toHaveLength(1);
  });

  test("can be shared after it could not be", async () => {
    const answer = await asked("status");
    room.discord.fail("PATCH /webhooks/:app/:token/messages/@original", { code: 10008 });
    press(answer, "Share");
    const told = await room.discord.waitForMessage((_, { channel }) => channel.recipient !== undefined);
    expect(text(told)).toContain("The message that I was to answer in is gone.");
    await asked("status");
    expect(text(await press(answer, "Share").response())).toContain("Shared by ana");
  });

  test("still works after a restart", async () => {
    const answer = await asked("who-claimed", { topic: "levee" });
    const { discord, clock, channel } = room;
    await channel.stop();
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
    clock.moveTo("2031-03-07T20:10:00Z");
    const next = await channelOn(room);
    await next.start();
    expect(text(await press(answer, "Context 1").response())).toContain("Around the quote in");
    await next.stop();
  });

  test("that nobody knows any more says so", async () => {
    const answer = await asked("status");
    const custom = JSON.stringify(answer.components).replace(/"custom_id":"[^"]*"/, '"custom_id":"0|~old.1"');
    Object.assign(answer, { components: JSON.parse(custom) });
    const handle = room.discord.press({ message: answer, customId: "0|~old.1" });
    expect(text(await handle.response())).toContain("ask again");
  });
});
