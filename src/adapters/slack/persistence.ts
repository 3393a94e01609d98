import type { Failure } from "../../core/channel/delivery.js";
import { DatelineError } from "../../core/errors.js";
import type { Log, Timer } from "../../core/ports.js";
import { failureOf, NO_API } from "./failures.js";

/** What is called when Slack is to be connected to, and not asked something. */
export const SOCKET_MODE = "Socket Mode";
/** Milliseconds between attempts to reach Slack; the longest is tried for ever. */
const BACK_OFF = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;
/** What no waiting mends. */
const HOPELESS = new Set([
  "missing_scope",
  "not_allowed_token_type",
  NO_API,
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
]);

/** With what Slack is tried again and again. */
export interface Patience {
  readonly timer: Timer;
  readonly log: Log;
  /** Aborted where it is called off. */
  readonly until: AbortSignal;
}

/** Calls Slack until it works; null where it was called off before. Throws where no waiting helps. */
export async function persist<T>(
  what: string,
  call: () => Promise<T>,
  { timer, log, until }: Patience,
): Promise<T | null> {
  for (let tries = 0; !until.aborted; tries++) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" && HOPELESS.has(failure.code))
        throw new DatelineError(`slack-${failure.code}`, sentence(what, failure), { cause: error });
      log.warn({ what, failure, tries }, "Slack cannot be reached; trying again");
      await timer.wait(waitOf(failure, tries), until);
    }
  }
  return null;
}

/** What to do; the SDK's connection has a token of its own. */
function sentence(what: string, { code, advice }: Failure & { readonly kind: "refused" }): string {
  const ofApp = what === SOCKET_MODE && code !== NO_API;
  return ofApp
    ? `Slack does not accept SLACK_APP_TOKEN (${code}): copy the App-Level Token, which begins with xapp-, with the scope connections:write.`
    : `Slack: ${advice}`;
}

function waitOf(failure: Failure, tries: number): number {
  const wait = BACK_OFF[Math.min(tries, BACK_OFF.length - 1)] ?? 60_000;
  return failure.kind === "not-now" ? Math.max((failure.seconds ?? 0) * 1_000, wait) : wait;
}
