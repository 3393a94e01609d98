import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultScopes, type Slack, startSlack } from "./index.js";
import type { JsonObject } from "./json.js";
import { silent } from "./silent.js";

const minute = 60_000;

describe("the Web API", () => {
  let slack: Slack;
  let client: WebClient;
  const clock = { time: Date.UTC(2024, 11, 1), now: () => clock.time };

  const clientOf = (token: string | undefined): WebClient =>
    new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent });
  const id = (channel: string): string => slack.channel(channel).id;
  const refusal = (call: Promise<unknown>): Promise<JsonObject | undefined> =>
    call.then(
      () => undefined,
      (error: { data: JsonObject }) => error.data,
    );

  beforeEach(async () => {
    slack = await startSlack({ clock });
    client = clientOf(slack.botToken);
  });
  afterEach(() => slack.stop());

  it("says who the bot is", async () => {
    const who = await client.auth.test();
    const team = slack.team();
    expect(who).toMatchObject({ user_id: team.botUser.id, team_id: team.id, bot_id: team.botId });
    expect(who.response_metadata?.scopes).toEqual([...defaultScopes]);
    expect(await client.bots.info({ bot: team.botId })).toMatchObject({ bot: { app_id: slack.app.id } });
    expect(await client.team.info()).toMatchObject({ team: { id: team.id, domain: "newsroom" } });
    expect(await client.apiCall("api.test", { foo: "bar" })).toMatchObject({ args: { foo: "bar" } });
  });

  it.each([
    ["no token", () => undefined, "not_authed"],
    ["a wrong token", () => "xoxb-wrong", "invalid_auth"],
    ["the app's token", () => slack.app.appToken, "not_allowed_token_type"],
  ])("refuses a call with %s", async (_, token, error) => {
    expect(await refusal(clientOf(token()).auth.test())).toMatchObject({ ok: false, error });
  });

  it("opens Socket Mode for the app's token alone", async () => {
    expect(await refusal(client.apps.connections.open())).toMatchObject({ error: "not_allowed_token_type" });
    const { url } = await clientOf(slack.app.appToken).apps.connections.open();
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
  });

  it("knows no method that it does not have", async () => {
    const answer = await refusal(client.apiCall("chat.shout", {}));
    expect(answer).toMatchObject({ ok: false, error: "unknown_method", req_method: "chat.shout" });
    expect(slack.rejectedPayloads).toMatchObject([{ method: "chat.shout" }]);
  });

  it("says which scope is missing", async () => {
    slack.setScopes(["commands"]);
    const answer = await refusal(client.chat.postMessage({ channel: id("general"), text: "a" }));
    expect(answer).toMatchObject({ error: "missing_scope", needed: "chat:write", provided: "commands" });
    expect(answer?.["response_metadata"]).toMatchObject({
      scopes: ["commands"],
      acceptedScopes: ["chat:write"],
    });
    slack.setScopes(["channels:read"]);
    expect(await refusal(client.conversations.info({ channel: id("vault") }))).toMatchObject({
      needed: "groups:read",
    });
  });

  it.each([
    ["a channel that is not there", () => "C0", "channel_not_found"],
    [
      "a private channel without the bot",
      () => slack.addChannel({ name: "secret", kind: "private", bot: false }).id,
      "channel_not_found",
    ],
    [
      "somebody else's direct messages",
      () => slack.addTeam({ name: "Other", users: ["zoe"] }).botUser.id,
      "channel_not_found",
    ],
    ["a public channel without the bot", () => id("lobby"), "not_in_channel"],
    ["an archived channel", () => id("attic"), "is_archived"],
  ])("refuses a message to %s", async (_, channel, error) => {
    expect(await refusal(client.chat.postMessage({ channel: channel(), text: "a" }))).toMatchObject({
      error,
    });
  });

  it("lets chat:write.public post where the bot is not", async () => {
    slack.setScopes([...defaultScopes, "chat:write.public"]);
    await client.chat.postMessage({ channel: id("lobby"), text: "a" });
    expect(slack.messagesIn("lobby")).toMatchObject([{ text: "a" }]);
    const ephemeral = client.chat.postEphemeral({
      channel: id("lobby"),
      user: slack.user("ada").id,
      text: "a",
    });
    expect(await refusal(ephemeral)).toMatchObject({ error: "not_in_channel" });
  });

  it("takes a person's id for the direct messages with them", async () => {
    const { channel } = await client.chat.postMessage({ channel: slack.user("ada").id, text: "a" });
    const opened = await client.conversations.open({ users: slack.user("ada").id });
    expect(opened.channel?.id).toBe(channel);
    expect(slack.directMessagesOf("ada")).toMatchObject([{ text: "a" }]);
  });

  it("keeps an ephemeral message to the one whom it is for", async () => {
    const channel = id("vault");
    const posted = await client.chat.postEphemeral({ channel, user: slack.user("ada").id, text: "for ada" });
    expect(slack.ephemeralsFor("ada", "vault")).toMatchObject([{ text: "for ada" }]);
    expect(slack.messagesIn("vault")).toEqual([]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
    const ts = posted.message_ts ?? "";
    expect(await refusal(client.chat.update({ channel, ts, text: "b" }))).toMatchObject({
      error: "message_not_found",
    });
    const ben = client.chat.postEphemeral({ channel, user: slack.user("ben").id, text: "for ben" });
    expect(await refusal(ben)).toMatchObject({ error: "user_not_in_channel" });
  });

  it("changes and deletes messages of the app, and no others", async () => {
    const channel = id("general");
    const { message } = slack.say({ user: "ada", channel: "general", text: "mine" });
    expect(await refusal(client.chat.update({ channel, ts: message.ts, text: "b" }))).toMatchObject({
      error: "cant_update_message",
    });
    expect(await refusal(client.chat.delete({ channel, ts: message.ts }))).toMatchObject({
      error: "cant_delete_message",
    });
    const blocks = [{ type: "divider" }];
    const ts = (await client.chat.postMessage({ channel, text: "a", blocks })).ts ?? "";
    await client.chat.update({ channel, ts, blocks: [{ type: "divider" }, { type: "divider" }] });
    expect(slack.messagesIn("general")[1]).toMatchObject({
      text: "a",
      blocks: [{ type: "divider" }, { type: "divider" }],
    });
    await client.chat.update({ channel, ts, text: "b" });
    expect(slack.messagesIn("general")[1]).toMatchObject({ text: "b", blocks: [], edits: 2 });
    await client.chat.delete({ channel, ts });
    expect(await refusal(client.chat.update({ channel, ts, text: "c" }))).toMatchObject({
      error: "message_not_found",
    });
  });

  it("keeps threads together", async () => {
    const channel = id("general");
    const { message } = slack.say({ user: "ada", channel: "general", text: "root" });
    const reply = await client.chat.postMessage({ channel, thread_ts: message.ts, text: "reply" });
    expect(slack.repliesTo(message)).toMatchObject([{ text: "reply" }]);
    const thread = await client.conversations.replies({ channel, ts: message.ts });
    expect(thread.messages).toMatchObject([{ text: "root", reply_count: 1 }, { text: "reply" }]);
    expect((await client.conversations.history({ channel })).messages).toMatchObject([{ text: "root" }]);
    const below = client.chat.postMessage({ channel, thread_ts: reply.ts ?? "", text: "a" });
    expect(await refusal(below)).toMatchObject({ error: "cannot_reply_to_message" });
    const nowhere = client.chat.postMessage({ channel, thread_ts: "1.000000", text: "a" });
    expect(await refusal(nowhere)).toMatchObject({ error: "thread_not_found" });
  });

  it("hands out replies that were sent to the channel with its history", async () => {
    const channel = id("general");
    const { message } = slack.say({ user: "ada", channel: "general", text: "root" });
    const reply = { channel, thread_ts: message.ts, reply_broadcast: true };
    await client.chat.postMessage({ ...reply, text: "reply" });
    expect((await client.conversations.history({ channel })).messages).toMatchObject([
      { text: "reply", subtype: "thread_broadcast", thread_ts: message.ts },
      { text: "root", reply_count: 1 },
    ]);
  });

  const attached = { event_type: "bread_baked", event_payload: { loaf: "rye", count: 2, is_warm: true } };

  it("hands out what is attached to a message to who asks for all of it, and its type to others", async () => {
    const channel = id("general");
    const { ts = "" } = await client.chat.postMessage({ channel, text: "a", metadata: attached });
    const metadataOf = async (all: boolean) =>
      (await client.conversations.history({ channel, include_all_metadata: all })).messages?.[0]?.metadata;
    expect(await metadataOf(true)).toEqual(attached);
    expect(await metadataOf(false)).toEqual({ event_type: "bread_baked" });
    const thread = await client.conversations.replies({ channel, ts, include_all_metadata: true });
    expect(thread.messages?.[0]?.metadata).toEqual(attached);
    // An edit keeps it, unless it has another one, or an empty one.
    await client.chat.update({ channel, ts, text: "b" });
    expect(await metadataOf(true)).toEqual(attached);
    await client.chat.update({ channel, ts, text: "b", metadata: { ...attached, event_type: "bread_sold" } });
    expect(await metadataOf(true)).toMatchObject({ event_type: "bread_sold" });
    await client.apiCall("chat.update", { channel, ts, text: "b", metadata: {} });
    expect(await metadataOf(true)).toBeUndefined();
  });

  it.each([
    ["no JSON", "{", "invalid_metadata_format"],
    ["no object", [], "invalid_metadata_format"],
    ["no type", { event_payload: {} }, "invalid_metadata_schema"],
    ["no payload", { event_type: "a" }, "invalid_metadata_schema"],
    ["a payload that is no object", { event_type: "a", event_payload: "b" }, "invalid_metadata_schema"],
    ["a name with a space", { event_type: "a", event_payload: { "b c": 1 } }, "invalid_metadata_schema"],
    ["null in it", { event_type: "a", event_payload: { b: null } }, "invalid_metadata_schema"],
    ["too much", { event_type: "a", event_payload: { b: "x".repeat(8_000) } }, "metadata_too_large"],
  ])("refuses to attach what has %s", async (_, metadata, error) => {
    const post = client.apiCall("chat.postMessage", { channel: id("general"), text: "a", metadata });
    expect(await refusal(post)).toMatchObject({ ok: false, error });
    expect(slack.messagesIn("general")).toEqual([]);
    expect(slack.rejectedPayloads).toMatchObject([{ error }]);
  });

  it("hands out history of a time", async () => {
    const channel = id("general");
    const at = clock.time / 1_000;
    for (const text of ["1", "2"]) {
      await client.chat.postMessage({ channel, text });
      clock.time += 10_000;
    }
    const texts = async (more: object) =>
      (await client.conversations.history({ channel, ...more })).messages?.map(({ text }) => text);
    expect(await texts({ oldest: String(at + 5.5) })).toEqual(["2"]);
    expect(await texts({ latest: String(at + 5) })).toEqual(["1"]);
    expect(await texts({ oldest: "0" })).toEqual(["2", "1"]);
    const wrong = client.conversations.history({ channel, oldest: "yesterday" });
    expect(await refusal(wrong)).toMatchObject({ error: "invalid_ts_oldest" });
  });

  it("minds the length of a text", async () => {
    const channel = id("general");
    const post = (text: string): Promise<unknown> => client.chat.postMessage({ channel, text });
    expect(await refusal(post(""))).toMatchObject({ error: "no_text" });
    await post("x".repeat(4000));
    expect(slack.warnings).toEqual([]);
    await post("x".repeat(4001));
    expect(slack.warnings).toMatchObject([{ method: "chat.postMessage" }]);
    expect(await refusal(post("x".repeat(40_001)))).toMatchObject({ error: "msg_too_long" });
    const ts = slack.messagesIn("general")[0]?.ts ?? "";
    expect(await refusal(client.chat.update({ channel, ts, text: "x".repeat(4001) }))).toMatchObject({
      error: "msg_too_long",
    });
  });

  it("hands out history a page at a time, the newest first", async () => {
    const channel = id("general");
    for (const text of ["1", "2", "3"]) await client.chat.postMessage({ channel, text });
    const first = await client.conversations.history({ channel, limit: 2 });
    expect(first.messages?.map(({ text }) => text)).toEqual(["3", "2"]);
    const cursor = first.response_metadata?.next_cursor ?? "";
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    expect(second).toMatchObject({ has_more: false, messages: [{ text: "1" }] });
  });

  it("knows people, groups and channels", async () => {
    const ada = slack.user("ada");
    const group = slack.addUsergroup("desk", ["ada", "ben"]);
    expect(await client.users.info({ user: ada.id })).toMatchObject({ user: { name: "ada", is_bot: false } });
    expect(await refusal(client.users.info({ user: "U0" }))).toMatchObject({ error: "user_not_found" });
    const users = [ada.id, slack.user("ben").id];
    expect(await client.usergroups.list({ include_users: true })).toMatchObject({
      usergroups: [{ handle: "desk", users }],
    });
    expect(await client.usergroups.users.list({ usergroup: group.id })).toMatchObject({ users });
    expect(await client.conversations.info({ channel: id("lobby") })).toMatchObject({
      channel: { is_member: false, is_private: false },
    });
    expect(await client.conversations.members({ channel: id("vault") })).toMatchObject({
      members: [ada.id, slack.team().botUser.id],
    });
  });

  it("takes a reaction once", async () => {
    slack.setScopes([...defaultScopes, "reactions:write"]);
    const { message } = slack.say({ user: "ada", channel: "general", text: "a" });
    const reaction = { channel: id("general"), timestamp: message.ts, name: "eyes" };
    await client.reactions.add(reaction);
    expect(message.reactions).toEqual([{ name: "eyes", user: slack.team().botUser.id }]);
    expect(await refusal(client.reactions.add(reaction))).toMatchObject({ error: "already_reacted" });
  });

  it("reads JSON as well as forms", async () => {
    const call = (body: string): Promise<Response> =>
      fetch(`${slack.apiUrl}chat.postMessage`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          Authorization: `Bearer ${slack.botToken}`,
        },
        body,
      });
    const good = await call(
      JSON.stringify({ channel: id("general"), text: "a", blocks: [{ type: "divider" }] }),
    );
    expect(await good.json()).toMatchObject({ ok: true, message: { text: "a" } });
    expect(await (await call("{")).json()).toEqual({ ok: false, error: "invalid_json" });
  });

  it("writes down every request, without its token", async () => {
    clock.time += minute;
    await client.chat.postMessage({ channel: id("general"), text: "a" });
    expect(slack.requestsOf("chat.postMessage")).toEqual([
      {
        method: "chat.postMessage",
        token: slack.botToken.slice(-6),
        team: slack.team().id,
        args: { channel: id("general"), text: "a" },
        at: clock.time,
        outcome: "ok",
      },
    ]);
    expect(JSON.stringify(slack.requests)).not.toContain(slack.botToken);
  });

  it("has no use for a token that was revoked", async () => {
    await client.auth.revoke();
    expect(await refusal(client.auth.test())).toMatchObject({ error: "token_revoked" });
    expect(() => slack.slash({ user: "ada", command: "/syria" })).toThrow("not installed");
  });
});
