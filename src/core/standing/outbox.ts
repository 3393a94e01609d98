import type { Failure } from "../channel/delivery.js";
import type { Message } from "../channel/message.js";
import { type Destination, destinationName, type Poster } from "../channel/poster.js";
import { DatelineError } from "../errors.js";
import type { Clock, Log, Store } from "../ports.js";
import { DELIVERIES, type DeliveryRecord, deliverySchema, newDelivery } from "./delivery-record.js";

export interface OutboxOptions {
  readonly store: Store;
  readonly posters: readonly Poster[];
  readonly clock: Clock;
  readonly log: Log;
  /** Tells this process from all others, also from the one before it. */
  readonly holder: string;
  /** Milliseconds for which who is at a post has it alone; longer than any call of a platform. */
  readonly lease?: number;
}

/** Why something has not been posted yet. */
export interface OpenProblem {
  readonly to: Destination;
  readonly advice: string;
}

export type SentDelivery = DeliveryRecord & { readonly id: string };

/** What has become of a post. */
export type Outcome =
  | { readonly kind: "sent"; readonly delivery: SentDelivery }
  /** It will be tried again, by this process or another one. */
  | { readonly kind: "waiting" }
  /** Nothing was posted, and nothing will be. */
  | { readonly kind: "failed"; readonly advice: string }
  | { readonly kind: "dropped" };

const LEASE = 120_000;
/** Milliseconds until the next try, by the tries so far; the last for all that follow. */
const BACK_OFF = [5_000, 15_000, 60_000, 300_000, 900_000] as const;
/** For so long what a platform refuses is tried again: somebody may invite the bot meanwhile. */
const PATIENCE = 20 * 3_600_000;

