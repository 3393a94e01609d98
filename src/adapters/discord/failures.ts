import { RESTJSONErrorCodes as Codes, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { Carrier, Failure } from "../../core/channel/delivery.js";

const LATE =
  "It took too long: Discord no longer let me answer where you asked. To have it there, please ask again.";

const PERMISSIONS = "View Channel, Send Messages, Send Messages in Threads and Embed Links";

/** By Discord's error codes. */
const ADVICE: Readonly<Record<number, string>> = {
  [Codes.UnknownInteraction]: LATE,
  [Codes.InvalidWebhookToken]: LATE,
  [Codes.UnknownWebhook]: LATE,
  [Codes.UnknownMessage]: "The message that I was to answer in is gone.",
  [Codes.UnknownChannel]: "The channel in which you asked is gone.",
  [Codes.UnknownGuild]: "I am no longer in that server. Whoever manages it can invite me again.",
  [Codes.MissingAccess]:
    "I cannot see the channel in which you asked. Whoever manages the server can give me the permission View Channel there.",
  [Codes.MissingPermissions]: `I may not write where you asked. Whoever manages the server can give me the permissions ${PERMISSIONS} there.`,
  [Codes.CannotReplyWithoutPermissionToReadMessageHistory]:
    "I may not reply where you asked. Whoever manages the server can give me the permission Read Message History there.",
  [Codes.CannotSendMessagesToThisUser]:
    "You do not take direct messages from members of this server, so I cannot write to you.",
  [Codes.InvalidActionOnArchivedThread]:
    "The thread in which you asked is archived: somebody has to open it again.",
  [Codes.ThreadLocked]: "The thread in which you asked is locked: a moderator has to unlock it.",
  [Codes.InvalidFormBodyOrContentType]:
    "Discord refused the form of my answer. Please report it, with what you asked.",
  [Codes.CannotSendMessagesInNonTextChannel]: "Nothing can be written in that kind of channel.",
  [Codes.MaximumActiveThreads]: "There are too many threads in that channel.",
};

/** The same for what nobody asked for just then: whoever reads this is not where it was to be posted. */
const ADVICE_ON_POSTS: typeof ADVICE = {
  [Codes.UnknownMessage]: "The message is gone: somebody has deleted it.",
  [Codes.UnknownChannel]: "The channel is gone, or I am no longer in its server. Name another one.",
  [Codes.MissingAccess]:
    "I cannot see the channel. Whoever manages the server can give me the permission View Channel there.",
  [Codes.MissingPermissions]: `I may not write in the channel. Whoever manages the server can give me the permissions ${PERMISSIONS} there.`,
  [Codes.InvalidActionOnArchivedThread]: "The thread is archived: somebody has to open it again.",
  [Codes.ThreadLocked]: "The thread is locked: a moderator has to unlock it.",
  [Codes.InvalidFormBodyOrContentType]: "Discord refused the form of my message. Please report it.",
};

/** The code of a limit that is too long to be waited for. */
export const LIMITED = "rate-limited";

/** Errors of a connection that was never made. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** All that is written to Discord may be written twice without being seen twice. */
export const discordCarrier: Carrier = { name: "Discord", failureOf, repeatable: true };

/** The same for posts that nobody waits for. */
export const postCarrier: Carrier = {
  ...discordCarrier,
  failureOf: (error) => {
    const failure = failureOf(error);
    const advice = failure.kind === "refused" ? ADVICE_ON_POSTS[Number(failure.code)] : undefined;
    return failure.kind === "refused" && advice !== undefined ? { ...failure, advice } : failure;
  },
};

/** What an error of the SDK means for whoever waits for an answer. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) return refused(error.code, error.status);
  if (error instanceof HTTPError) return { kind: "unsure", code: `http-${error.status}` };
  if (error instanceof RateLimitError)
    return {
      kind: "refused",
      code: LIMITED,
      advice: "Discord is letting me write too little just now.",
    };
  const code = causeCode(error);
  return NEVER_SENT.has(code)
    ? { kind: "not-now", code, advice: "I could not reach Discord.", seconds: null }
    : { kind: "unsure", code };
}

function refused(code: number | string, status: number): Failure {
  const known = typeof code === "number" ? ADVICE[code] : undefined;
  if (known !== undefined) return { kind: "refused", code: String(code), advice: known };
  const advice =
    status === 401
      ? "My token is not valid any more. Whoever runs me has to set DISCORD_TOKEN anew."
      : `Discord refused it (${code === 0 ? status : code}). If it stays so, ask whoever runs me.`;
  return { kind: "refused", code: code === 0 ? `http-${status}` : String(code), advice };
}

/** Whether an error says that what was asked for has been done already. */
export function isDone(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === Codes.InteractionHasAlreadyBeenAcknowledged;
}

/** An error for the log. Those of the SDK hold what was to be sent, and the keys of interactions in their addresses. */
export function loggable(error: unknown): object {
  const ofRest =
    error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError;
  return ofRest ? { failure: failureOf(error) } : { err: error };
}

export function codeOf(error: unknown): number | string | null {
  return error instanceof DiscordAPIError ? error.code : null;
}

/** `fetch failed` hides the reason in its cause. */
function causeCode(error: unknown): string {
  for (let at: unknown = error; typeof at === "object" && at !== null; at = "cause" in at ? at.cause : null)
    if ("code" in at && typeof at.code === "string") return at.code;
  return "unknown";
}
