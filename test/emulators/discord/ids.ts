/** Time as the emulator sees it; a test moves it. */
export interface Clock {
  now(): number;
}

/** The first second of 2015, from which snowflakes count. */
const EPOCH = 1_420_070_400_000;

/** Gives out snowflakes that carry the clock's time and never repeat. */
export class Ids {
  readonly #clock: Clock;
  #last = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = BigInt(Math.max(Math.trunc(this.#clock.now()) - EPOCH, 1)) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return this.#last.toString();
  }
}

/** The time in milliseconds that a snowflake carries. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === "string" && /^(0|[1-9][0-9]{0,19})$/.test(value);
}
