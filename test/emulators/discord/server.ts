import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { NOTHING_SENT, type RequestBody, readBody } from "./body.js";
import type { Emulator } from "./emulator.js";
import { plainRefusal, Refusal } from "./errors.js";
import type { FaultAnswer } from "./faults.js";
import { isJson } from "./json.js";
import type { RequestRecord } from "./records.js";
import type { Reply, Route, Router } from "./router.js";

const PREFIX = "/api/v10";

/** The HTTP side: one port for REST and gateway, that can go down and come back. */
export class HttpServer {
  readonly #emulator: Emulator;
  readonly #router: Router;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port: number;

  constructor(emulator: Emulator, router: Router, port: number) {
    this.#emulator = emulator;
    this.#router = router;
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens; on the port that it had before, if it had one. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    server.on("upgrade", (request, socket, head) => this.#emulator.gateway.upgrade(request, socket, head));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Stops listening and cuts all connections. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const steps = url.pathname.split("/").slice(1).map(decode);
    if (steps[0] === "attachments") return this.#sendFile(response, steps[1] ?? "");
    const inApi = url.pathname.startsWith(`${PREFIX}/`);
    const inner = inApi ? steps.slice(2) : steps;
    const path = `/${inner.join("/")}`;
    const found = inApi ? this.#router.find(method, inner) : undefined;
    const route = found === undefined || found === "wrong method" ? undefined : found.route;
    let body: RequestBody = NOTHING_SENT;
    let broken: Refusal | undefined;
    try {
      body = await readBody(request);
    } catch (error) {
      if (!(error instanceof Refusal)) return void response.socket?.destroy();
      broken = error;
    }
    const record: RequestRecord = {
      method,
      route: route?.template ?? path,
      path,
      query: Object.fromEntries(url.searchParams),
      body: body.json,
      at: this.#emulator.clock.now(),
      status: undefined,
    };
    this.#emulator.records.request(record);
    const finish = (status: number, answer: unknown, headers: Record<string, string>, scripted = false) => {
      record.status = status;
      if (status >= 400 && isJson(answer))
        this.#emulator.records.rejection(
          { method, route: record.route, path, status, body: body.json, scripted },
          answer,
        );
      write(response, status, answer, { ...this.#limits(record.route), ...headers });
      this.#emulator.changes.notify();
    };
    const fault = (when: "before" | "after"): boolean => {
      const entry = this.#emulator.faults.take(method, inner, when);
      if (entry === undefined) return false;
      const answer: FaultAnswer | undefined = this.#emulator.faults.carryOut(entry, response);
      if (answer !== undefined) finish(answer.status, answer.body, answer.headers, true);
      else this.#emulator.changes.notify();
      return true;
    };
    if (fault("before")) return;
    try {
      if (found === undefined) throw plainRefusal(404, "Not Found");
      if (found === "wrong method") throw plainRefusal(405, "Method Not Allowed");
      this.#authorize(found.route, request);
      if (broken !== undefined) throw broken;
      const checkSpec = () => this.#checkRequest(found.route, body);
      const call = { method, path, params: found.params, query: url.searchParams, body, checkSpec };
      const reply = await found.route.handle(call);
      this.#checkReply(found.route, reply);
      if (fault("after")) return;
      finish(reply.status, reply.body, {});
    } catch (error) {
      if (error instanceof Refusal) {
        if (!fault("after")) finish(error.status, error.body, error.headers);
        return;
      }
      this.#emulator.records.defects.push(String(error instanceof Error ? error.stack : error));
      finish(500, { message: "500: Internal Server Error", code: 0 }, {});
    }
  }

  #authorize(route: Route, request: IncomingMessage): void {
    if (route.open) return;
    if (request.headers.authorization !== `Bot ${this.#emulator.token}`)
      throw plainRefusal(401, "Unauthorized");
  }

  #checkRequest({ method, spec }: Route, body: RequestBody): void {
    if (spec !== undefined) this.#emulator.spec?.checkRequest(method, spec, body.json ?? {});
  }

  #checkReply(route: Route, reply: Reply): void {
    if (route.spec === undefined || reply.body === undefined) return;
    const problem = this.#emulator.spec?.replyProblem(route.method, route.spec, reply.status, reply.body);
    if (problem !== undefined) this.#emulator.records.defects.push(problem);
  }

  /** Generous, so that a bot which heeds them never has to wait; `fail` scripts the others. */
  #limits(route: string): Record<string, string> {
    return {
      "X-RateLimit-Limit": "1000",
      "X-RateLimit-Remaining": "999",
      "X-RateLimit-Reset": String(this.#emulator.clock.now() / 1000 + 1),
      "X-RateLimit-Reset-After": "1",
      "X-RateLimit-Bucket": bucketOf(route),
    };
  }

  #sendFile(response: ServerResponse, id: string): void {
    const file = this.#emulator.messages.file(id);
    response.writeHead(file === undefined ? 404 : 200, { "Content-Type": file?.type ?? "text/plain" });
    response.end(file?.bytes);
  }
}

function write(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): void {
  if (body === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(text)),
  });
  response.end(text);
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** A name for the bucket of a route, of 32 hexadecimal digits as Discord's are. */
function bucketOf(route: string): string {
  return createHash("md5").update(route).digest("hex");
}
