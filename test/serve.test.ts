import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TerminalIo } from "../src/adapters/terminal/commands.js";
import { run } from "../src/cli.js";
import { type Discord, startDiscord } from "./emulators/discord/index.js";
import { plainTextOf, type Slack, startSlack } from "./emulators/slack/index.js";

const fixtures = fileURLToPath(new URL("fixtures/karvania", import.meta.url));
const bundled = fileURLToPath(new URL("../data/syria", import.meta.url));

class Sink extends Writable {
  text = "";
  override _write(chunk: unknown, _: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** The program as it is started, with its environment; `stop` is what SIGTERM does. */
function start(argv: readonly string[], env: Record<string, string>) {
  const [stdout, stderr] = [new Sink(), new Sink()];
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const io: TerminalIo = {
    stdin: new PassThrough(),
    ...{ stdout, stderr, env },
    isTTY: { stdin: false, stdout: false, stderr: false },
    columns: 80,
    version: "test",
    bundledDesk: bundled,
    untilStopped: () => stopped,
    openDesk: async () => {
      throw new Error("Serving opens its desks itself.");
    },
  };
  return { code: run(argv, io), stop, stdout, stderr };
}

let folder: string;
let slack: Slack;
let discord: Discord;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-serve-"));
  slack = await startSlack();
  discord = await startDiscord();
});
afterEach(async () => {
  await slack.stop();
  await discord.stop();
  await rm(folder, { recursive: true });
});

const environment = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.app.appToken,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.api,
});

describe("dateline serve", () => {
  test("answers on every platform from one process, and ends when it is told to", async () => {
    const config = join(folder, "dateline.config.yaml");
    await writeFile(config, `desks:\n  - data: ${fixtures}\n  - data: ${bundled}\n`);
    const program = start(["serve", "--config", config], environment());
    await slack.waitForSockets(1);
    await discord.until("commands", () => (discord.commandsOf().length === 3 ? true : undefined));

    const ask = { user: "ada", channel: "general" };
    const inSlack = await slack.slash({ ...ask, command: "/karvania", text: "status" }).reply();
    expect(plainTextOf(inSlack)).toContain("Karvania desk:");
    const inDiscord = await discord.command({ name: "syria", subcommand: "status" }).response();
    expect(discord.plainTextOf(inDiscord)).toContain("Syria desk:");

    program.stop();
    expect(await program.code).toBe(0);
    expect([slack.sockets, discord.connections]).toEqual([0, 0]);
    const lines = program.stderr.text.trim().split("\n");
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
    expect(lines.filter((line) => line.includes('"answered"'))).toHaveLength(2);
    for (const secret of [slack.botToken, slack.app.appToken, discord.token])
      expect(program.stderr.text).not.toContain(secret);
  });

  test("says what to do where a platform refuses its token, and does not stay half open", async () => {
    const program = start(["serve", "--state", join(folder, "state")], {
      ...environment(),
      SLACK_BOT_TOKEN: "xoxb-wrong-token",
    });
    expect(await program.code).toBe(1);
    expect(program.stderr.text).toContain("set SLACK_BOT_TOKEN anew");
    expect(program.stderr.text).not.toContain("xoxb-wrong");
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
  });

  test("ends when it is told to while a platform is down and it waits for it", async () => {
    await slack.goDown();
    const program = start(["serve", "--state", join(folder, "state")], environment());
    await discord.until("a connection", () => (discord.connections === 1 ? true : undefined));
    program.stop();
    expect(await program.code).toBe(0);
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
    await slack.comeUp();
  });

  test("serves the folder that --data names, and no other beside a configuration", async () => {
    const program = start(["--data", fixtures, "serve", "--state", join(folder, "state")], environment());
    await slack.waitForSockets(1);
    const ask = { user: "ada", channel: "general", command: "/karvania", text: "status" };
    expect(plainTextOf(await slack.slash(ask).reply())).toContain("Karvania desk:");
    program.stop();
    expect(await program.code).toBe(0);
    const both = start(["--data", fixtures, "serve", "--config", "x.yaml"], environment());
    expect(await both.code).toBe(1);
    expect(both.stderr.text).toContain("leave out one of the two");
  });

  test("says what is missing where there are no credentials, or only some", async () => {
    for (const [env, sentence] of [
      [{}, "There are no credentials to serve with"],
      [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN is missing"],
      [{ DISCORD_TOKEN: "x", DISCORD_API_URL: "discord" }, "DISCORD_API_URL is no address"],
    ] as const) {
      const program = start(["serve", "--state", join(folder, "state")], env);
      expect(await program.code).toBe(1);
      expect(program.stderr.text).toContain(sentence);
    }
  });

  test("refuses two desks with one command", async () => {
    const config = join(folder, "dateline.config.yaml");
    await writeFile(config, `desks:\n  - data: ${bundled}\n  - data: ${bundled}\n`);
    const program = start(["serve", "--config", config], environment());
    expect(await program.code).toBe(1);
    expect(program.stderr.text).toContain("Two desks have the command /syria");
  });
});

test("dateline slack manifest prints the app for the configured desks", async () => {
  const program = start(["slack", "manifest", "--url", "https://bot.example"], {});
  expect(await program.code).toBe(0);
  expect(JSON.parse(program.stdout.text)).toMatchObject({
    features: { slash_commands: [{ command: "/syria", url: "https://bot.example/slack/events" }] },
  });
});
