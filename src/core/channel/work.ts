import type { Timer } from "../ports.js";

/** Milliseconds after which a shutdown goes on without what is not finished. */
const PATIENCE = 4_000;

/** The questions that are being answered, so that a shutdown can let them end. */
export class OpenWork {
  readonly #open = new Set<Promise<void>>();
  readonly #timer: Timer;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  /** Runs a piece of work; what it throws goes to `failed`, and no further. */
  run(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    const done: Promise<void> = work()
      .catch(failed)
      .finally(() => this.#open.delete(done));
    this.#open.add(done);
    return done;
  }

  /** Resolves when nothing is open any more, or when patience has ended: with how many are left. */
  async finished(): Promise<number> {
    const patience = new AbortController();
    const all = (async () => {
      while (this.#open.size > 0) await Promise.all(this.#open);
    })();
    await Promise.race([all, this.#timer.wait(PATIENCE, patience.signal)]);
    patience.abort();
    return this.#open.size;
  }
}
