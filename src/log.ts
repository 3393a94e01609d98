import type { Writable } from "node:stream";
import { pino } from "pino";
import type { Log } from "./core/ports.js";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** Shapes of tokens, for those that reach us from elsewhere than the environment. */
const TOKENS = /\b(?:xox[a-z]-|xapp-)[\w-]{6,}|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g;
const HIDDEN = "[secret]";

/**
 * A structured log, a JSON object a line. No line holds one of the secrets, wherever in it that would stand, nor
 * anything that looks like a token.
 */
export function createLog(output: Writable, level: LogLevel, secrets: readonly string[]): Log {
  // A short one would hide half of every line; no platform has any that short.
  const hidden = secrets.filter((one) => one.length >= 8).map((one) => JSON.stringify(one).slice(1, -1));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        streamWrite: (line) =>
          hidden.reduce((kept, secret) => kept.replaceAll(secret, HIDDEN), line).replace(TOKENS, HIDDEN),
      },
    },
    output,
  );
}
