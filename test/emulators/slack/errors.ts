import type { JsonObject } from "./json.js";

/** A refusal, with Slack's code and what else Slack puts into the body. */
export class SlackRefusal extends Error {
  constructor(
    readonly code: string,
    readonly messages: readonly string[] = [],
    readonly extra: JsonObject = {},
  ) {
    super(messages.length > 0 ? `${code}: ${messages.join("; ")}` : code);
  }

  /** The body of the Web API's answer. */
  body(): JsonObject {
    return {
      ok: false,
      error: this.code,
      ...this.extra,
      ...(this.messages.length > 0
        ? {
            errors: this.messages,
            response_metadata: { messages: this.messages.map((message) => `[ERROR] ${message}`) },
          }
        : {}),
    };
  }
}
