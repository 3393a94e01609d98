import type { JsonObject } from "./json.js";

/** One request that the app made. */
export interface RequestRecord {
  /** A Web API method, `response_url`, or the path. */
  readonly method: string;
  /** The end of the token: enough to tell two apart. */
  readonly token?: string;
  readonly team?: string;
  readonly args: JsonObject;
  /** By the emulator's clock. */
  readonly at: number;
  /** How it was answered; `lost` where a fault took the answer. */
  outcome?: "ok" | "lost" | (string & {});
}

/** Something that Slack would have refused. */
export interface Rejection {
  readonly method: string;
  readonly error: string;
  /** Slack's sentences, each with its JSON pointer. */
  readonly messages: readonly string[];
  readonly args: JsonObject;
  readonly at: number;
}

/** Something that Slack takes, and that is nevertheless no good. */
export interface Warning {
  readonly method: string;
  readonly warning: string;
  readonly at: number;
}

/** Errors that say that the payload itself is wrong, and not that the moment or the place is. */
const ofPayload = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_arguments",
  "invalid_attachments",
  "too_many_attachments",
  "invalid_metadata_format",
  "invalid_metadata_schema",
  "metadata_too_large",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "invalid_payload",
  "invalid_json",
  "unknown_method",
  "unknown_envelope",
  "acked_twice",
]);

/** Everything that is written down for assertions. */
export class Records {
  readonly requests: RequestRecord[] = [];
  readonly rejections: Rejection[] = [];
  readonly warnings: Warning[] = [];

  constructor(
    private readonly now: () => number,
    /** Who waits for something may wait for this. */
    private readonly changed: () => void,
  ) {}

  request(record: Omit<RequestRecord, "at">): RequestRecord {
    const entry: RequestRecord = { ...record, at: this.now() };
    this.requests.push(entry);
    return entry;
  }

  reject(method: string, error: string, messages: readonly string[], args: JsonObject): void {
    this.rejections.push({ method, error, messages, args, at: this.now() });
    this.changed();
  }

  warn(method: string, warning: string): void {
    this.warnings.push({ method, warning, at: this.now() });
    this.changed();
  }

  /** The rejections of payloads that were wrong in themselves. */
  get rejectedPayloads(): readonly Rejection[] {
    return this.rejections.filter(({ error }) => ofPayload.has(error));
  }
}
