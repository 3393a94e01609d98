import type { Installation } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Installations } from "../../../src/adapters/slack/installations.js";
import { KARVANIA_NOW, MovableClock } from "../../core/support.js";
import { plainTextOf, type Slack, startSlack } from "../../emulators/slack/index.js";
import { MemoryLog } from "../support.js";
import { type Bot, STATE_SECRET, StateFolder, sendSigned, startBot } from "./oauth-support.js";

// The emulator knows no organisations: what Slack would send is sent here, and the installation put into the store.
const ORGANISATION = "E0GRID";
let slack: Slack;
let state: StateFolder;
let installations: Installations;
let bot: Bot;
beforeEach(async () => {
  const clock = new MovableClock(KARVANIA_NOW);
  slack = await startSlack({ clock });
  state = await StateFolder.make();
  installations = new Installations(await state.open(), clock, new MemoryLog());
  const { clientId, clientSecret, signingSecret } = slack.app;
  const secrets = { clientId, clientSecret, signingSecret, stateSecret: STATE_SECRET };
  const store = await state.open();
  bot = await startBot({ credentials: { mode: "oauth", ...secrets }, apiUrl: slack.apiUrl, clock, store });
});
afterEach(async () => {
  await bot.channel.stop();
  await slack.stop();
  await state.remove();
});

const botOf = (token: string): NonNullable<Installation["bot"]> => {
  const { botId, botUser } = slack.team();
  return { token, scopes: ["chat:write"], id: botId, userId: botUser.id };
};
const forOrganisation = (token: string): Installation => ({
  ...{ team: undefined, enterprise: { id: ORGANISATION }, isEnterpriseInstall: true },
  ...{ user: { token: undefined, scopes: undefined, id: "U1" }, bot: botOf(token) },
});
const forTeam = (token: string): Installation => ({
  ...{ team: { id: slack.team().id }, enterprise: { id: ORGANISATION }, isEnterpriseInstall: false },
  ...{ user: { token: undefined, scopes: undefined, id: "U1" }, bot: botOf(token) },
});
const organisationQuery = {
  ...{ teamId: undefined, enterpriseId: ORGANISATION, isEnterpriseInstall: true },
} as const;
const teamQuery = () => ({
  ...{ teamId: slack.team().id, enterpriseId: ORGANISATION, isEnterpriseInstall: false as const },
});

function send(event: object): Promise<number> {
  return sendSigned(bot, slack.app.signingSecret, {
    type: "event_callback",
    team_id: slack.team().id,
    enterprise_id: ORGANISATION,
    event_id: `Ev${JSON.stringify(event).length}`,
    event_time: Date.parse(KARVANIA_NOW) / 1_000,
    authorizations: [
      {
        enterprise_id: ORGANISATION,
        team_id: null,
        user_id: "U1",
        is_bot: true,
        is_enterprise_install: true,
      },
    ],
    event,
  });
}

test("an installation for a whole organisation answers in each of its workspaces, until it is removed", async () => {
  await installations.storeInstallation(forOrganisation(slack.botToken));
  slack.say({ user: "ada", channel: "general", text: "who claimed the levee?" });
  const [asked] = slack.messagesIn("general");
  const mention = { type: "app_mention", user: slack.user("ada").id, text: "who claimed the levee?" };
  expect(await send({ ...mention, channel: asked?.channel, ts: asked?.ts })).toBe(200);
  const answer = await slack.waitForMessage(({ byBot }) => byBot);
  expect(plainTextOf(answer)).toContain("5 statements about “levee”");
  expect(await send({ type: "app_uninstalled" })).toBe(200);
  await bot.log.line("no longer installed");
  expect(await state.text()).toBe("");
});

test("installations for an organisation and for one of its workspaces are apart", async () => {
  await installations.storeInstallation(forOrganisation("xoxb-of-all"));
  await installations.storeInstallation(forTeam("xoxb-of-one"));
  expect((await installations.fetchInstallation(organisationQuery)).bot?.token).toBe("xoxb-of-all");
  expect((await installations.fetchInstallation(teamQuery())).bot?.token).toBe("xoxb-of-one");
  await installations.deleteInstallation(teamQuery());
  await expect(installations.fetchInstallation(teamQuery())).rejects.toMatchObject({
    code: "slack-not-installed",
  });
  expect((await installations.fetchInstallation(organisationQuery)).bot?.token).toBe("xoxb-of-all");
});

test("another organisation has no part in it", async () => {
  await installations.storeInstallation(forOrganisation("xoxb-of-all"));
  const other = { ...organisationQuery, enterpriseId: "E0OTHER" };
  await expect(installations.fetchInstallation(other)).rejects.toMatchObject({ code: "slack-not-installed" });
});

test("an installation without a bot is refused, and one that is none is named with what to do", async () => {
  const { bot: _, ...without } = forTeam("xoxb-1");
  await expect(installations.storeInstallation(without)).rejects.toThrow("add the bot scopes");
  const store = await state.open();
  await store.set("slack-installations", `team ${slack.team().id}`, { token: "xoxb-1" });
  await expect(installations.fetchInstallation(teamQuery())).rejects.toThrow(
    "open /slack/install to install the bot there again",
  );
  await expect(installations.end(teamQuery(), 0)).resolves.toBeUndefined();
  expect(await state.text()).toBe("");
});
