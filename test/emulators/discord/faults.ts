import type { ServerResponse } from "node:http";
import { ERRORS, type ErrorCode } from "./errors.js";
import type { Json } from "./json.js";

/** What goes wrong. */
export type Fault =
  | { readonly status: 429; readonly retryAfter: number; readonly global?: boolean }
  | { readonly status: number }
  /** The connection is cut without an answer. */
  | { readonly reset: true }
  /** One of Discord's JSON error codes. */
  | { readonly code: ErrorCode }
  /** No answer comes until `release` is called or the emulator stops. */
  | { readonly hang: true };

export interface FaultOptions {
  /** How many requests it happens to; 1 unless given. */
  times?: number;
  /** "after": the request was handled and its answer is lost. */
  when?: "before" | "after";
}

/** A scripted fault, to look at and to end. */
export interface ScriptedFault {
  /** How many requests it happened to. */
  readonly hits: number;
  /** Lets hanging requests go on: their connections are cut. */
  release(): void;
  /** Nothing more goes wrong. */
  cancel(): void;
}

interface Entry {
  readonly matches: (method: string, path: readonly string[]) => boolean;
  readonly fault: Fault;
  readonly when: "before" | "after";
  left: number;
  hits: number;
  readonly hanging: ServerResponse[];
}

export interface FaultAnswer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Record<string, string>;
}

/** What is to go wrong with which requests. */
export class Faults {
  readonly #entries: Entry[] = [];

  /** `pattern` is `"POST /channels/:id/messages"`; a step that starts with a colon, or `*`, is any; a `**` at the end all that follow. */
  add(pattern: string, fault: Fault, options: FaultOptions = {}): ScriptedFault {
    const entry: Entry = {
      matches: matcher(pattern),
      fault,
      when: options.when ?? "before",
      left: options.times ?? 1,
      hits: 0,
      hanging: [],
    };
    this.#entries.push(entry);
    return {
      get hits() {
        return entry.hits;
      },
      release: () => {
        for (const response of entry.hanging.splice(0)) response.socket?.destroy();
      },
      cancel: () => {
        entry.left = 0;
      },
    };
  }

  /** The fault that happens to this request now, if any. */
  take(method: string, path: readonly string[], when: "before" | "after"): Entry | undefined {
    if (this.#entries.length === 0) return undefined;
    const entry = this.#entries.find((one) => one.left > 0 && one.when === when && one.matches(method, path));
    if (entry === undefined) return undefined;
    entry.left--;
    entry.hits++;
    return entry;
  }

  /** Carries a fault out; gives the answer to send, or nothing where none is sent. */
  carryOut(entry: Entry, response: ServerResponse): FaultAnswer | undefined {
    const { fault } = entry;
    if ("reset" in fault) {
      response.socket?.resetAndDestroy();
      return undefined;
    }
    if ("hang" in fault) {
      entry.hanging.push(response);
      return undefined;
    }
    if ("retryAfter" in fault) return rateLimited(fault.retryAfter, fault.global ?? false);
    if ("code" in fault) {
      const [status, message] = ERRORS[fault.code];
      return { status, body: { message, code: fault.code }, headers: {} };
    }
    const { status } = fault;
    return { status, body: { message: `${status}: ${reasonOf(status)}`, code: 0 }, headers: {} };
  }
}

function rateLimited(retryAfter: number, global: boolean): FaultAnswer {
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: retryAfter, global },
    headers: {
      "Retry-After": String(retryAfter),
      "X-RateLimit-Scope": global ? "global" : "user",
      "X-RateLimit-Reset-After": String(retryAfter),
      ...(global ? { "X-RateLimit-Global": "true" } : { "X-RateLimit-Remaining": "0" }),
    },
  };
}

function reasonOf(status: number): string {
  const reasons: Record<number, string> = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
  };
  return reasons[status] ?? "Error";
}

function matcher(pattern: string): Entry["matches"] {
  const [wanted = "*", template = "/**"] = pattern.trim().split(/\s+/);
  const steps = template.split("/").slice(1);
  return (method, path) => {
    if (wanted !== "*" && wanted.toUpperCase() !== method) return false;
    if (steps.at(-1) !== "**" && steps.length !== path.length) return false;
    return steps.every(
      (step, index) => step === "**" || step === "*" || step.startsWith(":") || step === path[index],
    );
  };
}
