import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Installations } from "../../../src/adapters/slack/installations.js";
import { say } from "../../../src/core/channel/reception.js";
import { KARVANIA_NOW, MovableClock } from "../../core/support.js";
import { plainTextOf, type Slack, startSlack } from "../../emulators/slack/index.js";
import { MemoryLog } from "../support.js";
import { type Bot, FragileStore, STATE_SECRET, StateFolder, startBot } from "./oauth-support.js";

const team = (name: string, user: string) => ({ name, users: [user], channels: [{ name: "general" }] });

let slack: Slack;
let state: StateFolder;
let store: FragileStore;
let installations: Installations;
let bot: Bot;
beforeEach(async () => {
  const clock = new MovableClock(KARVANIA_NOW);
  slack = await startSlack({ clock, teams: [team("First", "ada"), team("Second", "dora")] });
  state = await StateFolder.make();
  store = new FragileStore(await state.open());
  installations = new Installations(await state.open(), clock, new MemoryLog());
  const { clientId, clientSecret, signingSecret } = slack.app;
  const secrets = { clientId, clientSecret, signingSecret, stateSecret: STATE_SECRET };
  bot = await startBot({ credentials: { mode: "oauth", ...secrets }, apiUrl: slack.apiUrl, clock, store });
});
afterEach(async () => {
  expect(JSON.stringify(bot.log.lines)).not.toMatch(/xoxb-/);
  await bot.channel.stop();
  await slack.stop();
  await state.remove();
});

const installed = async (name: string, organisation: string | null = null, token?: string): Promise<void> => {
  const { id, botId, botUser, botToken } = slack.team(name);
  const isEnterpriseInstall = organisation !== null;
  await installations.storeInstallation({
    team: isEnterpriseInstall ? undefined : { id },
    enterprise: organisation === null ? undefined : { id: organisation },
    isEnterpriseInstall,
    user: { token: undefined, scopes: undefined, id: "U1" },
    bot: { token: token ?? botToken ?? "", scopes: ["chat:write"], id: botId, userId: botUser.id },
  });
};
const post = (name: string, named: string | null, words = "News."): Promise<string> =>
  bot.channel.poster.post(
    { platform: "slack", team: named, channel: slack.channel("general", name).id },
    say(words),
    { key: "k", replyTo: null },
  );
const failure = (call: Promise<unknown>) =>
  call.then(
    () => "it went well",
    (error: unknown) => bot.channel.poster.carrier.failureOf(error),
  );
const saidIn = (name: string) => slack.messagesIn("general", name).map(plainTextOf);

describe("a post in one of several workspaces", () => {
  test("is made, found and changed with the token of the one that is named", async () => {
    await installed("First");
    await installed("Second");
    const [first, second] = [slack.team("First").id, slack.team("Second").id];
    await post("First", first, "For the first.");
    const id = await post("Second", second, "For the second.");
    expect([saidIn("First"), saidIn("Second")]).toEqual([["For the first."], ["For the second."]]);
    const to = { platform: "slack" as const, team: second, channel: slack.channel("general", "Second").id };
    expect(await bot.channel.poster.find(to, "k", Date.parse(KARVANIA_NOW))).toBe(id);
    await bot.channel.poster.edit(to, id, say("Changed."));
    expect(saidIn("Second")).toEqual(["Changed."]);
  });

  test("is made in the only one where none is named", async () => {
    await installed("Second");
    await post("Second", null);
    expect(saidIn("Second")).toEqual(["News."]);
  });

  test("is not guessed at where there are several and none is named", async () => {
    await installed("First");
    await installed("Second");
    const expected = { kind: "refused", code: "slack-which-workspace" };
    expect(await failure(post("First", null))).toMatchObject(expected);
    expect(saidIn("First")).toEqual([]);
  });

  test("says what to do where the bot is not installed there, or nowhere", async () => {
    const advice = expect.stringContaining("open /slack/install");
    const expected = { kind: "refused", code: "slack-not-installed", advice };
    expect(await failure(post("First", null))).toMatchObject(expected);
    await installed("Second");
    expect(await failure(post("First", slack.team("First").id))).toMatchObject(expected);
  });

  test("is made with the token of its organisation, unless it has one of its own", async () => {
    await installed("First", "E0GRID");
    await post("First", slack.team("First").id);
    expect(saidIn("First")).toEqual(["News."]);
    await installed("First", null, "xoxb-of-its-own");
    expect(await failure(post("First", slack.team("First").id))).toMatchObject({ code: "invalid_auth" });
    await installed("Second", "E0OTHER");
    expect(await failure(post("Second", slack.team("Second").id))).toMatchObject({
      code: "slack-which-workspace",
    });
  });

  test("takes the token that was given last", async () => {
    await installed("First", null, "xoxb-of-yesterday");
    const { id } = slack.team("First");
    expect(await failure(post("First", id))).toMatchObject({ kind: "refused", code: "invalid_auth" });
    await installed("First");
    await post("First", id);
    expect(saidIn("First")).toEqual(["News."]);
  });

  test("waits while the store does not say, and says so where what it has is damaged", async () => {
    await installed("First");
    const { id } = slack.team("First");
    store.broken = true;
    const failed = await failure(post("First", id));
    expect(failed).toMatchObject({ kind: "not-now", code: "store-not-writable" });
    expect(JSON.stringify(failed)).not.toContain("/secret/folder");
    store.broken = false;
    await store.set("slack-installations", `team ${id}`, { token: "xoxb-1" });
    expect(await failure(post("First", id))).toMatchObject({ kind: "refused", code: "store-broken" });
    expect(saidIn("First")).toEqual([]);
  });
});
