import type { Core } from "./core.js";
import { type AckInfo, type Delivery, type Outgoing, type Tamper, unsent } from "./delivery.js";
import type { JsonObject } from "./json.js";
import type { SlackMessage } from "./messages.js";

/** What a person's act sent to the app. */
export interface HandleParts {
  readonly outgoing: Outgoing | undefined;
  readonly delivery: Delivery | undefined;
  /** Why nothing was sent. */
  readonly undelivered?: string | undefined;
  readonly triggerId?: string | undefined;
  readonly responseUrl?: string | undefined;
  /** The message that the person wrote. */
  readonly message?: SlackMessage | undefined;
  /** Which messages answer it. */
  readonly isReply: (message: SlackMessage) => boolean;
}

/** A person's act, and what came of it. */
export class Handle {
  readonly deliveries: Delivery[];
  readonly #found: SlackMessage[] = [];
  #scanned: number;

  constructor(
    private readonly core: Core,
    private readonly parts: HandleParts,
    since: number,
  ) {
    this.deliveries = parts.delivery ? [parts.delivery] : [];
    this.#scanned = since;
  }

  /** How the app acknowledged the first delivery. It never rejects; `acked` in it says whether. */
  get acked(): Promise<AckInfo> {
    const reason = this.parts.undelivered ?? "nothing was sent";
    return this.parts.delivery?.acked ?? Promise.resolve({ acked: false, late: false, afterMs: 0, reason });
  }

  /** What was sent, as the app got it. */
  get payload(): JsonObject {
    return this.parts.outgoing?.payload ?? {};
  }

  get eventId(): string | undefined {
    const id = this.payload["event_id"];
    return typeof id === "string" ? id : undefined;
  }

  get triggerId(): string | undefined {
    return this.parts.triggerId;
  }

  get responseUrl(): string | undefined {
    return this.parts.responseUrl;
  }

  /** The message that the person wrote, where they wrote one. */
  get message(): SlackMessage {
    if (!this.parts.message) throw new Error("Nothing was written: this was no message.");
    return this.parts.message;
  }

  /**
   * What answers it so far: for commands and presses, what came by the ack or the response_url, or what the bot said
   * since in that channel; for a mention, what it said in its thread; for a direct message, what it said there since.
   */
  replies(): readonly SlackMessage[] {
    const { messages } = this.core.world;
    for (; this.#scanned < messages.length; this.#scanned += 1) {
      const message = messages[this.#scanned];
      if (message && this.parts.isReply(message)) this.#found.push(message);
    }
    return this.#found.filter((message) => !message.deleted);
  }

  /** Waits for the nth answer; the first is 1. Rejects where the app was never told of the act. */
  reply(nth = 1): Promise<SlackMessage> {
    const what = `answer ${nth} to ${describe(this.payload)}`;
    const look = (): SlackMessage | undefined => {
      const found = this.replies()[nth - 1];
      const unheard = found ? undefined : this.#whyUnheard();
      if (unheard !== undefined) throw new Error(`There will be no ${what}: ${unheard}.`);
      return found;
    };
    return this.core.watch.until(look, what);
  }

  #whyUnheard(): string | undefined {
    if (this.deliveries.length === 0) return this.parts.undelivered ?? "nothing was sent";
    return this.deliveries.every(({ info }) => info?.reason === unsent) ? unsent : undefined;
  }

  /** Sends the same again: same ids, same content. */
  redeliver(reason: string, tamper: Tamper | undefined): Delivery {
    const { outgoing, delivery } = this.parts;
    if (!outgoing || !delivery) throw new Error("Nothing was sent that could be sent again.");
    const again = this.core.deliveries.send(outgoing, {
      ...delivery.sending,
      // A replay is no retry of Slack's, and has no new headers.
      retry: tamper === "replay" ? undefined : { num: this.deliveries.length, reason },
      tamper,
      earlier: delivery,
    });
    this.deliveries.push(again);
    return again;
  }
}

const describe = (payload: JsonObject): string =>
  JSON.stringify(
    payload["command"] ?? payload["actions"] ?? payload["event"] ?? payload["type"] ?? "nothing sent",
  );
