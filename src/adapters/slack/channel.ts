import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { Answering } from "../../core/channel/answering.js";
import type { Orders } from "../../core/channel/orders.js";
import type { Poster } from "../../core/channel/poster.js";
import { Reception, type StaffedDesk } from "../../core/channel/reception.js";
import { DatelineError } from "../../core/errors.js";
import type { Channel, Clock, Log, Store, Timer } from "../../core/ports.js";
import { Answers } from "./answers.js";
import { slackCapacity } from "./capacity.js";
import type { SlackCredentials } from "./credentials.js";
import { slackCarrier } from "./failures.js";
import { UserGroups } from "./groups.js";
import { Installations, listenToRemovals } from "./installations.js";
import { installingReceiver } from "./installing.js";
import { listen } from "./listeners.js";
import { botScopes, groupsNamedIn } from "./manifest.js";
import { persist, SOCKET_MODE } from "./persistence.js";
import { SlackPoster } from "./poster.js";
import { slackLogger } from "./slack-logger.js";
import { answerUnknown } from "./unknown.js";
import { Workspaces } from "./workspaces.js";

export interface SlackOptions {
  readonly credentials: SlackCredentials;
  readonly staffed: readonly StaffedDesk[];
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Where installations are kept, which come by OAuth alone. */
  readonly store?: Store;
  /** What is asked of desks for later: digests, watches, withdrawals. */
  readonly orders?: Orders;
  /** Slack's own where it is missing; ends in a slash. */
  readonly apiUrl?: string;
}

/** Milliseconds for one call of Slack's API. */
const CALL_TIMEOUT = 10_000;
/** Slack: slash commands, mentions, direct messages, buttons, a shortcut and the App Home, by Bolt. */
export function createSlackChannel(options: SlackOptions): Channel {
  return new SlackChannel(options);
}

class SlackChannel implements Channel {
  readonly name = "slack";
  readonly #options: SlackOptions;
  readonly #answering: Answering;
  readonly #answers: Answers;
  readonly #installations: Installations | null;
  readonly poster: Poster;
  readonly #stopping = new AbortController();
  readonly lost: Promise<Error>;
  #lose: (reason: Error) => void = () => undefined;
  #receiver: Receiver | null = null;

