import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "./backend.js";

/** How long a call waits for another process that writes. */
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 16;

/**
 * Does something again as long as another connection holds the database. SQLite could wait by itself, but nothing else
 * in this process would happen meanwhile.
 */
export async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const isBusy = /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
      if (!isBusy || performance.now() - start > PATIENCE_MS) throw error;
      await sleep(pause);
    }
  }
}
