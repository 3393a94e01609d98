import type { Clock } from "../../src/core/ports.js";

/** Time that runs faster than real time, and the same in every process that is told of it. */
export interface FastTime {
  /** What time it is when it begins, and when that is by the machine's clock: milliseconds since the epoch. */
  readonly base: number;
  readonly start: number;
  /** Milliseconds of it in one real millisecond. */
  readonly speed: number;
}

export function fastClock({ base, start, speed }: FastTime): Clock {
  return { now: () => base + (Date.now() - start) * speed };
}

/** What a process prints when it takes questions. */
export const SERVING = "serving";

/** Numbers from 0 to 1, the same for the same seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
