import type { JsonObject } from "./json.js";

/** What goes wrong. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly reset: true }
  | { readonly hang: true }
  | { readonly error: string };

/** When and how often it goes wrong. */
export interface FaultScript {
  /** Default 1; `Infinity` until `clear`. */
  readonly times?: number;
  /**
   * `before` (the default): nothing was done. `handling`: it was done, and only the answer is lost, so
   * that who tries again does it twice.
   */
  readonly after?: "before" | "handling";
  /** Only calls with such arguments. */
  readonly when?: (args: JsonObject) => boolean;
}

interface Scripted {
  readonly fault: Fault;
  left: number;
  readonly after: "before" | "handling";
  readonly when: (args: JsonObject) => boolean;
}

/** Faults by method, in the order in which they were written. */
export class Faults {
  readonly #scripts = new Map<string, Scripted[]>();

  script(
    method: string,
    fault: Fault,
    { times = 1, after = "before", when = () => true }: FaultScript = {},
  ): void {
    const scripts = this.#scripts.get(method) ?? [];
    scripts.push({ fault, left: times, after, when });
    this.#scripts.set(method, scripts);
  }

  /** The fault that hits this call; it counts as having hit. */
  take(method: string, args: JsonObject): { fault: Fault; after: "before" | "handling" } | undefined {
    const found = this.#scripts.get(method)?.find((each) => each.left > 0 && each.when(args));
    if (!found) return undefined;
    found.left -= 1;
    return { fault: found.fault, after: found.after };
  }

  clear(): void {
    this.#scripts.clear();
  }
}
