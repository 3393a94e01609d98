import { setTimeout as sleep } from "node:timers/promises";
import { createFileStore } from "./adapters/store/files.js";
import type { Config } from "./config.js";
import type { Access } from "./core/channel/access.js";
import type { StaffedDesk } from "./core/channel/reception.js";
import type { Desk } from "./core/desk.js";
import { DatelineError } from "./core/errors.js";
import type { Channel, Clock, Log, Timer } from "./core/ports.js";
import type { Credentials } from "./credentials.js";
import { openDesk } from "./open-desk.js";

/** Real time. */
export const realTimer: Timer = {
  wait: (milliseconds, until) =>
    sleep(milliseconds, undefined, until === undefined ? {} : { signal: until }).catch(() => undefined),
};

export interface ServeOptions {
  readonly config: Config;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

/** What serves the desks to the platforms, until it is closed. */
export interface Serving {
  readonly channels: readonly Channel[];
  /** Resolves within some five seconds, with what was asked before answered. */
  close(): Promise<void>;
}

/**
 * Opens the desks of a configuration on every platform that there are credentials for. Resolves when all of them
 * take questions. Throws where a desk does not load, or a platform refuses for good.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { log, credentials } = options;
  if (credentials.slack === null && credentials.discord === null)
    throw new DatelineError(
      "no-credentials",
      "There are no credentials to serve with: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN; docs/CHANNELS.md tells where they come from. (For a session in this terminal, leave out “serve”.)",
    );
  const channels = await createChannels(options);
  const close = async (): Promise<void> => {
    await Promise.all(channels.map((channel) => channel.stop()));
    log.info({}, "closed");
  };
  try {
    await Promise.all(channels.map((channel) => channel.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return { channels, close };
}

async function createChannels(options: ServeOptions): Promise<Channel[]> {
  const { config, credentials, clock, timer, log } = options;
  const opened: { desk: Desk; slack: Access; discord: Access }[] = [];
  for (const { data, ...access } of config.desks) {
    const { desk, problems } = await openDesk(data, {
      clock,
      onProblem: (problem) => log.warn({ problem }, "something did not load"),
    });
    const { command } = desk.profile;
    if (opened.some((other) => other.desk.profile.command === command))
      throw new DatelineError(
        "bad-config",
        `Two desks have the command /${command}: give one of them another in its desk.yaml.`,
      );
    log.info({ desk: command, articles: desk.entries().length, problems: problems.length }, "desk loaded");
    opened.push({ desk, ...access });
  }
  const staffedFor = (platform: "slack" | "discord"): StaffedDesk[] =>
    opened.map((one) => ({ desk: one.desk, access: one[platform] }));
  const { addresses } = credentials;
  const channels: Channel[] = [];
  if (credentials.slack !== null) {
    const { createSlackChannel } = await import("./adapters/slack/channel.js");
    channels.push(
      createSlackChannel({
        ...{ credentials: credentials.slack, staffed: staffedFor("slack"), clock, timer, log },
        ...(addresses.slack !== null && { apiUrl: addresses.slack }),
        store: createFileStore(config.state),
      }),
    );
  }
  if (credentials.discord !== null) {
    const { createDiscordChannel } = await import("./adapters/discord/channel.js");
    const { token, publicKey } = credentials.discord;
    channels.push(
      createDiscordChannel({
        ...{ token, staffed: staffedFor("discord"), clock, timer, log },
        ...(addresses.discord !== null && { apiUrl: addresses.discord }),
        ...(config.discordGuild !== null && { guild: config.discordGuild }),
        ...(publicKey !== null && { http: { publicKey, port: config.discordPort } }),
      }),
    );
  }
  return channels;
}
