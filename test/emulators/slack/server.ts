import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Core } from "./core.js";
import type { Fault } from "./faults.js";
import { isRecord, type JsonObject, parseJson } from "./json.js";
import { argsOf, callApi, teamOf, tokenOf } from "./web-api/dispatch.js";

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the log. */
  readonly outcome: string;
}

const json = { "Content-Type": "application/json; charset=utf-8" };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The HTTP server behind everything, on 127.0.0.1 and nowhere else. */
export class SlackServer {
  readonly #server: Server;
  #port = 0;

  constructor(private readonly core: () => Core) {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // An emulator that breaks must be seen to: not an answer of Slack's.
        this.core().records.reject("emulator", "defect", [String(error)], {});
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    // A client must not find its kept connection closed in the moment in which it uses it.
    this.#server.keepAliveTimeout = 120_000;
    this.#server.on("upgrade", (request, socket, head) => this.core().sockets.upgrade(request, socket, head));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens; a second time, on the port of the first. */
  async listen(port = this.#port): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    const address = this.#server.address();
    if (typeof address === "object" && address) this.#port = address.port;
  }

  /** Ends the server with every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.core().sockets.cut();
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    let body: string;
    try {
      body = await bodyOf(request);
    } catch {
      // The app went away in the middle of its request.
      response.destroy();
      return;
    }
    if (url.pathname.startsWith("/api/")) this.#api(url, request, response, body);
    else if (url.pathname.startsWith("/response/")) this.#responseUrl(url, request, response, body);
    else if (url.pathname === "/oauth/v2/authorize") this.#authorize(url, response);
    else {
      this.core().records.request({ method: url.pathname, args: {}, outcome: "404" });
      response.writeHead(404).end();
    }
  }

  #api(url: URL, request: IncomingMessage, response: ServerResponse, body: string): void {
    const core = this.core();
    const method = url.pathname.slice("/api/".length);
    const given = argsOf(request.headers["content-type"] ?? "", url.search.slice(1), body);
    const authorization = request.headers.authorization;
    const { token: _, ...args } = given ?? {};
    const call = { method, authorization, args: given ?? {} };
    const token = tokenOf(call);
    const team = teamOf(core, call)?.id;
    const record = { ...(token ? { token: token.slice(-6) } : {}), ...(team ? { team } : {}), method, args };
    this.#answer(response, record, () => {
      if (!given)
        return {
          status: 200,
          headers: json,
          body: '{"ok":false,"error":"invalid_json"}',
          outcome: "invalid_json",
        };
      const answer = callApi(core, call);
      const ok = answer.body["ok"] === true;
      return {
        status: 200,
        headers: { ...json, ...answer.headers },
        body: JSON.stringify(answer.body),
        outcome: ok ? "ok" : String(answer.body["error"]),
      };
    });
  }

  #responseUrl(url: URL, request: IncomingMessage, response: ServerResponse, body: string): void {
    const parsed = parseJson(body);
    const args: JsonObject = { ...(isRecord(parsed) ? parsed : { body }), response_url: url.href };
    this.#answer(response, { method: "response_url", args }, () => {
      if (request.method !== "POST") return { status: 405, body: "", outcome: "405" };
      const answer = this.core().responseUrls.answer(url.pathname, body);
      return { ...answer, outcome: answer.status === 200 ? "ok" : answer.body };
    });
  }

  #authorize(url: URL, response: ServerResponse): void {
    const args = Object.fromEntries(url.searchParams);
    this.#answer(response, { method: "oauth/v2/authorize", args }, () => {
      const result = this.core().oauth.authorize(url.searchParams);
      return "location" in result
        ? { status: 302, headers: { Location: result.location }, body: "", outcome: "ok" }
        : { status: 400, body: result.error, outcome: result.error };
    });
  }

  /** Logs a request, and answers it unless a scripted fault is in the way. */
  #answer(
    response: ServerResponse,
    logged: { method: string; args: JsonObject; token?: string; team?: string },
    handle: () => Reply,
  ): void {
    const core = this.core();
    const record = core.records.request(logged);
    const scripted = core.faults.take(logged.method, logged.args);
    if (scripted?.after === "before") {
      record.outcome = "lost";
      this.#fail(response, logged.method, scripted.fault);
    } else {
      const reply = handle();
      record.outcome = scripted ? "lost" : reply.outcome;
      if (scripted) this.#fail(response, logged.method, scripted.fault);
      else response.writeHead(reply.status, reply.headers).end(reply.body);
    }
    core.watch.touch();
  }

  #fail(response: ServerResponse, method: string, fault: Fault): void {
    if ("reset" in fault) response.socket?.destroy();
    else if ("status" in fault) {
      const headers = fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) };
      const limited = fault.status === 429;
      response
        .writeHead(fault.status, { ...json, ...headers })
        .end(limited ? '{"ok":false,"error":"ratelimited"}' : "");
    } else if ("error" in fault) {
      if (method === "response_url") response.writeHead(404).end(fault.error);
      else response.writeHead(200, json).end(JSON.stringify({ ok: false, error: fault.error }));
    }
    // What is left hangs: the connection stays open until one side gives up.
  }
}
