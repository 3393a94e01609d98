import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hazardsIn, type Slack, type SlackMessage, startSlack } from "./index.js";
import { silent } from "./silent.js";

const plain = (text: string) => ({ type: "plain_text" as const, text });

/** No app listens here: what is sent is what these are about. */
describe("a press", () => {
  let slack: Slack;
  let client: WebClient;

  beforeEach(async () => {
    slack = await startSlack();
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logger: silent,
    });
  });
  afterEach(() => slack.stop());

  const post = async (more: object): Promise<SlackMessage> => {
    const channel = slack.channel("general").id;
    await client.apiCall("chat.postMessage", {
      channel,
      text: "a",
      unfurl_links: false,
      unfurl_media: false,
      ...more,
    });
    const message = slack.messagesIn("general").at(-1);
    if (!message) throw new Error("Nothing was posted.");
    return message;
  };

  it("tells of the message, the thread that it is in, and the button, though it has but a url", async () => {
    const root = slack.say({ user: "ada", channel: "general", text: "root" }).message;
    const button = { type: "button", text: plain("Read"), url: "https://a.example" };
    const message = await post({ thread_ts: root.ts, blocks: [{ type: "actions", elements: [button] }] });
    const { payload } = slack.press({ user: "ben", message, label: "Read" });
    const block = message.blocks[0];
    expect(payload).toMatchObject({
      type: "block_actions",
      user: { id: slack.user("ben").id, username: "ben", team_id: slack.team().id },
      team: { id: slack.team().id, domain: "newsroom" },
      channel: { id: message.channel, name: "general" },
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: false,
        thread_ts: root.ts,
      },
      message: { ts: message.ts, thread_ts: root.ts, bot_id: slack.team().botId, blocks: message.blocks },
      actions: [
        {
          type: "button",
          block_id: block?.["block_id"],
          action_id: expect.stringMatching(/./),
          text: plain("Read"),
          url: "https://a.example",
        },
      ],
      state: { values: {} },
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
    });
  });

  it("is answered by its response_url, in the thread, or to all in the channel", async () => {
    const button = { type: "button", text: plain("More"), action_id: "more" };
    const message = await post({ blocks: [{ type: "actions", elements: [button] }] });
    const handle = slack.press({ user: "ben", message, actionId: "more" });
    const body = JSON.stringify({ text: "by url" });
    await fetch(handle.responseUrl ?? "", { method: "POST", body });
    await post({ text: "in thread", thread_ts: message.ts });
    await post({ text: "in the channel" });
    await post({ text: "elsewhere", channel: slack.channel("foreign-desk").id });
    expect(handle.replies().map(({ text }) => text)).toEqual(["by url", "in thread", "in the channel"]);
  });

  it("in the home tab has the view, and no response_url", async () => {
    const user_id = slack.user("ada").id;
    const elements = [{ type: "button" as const, text: plain("Help"), action_id: "help", value: "1" }];
    const blocks = [{ type: "actions" as const, block_id: "a", elements }];
    await client.views.publish({ user_id, view: { type: "home", blocks } });
    const { payload } = slack.press({ user: "ada", home: true, label: "Help" });
    expect(payload).toMatchObject({
      container: { type: "view", view_id: slack.homeOf("ada")?.id },
      view: { type: "home", bot_id: slack.team().botId },
      actions: [{ action_id: "help", block_id: "a", value: "1" }],
    });
    expect(payload).not.toHaveProperty("response_url");
    expect(() => slack.press({ user: "ben", home: true, label: "Help" })).toThrow("nothing of the kind");
  });

  it("means one button: by its label, its id or its value", async () => {
    const button = (action_id: string, value: string) => ({
      type: "button",
      text: plain("Cite"),
      action_id,
      value,
    });
    const message = await post({
      blocks: [{ type: "actions", elements: [button("a", "1"), button("b", "2")] }],
    });
    expect(() => slack.press({ user: "ada", message, label: "Cite" })).toThrow("More than one element fits");
    const { payload } = slack.press({ user: "ada", message, label: "Cite", value: "2" });
    expect(payload).toMatchObject({ actions: [{ action_id: "b" }] });
  });

  it("cannot be of a button that was taken away", async () => {
    const message = await post({
      blocks: [{ type: "actions", elements: [{ type: "button", text: plain("More"), action_id: "more" }] }],
    });
    await client.chat.update({ channel: message.channel, ts: message.ts, text: "b" });
    expect(() => slack.press({ user: "ada", message, label: "More" })).toThrow("nothing of the kind");
  });

  it("is of a message whose hazards are read as it came over the wire", async () => {
    expect(hazardsIn(await post({}))).toEqual([]);
    expect(hazardsIn(await post({ unfurl_links: true, text: "<!here>" })).map(({ kind }) => kind)).toEqual([
      "broadcast",
      "unfurl",
    ]);
  });
});
