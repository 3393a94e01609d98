import { type APIMessage, MessageType } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ASK_ABOUT } from "../../../src/adapters/discord/commands/definitions.js";
import type { User } from "../../emulators/discord/index.js";
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

const text = (message: APIMessage): string => room.discord.plainTextOf(message);
function otherBot(): User {
  const bot = room.discord.addUser({ name: "weather", bot: true });
  room.discord.addMember(bot);
  return bot;
}
/** Something that is answered, so that what came before has been heard too. */
async function barrier(): Promise<void> {
  await room.discord.command({ name: "karvania", subcommand: "status" }).response();
}

describe("a mention on Discord", () => {
  test("is offered an answer, which whoever presses sees alone", async () => {
    const asked = room.discord.mention({ content: "who claimed the levee?" });
    const offer = await asked.answer();
    expect(offer.message_reference?.message_id).toBe(asked.id);
    expect(offer.mentions).toEqual([]);
    expect(text(offer)).toContain("[Show me] [Show it here]");
    const shown = room.discord.press({ message: offer, label: "Show me" });
    expect(text(await shown.response())).toContain("Read as: who-claimed levee");
    expect(shown.isEphemeral).toBe(true);
  });

  test("can be answered before all, once", async () => {
    const offer = await room.discord.mention({ content: "status" }).answer();
    const ben = room.discord.person("ben");
    const shown = room.discord.press({ user: ben, message: offer, label: "Show it here" });
    expect(text(await shown.response())).toContain("Shared by ben");
    const again = room.discord.press({ message: offer, label: "Show it here" });
    expect(text(await again.response())).toBe("This answer has been shared already.");
  });

  test("that ends with public is answered before all at once", async () => {
    const answer = await room.discord.mention({ content: "who claimed the levee public" }).answer();
    expect(text(answer)).toContain("statements about “levee”");
    expect(text(answer)).toContain("Asked by ana");
  });

  test("in a thread is answered in the thread", async () => {
    const thread = room.discord.addThread(room.discord.channel, "flood");
    const answer = await room.discord.mention({ content: "status", channel: thread }).answer();
    expect(answer.channel_id).toBe(thread.id);
  });

  test("stands anywhere in the message, and other codes are read as they look", async () => {
    const { bot } = room.discord;
    const ben = room.discord.person("ben");
    const asked = room.discord.say({
      content: `search <@${ben.id}> <:river:123456789012345678> levee <@${bot.id}>`,
    });
    const shown = room.discord.press({ message: await asked.answer(), label: "Show me" });
    expect(text(await shown.response())).toContain("ben :river: levee");
  });

  test.each([
    ["of everyone", "@everyone look"],
    ["of nobody", "levee"],
    ["of a role", "<@&123456789012345678> look"],
  ])("%s is not one", async (_, content) => {
    room.discord.say({ content });
    await barrier();
    expect(room.discord.botMessagesIn()).toEqual([]);
  });

  test.each([
    ["another bot", () => ({ user: otherBot() })],
    ["a webhook", () => ({ webhook: true as const })],
    ["Discord itself", () => ({ type: MessageType.ChannelPinnedMessage })],
    ["a thread that begins", () => ({ type: MessageType.ThreadStarterMessage })],
  ])("by %s is never answered", async (_, how) => {
    room.discord.post({ content: `<@${room.discord.bot.id}> status`, ...how() });
    await barrier();
    expect(room.discord.botMessagesIn()).toEqual([]);
  });

  test("in a reply to somebody else is one", async () => {
    const { bot } = room.discord;
    const to = room.discord.say({ user: room.discord.person("ben"), content: "Did it break?" }).message;
    const reply = room.discord.reply({ to, content: `<@${bot.id}> levee` });
    expect(text(await reply.answer())).toContain("[Show me]");
  });

  test("that a reply makes by itself is not one", async () => {
    const offer = await room.discord.mention({ content: "status" }).answer();
    const reply = room.discord.reply({ to: offer, content: "thank you" });
    await barrier();
    expect(reply.answers).toEqual([]);
  });
});

describe("a direct message on Discord", () => {
  test("is answered there", async () => {
    const answer = await room.discord.directMessage({ content: "who claimed the levee?" }).answer();
    expect(text(answer)).toContain("Read as: who-claimed levee");
    expect(text(answer)).not.toContain("[Share]");
    const context = room.discord.press({ message: answer, label: "Context 1" });
    expect(text(await context.response())).toContain("Around the quote in");
  });

  test("is told what is wrong with it", async () => {
    const answer = await room.discord.directMessage({ content: "who-claimd levee" }).answer();
    expect(text(answer)).toContain("Did you mean: who-claimed?");
  });
});

describe("the menu of a message on Discord", () => {
  test("asks about what the message says, for whoever opened it", async () => {
    const { message } = room.discord.say({ content: "Is it true that the levee at Quelmar broke?" });
    const handle = room.discord.contextMenu({ name: ASK_ABOUT, message });
    expect(text(await handle.response())).toContain("Read as: who-claimed");
    expect(handle.isEphemeral).toBe(true);
    expect(room.discord.botMessagesIn()).toEqual([]);
  });

  test("says where the desk knows nothing of it", async () => {
    const { message } = room.discord.say({ content: "Lunch?" });
    const handle = room.discord.contextMenu({ name: ASK_ABOUT, message });
    expect(text(await handle.response())).toContain("None of the articles speaks of what that message says");
  });

  const aboutLevee = "Is it true that the levee at Quelmar broke?";
  const display = { type: 10, content: `> ${aboutLevee}` };
  const posts: [string, () => Parameters<Newsroom["discord"]["post"]>[0]][] = [
    ["a title of an embed", () => ({ embeds: [{ title: aboutLevee }] })],
    ["a field of an embed", () => ({ embeds: [{ fields: [{ name: "News", value: aboutLevee }] }] })],
    ["components", () => ({ components: [{ type: 17, components: [display] }] })],
    ["what is forwarded", () => ({ forwarded: room.discord.say({ content: aboutLevee }).message })],
    [
      "an embed of what is forwarded",
      () => ({ forwarded: room.discord.post({ embeds: [{ description: aboutLevee }] }).message }),
    ],
  ];
  test.each(posts)("reads %s", async (_, made) => {
    const { message } = room.discord.post(made());
    const handle = room.discord.contextMenu({ name: ASK_ABOUT, message });
    expect(text(await handle.response())).toContain("Read as: who-claimed");
  });

  test("reads an answer that somebody shared", async () => {
    const asked = room.discord.command({
      ...{ name: "karvania", subcommand: "who-claimed" },
      options: { topic: "levee", public: true },
    });
    const handle = room.discord.contextMenu({ name: ASK_ABOUT, message: await asked.response() });
    expect(text(await handle.response())).toContain("Read as: ");
  });

  test("says where it finds no text", async () => {
    const { message } = room.discord.post({});
    const handle = room.discord.contextMenu({ name: ASK_ABOUT, message });
    expect(text(await handle.response())).toBe("I find no text in that message.");
  });
});
