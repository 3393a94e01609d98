import type { InteractionHandle } from "./acts/handle.js";
import type { Emulator } from "./emulator.js";
import type { Fault, FaultOptions, ScriptedFault } from "./faults.js";
import type { EndpointAnswer, Spoilt } from "./http-interactions.js";
import type { Rejection, RequestRecord } from "./records.js";
import type { HttpServer } from "./server.js";
import { WorldChanges } from "./world-changes.js";

/** What was asked and refused, and what goes wrong. */
export class Fate extends WorldChanges {
  readonly #emulator: Emulator;
  readonly #server: HttpServer;

  constructor(emulator: Emulator, server: HttpServer) {
    super(emulator);
    this.#emulator = emulator;
    this.#server = server;
  }

  // ── Records ────────────────────────────────────────────────────────────────────────────────

  get requests(): readonly RequestRecord[] {
    return this.#emulator.records.requests;
  }

  /** Requests to a route, as `"POST /channels/:channel/messages"`. */
  requestsTo(route: string): RequestRecord[] {
    return this.#emulator.records.requests.filter((one) => `${one.method} ${one.route}` === route);
  }

  /** Every payload that was refused. */
  get rejections(): readonly Rejection[] {
    return this.#emulator.records.rejections;
  }

  /** What Discord takes without a word but does not do. */
  get warnings(): readonly string[] {
    return this.#emulator.records.warnings;
  }

  /** What the emulator itself did wrong; a test may ask for none. */
  get defects(): readonly string[] {
    return this.#emulator.records.defects;
  }

  /** How many gateway connections are open. */
  get connections(): number {
    return this.#emulator.gateway.connections;
  }

  /** What the bot shows as its presence. */
  get presence(): unknown {
    return this.#emulator.gateway.sessions.at(-1)?.presence;
  }

  /** How many bots are logged in with an open connection. */
  get sessions(): number {
    return this.#emulator.gateway.attached;
  }

  /** Resolves as soon as there are so many identified sessions with a connection; 0: all are cut off. */
  async waitForSessions(count = 1): Promise<void> {
    await this.#emulator.changes.until(`${count} gateway sessions`, () =>
      this.sessions === count ? true : undefined,
    );
  }

  // ── Fate ───────────────────────────────────────────────────────────────────────────────────

  /** Makes requests go wrong: `fail("POST /channels/:id/messages", { status: 500 })`. */
  fail(pattern: string, fault: Fault, options?: FaultOptions): ScriptedFault {
    return this.#emulator.faults.add(pattern, fault, options);
  }

  /** Discord is gone: nothing listens, and all connections are cut. Sessions can be resumed later. */
  async goDown(): Promise<void> {
    await this.#server.stop();
  }

  /** Discord is back, at the same address. */
  async comeUp(): Promise<void> {
    await this.#server.start();
  }

  /** Op 7: asks the bot to connect anew and resume. */
  reconnectAll(): void {
    this.#emulator.gateway.reconnectAll();
  }

  /** Op 9: the session is invalid, and can or cannot be resumed. */
  invalidateSessions(resumable: boolean): void {
    this.#emulator.gateway.invalidateSessions(resumable);
  }

  /** Closes all gateway connections with a code; 1006 cuts them without one. */
  closeAll(code: number): void {
    this.#emulator.gateway.closeAll(code);
  }

  /** The next IDENTIFY is refused with this close code. */
  refuseNextIdentify(code: number): void {
    this.#emulator.gateway.refuseNextIdentify(code);
  }

  /** Op 1: asks for a heartbeat. */
  requestHeartbeats(): void {
    this.#emulator.gateway.requestHeartbeats();
  }

  // ── Interactions by HTTP ───────────────────────────────────────────────────────────────────

  /** Sets the bot's endpoint: pings it, and forges a ping that it has to refuse. Throws if it fails. */
  connectEndpoint(url: string): Promise<void> {
    return this.#emulator.http.connect(this.#emulator, url);
  }

  /** Interactions come by gateway again. */
  disconnectEndpoint(): void {
    this.#emulator.http.disconnect();
  }

  /** Sends a signed request again, byte for byte. */
  replayToEndpoint(handle: InteractionHandle): Promise<EndpointAnswer> {
    return this.#emulator.http.replay(this.#emulator, handle.interaction);
  }

  /** Sends something whose signature does not fit: a PING unless a payload is given. */
  forgeToEndpoint(spoilt: Spoilt, payload?: unknown): Promise<EndpointAnswer> {
    return this.#emulator.http.forge(this.#emulator, spoilt, payload);
  }

  /** What the endpoint answered, oldest first. */
  get endpointAnswers(): readonly EndpointAnswer[] {
    return this.#emulator.http.answers;
  }
}
