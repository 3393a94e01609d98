import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type Slack, startSlack } from "./index.js";
import type { JsonObject } from "./json.js";

describe("what is sent to an app", () => {
  let slack: Slack;
  let socket: WebSocket;
  let received: JsonObject[];
  const time = Date.UTC(2024, 11, 1);

  /** A Socket Mode client with no manners of its own. */
  const connect = async (): Promise<WebSocket> => {
    const headers = { Authorization: `Bearer ${slack.app.appToken}` };
    const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: "POST", headers });
    const { url, error } = (await response.json()) as { url?: string; error?: string };
    if (url === undefined) throw new Error(error);
    const opened = new WebSocket(url);
    opened.on("message", (data) => received.push(JSON.parse(String(data)) as JsonObject));
    return opened;
  };
  const next = (type: string): Promise<JsonObject> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = received.find((each) => each["type"] === type);
        if (found) resolve(found);
        else socket.once("message", look);
      };
      look();
    });
  const ack = (envelope: JsonObject, payload?: object): void =>
    socket.send(JSON.stringify({ envelope_id: envelope["envelope_id"], ...(payload ? { payload } : {}) }));

  beforeEach(async () => {
    received = [];
    slack = await startSlack({ clock: { now: () => time } });
    socket = await connect();
    await slack.waitForSockets(1);
  });
  afterEach(async () => {
    socket.terminate();
    await slack.stop();
  });

  it("begins with a hello", async () => {
    expect(await next("hello")).toMatchObject({
      num_connections: 1,
      connection_info: { app_id: slack.app.id },
    });
  });

  it("is a slash command, with everything that Slack sends and nothing of a thread", async () => {
    const handle = slack.slash({ user: "ada", channel: "general", command: "/syria", text: "a < b" });
    const envelope = await next("slash_commands");
    expect(envelope).toMatchObject({ accepts_response_payload: true });
    expect(envelope["payload"]).toEqual({
      token: slack.app.verificationToken,
      team_id: slack.team().id,
      team_domain: "newsroom",
      channel_id: slack.channel("general").id,
      channel_name: "general",
      user_id: slack.user("ada").id,
      user_name: "ada",
      command: "/syria",
      text: "a < b",
      api_app_id: slack.app.id,
      is_enterprise_install: "false",
      response_url: handle.responseUrl,
      trigger_id: handle.triggerId,
    });
    ack(envelope, { text: "done" });
    expect(await handle.acked).toEqual({ acked: true, late: false, afterMs: 0, body: { text: "done" } });
    expect(await handle.reply()).toMatchObject({ text: "done", via: "ack" });
  });

  it("names private channels and direct messages as Slack does", () => {
    const channelOf = (channel?: string): unknown =>
      slack.slash({ user: "ada", command: "/syria", ...(channel && { channel }) }).payload["channel_name"];
    expect([channelOf("vault"), channelOf()]).toEqual(["privategroup", "directmessage"]);
  });

  it("is a mention in its envelope", async () => {
    const root = slack.say({ user: "ben", channel: "general", text: "root" }).message;
    const handle = slack.mention({ user: "ada", channel: "general", text: "hello", threadTs: root.ts });
    const envelope = await next("events_api");
    const { botUser, id } = slack.team();
    const { ts, clientMsgId } = handle.message;
    expect(envelope).toMatchObject({ accepts_response_payload: false, retry_attempt: 0, retry_reason: "" });
    expect(envelope["payload"]).toMatchObject({
      type: "event_callback",
      team_id: id,
      api_app_id: slack.app.id,
      event_id: handle.eventId,
      event_time: time / 1000,
      is_ext_shared_channel: false,
      authorizations: [{ enterprise_id: null, team_id: id, user_id: botUser.id, is_bot: true }],
      event: {
        type: "app_mention",
        user: slack.user("ada").id,
        text: `<@${botUser.id}> hello`,
        ts,
        event_ts: ts,
        thread_ts: root.ts,
        client_msg_id: clientMsgId,
        channel: slack.channel("general").id,
        team: id,
        blocks: [{ type: "rich_text" }],
      },
    });
    expect(handle.eventId).toMatch(/^Ev[0-9A-Z]+$/);
    expect(ts).toMatch(/^1733011200\.00000\d$/);
    slack.redeliver(handle, { reason: "timeout" });
    await slack.waitUntil(() => slack.deliveries[1]);
    received = [];
    const again = await next("events_api");
    expect(again).toEqual({ ...envelope, retry_attempt: 1, retry_reason: "timeout" });
  });

  it("is a direct message, and the app's own too, for it subscribed to both", async () => {
    const handle = slack.directMessage({ user: "ada", text: "hello" });
    expect((await next("events_api"))["payload"]).toMatchObject({
      event: { type: "message", channel_type: "im", channel: handle.message.channel, text: "hello" },
    });
    received = [];
    await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${slack.botToken}`, "Content-Type": "application/json" },
      body: JSON.stringify({ channel: handle.message.channel, text: "echo" }),
    });
    expect((await next("events_api"))["payload"]).toMatchObject({
      event: { type: "message", text: "echo", bot_id: slack.team().botId },
    });
    expect(await handle.reply()).toMatchObject({ text: "echo" });
  });

  it("is acknowledged once, and by what it is called", async () => {
    const handle = slack.slash({ user: "ada", command: "/syria" });
    const envelope = await next("slash_commands");
    ack(envelope);
    await handle.acked;
    ack(envelope);
    ack({ envelope_id: "nothing" });
    await slack.waitUntil(() => slack.rejections[1]);
    expect(slack.rejectedPayloads.map(({ error }) => error)).toEqual(["acked_twice", "unknown_envelope"]);
  });

  it("goes to one of the sockets that are open, in turn, and to none that is to leave", async () => {
    const other = await connect();
    await slack.waitForSockets(2);
    const count = (): Promise<number> =>
      slack.waitUntil(() =>
        received.filter((each) => each["type"] === "slash_commands").length === 2 ? 2 : undefined,
      );
    slack.slash({ user: "ada", command: "/syria" });
    slack.slash({ user: "ada", command: "/syria" });
    // Each socket has its own, so each has something to answer: a ping makes both say that they are here.
    slack.pingSockets();
    expect(await count()).toBe(2);
    slack.disconnectSockets("refresh_requested");
    expect(await slack.slash({ user: "ada", command: "/syria" }).acked).toMatchObject({
      reason: "no socket is open",
    });
    slack.cutSockets();
    await slack.waitForSockets(0);
    other.terminate();
  });

  it("needs no more than ten sockets", async () => {
    for (let count = 2; count <= 10; count += 1) {
      await connect();
      await slack.waitForSockets(count);
    }
    await expect(connect()).rejects.toThrow("too_many_websockets");
  });
});

describe("an app with a manifest", () => {
  it("gets what it registered, and nobody can ask it for more", async () => {
    const slack = await startSlack({
      manifest: {
        features: { slash_commands: [{ command: "/syria" }], shortcuts: [{ callback_id: "ask" }] },
        oauth_config: { scopes: { bot: ["commands", "app_mentions:read"] } },
        settings: { event_subscriptions: { bot_events: ["app_mention"] } },
      },
    });
    expect([...slack.team().scopes]).toEqual(["commands", "app_mentions:read"]);
    expect(() => slack.slash({ user: "ada", command: "/sudan" })).toThrow(
      "The app has no command /sudan: it has /syria.",
    );
    const { message } = slack.say({ user: "ada", channel: "general", text: "a" });
    expect(() => slack.shortcut({ user: "ada", message, callbackId: "cite" })).toThrow("it has ask");
    expect(await slack.directMessage({ user: "ada", text: "a" }).acked).toMatchObject({
      reason: "the app is not subscribed to message.im",
    });
    await slack.stop();
  });
});
