import { z } from "zod";
import { type Destination, destinationName } from "../channel/poster.js";
import type { Clock, Store } from "../ports.js";

const useSchema = z.object({ at: z.number() });

/** Written down once in so many milliseconds: a day tells enough. */
const COARSE = 12 * 3_600_000;

/** When somebody last asked a desk something in a channel: a sign that it is read. */
export class ChannelUse {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #collection: string;
  readonly #written = new Map<string, number>();

  constructor(desk: string, store: Store, clock: Clock) {
    this.#collection = `channel-use/${desk}`;
    this.#store = store;
    this.#clock = clock;
  }

  async note(to: Destination): Promise<void> {
    const name = destinationName(to);
    const now = this.#clock.now();
    if (Math.abs(now - (this.#written.get(name) ?? Number.NEGATIVE_INFINITY)) < COARSE) return;
    this.#written.set(name, now);
    await this.#store.set(this.#collection, name, { at: now }).catch((error: unknown) => {
      // The next question in it is noted.
      this.#written.delete(name);
      throw error;
    });
  }

  /** Milliseconds since the epoch; 0 where nobody ever did. */
  async lastUse(to: Destination): Promise<number> {
    const read = useSchema.safeParse(await this.#store.get(this.#collection, destinationName(to)));
    return read.success ? read.data.at : 0;
  }
}
