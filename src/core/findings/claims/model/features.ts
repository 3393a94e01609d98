/** Slots of a decision's weights. */
export const SLOTS = 1 << 16;

/** Most features that one option may have. */
const MOST = 160;

/** The features of one option: slots of the weights, by feature hashing (Weinberger et al. 2009). Reused, never kept. */
export class Features {
  readonly slots = new Int32Array(MOST);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  /** Adds what template `template` sees: up to three small numbers. */
  add(template: number, a = 0, b = 0, c = 0): void {
    let hash = Math.imul(Math.imul(template + 1, 0x9e3779b1) ^ a, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
    if (this.size < MOST) this.slots[this.size++] = (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
