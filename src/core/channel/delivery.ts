import type { Log, Timer } from "../ports.js";

/** How an attempt to send something ended, where it did not succeed. */
export type Failure =
  /** It was refused: nothing was shown. `advice` says what to do, to a person. */
  | { readonly kind: "refused"; readonly code: string; readonly advice: string }
  /** It was not taken now, or the platform was not reached: nothing was shown, and it may be in a moment. */
  | {
      readonly kind: "not-now";
      readonly code: string;
      readonly advice: string;
      /** As the platform asks; null where it does not say. */
      readonly seconds: number | null;
    }
  /** The connection broke, or the platform failed, after it was sent: it may have been shown or not. */
  | { readonly kind: "unsure"; readonly code: string };

/** What delivery needs to know of a platform. */
export interface Carrier {
  /** As people call it. */
  readonly name: string;
  failureOf(error: unknown): Failure;
  /** Whether what may have been shown can be sent again without being shown twice. */
  readonly repeatable: boolean;
}

/** What a route is to send. */
export type Content =
  | { readonly kind: "message" }
  /** The message, with what kept it from being shown where it belongs. */
  | { readonly kind: "elsewhere"; readonly advice: string }
  /** Only this sentence. */
  | { readonly kind: "notice"; readonly text: string };

/** One way to show a message. */
export interface Route {
  /** For the log. */
  readonly name: string;
  /** Sends the message, or another one that explains what became of it. */
  send(content: Content): Promise<unknown>;
  /** What to say of a refusal, where this route knows better. */
  explain?(failure: Failure): string | null;
}

/** Milliseconds between tries of one route, where the platform does not say. */
const PAUSES = [1_000, 3_000, 10_000];
/** Milliseconds that a platform's wish is waited for at most: nobody waits longer for an answer. */
const LONGEST_PAUSE = 30_000;

/**
 * Sends a message by the first route that takes it; gives that route's name, or null where nobody could be told. What
 * surely was not shown goes by the next; what may have been shown goes there as a notice only, for nothing may be
 * posted twice.
 */
export async function deliver(
  routes: readonly Route[],
  carrier: Carrier,
  timer: Timer,
  log: Log,
): Promise<string | null> {
  let content: Content = { kind: "message" };
  for (const route of routes) {
    const failure = await attempt(route, content, carrier, timer);
    if (failure === null) return route.name;
    log.warn({ route: route.name, failure }, "a message was not shown");
    if (failure.kind === "unsure") content = { kind: "notice", text: unsure(carrier) };
    else if (content.kind === "message")
      content = { kind: "elsewhere", advice: route.explain?.(failure) ?? failure.advice };
  }
  return null;
}

/** Sends by one route, again where that may help and harms nobody; null where it was shown. */
async function attempt(
  route: Route,
  content: Content,
  { failureOf, repeatable }: Carrier,
  timer: Timer,
): Promise<Failure | null> {
  for (let tries = 0; ; tries++) {
    try {
      await route.send(content);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" || (failure.kind === "unsure" && !repeatable)) return failure;
      const wished = failure.kind === "not-now" && failure.seconds !== null ? failure.seconds * 1_000 : null;
      const pause = PAUSES[tries];
      if (pause === undefined || (wished ?? 0) > LONGEST_PAUSE) return failure;
      await timer.wait(wished ?? pause);
    }
  }
}

function unsure({ name }: Carrier): string {
  return `${name} did not confirm that my answer arrived. If you do not see it, please ask again.`;
}
