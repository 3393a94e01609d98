import type { Log, Timer } from "../../core/ports.js";
import { type Failure, failureOf } from "./failures.js";

/** One way to show a message. */
export interface Route {
  /** For the log. */
  readonly name: string;
  /** Sends the message, or another one that explains what became of it. */
  send(content: Content): Promise<unknown>;
}

/** What a route is to send. */
export type Content =
  | { readonly kind: "message" }
  /** The message, with what kept it from being shown where it belongs. */
  | { readonly kind: "elsewhere"; readonly advice: string }
  /** Only this sentence. */
  | { readonly kind: "notice"; readonly text: string };

const MOST_TRIES = 4;
/** Seconds that a rate limit is waited for at most: nobody waits longer for an answer. */
const LONGEST_WAIT = 30;
const UNSURE = "Slack did not confirm that my answer arrived. If you do not see it, please ask again.";

/**
 * Sends a message by the first route that takes it. What Slack surely did not show goes by the next; what it may have
 * shown is not sent again, for nothing may be posted twice: then the next route carries a notice. True where somebody
 * has been told something.
 */
export async function deliver(routes: readonly Route[], timer: Timer, log: Log): Promise<boolean> {
  let content: Content = { kind: "message" };
  for (const route of routes) {
    const failure = await attempt(route, content, timer);
    if (failure === null) return true;
    log.warn({ route: route.name, failure }, "a message was not shown");
    if (failure.kind === "unsure") {
      // Of a notice that may be lost, another one is no harm.
      content = { kind: "notice", text: UNSURE };
    } else if (content.kind !== "notice" && failure.kind === "refused") {
      content = { kind: "elsewhere", advice: failure.advice };
    }
  }
  return false;
}

/** Sends by one route, again where Slack asks to wait; null where it was shown. */
async function attempt(route: Route, content: Content, timer: Timer): Promise<Failure | null> {
  for (let tries = 1; ; tries++) {
    try {
      await route.send(content);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      const limited = failure.kind === "rate-limited";
      if (!limited || tries === MOST_TRIES || failure.seconds > LONGEST_WAIT) return failure;
      await timer.wait(failure.seconds * 1_000);
    }
  }
}
