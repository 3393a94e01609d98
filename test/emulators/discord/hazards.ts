import { isJson, listOf } from "./json.js";
import { type MarkdownNode, type MarkKind, parseMarkdown } from "./markdown.js";
import { placesOf } from "./places.js";
import { plainOf } from "./plain-text.js";

/**
 * What Discord would show otherwise than as the text that it is. "allowed mentions" says that the
 * message leaves pings to its text; "direction" is a character that turns the order of others round.
 */
export type HazardKind = MarkKind | "allowed mentions" | "direction";

export interface Hazard {
  readonly kind: HazardKind;
  /** `content`, `embeds[0].fields[2].value`, `components[0].components[1].content`. */
  readonly where: string;
  /** As it stands in the source. */
  readonly value: string;
  /** Of a link: where it leads … */
  readonly url?: string;
  /** … and what people read instead. */
  readonly label?: string;
}

/** U+202A–202E and U+2066–2069: embeddings, overrides and isolates. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Lists everything in a message, or in the payload of one, that would ping, link or look otherwise
 * than as plain text. The caller says which of it is meant.
 */
export function hazardsIn(message: object): Hazard[] {
  const hazards: Hazard[] = [];
  for (const { where, text, manner } of placesOf(message)) {
    for (const match of text.matchAll(DIRECTION)) {
      const code = match[0].charCodeAt(0).toString(16).toUpperCase();
      hazards.push({ kind: "direction", where, value: `U+${code}` });
    }
    if (manner === "blocks" || manner === "inline")
      collect(parseMarkdown(text, { blocks: manner === "blocks" }), where, hazards);
  }
  const open = openMentions("allowed_mentions" in message ? message.allowed_mentions : undefined);
  if (open !== undefined) hazards.push({ kind: "allowed mentions", where: "allowed_mentions", value: open });
  return hazards;
}

function collect(nodes: readonly MarkdownNode[], where: string, hazards: Hazard[]): void {
  for (const node of nodes) {
    if (node.kind === "text") continue;
    const { kind, source, target } = node;
    const base = { kind, where, value: source };
    if (kind === "masked link" && target !== undefined)
      hazards.push({ ...base, url: target, label: plainOf(node.children) });
    else if (kind === "link") hazards.push({ ...base, url: source });
    else if (kind === "quiet link" && target !== undefined) hazards.push({ ...base, url: target });
    else hazards.push(base);
    if (kind !== "code" && kind !== "code block") collect(node.children, where, hazards);
  }
}

/** What of the pings is left open; undefined where nothing can ping. */
function openMentions(allowed: unknown): string | undefined {
  if (!isJson(allowed)) return "absent";
  const parse = listOf(allowed["parse"]).map(String);
  const ids = ["users", "roles"].flatMap((kind) =>
    listOf(allowed[kind]).map((id) => `${kind} ${String(id)}`),
  );
  const open = [...parse.map((kind) => `parse ${kind}`), ...ids];
  if (allowed["replied_user"] === true) open.push("replied_user");
  return open.length === 0 ? undefined : open.join(", ");
}
