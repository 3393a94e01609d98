import { z } from "zod";
import { type Destination, destinationName } from "../channel/poster.js";
import type { Log, Store } from "../ports.js";
import { destinationSchema } from "./delivery-record.js";
import { weekdays } from "./hours.js";
import { type Daily, nextSlot } from "./schedule.js";

const dailySchema = z.object({
  at: z.string(),
  timezone: z.string(),
  days: z.array(z.enum(weekdays)).readonly().optional(),
});

/** What a channel gets where nothing is new: a line that says so, or nothing. */
export const emptyKinds = ["line", "nothing"] as const;

const planSchema = z.object({
  to: destinationSchema,
  /** Null where somebody has ended in the channel what the configuration sets. */
  daily: dailySchema.nullable(),
  whenEmpty: z.enum(emptyKinds),
  /** What it is about; "" for everything. */
  topic: z.string(),
  /** Who has set it in the channel, by the platform's id; null where the configuration does. */
  by: z.string().nullable(),
});

/** When a channel gets its digest. */
export type DigestPlan = z.output<typeof planSchema>;

/** A plan that is carried out. */
export type ActivePlan = DigestPlan & { readonly daily: Daily };

/** The digests of a desk as they are planned: by the configuration, and in the channels themselves, which has the last word. */
export class DigestPlans {
  readonly #configured: readonly ActivePlan[];
  readonly #store: Store;
  readonly #log: Log;
  readonly #collection: string;
  #set: readonly DigestPlan[] = [];
  /** What was told once, and is not every few seconds. */
  readonly #damaged = new Set<string>();

  constructor(desk: string, configured: readonly ActivePlan[], store: Store, log: Log) {
    this.#collection = `digest-plans/${desk}`;
    this.#configured = configured;
    this.#store = store;
    this.#log = log;
  }

  /** Reads what was set, by this process or another one. */
  async refresh(): Promise<void> {
    const set: DigestPlan[] = [];
    for (const { key, document } of await this.#store.list(this.#collection)) {
      const read = planSchema.safeParse(document);
      // What one channel has set may be damaged; the others get their digests.
      if (read.success && isPossible(read.data)) set.push(read.data);
      else {
        if (!this.#damaged.has(key))
          this.#log.error({ to: key }, "the plan of a digest is damaged: set it again");
        this.#damaged.add(key);
      }
    }
    this.#set = set;
  }

  /** The digests that are to be posted, as of the last refresh. */
  active(): ActivePlan[] {
    const set = new Set(this.#set.map(({ to }) => destinationName(to)));
    const configured = this.#configured.filter(({ to }) => !set.has(destinationName(to)));
    return [...configured, ...this.#set].filter((plan): plan is ActivePlan => plan.daily !== null);
  }

  /** Of a channel: its digest; null where it has none. */
  of(to: Destination): ActivePlan | null {
    const name = destinationName(to);
    return this.active().find((plan) => destinationName(plan.to) === name) ?? null;
  }

  async set(plan: DigestPlan): Promise<void> {
    await this.#store.set(this.#collection, destinationName(plan.to), plan);
    await this.refresh();
  }
}

function isPossible({ daily }: DigestPlan): boolean {
  try {
    if (daily !== null) nextSlot(daily, 0);
    return true;
  } catch {
    return false;
  }
}
