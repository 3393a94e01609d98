import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buildConnector } from "undici";
import { onTestFinished } from "vitest";
import { PUBLIC_ONLY } from "../../../../src/adapters/sources/wires/addresses.js";
import type { FetchTools } from "../../../../src/adapters/sources/wires/connect.js";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Time that passes when a test says so. */
export class ManualTimer {
  readonly waits: { readonly milliseconds: number; end(): void }[] = [];

  wait(milliseconds: number, until?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (until?.aborted) return resolve();
      const one = { milliseconds, end: () => resolve() };
      this.waits.push(one);
      until?.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  /** Ends the waits of this length that have begun. */
  pass(milliseconds: number): void {
    for (const one of this.waits.filter((wait) => wait.milliseconds === milliseconds)) one.end();
  }
}

export interface LocalWeb {
  readonly tools: FetchTools & { timer: ManualTimer };
  /** The addresses that a connection was asked for, in order. */
  readonly connected: string[];
  readonly port: number;
  /** Resolves when the first request has arrived. */
  readonly arrived: Promise<void>;
  /** The requests that arrived: host, path and headers. */
  readonly requests: { readonly line: string; readonly headers: IncomingMessage["headers"] }[];
}

/**
 * The web as one server on 127.0.0.1: every name has the public address 198.41.0.4, or what `names` says, and every
 * connection, to whatever address, arrives at the server, so that nothing leaves this machine.
 */
export async function localWeb(
  handler: Handler,
  names: Readonly<Record<string, readonly string[] | (() => readonly string[])>> = {},
): Promise<LocalWeb> {
  const requests: LocalWeb["requests"] = [];
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const server = createServer((request, response) => {
    response.on("error", () => undefined);
    requests.push({ line: `${request.headers.host}${request.url}`, headers: request.headers });
    arrive();
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const connected: string[] = [];
  const connect = buildConnector({ timeout: 0 });
  const tools = {
    resolve: async (host: string) => {
      const found = names[host] ?? ["198.41.0.4"];
      return typeof found === "function" ? found() : found;
    },
    connectorFor:
      (addresses: readonly string[]): buildConnector.connector =>
      (options, callback) => {
        connected.push(...addresses);
        connect({ ...options, protocol: "http:", hostname: "127.0.0.1", port: String(port) }, callback);
      },
    timer: new ManualTimer(),
    allow: PUBLIC_ONLY,
  };
  return { tools, connected, requests, port, arrived };
}

/** A handler that answers paths by a table of bodies or handlers, and 404 otherwise. */
export function pages(table: Readonly<Record<string, string | Buffer | Handler>>): Handler {
  return (request, response) => {
    const found = table[request.url ?? ""];
    if (typeof found === "function") return found(request, response);
    if (found === undefined) response.writeHead(404);
    response.end(found);
  };
}

/** Answers with a redirect. */
export function redirect(location: string, status = 302): Handler {
  return (_, response) => response.writeHead(status, { location }).end("moved");
}
