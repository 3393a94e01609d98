import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports.js";

/**
 * What Slack's SDK has to say, in our log. Its debug lines hold whole payloads, with what people asked and what
 * articles say, and are dropped.
 */
export function slackLogger(log: Log): Logger {
  const say =
    (level: "info" | "warn" | "error") =>
    (...parts: unknown[]) =>
      log[level]({ sdk: "slack" }, parts.map(textOf).join(" "));
  return {
    debug: () => undefined,
    // Of use while something is wrong only.
    info: (...parts) => log.debug({ sdk: "slack" }, parts.map(textOf).join(" ")),
    warn: say("warn"),
    error: say("error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Characters of what the SDK says; more would be what somebody else said. */
const LONGEST = 300;

function textOf(part: unknown): string {
  const text = part instanceof Error ? part.message : typeof part === "string" ? part : "";
  // An address may end in a code or a key.
  return text.replace(/\?\S+/g, "?…").slice(0, LONGEST);
}
