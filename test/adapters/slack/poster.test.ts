import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackCapacity } from "../../../src/adapters/slack/capacity.js";
import { createSlackChannel } from "../../../src/adapters/slack/channel.js";
import { slackCarrier } from "../../../src/adapters/slack/failures.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Poster, PostHow } from "../../../src/core/channel/poster.js";
import { type Asked, type Message, Reception, say } from "../../../src/core/channel/reception.js";
import { deskOf, KARVANIA_NOW, karvaniaDesk, MovableClock } from "../../core/support.js";
import { hazardsIn, plainTextOf, type SlackMessage } from "../../emulators/slack/index.js";
import { HOSTILE_NOW, hostileArticles, SNIPPETS } from "../hostile.js";
import { type Newsroom, openNewsroom, socketCredentials } from "./support.js";

let room: Newsroom;
let poster: Poster;
beforeEach(async () => {
  room = await openNewsroom();
  poster = room.channel.poster;
});
afterEach(async () => {
  expect(room.slack.rejectedPayloads).toEqual([]);
  expect(room.slack.duplicates()).toEqual([]);
  await room.close();
});

const SINCE = Date.parse(KARVANIA_NOW);
const KEY = "digest/karvania/2031-03-07/slack:C1";
const to = (channel = "general") => ({
  ...{ platform: "slack" as const, team: null },
  channel: room.slack.channel(channel).id,
});
const under = (key: string, replyTo: string | null = null): PostHow => ({ key, replyTo });
const here: Asked = {
  asker: { id: "U1", name: null, groups: [] },
  place: { channel: "C1", direct: false },
};
const asks = async (words: string): Promise<Message> =>
  new Reception([{ desk: await karvaniaDesk(), access: OPEN_TO_ALL }], slackCapacity).ask(words, here);
const inGeneral = (): readonly SlackMessage[] => room.slack.messagesIn("general");
const failure = (call: Promise<unknown>) =>
  call.then(
    () => "it went well",
    (error: unknown) => poster.carrier.failureOf(error),
  );

