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

function textOf(part: unknown): string {
  return part instanceof Error ? part.message : typeof part === "string" ? part : "";
}
