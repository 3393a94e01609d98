import type { Json } from "./json.js";

/** Discord's JSON error codes with their HTTP status and wording. */
export const ERRORS = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10011: [404, "Unknown Role"],
  10013: [404, "Unknown User"],
  10002: [404, "Unknown Application"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20028: [429, "The channel you are writing has hit the write rate limit"],
  30032: [400, "Maximum number of application commands reached (100)"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  30046: [400, "Maximum number of edits to messages older than 1 hour reached. Try again later."],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50003: [403, "Cannot execute action on a DM channel"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50021: [403, "Cannot execute action on a system message"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50240: [
    400,
    "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point command in your update request or delete it separately.",
  ],
  50109: [400, "The request body contains invalid JSON."],
  160002: [400, "Cannot reply without permission to read message history"],
  160004: [400, "A thread has already been created for this message"],
} as const satisfies Record<number, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;

/** A refusal with the status and the body that Discord would answer. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Json;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Json, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = "Refusal";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function refusal(code: ErrorCode): Refusal {
  const [status, message] = ERRORS[code];
  return new Refusal(status, { message, code });
}

/** A refusal that has no JSON code of its own: `{message: "404: Not Found", code: 0}`. */
export function plainRefusal(status: number, reason: string): Refusal {
  return new Refusal(status, { message: `${status}: ${reason}`, code: 0 });
}
