import { afterEach, beforeEach } from "vitest";
import type { Clock, Store } from "../../src/core/ports.js";

/** A place for a store. */
export interface ContractPlace {
  /** A store on this place, as a new process would open it. */
  open(clock: Clock): Promise<Store>;
  /** Takes the place away, with what is in it. */
  remove(): Promise<void>;
}

/** A new place for each test, and the stores that are open on it. */
export class Stage {
  now = Date.parse("2031-03-05T06:00:00Z");
  readonly #opened: Store[] = [];
  #place: ContractPlace | null = null;
  #store: Store | null = null;

  constructor(newPlace: () => Promise<ContractPlace>) {
    beforeEach(async () => {
      this.#place = await newPlace();
      this.#store = await this.open();
    });
    afterEach(async () => {
      await Promise.all(this.#opened.splice(0).map((one) => one.close()));
      await this.#place?.remove();
    });
  }

  /** The first that was opened. */
  get store(): Store {
    if (this.#store === null) throw new Error("A test has not begun.");
    return this.#store;
  }

  /** One more, closed at the end of the test. */
  async open(): Promise<Store> {
    if (this.#place === null) throw new Error("A test has not begun.");
    const one = await this.#place.open({ now: () => this.now });
    this.#opened.push(one);
    return one;
  }
}
