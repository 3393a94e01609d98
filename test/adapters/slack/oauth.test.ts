import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackManifest } from "../../../src/adapters/slack/manifest.js";
import { loadConfig } from "../../../src/config.js";
import type { Shown } from "../../../src/core/channel/orders.js";
import { serve } from "../../../src/serve.js";
import { KARVANIA_NOW, MovableClock } from "../../core/support.js";
import { plainTextOf, type Slack, startSlack } from "../../emulators/slack/index.js";
import { MemoryLog, QuickTimer } from "../support.js";
import {
  type Bot,
  Browser,
  FragileStore,
  type Page,
  portOf,
  STATE_SECRET,
  StateFolder,
  sendSigned,
  startBot,
} from "./oauth-support.js";

const KARVANIA = fileURLToPath(new URL("../../fixtures/karvania", import.meta.url));
const team = (name: string, user: string) => ({
  ...{ name, installed: false, users: [user] },
  channels: [{ name: "general" }],
});
const manifestAt = (url: string | null) =>
  slackManifest({
    desks: [{ command: "karvania", title: "Karvania desk", examples: [] }],
    groups: false,
    url,
  });

let slack: Slack;
let clock: MovableClock;
let state: StateFolder;
let store: FragileStore;
let bot: Bot;
let hear: (shown: Shown) => void = () => undefined;
let shown: Promise<Shown>;

async function start(): Promise<void> {
  const { clientId, clientSecret, signingSecret } = slack.app;
  const secrets = { clientId, clientSecret, signingSecret, stateSecret: STATE_SECRET };
  store = new FragileStore(await state.open());
  const orders = { take: () => null, asked: () => undefined, told: () => [], shown: hear };
  bot = await startBot({
    ...{ credentials: { mode: "oauth", ...secrets }, apiUrl: slack.apiUrl, clock, store, orders },
  });
  const { settings, oauth_config } = manifestAt(bot.url);
  slack.deliverTo(settings.interactivity.request_url ?? "");
  slack.setRedirectUris(oauth_config.redirect_urls ?? []);
}
beforeEach(async () => {
  clock = new MovableClock(KARVANIA_NOW);
  const teams = [team("First", "ada"), team("Second", "dora")];
  slack = await startSlack({ clock, teams, manifest: manifestAt("https://bot.example") });
  state = await StateFolder.make();
  shown = new Promise((resolve) => {
    hear = resolve;
  });
  await start();
});
afterEach(async () => {
  expect(slack.rejectedPayloads).toEqual([]);
  expect(slack.duplicates()).toEqual([]);
  expect(JSON.stringify(bot.log.lines)).not.toMatch(/xoxb-/);
  await bot.channel.stop();
  await slack.stop();
  await state.remove();
});

async function install(name: string, user: string, browser = new Browser()): Promise<Page> {
  slack.consent(name, user);
  return browser.install(bot);
}

const userOf = (name: string): string => (name === "First" ? "ada" : "dora");
let asks = 0;
/** Asks by a mention, which is answered with the team's own token alone. */
async function askIn(name: string): Promise<string> {
  // Each in words of its own: the same answer twice would look like one that was posted twice.
  const text = `who claimed the levee${"?".repeat(++asks)}`;
  const asked = { user: userOf(name), channel: "general", text, team: name };
  const after = slack.mark();
  slack.mention(asked);
  return plainTextOf(await slack.waitForMessage(({ byBot }) => byBot, { after }));
}
const commandIn = (name: string) =>
  slack.slash({ user: userOf(name), channel: "general", command: "/karvania", text: "status", team: name });

