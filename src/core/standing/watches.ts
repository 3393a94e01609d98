import { type Destination, destinationName } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import { DatelineError } from "../errors.js";
import type { Clock, Log, Store } from "../ports.js";
import { changesBetween } from "../watching/changes.js";
import type { Quiet } from "./schedule.js";
import { readWatch, type Watch } from "./watch-record.js";

export interface WatchesOptions {
  readonly desk: Desk;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The version of the rules by which articles are read. */
  readonly rules: string;
}

/** Watches of one channel, at most: more would be read by nobody. */
const MOST_OF_CHANNEL = 25;

/**
 * The standing questions of a desk's channels. After every single version of an article each of them is answered, and
 * what has changed is written down, so that nothing is missed that is taken back a minute later; posting is another
 * matter.
 */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #collection: string;
  readonly #all = new Map<string, Watch>();

  constructor(options: WatchesOptions) {
    this.#options = options;
    this.#collection = `watches/${options.desk.profile.command}`;
  }

  /** Reads what there is, by this process or another one. */
  async refresh(): Promise<void> {
    const before = [...this.#all.keys()];
    const found = await this.#options.store.list(this.#collection);
    const there = new Set(found.map(({ key }) => key));
    for (const key of before) if (!there.has(key)) this.#all.delete(key);
    for (const { key, document } of found) {
      const watch = readWatch(document);
      if (watch !== null) this.#all.set(key, watch);
      else this.#options.log.error({ watch: key }, "a watch is damaged: set it again");
    }
  }

  /** As of the last refresh, by their channels and questions. */
  all(): Watch[] {
    return [...this.#all.values()];
  }

  of(to: Destination): Watch[] {
    return this.all().filter((one) => destinationName(one.to) === destinationName(to));
  }

  /** Sets a watch, or wakes one that rests; gives it. Throws a coded error where the question cannot be watched. */
  async set(asked: {
    readonly to: Destination;
    readonly question: string;
    readonly by: string;
    readonly quiet: Quiet | null;
    readonly sequence: number;
  }): Promise<Watch> {
    const { desk, clock, rules } = this.#options;
    const { to, by, quiet, sequence } = asked;
    const question = desk.watchable(asked.question);
    const now = clock.now();
    const watch: Watch = {
      ...{ to, question, by, setAt: now, quiet, rules, sequence, seenAt: now, posts: 0, postedAt: null },
      ...{ state: desk.watched(question), pending: [], pendingSince: null, outgoing: null, paused: null },
    };
    await this.refresh();
    const known = this.#all.get(keyOf(watch));
    if (known === undefined && this.of(to).length >= MOST_OF_CHANNEL)
      throw new DatelineError(
        "too-many-watches",
        `This channel has ${MOST_OF_CHANNEL} watches already: end one first. To see them: watches`,
      );
    if (known === undefined) await this.#put(watch);
    // One that watches goes on where it is: what it has noticed and not yet told is not lost.
    else if (known.paused === null) await this.replace(known, { ...known, by, quiet });
    // Numbers of posts go on, for they are in the keys of these.
    else await this.#put({ ...watch, posts: known.posts, outgoing: known.outgoing });
    return watch;
  }

  /** Ends a watch; false where there is none. */
  async end(watch: Pick<Watch, "to" | "question">): Promise<boolean> {
    const key = keyOf(watch);
    const was = this.#all.delete(key);
    await this.#options.store.delete(this.#collection, key);
    return was;
  }

  /** Writes down what has changed now that the desk has every version up to this sequence number. */
  async notice(sequence: number): Promise<void> {
    for (const key of [...this.#all.keys()]) await this.#noticeFor(key, sequence);
  }

  async #noticeFor(key: string, sequence: number): Promise<void> {
    const { clock, log, rules, desk } = this.#options;
    // Another process may have been first: then what it has written is looked at.
    for (let tries = 0; tries < 3; tries++) {
      const watch = this.#all.get(key);
      const now = clock.now();
      if (watch === undefined || sequence < watch.sequence || now < watch.seenAt) return;
      try {
        const state = desk.watched(watch.question);
        const isNew = watch.rules !== rules;
        const changes = isNew ? [] : changesBetween(watch.state, state);
        if (changes.length === 0 && !isNew) return;
        const wanted: Watch = {
          ...{ ...watch, rules, state, sequence, seenAt: now },
          pending: watch.paused === null ? [...watch.pending, ...changes] : [],
          pendingSince: watch.paused === null ? (watch.pendingSince ?? now) : null,
        };
        if (await this.replace(watch, wanted)) return;
      } catch (error) {
        log.error({ watch: destinationName(watch.to), err: error }, "a watch could not be answered");
        return;
      }
    }
  }

  /** Whether a watch was as expected, and is as wanted now; otherwise it is here as it is. */
  async replace(expected: Watch, wanted: Watch): Promise<boolean> {
    const { store } = this.#options;
    const key = keyOf(expected);
    if (await store.replace(this.#collection, key, expected, wanted)) {
      this.#all.set(key, wanted);
      return true;
    }
    const there = readWatch(await store.get(this.#collection, key));
    if (there === null) this.#all.delete(key);
    else this.#all.set(key, there);
    return false;
  }

  async #put(watch: Watch): Promise<void> {
    await this.#options.store.set(this.#collection, keyOf(watch), watch);
    this.#all.set(keyOf(watch), watch);
  }
}

function keyOf({ to, question }: Pick<Watch, "to" | "question">): string {
  return `${destinationName(to)}/${question}`;
}
