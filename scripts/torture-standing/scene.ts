import { createHash } from "node:crypto";
import { markOf } from "../../src/adapters/discord/marks.js";
import { idOfMessage } from "../../src/adapters/slack/message-ids.js";
import { type Destination, destinationName } from "../../src/core/channel/poster.js";
import type { Clock } from "../../src/core/ports.js";
import { type Discord, startDiscord } from "../../test/emulators/discord/index.js";
import { plainTextOf, type Slack, type SlackMessage, startSlack } from "../../test/emulators/slack/index.js";

/** Something that the bot posted by itself, as the platform has it. */
export interface Posted {
  /** As `destinationName` gives it. */
  readonly to: string;
  readonly id: string;
  /** What it carries of the key under which it was posted. */
  readonly mark: string;
  /** By the fast clock. */
  readonly at: number;
  /** What it said at first, and what it says. */
  readonly first: string;
  now: string;
  /** Every text that it had, and when it had it. */
  readonly texts: { readonly at: number; readonly text: string }[];
}

/** Ids of components from here on are marks; Discord's own count up from 1. */
const FIRST_MARK = 1_000;

/** Both platforms, with all that was posted on them. */
export class Scene {
  readonly slack: Slack;
  readonly discord: Discord;
  readonly posts = new Map<string, Posted>();
  readonly #clock: Clock;
  readonly #waiting = new Set<{ readonly what: "posted" | "edited"; happened(): void }>();

  private constructor(slack: Slack, discord: Discord, clock: Clock) {
    this.slack = slack;
    this.discord = discord;
    this.#clock = clock;
    slack.onMessage((message, what) => this.#seeSlack(message, what));
    // It looks again whenever something changes there, and never finds anything: that is how it is told of changes.
    void discord.until("ever more posts", () => this.#seeDiscord()).catch(() => undefined);
  }

  static async open(clock: Clock): Promise<Scene> {
    const discord = await startDiscord({ clock, openapi: false, keepRequests: false });
    return new Scene(await startSlack({ clock }), discord, clock);
  }

  async close(): Promise<void> {
    await Promise.all([this.slack.stop(), this.discord.stop()]);
  }

  inSlack(channel: string): Destination {
    return { platform: "slack", team: null, channel: this.slack.channel(channel).id };
  }

  inDiscord(): Destination {
    return { platform: "discord", team: null, channel: this.discord.channel.id };
  }

  /** Calls back in the very moment of the next post or edit: the bot has no answer yet. Gives how to end the waiting. */
  once(what: "posted" | "edited", happened: () => void): () => void {
    const one = { what, happened };
    this.#waiting.add(one);
    return () => this.#waiting.delete(one);
  }

  /** The mark that a post has at its platform, by its key. */
  static markOf({ platform, channel }: Destination, key: string): string {
    return platform === "discord"
      ? String(markOf(channel, key).id)
      : createHash("sha256").update(key).digest("base64url");
  }

  #seeSlack(message: SlackMessage, what: "posted" | "changed" | "deleted"): void {
    const payload = message.metadata?.event_payload;
    const mark =
      typeof payload === "object" && payload !== null && "key" in payload ? payload["key"] : undefined;
    if (typeof mark !== "string" || what === "deleted") return;
    const id = idOfMessage({ ts: message.ts, thread_ts: message.threadTs });
    this.#see(`slack:${message.channel}`, id, mark, plainTextOf(message));
  }

  #seeDiscord(): undefined {
    const to = destinationName(this.inDiscord());
    for (const message of this.discord.botMessagesIn(this.discord.channel)) {
      const marked = message.components?.find(({ id }) => id !== undefined && id >= FIRST_MARK);
      // One that was edited does not carry it any more.
      const mark = this.posts.get(`${to}/${message.id}`)?.mark ?? marked?.id;
      if (mark !== undefined) this.#see(to, message.id, String(mark), this.discord.plainTextOf(message));
    }
  }

  #see(to: string, id: string, mark: string, text: string): void {
    const at = this.#clock.now();
    const known = this.posts.get(`${to}/${id}`);
    if (known?.now === text) return;
    if (known === undefined)
      this.posts.set(`${to}/${id}`, { to, id, mark, at, first: text, now: text, texts: [{ at, text }] });
    else {
      known.now = text;
      known.texts.push({ at, text });
    }
    this.#tell(known === undefined ? "posted" : "edited");
  }

  #tell(happened: "posted" | "edited"): void {
    for (const one of [...this.#waiting])
      if (one.what === happened) {
        this.#waiting.delete(one);
        one.happened();
      }
  }
}
