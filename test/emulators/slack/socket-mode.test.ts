import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningApp, socketApp } from "./bolt-app.js";
import { plainTextOf, type Slack, startSlack } from "./index.js";

/** For tests in which Bolt connects again. */
const quick = { clientPingTimeout: 200 };

describe("a Bolt app on Socket Mode", () => {
  let slack: Slack;
  let running: RunningApp | undefined;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await slack.stop();
  });

  it("gets a slash command, and answers it by its ack", async () => {
    running = await socketApp(slack, (app) => {
      app.command("/syria", async ({ ack, command }) => ack(`You asked for ${command.text}.`));
    });
    const handle = slack.slash({ user: "ada", channel: "general", command: "/syria", text: "help" });
    expect(await handle.acked).toMatchObject({ acked: true, late: false });
    const answer = await handle.reply();
    expect(answer).toMatchObject({ text: "You asked for help.", via: "ack" });
    expect(slack.ephemeralsFor("ada", "general")).toEqual([answer]);
    expect(slack.messagesIn("general")).toEqual([]);
    expect(handle.payload).not.toHaveProperty("thread_ts");
  });

  it("answers by the response_url in the channel, and a press replaces that answer", async () => {
    running = await socketApp(slack, (app) => {
      app.command("/syria", async ({ ack, respond }) => {
        await ack();
        const blocks = [
          { type: "section", text: { type: "mrkdwn", text: "Page 1" } },
          {
            type: "actions",
            elements: [
              { type: "button", action_id: "more", text: { type: "plain_text", text: "More" }, value: "2" },
            ],
          },
        ];
        await respond({ response_type: "in_channel", text: "Page 1", blocks });
      });
      app.action("more", async ({ ack, respond, action }) => {
        await ack();
        const page = "value" in action ? action.value : "?";
        await respond({ replace_original: true, text: `Page ${page}` });
      });
    });
    const first = await slack.slash({ user: "ada", channel: "lobby", command: "/syria" }).reply();
    expect(plainTextOf(first)).toBe("Page 1\n[More]");
    const pressed = slack.press({ user: "ben", message: first, label: "More" });
    expect(await pressed.acked).toMatchObject({ acked: true });
    const second = await slack.waitForMessage((message) => message.text === "Page 2");
    expect(second).toBe(first);
    expect(plainTextOf(second)).toBe("Page 2");
    expect(slack.rejectedPayloads).toEqual([]);
  });

  it("gets a mention with the text as Slack escapes it, and answers in its thread", async () => {
    running = await socketApp(slack, (app) => {
      app.event("app_mention", async ({ event, client }) => {
        const thread_ts = event.thread_ts ?? event.ts;
        await client.chat.postMessage({ channel: event.channel, thread_ts, text: event.text });
      });
    });
    const handle = slack.mention({
      user: "ada",
      channel: "general",
      text: "killed < 5 & https://a.example/?x=1&y=2",
    });
    const answer = await handle.reply();
    const bot = slack.team().botUser.id;
    expect(answer.text).toBe(`<@${bot}> killed &lt; 5 &amp; <https://a.example/?x=1&amp;y=2>`);
    expect(answer.threadTs).toBe(handle.message.ts);
    expect(slack.repliesTo(handle.message)).toEqual([answer]);
  });

  it("gets direct messages, shortcuts and the opening of the home tab", async () => {
    running = await socketApp(slack, (app) => {
      app.message(async ({ message, say }) => {
        await say(`You said ${"text" in message ? message.text : ""}`);
      });
      app.shortcut("cite", async ({ ack, shortcut, respond }) => {
        await ack();
        await respond(`About ${shortcut.type === "message_action" ? shortcut.message.text : ""}`);
      });
      app.event("app_home_opened", async ({ event, client }) => {
        const blocks = [{ type: "header", text: { type: "plain_text", text: "Desk" } }];
        await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
      });
    });
    const answer = await slack.directMessage({ user: "ben", text: "hello" }).reply();
    expect(answer.text).toBe("You said hello");
    const cited = await slack.shortcut({ user: "ben", message: answer, callbackId: "cite" }).reply();
    expect(cited).toMatchObject({ text: "About You said hello", ephemeralTo: slack.user("ben").id });
    await slack.openHome({ user: "ben" }).acked;
    expect(plainTextOf(await slack.waitForHome("ben"))).toBe("Desk");
    expect(slack.homeOf("ada")).toBeUndefined();
    await slack.waitForAcks();
    // The app is told of its own messages as well, and the loop ends there.
    expect(slack.messagesIn(answer.channel)).toHaveLength(2);
  });

  it("chooses from menus, and says what stands chosen", async () => {
    const seen: unknown[] = [];
    running = await socketApp(slack, (app) => {
      app.action("desk", async ({ ack, action, body }) => {
        await ack();
        seen.push(
          "selected_option" in action ? action.selected_option : action,
          "state" in body && typeof body.state === "object" && body.state.values,
        );
      });
    });
    const options = ["Karvania", "Idra"].map((text) => ({
      text: { type: "plain_text" as const, text },
      value: text.toLowerCase(),
    }));
    const menu = { type: "static_select" as const, action_id: "desk", options };
    const blocks = [{ type: "actions" as const, block_id: "menus", elements: [menu] }];
    await running.app.client.chat.postMessage({ channel: slack.channel("general").id, text: "a", blocks });
    const message = await slack.waitForMessage((said) => said.byBot);
    await slack.select({ user: "ada", message, actionId: "desk", choice: "Idra" }).acked;
    expect(seen).toEqual([
      options[1],
      { menus: { desk: { type: "static_select", selected_option: options[1] } } },
    ]);
    expect(() => slack.select({ user: "ada", message, actionId: "desk", choice: "Nowhere" })).toThrow(
      "Karvania, Idra",
    );
  });

  it("sees no button that is not there, and none that is for somebody else", async () => {
    running = await socketApp(slack, (app) => {
      app.command("/syria", async ({ ack, respond }) => {
        await ack();
        const text = { type: "plain_text" as const, text: "Help" };
        await respond({
          text: "a",
          blocks: [{ type: "actions", elements: [{ type: "button", text, action_id: "help" }] }],
        });
      });
      app.action("help", async ({ ack, body }) => {
        await ack();
        expect(body).not.toHaveProperty("message");
        expect(body).toMatchObject({ container: { type: "message", is_ephemeral: true } });
      });
    });
    const message = await slack.slash({ user: "ada", channel: "vault", command: "/syria" }).reply();
    expect(() => slack.press({ user: "ada", message, label: "More" })).toThrow('button "Help" (help)');
    expect(() => slack.press({ user: "ben", message, label: "Help" })).toThrow("ben is not in #vault");
    slack.join("vault", "ben");
    expect(() => slack.press({ user: "ben", message, label: "Help" })).toThrow("for somebody else alone");
    expect(await slack.press({ user: "ada", message, label: "Help" }).acked).toMatchObject({ acked: true });
    expect(() => slack.slash({ user: "ben", channel: "vault", command: "/syria" })).not.toThrow();
    await slack.waitForAcks();
  });

  it("gets the same event again, with the same id", async () => {
    const seen: unknown[] = [];
    running = await socketApp(slack, (app) => {
      app.event("app_mention", async ({ body, context }) => {
        seen.push([body.event_id, context.retryNum, context.retryReason]);
      });
    });
    const handle = slack.mention({ user: "ada", channel: "general", text: "hello" });
    await handle.acked;
    expect(await slack.redeliver(handle).acked).toMatchObject({ acked: true });
    expect(seen).toEqual([
      [handle.eventId, 0, ""],
      [handle.eventId, 1, "http_timeout"],
    ]);
    expect(slack.rejections).toEqual([]);
  });

  it("is not told of what it did not subscribe to, or has no scope for, or where it is not", async () => {
    running = await socketApp(slack, () => undefined);
    const said = slack.say({ user: "ada", channel: "general", text: "hello" });
    expect(await said.acked).toMatchObject({
      acked: false,
      reason: "the app is not subscribed to message.channels",
    });
    const outside = slack.mention({ user: "ada", channel: "lobby", text: "hello" });
    expect(await outside.acked).toMatchObject({ reason: "the bot is not in #lobby" });
    slack.setScopes(["commands"]);
    const unread = slack.mention({ user: "ada", channel: "general", text: "hello" });
    expect(await unread.acked).toMatchObject({ reason: "the app has no scope app_mentions:read" });
    expect(slack.deliveries).toEqual([]);
  });

  it("connects again when its socket is cut, and what was under way counts as not acknowledged", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    running = await socketApp(
      slack,
      (app) => {
        app.command("/slow", async ({ ack }) => {
          await held;
          await ack().catch(() => undefined);
        });
      },
      quick,
    );
    const handle = slack.slash({ user: "ada", channel: "general", command: "/slow" });
    slack.cutSockets();
    expect(await handle.acked).toMatchObject({ acked: false, reason: "the socket closed" });
    const meanwhile = slack.slash({ user: "ada", channel: "general", command: "/slow" });
    expect(await meanwhile.acked).toMatchObject({ acked: false, reason: "no socket is open" });
    await slack.waitForSockets(1);
    release();
    expect(slack.requestsOf("apps.connections.open").length).toBeGreaterThan(1);
  });

  it("is asked to reconnect, and leaves", async () => {
    running = await socketApp(
      slack,
      (app) => {
        app.command("/syria", async ({ ack }) => ack("here"));
      },
      quick,
    );
    slack.disconnectSockets("refresh_requested");
    await slack.waitUntil(() => slack.requestsOf("apps.connections.open")[1]);
    await slack.waitForSockets(1);
    const answer = await slack.slash({ user: "ada", channel: "general", command: "/syria" }).reply();
    expect(answer.text).toBe("here");
  });

  it("opens a connection for a ticket once", async () => {
    const { WebSocket } = await import("ws");
    const response = await fetch(`${slack.apiUrl}apps.connections.open`, {
      method: "POST",
      headers: { Authorization: `Bearer ${slack.app.appToken}` },
    });
    const { url } = (await response.json()) as { url: string };
    const open = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.once("message", (data) => resolve(String(data)));
        socket.once("error", (error) => resolve(error.message));
      });
    expect(JSON.parse(await open())).toMatchObject({
      type: "hello",
      connection_info: { app_id: slack.app.id },
    });
    expect(await open()).toBe("Unexpected server response: 401");
    expect(slack.sockets).toBe(1);
  });
});
