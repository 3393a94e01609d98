import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { slackManifest } from "../../src/adapters/slack/manifest.js";
import { loadDeskProfile } from "../../src/adapters/sources/desk-file.js";
import { connect, sqliteFileIn } from "../../src/adapters/store/sqlite.js";
import { loadConfig } from "../../src/config.js";
import { readCredentials } from "../../src/credentials.js";
import { type Serving, serve } from "../../src/serve.js";
import { MemoryLog, QuickTimer } from "../adapters/support.js";
import { MovableClock } from "../core/support.js";
import { startDiscord } from "../emulators/discord/index.js";
import { startSlack } from "../emulators/slack/index.js";
import { type Chat, DiscordChat, SlackChat } from "./chats.js";

/** A Wednesday. */
export const START = "2032-06-09T12:00:00Z";

/** Everything in it is invented. */
const DESK = `name: orsania
command: orsania
title: Orsania desk
names:
  - { name: Merrin, kind: place }
  - { name: Tolm, kind: place }
  - { name: Ana Brel, kind: person, also: [Brel] }
  - { name: Civil Guard, kind: group }
  - { name: Dock Workers' Union, kind: group }
`;

const QUAY = `---
title: "Four dead in fire at Merrin quay"
source: Orsan Wire
url: https://wire.example/2032/merrin-quay
published: 2032-06-09T08:00:00Z
---
Four people were killed in a fire at the quay of Merrin on Wednesday, the Civil Guard said.

"The gate of the warehouse was locked," said Ana Brel, who heads the guard.
`;

/** Milliseconds between two rounds, and for which a shutdown waits for one. */
const ROUND = 1_000;
const SHUTDOWN = 3_000;

/** As of tests of adapters, with the rounds counted; a shutdown has the patience to let the last one end. */
class RoundsTimer extends QuickTimer {
  readonly #waiting: { rounds: number; readonly over: () => void }[] = [];
  /** That of the rounds, who are the first to wait; others wait as long. */
  #ofRounds: AbortSignal | undefined;

  override wait(milliseconds: number, until?: AbortSignal): Promise<void> {
    if (milliseconds === SHUTDOWN && until === undefined) return new Promise(() => undefined);
    if (milliseconds === ROUND) this.#ofRounds ??= until;
    if (milliseconds === ROUND && until !== undefined && until === this.#ofRounds)
      for (const one of this.#waiting.splice(0))
        if (--one.rounds > 0) this.#waiting.push(one);
        else one.over();
    return super.wait(milliseconds, until);
  }

  /** Resolves when so many rounds have ended from now on, and what is done then is done between two of them. */
  rounds(rounds: number, then: () => void = () => undefined): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        then();
        resolve();
      };
      this.#waiting.push({ rounds, over });
    });
  }
}

/** The program with its configuration, on a Slack and a Discord, and a folder that somebody drops articles in. */
export class Newsroom {
  readonly clock: MovableClock;
  readonly log = new MemoryLog();
  readonly slack: SlackChat;
  readonly discord: DiscordChat;
  readonly #folder: string;
  #timer = new RoundsTimer();
  #serving: Serving | null = null;

  private constructor(folder: string, clock: MovableClock, slack: SlackChat, discord: DiscordChat) {
    this.#folder = folder;
    this.clock = clock;
    this.slack = slack;
    this.discord = discord;
  }

  /** `more` is configuration of the desk, indented by four. */
  static async open(more: (room: Newsroom) => string = () => ""): Promise<Newsroom> {
    const folder = await mkdtemp(join(tmpdir(), "dateline-newsroom-"));
    await mkdir(join(folder, "articles"));
    await writeFile(join(folder, "articles", "desk.yaml"), DESK);
    await writeFile(join(folder, "articles", "quay.md"), QUAY);
    const clock = new MovableClock(START);
    const profile = await loadDeskProfile(join(folder, "articles"));
    // The app is what our own manifest makes of it.
    const manifest = slackManifest({ desks: [profile], groups: false, url: null });
    const slack = new SlackChat(await startSlack({ clock, manifest }));
    const discord = new DiscordChat(await startDiscord({ clock }));
    const room = new Newsroom(folder, clock, slack, discord);
    await writeFile(
      join(folder, "dateline.config.yaml"),
      `desks:
  - data: ./articles
    contact: the night desk
    slack: { administrators: [${slack.administrator}] }
    discord: { administrators: ["${discord.administrator}"] }
${more(room)}`,
    );
    await room.start();
    return room;
  }

  chat(name: Chat["name"]): Chat {
    return name === "slack" ? this.slack : this.discord;
  }

  async start(): Promise<void> {
    const config = await loadConfig(join(this.#folder, "dateline.config.yaml"), "");
    const env = { ...this.slack.environment, ...this.discord.environment };
    this.#timer = new RoundsTimer();
    this.#serving = await serve({
      ...{ config, credentials: readCredentials(env, config.slackPort), clock: this.clock },
      ...{ timer: this.#timer, log: this.log },
    });
    await Promise.all([this.slack.connected(true), this.discord.connected(true)]);
  }

  async stop(): Promise<void> {
    await this.#serving?.close();
    this.#serving = null;
    await Promise.all([this.slack.connected(false), this.discord.connected(false)]);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends everything, after a look at what went wrong. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.all([this.slack.close(), this.discord.close()]);
    await rm(this.#folder, { recursive: true });
    expect(this.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  }

  /** Moves the clock, between two rounds: time jumps, and nobody is to be in the middle of something. */
  async moveTo(instant: string): Promise<void> {
    if (this.#serving === null) this.clock.moveTo(instant);
    else await this.#timer.rounds(1, () => this.clock.moveTo(instant));
  }

  /** Lets time pass. */
  async pass(minutes: number): Promise<void> {
    await this.moveTo(new Date(this.clock.now() + minutes * 60_000).toISOString());
  }

  /** Resolves when everything that is due has been done. */
  async settled(): Promise<void> {
    await this.#timer.rounds(3);
  }

  /** Drops a file in the desk's folder, or puts another in its place, as a system for articles does: whole. */
  async drop(name: string, content: string): Promise<void> {
    const draft = join(this.#folder, name);
    await writeFile(draft, content);
    await rename(draft, join(this.#folder, "articles", name));
  }

  /** What is kept, but for the articles themselves and what became of them as they came in; only while it is stopped. */
  async documents(): Promise<readonly unknown[]> {
    const connection = await connect(sqliteFileIn(join(this.#folder, "state")));
    const rows: unknown[] = connection
      .prepare("select collection, key, document from dateline_documents")
      .all();
    connection.close();
    return rows.filter((row) => !JSON.stringify(row).startsWith('{"collection":"inbox '));
  }

  /** Resolves when the desk answers with these words; somebody asks until it does. */
  async answers(question: string, words: string): Promise<void> {
    while (!(await this.slack.ask("other", question)).text.includes(words)) await this.settled();
  }
}

/** An article as a file that is dropped. */
export function article(
  text: string,
  { title, published, id }: { readonly title: string; readonly published: string; readonly id?: string },
): string {
  const own = id === undefined ? "" : `id: ${id}\n`;
  return `---\n${own}title: "${title}"\nsource: Orsan Wire\nurl: https://wire.example/${published.slice(0, 10)}\npublished: ${published}\n---\n${text}\n`;
}

/** A notice that withdraws an article. */
export function notice(id: string): string {
  return JSON.stringify({
    ...{ uri: id, type: "text", pubStatus: "canceled", versionCreated: "2032-06-09T14:00:00Z" },
    standard: { name: "ninjs", version: "3.0" },
  });
}