describe("an installation in several workspaces", () => {
  test("says that it is done, and answers each workspace with its own token and name", async () => {
    for (const name of ["First", "Second"]) {
      const page = await install(name, userOf(name));
      expect(page).toMatchObject({ status: 200 });
      expect(page.text).toContain(`Dateline is installed in ${name}.`);
      // The mention of its own name is no part of the question.
      expect(await askIn(name)).toContain("5 statements about “levee”");
      expect(plainTextOf(await commandIn(name).reply())).toContain("Karvania desk:");
    }
    expect(await askIn("First")).toContain("5 statements");
    const posted = slack.requestsOf("chat.postEphemeral").map((request) => [request.team, request.token]);
    const [first, second] = ["First", "Second"].map((name) => {
      const { id, botToken } = slack.team(name);
      return [id, botToken?.slice(-6)];
    });
    expect(posted).toEqual([first, second, first]);
  });

  test("says in which workspace something is shown to a channel", async () => {
    await install("Second", "dora");
    await slack
      .mention({ user: "dora", channel: "general", text: "who claimed the levee? public", team: "Second" })
      .reply();
    const [team, channel] = [slack.team("Second").id, slack.channel("general", "Second").id];
    expect((await shown).to).toEqual({ platform: "slack", team, channel });
  });

  test("asks for the manifest's scopes, and no others", async () => {
    const authorize = new URL(await new Browser().begin(bot));
    expect(authorize.searchParams.get("scope")?.split(",")).toEqual(manifestAt(null).oauth_config.scopes.bot);
  });

  test("is there after the bot was started anew", async () => {
    await install("First", "ada");
    await bot.channel.stop();
    await start();
    expect(await askIn("First")).toContain("5 statements");
  });

  test("is forgotten with its token when the app is removed, and made again by installing again", async () => {
    await install("First", "ada");
    await install("Second", "dora");
    const token = slack.team("First").botToken ?? "none";
    expect(await state.text()).toContain(token);
    const { uninstalled, revoked } = slack.uninstall("First");
    expect([await uninstalled.acked, await revoked.acked]).toMatchObject([{ acked: true }, { acked: true }]);
    await bot.log.line("no longer installed");
    expect(await state.text()).not.toContain(token);
    expect(await askIn("Second")).toContain("5 statements");
    await install("First", "ada");
    expect(await askIn("First")).toContain("5 statements");
  });

  test("stays where Slack says late that an earlier one was removed", async () => {
    await install("First", "ada");
    const { uninstalled, revoked } = slack.uninstall("First");
    clock.moveTo("2031-03-07T20:05:00Z");
    await install("First", "ada");
    for (const late of [uninstalled, revoked]) await slack.redeliver(late).acked;
    await bot.log.line("installed again since");
    expect(await askIn("First")).toContain("5 statements");
  });

  test("stays where it was made in the moment in which an earlier one was removed", async () => {
    await install("First", "ada");
    slack.uninstall("First");
    clock.moveTo("2031-03-07T20:00:01Z");
    await install("First", "ada");
    await slack.waitForAcks();
    expect(await askIn("First")).toContain("5 statements");
  });

  test("stays where somebody revokes a token of their own", async () => {
    await install("First", "ada");
    const event = { type: "tokens_revoked", tokens: { oauth: [slack.user("ada", "First").id] } };
    const { id } = slack.team("First");
    const envelope = { type: "event_callback", team_id: id, event_id: "Ev1", event_time: 2e9, event };
    expect(await sendSigned(bot, slack.app.signingSecret, envelope)).toBe(200);
    for (const _ of [1, 2]) expect(await askIn("First")).toContain("5 statements");
    expect(await state.text()).toContain(slack.team("First").botToken);
  });
});

test("dateline serve keeps installations in the state folder of its configuration", async () => {
  const { clientId, clientSecret, signingSecret } = slack.app;
  const secrets = { clientId, clientSecret, signingSecret, stateSecret: STATE_SECRET };
  const oauth = { mode: "oauth", ...secrets, host: "127.0.0.1", port: 0 } as const;
  const file = join(state.path, "../dateline.config.yaml");
  await writeFile(file, `desks: [{ data: ${JSON.stringify(KARVANIA)} }]`);
  const log = new MemoryLog();
  const serving = await serve({
    config: await loadConfig(file, "/bundled"),
    credentials: {
      ...{ slack: oauth, discord: null, databaseUrl: null, pushToken: null, secrets: [] },
      addresses: { slack: slack.apiUrl, discord: null },
    },
    ...{ clock, timer: new QuickTimer(), log },
  });
  const url = `http://127.0.0.1:${portOf(await log.line("Slack is open"))}`;
  slack.setRedirectUris(manifestAt(url).oauth_config.redirect_urls ?? []);
  slack.consent("First", "ada");
  expect(await new Browser().install({ url })).toMatchObject({ status: 200 });
  await serving.close();
  expect(await state.text()).toContain(slack.team("First").botToken);
});

