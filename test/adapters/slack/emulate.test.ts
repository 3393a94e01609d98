import { createServer } from "node:net";
import { WebClient } from "@slack/web-api";
import { createEmulator, type Emulator } from "emulate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackManifest } from "../../../src/adapters/slack/manifest.js";
import { KARVANIA_NOW, MovableClock } from "../../core/support.js";
import {
  type Bot,
  Browser,
  type Page,
  STATE_SECRET,
  StateFolder,
  sendSigned,
  startBot,
} from "./oauth-support.js";

// A second opinion: npm `emulate` is a Slack that nobody here wrote, with strict scopes and OAuth. What it lacks:
// - Socket Mode, slash commands, presses, shortcuts, response_urls: only events are tried here, not what those answer;
// - a way to subscribe to its events: the events are signed and sent by the test;
// - "no" on its consent page, wrong redirect URLs at the exchange, a code's second use as an error of its own;
// - a default redirect URL: the browser here adds the one that Slack would take from the app's configuration;
// - the checks of blocks, lengths and thread_ts that our own emulator makes, and uninstalling.

const SECRETS = {
  clientId: "12345.67890",
  clientSecret: "client-secret-of-emulate",
  signingSecret: "signing-secret-of-emulate",
  stateSecret: STATE_SECRET,
};
/** Of somebody who looks on, and may read what our bot may not. */
const READER = "xoxp-reader";
const SCOPES = slackManifest({ desks: [], groups: false, url: null }).oauth_config.scopes.bot;

let slack: Emulator;
/** It calls itself localhost, and listens at 127.0.0.1. */
let url: string;
let state: StateFolder;
let bot: Bot;
let reader: WebClient;
let people: { readonly ada: string; readonly team: string };
let channels: Map<string, string>;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

beforeEach(async () => {
  // Each needs the other's address before it starts.
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  state = await StateFolder.make();
  bot = await startBot({
    ...{ credentials: { mode: "oauth", ...SECRETS }, apiUrl: `${url}/api/` },
    ...{ clock: new MovableClock(KARVANIA_NOW), store: await state.open() },
  });
  const { clientId: client_id, clientSecret: client_secret, signingSecret: signing_secret } = SECRETS;
  const app = {
    client_id,
    client_secret,
    name: "Dateline",
    redirect_uris: [`${bot.url}/slack/oauth_redirect`],
  };
  const scopes = ["channels", "groups", "im"].flatMap((kind) => [`${kind}:read`, `${kind}:history`]);
  slack = await createEmulator({
    ...{ service: "slack", port },
    seed: {
      slack: {
        ...{ strict_scopes: true, signing_secret, oauth_apps: [{ ...app, scopes: SCOPES }] },
        users: [{ name: "ada" }],
        channels: [{ name: "desk" }, { name: "vault", is_private: true }],
        tokens: [{ token: READER, user: "ada", scopes: [...scopes, "im:write"] }],
      },
    },
  });
  reader = new WebClient(READER, { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } });
  const { user_id: ada = "", team_id: team = "" } = await reader.auth.test();
  people = { ada, team };
  const { channels: listed = [] } = await reader.conversations.list({
    types: "public_channel,private_channel",
  });
  channels = new Map(listed.map(({ id, name }) => [name ?? "", id ?? ""]));
});
afterEach(async () => {
  await bot.channel.stop();
  await slack.close();
  await state.remove();
});

/** Goes through consent as ada; `scopes` are those that Slack grants. */
async function install(browser = new Browser(), scopes: readonly string[] = SCOPES): Promise<Page> {
  return browser.end(await consent(await browser.begin(bot), scopes));
}

async function consent(authorize: string, scopes: readonly string[] = SCOPES): Promise<string> {
  const { searchParams } = new URL(authorize);
  searchParams.set("redirect_uri", `${bot.url}/slack/oauth_redirect`);
  searchParams.set("scope", scopes.join(","));
  const page = await fetch(`${url}/oauth/v2/authorize?${searchParams}`);
  const html = await page.text();
  expect(page.status, html).toBe(200);
  expect(html).toContain("ada");
  searchParams.set("user_id", people.ada);
  const options = { method: "POST", body: searchParams, redirect: "manual" } as const;
  const response = await fetch(`${url}/oauth/v2/authorize/callback`, options);
  await response.text();
  return response.headers.get("location") ?? "";
}

