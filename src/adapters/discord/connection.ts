import {
  Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
  Partials,
  SimpleShardingStrategy,
  Status,
  WebSocketShardStatus,
} from "discord.js";
import { DatelineError } from "../../core/errors.js";
import type { Log } from "../../core/ports.js";
import { loggable } from "./failures.js";

/** Mentions of the bot and messages to it alone carry their text without the privileged intent for all texts. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Closed with these, Discord does not want the same again. */
const FINAL: Readonly<Record<number, [code: string, sentence: string]>> = {
  [GatewayCloseCodes.AuthenticationFailed]: [
    "discord-token",
    "Discord does not accept the token. Take a new one at https://discord.com/developers/applications under Bot, and set DISCORD_TOKEN anew.",
  ],
  [GatewayCloseCodes.DisallowedIntents]: [
    "discord-intents",
    "Discord does not allow this app what it asks for. Turn on the intents that are named at https://discord.com/developers/applications under Bot, Privileged Gateway Intents, and start again.",
  ],
  [GatewayCloseCodes.ShardingRequired]: [
    "discord-sharding",
    "This bot is in too many servers for one connection. Start it with the ShardingManager of discord.js.",
  ],
  [GatewayCloseCodes.InvalidIntents]: [
    "discord-intents",
    "Discord does not know the intents that were asked for: update Dateline.",
  ],
  [GatewayCloseCodes.InvalidAPIVersion]: [
    "discord-version",
    "Discord no longer speaks this version of its gateway: update Dateline.",
  ],
  [GatewayCloseCodes.InvalidShard]: [
    "discord-sharding",
    "Discord refused the number of this shard. Check how the shards are counted.",
  ],
};

/** What the bot is told of itself when it is connected. */
export interface Ready {
  readonly client: Client;
  readonly application: string;
  readonly guilds: readonly string[];
}

/** When a new session may begin. */
export interface Pace {
  waitForIdentify(shard: number, until: AbortSignal): Promise<void>;
}

export interface ConnectionOptions {
  readonly token: string;
  readonly api: string | null;
  readonly log: Log;
  readonly pace?: () => Promise<Pace>;
  /** Sets up what listens, before anything is heard. */
  readonly listen: (client: Client) => void;
  /** Told why, where Discord closes an open connection for good. */
  readonly lost: (reason: Error) => void;
}

/** One connection to the gateway: the SDK keeps it up and resumes it, until it is closed or refused for good. */
export class Connection {
  readonly #client: Client;
  readonly #options: ConnectionOptions;
  #closed = false;
  #open = false;
  /** Why Discord will not have it. */
  #refusal: DatelineError | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#client = new Client({
      intents: INTENTS,
      partials: [Partials.Channel],
      allowedMentions: { parse: [], repliedUser: false },
      // What people write is not kept.
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      ...(options.api !== null && { rest: { api: options.api } }),
      ws: {
        ...(options.pace !== undefined && { buildIdentifyThrottler: options.pace }),
        buildStrategy: (manager) => {
          const { retrieveSessionInfo } = manager.options;
          // The SDK connects again after a pause, even when it was closed meanwhile: then it waits here for good.
          manager.options.retrieveSessionInfo = async (shard) => {
            const status = this.#closed ? (await manager.fetchStatus()).get(shard) : null;
            const begins = status === undefined || status === WebSocketShardStatus.Idle;
            return begins ? new Promise(() => {}) : retrieveSessionInfo(shard);
          };
          return new SimpleShardingStrategy(manager);
        },
      },
    });
  }

  /** Resolves when Discord sends what happens; throws a `DatelineError` where trying again is no use. */
  async open(): Promise<Ready> {
    const client = this.#client;
    this.#watch();
    const ready = new Promise<Ready>((resolve) => {
      client.ws.once(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData) => {
        const guilds = data.guilds.map(({ id }) => id);
        resolve({ client, application: data.application.id, guilds });
      });
    });
    this.#options.listen(client);
    try {
      await client.login(this.#options.token);
    } catch (error) {
      throw this.#refusal ?? error;
    }
    return ready;
  }

  /** Ends the connection, whatever state it is in. */
  async close(): Promise<void> {
    this.#closed = true;
    // One that is being made cannot be ended before it is there: it ends itself then.
    if (this.#open) await this.#client.destroy();
  }

  #watch(): void {
    const { log } = this.#options;
    const client = this.#client;
    const opened = (): void => {
      this.#open = true;
      // After the SDK has read the same event: it does not expect to have been destroyed by then.
      if (this.#closed) setImmediate(() => void client.destroy().catch(() => {}));
    };
    client.ws.on(GatewayDispatchEvents.Ready, opened);
    client.ws.on(GatewayDispatchEvents.Resumed, opened);
    client.on(Events.ShardReconnecting, (shard) => {
      this.#open = [...client.ws.shards.values()].some(({ status }) => status === Status.Ready);
      log.info({ shard }, "connecting to Discord anew");
    });
    client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, "connected again"));
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      this.#refusal = refusalOf(code);
      log.error({ shard, code }, this.#refusal.message);
      if (this.#open && !this.#closed) this.#options.lost(this.#refusal);
    });
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ shard, err: error }, "the connection to Discord failed"),
    );
    client.on(Events.Error, (error) => log.error(loggable(error), "the SDK reports an error"));
    client.on(Events.Warn, (warning) => log.warn({ warning }, "the SDK warns"));
    client.on(Events.Invalidated, () => log.error({}, "Discord ended the session for good"));
  }
}

function refusalOf(code: number): DatelineError {
  const [name, sentence] = FINAL[code] ?? [
    "discord-closed",
    `Discord closed the connection for good (${code}). Look it up at https://docs.discord.com/developers/topics/opcodes-and-status-codes`,
  ];
  return new DatelineError(name, sentence);
}

/** What the SDK says of a token that is none, or that Discord answers 401 to. */
export function tokenProblem(error: unknown): DatelineError | null {
  const isInvalid = error instanceof Error && "code" in error && error.code === "TokenInvalid";
  const isRefused = error instanceof DiscordAPIError && error.status === 401;
  return isInvalid || isRefused ? refusalOf(GatewayCloseCodes.AuthenticationFailed) : null;
}
