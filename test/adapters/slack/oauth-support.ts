import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSlackChannel } from "../../../src/adapters/slack/channel.js";
import type { SlackCredentials } from "../../../src/adapters/slack/credentials.js";
import { openStore } from "../../../src/adapters/store/open.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Orders } from "../../../src/core/channel/orders.js";
import { DatelineError } from "../../../src/core/errors.js";
import type { Channel, Clock, Store } from "../../../src/core/ports.js";
import { karvaniaDesk } from "../../core/support.js";
import { type LogLine, MemoryLog, QuickTimer } from "../support.js";

export const STATE_SECRET = "state-secret-of-the-tests";

/** The bot, reached by HTTP on 127.0.0.1. */
export interface Bot {
  readonly channel: Channel;
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly log: MemoryLog;
}

export interface BotSetup {
  readonly apiUrl: string;
  readonly credentials:
    | Omit<SlackCredentials & { mode: "oauth" }, "port">
    | Omit<SlackCredentials & { mode: "http" }, "port">;
  readonly clock: Clock;
  readonly store?: Store;
  readonly orders?: Orders;
}

/** Starts the bot with the Karvania desk on a port that is free. */
export async function startBot({ credentials, ...setup }: BotSetup): Promise<Bot> {
  const [timer, log] = [new QuickTimer(), new MemoryLog()];
  const channel = createSlackChannel({
    credentials: { ...credentials, host: "127.0.0.1", port: 0 },
    staffed: [{ desk: await karvaniaDesk({ clock: setup.clock }), access: OPEN_TO_ALL }],
    ...{ ...setup, timer, log },
  });
  await channel.start();
  return { channel, url: `http://127.0.0.1:${portOf(await log.line("Slack is open"))}`, log };
}

/** Where the bot says that it listens. */
export function portOf({ fields }: LogLine): number {
  if ("port" in fields && typeof fields.port === "number") return fields.port;
  throw new Error(`The bot does not say where it listens: ${JSON.stringify(fields)}`);
}

/** A folder for state that is looked into. */
export class StateFolder {
  readonly #parent: string;
  /** Of the folder itself, which is there when there is something in it. */
  readonly path: string;
  readonly #opened: Store[] = [];

  private constructor(parent: string) {
    this.#parent = parent;
    this.path = join(parent, "state");
  }

  static async make(): Promise<StateFolder> {
    return new StateFolder(await mkdtemp(join(tmpdir(), "dateline-oauth-")));
  }

  /** A store on it, as a new process would open it. */
  async open(): Promise<Store> {
    const store = await openStore({ stateFolder: this.path, databaseUrl: null, clock: Date });
    this.#opened.push(store);
    return store;
  }

  /** All installations that are kept, as text. */
  async text(): Promise<string> {
    const store = await this.open();
    const kept = await store.list("slack-installations");
    await store.close();
    return kept.map((one) => JSON.stringify(one)).join("");
  }

  async remove(): Promise<void> {
    await Promise.all(this.#opened.map((store) => store.close()));
    await rm(this.#parent, { recursive: true });
  }
}

/** A store that can be broken. */
export class FragileStore implements Store {
  broken = false;
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }
  get = async (...asked: Parameters<Store["get"]>) => this.#whole().get(...asked);
  set = async (...asked: Parameters<Store["set"]>) => this.#whole().set(...asked);
  delete = async (...asked: Parameters<Store["delete"]>) => this.#whole().delete(...asked);
  add = async (...asked: Parameters<Store["add"]>) => this.#whole().add(...asked);
  replace = async (...asked: Parameters<Store["replace"]>) => this.#whole().replace(...asked);
  list = async (...asked: Parameters<Store["list"]>) => this.#whole().list(...asked);
  addArticle = async (...asked: Parameters<Store["addArticle"]>) => this.#whole().addArticle(...asked);
  addArticles = async (...asked: Parameters<Store["addArticles"]>) => this.#whole().addArticles(...asked);
  articles = (...asked: Parameters<Store["articles"]>) => this.#whole().articles(...asked);
  close = () => this.#store.close();

  #whole(): Store {
    if (this.broken) throw new DatelineError("store-not-writable", "Nothing can be kept in /secret/folder.");
    return this.#store;
  }
}

/** A page, as somebody sees it. */
export interface Page {
  readonly status: number;
  readonly text: string;
}

/** Somebody's browser: it keeps the cookie of the bot. */
export class Browser {
  cookie = "";

  /** Opens the bot's installation; gives the address at Slack to which it is sent. */
  async begin({ url }: Pick<Bot, "url">): Promise<string> {
    const response = await fetch(`${url}/slack/install`, { redirect: "manual" });
    await response.text();
    this.cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return response.headers.get("location") ?? "";
  }

  /** Opens Slack's page, whose visitor says yes or no at once; gives the address to which it sends back. */
  async consent(authorize: string): Promise<string> {
    const response = await fetch(authorize, { redirect: "manual" });
    await response.text();
    return response.headers.get("location") ?? "";
  }

  /** Opens what Slack sent back to. */
  async end(back: string): Promise<Page> {
    const response = await fetch(back, { headers: { cookie: this.cookie }, redirect: "manual" });
    return { status: response.status, text: await response.text() };
  }

  /** All of it. */
  async install(bot: Pick<Bot, "url">): Promise<Page> {
    return this.end(await this.consent(await this.begin(bot)));
  }
}

/** Sends what Slack might, signed; an object as JSON, parameters as a form. */
export async function sendSigned(
  { url }: Pick<Bot, "url">,
  signingSecret: string,
  content: object | URLSearchParams,
): Promise<number> {
  const isForm = content instanceof URLSearchParams;
  const body = isForm ? content.toString() : JSON.stringify(content);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hash = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const response = await fetch(`${url}/slack/events`, {
    method: "POST",
    headers: {
      "Content-Type": isForm ? "application/x-www-form-urlencoded" : "application/json",
      "X-Slack-Request-Timestamp": timestamp,
      "X-Slack-Signature": `v0=${hash}`,
    },
    body,
  });
  await response.text();
  return response.status;
}
