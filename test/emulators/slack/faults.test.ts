import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { socketApp } from "./bolt-app.js";
import { type Slack, startSlack } from "./index.js";
import { silent } from "./silent.js";

const noRetry = { retries: 0 };
const retryAtOnce = { retries: 3, minTimeout: 0, maxTimeout: 1 };

/** For tests in which Bolt connects again. */
const quick = { clientPingTimeout: 200 };

describe("what goes wrong", () => {
  let slack: Slack;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.stop());

  const clientWith = (retryConfig: object, more: object = {}): WebClient =>
    new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig, logger: silent, ...more });
  const post = (client: WebClient, text = "a"): Promise<unknown> =>
    client.chat.postMessage({ channel: slack.channel("general").id, text });

  it("is a rate limit, and then the message is posted once", async () => {
    slack.fail("chat.postMessage", { status: 429, retryAfter: 1 });
    const refused = post(clientWith(noRetry, { rejectRateLimitedCalls: true }));
    await expect(refused).rejects.toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 1 });
    await post(clientWith(noRetry));
    expect(slack.messagesIn("general")).toHaveLength(1);
    expect(slack.rejections).toEqual([]);
  });

  it("is a server error, before the message is posted or after", async () => {
    slack.fail("chat.postMessage", { status: 500 });
    await expect(post(clientWith(noRetry))).rejects.toMatchObject({
      code: "slack_webapi_http_error",
      statusCode: 500,
    });
    expect(slack.messagesIn("general")).toHaveLength(0);
    slack.fail("chat.postMessage", { status: 500 }, { after: "handling" });
    await expect(post(clientWith(noRetry))).rejects.toThrow("500");
    expect(slack.messagesIn("general")).toHaveLength(1);
  });

  it("is an answer that is lost: who tries again has posted twice, and that is seen", async () => {
    slack.fail("chat.postMessage", { reset: true }, { times: 2 });
    await post(clientWith(retryAtOnce));
    expect(slack.duplicates()).toEqual([]);
    slack.fail("chat.postMessage", { reset: true }, { after: "handling" });
    await post(clientWith(retryAtOnce), "b");
    expect(slack.duplicates()).toMatchObject([[{ text: "b" }, { text: "b" }]]);
    expect(slack.requestsOf("chat.postMessage").map(({ outcome }) => outcome)).toEqual([
      "lost",
      "lost",
      "ok",
      "lost",
      "ok",
    ]);
  });

  it("is an error of Slack's own, for calls that fit", async () => {
    slack.fail("chat.postMessage", { error: "internal_error" }, { when: ({ text }) => text === "b" });
    await post(clientWith(noRetry), "a");
    await expect(post(clientWith(noRetry), "b")).rejects.toThrow("internal_error");
    await post(clientWith(noRetry), "b");
    expect(slack.messagesIn("general").map(({ text }) => text)).toEqual(["a", "b"]);
  });

  it("is a call that hangs, until Slack stops", async () => {
    slack.fail("chat.postMessage", { hang: true });
    const hanging = post(clientWith(noRetry));
    const failed = expect(hanging).rejects.toMatchObject({ code: "slack_webapi_request_error" });
    await slack.waitUntil(() => slack.requestsOf("chat.postMessage")[0]?.outcome);
    await slack.goDown();
    await failed;
  });

  it("is a response_url that does not answer", async () => {
    const { responseUrl = "" } = slack.slash({ user: "ada", channel: "general", command: "/syria" });
    const respond = (): Promise<number> =>
      fetch(responseUrl, { method: "POST", body: '{"text":"a"}' }).then(({ status }) => status);
    slack.fail("response_url", { status: 503 });
    expect(await respond()).toBe(503);
    slack.fail("response_url", { reset: true }, { after: "handling" });
    await expect(respond()).rejects.toThrow("fetch failed");
    expect(slack.ephemeralsFor("ada")).toHaveLength(1);
    expect(await respond()).toBe(200);
    expect(slack.duplicates()).toHaveLength(1);
  });

  it("is Slack itself, which comes up again at the same port with what it had", async () => {
    const client = clientWith(noRetry);
    await post(client, "before");
    const { url } = slack;
    await slack.goDown();
    await expect(post(client, "during")).rejects.toMatchObject({ code: "slack_webapi_request_error" });
    await slack.comeUp();
    expect(slack.url).toBe(url);
    await post(client, "after");
    expect(slack.messagesIn("general").map(({ text }) => text)).toEqual(["before", "after"]);
  });

  it("is a Socket Mode that does not open at first", async () => {
    slack.fail("apps.connections.open", { error: "internal_error" }, { times: 2 });
    const running = await socketApp(
      slack,
      (app) => {
        app.command("/syria", async ({ ack }) => ack("here"));
      },
      quick,
    );
    expect(slack.requestsOf("apps.connections.open").length).toBeGreaterThan(2);
    expect(await slack.slash({ user: "ada", command: "/syria" }).reply()).toMatchObject({ text: "here" });
    await running.stop();
  });
});

