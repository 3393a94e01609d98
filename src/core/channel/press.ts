import type { Clock } from "../ports.js";
import { isWellFormed } from "../view/neutralise.js";
import type { Cursor } from "./page.js";

/** What a button does when it is pressed. */
export type Press =
  /** Answers a question, from a place in its answer on. */
  | { readonly kind: "ask"; readonly desk: string; readonly question: string; readonly cursor: Cursor }
  /** Shows to the whole channel what this message shows to one. */
  | { readonly kind: "share"; readonly desk: string; readonly question: string; readonly cursor: Cursor };

/** Buttons whose press is kept in memory, at most; the oldest are forgotten first. */
const MOST_KEPT = 20_000;
const LETTERS = { ask: "a", share: "s" } as const;

/**
 * Writes presses into what a platform lets a button carry, and reads them back. Most fit as they are, and work after
 * a restart too; what is too long is kept here under a short name.
 */
export class PressBook {
  readonly #kept = new Map<string, string>();
  /** Names of an earlier run must not mean something else in this one. */
  readonly #run: string;
  #count = 0;
  readonly #longest: number;

  /** @param longest characters that a button of the platform may carry */
  constructor(longest: number, clock: Clock) {
    this.#longest = longest;
    this.#run = Math.floor(clock.now()).toString(36);
  }

  write({ kind, desk, question, cursor: { at, part, notes, of } }: Press): string {
    const written = `${LETTERS[kind]}:${desk}:${at}.${part}.${notes}.${of}:${question}`;
    if (written.length <= this.#longest && isWellFormed(written)) return written;
    for (const [oldest] of this.#kept) {
      if (this.#kept.size < MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    const name = `~${this.#run}.${(this.#count++).toString(36)}`;
    this.#kept.set(name, written);
    return name;
  }

  /** Null where it is none of ours, or was forgotten. */
  read(written: string): Press | null {
    const whole = written.startsWith("~") ? this.#kept.get(written) : written;
    const match = /^([as]):([a-z0-9_-]+):(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.(\d{1,9}):(.*)$/s.exec(whole ?? "");
    if (match === null) return null;
    const [, letter, desk = "", at, part, notes, of, question = ""] = match;
    const cursor = { at: Number(at), part: Number(part), notes: Number(notes), of: Number(of) };
    return { kind: letter === "s" ? "share" : "ask", desk, question, cursor };
  }
}