describe("a post in Slack", () => {
  test("is a message to the channel, in which buttons work", async () => {
    const id = await poster.post(to(), await asks("who-claimed levee public"), under(KEY));
    const [posted] = inGeneral();
    expect(posted).toMatchObject({ ts: id, via: "chat.postMessage" });
    expect(posted?.threadTs).toBeUndefined();
    expect(plainTextOf(posted as SlackMessage)).toContain("5 statements about “levee”");
    const context = room.slack.press({
      ...{ user: "ben", message: posted as SlackMessage, label: "Context 4" },
    });
    expect(plainTextOf(await context.reply())).toContain("Around the quote in");
    expect(poster.capacity).toBe(slackCapacity);
  });

  test("is made before the bot takes questions, and after it has stopped", async () => {
    const { slack, clock, timer, log } = room;
    const idle = createSlackChannel({
      ...{ credentials: socketCredentials(slack), staffed: [], clock, timer, log, apiUrl: slack.apiUrl },
    });
    await idle.poster.post(to(), say("Before."), under("before"));
    await room.channel.stop();
    await poster.post(to(), say("After."), under("after"));
    expect(inGeneral().map(plainTextOf)).toEqual(["Before.", "After."]);
  });

  test("carries its key for apps alone, and not in words that could be read", async () => {
    await poster.post(to(), say("Nothing new."), under("digest/karvania of a secret channel"));
    const [posted] = inGeneral();
    expect(posted?.metadata).toMatchObject({ event_type: "dateline_post", event_payload: {} });
    expect(JSON.stringify(posted)).not.toContain("secret");
  });

  test("that answers another is seen in its thread and in the channel", async () => {
    const first = await poster.post(to(), say("Four people were killed."), under(KEY));
    const second = await poster.post(to(), say("The source now says six."), under("a correction", first));
    const [parent] = inGeneral();
    expect(room.slack.repliesTo(parent as SlackMessage)).toMatchObject([{ broadcast: true }]);
    // A reply can be changed, and be answered: what answers it goes to the same thread.
    await poster.edit(to(), second, say("The source now says seven."));
    await poster.post(to(), say("It was withdrawn."), under("another", second));
    const replies = room.slack.repliesTo(parent as SlackMessage).map(plainTextOf);
    expect(replies).toEqual(["The source now says seven.", "It was withdrawn."]);
  });

  test("can be changed, and is found all the same", async () => {
    const id = await poster.post(to(), await asks("who-claimed levee public"), under(KEY));
    await poster.edit(to(), id, say("This was withdrawn."));
    expect(inGeneral().map(plainTextOf)).toEqual(["This was withdrawn."]);
    expect(await poster.find(to(), KEY, SINCE)).toBe(id);
  });

  test("is found where Slack took it and its answer was lost", async () => {
    room.slack.fail("chat.postMessage", { reset: true }, { after: "handling" });
    expect(await failure(poster.post(to(), say("News."), under(KEY)))).toMatchObject({ kind: "unsure" });
    const [posted] = inGeneral();
    expect(await poster.find(to(), KEY, SINCE)).toBe(posted?.ts);
    expect(await poster.find(to("foreign-desk"), KEY, SINCE)).toBeNull();
    expect(await poster.find(to(), `${KEY} of another day`, SINCE)).toBeNull();
  });

  test("is not found where Slack never took it", async () => {
    room.slack.fail("chat.postMessage", { reset: true }, { after: "before" });
    expect(await failure(poster.post(to(), say("News."), under(KEY)))).toMatchObject({ kind: "unsure" });
    expect(await poster.find(to(), KEY, SINCE)).toBeNull();
  });

  test("is found on whatever page of the history it stands, and not before the time in question", async () => {
    const id = await poster.post(to(), say("News."), under(KEY));
    for (let i = 0; i < 450; i++) room.slack.say({ user: "ada", channel: "general", text: `so ${i}` });
    const before = room.slack.requestsOf("conversations.history").length;
    expect(await poster.find(to(), KEY, SINCE)).toBe(id);
    expect(room.slack.requestsOf("conversations.history")).toHaveLength(before + 3);
    expect(await poster.find(to(), KEY, SINCE + 61_000)).toBeNull();
    expect(await poster.find(to(), KEY, SINCE + 59_000)).toBe(id);
  });

  test("is found as a reply, also where the channel's history has nothing attached to it", async () => {
    const first = await poster.post(to(), say("Four people were killed."), under(KEY));
    const reply = await poster.post(to(), say("The source now says six."), under("a correction", first));
    expect(await poster.find(to(), "a correction", SINCE)).toBe(reply);
    expect(room.slack.requestsOf("conversations.replies")).toEqual([]);
    room.slack.hideMetadataOfBroadcasts();
    expect(await poster.find(to(), "a correction", SINCE)).toBe(reply);
    expect(await poster.find(to(), "no correction", SINCE)).toBeNull();
    expect(room.slack.requestsOf("conversations.replies")).toHaveLength(2);
  });

  test("pings nobody, links nothing and restyles nothing, when posted and when changed", async () => {
    const articles = hostileArticles(60);
    const desk = deskOf(articles, {
      clock: new MovableClock(HOSTILE_NOW),
      profile: { command: "vell" },
    });
    const reception = new Reception([{ desk, access: OPEN_TO_ALL }], slackCapacity);
    const messages = [
      ...SNIPPETS.map((snippet) => say(`Nothing is known of ${snippet} here`)).filter(
        ({ headline }) => slackCapacity.cost(headline) < slackCapacity.longestHeadline,
      ),
      ...articles.map(({ id }) => reception.ask(`article ${id} public`, here)),
    ];
    const urls = articles.flatMap(({ url }) => {
      const href = url === undefined ? "" : new URL(url).href.replaceAll("|", "%7C");
      return [href, href.replaceAll("&", "&amp;")];
    });
    for (const [i, message] of messages.entries()) {
      const id = await poster.post(to(), message, under(`k${i}`));
      const [posted] = inGeneral().slice(-1);
      const harms = () =>
        hazardsIn(posted as SlackMessage).filter(({ url }) => url === undefined || !urls.includes(url));
      expect(harms()).toEqual([]);
      await poster.edit(to(), id, { ...message, headline: `${message.headline} ${i}` });
      expect(harms()).toEqual([]);
    }
    expect(messages.length).toBeGreaterThan(100);
  });

  test("has a headline that no change is too long for", async () => {
    const id = await poster.post(to(), say("News."), under(KEY));
    await poster.edit(to(), id, say("&".repeat(1_000)));
    expect(inGeneral().map(plainTextOf)).toEqual(["&".repeat(1_000)]);
  });
});

