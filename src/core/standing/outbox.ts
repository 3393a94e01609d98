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

/** Why something has not been posted. */
export interface OpenProblem {
  readonly to: Destination;
  readonly advice: string;
  /** Whether it is not tried any more. */
  readonly isOver: boolean;
}

export type SentDelivery = DeliveryRecord & { readonly id: string };

/** What has become of a post. */
export type Outcome =
  | { readonly kind: "sent"; readonly delivery: SentDelivery }
  /** It will be tried again, by this process or another one. */
  | { readonly kind: "waiting" }
  /** Nothing was posted, and nothing will be. */
  | { readonly kind: "failed"; readonly advice: string }
  /** There was nothing to say. */
  | { readonly kind: "empty" }
  /** Somebody has ended it, to say it elsewhere. */
  | { readonly kind: "dropped" };

/** Makes what is posted, once it is sure that it was not; null where there is nothing left to say. */
type Make = (poster: Poster) => Message | null | Promise<Message | null>;

const LEASE = 120_000;
/** Milliseconds until the next try, by the tries so far; the last for all that follow. */
const BACK_OFF = [5_000, 15_000, 60_000, 300_000, 900_000] as const;
/** For so long what a platform refuses is tried again: somebody may invite the bot meanwhile. */
const PATIENCE = 20 * 3_600_000;
/** For so long what keeps a post is told after this process has last seen it: others may end it, or nobody want it. */
const SEEN = 30 * 60_000;
/** For so long it is told of what is not tried any more. */
const OVER = 86_400_000;
/** By so much a clock may have been set back between a post and the search for it. */
const SET_BACK = 10 * 60_000;

/**
 * Posts each thing once, whatever happens. What is to be posted is written down before it is sent; of all processes one
 * is at it at a time; and where one has gone between sending and writing down, the next looks in the platform's own
 * history before it sends again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #lease: number;
  /** What could not be posted yet, by its key, as this process has last seen it; and until when that is told. */
  readonly #problems = new Map<string, OpenProblem & { readonly until: number }>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#lease = options.lease ?? LEASE;
  }

  /** What waits because it could not be posted, or was given up within the last day, of keys with a beginning. */
  problems(beginning: string): OpenProblem[] {
    const now = this.#options.clock.now();
    return [...this.#problems]
      .filter(([key, { until }]) => key.startsWith(beginning) && now < until)
      .map(([, { to, advice, isOver }]) => ({ to, advice, isOver }));
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
    this.#problems.delete(key);
    return this.#write(key, found, { state: "dropped", endedAt: this.#options.clock.now() });
  }

  /** Posts what was put under a key, if it is its turn. `make` says what; null where there is nothing left to say. */
  async attempt(key: string, make: Make): Promise<Outcome> {
    const { clock, holder, posters } = this.#options;
    const found = await this.look(key);
    if (found === null) return { kind: "dropped" };
    this.#see(key, found);
    if (found.state !== "open") return ended(found);
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
    make: Make,
  ): Promise<Outcome> {
    let record = mine;
    let sending = false;
    try {
      const before = unsure ? await poster.find(mine.to, key, this.#earliest(mine)) : null;
      if (before !== null) return await this.#sent(key, record, before);
      const message = await this.#made(mine, poster, make);
      if (message === null) {
        this.#problems.delete(key);
        await this.#write(key, record, { state: "empty", ...this.#over(), unsure: false });
        return { kind: "empty" };
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

  async #made({ to }: DeliveryRecord, poster: Poster, make: Make): Promise<Message | null> {
    try {
      return await make(poster);
    } catch (error) {
      if (error instanceof DatelineError) throw error;
      // A defect of ours, and no word from the platform.
      this.#options.log.error({ to: destinationName(to), err: error }, "a post could not be made");
      throw new NotMade();
    }
  }

  /** When a post may be there from. */
  #earliest({ madeAt }: DeliveryRecord): number {
    return Math.min(madeAt, this.#options.clock.now()) - SET_BACK;
  }

  /** Takes note of what keeps a post, as the store has it by whomever. */
  #see(key: string, { to, state, problem, endedAt }: DeliveryRecord): void {
    const now = this.#options.clock.now();
    const isOver = state === "failed";
    const until = isOver ? (endedAt ?? 0) + OVER : now + SEEN;
    for (const [other, { until: end }] of this.#problems) if (end <= now) this.#problems.delete(other);
    if (problem === null || (state !== "open" && !isOver)) this.#problems.delete(key);
    else this.#problems.set(key, { to, advice: problem.advice, isOver, until });
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
    const isOver = failure.kind === "refused" && now - mine.madeAt > PATIENCE;
    const told = { to: destinationName(mine.to), code, advice, tries: mine.tries };
    if (isOver) {
      log.error(told, "it could not be posted, and is not tried again");
      const over = { state: "failed" as const, ...this.#over(), unsure, problem };
      this.#see(key, { ...mine, ...over });
      await this.#write(key, mine, over);
      return { kind: "failed", advice };
    }
    log.warn(told, "it could not be posted; it is tried again");
    const wished = failure.kind === "not-now" ? (failure.seconds ?? 0) * 1_000 : 0;
    const pause = BACK_OFF[Math.min(mine.tries, BACK_OFF.length) - 1] ?? 0;
    const nextTry = now + Math.max(wished, pause);
    this.#see(key, { ...mine, problem });
    await this.#write(key, mine, { holder: null, heldUntil: 0, nextTry, unsure, problem });
    return { kind: "waiting" };
  }

  #over() {
    return { holder: null, heldUntil: 0, endedAt: this.#options.clock.now() };
  }

  #isHeld({ holder, heldUntil }: DeliveryRecord): boolean {
    const { clock } = this.#options;
    // What this process holds, nothing in it is at any more: of one key it makes one attempt after the other.
    return holder !== null && holder !== this.#options.holder && clock.now() < heldUntil;
  }

  #write(key: string, before: DeliveryRecord, changes: Partial<DeliveryRecord>): Promise<boolean> {
    return this.#options.store.replace(DELIVERIES, key, before, { ...before, ...changes });
  }
}

function isOfStore(error: unknown): boolean {
  return error instanceof DatelineError && error.code.startsWith("store-");
}

/** Thrown where making a message failed. */
class NotMade extends Error {}

function failureOf(error: unknown, { carrier }: Poster): Failure {
  if (error instanceof NotMade)
    return { kind: "not-now", code: "not-made", advice: "I could not make it: see the log.", seconds: null };
  if (error instanceof DatelineError) return { kind: "refused", code: error.code, advice: error.message };
  return carrier.failureOf(error);
}

function ended(found: DeliveryRecord): Outcome {
  const { state, id, problem } = found;
  if (state === "sent" && id !== null) return { kind: "sent", delivery: { ...found, id } };
  if (state === "failed") return { kind: "failed", advice: problem?.advice ?? "" };
  return { kind: state === "empty" ? "empty" : "dropped" };
}
