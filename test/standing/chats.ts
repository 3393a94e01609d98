import type { APIMessage } from "discord.js";
import { expect } from "vitest";
import type { Discord, InteractionHandle } from "../emulators/discord/index.js";
import { hazardsIn, plainTextOf, type Slack, type SlackMessage } from "../emulators/slack/index.js";

/** Somebody who administers the desk, and somebody who does not. */
export type Who = "administrator" | "other";
/** The channel in which things happen, and another one. */
export type Where = "here" | "elsewhere";

/** A message as somebody sees it. */
export interface Seen {
  readonly text: string;
  /** Presses one of its buttons, and gives what comes of it. */
  press(who: Who, label: string): Promise<Seen>;
  /** Its text as it is by now; null where it was deleted. */
  now(): string | null;
  /** Resolves when its text has these words. */
  until(words: string): Promise<void>;
  /** Somebody takes it away. */
  remove(): void;
}

/** People at a chat platform. */
export interface Chat {
  readonly name: "slack" | "discord";
  /** Types something to the desk in a channel: what the asker alone sees of it. */
  ask(who: Who, words: string, where?: Where): Promise<Seen>;
  /** The same with an answer that all see. */
  askForAll(who: Who, words: string): Promise<Seen>;
  directly(who: Who, words: string): Promise<Seen>;
  /** What all see of the bot in a channel, the oldest first. */
  posts(where?: Where): Seen[];
  /** The first message in the channel that all see and that has these words, now or later. */
  post(words: string): Promise<Seen>;
  /** All that is in the messages of the bot that all see, also what is not shown of it. */
  payloads(): string;
  throwOut(): void;
  letIn(): void;
}

/** Slack, where ada administers the desk and ben does not. */
export class SlackChat implements Chat {
  readonly name = "slack";
  readonly slack: Slack;

  constructor(slack: Slack) {
    this.slack = slack;
  }

  get administrator(): string {
    return this.slack.user("ada").id;
  }

  /** The id of the channel in which things happen. */
  get here(): string {
    return this.slack.channel("general").id;
  }

  get environment() {
    const { botToken, app, apiUrl } = this.slack;
    return { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: app.appToken, SLACK_API_URL: apiUrl };
  }

  async connected(isConnected: boolean): Promise<void> {
    await this.slack.waitForSockets(isConnected ? 1 : 0);
  }

  async ask(who: Who, text: string, where: Where = "here"): Promise<Seen> {
    const asked = { user: nameOf(who), channel: channelOf(where), command: "/orsania", text };
    return this.#seen(await this.slack.slash(asked).reply());
  }

  askForAll(who: Who, words: string): Promise<Seen> {
    return this.ask(who, `${words} public`);
  }

  async directly(who: Who, text: string): Promise<Seen> {
    return this.#seen(await this.slack.directMessage({ user: nameOf(who), text }).reply());
  }

  posts(where: Where = "here"): Seen[] {
    return this.slack
      .messagesIn(channelOf(where))
      .filter(({ byBot }) => byBot)
      .map((one) => this.#seen(one));
  }

  async post(words: string): Promise<Seen> {
    return this.#seen(
      await this.slack.waitForMessage(
        (one) =>
          one.channel === this.here && one.ephemeralTo === undefined && plainTextOf(one).includes(words),
      ),
    );
  }

  payloads(): string {
    const all = [...this.slack.messagesIn("general"), ...this.slack.messagesIn("foreign-desk")];
    return JSON.stringify(
      all.map(({ text, blocks, attachments, metadata }) => [text, blocks, attachments, metadata]),
    );
  }

  throwOut(): void {
    this.slack.leave("general");
  }

  letIn(): void {
    this.slack.join("general");
  }

  async close(): Promise<void> {
    const { slack } = this;
    expect(slack.rejectedPayloads).toEqual([]);
    // Who asks twice is answered twice.
    const twice = slack.duplicates().filter(([one]) => one?.ephemeralTo === undefined);
    expect(twice.map(([one]) => one && plainTextOf(one))).toEqual([]);
    // What a test does to the bot.
    const known = ["not_in_channel", "message_not_found"];
    expect(slack.rejections.filter(({ error }) => !known.includes(error))).toEqual([]);
    const harms = slack.world.messages
      .filter(({ byBot }) => byBot)
      .flatMap((one) => hazardsIn(one))
      .filter(({ kind, url }) => kind !== "link" || !isOfArticle(url));
    expect(harms).toEqual([]);
    await slack.stop();
  }

