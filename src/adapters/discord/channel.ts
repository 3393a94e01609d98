import {
  GatewayDispatchEvents,
  type GatewayInteractionCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  REST,
  type RESTGetCurrentApplicationResult,
  type RESTOptions,
  Routes,
} from "discord.js";
import { Answering } from "../../core/channel/answering.js";
import type { Orders } from "../../core/channel/orders.js";
import type { Poster } from "../../core/channel/poster.js";
import { PressBook } from "../../core/channel/press.js";
import { Reception, type StaffedDesk } from "../../core/channel/reception.js";
import { DatelineError } from "../../core/errors.js";
import type { Channel, Clock, Log, Timer } from "../../core/ports.js";
import { Autocomplete } from "./autocomplete.js";
import { longestPress } from "./buttons.js";
import { discordCapacity } from "./capacity.js";
import { definitionsFor } from "./commands/definitions.js";
import { register, withdrawElsewhere } from "./commands/registration.js";
import { Connection, type ConnectionOptions, type Ready, tokenProblem } from "./connection.js";
import { DirectRoles } from "./direct-roles.js";
import { discordCarrier, failureOf, LIMITED, loggable } from "./failures.js";
import { HttpDoor, type HttpOptions } from "./http.js";
import { Interactions } from "./interactions.js";
import { Mentions } from "./mentions.js";
import { inviteUrl } from "./permissions.js";
import { DiscordPoster } from "./poster.js";
import { Posting, type Rests } from "./posting.js";
import { ClientSurroundings } from "./surroundings.js";

export interface DiscordOptions {
  readonly token: string;
  readonly staffed: readonly StaffedDesk[];
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** What is asked for later; without it there are neither digests nor watches. */
  readonly orders?: Orders;
  /** Another address of the API, for tests: "http://127.0.0.1:…/api". */
  readonly apiUrl?: string;
  /** The server that gets the commands; all servers, if left out. */
  readonly guild?: string;
  /** Takes interactions by HTTP: its address has to be set in the developer portal. */
  readonly http?: HttpOptions;
  /** Whether to connect to the gateway, without which mentions and direct messages are not heard; true by default. */
  readonly gateway?: boolean;
  /** Paces new sessions instead of the SDK, which leaves five seconds between two. */
  readonly pace?: ConnectionOptions["pace"];
}

/** Milliseconds between attempts to reach Discord; the longest is tried for ever. */
const BACK_OFF = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;
/** Milliseconds that are waited for the connection to end. */
const GOODBYE = 500;
/** Milliseconds for one call of Discord's API. */
const CALL_TIMEOUT = 5_000;
/** Tries after a first one that failed, at once; `deliver` makes more, after a pause. */
const RETRIES = 2;
/** Of an acknowledgement, which Discord takes for three seconds: two tries fit into them. */
const CALLBACK_LIMITS = { timeout: 1_200, retries: 1 };
/** Milliseconds for which a rate limit is waited out: nobody waits longer for an answer. */
const LONGEST_LIMIT = 30_000;

/** Whom the commands are registered for. */
type Registrant = Pick<Ready, "application" | "guilds">;

/** Discord: slash commands with completion, a message menu, buttons, mentions and direct messages, by discord.js. */
export function createDiscordChannel(options: DiscordOptions): Channel {
  return new DiscordChannel(options);
}

class DiscordChannel implements Channel {
  readonly name = "discord";
  readonly #options: DiscordOptions;
  readonly #rest: REST;
  readonly #answering: Answering;
  readonly #interactions: Interactions;
  readonly #mentions: Mentions;
  readonly #roles: DirectRoles;
  readonly #door: HttpDoor | null;
  readonly #stopping = new AbortController();
  readonly lost: Promise<Error>;
  readonly poster: Poster;
  #lose: (reason: Error) => void = () => undefined;
  #connection: Connection | null = null;

