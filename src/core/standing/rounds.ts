import type { Log, Timer } from "../ports.js";
import type { StandingDesk } from "./standing-desk.js";

/** Milliseconds between two rounds. */
const EVERY = 1_000;

/** Goes round the desks, again and again, and lets each do what is due. */
export class Rounds {
  readonly #desks: readonly StandingDesk[];
  readonly #timer: Timer;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(desks: readonly StandingDesk[], timer: Timer, log: Log) {
    this.#desks = desks;
    this.#timer = timer;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when what is being done is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const failing = new Set<StandingDesk>();
    while (!signal.aborted) {
      for (const one of this.#desks) {
        if (signal.aborted) return;
        try {
          await one.round();
          failing.delete(one);
        } catch (error) {
          // Once: a store that is away for an hour would fill the log.
          if (!failing.has(one))
            this.#log.error(
              { desk: one.desk.profile.command, err: error },
              "a desk could not do what is due",
            );
          failing.add(one);
        }
      }
      await this.#timer.wait(EVERY, signal);
    }
  }
}
