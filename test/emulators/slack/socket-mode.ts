import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import type { Core } from "./core.js";
import type { Delivery } from "./delivery.js";
import { isRecord, parseJson } from "./json.js";

/** Why Slack ends a connection. */
export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

interface Link {
  readonly socket: WebSocket;
  /** Sent and not acknowledged, by envelope; a redelivery has the envelope of the first. */
  readonly waiting: Map<string, Delivery[]>;
  readonly seen: Set<string>;
  /** Slack sends nothing more over a connection that it has asked the app to leave. */
  leaving: boolean;
  /** The ping after the hello was answered, and so the hello was read: Bolt breaks if stopped before. */
  ready: boolean;
}

const pingEveryMs = 10_000;
/** By real time, as the pings. */
const closeWithinMs = 250;
/** reference/methods/apps.connections.open: too_many_websockets. */
const maxLinks = 10;

/** Slack's side of Socket Mode. */
export class SocketMode {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #links = new Set<Link>();
  readonly #tickets = new Set<string>();
  #next = 0;
  // A client that was pinged once expects to be pinged again: these go by real time, whatever the clock.
  readonly #pings = setInterval(() => this.ping(), pingEveryMs).unref();

  constructor(private readonly core: () => Core) {}

  /** The URL that apps.connections.open hands out; undefined where there are too many connections. */
  newUrl(): string | undefined {
    if (this.#links.size >= maxLinks) return undefined;
    const { url, world, app } = this.core();
    const ticket = world.ids.next("ticket-").toLowerCase();
    this.#tickets.add(ticket);
    return `${url().replace("http", "ws")}/link/?ticket=${ticket}&app_id=${app.id}`;
  }

  /** The connections that the app has taken up. */
  get count(): number {
    let ready = 0;
    for (const link of this.#links) if (link.ready) ready += 1;
    return ready;
  }

  /** Whether there are so many connections, and none half open. */
  settledAt(count: number): boolean {
    return this.#links.size === count && this.count === count;
  }

  /** A connection with a ticket; a ticket opens one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const ticket = searchParams.get("ticket") ?? "";
    if (pathname !== "/link/" || !this.#tickets.delete(ticket)) {
      this.core().records.reject("socket_mode", "invalid_ticket", [], { ticket });
      socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", () =>
        socket.destroy(),
      );
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#open(ws));
  }

  /** Sends over one of the open connections, in turn; false where there is none. */
  send(delivery: Delivery): boolean {
    const links = [...this.#links].filter((link) => !link.leaving);
    const link = links[this.#next++ % Math.max(links.length, 1)];
    if (!link) return false;
    const { outgoing, sending } = delivery;
    const waiting = link.waiting.get(sending.envelopeId);
    if (waiting) waiting.push(delivery);
    else link.waiting.set(sending.envelopeId, [delivery]);
    link.seen.add(sending.envelopeId);
    link.socket.send(
      JSON.stringify({
        envelope_id: sending.envelopeId,
        type: outgoing.kind,
        payload: outgoing.payload,
        accepts_response_payload: outgoing.acceptsResponse,
        ...(outgoing.kind === "events_api"
          ? { retry_attempt: sending.retry?.num ?? 0, retry_reason: sending.retry?.reason ?? "" }
          : {}),
      }),
    );
    return true;
  }

  /** Asks the app to reconnect; the connection ends when the app leaves. */
  disconnect(reason: DisconnectReason): void {
    for (const link of this.#links) {
      // A warning comes some seconds ahead of the end; until then the connection serves.
      link.leaving = reason !== "warning";
      link.socket.send(
        JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-emulated" } }),
      );
    }
  }

  ping(): void {
    for (const link of this.#links) link.socket.ping("Ping from applink-emulated");
  }

  /** Cuts every connection, without a word. */
  cut(): void {
    for (const link of this.#links) link.socket.terminate();
  }

  /**
   * Ends for good, with a close frame for who is still there: a client that is closing and never hears the
   * other side keeps its process for half a minute. Who does not answer at once is cut.
   */
  async close(): Promise<void> {
    clearInterval(this.#pings);
    const closed = [...this.#links].map(
      ({ socket }) => new Promise<void>((resolve) => socket.once("close", () => resolve())),
    );
    for (const { socket } of this.#links) socket.close(1001);
    const deadline = setTimeout(() => this.cut(), closeWithinMs);
    await Promise.all(closed);
    clearTimeout(deadline);
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    const link: Link = { socket, waiting: new Map(), seen: new Set(), leaving: false, ready: false };
    this.#links.add(link);
    socket.on("message", (data) => this.#ack(link, String(data)));
    socket.on("pong", () => {
      link.ready = true;
      this.core().watch.touch();
    });
    // A connection that breaks closes too, and that is where it is dealt with.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#links.delete(link);
      for (const waiting of link.waiting.values()) {
        for (const delivery of waiting) delivery.settle({ acked: false, reason: "the socket closed" });
      }
      this.core().watch.touch();
    });
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#links.size,
        debug_info: { host: "applink-emulated", build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: this.core().app.id },
      }),
    );
    socket.ping("Ping from applink-emulated");
  }

  #ack(link: Link, data: string): void {
    const message = parseJson(data);
    const id = isRecord(message) ? message["envelope_id"] : undefined;
    const waiting = typeof id === "string" ? link.waiting.get(id) : undefined;
    const delivery = waiting?.shift();
    if (!isRecord(message) || typeof id !== "string" || !delivery) {
      const seen = typeof id === "string" && link.seen.has(id);
      this.core().records.reject("socket_mode.ack", seen ? "acked_twice" : "unknown_envelope", [], { data });
      return;
    }
    if (waiting?.length === 0) link.waiting.delete(id);
    const body = message["payload"];
    const says = isRecord(body) && Object.keys(body).length > 0;
    delivery.settle({ acked: true, ...(says ? { body } : {}) });
  }
}
