import type { Core } from "./core.js";
import type { HttpDelivery } from "./http-delivery.js";
import type { JsonObject } from "./json.js";
import { limits } from "./limits.js";

/** Why a delivery did not even leave. */
export const unsent = "no socket is open";

/** How the app acknowledged. */
export interface AckInfo {
  /** Whether it did: an envelope's ack, or status 200. */
  readonly acked: boolean;
  /** Whether it took longer than Slack's three seconds, by the emulator's clock. */
  readonly late: boolean;
  readonly afterMs: number;
  /** HTTP only. */
  readonly status?: number;
  /** What the ack carried: parsed JSON, or text. */
  readonly body?: unknown;
  /** Why there was no ack. */
  readonly reason?: string;
}

/** What is sent to the app. */
export interface Outgoing {
  readonly kind: "events_api" | "slash_commands" | "interactive";
  readonly payload: JsonObject;
  /** Whether the ack may carry something. */
  readonly acceptsResponse: boolean;
}

/** What a signed request may have wrong with it. `replay`: the first request again, byte for byte. */
export type Tamper = "bad-signature" | "no-signature" | "old-timestamp" | "replay";

/** How it is sent. */
export interface Sending {
  readonly envelopeId: string;
  readonly retry?: { readonly num: number; readonly reason: string } | undefined;
  readonly tamper?: Tamper | undefined;
  /** The request that a replay repeats. */
  readonly earlier?: Delivery | undefined;
  readonly onAck?: ((body: unknown) => void) | undefined;
}

/** One thing on its way to the app, until it is acknowledged or given up. */
export class Delivery {
  readonly acked: Promise<AckInfo>;
  /** The bytes that went out, for a replay. */
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string } | undefined;
  readonly at: number;
  info: AckInfo | undefined;
  #resolve: (info: AckInfo) => void = () => undefined;

  constructor(
    private readonly now: () => number,
    readonly outgoing: Outgoing,
    readonly sending: Sending,
    private readonly onSettled: (delivery: Delivery) => void,
  ) {
    this.at = now();
    this.acked = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** The first to settle it wins. */
  settle(outcome: Omit<AckInfo, "late" | "afterMs">): void {
    if (this.info) return;
    const afterMs = this.now() - this.at;
    this.info = { ...outcome, afterMs, late: afterMs > limits.ack.max_ms };
    this.#resolve(this.info);
    this.onSettled(this);
    if (outcome.acked) this.sending.onAck?.(outcome.body);
  }
}

/** Sends things to the app, by whichever way it listens, and keeps the list of what was sent. */
export class Deliveries {
  readonly all: Delivery[] = [];
  readonly #open = new Set<Delivery>();
  /** Set where the app has a request URL; otherwise it listens by Socket Mode. */
  http: HttpDelivery | undefined;

  constructor(private readonly core: () => Core) {}

  send(outgoing: Outgoing, sending: Sending): Delivery {
    const core = this.core();
    const delivery = new Delivery(core.now, outgoing, sending, (settled) => {
      this.#open.delete(settled);
      core.watch.touch();
    });
    this.all.push(delivery);
    this.#open.add(delivery);
    if (this.http) this.http.send(delivery);
    else if (sending.tamper) throw new Error("Only signed requests can be tampered with: deliver by HTTP.");
    else if (!core.sockets.send(delivery)) {
      delivery.settle({ acked: false, reason: unsent });
    }
    return delivery;
  }

  /** What the app has not acknowledged yet. */
  get open(): number {
    return this.#open.size;
  }

  /** Gives up what waits for longer than Slack would: for a test that has moved the clock. */
  expire(): void {
    const now = this.core().now();
    for (const delivery of this.#open) {
      if (now - delivery.at > limits.ack.max_ms) delivery.settle({ acked: false, reason: "timeout" });
    }
  }

  /** Gives up everything. */
  abandon(reason: string): void {
    for (const delivery of this.#open) delivery.settle({ acked: false, reason });
  }
}
