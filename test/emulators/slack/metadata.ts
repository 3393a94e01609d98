import { SlackRefusal } from "./errors.js";
import { isRecord, type JsonObject, jsonArg, stringOf } from "./json.js";
import { limits } from "./limits.js";

/** What an app attaches to a message for apps: reference/messaging/message-metadata. */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: JsonObject;
}

/**
 * Reads what a call attaches: undefined where it does not say, null where it takes away what there was. "If you don't
 * include this field, the message's previous metadata will be retained. To remove previous metadata, include an empty
 * object for this field."
 */
export function readMetadata(args: JsonObject): Metadata | null | undefined {
  const given = args["metadata"];
  if (given === undefined || given === "") return undefined;
  const metadata = jsonArg(given);
  if (!isRecord(metadata)) throw new SlackRefusal("invalid_metadata_format");
  if (Object.keys(metadata).length === 0) return null;
  const { event_type: type, event_payload: payload } = metadata;
  const event = stringOf(type);
  if (event === undefined || !isRecord(payload) || !isPayload(payload))
    throw new SlackRefusal("invalid_metadata_schema");
  if (JSON.stringify(metadata).length > limits.message.metadata.max_length)
    throw new SlackRefusal("metadata_too_large");
  return { event_type: event, event_payload: payload };
}

/** As a message has it: whole for who asks for all of it, and else its type alone. */
export function metadataFor(metadata: Metadata | undefined, all: boolean): JsonObject {
  if (metadata === undefined) return {};
  return { metadata: all ? metadata : { event_type: metadata.event_type } };
}

/** "Names should always begin with a character [a-z], and may only contain characters, numbers and underscores." */
const NAME = /^[a-z][a-z0-9_]*$/;
const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

function isPayload(payload: JsonObject): boolean {
  const isValue = (value: unknown): boolean =>
    isPlain(value) ||
    (Array.isArray(value) && value.every(isPlain)) ||
    (isRecord(value) && Object.values(value).every(isPlain));
  return Object.entries(payload).every(([name, value]) => NAME.test(name) && isValue(value));
}
