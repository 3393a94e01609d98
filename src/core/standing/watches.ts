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
  /** Of the last version that is in the desk. */
  sequence(): number;
}

/** So many versions go by before it is written down that nothing has changed: at the next start only later ones are looked at. */
const MOST_BEHIND = 200;
/** Milliseconds for which watches are answered without leaving room for questions. */
const LONGEST_TURN = 25;
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
  /** What fails again and again, and was told once. */
  readonly #failing = new Set<string>();

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
      // Of its key no more: behind the channel stands what somebody asked.
      else this.#tell(key, { to: key.split("/", 1)[0] }, "a watch is damaged: set it again");
    }
  }

  /** The last version that every watch has seen; `Infinity` where there is none that would miss one. */
  seen(): number {
    const awake = this.all().filter(({ paused }) => paused === null);
    return awake.reduce((least, { sequence }) => Math.min(least, sequence), Number.POSITIVE_INFINITY);
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
  }): Promise<Watch> {
    const { desk, clock, rules } = this.#options;
    const { to, by, quiet } = asked;
    const question = desk.watchable(asked.question);
    await this.refresh();
    const [now, sequence] = [clock.now(), this.#options.sequence()];
    const watch: Watch = {
      ...{ to, question, by, setAt: now, quiet, rules, sequence, seenAt: now, posts: 0, postedAt: null },
      ...{ state: desk.watched(question), pending: [], pendingSince: null, outgoing: null, paused: null },
    };
    const known = this.#all.get(keyOf(watch));
    if (known === undefined && this.of(to).length >= MOST_OF_CHANNEL)
      throw new DatelineError(
        "too-many-watches",
        `This channel has ${MOST_OF_CHANNEL} watches already: end one first. To see them: watches`,
      );
    if (known === undefined) await this.#put(watch);
    // One that watches goes on where it is: what it has noticed and not yet told is not lost.
    else if (known.paused === null) await this.#settle(known, { by, quiet });
    // Numbers of posts go on, for they are in the keys of these.
    else await this.#put({ ...watch, posts: known.posts, outgoing: known.outgoing });
    // Something may have come in while it was being written down.
    await this.#noticeFor(keyOf(watch));
    return watch;
  }

  /** Ends a watch; false where there is none. */
  async end(watch: Pick<Watch, "to" | "question">): Promise<boolean> {
    const key = keyOf(watch);
    const was = this.#all.delete(key);
    await this.#options.store.delete(this.#collection, key);
    return was;
  }

  /** Writes down what has changed by now; false where that failed for some, and has to be done again. */
  async notice(): Promise<boolean> {
    let isDone = true;
    const { clock } = this.#options;
    let began = clock.now();
    for (const key of [...this.#all.keys()]) {
      if (!(await this.#noticeFor(key))) isDone = false;
      // Answering a watch takes milliseconds, and there may be hundreds; questions come first.
      if (clock.now() - began < LONGEST_TURN) continue;
      await new Promise((resolve) => setImmediate(resolve));
      began = clock.now();
    }
    return isDone;
  }

  /** Whether the desk says now what a watch has written down, and nothing that it has not. */
  isUpToDate({ question, sequence, state }: Watch): boolean {
    const { desk } = this.#options;
    return this.#options.sequence() >= sequence && changesBetween(state, desk.watched(question)).length === 0;
  }

  async #noticeFor(key: string): Promise<boolean> {
    const { clock, rules, desk } = this.#options;
    // Another process may have been first: then what it has written is looked at.
    for (let tries = 0; tries < 3; tries++) {
      const watch = this.#all.get(key);
      const [now, sequence] = [clock.now(), this.#options.sequence()];
      // One that rests begins anew when it is woken.
      if (watch === undefined || watch.paused !== null || sequence < watch.sequence) return true;
      // By a clock that is behind, embargoes would come back that have lifted.
      if (now < watch.seenAt) return false;
      try {
        const state = desk.watched(watch.question);
        const isNew = watch.rules !== rules;
        const changes = isNew ? [] : changesBetween(watch.state, state);
        const isSame = changes.length === 0 && !isNew;
        if (isSame && sequence - watch.sequence < MOST_BEHIND) return true;
        const wanted: Watch = {
          ...{ ...watch, rules, state, sequence, seenAt: now },
          pending: [...watch.pending, ...changes],
          pendingSince: watch.pendingSince ?? (changes.length > 0 ? now : null),
        };
        if (await this.replace(watch, wanted)) {
          this.#failing.delete(key);
          return true;
        }
      } catch (error) {
        const told = { to: destinationName(watch.to), err: error };
        this.#tell(key, told, "a watch could not be answered");
        return false;
      }
    }
    return false;
  }

  /** Changes what people have settled of a watch, whatever it notices or posts meanwhile. */
  async #settle(known: Watch, settled: Pick<Watch, "by" | "quiet">): Promise<void> {
    const key = keyOf(known);
    for (let there: Watch | undefined = known; there !== undefined; there = this.#all.get(key))
      if (await this.replace(there, { ...there, ...settled })) return;
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

  /** Once, and not every second. */
  #tell(key: string, fields: object, what: string): void {
    if (!this.#failing.has(key)) this.#options.log.error(fields, what);
    this.#failing.add(key);
  }
}

function keyOf({ to, question }: Pick<Watch, "to" | "question">): string {
  return `${destinationName(to)}/${question}`;
}