describe("the end of the emulator", () => {
  it("tells who still waits what there was", async () => {
    const slack = await startSlack();
    slack.say({ user: "ada", channel: "general", text: "hello there" });
    const waiting = slack.waitForMessage(({ text }) => text === "never");
    const unheard = slack.mention({ user: "ada", channel: "general", text: "hello" }).reply();
    await expect(unheard).rejects.toThrow(/There will be no answer 1 to .*app_mention.*: no socket is open/);
    await slack.stop();
    await expect(waiting).rejects.toThrow(
      /Waited for a message, and the emulator stopped[\s\S]*#general ada:\n\s+hello there/,
    );
    await expect(slack.waitForSockets(1)).rejects.toThrow("the emulator stopped");
  });

  it("comes with sockets open and deliveries under way, and leaves nothing behind", async () => {
    const slack = await startSlack();
    const running = await socketApp(slack, (app) => {
      app.command("/never", async () => undefined);
    });
    const handle = slack.slash({ user: "ada", command: "/never" });
    await running.app.stop();
    expect(await handle.acked).toMatchObject({ acked: false, reason: "the socket closed" });
    const again = slack.slash({ user: "ada", command: "/never" });
    await slack.stop();
    await slack.stop();
    expect(await again.acked).toMatchObject({ acked: false, reason: "no socket is open" });
  });

  it("gives up what the clock says is too late, where a test says so", async () => {
    let time = 0;
    const slack = await startSlack({ clock: { now: () => time } });
    const running = await socketApp(slack, (app) => {
      app.command("/never", async () => undefined);
    });
    const handle = slack.slash({ user: "ada", command: "/never" });
    time += 3000;
    slack.expireDeliveries();
    expect(handle.deliveries[0]?.info).toBeUndefined();
    time += 1;
    slack.expireDeliveries();
    expect(await handle.acked).toEqual({ acked: false, reason: "timeout", late: true, afterMs: 3001 });
    await running.stop();
    await slack.stop();
  });
});

describe("many at once", () => {
  it("get their own answers: 500 commands, 50 at a time", async () => {
    const slack = await startSlack();
    const running = await socketApp(slack, (app) => {
      app.command("/syria", async ({ ack, command, respond }) => {
        await ack();
        await respond({ text: command.text, response_type: "in_channel" });
      });
    });
    const ask = async (from: number): Promise<void> => {
      for (let index = from; index < 500; index += 50) {
        const asked = slack.slash({
          user: "ada",
          channel: "general",
          command: "/syria",
          text: String(index),
        });
        expect((await asked.reply()).text).toBe(String(index));
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, from) => ask(from)));
    await slack.waitForAcks();
    expect(slack.messagesIn("general")).toHaveLength(500);
    expect(slack.duplicates()).toEqual([]);
    expect(slack.deliveries.every(({ info }) => info?.acked === true && !info.late)).toBe(true);
    await running.stop();
    await slack.stop();
  });
});
