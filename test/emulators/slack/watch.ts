interface Waiter {
  /** Whether what is waited for is there; it settles the promise then. */
  readonly check: () => boolean;
  readonly fail: (error: Error) => void;
}

/**
 * Waiting without time: whoever changes something says so, and who waits looks again.
 */
export class Watch {
  readonly #waiters = new Set<Waiter>();
  #ended: string | undefined;

  constructor(private readonly dump: () => string) {}

  /** Something has changed. */
  touch(): void {
    for (const waiter of this.#waiters) if (waiter.check()) this.#waiters.delete(waiter);
  }

  /** Resolves as soon as `look` finds something, which may be at once. */
  until<T>(look: () => T | undefined, what = "something"): Promise<T> {
    const promise = new Promise<T>((resolve, reject) => {
      const fail = (error: Error): void => reject(error);
      const check = (): boolean => {
        try {
          const value = look();
          if (value === undefined) return false;
          resolve(value);
        } catch (error) {
          reject(error);
        }
        return true;
      };
      if (check()) return;
      if (this.#ended !== undefined) fail(this.#error(what, this.#ended));
      else this.#waiters.add({ check, fail: () => fail(this.#error(what, this.#ended ?? "")) });
    });
    // Who has stopped waiting by the time it ends must not bring down the process.
    promise.catch(() => undefined);
    return promise;
  }

  /** Nothing will change any more: who still waits is told what there was. */
  end(why: string): void {
    this.#ended = why;
    for (const waiter of this.#waiters) waiter.fail(new Error(why));
    this.#waiters.clear();
  }

  #error(what: string, why: string): Error {
    return new Error(`Waited for ${what}, and ${why}. What there was:\n${this.dump()}`);
  }
}