  constructor(options: SlackOptions) {
    const { staffed, clock, timer, log, orders } = options;
    this.#options = options;
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
    const named = new Set(staffed.flatMap(({ access }) => groupsNamedIn(access)));
    const reception = new Reception(staffed, slackCapacity, orders);
    const loggable = (error: unknown) => ({ err: error });
    this.#answering = new Answering({
      reception,
      carrier: slackCarrier,
      platform: "slack",
      ...(orders !== undefined && { orders }),
      clock,
      timer,
      log,
      loggable,
    });
    const groups = new UserGroups([...named], clock, log);
    const { credentials } = options;
    const areSeveralTeams = credentials.mode === "oauth";
    this.#answers = new Answers({
      ...{ answering: this.#answering, reception, groups, areSeveralTeams, clock, log },
    });
    const installations = this.#keptInstallations();
    this.#installations = installations;
    const workspaces = new Workspaces({ credentials, installations, clientOptions: this.#clientOptions() });
    this.poster = new SlackPoster(workspaces, ({ press }) => this.#answers.presses.write(press));
  }

  async start(): Promise<void> {
    const { credentials, log } = this.#options;
    const identity = await this.#identity();
    if (identity === null) return;
    const installations = this.#installations;
    const receiver = this.#createReceiver(installations);
    this.#receiver = receiver;
    const app = new App({
      receiver,
      ...identity,
      // Asked just now, and by ourselves, for Bolt does not try again.
      tokenVerificationEnabled: false,
      clientOptions: this.#clientOptions(),
      logger: slackLogger(log),
      convoStore: false,
      extendedErrorHandler: true,
    });
    app.error(async ({ error, body }: { error: Error; body: object }) =>
      answerUnknown(error, body, this.#answering.work, log),
    );
    listen(app, this.#answers);
    if (installations !== null) listenToRemovals(app, installations);
    let port: number | null = null;
    if (this.#stopping.signal.aborted) return;
    if (receiver instanceof SocketModeReceiver) await this.#keepConnected(receiver);
    else port = await this.#listen(receiver);
    if (this.#stopping.signal.aborted) return;
    log.info({ mode: credentials.mode, bot: identity.botUserId, port }, "Slack is open");
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const closed = this.#receiver?.stop().catch(() => undefined);
    const left = await this.#answering.stop();
    if (left > 0) this.#options.log.warn({ left }, "stopped with questions unanswered");
    // A server waits for connections that browsers keep open; nobody is kept waiting by that.
    await Promise.race([closed, this.#options.timer.wait(500)]);
  }

  #clientOptions(): WebClientOptions {
    const { apiUrl, log } = this.#options;
    return {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      // A post that is tried again may be posted twice: what is safe to repeat, `deliver` repeats.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: CALL_TIMEOUT,
      logger: slackLogger(log),
    };
  }

  /** Who the bot is where it has one token; where it has several, each installation says. Null if stopped. */
  async #identity(): Promise<{ token?: string; botId?: string; botUserId?: string } | null> {
    const { credentials } = this.#options;
    if (credentials.mode === "oauth") return {};
    const token = credentials.botToken;
    const client = new WebClient(token, this.#clientOptions());
    const identity = await this.#persist("auth.test", () => client.auth.test());
    return identity && { token, botId: identity.bot_id ?? "", botUserId: identity.user_id ?? "" };
  }

  #keptInstallations(): Installations | null {
    const { credentials, store, clock, log } = this.#options;
    if (credentials.mode !== "oauth") return null;
    if (store === undefined) throw new Error("Installations by OAuth need a store.");
    return new Installations(store, clock, log);
  }

  #createReceiver(installations: Installations | null): HTTPReceiver | SocketModeReceiver {
    const { credentials, staffed, log } = this.#options;
    const logger = slackLogger(log);
    if (credentials.mode === "oauth" && installations !== null) {
      const scopes = botScopes(staffed.some(({ access }) => groupsNamedIn(access).length > 0));
      return installingReceiver({
        ...{ credentials, installations, scopes, logger, log },
        clientOptions: this.#clientOptions(),
      });
    }
    if (credentials.mode !== "socket")
      return new HTTPReceiver({ signingSecret: credentials.signingSecret, port: credentials.port, logger });
    return new SocketModeReceiver({
      appToken: credentials.appToken,
      // The SDK's own reconnection ends the process where Slack is down, and does not end when it is told to.
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: this.#clientOptions() },
      logger,
    });
  }

  /** Takes requests; gives the port. */
  async #listen(receiver: HTTPReceiver): Promise<number | null> {
    const { credentials } = this.#options;
    if (credentials.mode === "socket") return null;
    const { port, host } = credentials;
    const server = await receiver.start({ port, ...(host !== undefined && { host }) }).catch((error) => {
      throw new DatelineError(
        "slack-no-port",
        `Port ${port} cannot be listened at (${error.code}): end what uses it, or set another one as “port” of “slack” in dateline.config.yaml.`,
        { cause: error },
      );
    });
    // Told to stop while it began: what has opened is closed again.
    if (this.#stopping.signal.aborted) await receiver.stop();
    const address = server.address();
    return address !== null && typeof address === "object" ? address.port : null;
  }

  /** Connects, and connects again whenever the connection ends, until `stop`. */
  async #keepConnected({ client }: SocketModeReceiver): Promise<void> {
    const { log } = this.#options;
    const connect = () =>
      this.#persist(SOCKET_MODE, async () => {
        const connected = await client.start();
        // Told to stop while it connected: what has opened is closed again.
        if (this.#stopping.signal.aborted) await client.disconnect();
        return connected;
      });
    client.on("disconnected", () => {
      if (this.#stopping.signal.aborted || connecting) return;
      log.info({}, "the connection to Slack ended; connecting again");
      void reconnect();
    });
    let connecting = true;
    const reconnect = async (): Promise<void> => {
      connecting = true;
      try {
        if ((await connect()) !== null) log.info({}, "connected to Slack again");
      } catch (error) {
        log.error({ err: error }, "Slack no longer lets me connect");
        this.#lose(error instanceof Error ? error : new Error(String(error)));
      }
      connecting = false;
    };
    await connect();
    connecting = false;
  }

  /** Tries until it works; null where `stop` came first. Throws where no waiting helps. */
  #persist<T>(what: string, call: () => Promise<T>): Promise<T | null> {
    const { log, timer } = this.#options;
    return persist(what, call, { log, timer, until: this.#stopping.signal });
  }
}
