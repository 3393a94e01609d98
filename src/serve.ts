import { setTimeout as sleep } from "node:timers/promises";
import { type Following, followSources } from "./adapters/sources/follow.js";
import { PUBLIC_ONLY, readAllowList } from "./adapters/sources/wires/addresses.js";
import { networkTools } from "./adapters/sources/wires/connect.js";
import { type Config, refuseTwice } from "./config.js";
import type { Access } from "./core/channel/access.js";
import type { StaffedDesk } from "./core/channel/reception.js";
import type { Desk } from "./core/desk.js";
import { DatelineError } from "./core/errors.js";
import type { Channel, Clock, Log, Store, Timer } from "./core/ports.js";
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
  /** Resolves when there is to be no start any more, however far it has come. */
  readonly calledOff?: Promise<void>;
}

/** What serves the desks to the platforms, until it is closed. */
export interface Serving {
  readonly channels: readonly Channel[];
  /** Resolves with the reason where a platform refuses for good while it is served. */
  readonly lost: Promise<Error>;
  /** Resolves within some five seconds, with what was asked before answered. */
  close(): Promise<void>;
}

/**
 * Opens the desks of a configuration on every platform that there are credentials for. Resolves when all of them
 * take questions, or when it is `calledOff` before. Throws where a desk does not load, or a platform refuses for good.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { log, credentials } = options;
  if (credentials.slack === null && credentials.discord === null)
    throw new DatelineError(
      "no-credentials",
      "There are no credentials to serve with: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN; docs/CHANNELS.md tells where they come from. (For a session in this terminal, leave out “serve”.)",
    );
  const store = await openStoreFor(options);
  const channels: Channel[] = [];
  const following: Following[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(following.map((one) => one.close()));
    await Promise.all(channels.map((channel) => channel.stop()));
    await store?.close();
    log.info({}, "closed");
  };
  let starts: Promise<void>[] = [];
  try {
    channels.push(...(await createChannels(options, store, following)));
    starts = channels.map((channel) => channel.start());
    await Promise.race([Promise.all(starts), ...(options.calledOff ? [options.calledOff] : [])]);
  } catch (error) {
    // One that was about to open would stay open: it is told to stop, and again when it has come as far.
    await Promise.all(channels.map((channel) => channel.stop()));
    await Promise.allSettled(starts);
    await close();
    throw error;
  }
  return { channels, lost: Promise.race(channels.map(({ lost }) => lost)), close };
}

/** Null where nothing needs to be kept: a bot in one workspace leaves no file behind. */
async function openStoreFor({ config, credentials, clock }: ServeOptions): Promise<Store | null> {
  if (credentials.slack?.mode !== "oauth") return null;
  const { openStore } = await import("./adapters/store/open.js");
  return openStore({ stateFolder: config.state, databaseUrl: credentials.databaseUrl, clock });
}

async function createChannels(
  options: ServeOptions,
  store: Store | null,
  following: Following[],
): Promise<Channel[]> {
  const { config, credentials, clock, timer, log } = options;
  const opened: { desk: Desk; slack: Access; discord: Access }[] = [];
  const fetch = networkTools(timer, readAllowList(config.allow) ?? PUBLIC_ONLY);
  for (const { data, wires, ...access } of config.desks) {
    // Files carry the machine's own time.
    const since = Date.now();
    const { desk, problems } = await openDesk(data, {
      clock,
      onProblem: (problem) => log.warn({ problem }, "something did not load"),
    });
    const { command } = desk.profile;
    refuseTwice([...opened, { desk }].map((one) => one.desk.profile.command));
    log.info({ desk: command, articles: desk.entries().length, problems: problems.length }, "desk loaded");
    opened.push({ desk, ...access });
    following.push(followSources({ desk, data, since, wires, fetch, clock, timer, log }));
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
        ...(store !== null && { store }),
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
