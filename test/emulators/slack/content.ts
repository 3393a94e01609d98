import { refusalOfBlocks } from "./blocks/message.js";
import type { Core } from "./core.js";
import { SlackRefusal } from "./errors.js";
import { isRecord, type JsonObject, jsonArg, recordsOf } from "./json.js";
import { limits } from "./limits.js";

/** What a message says. A field that was not given is undefined. */
export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: readonly JsonObject[] | undefined;
}

function blocksOf(given: unknown): readonly JsonObject[] | undefined {
  if (given === undefined || given === "") return undefined;
  const blocks = jsonArg(given);
  if (!Array.isArray(blocks)) throw new SlackRefusal("invalid_blocks_format");
  const refusal = refusalOfBlocks(blocks);
  if (refusal) throw new SlackRefusal(refusal.error, refusal.errors);
  return recordsOf(blocks);
}

function attachmentsOf(given: unknown): readonly JsonObject[] | undefined {
  if (given === undefined || given === "") return undefined;
  const attachments = jsonArg(given);
  if (!Array.isArray(attachments) || !attachments.every(isRecord))
    throw new SlackRefusal("invalid_attachments");
  if (attachments.length > limits.message.attachments.max_items) {
    throw new SlackRefusal("too_many_attachments");
  }
  for (const [index, attachment] of attachments.entries()) {
    if (attachment["blocks"] === undefined) continue;
    const refusal = refusalOfBlocks(attachment["blocks"], `/attachments/${index}/blocks`);
    if (refusal) throw new SlackRefusal("invalid_attachments", refusal.errors);
  }
  return attachments;
}

interface Reading {
  /** By what the message came, for warnings. */
  readonly method: string;
  readonly maxText?: number;
}

/** Reads what a message says; throws as Slack refuses. */
export function readContent(core: Core, args: JsonObject, { method, maxText }: Reading): Content {
  const given = args["text"];
  // A number is taken for its digits; anything else is no text.
  const text = typeof given === "number" ? String(given) : typeof given === "string" ? given : undefined;
  const blocks = blocksOf(args["blocks"]);
  const attachments = attachmentsOf(args["attachments"]);
  if (!text && !blocks?.length && !attachments?.length) throw new SlackRefusal("no_text");
  const { advised_length: advised, max_length: most } = limits.message.text;
  const length = text?.length ?? 0;
  if (length > (maxText ?? most)) throw new SlackRefusal("msg_too_long");
  if (length > advised) core.records.warn(method, `text of ${length} characters: Slack may cut it`);
  if (!text && blocks?.length) {
    core.records.warn(method, "blocks without text: notifications and screen readers have nothing to say");
  }
  return { text, blocks, attachments };
}

const elementLists = ["elements", "actions"];

/** Gives ids to what has none, as Slack does when it takes a message in. */
export function withIds(core: Core, blocks: readonly JsonObject[]): JsonObject[] {
  const element = (value: unknown): unknown =>
    isRecord(value) && value["action_id"] === undefined && isInteractive(value)
      ? { ...value, action_id: core.world.ids.short() }
      : value;
  return blocks.map((block) => {
    const copy: JsonObject = { ...block, block_id: block["block_id"] ?? core.world.ids.short() };
    if (block["type"] === "rich_text") return copy;
    for (const name of elementLists) {
      const items = block[name];
      if (Array.isArray(items)) copy[name] = items.map(element);
    }
    for (const name of ["accessory", "element"]) {
      if (block[name] !== undefined) copy[name] = element(block[name]);
    }
    if (Array.isArray(block["child_blocks"])) {
      copy["child_blocks"] = withIds(core, recordsOf(block["child_blocks"]));
    }
    return copy;
  });
}

const still = new Set(["image", "plain_text", "mrkdwn", "card"]);
const isInteractive = (element: JsonObject): boolean =>
  typeof element["type"] === "string" && !still.has(element["type"]);
