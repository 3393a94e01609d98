import type { Store } from "../../src/core/ports.js";
import { DELIVERIES, type DeliveryRecord, deliverySchema } from "../../src/core/standing/delivery-record.js";

/** What the store had of each post, the last time that it was there: old ones are forgotten after sixty days. */
export class Deliveries {
  readonly byKey = new Map<string, DeliveryRecord>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async look(): Promise<void> {
    for (const { key, document } of await this.#store.list(DELIVERIES))
      this.byKey.set(key, deliverySchema.parse(document));
  }
}