  #seen(message: SlackMessage): Seen {
    return {
      text: plainTextOf(message),
      press: async (who, label) =>
        this.#seen(await this.slack.press({ user: nameOf(who), message, label }).reply()),
      now: () => (message.deleted ? null : plainTextOf(message)),
      until: async (words) => {
        await this.slack.waitUntil(() => plainTextOf(message).includes(words) || undefined, words);
      },
      remove: () => this.slack.deleteMessage(message),
    };
  }
}

const nameOf = (who: Who): string => (who === "administrator" ? "ada" : "ben");
const channelOf = (where: Where): string => (where === "here" ? "general" : "foreign-desk");

/** Discord, where ana administers the desk and ben does not. */
export class DiscordChat implements Chat {
  readonly name = "discord";
  readonly discord: Discord;

  constructor(discord: Discord) {
    this.discord = discord;
    discord.addChannel({ name: "foreign-desk" });
  }

  get administrator(): string {
    return this.discord.person("ana").id;
  }

  get here(): string {
    return this.discord.channel.id;
  }

  get environment() {
    return { DISCORD_TOKEN: this.discord.token, DISCORD_API_URL: this.discord.api };
  }

  async connected(isConnected: boolean): Promise<void> {
    const { discord } = this;
    const count = isConnected ? 1 : 0;
    await discord.until("connections", () => discord.connections === count || undefined);
    if (isConnected) await discord.until("commands", () => discord.commandsOf().length > 0 || undefined);
  }

  async ask(who: Who, question: string, where: Where = "here"): Promise<Seen> {
    return this.#seen(await this.#use(who, question, where).response());
  }

  async askForAll(who: Who, question: string): Promise<Seen> {
    return this.#seen(await this.#use(who, `${question} public`, "here").response());
  }

  async directly(who: Who, content: string): Promise<Seen> {
    return this.#seen(await this.discord.directMessage({ user: this.#person(who), content }).answer());
  }

  posts(where: Where = "here"): Seen[] {
    return this.discord.botMessagesIn(this.#channel(where)).map((one) => this.#seen(one));
  }

  async post(words: string): Promise<Seen> {
    const { discord } = this;
    return this.#seen(
      await discord.waitForMessage(
        (one, { channel, ephemeralFor }) =>
          channel.id === discord.channel.id &&
          ephemeralFor === undefined &&
          discord.plainTextOf(one).includes(words),
      ),
    );
  }

  payloads(): string {
    const all = [...this.discord.botMessagesIn(), ...this.discord.botMessagesIn(this.#channel("elsewhere"))];
    return JSON.stringify(all.map(({ content, components, embeds }) => [content, components, embeds]));
  }

  throwOut(): void {
    const { discord } = this;
    discord.overwrite(discord.channel, discord.bot, { deny: ["ViewChannel"] });
  }

  letIn(): void {
    const { discord } = this;
    discord.overwrite(discord.channel, discord.bot, { allow: ["ViewChannel"] });
  }

  async close(): Promise<void> {
    const { discord } = this;
    // What a test does to the bot: a channel that it does not see, a message that is gone.
    const known: readonly unknown[] = [50_001, 10_008];
    expect(discord.rejections.filter(({ code }) => !known.includes(code))).toEqual([]);
    const messages = [
      ...discord.botMessagesIn(),
      ...discord.botMessagesIn(this.#channel("elsewhere")),
      ...["ana", "ben"].flatMap((name) => discord.ephemeralsFor(discord.person(name))),
    ];
    const harms = messages
      .flatMap((one) => discord.hazardsIn(one))
      .filter(({ kind }) => /mention|ping/.test(kind));
    expect(harms).toEqual([]);
    await discord.stop();
    expect(discord.defects).toEqual([]);
  }

  #use(who: Who, question: string, where: Where): InteractionHandle {
    return this.discord.command({
      ...{ user: this.#person(who), channel: this.#channel(where) },
      ...{ name: "orsania", subcommand: "ask", options: { question } },
    });
  }

  #person(who: Who) {
    return this.discord.person(who === "administrator" ? "ana" : "ben");
  }

  #channel(where: Where) {
    return where === "here" ? this.discord.channel : this.discord.channelNamed("foreign-desk");
  }

  #seen(message: APIMessage): Seen {
    const { discord } = this;
    const now = (): string | null => {
      const current = discord.current(message);
      return current === undefined ? null : discord.plainTextOf(current);
    };
    return {
      text: discord.plainTextOf(message),
      press: async (who, label) =>
        this.#seen(await discord.press({ user: this.#person(who), message, label }).response()),
      now,
      until: async (words) => {
        await discord.until(words, () => now()?.includes(words) || undefined);
      },
      remove: () => discord.deleteMessage(message),
    };
  }
}

function isOfArticle(url: string | undefined): boolean {
  return /^https:\/\/\w+\.example\//.test(url ?? "");
}
