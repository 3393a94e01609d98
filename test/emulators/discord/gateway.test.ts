import { Client, Events, GatewayIntentBits, Status } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startBot } from "./bot.js";
import { type Discord, startDiscord } from "./index.js";

describe("the gateway", () => {
  let discord: Discord;

  beforeEach(async () => {
    discord = await startDiscord();
  });

  afterEach(async () => {
    await discord.stop();
    expect(discord.defects).toEqual([]);
    expect(discord.connections).toBe(0);
  });

  /** A connection without a library: what comes in, and how it ends. */
  function raw() {
    const socket = new WebSocket(`${discord.url.replace("http", "ws")}/?v=10&encoding=json`);
    const received: { op: number; d: unknown; t: string | null; s: number | null }[] = [];
    const waiting: (() => void)[] = [];
    socket.on("message", (data) => {
      received.push(JSON.parse(String(data)));
      for (const look of waiting) look();
    });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    const opened = new Promise<void>((resolve) => socket.on("open", resolve));
    const send = async (op: number, d: unknown) => {
      await opened;
      socket.send(JSON.stringify({ op, d }));
    };
    const next = (fits: (one: (typeof received)[number]) => boolean) =>
      new Promise<(typeof received)[number]>((resolve) => {
        const look = () => {
          const one = received.find(fits);
          if (one !== undefined) resolve(one);
        };
        waiting.push(look);
        look();
      });
    return { socket, received, closed, send, next };
  }

  const identify = (more: object = {}) => ({ token: discord.token, intents: 1, properties: {}, ...more });

  test("says hello, acknowledges heartbeats, and gives READY and the guilds", async () => {
    const { received, send, next, socket, closed } = raw();
    await next(({ op }) => op === 10);
    await send(1, null);
    await next(({ op }) => op === 11);
    await send(2, identify());
    await next(({ t }) => t === "GUILD_CREATE");
    expect(received.find(({ t }) => t === "READY")).toMatchObject({
      s: 1,
      d: {
        v: 10,
        guilds: [{ id: discord.guild.id, unavailable: true }],
        application: { id: discord.applicationId },
      },
    });
    await send(3, { status: "dnd", activities: [], since: null, afk: false });
    await discord.until("the presence", () => discord.presence ?? undefined);
    expect(discord.presence).toMatchObject({ status: "dnd" });
    await send(8, { guild_id: discord.guild.id, query: "an", limit: 0, nonce: "n" });
    const chunk = await next(({ t }) => t === "GUILD_MEMBERS_CHUNK");
    expect(chunk.d).toMatchObject({ nonce: "n", members: [{ user: { username: "ana" } }] });
    discord.requestHeartbeats();
    await next(({ op }) => op === 1);
    expect(discord.connections).toBe(1);
    socket.close(1000);
    await closed;
  });

  test.each<[string, number, number, object]>([
    ["a wrong token", 2, 4004, { token: "x.y.z" }],
    ["intents that there are not", 2, 4013, { intents: 1 << 30 }],
    ["no intents", 2, 4013, { intents: undefined }],
    ["a privileged intent that is not enabled", 2, 4014, { intents: 1 << 15 }],
    ["the members' intent that is not enabled", 2, 4014, { intents: 1 << 1 }],
    ["a presence before IDENTIFY", 3, 4003, {}],
    ["an unknown op", 99, 4001, {}],
  ])("closes for %s", async (_, op, code, more) => {
    const { send, closed } = raw();
    await send(op, identify(more));
    expect(await closed).toBe(code);
  });

  test("closes for what is no JSON", async () => {
    const { socket, closed, next } = raw();
    await next(({ op }) => op === 10);
    socket.send("{");
    expect(await closed).toBe(4002);
  });

  test("knows no session to resume that there is not", async () => {
    const { send, next, socket, closed } = raw();
    await send(6, { token: discord.token, session_id: "x", seq: 1 });
    expect(await next(({ op }) => op === 9)).toMatchObject({ d: false });
    socket.close();
    await closed;
  });

  test("lets discord.js log in and sees its presence", async () => {
    const client = await startBot(discord, { presence: { status: "idle" } });
    expect(client.guilds.cache.get(discord.guild.id)?.name).toBe("Newsroom");
    expect(discord.presence).toMatchObject({ status: "idle" });
    await client.destroy();
  });

  test("tells discord.js that its intents are not allowed", async () => {
    const client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: discord.api } });
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i);
    await client.destroy();
  });

  test("tells discord.js that its token is wrong", async () => {
    const client = new Client({ intents: [], rest: { api: discord.api } });
    await expect(client.login("a.b.c")).rejects.toThrow(/invalid token/i);
    await client.destroy();
  });

  test.each<[string, () => void]>([
    ["is asked to reconnect", () => discord.reconnectAll()],
    ["loses its connection", () => discord.closeAll(1006)],
    ["is closed with 4000", () => discord.closeAll(4000)],
    ["has to resume", () => discord.invalidateSessions(true)],
  ])("replays what a bot missed when it %s", async (_, disturb) => {
    const client = await startBot(discord);
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => heard.push(message.content));
    const resumed = new Promise<number>((resolve) =>
      client.once(Events.ShardResume, (_id, replayed) => resolve(replayed)),
    );
    disturb();
    await discord.waitForSessions(0);
    discord.mention({ content: "while you were away" });
    expect(await resumed).toBeGreaterThan(0);
    expect(heard).toEqual([`<@${discord.bot.id}> while you were away`]);
    await client.destroy();
  });

  test("gives a new session when the old one is invalid", async () => {
    // discord.js waits five seconds between two IDENTIFYs unless it is told not to.
    const client = await startBot(discord, {
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    });
    const again = new Promise<void>((resolve) => client.once(Events.ShardReady, () => resolve()));
    discord.invalidateSessions(false);
    await again;
    expect(client.ws.status).toBe(Status.Ready);
    await client.destroy();
  });

  test("tells of guilds and channels that come and go", async () => {
    const client = await startBot(discord);
    const event = (name: string) => new Promise<{ id: string }>((resolve) => client.once(name, resolve));
    const [made, gone, added, left] = ["channelCreate", "channelDelete", "guildCreate", "guildDelete"].map(
      event,
    );
    const channel = discord.addChannel({ name: "war-room" });
    discord.removeChannel(channel);
    const guild = discord.addGuild({ name: "Second" });
    discord.removeGuild(guild);
    expect([(await made)?.id, (await gone)?.id]).toEqual([channel.id, channel.id]);
    expect([(await added)?.id, (await left)?.id]).toEqual([guild.id, guild.id]);
    await client.destroy();
  });

  test("withholds contents from bots without the intent, unless they are mentioned or written to", async () => {
    const open = await startDiscord({ privilegedIntents: ["MessageContent"] });
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
    const heard: Record<string, string[]> = { without: [], with: [] };
    const clients = [
      await startBot(open, { intents }),
      await startBot(open, { intents: [...intents, GatewayIntentBits.MessageContent] }),
    ];
    const all = clients.map(
      (client, index) =>
        new Promise<void>((resolve) =>
          client.on(Events.MessageCreate, ({ content }) => {
            const list = heard[index === 0 ? "without" : "with"];
            if (list?.push(content.replace(/<@\d+> /, "")) === 2) resolve();
          }),
        ),
    );
    open.say({ content: "among us" });
    open.mention({ content: "to you" });
    await Promise.all(all);
    expect(heard).toEqual({ without: ["", "to you"], with: ["among us", "to you"] });
    await Promise.all(clients.map((client) => client.destroy()));
    await open.stop();
  });

  test("is stopped with bots still connected, and fails those who wait", async () => {
    const client = await startBot(discord);
    const waiting = discord.waitForMessage(() => false);
    await client.destroy();
    const again = await startBot(discord);
    await discord.stop();
    await expect(waiting).rejects.toThrow(/stopped while waiting for a message/);
    await again.destroy();
  });
});
