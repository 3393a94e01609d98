import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasCredentials, readCredentials } from "../src/credentials.js";

const PORT = 3000;
const OAUTH = {
  SLACK_CLIENT_ID: "123.456",
  SLACK_CLIENT_SECRET: "client-secret",
  SLACK_STATE_SECRET: "state-secret-0123456789",
  SLACK_SIGNING_SECRET: "signing-secret",
};

describe("credentials", () => {
  test("open nothing where there are none", () => {
    expect(hasCredentials({})).toBe(false);
    expect(readCredentials({}, PORT)).toMatchObject({ slack: null, discord: null, secrets: [] });
  });

  test("open Slack by Socket Mode, or by HTTP, and Discord", () => {
    const socket = readCredentials({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }, PORT);
    expect(socket.slack).toEqual({ mode: "socket", botToken: "xoxb-1", appToken: "xapp-1" });
    const http = readCredentials({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "shh" }, PORT);
    expect(http.slack).toEqual({ mode: "http", botToken: "xoxb-1", signingSecret: "shh", port: PORT });
    const discord = readCredentials({ DISCORD_TOKEN: "a.b.c" }, PORT);
    expect(discord).toMatchObject({
      slack: null,
      discord: { token: "a.b.c", publicKey: null },
      secrets: ["a.b.c"],
    });
  });

  test("open Slack in several workspaces by OAuth, and all but the public client ID are secrets", () => {
    const { slack, secrets } = readCredentials(OAUTH, PORT);
    const [clientId, clientSecret, stateSecret, signingSecret] = Object.values(OAUTH);
    expect(slack).toEqual({ mode: "oauth", clientId, clientSecret, stateSecret, signingSecret, port: PORT });
    expect([...secrets].sort()).toEqual([clientSecret, signingSecret, stateSecret].sort());
    for (const [name, value] of Object.entries(OAUTH)) expect(hasCredentials({ [name]: value })).toBe(true);
  });

  test("may stand in files, whose last line end is no part of them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dateline-secrets-"));
    await writeFile(join(folder, "token"), "a.b.c\n");
    const env = { DISCORD_TOKEN_FILE: join(folder, "token") };
    expect(hasCredentials(env)).toBe(true);
    expect(readCredentials(env, PORT).discord).toEqual({ token: "a.b.c", publicKey: null });
    await rm(folder, { recursive: true });
  });

  test.each([
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN is missing"],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN is missing"],
    [{ SLACK_BOT_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN does not begin with xoxb-"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN does not begin with xapp-"],
    [{ ...OAUTH, SLACK_CLIENT_ID: "" }, "SLACK_CLIENT_ID is missing: copy it from “App Credentials”"],
    [{ ...OAUTH, SLACK_CLIENT_SECRET: "" }, "SLACK_CLIENT_SECRET is missing: copy it from"],
    [{ ...OAUTH, SLACK_SIGNING_SECRET: "" }, "SLACK_SIGNING_SECRET is missing: copy it from"],
    [{ ...OAUTH, SLACK_STATE_SECRET: "" }, "SLACK_STATE_SECRET is missing: make one up"],
    [{ ...OAUTH, SLACK_STATE_SECRET: "short" }, "SLACK_STATE_SECRET is shorter than 16 characters"],
    [{ ...OAUTH, SLACK_BOT_TOKEN: "xoxb-1" }, "unset the ones or the others"],
    [{ DISCORD_TOKEN_FILE: "/nowhere/token" }, "cannot be read"],
  ])("of which something is missing or mistaken are refused: %j", (env, sentence) => {
    expect(() => readCredentials(env, PORT)).toThrow(sentence);
  });

  test("of a database are an address with a password, which serve nowhere by themselves", async () => {
    expect(readCredentials({}, PORT).databaseUrl).toBeNull();
    const url = "postgres://dateline:p%40ss%2Fword@db.example:5432/dateline?sslmode=require";
    const { databaseUrl, secrets, slack, discord } = readCredentials({ DATABASE_URL: url }, PORT);
    expect({ databaseUrl, slack, discord }).toEqual({ databaseUrl: url, slack: null, discord: null });
    expect([...secrets].sort()).toEqual([url, "p%40ss%2Fword", "p@ss/word"].sort());
    expect(hasCredentials({ DATABASE_URL: url })).toBe(false);
    const folder = await mkdtemp(join(tmpdir(), "dateline-secrets-"));
    await writeFile(join(folder, "url"), `${url}\n`);
    expect(readCredentials({ DATABASE_URL_FILE: join(folder, "url") }, PORT).databaseUrl).toBe(url);
    await rm(folder, { recursive: true });
    // Nothing but the address where it has no password, and a password that only looks encoded.
    expect(readCredentials({ DATABASE_URL: "postgresql:///dateline" }, PORT).secrets).toHaveLength(1);
    expect(readCredentials({ DATABASE_URL: "postgres://a:100%@h/d" }, PORT).secrets).toContain("100%");
    const mistaken = { DATABASE_URL: "mysql://user:very-secret@host/x" };
    expect(() => readCredentials(mistaken, PORT)).toThrow(
      "DATABASE_URL is no address of a PostgreSQL database",
    );
    expect(() => readCredentials(mistaken, PORT)).toThrow(/^((?!very-secret).)*$/s);
  });

  test("are never named by what is wrong with them", () => {
    const env = { SLACK_BOT_TOKEN: "xapp-very-secret" };
    expect(() => readCredentials(env, PORT)).toThrow(/^((?!very-secret).)*$/s);
  });
});
