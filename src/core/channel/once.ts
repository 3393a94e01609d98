import type { Clock } from "../ports.js";

/** Platforms deliver again within the hour what they think was lost. */
const KEPT_FOR = 60 * 60 * 1000;
const MOST_KEPT = 100_000;

/** Tells what has been seen before: platforms deliver twice, and nobody may be answered twice. */
export class Once {
  readonly #clock: Clock;
  /** In the order in which they came. */
  readonly #seen = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether this id is new; from then on it is not, for an hour. */
  isFirst(id: string): boolean {
    const now = this.#clock.now();
    for (const [old, at] of this.#seen) {
      if (at > now - KEPT_FOR && this.#seen.size < MOST_KEPT) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(id)) return false;
    this.#seen.set(id, now);
    return true;
  }

  /** Lets an id count as new again: what it asked for was not done. */
  forget(id: string): void {
    this.#seen.delete(id);
  }
}