/**
 * Posts each thing once, whatever happens. What is to be posted is written down before it is sent; of all processes one
 * is at it at a time; and where one has gone between sending and writing down, the next looks in the platform's own
 * history before it sends again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lease: number;
  /** What could not be posted yet, by its key, as far as this process has tried. */
  readonly #problems = new Map<string, OpenProblem>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#lease = options.lease ?? LEASE;
  }

  /** What waits because it could not be posted, of keys with a beginning. */
  problems(beginning: string): OpenProblem[] {
    return [...this.#problems].filter(([key]) => key.startsWith(beginning)).map(([, problem]) => problem);
  }

  /** Writes down that something is to be posted; does nothing where that has been done, by whomever. */
  async put(key: string, to: Destination, replyTo: string | null = null): Promise<void> {
    await this.#options.store.add(DELIVERIES, key, newDelivery(to, this.#options.clock.now(), replyTo));
  }

  /** What was written down under a key; null where that is nothing. */
  async look(key: string): Promise<DeliveryRecord | null> {
    const document = await this.#options.store.get(DELIVERIES, key);
    if (document === undefined) return null;
    const read = deliverySchema.safeParse(document);
    if (read.success) return read.data;
    throw new DatelineError("store-broken", `The delivery ${key} is damaged: restore a backup.`);
  }

  /** Ends what is open without posting it; false where somebody is at it, or it has ended. */
  async drop(key: string): Promise<boolean> {
    const found = await this.look(key);
    if (found?.state !== "open" || this.#isHeld(found) || found.unsure) return false;
    return this.#write(key, found, { state: "dropped", endedAt: this.#options.clock.now() });
  }

  /** Posts what was put under a key, if it is its turn. `make` says what; null where there is nothing left to say. */
  async attempt(key: string, make: (poster: Poster) => Message | null): Promise<Outcome> {
    const { clock, holder, posters } = this.#options;
    const found = await this.look(key);
    if (found === null) return { kind: "dropped" };
    if (found.state !== "open") {
      this.#problems.delete(key);
      return ended(found);
    }
    const poster = posters.find(({ platform }) => platform === found.to.platform);
    const now = clock.now();
    if (poster === undefined || now < found.nextTry || this.#isHeld(found)) return { kind: "waiting" };
    const mine = { holder, heldUntil: now + this.#lease, tries: found.tries + 1, unsure: true };
    if (!(await this.#write(key, found, mine))) return { kind: "waiting" };
    return this.#post(key, { ...found, ...mine }, poster, found.unsure, make);
  }

  async #post(
    key: string,
    mine: DeliveryRecord,
    poster: Poster,
    unsure: boolean,
    make: (poster: Poster) => Message | null,
  ): Promise<Outcome> {
    let record = mine;
    let sending = false;
    try {
      const before = unsure ? await poster.find(mine.to, key, mine.madeAt) : null;
      if (before !== null) return await this.#sent(key, record, before);
      const message = make(poster);
      if (message === null) {
        await this.#write(key, record, { state: "dropped", ...this.#over(), unsure: false });
        return { kind: "dropped" };
      }
      const { quoted, byline } = message;
      record = { ...mine, quoted, byline };
      if (!(await this.#write(key, mine, record))) return { kind: "waiting" };
      sending = true;
      const id = await poster.post(mine.to, message, { key, replyTo: mine.replyTo });
      return await this.#sent(key, record, id);
    } catch (error) {
      // Whoever holds it tries again, or the next when the lease is over.
      if (isOfStore(error)) throw error;
      const failure = failureOf(error, poster);
      return this.#failed(key, record, failure, sending ? failure.kind === "unsure" : unsure);
    }
  }

  async #sent(key: string, mine: DeliveryRecord, id: string): Promise<Outcome> {
    this.#problems.delete(key);
    const delivery = { ...mine, state: "sent" as const, id, ...this.#over(), problem: null };
    if (await this.#options.store.replace(DELIVERIES, key, mine, delivery))
      this.#options.log.info({ to: destinationName(mine.to), tries: mine.tries }, "posted");
    return { kind: "sent", delivery };
  }

  async #failed(key: string, mine: DeliveryRecord, failure: Failure, unsure: boolean): Promise<Outcome> {
    const { clock, log } = this.#options;
    const now = clock.now();
    const { code } = failure;
    const advice = "advice" in failure ? failure.advice : "It is not known whether it was posted.";
    const problem = { code, advice };
    this.#problems.set(key, { to: mine.to, advice });
    const isOver = failure.kind === "refused" && now - mine.madeAt > PATIENCE;
    const told = { to: destinationName(mine.to), code, advice, tries: mine.tries };
    if (isOver) {
      log.error(told, "it could not be posted, and is not tried again");
      await this.#write(key, mine, { state: "failed", ...this.#over(), unsure, problem });
      return { kind: "failed", advice };
    }
    log.warn(told, "it could not be posted; it is tried again");
    const wished = failure.kind === "not-now" ? (failure.seconds ?? 0) * 1_000 : 0;
    const pause = BACK_OFF[Math.min(mine.tries, BACK_OFF.length) - 1] ?? 0;
    const nextTry = now + Math.max(wished, pause);
    await this.#write(key, mine, { holder: null, heldUntil: 0, nextTry, unsure, problem });
    return { kind: "waiting" };
  }

  #over() {
    return { holder: null, heldUntil: 0, endedAt: this.#options.clock.now() };
  }

  #isHeld({ holder, heldUntil }: DeliveryRecord): boolean {
    const { clock } = this.#options;
    // What this process holds, nothing in it is at any more: it tries one thing after the other.
    return holder !== null && holder !== this.#options.holder && clock.now() < heldUntil;
  }

  #write(key: string, before: DeliveryRecord, changes: Partial<DeliveryRecord>): Promise<boolean> {
    return this.#options.store.replace(DELIVERIES, key, before, { ...before, ...changes });
  }
}

function isOfStore(error: unknown): boolean {
  return error instanceof DatelineError && error.code.startsWith("store-");
}

function failureOf(error: unknown, { carrier }: Poster): Failure {
  if (error instanceof DatelineError) return { kind: "refused", code: error.code, advice: error.message };
  return carrier.failureOf(error);
}

function ended(found: DeliveryRecord): Outcome {
  const { state, id, problem } = found;
  if (state === "sent" && id !== null) return { kind: "sent", delivery: { ...found, id } };
  return state === "failed" ? { kind: "failed", advice: problem?.advice ?? "" } : { kind: "dropped" };
}
