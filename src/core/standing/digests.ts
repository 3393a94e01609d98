import { z } from "zod";
import { answerMessage, type Message, withNotes } from "../channel/message.js";
import { START } from "../channel/page.js";
import { type Destination, destinationName, type Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import type { Clock, Log, Store } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import type { Outbox } from "./outbox.js";
import type { ActivePlan, DigestPlans } from "./plans.js";
import type { PostedMessages } from "./posted.js";
import { lastSlot, nextSlot, type Slot } from "./schedule.js";

export interface DigestsOptions {
  readonly desk: Desk;
  readonly areSeveral: boolean;
  readonly plans: DigestPlans;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly posted: PostedMessages;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * What another process has accepted by now may not be here yet: a digest covers what came until so many milliseconds
   * before it, and the next one goes on there.
   */
  readonly margin?: number;
}

const digestSchema = z.object({
  /** Under which it is posted once. */
  key: z.string(),
  /** When it was due, and what it covers, in milliseconds since the epoch: after `from`, up to `to`. */
  due: z.number(),
  from: z.number(),
  to: z.number(),
});

const seriesSchema = z.object({
  /** The local day of the last digest that was due. */
  day: z.string(),
  /** Up to when the channel knows what is new. */
  told: z.number(),
  /** The one that is being posted. */
  open: digestSchema.nullable(),
});

/** Where the digests of one channel stand. */
type Series = z.output<typeof seriesSchema>;
type Digest = z.output<typeof digestSchema>;

const MARGIN = 15_000;
/** A digest that comes later than this says so. */
const LATE = 10 * 60_000;

/**
 * Posts the digests of a desk: one a channel and local day, at its hour, or as soon as it can be where that was missed.
 * What is due follows from what the store has of the last one, and each begins where the last that was posted ended.
 */
export class Digests {
  readonly #options: DigestsOptions;
  readonly #collection: string;
  readonly #margin: number;
  /** Of each channel, the day of its last digest. */
  readonly #days = new Map<string, string>();

  constructor(options: DigestsOptions) {
    this.#options = options;
    this.#collection = `digests/${options.desk.profile.command}`;
    this.#margin = options.margin ?? MARGIN;
  }

  /** Posts what is due. */
  async round(): Promise<void> {
    const { plans, log } = this.#options;
    for (const plan of plans.active()) {
      try {
        await this.#roundOf(plan);
      } catch (error) {
        // One channel's digest is no reason for another to miss its own.
        log.error({ to: destinationName(plan.to), err: error }, "a digest could not be looked after");
      }
    }
  }

  /** When the next one of a plan is due that is still to be posted. */
  next({ daily, to }: ActivePlan): number {
    const now = this.#options.clock.now();
    const slot = nextSlot(daily, now);
    // At another hour of a day that has had its digest, there is no second one.
    return slot.day === this.#days.get(destinationName(to)) ? nextSlot(daily, slot.at).at : slot.at;
  }

  /** Lets a channel's digests begin anew, as if it had never had any: what is new by now, nobody waits for. */
  async restart(to: Destination): Promise<void> {
    await this.#options.store.delete(this.#collection, destinationName(to));
  }

  async #roundOf(plan: ActivePlan): Promise<void> {
    const now = this.#options.clock.now();
    const slot = lastSlot(plan.daily, now);
    let series = await this.#seriesOf(plan, slot, now);
    if (series === null) return;
    this.#days.set(destinationName(plan.to), series.day);
    if (series.day < slot.day) series = await this.#begin(plan, series, slot, now);
    if (series?.open != null) await this.#post(plan, series, series.open);
  }

  /** A new series begins now: what was due before it, nobody had asked for. */
  async #seriesOf(plan: ActivePlan, { day }: Slot, now: number): Promise<Series | null> {
    const { store } = this.#options;
    const key = destinationName(plan.to);
    const read = seriesSchema.safeParse(await store.get(this.#collection, key));
    if (read.success) return read.data;
    await store.add(this.#collection, key, { day, told: wholeSeconds(now - this.#margin), open: null });
    return null;
  }

  async #begin(plan: ActivePlan, series: Series, { at, day }: Slot, now: number): Promise<Series | null> {
    const { desk, outbox } = this.#options;
    // The last one is not out yet: this one says what that would have said, too.
    if (series.open !== null && !(await outbox.drop(series.open.key))) return series;
    const name = destinationName(plan.to);
    const key = `digest/${desk.profile.command}/${day}/${name}`;
    await outbox.put(key, plan.to);
    const open = { key, due: at, from: series.told, to: wholeSeconds(now - this.#margin) };
    const begun = { day, told: series.told, open };
    return (await this.#replace(plan, series, begun)) ? begun : null;
  }

  async #post(plan: ActivePlan, series: Series, digest: Digest): Promise<void> {
    const { outbox, posted } = this.#options;
    const outcome = await outbox.attempt(digest.key, (poster) => this.#messageOf(plan, digest, poster));
    if (outcome.kind === "waiting") return;
    if (outcome.kind === "sent" && outcome.delivery.quoted !== null)
      await posted.keep({ ...outcome.delivery, quoted: outcome.delivery.quoted });
    // What could not be posted, the next one says.
    const told = outcome.kind === "failed" ? series.told : digest.to;
    await this.#replace(plan, series, { ...series, told, open: null });
  }

  /** Null where nothing is new, and that is not to be said. */
  #messageOf(
    { whenEmpty, topic }: ActivePlan,
    { due, from, to }: Digest,
    { capacity }: Poster,
  ): Message | null {
    const { desk, areSeveral, clock, log } = this.#options;
    const about = topic === "" ? "" : ` about ${topic}`;
    const question = `digest since ${iso(from)} until ${iso(to)}${about}`;
    const page = { cursor: START, visibility: "public" as const, areSeveral, capacity };
    const message = answerMessage(desk, { question, ...page });
    if (message.quoted === null) {
      log.error({ kind: message.kind }, "a digest is about nothing that can be looked for: mend its topic");
      return null;
    }
    const isEmpty = !message.pieces.some(({ kind }) => kind === "quote");
    if (isEmpty && whenEmpty === "nothing") return null;
    const late = clock.now() - due;
    const notes = late > LATE ? [`Late by ${span(late)}: I could not post it when it was due.`] : [];
    return {
      ...withNotes(message, notes),
      byline: `Digest of the ${oneLine(desk.profile.title)}`,
      kind: "digest",
    };
  }

  #replace(plan: ActivePlan, expected: Series, wanted: Series): Promise<boolean> {
    return this.#options.store.replace(this.#collection, destinationName(plan.to), expected, wanted);
  }
}

function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1_000) * 1_000;
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}

/** "3 h", "1 h 20 min", "2 days". */
export function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  if (hours === 0) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
