import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Handle, type Slack, startSlack } from "./index.js";

describe("a response_url", () => {
  let slack: Slack;
  let handle: Handle;
  const clock = { time: 0, now: () => clock.time };

  const post = async (body: object | string): Promise<[number, string]> => {
    const response = await fetch(handle.responseUrl ?? "", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return [response.status, await response.text()];
  };

  beforeEach(async () => {
    clock.time = Date.UTC(2024, 11, 1);
    slack = await startSlack({ clock });
    handle = slack.slash({ user: "ada", channel: "lobby", command: "/syria" });
  });
  afterEach(() => slack.stop());

  it("answers to one alone, or to the channel, where the bot is not", async () => {
    expect(await post({ text: "for ada" })).toEqual([200, "ok"]);
    expect(await post({ text: "for all", response_type: "in_channel" })).toEqual([200, "ok"]);
    expect(handle.replies().map(({ text }) => text)).toEqual(["for ada", "for all"]);
    expect(slack.ephemeralsFor("ada", "lobby")).toMatchObject([{ text: "for ada" }]);
    expect(slack.messagesIn("lobby")).toMatchObject([{ text: "for all" }]);
  });

  it("can be used five times", async () => {
    for (const text of ["1", "2", "3", "4", "5"]) expect(await post({ text })).toEqual([200, "ok"]);
    expect(await post({ text: "6" })).toEqual([404, "used_url"]);
    expect(slack.rejections).toMatchObject([{ method: "response_url", error: "used_url" }]);
  });

  it("can be used for half an hour", async () => {
    clock.time += 30 * 60_000;
    expect(await post({ text: "1" })).toEqual([200, "ok"]);
    clock.time += 1;
    expect(await post({ text: "2" })).toEqual([404, "expired_url"]);
  });

  it("takes no payload that Slack does not", async () => {
    expect(await post({ blocks: [{ type: "section" }] })).toEqual([400, "invalid_blocks"]);
    expect(await post({})).toEqual([400, "no_text"]);
    expect(await post("text")).toEqual([400, "invalid_payload"]);
    expect(await post({ text: "a", response_type: "in_channel", thread_ts: "1.0" })).toEqual([
      400,
      "thread_not_found",
    ]);
    expect(slack.rejectedPayloads).toHaveLength(3);
  });

  it("replaces and deletes the message that was pressed, for whom it is", async () => {
    const button = { type: "button", text: { type: "plain_text", text: "Hide" }, action_id: "hide" };
    await post({ text: "a", blocks: [{ type: "actions", elements: [button] }] });
    const [message] = handle.replies();
    if (!message) throw new Error("There is no answer.");
    handle = slack.press({ user: "ada", message, label: "Hide" });
    expect(await post({ text: "b", replace_original: true })).toEqual([200, "ok"]);
    expect(slack.ephemeralsFor("ada")).toMatchObject([{ text: "b", blocks: [] }]);
    expect(await post({ delete_original: true })).toEqual([200, "ok"]);
    expect(slack.ephemeralsFor("ada")).toEqual([]);
    expect(() => slack.press({ user: "ada", message, label: "Hide" })).toThrow();
  });

  it("answers in a thread where it is told to, and not to one alone", async () => {
    const { message } = slack.say({ user: "ada", channel: "lobby", text: "root" });
    await post({ text: "a", response_type: "in_channel", thread_ts: message.ts });
    await post({ text: "b", thread_ts: message.ts });
    expect(slack.repliesTo(message)).toMatchObject([{ text: "a" }]);
    expect(slack.ephemeralsFor("ada")[0]).not.toHaveProperty("threadTs");
    expect(slack.warnings).toMatchObject([{ method: "response_url" }]);
  });
});
