interface Waiter {
  readonly what: string;
  look(): void;
  fail(error: Error): void;
}

/** Lets tests wait for something to happen, without looking at a clock: each change looks again. */
export class Changes {
  readonly #waiters = new Set<Waiter>();
  #stopped: Error | undefined;

  /** Something happened. */
  notify(): void {
    for (const waiter of [...this.#waiters]) waiter.look();
  }

  /** Resolves with what `look` gives as soon as that is not undefined. */
  until<T>(what: string, look: () => T | undefined): Promise<T> {
    const found = look();
    if (found !== undefined) return Promise.resolve(found);
    const stopped = this.#stopped;
    const waiting = new Promise<T>((resolve, reject) => {
      if (stopped !== undefined) {
        reject(stopped);
        return;
      }
      const waiter: Waiter = {
        what,
        look: () => {
          try {
            const value = look();
            if (value === undefined) return;
            this.#waiters.delete(waiter);
            resolve(value);
          } catch (error) {
            this.#waiters.delete(waiter);
            reject(error);
          }
        },
        fail: (error) => {
          this.#waiters.delete(waiter);
          reject(error);
        },
      };
      this.#waiters.add(waiter);
    });
    // Whoever waits sees the failure; a wait that nobody looks at any more must not end the process.
    waiting.catch(() => {});
    return waiting;
  }

  /** Fails all that still wait, and says what happened so far. */
  stop(history: () => string): void {
    this.#stopped = new Error("the Discord emulator was stopped");
    for (const waiter of [...this.#waiters])
      waiter.fail(new Error(`stopped while waiting for ${waiter.what}. ${history()}`));
  }
}
