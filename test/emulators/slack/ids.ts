/** Ids that look like Slack's, count up, and so are the same in every run. */
export class Ids {
  #count = 0;
  #lastMicros = 0;

  constructor(private readonly now: () => number) {}

  /** An id such as `U0000000A1`. */
  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${(0x1000000 + this.#count).toString(36).toUpperCase().padStart(8, "0")}`;
  }

  /** A short id, as Slack gives to blocks that have none. */
  short(): string {
    this.#count += 1;
    return `x${this.#count.toString(36)}`;
  }

  /** The moment as a message's `ts`; no two are the same, though the clock stand still. */
  ts(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, Math.floor(this.now() * 1000));
    const micros = String(this.#lastMicros % 1_000_000).padStart(6, "0");
    return `${Math.floor(this.#lastMicros / 1_000_000)}.${micros}`;
  }
}