describe("an installation that fails", () => {
  const kept = () => state.text();

  test("because somebody said no says how to begin again, and keeps nothing", async () => {
    slack.denyConsent();
    const page = await new Browser().install(bot);
    expect(page.status).toBe(403);
    expect(page.text).toContain("it was refused in Slack");
    expect(page.text).toContain('<a href="install">Begin again</a>');
    expect(await kept()).toBe("");
  });

  const tampered = {
    "its state is not ours": (back: URL) => back.searchParams.set("state", "made-up"),
    "it has no state": (back: URL) => back.searchParams.delete("state"),
    "it was begun in another browser": (_: URL, browser: Browser) => {
      browser.cookie = "";
    },
    "its state was signed by somebody else": (back: URL, browser: Browser) => {
      const [head = "", body = ""] = (back.searchParams.get("state") ?? "").split(".");
      const forged = `${head}.${body}.${"A".repeat(43)}`;
      back.searchParams.set("state", forged);
      browser.cookie = `slack-app-oauth-state=${forged}`;
    },
  };
  test.each(Object.keys(tampered))("because %s installs nothing and says so", async (what) => {
    const browser = new Browser();
    slack.consent("First", "ada");
    const back = new URL(await browser.consent(await browser.begin(bot)));
    tampered[what as keyof typeof tampered](back, browser);
    const page = await browser.end(back.href);
    expect(page.status).toBe(400);
    expect(page.text).toContain("begun in another browser, or more than ten minutes ago");
    expect(slack.requestsOf("oauth.v2.access")).toEqual([]);
    expect(await kept()).toBe("");
  });

  test("because its code was used before says so, and the installation stays", async () => {
    const browser = new Browser();
    slack.consent("First", "ada");
    const back = await browser.consent(await browser.begin(bot));
    expect(await browser.end(back)).toMatchObject({ status: 200 });
    const page = await browser.end(back);
    expect(page.status).toBe(400);
    expect(page.text).toContain("If Dateline is in your workspace now, all is well.");
    expect(await askIn("First")).toContain("5 statements");
  });

  test.each([
    [{ error: "bad_client_secret" }, 500, "SLACK_CLIENT_SECRET anew"],
    [{ error: "bad_redirect_uri" }, 500, "Redirect URLs of the Slack app"],
    [{ error: "org_login_required" }, 400, "Nothing was installed (org_login_required)."],
    [{ status: 500 }, 502, "Slack did not answer"],
    [{ reset: true }, 502, "Slack did not answer"],
  ] as const)("because of %j says what to do", async (fault, status, sentence) => {
    slack.fail("oauth.v2.access", fault);
    const page = await install("First", "ada");
    expect(page.status).toBe(status);
    expect(page.text).toContain(sentence);
    expect(await kept()).toBe("");
  });

  test("because it could not be kept says so without our folders, and can be made again", async () => {
    store.broken = true;
    const page = await install("First", "ada");
    expect(page.status).toBe(500);
    expect(page.text).toContain("could not keep what it needs");
    expect(page.text).not.toContain("/secret/folder");
    expect(JSON.stringify(bot.log.lines)).toContain("Nothing can be kept in /secret/folder.");
    store.broken = false;
    expect(await install("First", "ada")).toMatchObject({ status: 200 });
    expect(await askIn("First")).toContain("5 statements");
  });

  test("shows no name as markup", async () => {
    slack.addTeam(team("<b>Third</b>", "eve"));
    expect((await install("<b>Third</b>", "eve")).text).toContain("installed in &lt;b&gt;Third&lt;/b&gt;.");
  });
});

describe("a workspace in which the bot is not installed as far as it knows", () => {
  beforeEach(async () => {
    await install("First", "ada");
    await install("Second", "dora");
    await store.delete("slack-installations", `team ${slack.team("First").id}`);
  });

  test("is told so when it asks by command, and others are answered", async () => {
    const asked = commandIn("First");
    expect(await asked.acked).toMatchObject({ acked: true, late: false });
    const told = await asked.reply();
    expect(plainTextOf(told)).toContain("Dateline is not installed in this workspace");
    expect(told.ephemeralTo).toBe(slack.user("ada", "First").id);
    expect(await askIn("Second")).toContain("5 statements");
  });

  test("is not answered by mention, for which there is no token: the log says so", async () => {
    const asked = slack.mention({ user: "ada", channel: "general", text: "status", team: "First" });
    expect(await asked.acked).toMatchObject({ acked: true });
    expect(JSON.stringify(await bot.log.line("not installed"))).toContain(slack.team("First").id);
    expect(slack.messagesIn("general", "First").filter(({ byBot }) => byBot)).toEqual([]);
  });
});

describe("while the store fails, the bot", () => {
  beforeEach(async () => {
    await install("First", "ada");
    store.broken = true;
  });

  test("says by command that it could not answer now", async () => {
    expect(plainTextOf(await commandIn("First").reply())).toContain("Please ask again in a minute");
  });

  test("leaves a mention to be delivered again, and then answers it", async () => {
    const asked = slack.mention({ user: "ada", channel: "general", text: "status", team: "First" });
    expect(await asked.acked).toMatchObject({ acked: false, status: 500 });
    store.broken = false;
    expect(await slack.redeliver(asked).acked).toMatchObject({ acked: true });
    expect(plainTextOf(await slack.waitForMessage(({ byBot }) => byBot))).toContain("Karvania desk:");
  });
});
