import type { Clock, Timer } from "../../../core/ports.js";
import { flaw } from "../problem.js";
import type { FetchTools } from "./connect.js";
import { type CursorStore, type FeedCursor, newCursor, readCursor } from "./cursor.js";
import { hash, Identities } from "./identity.js";
import { type PollTools, pollFeed, shownAddress, type WireItem, type WireProblem } from "./poll.js";

/** A feed that a desk takes in. */
export interface Subscription {
  readonly feed: string;
  /** The publisher; by default what the feed calls itself. */
  readonly source?: string;
  /** Milliseconds between two polls. */
  readonly every?: number;
}

export interface FollowFeedsOptions {
  /** What the cursors are kept under, beside the feed's address. */
  readonly desk: string;
  readonly subscriptions: readonly Subscription[];
  readonly fetch: FetchTools;
  readonly clock: Clock;
  readonly timer: Timer;
  random(): number;
  readonly cursors: CursorStore;
  /**
   * Takes in an article, from a feed as logs may call it; its cursor is saved when all of a poll are taken, so that
   * none is lost on the way. Where this rejects, it is asked again until it does not.
   */
  onItem(item: WireItem, from: string): void | Promise<void>;
  onProblem(problem: WireProblem): void;
  /** Hears of what should never happen; the feed is tried again later. */
  onDefect(error: unknown): void;
}

/** Feeds that are polled at once: each may hold its largest body several times over. */
const AT_ONCE = 2;
/** The longest wait, in milliseconds, should a clock have been wrong. */
const LONGEST = 26 * 3_600_000;
const AFTER_DEFECT = 15 * 60_000;
/** Before an article that could not be kept is brought again: twice as long each time, up to the last. */
const BRING_AGAIN = { first: 15_000, last: 4 * 60_000 };

/** Polls the feeds of a desk, each when it is due, until it is stopped. */
export function followFeeds(options: FollowFeedsOptions): { stop(): Promise<void> } {
  const following = new Following(options);
  const running = following.run();
  return {
    stop: async () => {
      following.stop.abort();
      await running;
    },
  };
}

class Following {
  readonly stop = new AbortController();
  readonly #options: FollowFeedsOptions;
  readonly #identities = new Identities();
  readonly #turns = new Turns(AT_ONCE);

  constructor(options: FollowFeedsOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { subscriptions } = this.#options;
    const cursors = await Promise.all(subscriptions.map(({ feed }) => this.#load(feed)));
    for (const { url, items } of cursors) this.#identities.remember(url, items);
    await Promise.all(subscriptions.map((one, i) => this.#follow(one, cursors[i] ?? newCursor(one.feed))));
  }

  async #follow({ feed: _, ...how }: Subscription, first: FeedCursor): Promise<void> {
    const { fetch, clock, timer, random, onDefect } = this.#options;
    const { signal } = this.stop;
    const own = { ...how, clock, random, identities: this.#identities };
    const tools: PollTools = { ...own, fetch: { ...fetch, stop: signal } };
    let cursor = first;
    while (!signal.aborted) {
      const wait = Math.min(cursor.nextPollAt - clock.now(), LONGEST);
      if (wait > 0) await timer.wait(wait, signal);
      else {
        try {
          cursor = await this.#turns.take(() => this.#poll(cursor, tools));
        } catch (error) {
          onDefect(error);
          cursor = { ...cursor, nextPollAt: clock.now() + AFTER_DEFECT };
        }
      }
    }
  }

  async #poll(before: FeedCursor, tools: PollTools): Promise<FeedCursor> {
    if (this.stop.signal.aborted) return before;
    const { items, problems, cursor } = await pollFeed(before, tools);
    for (const item of items) {
      if (!(await this.#bring(item, cursor))) return before;
      // Reading an article takes milliseconds; questions come first.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.stop.signal.aborted) return before;
    for (const problem of problems) this.#options.onProblem(problem);
    await this.#save(cursor);
    return cursor;
  }

  /** Brings an item until it is taken; false where it is stopped. What came after waits, for the last words count. */
  async #bring(item: WireItem, { url }: FeedCursor): Promise<boolean> {
    const { onItem, timer } = this.#options;
    for (let pause = BRING_AGAIN.first; !this.stop.signal.aborted; ) {
      try {
        await onItem(item, shownAddress(url));
        return true;
      } catch {
        await timer.wait(pause, this.stop.signal);
        pause = Math.min(2 * pause, BRING_AGAIN.last);
      }
    }
    return false;
  }

  /** A stored cursor has no address, for that may hold a password. */
  #load(url: string): Promise<FeedCursor> {
    const { cursors, desk } = this.#options;
    return cursors.load(idOf(desk, url)).then(
      (stored) => ({ ...readCursor(stored, hash(url)), url }),
      () => {
        this.#report(
          url,
          "What was read of it cannot be looked up: what it has now is taken without announcing it.",
        );
        return newCursor(url);
      },
    );
  }

  async #save(cursor: FeedCursor): Promise<void> {
    const { cursors, desk } = this.#options;
    await cursors
      .save(idOf(desk, cursor.url), { ...cursor, url: hash(cursor.url) })
      .catch(() =>
        this.#report(
          cursor.url,
          "How far it was read cannot be stored: it may be read again after a restart.",
        ),
      );
  }

  #report(url: string, reason: string): void {
    this.#options.onProblem({ file: shownAddress(url), ...flaw("unreadable", reason), id: null, url: null });
  }
}

function idOf(desk: string, url: string): string {
  return `${desk}/${hash(url)}`;
}

/** So many things at once, and the others in the order in which they came. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
