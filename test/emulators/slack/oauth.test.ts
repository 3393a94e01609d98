import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Installation } from "@slack/bolt";
import { App } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Slack, startSlack } from "./index.js";
import { silent } from "./silent.js";

const team = (name: string, user: string) => ({
  name,
  installed: false,
  users: [user],
  channels: [{ name: "general" }],
});

describe("the installation of an app in several teams", () => {
  let slack: Slack;
  const clock = { time: Date.now(), now: () => clock.time };

  beforeEach(async () => {
    slack = await startSlack({ clock, teams: [team("First", "ada"), team("Second", "dora")] });
  });
  afterEach(() => slack.stop());

  const authorize = async (query: Record<string, string> = {}): Promise<URL> => {
    const all = new URLSearchParams({
      client_id: slack.app.clientId,
      scope: "commands,chat:write",
      redirect_uri: "http://127.0.0.1:1/back",
      state: "s",
      ...query,
    });
    const response = await fetch(`${slack.authorizeUrl}?${all}`, { redirect: "manual" });
    expect(response.status).toBe(302);
    return new URL(response.headers.get("location") ?? "");
  };
  const client = (): WebClient =>
    new WebClient(undefined, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent });
  const exchange = async (args: object = {}): Promise<unknown> =>
    client()
      .apiCall("oauth.v2.access", {
        client_id: slack.app.clientId,
        client_secret: slack.app.clientSecret,
        redirect_uri: "http://127.0.0.1:1/back",
        ...args,
      })
      .catch((error: { data: { error: string } }) => error.data.error);

  it("gives a code, and a token for it, once", async () => {
    const back = await authorize();
    expect(back.searchParams.get("state")).toBe("s");
    const code = back.searchParams.get("code");
    expect(await exchange({ client_id: "1.2", code })).toBe("invalid_client_id");
    expect(await exchange({ client_secret: "no", code })).toBe("bad_client_secret");
    expect(await exchange({ redirect_uri: "http://127.0.0.1:2/", code })).toBe("bad_redirect_uri");
    expect(await exchange({ code: "no" })).toBe("invalid_code");
    expect(await exchange({ code })).toMatchObject({
      access_token: slack.botToken,
      bot_user_id: slack.team("First").botUser.id,
      scope: "commands,chat:write",
      authed_user: { id: slack.user("ada").id },
    });
    expect(await exchange({ code })).toBe("code_already_used");
    const late = (await authorize({ team: slack.team("Second").id })).searchParams.get("code");
    clock.time += 10 * 60_000 + 1;
    expect(await exchange({ code: late })).toBe("invalid_code");
  });

  it("says that somebody said no", async () => {
    slack.denyConsent();
    const back = await authorize();
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "s" });
  });

  it("goes through Bolt, team by team, and each team has its own bot; who leaves is told so", async () => {
    const installations = new Map<string, Installation>();
    const left: unknown[] = [];
    const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
    const app = new App({
      signingSecret: slack.app.signingSecret,
      clientId: slack.app.clientId,
      clientSecret: slack.app.clientSecret,
      stateSecret: "a secret",
      scopes: ["commands", "chat:write", "app_mentions:read"],
      clientOptions,
      logger: silent,
      installationStore: {
        storeInstallation: async (installation) => {
          installations.set(installation.team?.id ?? "", installation);
        },
        fetchInstallation: async ({ teamId }) => installations.get(teamId ?? "") as Installation,
      },
      installerOptions: { authorizationUrl: slack.authorizeUrl, directInstall: true },
    });
    app.event("app_mention", async ({ event, say, context }) => {
      await say({ text: `I am ${context.botUserId}`, thread_ts: event.ts });
    });
    app.event("app_uninstalled", async ({ body }) => {
      left.push(body.team_id);
    });
    const server = await app.start({ port: 0, host: "127.0.0.1" } as unknown as number);
    const base = `http://127.0.0.1:${((server as Server).address() as AddressInfo).port}`;
    slack.deliverTo(`${base}/slack/events`);
    slack.setRedirectUris([`${base}/slack/oauth_redirect`]);
    for (const [name, user] of [
      ["First", "ada"],
      ["Second", "dora"],
    ] as const) {
      const begun = await fetch(`${base}/slack/install`, { redirect: "manual" });
      const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
      slack.consent(name, user);
      const granted = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
      const done = await fetch(granted.headers.get("location") ?? "", { headers: { cookie } });
      expect(done.status).toBe(200);
      const { botUser } = slack.team(name);
      const handle = slack.mention({ user, channel: "general", text: "hello", team: name });
      expect(await handle.reply()).toMatchObject({ text: `I am ${botUser.id}`, team: slack.team(name).id });
    }
    expect([...installations.values()].map(({ bot }) => bot?.token)).toEqual(
      [...slack.world.teams.values()].map(({ botToken }) => botToken),
    );
    const { uninstalled, revoked } = slack.uninstall("First");
    expect([await uninstalled.acked, await revoked.acked]).toMatchObject([{ acked: true }, { acked: true }]);
    expect(left).toEqual([slack.team("First").id]);
    const gone = slack.mention({ user: "ada", channel: "general", text: "hello" });
    expect(await gone.acked).toMatchObject({ reason: "the app is not installed in this team" });
    slack.deliverTo(undefined);
    await app.stop();
  });
});
