import { ErrorCode } from "@slack/bolt";
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { type Carrier, type Failure, UNKNOWN } from "../../core/channel/delivery.js";
import { DatelineError } from "../../core/errors.js";

/** The API answers every method of its own, known or not. */
export const NO_API = "no-api";

/** Of `error` in Slack's answers; `{needed}` is the scope that it names. */
const ADVICE: Readonly<Record<string, string>> = {
  not_in_channel: "I am not in that channel. Type there: /invite @dateline",
  channel_not_found: "I cannot see that channel. If it is private, type there: /invite @dateline",
  user_not_in_channel: "You are not in that channel, so I cannot answer you there.",
  is_archived: "That channel is archived: nothing can be posted there.",
  restricted_action:
    "A rule of this workspace keeps me from posting there. Ask an administrator of the workspace.",
  restricted_action_read_only_channel: "Only some may write in that channel, and I am not among them.",
  message_not_found: "That message is not there any more.",
  thread_not_found: "The message to be replied to is not there any more.",
  cannot_reply_to_message: "Slack lets nobody reply to that message.",
  cant_update_message: "That message is not mine, so I cannot change it.",
  edit_window_closed: "That message is too old for this workspace to let me change it.",
  missing_scope:
    "I lack the permission {needed}. Whoever administers the Slack app can add this scope and install it again.",
  invalid_auth:
    "My token is not valid. Whoever runs me has to install me again, or to set SLACK_BOT_TOKEN anew.",
  not_authed: "I have no token. Whoever runs me has to set SLACK_BOT_TOKEN.",
  account_inactive: "My account was deactivated. Ask an administrator of the workspace to install me again.",
  token_revoked: "My token was revoked. Ask an administrator of the workspace to install me again.",
  token_expired:
    "My token has expired. Whoever runs me has to install me again, or to set SLACK_BOT_TOKEN anew.",
  msg_blocks_too_long: "The answer was too long for Slack: ask about one topic at a time.",
  msg_too_long: "The answer was too long for Slack: ask about one topic at a time.",
  invalid_blocks: "Slack refused the form of my answer. Please report it, with what you asked.",
  [NO_API]: "Slack's API is not where it was looked for: mend SLACK_API_URL, or unset it.",
  expired_url: "It took too long: Slack no longer lets me answer that press. Press again, or ask again.",
  used_url: "Slack lets me answer one press five times only. Press again, or ask again.",
};

/** Errors of a connection that was never made. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Slack has no key by which it would know a message again. */
export const slackCarrier: Carrier = { name: "Slack", failureOf, repeatable: false };

/** What Slack says of itself under an error of its own, where another method says it by a status. */
const OF_SLACK: Readonly<Record<string, Failure>> = {
  ratelimited: rateLimited(30),
  rate_limited: rateLimited(30),
  service_unavailable: { kind: "unsure", code: "service_unavailable" },
  // "It's possible some aspect of the operation succeeded before the error was raised."
  fatal_error: { kind: "unsure", code: "fatal_error" },
  internal_error: { kind: "unsure", code: "internal_error" },
};

/** What an error of the SDK, or of ours before it was asked, means for whoever waits for an answer or a post. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DatelineError) return unasked(error);
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIPlatformError)
    return (
      OF_SLACK[error.data.error] ??
      refused(error.data.error, "needed" in error.data ? String(error.data["needed"]) : "")
    );
  if (error instanceof WebAPIHTTPError)
    return error.statusCode === 404 ? refused(NO_API) : ofStatus(error.statusCode);
  if (isRespondError(error)) return ofStatus(error.statusCode);
  const code = causeCode(error instanceof WebAPIRequestError ? error.original : error);
  return NEVER_SENT.has(code)
    ? { kind: "not-now", code, advice: "I could not reach Slack.", seconds: null }
    : { kind: "unsure", code };
}

function rateLimited(seconds: number): Failure {
  return {
    kind: "not-now",
    code: "rate-limited",
    advice: "Slack lets me write too little just now.",
    seconds,
  };
}

/** Slack was not even asked: nothing is known of the workspace, or the store does not say now. */
function unasked({ code, message }: DatelineError): Failure {
  if (code.startsWith("slack-") || code === "store-broken") return { kind: "refused", code, advice: message };
  return { kind: "not-now", code, advice: "I could not look up my token for that workspace.", seconds: null };
}

/** What Slack will not show, wherever it is sent. */
const OF_CONTENT = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_too_long",
  "msg_blocks_too_long",
  "no_text",
]);

function refused(code: string, needed = ""): Failure {
  const advice = ADVICE[code] ?? `Slack refused it (${code}). If it stays so, ask whoever runs me.`;
  const ofContent = OF_CONTENT.has(code);
  return { kind: "refused", code, advice: advice.replace("{needed}", needed || "that it needs"), ofContent };
}

function ofStatus(status: number): Failure {
  if (status === 429) return rateLimited(1);
  if (status === 400) return refused("invalid_blocks");
  if (status >= 500) return { kind: "unsure", code: `http-${status}` };
  return refused(status === 404 ? "expired_url" : `http-${status}`);
}

/** Of a response_url; Bolt does not export the class. */
function isRespondError(error: unknown): error is { readonly statusCode: number } {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === ErrorCode.RespondError &&
    "statusCode" in error
  );
}

/** `fetch failed` hides the reason in its cause. */
function causeCode(error: unknown): string {
  for (let at: unknown = error; typeof at === "object" && at !== null; at = "cause" in at ? at.cause : null)
    if ("code" in at && typeof at.code === "string") return at.code;
  return UNKNOWN;
}