async function send(event: object): Promise<void> {
  const envelope = { type: "event_callback", team_id: people.team, event_time: 2e9, event };
  const id = `Ev${JSON.stringify(event)}`;
  expect(await sendSigned(bot, SECRETS.signingSecret, { ...envelope, event_id: id })).toBe(200);
}

async function mention(channel: string, text: string): Promise<string> {
  const ts = "1900000000.000001";
  await send({ type: "app_mention", user: people.ada, channel: channels.get(channel), ts, text });
  return ts;
}

/** What its inspector shows, as text. */
async function inspector(query: string): Promise<string> {
  return (await fetch(`${url}/?${query}`)).text();
}

describe("installing from a Slack that others wrote", () => {
  test("ends with a token with which the bot answers", async () => {
    expect(await install()).toMatchObject({ status: 200 });
    expect(await state.text()).toMatch(/"token":"xoxb-/);
    await mention("desk", "who claimed the levee?");
    expect((await bot.log.line("answered")).fields).toMatchObject({ kind: "who-claimed" });
    expect(await inspector(`tab=messages&channel=${channels.get("desk")}`)).toContain("5 statements about");
  });

  test("fails where a code is used again, and says so", async () => {
    const browser = new Browser();
    const back = await consent(await browser.begin(bot));
    expect(await browser.end(back)).toMatchObject({ status: 200 });
    const again = await browser.end(back);
    expect(again.status).toBe(400);
    expect(again.text).toContain("If Dateline is in your workspace now, all is well.");
  });

  test("fails where the state is another browser's, before Slack is asked", async () => {
    const back = await consent(await new Browser().begin(bot));
    expect(await new Browser().end(back)).toMatchObject({ status: 400 });
    expect(await state.text()).toBe("");
  });

  test("again puts the new token in the place of the old one", async () => {
    await install();
    const first = await state.text();
    await install();
    const second = await state.text();
    expect(second).not.toBe(first);
    expect(second.match(/xoxb-/g)).toHaveLength(1);
  });
});

describe("an answer in a Slack that others wrote", () => {
  test("goes to all where somebody asks so, with its blocks, in the thread", async () => {
    await install();
    const ts = await mention("desk", "who-claimed levee public");
    await bot.log.line("answered");
    const channel = channels.get("desk") ?? "";
    const { messages = [] } = await reader.conversations.replies({ channel, ts });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ thread_ts: ts });
    const types = messages[0]?.blocks?.map(({ type }) => type) ?? [];
    expect(new Set(types)).toEqual(new Set(["header", "rich_text", "context", "actions"]));
  });

  test("comes as a direct message where the bot is in no such channel, with what to do", async () => {
    await install();
    await mention("vault", "status");
    await bot.log.line("answered");
    const { channels: direct = [] } = await reader.conversations.list({ types: "im" });
    const { messages = [] } = await reader.conversations.history({ channel: direct[0]?.id ?? "" });
    expect(JSON.stringify(messages[0]?.blocks)).toContain("/invite @dateline");
    expect(JSON.stringify(messages[0]?.blocks)).toContain("Karvania desk:");
  });

  test("to a direct message comes there", async () => {
    await install();
    const { bot: installed } = JSON.parse(await state.text()).document.installation;
    const { channel } = await reader.conversations.open({ users: installed.userId });
    const im = { type: "message", channel_type: "im", channel: channel?.id, ts: "1900000000.000002" };
    await send({ ...im, user: people.ada, text: "status" });
    await bot.log.line("answered");
    const { messages = [] } = await reader.conversations.history({ channel: channel?.id ?? "" });
    expect(messages.map(({ text }) => text)).toEqual([expect.stringContaining("Karvania desk:")]);
  });

  test("names the scope that was not granted", async () => {
    await install(
      new Browser(),
      SCOPES.filter((scope) => scope !== "chat:write"),
    );
    await mention("desk", "status");
    const { fields } = await bot.log.line("was not shown");
    expect(fields).toMatchObject({ failure: { code: "missing_scope" } });
    expect(JSON.stringify(fields)).toContain("I lack the permission chat:write.");
    await bot.log.line("nobody could be told");
  });
});

test("the App Home is published to a Slack that others wrote", async () => {
  await install();
  await send({ type: "app_home_opened", user: people.ada, channel: "D1", tab: "home" });
  await bot.channel.stop();
  expect(bot.log.lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  expect(await inspector("tab=views")).toMatch(/Karvania desk: \d+ articles/);
});
