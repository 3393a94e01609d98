import { type Client, MessageFlags, Routes } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMANDS, onInteraction, startBot } from "./bot.js";
import { type Discord, startDiscord } from "./index.js";

describe("a discord.js bot on the emulator", () => {
  let discord: Discord;
  let client: Client<true>;

  beforeEach(async () => {
    discord = await startDiscord();
    client = await startBot(discord);
    await client.application.commands.set(COMMANDS);
  });

  afterEach(async () => {
    await client.destroy();
    await discord.stop();
    expect(discord.defects).toEqual([]);
  });

  test("answers a slash command, and everybody sees the answer", async () => {
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const topic = interaction.options.getString("topic");
      await interaction.reply({ content: `${interaction.options.getSubcommand()} ${topic}` });
    });
    const handle = discord.command({
      name: "syria",
      subcommand: "who-claimed",
      options: { topic: "airport" },
    });
    expect((await handle.acknowledged).type).toBe(4);
    expect((await handle.response()).content).toBe("who-claimed airport");
    expect(discord.messagesIn().map((one) => one.content)).toEqual(["who-claimed airport"]);
    expect(discord.rejections).toEqual([]);
  });

  test("defers ephemerally, edits with Components V2 and follows up", async () => {
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 17, components: [{ type: 10, content: "two claims" }] }],
      });
      await interaction.followUp({ content: "and more", flags: MessageFlags.Ephemeral });
    });
    const handle = discord.command({ name: "ping" });
    const response = await handle.response();
    expect(response.flags).toBe(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
    expect((await handle.followup()).content).toBe("and more");
    expect(discord.messagesIn()).toEqual([]);
    expect(discord.ephemeralsFor()).toHaveLength(2);
    expect(discord.ephemeralsFor(discord.person("ben"))).toEqual([]);
  });

  test("completes an option", async () => {
    onInteraction(client, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: `${interaction.options.getFocused()}port`, value: "airport" }]);
    });
    const typing = discord.autocomplete({
      name: "syria",
      subcommand: "who-claimed",
      focused: "topic",
      value: "air",
    });
    expect(await typing.choices).toEqual([{ name: "airport", value: "airport" }]);
  });

  test("gets presses of its buttons and edits the message with them", async () => {
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: "page 1",
          components: [{ type: 1, components: [{ type: 2, style: 1, label: "Next", custom_id: "page:2" }] }],
        });
      if (interaction.isButton()) await interaction.update({ content: interaction.customId, components: [] });
    });
    const first = await discord.command({ name: "ping" }).response();
    const pressed = discord.press({ message: first, label: "Next", user: discord.person("ben") });
    expect((await pressed.response()).content).toBe("page:2");
    expect(() => discord.press({ message: first, label: "Next" })).toThrow(/there is no button "Next"/);
    expect(discord.messagesIn()).toHaveLength(1);
  });

  test("answers mentions, and direct messages, whose contents it sees", async () => {
    client.on("messageCreate", async (message) => {
      if (!message.author.bot)
        await message.reply(`you said: ${message.content.replace(/<@\d+>/, "").trim()}`);
    });
    expect((await discord.mention({ content: "hello" }).answer()).content).toBe("you said: hello");
    expect((await discord.directMessage({ content: "psst" }).answer()).content).toBe("you said: psst");
    expect((await discord.say({ content: "secret" }).answer()).content).toBe("you said:");
  });

  test("gets the message whose menu was opened", async () => {
    onInteraction(client, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply({
          content: interaction.targetMessage.content,
          flags: MessageFlags.Ephemeral,
        });
    });
    const said = discord.say({ content: "the airport is shut" });
    const handle = discord.contextMenu({ message: said, name: "Claims in this" });
    expect((await handle.response()).content).toBe("the airport is shut");
  });

  test("is told that it answered already when an interaction comes twice", async () => {
    const refused = new Promise<{ code: unknown }>((resolve) => {
      onInteraction(client, async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.reply("pong").catch(resolve);
      });
    });
    const handle = discord.command({ name: "ping" });
    await handle.response();
    discord.redeliver(handle);
    expect((await refused).code).toBe(40060);
    expect(discord.rejections).toMatchObject([{ code: 40060, status: 400 }]);
  });

  test("reads the application", async () => {
    await client.application.fetch();
    expect(client.application.name).toBe("Dateline");
    expect(await client.rest.get(Routes.user())).toMatchObject({ id: discord.applicationId });
  });
});
