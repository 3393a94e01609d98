import { answerMessage, type Message, withNotes } from "../channel/message.js";
import { START } from "../channel/page.js";
import { type Destination, destinationName, type Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import type { Clock, Log, Store } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import { byPlatform } from "./by-platform.js";
import { type Digest, isFarAhead, type Series, seriesSchema, wholeSeconds } from "./digest-series.js";
import type { Outbox } from "./outbox.js";
import { dueWords } from "./plan-words.js";
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
  /** Whether the desk answers in a channel: elsewhere nothing is posted that was set there. By default everywhere. */
  readonly isOpen?: (to: Destination) => boolean;
  /**
   * What another process has accepted by now may not be here yet: a digest covers what came until so many milliseconds
   * before it, and the next one goes on there.
   */
  readonly margin?: number;
}

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
  /** Channels whose digests are failing in some way of their own: told once, and not every second. */
  readonly #failing = new Set<string>();

  constructor(options: DigestsOptions) {
    this.#options = options;
    this.#collection = `digests/${options.desk.profile.command}`;
    this.#margin = options.margin ?? MARGIN;
  }

  /**
   * Posts what is due. `knownAt` is when the desk last had all that was kept: posting takes time, and what another
   * process takes in meanwhile is for the next digest.
   */
  async round(knownAt: number = this.#options.clock.now()): Promise<void> {
    const { plans, log } = this.#options;
    await byPlatform(plans.active(), async (plan) => {
      const to = destinationName(plan.to);
      try {
        await this.#roundOf(plan, knownAt);
        this.#failing.delete(to);
      } catch (error) {
        // One channel's digest is no reason for another to miss its own.
        if (!this.#failing.has(to)) log.error({ to, err: error }, "a digest could not be looked after");
        this.#failing.add(to);
      }
    });
  }

  /**
   * Whether a digest is not posted because the desk does not answer in its channel any more. What the configuration
   * itself sends there is posted.
   */
  isClosed({ by, to }: ActivePlan): boolean {
    return by !== null && this.#options.isOpen?.(to) === false;
  }

  /** When the next one of a plan is due that is still to be posted. */
  next({ daily, to }: ActivePlan): number {
    // At another hour of a day that has had its digest, there is no second one.
    const done = this.#days.get(destinationName(to)) ?? "";
    let slot = nextSlot(daily, this.#options.clock.now());
    while (slot.day <= done) slot = nextSlot(daily, slot.at);
    return slot.at;
  }

  /**
   * Lets a channel's digests begin now: what is new by now, nobody waits for. Written down at once, so that one that is
   * due a moment later comes; and a day that has had its digest gets no second one.
   */
  async restart(plan: ActivePlan): Promise<void> {
    const { store, clock, outbox } = this.#options;
    const now = clock.now();
    const name = destinationName(plan.to);
    const { data: before } = seriesSchema.safeParse(await store.get(this.#collection, name));
    if (before?.open != null) await outbox.drop(before.open.key);
    const { day } = lastSlot(plan.daily, now);
    const isLater = before !== undefined && before.day > day && !isFarAhead(before.day, now);
    const begun = this.#from(now, isLater ? before.day : day);
    await store.set(this.#collection, name, begun);
    this.#days.set(name, begun.day);
  }

  async #roundOf(plan: ActivePlan, knownAt: number): Promise<void> {
    const now = this.#options.clock.now();
    const slot = lastSlot(plan.daily, now);
    let series = await this.#seriesOf(plan, slot, now);
    if (series === null) return;
    this.#days.set(destinationName(plan.to), series.day);
    if (this.isClosed(plan)) {
      await this.#passOver(plan, series, slot, now);
      return;
    }
    if (series.day < slot.day) series = await this.#begin(plan, series, slot, knownAt);
    if (series?.open != null) await this.#post(plan, series, series.open);
  }

  /** A new series begins now: what was due before it, nobody had asked for. */
  async #seriesOf(plan: ActivePlan, { day }: Slot, now: number): Promise<Series | null> {
    const { store, log } = this.#options;
    const key = destinationName(plan.to);
    const document = await store.get(this.#collection, key);
    const { data: series } = seriesSchema.safeParse(document);
    if (series === undefined) {
      if (document === undefined) await store.add(this.#collection, key, this.#from(now, day));
      else {
        log.error({ to: key }, "it is damaged how far a channel's digests have come: they begin anew");
        await store.set(this.#collection, key, this.#from(now, day));
      }
      return null;
    }
    if (series.open !== null || (series.told <= now && !isFarAhead(series.day, now))) return series;
    // The clock was set back: what comes in until it is there again would be in no digest.
    const from = this.#from(now, isFarAhead(series.day, now) ? day : series.day);
    return (await this.#replace(plan, series, from)) ? from : null;
  }

  /** Where a channel stands whose digest of a day is not to come any more, and that knows all that there is. */
  #from(now: number, day: string): Series {
    return { day, told: wholeSeconds(now - this.#margin), open: null };
  }

  /** What was due where the desk does not answer any more is not made up for when it does again. */
  async #passOver(plan: ActivePlan, series: Series, { day }: Slot, now: number): Promise<void> {
    if (series.day >= day) return;
    if (series.open !== null) await this.#options.outbox.drop(series.open.key);
    const to = destinationName(plan.to);
    if (await this.#replace(plan, series, this.#from(now, day)))
      this.#options.log.warn({ to }, "a digest was not posted: the desk does not answer in that channel");
  }

  async #begin(plan: ActivePlan, series: Series, { at, day }: Slot, knownAt: number): Promise<Series | null> {
    const { desk, outbox } = this.#options;
    // The last one is not out yet: this one says what that would have said, too.
    if (series.open !== null && !(await outbox.drop(series.open.key))) return series;
    const name = destinationName(plan.to);
    const key = `digest/${desk.profile.command}/${day}/${name}`;
    await outbox.put(key, plan.to);
    const to = Math.max(series.told, wholeSeconds(knownAt - this.#margin));
    const open = { key, due: at, from: series.told, to };
    const begun = { day, told: series.told, open };
    return (await this.#replace(plan, series, begun)) ? begun : null;
  }

  async #post(plan: ActivePlan, series: Series, digest: Digest): Promise<void> {
    const { outbox, posted } = this.#options;
    const outcome = await outbox.attempt(digest.key, (poster) => this.#messageOf(plan, digest, poster));
    if (outcome.kind === "waiting") return;
    if (outcome.kind === "sent") await posted.keepSent(outcome.delivery);
    // What could not be posted, the next one says; also where whoever dropped it for that was gone before it was begun.
    const isTold = outcome.kind === "sent" || outcome.kind === "empty";
    const told = isTold ? digest.to : series.told;
    await this.#replace(plan, series, { ...series, told, open: null });
  }

  /** Null where nothing is new, and that is not to be said. */
  #messageOf(
    { whenEmpty, topic, daily }: ActivePlan,
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
      byline: `Digest of the ${oneLine(desk.profile.title)} ${dueWords(due, daily)}`,
      kind: "digest",
    };
  }

  #replace(plan: ActivePlan, expected: Series, wanted: Series): Promise<boolean> {
    return this.#options.store.replace(this.#collection, destinationName(plan.to), expected, wanted);
  }
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
