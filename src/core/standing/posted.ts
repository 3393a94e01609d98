import { z } from "zod";
import type { Quoted, Shown } from "../channel/orders.js";
import { destinationName } from "../channel/poster.js";
import type { Clock, Log, Store } from "../ports.js";
import { citeSchema, count, destinationSchema, quotedSchema } from "./delivery-record.js";
import type { SentDelivery } from "./outbox.js";

const postedSchema = z.object({
  to: destinationSchema,
  /** Of the message at its platform. */
  id: z.string(),
  byline: z.string().nullable(),
  quoted: quotedSchema,
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** What was quoted and does not stand any more, with when that was seen. */
  corrections: z.array(z.object({ cite: citeSchema, at: z.number() })).readonly(),
  /** Of a correction that is still to be shown: when somebody may try, and how often somebody has. */
  pending: z.object({ nextTry: z.number(), tries: count, byReply: z.boolean() }).nullable(),
});

/** A message with words of articles that a whole channel sees: kept, without the words, so that it can be corrected. */
export type Posted = Readonly<Omit<z.output<typeof postedSchema>, "quoted">> & { readonly quoted: Quoted };

/** Milliseconds for which a message is corrected: nobody reads an older one as news. */
const KEPT_FOR = 31 * 86_400_000;

/** The messages of a desk that are still to be corrected where an article is. */
export class PostedMessages {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #collection: string;

  constructor(desk: string, store: Store, clock: Clock, log: Log) {
    this.#collection = `posted/${desk}`;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Does nothing where it is kept already. */
  async keep({ to, id, byline, quoted }: Shown): Promise<void> {
    if (quoted.cites.length === 0) return;
    const posted: Posted = {
      ...{ to, id, byline, quoted, at: this.#clock.now() },
      ...{ corrections: [], pending: null },
    };
    await this.#store.add(this.#collection, keyOf(posted), posted);
  }

  /** The same for what a desk has posted by itself. */
  async keepSent({ quoted, ...sent }: SentDelivery): Promise<void> {
    if (quoted !== null) await this.keep({ ...sent, quoted });
  }

  /** Those that may still be corrected; older ones are forgotten. */
  async all(): Promise<Posted[]> {
    const found: Posted[] = [];
    for (const { key, document } of await this.#store.list(this.#collection)) {
      const read = postedSchema.safeParse(document);
      if (read.success && read.data.at > this.#clock.now() - KEPT_FOR) found.push(read.data);
      else await this.#store.delete(this.#collection, key);
      if (!read.success)
        this.#log.error({ key }, "what is kept of a message is damaged: it cannot be corrected");
    }
    return found;
  }

  /** Whether it was as expected, and is as wanted now. */
  replace(expected: Posted, wanted: Posted): Promise<boolean> {
    return this.#store.replace(this.#collection, keyOf(expected), expected, wanted);
  }

  /** What is kept of a message by now; null where that is nothing. */
  async look(posted: Pick<Posted, "to" | "id">): Promise<Posted | null> {
    const read = postedSchema.safeParse(await this.#store.get(this.#collection, keyOf(posted)));
    return read.success ? read.data : null;
  }

  async forget(posted: Posted): Promise<void> {
    await this.#store.delete(this.#collection, keyOf(posted));
  }
}

/** Tells a message from all others of its desk. */
export function keyOf({ to, id }: Pick<Posted, "to" | "id">): string {
  return `${destinationName(to)}/${id}`;
}
