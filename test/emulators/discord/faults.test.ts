import { Client, Events, REST, Routes } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMANDS, onInteraction, startBot } from "./bot.js";
import { type Discord, startDiscord } from "./index.js";

describe("faults", () => {
  let discord: Discord;
  let rest: REST;
  let now: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 0, 2, 3, 4, 5);
    discord = await startDiscord({ clock: { now: () => now } });
    rest = new REST({ version: "10", api: discord.api, retries: 0 }).setToken(discord.token);
  });

  afterEach(async () => {
    await discord.stop();
    expect(discord.defects).toEqual([]);
  });

  const post = (content = "x", client = rest) =>
    client.post(Routes.channelMessages(discord.channel.id), { body: { content } });

  test("of a rate limit make discord.js wait and send again", async () => {
    const fault = discord.fail("POST /channels/:id/messages", { status: 429, retryAfter: 0.001 });
    await post();
    expect(fault.hits).toBe(1);
    expect(discord.messagesIn()).toHaveLength(1);
    expect(discord.requestsTo("POST /channels/:channel/messages").map((one) => one.status)).toEqual([
      429, 200,
    ]);
  });

  test("of a status or a code are answered as they are asked for", async () => {
    discord.fail("POST /channels/:id/messages", { status: 503 });
    await expect(post()).rejects.toMatchObject({ status: 503 });
    discord.fail("* /**", { code: 50013 });
    await expect(post()).rejects.toMatchObject({ code: 50013, status: 403 });
    expect(discord.rejections.map((one) => one.scripted)).toEqual([true, true]);
    await post();
  });

  test("after the handling lose the answer but not the message", async () => {
    discord.fail("POST /channels/:id/messages", { reset: true }, { when: "after" });
    const retrying = new REST({ version: "10", api: discord.api, retries: 1 }).setToken(discord.token);
    await post("twice", retrying);
    expect(discord.messagesIn().map((one) => one.content)).toEqual(["twice", "twice"]);
  });

  test("that hang end when they are released", async () => {
    const fault = discord.fail("GET /channels/:id", { hang: true });
    const asked = rest.get(Routes.channel(discord.channel.id));
    await discord.until("the request", () => (fault.hits === 1 ? true : undefined));
    fault.release();
    await expect(asked).rejects.toThrow();
  });

  test("of Discord as a whole are survived: the bot comes back, and hears what it missed", async () => {
    const client = await startBot(discord);
    const heard = new Promise<string>((resolve) =>
      client.once(Events.MessageCreate, ({ content }) => resolve(content)),
    );
    const { url } = discord;
    await discord.goDown();
    discord.mention({ content: "anybody?" });
    await discord.comeUp();
    expect(discord.url).toBe(url);
    expect(await heard).toContain("anybody?");
    await client.destroy();
  });

  test("of time refuse late answers and old tokens", async () => {
    const client = await startBot(discord);
    await client.application.commands.set(COMMANDS);
    const outcomes: unknown[] = [];
    const done = (count: number) =>
      discord.until("outcomes", () => (outcomes.length === count ? true : undefined));
    const record = (error: { code: unknown }) => {
      outcomes.push(error.code);
      return discord.requests;
    };
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      now += 3001;
      await interaction.reply("late").catch(record);
      discord.say({ content: "late" });
    });
    const late = discord.command({ name: "ping" });
    await done(1);
    expect(outcomes).toEqual([10062]);
    late.expire();
    await expect(late.acknowledged).rejects.toThrow("did not respond");

    client.removeAllListeners(Events.InteractionCreate);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply("in time");
      now += 15 * 60_000 + 1;
      await interaction.followUp("too late").catch(record);
      discord.say({ content: "too late" });
    });
    discord.command({ name: "ping" });
    await done(2);
    expect(outcomes).toEqual([10062, 50027]);
    await client.destroy();
  });

  test("of the address are 404, 405 and 401", async () => {
    const ask = async (path: string, method = "GET", token = `Bot ${discord.token}`) => {
      const response = await fetch(`${discord.url}${path}`, { method, headers: { authorization: token } });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask("/api/v10/nowhere")).toEqual({
      status: 404,
      body: { message: "404: Not Found", code: 0 },
    });
    expect(await ask("/api/v9/gateway")).toMatchObject({ status: 404 });
    expect(await ask("/api/v10/gateway", "DELETE")).toMatchObject({ status: 405 });
    expect(await ask("/api/v10/gateway/bot", "GET", "Bot x")).toEqual({
      status: 401,
      body: { message: "401: Unauthorized", code: 0 },
    });
    expect(await ask(`/api/v10/webhooks/${discord.applicationId}/x/messages/@original`)).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    expect(await ask("/api/v10/webhooks/1/x/messages/@original")).toMatchObject({ body: { code: 10015 } });
    const broken = await fetch(`${discord.url}/api/v10/channels/${discord.channel.id}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      body: "{",
    });
    expect(await broken.json()).toMatchObject({ code: 50109 });
    const limited = await fetch(`${discord.url}/api/v10/gateway`);
    await limited.arrayBuffer();
    expect(limited.headers.get("x-ratelimit-bucket")).toMatch(/^[0-9a-f]{32}$/);
  });

  test("in logging in are told to the bot", async () => {
    discord.refuseNextIdentify(4014);
    const client = new Client({ intents: [], rest: { api: discord.api } });
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i);
    await client.destroy();
  });
});
