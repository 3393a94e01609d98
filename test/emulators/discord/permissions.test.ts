import { REST, Routes } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMANDS, onInteraction, startBot } from "./bot.js";
import { ActError, type Channel, type Discord, startDiscord } from "./index.js";

type Body = Record<string, unknown>;

describe("permissions", () => {
  let discord: Discord;
  let rest: REST;

  beforeEach(async () => {
    discord = await startDiscord();
    rest = new REST({ version: "10", api: discord.api, retries: 0 }).setToken(discord.token);
  });

  afterEach(async () => {
    await discord.stop();
    expect(discord.defects).toEqual([]);
  });

  const post = (channel: { id: string }, body: object = { content: "x" }) =>
    rest.post(Routes.channelMessages(channel.id), { body }) as Promise<Body>;

  test("are asked for before a channel message is written", async () => {
    const unseen = discord.addChannel({ name: "unseen", botLacks: ["ViewChannel"] });
    await expect(post(unseen)).rejects.toMatchObject({ code: 50001, status: 403 });
    const silent = discord.addChannel({ name: "silent", botLacks: ["SendMessages"] });
    await expect(post(silent)).rejects.toMatchObject({ code: 50013, status: 403 });
    const bare = discord.addChannel({ name: "bare", botLacks: ["EmbedLinks", "AttachFiles"] });
    await expect(post(bare, { embeds: [{ description: "d" }] })).rejects.toMatchObject({ code: 50013 });
    await post(bare);
    const closed = discord.addChannel({ name: "closed", everyoneLacks: ["SendMessages"] });
    await expect(post(closed)).rejects.toMatchObject({ code: 50013 });
    discord.overwrite(closed, discord.bot, { allow: ["SendMessages"] });
    await post(closed);
    await expect(post({ id: "1" })).rejects.toMatchObject({ code: 10003, status: 404 });
    await expect(post({ id: "x" })).rejects.toMatchObject({ code: 50035 });
  });

  test("of threads are their own", async () => {
    const message = await post(discord.channel);
    const path = Routes.threads(discord.channel.id, String(message["id"]));
    const thread = (await rest.post(path, { body: { name: "claims" } })) as Channel;
    expect(thread.id).toBe(message["id"]);
    await expect(rest.post(path, { body: { name: "again" } })).rejects.toMatchObject({ code: 160004 });
    await post(thread);
    discord.overwrite(discord.channel, discord.bot, { deny: ["SendMessagesInThreads"] });
    await expect(post(thread)).rejects.toMatchObject({ code: 50013 });
    await post(discord.channel);
    const other = discord.addThread(discord.channel, "other");
    discord.overwrite(discord.channel, discord.bot, {});
    discord.archiveThread(other);
    await expect(post(other)).rejects.toMatchObject({ code: 50083 });
  });

  test("are not asked for when an interaction is answered, and are said in it", async () => {
    const client = await startBot(discord);
    await client.application.commands.set(COMMANDS);
    discord.overwrite(discord.channel, discord.bot, { deny: ["SendMessages", "EmbedLinks"] });
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ embeds: [{ description: "here" }] });
    });
    const handle = discord.command({ name: "ping" });
    expect((await handle.response()).embeds).toMatchObject([{ description: "here" }]);
    const permissions = BigInt(handle.payload.app_permissions);
    expect([permissions & 1024n, permissions & 2048n]).toEqual([1024n, 0n]);
    await client.destroy();
  });

  test("of people bind what they do", () => {
    const ben = discord.person("ben");
    const secret = discord.addChannel({ name: "secret", everyoneLacks: ["ViewChannel"] });
    const acts = [
      () => discord.say({ user: ben, channel: secret, content: "x" }),
      () => discord.command({ user: ben, channel: secret, name: "ping" }),
      () => discord.say({ user: ben, content: " " }),
      () => discord.say({ user: discord.addUser({ name: "stranger" }), content: "x" }),
    ];
    for (const act of acts) expect(act).toThrow(ActError);
    discord.overwrite(secret, ben, { allow: ["ViewChannel"] });
    discord.say({ user: ben, channel: secret, content: "x" });
  });

  test("to write to people are theirs to give", async () => {
    const shy = discord.addUser({ name: "shy", directMessages: false });
    discord.addMember(shy);
    const stranger = discord.addUser({ name: "stranger" });
    const open = async (id: string) =>
      (await rest.post(Routes.userChannels(), { body: { recipient_id: id } })) as { id: string };
    await expect(post(await open(shy.id))).rejects.toMatchObject({ code: 50007 });
    await expect(post(await open(stranger.id))).rejects.toMatchObject({ code: 50007 });
    const channel = await open(discord.user.id);
    expect((await open(discord.user.id)).id).toBe(channel.id);
    await post(channel);
    expect(discord.directMessagesWith()).toHaveLength(1);
    await expect(open("1")).rejects.toMatchObject({ code: 10013 });
  });

  test("leave other people's messages alone", async () => {
    const said = discord.say({ content: "mine" });
    const one = Routes.channelMessage(discord.channel.id, said.id);
    await expect(rest.delete(one)).rejects.toMatchObject({ code: 50013 });
    discord.overwrite(discord.channel, discord.bot, { allow: ["ManageMessages"] });
    await rest.delete(one);
    expect(discord.messagesIn()).toEqual([]);
  });

  test("and what there is can be read", async () => {
    const { guild, channel, user } = discord;
    expect(await rest.get(Routes.guild(guild.id))).toMatchObject({ name: "Newsroom" });
    expect(await rest.get(Routes.guildRoles(guild.id))).toHaveLength(2);
    expect(await rest.get(Routes.guildMember(guild.id, user.id))).toMatchObject({
      user: { username: "ana" },
    });
    expect(await rest.get(Routes.channel(channel.id))).toMatchObject({ name: "general" });
    expect(await rest.get(Routes.user())).toMatchObject({ bot: true });
    await rest.post(Routes.channelTyping(channel.id));
    await expect(rest.get(Routes.guild("1"))).rejects.toMatchObject({ code: 10004 });
    await expect(rest.get(Routes.guildMember(guild.id, "1"))).rejects.toMatchObject({ code: 10007 });
    const ids = [];
    for (const content of ["a", "b", "c"]) ids.push((await post(channel, { content }))["id"]);
    const query = (text: string) =>
      rest.get(Routes.channelMessages(channel.id), { query: new URLSearchParams(text) });
    expect(await query("limit=2")).toMatchObject([{ content: "c" }, { content: "b" }]);
    expect(await query(`before=${ids[1]}`)).toMatchObject([{ content: "a" }]);
    expect(await query(`after=${ids[1]}`)).toMatchObject([{ content: "c" }]);
    await expect(query("limit=101")).rejects.toMatchObject({ code: 50035 });
    expect(await query("after=0&limit=2")).toMatchObject([{ content: "b" }, { content: "a" }]);
    discord.overwrite(channel, discord.bot, { deny: ["ReadMessageHistory"] });
    expect(await query("limit=2")).toEqual([]);
    const one = rest.get(Routes.channelMessage(channel.id, String(ids[0])));
    await expect(one).rejects.toMatchObject({ code: 50013 });
  });
});