describe("a post that Slack does not take", () => {
  test.each([
    ["lobby", "not_in_channel", "/invite @dateline"],
    ["attic", "is_archived", "archived"],
  ])("in #%s says why: %s", async (channel, code, advice) => {
    const refused = await failure(poster.post(to(channel), say("News."), under(KEY)));
    expect(refused).toMatchObject({ kind: "refused", code, advice: expect.stringContaining(advice) });
  });

  test("says that the channel is gone", async () => {
    const gone = { ...to(), channel: "C0GONE" };
    const refused = { kind: "refused", code: "channel_not_found" };
    expect(await failure(poster.post(gone, say("News."), under(KEY)))).toMatchObject(refused);
    expect(await failure(poster.find(gone, KEY, SINCE))).toMatchObject(refused);
    expect(await failure(poster.edit(gone, "1.1", say("News.")))).toMatchObject(refused);
  });

  test("says that the message is gone, to be changed or to be answered", async () => {
    const id = await poster.post(to(), say("News."), under(KEY));
    const [posted] = inGeneral();
    room.slack.deleteMessage(posted as SlackMessage);
    const advice = expect.stringContaining("not there any more");
    expect(await failure(poster.edit(to(), id, say("Other news.")))).toMatchObject({
      ...{ kind: "refused", code: "message_not_found", advice },
    });
    expect(await failure(poster.post(to(), say("Corrected."), under("c", id)))).toMatchObject({
      ...{ kind: "refused", code: "thread_not_found", advice },
    });
  });

  test.each([
    [
      { status: 429, retryAfter: 7 },
      { kind: "not-now", seconds: 7 },
    ],
    [{ error: "rate_limited" }, { kind: "not-now" }],
    [{ status: 503 }, { kind: "unsure" }],
    [{ error: "internal_error" }, { kind: "unsure" }],
    [{ error: "fatal_error" }, { kind: "unsure" }],
    [{ error: "restricted_action" }, { kind: "refused" }],
  ] as const)("with %j tells whether it may be there", async (fault, expected) => {
    room.slack.fail("chat.postMessage", fault);
    expect(await failure(poster.post(to(), say("News."), under(KEY)))).toMatchObject(expected);
  });

  test("was not sent where Slack is not reached", async () => {
    await room.slack.goDown();
    // Over a connection that was open it may have been.
    await failure(poster.find(to(), KEY, SINCE));
    expect(await failure(poster.post(to(), say("News."), under(KEY)))).toMatchObject({ kind: "not-now" });
    await room.slack.comeUp();
  });
});

describe("whether something was posted", () => {
  test("is not said without the scope to look", async () => {
    room.slack.setScopes(["chat:write", "im:history"]);
    expect(await failure(poster.find(to(), KEY, SINCE))).toMatchObject({
      ...{ kind: "refused", code: "missing_scope", advice: expect.stringContaining("channels:history") },
    });
  });

  test("is not said of a channel that the bot was taken out of", async () => {
    await poster.post(to(), say("News."), under(KEY));
    room.slack.leave("general");
    expect(await failure(poster.find(to(), KEY, SINCE))).toMatchObject({ code: "not_in_channel" });
    room.slack.join("general");
  });

  test("is not said where a page of the history does not come", async () => {
    await poster.post(to(), say("News."), under(KEY));
    for (let i = 0; i < 250; i++) room.slack.say({ user: "ada", channel: "general", text: `so ${i}` });
    room.slack.fail("conversations.history", { status: 500 }, { when: ({ cursor }) => cursor !== undefined });
    expect(await failure(poster.find(to(), KEY, SINCE))).toMatchObject({ kind: "unsure" });
  });

  test("is not said where the history has no end", async () => {
    for (let i = 0; i < 10_001; i++) room.slack.say({ user: "ada", channel: "general", text: `so ${i}` });
    expect(await failure(poster.find(to(), KEY, SINCE))).toMatchObject({
      ...{ kind: "refused", code: "slack-history-too-long" },
    });
  });

  test("is known of a private channel that the bot is in", async () => {
    const id = await poster.post(to("vault"), say("News."), under(KEY));
    expect(await poster.find(to("vault"), KEY, SINCE)).toBe(id);
  });
});

test("what posts fail with is explained by the one carrier of Slack", () => {
  expect(poster).toMatchObject({ platform: "slack", carrier: slackCarrier });
});
