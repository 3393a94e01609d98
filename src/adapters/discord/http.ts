import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type APIInteraction, InteractionResponseType, InteractionType } from "discord.js";
import { DatelineError } from "../../core/errors.js";
import type { Clock, Log } from "../../core/ports.js";

export interface HttpOptions {
  /** As the developer portal shows it: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly port: number;
  /** "127.0.0.1" where a proxy stands before it; all addresses, if left out. */
  readonly host?: string;
  /** Told the port, which is a free one where it was 0. */
  readonly listening?: (port: number) => void;
}

/** Larger than any interaction. */
const LONGEST_BODY = 1024 * 1024;
/** Milliseconds in which a request has to be here: Discord itself waits three seconds for the answer. */
const LONGEST_REQUEST = 10_000;
/** Seconds by which a request may be old: later, somebody plays it again. */
const LONGEST_AGE = 5 * 60;

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** Takes interactions that Discord sends by HTTP; the answers go by its API, as they do for the gateway. */
export class HttpDoor {
  readonly #options: HttpOptions;
  readonly #key: KeyObject;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #receive: (interaction: APIInteraction) => void;
  #server: Server | null = null;

  constructor(options: HttpOptions, clock: Clock, log: Log, receive: (interaction: APIInteraction) => void) {
    this.#options = options;
    this.#key = keyOf(options.publicKey);
    this.#clock = clock;
    this.#log = log;
    this.#receive = receive;
  }

  async open(): Promise<void> {
    const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        this.#log.warn({ err: error }, "a request could not be read");
        response.destroy();
      });
    });
    server.requestTimeout = LONGEST_REQUEST;
    server.headersTimeout = LONGEST_REQUEST;
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => reject(portProblem(this.#options.port, error)));
      server.listen(this.#options.port, this.#options.host, resolve);
    });
    this.#server = server;
    const address = server.address();
    if (typeof address === "object" && address !== null) this.#options.listening?.(address.port);
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  /** For a server of one's own. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.#answer(request);
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(text) });
    response.end(text);
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== "POST") return { status: 405 };
    const body = await bodyOf(request);
    if (body === null) return { status: 413 };
    if (!this.#isSigned(request, body)) return { status: 401, body: { error: "invalid request signature" } };
    const interaction = interactionIn(body);
    if (interaction === null) return { status: 400 };
    if (interaction.type === InteractionType.Ping)
      return { status: 200, body: { type: InteractionResponseType.Pong } };
    this.#receive(interaction);
    // The callback comes by the API.
    return { status: 202 };
  }

  /** Discord signs the time with the body; both are checked before anything is read of them. */
  #isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
    const signature = headers["x-signature-ed25519"];
    const timestamp = headers["x-signature-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string") return false;
    if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
    const age = this.#clock.now() / 1000 - Number(timestamp);
    if (Math.abs(age) > LONGEST_AGE) return false;
    return verify(
      null,
      Buffer.concat([Buffer.from(timestamp), body]),
      this.#key,
      Buffer.from(signature, "hex"),
    );
  }
}

/** Throws where it is no key. */
function keyOf(hexadecimal: string): KeyObject {
  const x = Buffer.from(hexadecimal, "hex").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Null where it is too long: the rest is not waited for. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > LONGEST_BODY) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Signed by Discord, so in its form, as far as it is known here. */
function interactionIn(body: Buffer): APIInteraction | null {
  try {
    const read: unknown = JSON.parse(body.toString("utf8"));
    const known =
      typeof read === "object" && read !== null && "type" in read && "id" in read && "token" in read;
    return known ? (read as APIInteraction) : null;
  } catch {
    return null;
  }
}

function portProblem(port: number, error: NodeJS.ErrnoException): DatelineError {
  return new DatelineError(
    "discord-no-port",
    `Port ${port} cannot be listened at (${error.code}): end what uses it, or set another one as “port” of “discord” in dateline.config.yaml.`,
    { cause: error },
  );
}
