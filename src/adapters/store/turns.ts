/** Who asks for the same thing waits for who asked before. */
export class Turns {
  /** The last that was asked for each thing, while there is one. */
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #open = new Set<Promise<unknown>>();

  /** Does it at once, or, for a thing that somebody has asked for, when that is done. */
  async take<T>(thing: string | null, work: () => Promise<T>): Promise<T> {
    const before = thing === null ? undefined : this.#last.get(thing);
    const now = before === undefined ? work() : before.then(work, work);
    this.#open.add(now);
    if (thing !== null) this.#last.set(thing, now);
    try {
      return await now;
    } finally {
      this.#open.delete(now);
      if (thing !== null && this.#last.get(thing) === now) this.#last.delete(thing);
    }
  }

  /** Resolves when everything that was asked for is done. */
  async end(): Promise<void> {
    await Promise.allSettled(this.#open);
  }
}
