import type { Clock, Store } from "../ports.js";
import { DELIVERIES, deliverySchema } from "./delivery-record.js";

/** For so long what has ended is kept: longer than anything goes on that asks for it. */
const KEPT_FOR = 60 * 86_400_000;
const EVERY = 86_400_000;
/** From the start: what was left half done is looked after first. */
const AFTER = 3_600_000;
/** Documents that are in memory at once while old ones are looked for. */
const PAGE = 200;

/** Forgets deliveries that ended long ago, once a day: a channel's watches alone may post some ten thousand a year. */
export class Tidying {
  readonly #store: Store;
  readonly #clock: Clock;
  #due: number;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#due = clock.now() + AFTER;
  }

  /** Does it where it is due. What is open stays, however old it is. */
  async round(): Promise<void> {
    const now = this.#clock.now();
    if (now < this.#due) return;
    this.#due = now + EVERY;
    for (let after = ""; ; ) {
      const page = await this.#store.list(DELIVERIES, { after, limit: PAGE });
      for (const { key, document } of page)
        if (hasEndedBefore(document, now - KEPT_FOR)) await this.#store.delete(DELIVERIES, key);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.key;
    }
  }
}

function hasEndedBefore(document: unknown, instant: number): boolean {
  const { data } = deliverySchema.safeParse(document);
  return data !== undefined && data.state !== "open" && data.endedAt !== null && data.endedAt < instant;
}
