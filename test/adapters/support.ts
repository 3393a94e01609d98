import type { Log, Timer } from "../../src/core/ports.js";

/** A line of the log, as far as tests look at it. */
export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields: object;
}

/** A log that tests can read. */
export class MemoryLog implements Log {
  readonly lines: LogLine[] = [];
  readonly #waiting: { readonly part: string; readonly found: () => void }[] = [];

  debug = this.#writer("debug");
  info = this.#writer("info");
  warn = this.#writer("warn");
  error = this.#writer("error");

  #writer(level: LogLine["level"]) {
    return (fields: object, message: string): void => {
      this.lines.push({ level, message, fields });
      for (const { part, found } of this.#waiting) if (message.includes(part)) found();
    };
  }

  /** Resolves with the first line that has these words, now or later. */
  async line(part: string): Promise<LogLine> {
    const find = () => this.lines.find(({ message }) => message.includes(part));
    const there = find();
    if (there !== undefined) return there;
    await new Promise<void>((found) => this.#waiting.push({ part, found }));
    return find() as LogLine;
  }
}

/** Milliseconds that a shutdown waits for work: see core/channel/work.ts. */
const PATIENCE = 4_000;

/** A timer for which no time passes: what is waited for is over at once, but for the patience of a shutdown. */
export class QuickTimer implements Timer {
  readonly waits: number[] = [];
  /** Whether the patience of a shutdown is over at once, too. */
  impatient = false;

  async wait(milliseconds: number, until?: AbortSignal): Promise<void> {
    this.waits.push(milliseconds);
    if (milliseconds === PATIENCE && !this.impatient)
      return new Promise((resolve) => until?.addEventListener("abort", () => resolve()));
    // A turn of the event loop, so that what is waited for can happen meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
