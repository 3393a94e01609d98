import { textOf } from "./elements.js";
import { isRecord, type JsonObject, recordsOf } from "./json.js";

/** What has blocks, or a text, or both: a message, a home tab. */
export interface Readable {
  readonly text?: string;
  readonly blocks: readonly Readonly<JsonObject>[];
  readonly attachments?: readonly Readonly<JsonObject>[];
}

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Mrkdwn as it is read: labels in the place of links, and no entities. Marks such as * stay. */
export function readMrkdwn(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (whole, target: string, label?: string) => {
      if (label !== undefined && label !== "") return label;
      return /^[@#!]/.test(target) ? whole : target;
    })
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

const readText = (value: unknown): string =>
  isRecord(value) && value["type"] === "mrkdwn" ? readMrkdwn(textOf(value)) : textOf(value);

function inline(element: JsonObject): string {
  switch (element["type"]) {
    case "text":
      return String(element["text"]);
    case "link":
      return String(element["text"] ?? element["url"]);
    case "emoji":
      return `:${element["name"]}:`;
    case "user":
      return `<@${element["user_id"]}>`;
    case "usergroup":
      return `<!subteam^${element["usergroup_id"]}>`;
    case "channel":
      return `<#${element["channel_id"]}>`;
    case "broadcast":
      return `<!${element["range"]}>`;
    case "date":
      return String(element["fallback"] ?? element["timestamp"]);
    default:
      return String(element["value"] ?? "");
  }
}

const run = (part: JsonObject): string => recordsOf(part["elements"]).map(inline).join("");

function richTextPart(part: JsonObject): string {
  if (part["type"] === "rich_text_list") {
    const indent = "  ".repeat(Number(part["indent"] ?? 0));
    const first = Number(part["offset"] ?? 0) + 1;
    const mark = (index: number): string => (part["style"] === "ordered" ? `${first + index}. ` : "• ");
    return recordsOf(part["elements"])
      .map((item, index) => `${indent}${mark(index)}${run(item)}`)
      .join("\n");
  }
  const text = run(part);
  return part["type"] === "rich_text_quote" ? text.replace(/^/gm, "> ") : text;
}

const richText = (block: JsonObject): string => recordsOf(block["elements"]).map(richTextPart).join("\n");

const optionsOf = (element: JsonObject): string =>
  recordsOf(element["options"])
    .map((option) => readText(option["text"]))
    .join(" / ");

/** A button as `[label]`, a menu as `[label: one / another]`, a picture as its description. */
function element(value: JsonObject): string {
  const { type } = value;
  if (type === "image") return `[${value["alt_text"]}]`;
  if (type === "mrkdwn" || type === "plain_text") return readText(value);
  const label = readText(value["text"]) || readText(value["placeholder"]);
  const options = optionsOf(value);
  return `[${[label, options].filter((part) => part !== "").join(": ")}]`;
}

const cell = (value: JsonObject): string => (value["type"] === "rich_text" ? richText(value) : textOf(value));

function rows(block: JsonObject): string {
  const all = Array.isArray(block["rows"]) ? block["rows"] : [];
  return all.map((row) => recordsOf(row).map(cell).join(" | ")).join("\n");
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");
const elements = (block: JsonObject): string => recordsOf(block["elements"]).map(element).join(" ");

function readBlock(block: JsonObject): string {
  switch (block["type"]) {
    case "section":
      return lines(
        readText(block["text"]),
        ...recordsOf(block["fields"]).map(readText),
        isRecord(block["accessory"]) ? element(block["accessory"]) : "",
      );
    case "rich_text":
      return richText(block);
    case "context":
    case "actions":
    case "context_actions":
      return elements(block);
    case "divider":
      return "———";
    case "image":
      return lines(readText(block["title"]), `[${block["alt_text"]}]`);
    case "markdown":
      return String(block["text"]);
    case "table":
    case "data_table":
      return lines(typeof block["caption"] === "string" ? block["caption"] : "", rows(block));
    case "input":
      return lines(
        readText(block["label"]),
        isRecord(block["element"]) ? element(block["element"]) : "",
        readText(block["hint"]),
      );
    case "carousel":
      return lines(...recordsOf(block["elements"]).map(readBlock));
    default: {
      const title = typeof block["title"] === "string" ? block["title"] : readText(block["title"]);
      return lines(
        title,
        readText(block["subtitle"]),
        readText(block["text"]),
        readText(block["body"]),
        ...["rich_text_title", "details", "output"].map((name) => {
          const part = block[name];
          return isRecord(part) ? richText(part) : "";
        }),
        recordsOf(block["actions"]).map(element).join(" "),
        ...recordsOf(block["child_blocks"]).map(readBlock),
        ...recordsOf(block["tasks"]).map(readBlock),
      );
    }
  }
}

/**
 * What somebody reads, in reading order, a block a paragraph. The text beside blocks is what a
 * notification says, and is read only where there are none.
 */
export function plainTextOf(message: Readable): string {
  const own = message.blocks.length > 0 ? message.blocks.map(readBlock) : [readMrkdwn(message.text ?? "")];
  const attached = (message.attachments ?? []).flatMap((attachment) => [
    readMrkdwn(String(attachment["pretext"] ?? "")),
    readMrkdwn(String(attachment["title"] ?? "")),
    readMrkdwn(String(attachment["text"] ?? "")),
    ...recordsOf(attachment["blocks"]).map(readBlock),
  ]);
  return lines(...own, ...attached);
}
