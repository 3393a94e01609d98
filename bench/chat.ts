import { createDiscordChannel } from "../src/adapters/discord/channel.js";
import { createSlackChannel } from "../src/adapters/slack/channel.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { createDesk, type Desk } from "../src/core/desk.js";
import { deskProfileSchema } from "../src/core/desk-profile.js";
import type { Log } from "../src/core/ports.js";
import { realTimer } from "../src/serve.js";
import { startDiscord } from "../test/emulators/discord/index.js";
import { startSlack } from "../test/emulators/slack/index.js";
import { generateArticles } from "./corpus.js";

/**
 * From a slash command to its answer, over HTTP and WebSocket on this machine, with the platforms' own SDKs:
 * 500 commands one after another, then 50 at once, on a desk of 1,000 articles.
 *
 * npm run bench:chat [-- ARTICLES]
 */
const articles = Number(process.argv[2] ?? 1_000);
const COMMANDS = 500;
const AT_ONCE = 50;

const questions = [
  "who-claimed airport",
  "casualties",
  "casualties pellimoor",
  "search northern bridge",
  "summary ceasefire",
  "timeline garrison",
  "digest 2031-01-02",
  "sources",
  "article generated-7",
  "status",
];

const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

/** A platform with the bot connected to it. */
interface Stage {
  readonly name: string;
  /** Asks, and resolves when the answer is there. */
  ask(question: string): Promise<unknown>;
  close(): Promise<void>;
}

function newDesk(): Desk {
  const profile = deskProfileSchema.parse({ name: "bench", command: "bench", title: "Bench desk" });
  const desk = createDesk({ profile, clock: { now: () => Date.UTC(2031, 11, 31) }, version: "bench" });
  for (const article of generateArticles(articles)) desk.add(article);
  // What is derived from all articles is made with the first answer that needs it.
  desk.ask("casualties");
  desk.ask("who-claimed airport");
  return desk;
}

async function slackStage(desk: Desk): Promise<Stage> {
  const slack = await startSlack();
  const channel = createSlackChannel({
    credentials: { mode: "socket", botToken: slack.botToken, appToken: slack.app.appToken },
    staffed: [{ desk, access: OPEN_TO_ALL }],
    ...{ clock: Date, timer: realTimer, log: silent, apiUrl: slack.apiUrl },
  });
  await channel.start();
  return {
    name: "Slack",
    ask: (text) => slack.slash({ user: "ada", channel: "general", command: "/bench", text }).reply(),
    close: async () => {
      await channel.stop();
      await slack.stop();
    },
  };
}

async function discordStage(desk: Desk): Promise<Stage> {
  const discord = await startDiscord({ openapi: false, keepRequests: false });
  const channel = createDiscordChannel({
    token: discord.token,
    staffed: [{ desk, access: OPEN_TO_ALL }],
    ...{ clock: Date, timer: realTimer, log: silent, apiUrl: discord.api },
  });
  await channel.start();
  return {
    name: "Discord",
    ask: (question) =>
      discord.command({ name: "bench", subcommand: "ask", options: { question } }).response(),
    close: async () => {
      await channel.stop();
      await discord.stop();
    },
  };
}

async function measure(stage: Stage): Promise<void> {
  const question = (i: number): string => questions[i % questions.length] ?? "status";
  for (let i = 0; i < questions.length; i++) await stage.ask(question(i));
  const took: number[] = [];
  for (let i = 0; i < COMMANDS; i++) {
    const from = performance.now();
    await stage.ask(question(i));
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): string => (took[Math.floor(COMMANDS * share)] ?? 0).toFixed(1);
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => stage.ask(question(i))));
  const together = (performance.now() - from).toFixed(0);
  console.log(
    `${stage.name}: ${COMMANDS} commands, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${AT_ONCE} at once, all answered in ${together} ms`,
  );
  await stage.close();
}

const desk = newDesk();
console.log(`${articles} articles`);
for (const open of [slackStage, discordStage]) await measure(await open(desk));
