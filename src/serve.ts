import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { loadDeskProfile } from "./adapters/sources/desk-file.js";
import type { Following } from "./adapters/sources/follow.js";
import type { PushDoor } from "./adapters/sources/push/push-door.js";
import { PUBLIC_ONLY, readAllowList } from "./adapters/sources/wires/addresses.js";
import { networkTools } from "./adapters/sources/wires/connect.js";
import { openStore } from "./adapters/store/open.js";
import { type Config, type DeskConfig, refuseTwice } from "./config.js";
import type { Orders } from "./core/channel/orders.js";
import { destinationName, type Platform, type Poster } from "./core/channel/poster.js";
import type { StaffedDesk } from "./core/channel/reception.js";
import { DatelineError } from "./core/errors.js";
import type { Channel, Clock, Log, Store, Timer } from "./core/ports.js";
import { ChatOrders } from "./core/standing/chat-orders.js";
import { Outbox } from "./core/standing/outbox.js";
import { Rounds } from "./core/standing/rounds.js";
import type { Credentials } from "./credentials.js";
import { openServedDesk, type ServedDesk } from "./served-desk.js";

/** Real time. */
export const realTimer: Timer = {
  wait: (milliseconds, until) =>
    sleep(milliseconds, undefined, until === undefined ? {} : { signal: until }).catch(() => undefined),
};

/** Milliseconds for which a shutdown waits for what is being posted. */
const LONGEST_ROUND = 3_000;

export interface ServeOptions {
  readonly config: Config;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Resolves when there is to be no start any more, however far it has come. */
  readonly calledOff?: Promise<void>;
  /** Milliseconds for which one process has a post alone; see `Outbox`. */
  readonly lease?: number;
  /** Milliseconds after which what another process has accepted is surely here; see `Digests`. */
  readonly margin?: number;
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
  const { config, credentials, clock, timer, log } = options;
  if (credentials.slack === null && credentials.discord === null)
    throw new DatelineError(
      "no-credentials",
      "There are no credentials to serve with: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN; docs/CHANNELS.md tells where they come from. (For a session in this terminal, leave out “serve”.)",
    );
  const store = await openStore({ stateFolder: config.state, databaseUrl: credentials.databaseUrl, clock });
  const channels: Channel[] = [];
  const following: Following[] = [];
  let rounds: Rounds | null = null;
  let door: PushDoor | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([door?.close(), ...following.map((one) => one.close())]);
    // What is being posted meanwhile is found by whoever looks after it next.
    await Promise.race([rounds?.stop(), timer.wait(LONGEST_ROUND)]);
    await Promise.all(channels.map((channel) => channel.stop()));
    await store.close();
    log.info({}, "closed");
  };
  let starts: Promise<void>[] = [];
  try {
    const posters: Poster[] = [];
    const { lease } = options;
    const holder = randomUUID();
    const outbox = new Outbox({ store, posters, clock, log, holder, ...(lease !== undefined && { lease }) });
    const desks = await openDesks(options, store, outbox, posters);
    channels.push(...(await createChannels(options, store, desks, outbox)));
    posters.push(...channels.map(({ poster }) => poster));
    warnOfUnreachable(desks, posters, log);
    // Before anybody can ask: where the port is taken, another process of the same bot most likely runs already.
    door = await openPushDoor(options, desks);
    starts = channels.map((channel) => channel.start());
    following.push(...desks.map((one) => one.follow()));
    rounds = new Rounds(
      desks.map(({ standing }) => standing),
      timer,
      log,
    );
    rounds.start();
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

/** Null where there is no token, and so nobody who may push. */
async function openPushDoor(
  { config, credentials: { pushToken }, clock, log }: ServeOptions,
  desks: readonly ServedDesk[],
): Promise<PushDoor | null> {
  if (pushToken === null) return null;
  const { PushDoor } = await import("./adapters/sources/push/push-door.js");
  const door = new PushDoor({
    ...{ token: pushToken, port: config.pushPort, clock, log },
    desks: desks.map(({ desk, book, inbox }) => ({
      command: desk.profile.command,
      take: (article, arriving) => book.take(article, arriving),
      inbox,
    })),
  });
  log.info({ port: await door.open() }, "articles may be pushed");
  return door;
}

/** A digest for a platform without credentials would wait for ever. */
function warnOfUnreachable(desks: readonly ServedDesk[], posters: readonly Poster[], log: Log): void {
  const reached = new Set(posters.map(({ platform }) => platform));
  for (const { desk, standing } of desks)
    for (const { to } of standing.plans.active())
      if (!reached.has(to.platform))
        log.warn(
          { desk: desk.profile.command, to: destinationName(to) },
          "there are no credentials to post this digest with",
        );
}

async function openDesks(
  { config, clock, timer, log, margin }: ServeOptions,
  store: Store,
  outbox: Outbox,
  posters: readonly Poster[],
): Promise<ServedDesk[]> {
  const fetch = networkTools(timer, readAllowList(config.allow) ?? PUBLIC_ONLY);
  const areSeveral = config.desks.length > 1;
  const profiles = await Promise.all(config.desks.map(({ data }) => loadDeskProfile(data)));
  // Before anything is kept: two desks of one name would share what is kept.
  refuseTwice(profiles.map(({ command }) => command));
  const opened: ServedDesk[] = [];
  for (const [i, profile] of profiles.entries()) {
    const own = {
      ...{ config: config.desks[i] as DeskConfig, profile, areSeveral },
      ...(margin !== undefined && { margin }),
    };
    opened.push(await openServedDesk({ ...own, store, outbox, posters, fetch, clock, timer, log }));
  }
  return opened;
}

async function createChannels(
  { config, credentials, clock, timer, log }: ServeOptions,
  store: Store,
  desks: readonly ServedDesk[],
  outbox: Outbox,
): Promise<Channel[]> {
  const staffedFor = (platform: Platform): StaffedDesk[] =>
    desks.map((one) => ({ desk: one.desk, access: one.config[platform] }));
  const ordersFor = (platform: Platform): Orders =>
    new ChatOrders({
      ...{ platform, outbox, clock, log },
      desks: desks.map(({ standing, retract, config: { timezone } }) => ({ standing, retract, timezone })),
    });
  const { addresses } = credentials;
  const channels: Channel[] = [];
  if (credentials.slack !== null) {
    const { createSlackChannel } = await import("./adapters/slack/channel.js");
    channels.push(
      createSlackChannel({
        ...{ credentials: credentials.slack, staffed: staffedFor("slack"), orders: ordersFor("slack") },
        ...{ store, clock, timer, log },
        ...(addresses.slack !== null && { apiUrl: addresses.slack }),
      }),
    );
  }
  if (credentials.discord !== null) {
    const { createDiscordChannel } = await import("./adapters/discord/channel.js");
    const { token, publicKey } = credentials.discord;
    channels.push(
      createDiscordChannel({
        ...{ token, staffed: staffedFor("discord"), orders: ordersFor("discord"), clock, timer, log },
        ...(addresses.discord !== null && { apiUrl: addresses.discord }),
        ...(config.discordGuild !== null && { guild: config.discordGuild }),
        ...(publicKey !== null && { http: { publicKey, port: config.discordPort } }),
      }),
    );
  }
  return channels;
}
