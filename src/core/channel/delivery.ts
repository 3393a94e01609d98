import type { Log, Timer } from "../ports.js";

/** How an attempt to send something ended, where it did not succeed. */
export type Failure =
  /** It was refused: nothing was shown. `advice` says what to do, to a person. */
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly advice: string;
      /** What was to be shown is refused, wherever it is sent: nothing but a sentence is of use. */
      readonly ofContent?: boolean;
    }
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

/** The code of what no platform reports. */
export const UNKNOWN = "unknown";

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
  /** Who sees it: what is for the asker is never shown to everybody. */
  readonly audience: "asker" | "everybody";
  /** Sends the message, or another one that explains what became of it. */
  send(content: Content): Promise<unknown>;
  /** The id of the message that was made, of what `send` resolved with; null where there is none to be had. */
  idOf?(sent: unknown): string | null;
  /** What to say of a refusal, where this route knows better. */
  explain?(failure: Failure): string | null;
}

/** Milliseconds between tries of one route, where the platform does not say. */
const PAUSES = [1_000, 3_000, 10_000];
/** Milliseconds that a platform's wish is waited for at most: nobody waits longer for an answer. */
const LONGEST_PAUSE = 30_000;

/** What became of a message. */
export interface Delivered {
  readonly route: Route;
  /** The message itself was shown, and not only what became of it. */
  readonly whole: boolean;
  /** The message's id at its platform; null where it cannot be known. */
  readonly id: string | null;
}

/** With what a message is sent. */
export interface Tools {
  readonly carrier: Carrier;
  readonly timer: Timer;
  readonly log: Log;
  /** Aborted where nothing is waited for any more. */
  readonly until: AbortSignal;
}

/**
 * Sends a message by the first route that takes it; null where nobody could be told. What surely was not shown goes by
 * the next; what may have been shown goes there as a notice only, for nothing may be posted twice.
 */
export async function deliver(routes: readonly Route[], tools: Tools): Promise<Delivered | null> {
  let content: Content = { kind: "message" };
  for (const route of routes) {
    const isOpen = route.audience === "everybody";
    if (isOpen && content.kind === "notice") continue;
    // What kept it from being shown elsewhere is for the asker.
    const sent: Content = isOpen ? { kind: "message" } : content;
    const outcome = await attempt(route, sent, tools);
    if ("sent" in outcome)
      return { route, whole: sent.kind !== "notice", id: route.idOf?.(outcome.sent) ?? null };
    const { failure } = outcome;
    tools.log.warn({ route: route.name, failure }, "a message was not shown");
    content = contentAfter(failure, content, route, tools.carrier);
  }
  return null;
}

function contentAfter(failure: Failure, content: Content, route: Route, carrier: Carrier): Content {
  if (failure.kind === "unsure") return { kind: "notice", text: unsure(carrier) };
  if (failure.kind === "refused" && failure.ofContent === true)
    return { kind: "notice", text: failure.advice };
  if (content.kind !== "message") return content;
  return { kind: "elsewhere", advice: route.explain?.(failure) ?? failure.advice };
}

/** Sends by one route, again where that may help and harms nobody. */
async function attempt(
  route: Route,
  content: Content,
  { carrier: { failureOf, repeatable }, timer, log, until }: Tools,
): Promise<{ readonly sent: unknown } | { readonly failure: Failure }> {
  for (let tries = 0; ; tries++) {
    try {
      return { sent: await route.send(content) };
    } catch (error) {
      const failure = failureOf(error);
      // No failure of a connection: a defect of ours, most likely.
      if (failure.code === UNKNOWN) log.error({ route: route.name, err: error }, "sending failed");
      if (failure.kind === "refused" || (failure.kind === "unsure" && !repeatable)) return { failure };
      const wished = failure.kind === "not-now" && failure.seconds !== null ? failure.seconds * 1_000 : null;
      const pause = PAUSES[tries];
      if (pause === undefined || (wished ?? 0) > LONGEST_PAUSE) return { failure };
      await timer.wait(wished ?? pause, until);
      if (until.aborted) return { failure };
    }
  }
}

function unsure({ name }: Carrier): string {
  return `${name} did not confirm that my answer arrived. If you do not see it, please ask again.`;
}
