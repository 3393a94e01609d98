import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { httpApp, type RunningApp } from "./bolt-app.js";
import { type Slack, startSlack } from "./index.js";

describe("a Bolt app on signed HTTP", () => {
  let slack: Slack;
  let running: RunningApp;
  let mentions: unknown[];
  const clock = { time: Date.now(), now: () => clock.time };

  beforeEach(async () => {
    clock.time = Date.now();
    mentions = [];
    slack = await startSlack({ clock });
    running = await httpApp(slack, (app) => {
      app.command("/syria", async ({ ack, command }) => {
        if (command.text === "slowly") clock.time += 3001;
        await ack({ response_type: "in_channel", text: `You asked for ${command.text}.` });
      });
      app.command("/plain", async ({ ack }) => ack("plain text"));
      app.command("/broken", async ({ ack }) => ack({ text: "a", blocks: [{ type: "section" }] }));
      app.action("more", async ({ ack, respond }) => {
        await ack();
        await respond("more");
      });
      app.event("app_mention", async ({ body, context }) => {
        mentions.push([body.event_id, context.retryNum, context.retryReason]);
      });
    });
  });
  afterEach(async () => {
    await running.stop();
    await slack.stop();
  });

  it("says Slack's challenge back", async () => {
    expect(await slack.verifyRequestUrl()).toBe(true);
  });

  it("answers a command by its ack, and a press by the response_url", async () => {
    const handle = slack.slash({ user: "ada", channel: "lobby", command: "/syria", text: "a & b" });
    expect(await handle.acked).toMatchObject({
      acked: true,
      status: 200,
      body: { text: "You asked for a & b." },
      late: false,
    });
    expect(slack.messagesIn("lobby")).toEqual([await handle.reply()]);
    const blocks = [
      {
        type: "actions" as const,
        elements: [
          { type: "button" as const, action_id: "more", text: { type: "plain_text" as const, text: "More" } },
        ],
      },
    ];
    await running.app.client.chat.postMessage({ channel: slack.channel("general").id, text: "a", blocks });
    const message = await slack.waitForMessage((said) => said.via === "chat.postMessage");
    expect(await slack.press({ user: "ada", message, actionId: "more" }).reply()).toMatchObject({
      text: "more",
    });
  });

  it("may answer with nothing but text, which is for one alone", async () => {
    const handle = slack.slash({ user: "ada", channel: "general", command: "/plain" });
    expect(await handle.acked).toMatchObject({ acked: true, body: "plain text" });
    expect(slack.ephemeralsFor("ada")).toMatchObject([{ text: "plain text" }]);
  });

  it("is late by the clock, and not by waiting", async () => {
    const handle = slack.slash({ user: "ada", channel: "general", command: "/syria", text: "slowly" });
    expect(await handle.acked).toMatchObject({ acked: true, late: true, afterMs: 3001 });
  });

  it("is refused an ack with blocks that Slack does not take", async () => {
    await slack.slash({ user: "ada", channel: "general", command: "/broken" }).acked;
    expect(slack.rejectedPayloads).toMatchObject([{ method: "ack", error: "invalid_blocks" }]);
    expect(slack.ephemeralsFor("ada")).toEqual([]);
  });

  it("gets retries with their number and reason", async () => {
    const handle = slack.mention({ user: "ada", channel: "general", text: "hello" });
    await handle.acked;
    await slack.redeliver(handle).acked;
    await slack.redeliver(handle, { reason: "connection_failed" }).acked;
    expect(mentions).toEqual([
      [handle.eventId, undefined, undefined],
      [handle.eventId, 1, "http_timeout"],
      [handle.eventId, 2, "connection_failed"],
    ]);
  });

  it.each(["bad-signature", "no-signature", "old-timestamp"] as const)(
    "refuses a request with %s",
    async (tamper) => {
      const handle = slack.mention({ user: "ada", channel: "general", text: "hello", tamper });
      expect(await handle.acked).toMatchObject({ acked: false, status: 401 });
      expect(mentions).toEqual([]);
    },
  );

  it("gets a replay byte for byte, and Bolt takes it for a second event", async () => {
    const handle = slack.mention({ user: "ada", channel: "general", text: "hello" });
    await handle.acked;
    const replay = slack.redeliver(handle, { tamper: "replay" });
    expect(await replay.acked).toMatchObject({ acked: true });
    expect(replay.request).toEqual(handle.deliveries[0]?.request);
    expect(mentions).toHaveLength(2);
  });

  it("counts as unreachable where nothing listens", async () => {
    slack.deliverTo("http://127.0.0.1:9/slack/events");
    const handle = slack.slash({ user: "ada", channel: "general", command: "/syria" });
    expect(await handle.acked).toMatchObject({
      acked: false,
      reason: expect.stringContaining("ECONNREFUSED"),
    });
  });
});