  constructor(options: DiscordOptions) {
    this.#options = options;
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
    const { token, staffed, clock, timer, log, apiUrl, http, orders } = options;
    // All that is written may be written twice without being seen twice, so the SDK's tries after a failure are safe.
    const restOptions: Partial<RESTOptions> = {
      ...(apiUrl !== undefined && { api: apiUrl }),
      timeout: CALL_TIMEOUT,
      retries: RETRIES,
      rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_LIMIT,
    };
    this.#rest = new REST(restOptions).setToken(token);
    // Answers to interactions are not bound by the bot's global rate limit: …/topics/rate-limits#global-rate-limit
    const uncounted = { ...restOptions, globalRequestsPerSecond: Number.POSITIVE_INFINITY };
    const rests: Rests = {
      bot: this.#rest,
      callbacks: new REST({ ...uncounted, ...CALLBACK_LIMITS }),
      interactions: new REST(uncounted),
    };
    const reception = new Reception(staffed, discordCapacity, orders);
    const answering = new Answering({
      reception,
      carrier: discordCarrier,
      platform: "discord",
      clock,
      timer,
      log,
      loggable,
      ...(orders !== undefined && { orders }),
    });
    this.#answering = answering;
    const presses = new PressBook(longestPress, clock);
    const posting = new Posting(rests, (press) => presses.write(press));
    this.poster = new DiscordPoster(posting, this.#rest);
    const wanted = staffed.flatMap(({ access }) => [...(access.groups ?? []), ...access.administrators]);
    const roles = new DirectRoles({ rest: this.#rest, clock, log, wanted });
    this.#roles = roles;
    const autocomplete = new Autocomplete({ reception, rests, roles, work: answering.work, log });
    this.#interactions = new Interactions({ answering, autocomplete, posting, presses, rests, roles });
    this.#mentions = new Mentions({ answering, reception, posting, roles });
    this.#door =
      http === undefined
        ? null
        : new HttpDoor(http, clock, log, (one) => this.#take(one.id, () => this.#interactions.receive(one)));
  }

  async start(): Promise<void> {
    const { gateway = true, log } = this.#options;
    await this.#door?.open();
    const registrant = await this.#persist(() => (gateway ? this.#connect() : this.#askWhoIAm()));
    if (registrant === null) return;
    const invite = inviteUrl(registrant.application);
    log.info({ guilds: registrant.guilds.length, gateway, invite }, "Discord is open");
    const registered = await this.#register(registrant);
    if (!registered) void this.#registerLater(registrant);
  }

  async stop(): Promise<void> {
    const { log, timer } = this.#options;
    this.#stopping.abort();
    // Answers go another way than what comes in by it.
    const shut = this.#door?.close();
    const left = await this.#answering.stop();
    if (left > 0) log.warn({ left }, "stopped with questions unanswered");
    const closed = Promise.all([this.#connection?.close(), shut]).catch((error: unknown) =>
      log.warn(loggable(error), "the connection to Discord did not end well"),
    );
    await Promise.race([closed, timer.wait(GOODBYE)]);
  }

  async #connect(): Promise<Ready> {
    const { token, apiUrl, log, pace } = this.#options;
    // A client that has failed is not used again: the SDK does not quite forget what it was.
    this.#connection = new Connection({
      ...{ token, api: apiUrl ?? null, log },
      ...(pace !== undefined && { pace }),
      listen: (client) => this.#listen(client),
      lost: (reason) => this.#lose(reason),
    });
    return this.#connection.open();
  }

  #listen(client: Ready["client"]): void {
    const surroundings = new ClientSurroundings(client, this.#rest);
    this.#roles.use(client);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: GatewayInteractionCreateDispatchData) =>
      this.#take(data.id, () => this.#interactions.receive(data)),
    );
    client.ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) =>
      this.#take(data.id, () => {
        const bot = client.user?.id;
        if (bot !== undefined) this.#mentions.receive(data, { bot, surroundings });
      }),
    );
  }

  /** Nothing that comes in, in whatever form, ends the process. */
  #take(request: string, receive: () => void): void {
    if (this.#stopping.signal.aborted) return;
    try {
      receive();
    } catch (error) {
      this.#options.log.error({ request, ...loggable(error) }, "something came in that could not be read");
    }
  }

  async #askWhoIAm(): Promise<Registrant> {
    const application = (await this.#rest.get(
      Routes.currentApplication(),
    )) as RESTGetCurrentApplicationResult;
    return { application: application.id, guilds: [] };
  }

  /** Tries until it works; null where `stop` came first. Throws where no waiting helps. */
  async #persist<T>(attempt: () => Promise<T>): Promise<T | null> {
    const { log, timer } = this.#options;
    const { signal } = this.#stopping;
    const stopped = new Promise<null>((resolve) => {
      signal.addEventListener("abort", () => resolve(null), { once: true });
    });
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        return await Promise.race([attempt(), stopped]);
      } catch (error) {
        const hopeless = error instanceof DatelineError ? error : tokenProblem(error);
        if (hopeless !== null) throw hopeless;
        log.warn({ failure: failureOf(error), tries }, "Discord cannot be reached; trying again");
        await timer.wait(pauseAfter(tries), signal);
      }
    }
    return null;
  }

  /** Whether nothing is left to be done, or nothing that waiting would mend. */
  async #register({ application, guilds }: Registrant): Promise<boolean> {
    const { staffed, guild = null, log } = this.#options;
    const profiles = staffed.map(({ desk }) => desk.profile);
    const definitions = definitionsFor(profiles, guild === null ? "global" : "guild");
    const stopped = this.#stopping.signal;
    const registering = { rest: this.#rest, application, guild, guilds, stopped, log };
    try {
      await register(definitions, registering);
      // There may be many servers: nobody waits for that.
      void withdrawElsewhere(registering);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      log.error({ failure, invite: inviteUrl(application) }, "the commands could not be registered");
      return failure.kind === "refused" && failure.code !== LIMITED;
    }
  }

  /** People can mention the bot meanwhile. */
  async #registerLater(registrant: Registrant): Promise<void> {
    const { timer } = this.#options;
    const { signal } = this.#stopping;
    for (let tries = 0; !signal.aborted; tries++) {
      await timer.wait(pauseAfter(tries), signal);
      if (signal.aborted || (await this.#register(registrant))) return;
    }
  }
}

function pauseAfter(tries: number): number {
  return BACK_OFF[Math.min(tries, BACK_OFF.length - 1)] ?? 60_000;
}
