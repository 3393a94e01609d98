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
  #running: Promise<unknown> = Promise.resolve();

  constructor(desks: readonly StandingDesk[], timer: Timer, log: Log) {
    this.#desks = desks;
    this.#timer = timer;
    this.#log = log;
  }

  start(): void {
    // Each at its own pace: a platform that does not answer one need not keep the others waiting.
    this.#running = Promise.all(this.#desks.map((one) => this.#run(one)));
  }

  /** Resolves when what is being done is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(one: StandingDesk): Promise<void> {
    const { signal } = this.#stopping;
    let isFailing = false;
    while (!signal.aborted) {
      try {
        await one.round();
        isFailing = false;
      } catch (error) {
        // Once: a store that is away for an hour would fill the log.
        if (!isFailing)
          this.#log.error({ desk: one.desk.profile.command, err: error }, "a desk could not do what is due");
        isFailing = true;
      }
      await this.#timer.wait(EVERY, signal);
    }
  }
}
