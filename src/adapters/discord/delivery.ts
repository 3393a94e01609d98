import type { Log, Timer } from "../../core/ports.js";
import { type Failure, failureOf } from "./failures.js";

/** One way to show a message. Sending by it again is safe: what has been shown is not shown twice. */
export interface Route {
  /** For the log. */
  readonly name: string;
  /** Sends the message, or another one that explains what became of it. */
  send(content: Content): Promise<unknown>;
  /** What to say of a refusal, where this route knows better. */
  explain?(failure: Failure): string | null;
}

/** What a route is to send. */
export type Content =
  | { readonly kind: "message" }
  /** The message, with what kept it from being shown where it belongs. */
  | { readonly kind: "elsewhere"; readonly advice: string }
  /** Only this sentence. */
  | { readonly kind: "notice"; readonly text: string };

/** Milliseconds between tries of one route. */
const PAUSES = [1_000, 3_000];
const UNSURE = "Discord did not confirm that my answer arrived. If you do not see it, please ask again.";

/**
 * Sends a message by the first route that takes it; gives that route's name, or null where nobody could be told. What
 * Discord surely did not show goes by the next; what it may have shown goes there as a notice only, for nothing may be
 * posted twice.
 */
export async function deliver(routes: readonly Route[], timer: Timer, log: Log): Promise<string | null> {
  let content: Content = { kind: "message" };
  for (const route of routes) {
    const failure = await attempt(route, content, timer);
    if (failure === null) return route.name;
    log.warn({ route: route.name, failure }, "a message was not shown");
    if (failure.kind === "unsure") content = { kind: "notice", text: UNSURE };
    else if (content.kind === "message")
      content = { kind: "elsewhere", advice: route.explain?.(failure) ?? failure.advice };
  }
  return null;
}

/** Sends by one route, again where that may help; null where it was shown. */
async function attempt(route: Route, content: Content, timer: Timer): Promise<Failure | null> {
  for (let tries = 0; ; tries++) {
    try {
      await route.send(content);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      const pause = PAUSES[tries];
      if (failure.kind === "refused" || pause === undefined) return failure;
      await timer.wait(pause);
    }
  }
}
