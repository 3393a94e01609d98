import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Article } from "../../../core/article.js";
import { DatelineError } from "../../../core/errors.js";
import type { Arriving } from "../../../core/keeping/article-book.js";
import type { Inbox } from "../../../core/keeping/inbox.js";
import type { Clock, Log } from "../../../core/ports.js";
import { MAX_BODY } from "../wires/body.js";
import { type Pushed, readPushed } from "./pushed.js";

/** A desk that articles are pushed to. */
export interface PushedDesk {
  /** Its slash command. */
  readonly command: string;
  /** Resolves when the article is kept and shown; see `ArticleBook.take`. */
  take(article: Article, arriving: Arriving): Promise<"taken" | "known">;
  readonly inbox: Pick<Inbox, "note">;
}

export interface PushDoorOptions {
  readonly token: string;
  readonly port: number;
  /** "127.0.0.1" where a proxy stands before it; all addresses, if left out. */
  readonly host?: string;
  readonly desks: readonly PushedDesk[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds in which a request has to be here, as a whole. */
const LONGEST_REQUEST = 60_000;
const FROM = "pushed";

/** What is said to whoever pushes. */
interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Takes articles from systems that push: `POST /articles/COMMAND` with `Authorization: Bearer TOKEN`. It answers when
 * they are kept, so that what it said "taken" to survives a crash: 200 with how many were `taken` and `known`, 422
 * where all were rejected, 503 where they are to be sent again.
 */
export class PushDoor {
  readonly #options: PushDoorOptions;
  readonly #token: Buffer;
  #server: Server | null = null;
  /** What is being answered. */
  readonly #open = new Map<IncomingMessage, Promise<void>>();

  constructor(options: PushDoorOptions) {
    this.#options = options;
    this.#token = digestOf(options.token);
  }

  /** Resolves with the port, which is a free one where it was 0. */
  async open(): Promise<number> {
    const { log, port, host } = this.#options;
    const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
      const handled = this.#handle(request, response)
        .catch((error: unknown) => {
          log.warn({ err: error }, "something pushed could not be read");
          response.destroy();
        })
        .finally(() => this.#open.delete(request));
      this.#open.set(request, handled);
    });
    server.requestTimeout = LONGEST_REQUEST;
    server.headersTimeout = LONGEST_REQUEST / 4;
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => reject(portProblem(port, error)));
      server.listen(port, host, resolve);
    });
    this.#server = server;
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  }

  /** What is here as a whole is taken in, and its sender told; what is still on its way is cut off. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Of a server that closes, Node ends no connection any more that is too slow: each would keep it open for ever.
    for (const request of this.#open.keys()) if (!request.complete) request.destroy();
    await Promise.all(this.#open.values());
    server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body, headers = {} } = await this.#answer(request);
    const text = `${JSON.stringify(body)}\n`;
    // Of what was refused unread, the rest is not waited for.
    const connection = request.complete ? {} : { Connection: "close" };
    response.writeHead(status, {
      ...{ "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) },
      ...connection,
      ...headers,
    });
    const told = new Promise((resolve) => response.once("close", resolve));
    response.end(text);
    await told;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    if (!this.#isAllowed(request))
      return refusal(401, "bad-token", "Send the token as: Authorization: Bearer TOKEN", {
        "WWW-Authenticate": "Bearer",
      });
    const path = (request.url ?? "").replace(/\?.*$/s, "");
    const desk = this.#options.desks.find(({ command }) => path === `/articles/${command}`);
    if (desk === undefined)
      return refusal(404, "no-such-desk", "Push to /articles/ and a desk's slash command.");
    if (request.method !== "POST")
      return refusal(405, "bad-method", "Articles come with POST.", { Allow: "POST" });
    if (!/^(?:identity)?$/i.test(request.headers["content-encoding"]?.trim() ?? ""))
      return refusal(415, "bad-encoding", "Push it as it is, without Content-Encoding.", {
        "Accept-Encoding": "identity",
      });
    const body = await bodyOf(request);
    if (body === null)
      return refusal(413, "too-large", "A request may have 20 MB: push fewer articles at a time.");
    const read = readPushed(body, charsetOf(request));
    if ("code" in read) return refusal(422, read.code, read.reason);
    return this.#take(desk, read);
  }

  async #take(desk: PushedDesk, pushed: readonly Pushed[]): Promise<Answer> {
    const counts = { taken: 0, known: 0 };
    const rejected: { readonly id: string | null; readonly code: string; readonly reason: string }[] = [];
    for (const { article, flaw, id } of pushed) {
      if (flaw !== undefined) rejected.push({ id, code: flaw.code, reason: flaw.reason });
      if (article === undefined) {
        this.#note(desk, { id, url: null }, "rejected", flaw ?? null);
        continue;
      }
      try {
        const outcome = await desk.take(article, { announced: true, origin: null });
        counts[outcome]++;
        this.#note(desk, { id: article.id, url: article.url ?? null }, outcome, flaw ?? null);
      } catch (error) {
        if (!(error instanceof DatelineError)) throw error;
        if (error.code.startsWith("store-"))
          return refusal(503, error.code, "What was pushed is not kept yet: send it again.", {
            "Retry-After": "30",
          });
        rejected.push({ id: article.id, code: error.code, reason: error.message });
        const { code, message: reason } = error;
        this.#note(desk, { id: article.id, url: article.url ?? null }, "rejected", { code, reason });
      }
    }
    this.#options.log.info({ desk: desk.command, ...counts, rejected: rejected.length }, "pushed");
    const isNothing = counts.taken + counts.known === 0 && rejected.length > 0;
    return { status: isNothing ? 422 : 200, body: { ...counts, rejected } };
  }

  #note(
    { command, inbox }: PushedDesk,
    about: { readonly id: string | null; readonly url: string | null },
    outcome: "taken" | "known" | "rejected",
    flaw: { readonly code: string; readonly reason: string } | null,
  ): void {
    const { code = null, reason = null } = flaw ?? {};
    void inbox.note(command, { ...about, outcome, code, reason, from: FROM, at: this.#options.clock.now() });
  }

  #isAllowed({ headers: { authorization = "" } }: IncomingMessage): boolean {
    const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? "";
    // Digests have one length, so that the time of comparing tells nothing.
    return timingSafeEqual(digestOf(token), this.#token);
  }
}

function refusal(
  status: number,
  code: string,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body: { error: code, reason }, headers };
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Null where it is too long. What is not much too long is read to its end and dropped: whoever is cut off while sending
 * does not hear why.
 */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > 2 * MAX_BODY) return null;
  const parts: Buffer[] = [];
  let length = 0;
  // Left early, a `for await` would end the connection, and nobody could be told.
  return new Promise((resolve, reject) => {
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= MAX_BODY) parts.push(part);
      else parts.length = 0;
      if (length > 2 * MAX_BODY) request.destroy();
    });
    request.once("end", () => resolve(length > MAX_BODY ? null : Buffer.concat(parts)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The connection ended before the request did.")));
  });
}

function charsetOf({ headers }: IncomingMessage): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers["content-type"] ?? "")?.[1];
}

function portProblem(port: number, error: NodeJS.ErrnoException): DatelineError {
  return new DatelineError(
    "push-no-port",
    `Port ${port} cannot be listened at (${error.code}): end what uses it, or set another one as “port” of “push” in dateline.config.yaml.`,
    { cause: error },
  );
}
