import { type MarkdownNode, type MarkNode, parseMarkdown } from "./markdown.js";
import { type Place, placesOf } from "./places.js";

/** Names for ids; where there is none the id is shown. */
export interface Names {
  user?: (id: string) => string | undefined;
  role?: (id: string) => string | undefined;
  channel?: (id: string) => string | undefined;
}

/**
 * The text of a message as people read it, a line for each of its parts: markdown and escapes undone,
 * masked links as "label (address)", buttons as "[label]", menus as "‹option›", files by name.
 */
export function plainTextOf(message: object, names: Names = {}): string {
  const lines: string[] = [];
  let buttons: string[] = [];
  const flush = () => {
    if (buttons.length > 0) lines.push(buttons.join(" "));
    buttons = [];
  };
  for (const place of placesOf(message)) {
    if (place.manner === "button" || place.manner === "menu") {
      buttons.push(pressable(place));
      continue;
    }
    flush();
    const blocks = place.manner === "blocks";
    lines.push(place.manner === "plain" ? place.text : plainOf(parseMarkdown(place.text, { blocks }), names));
  }
  flush();
  return lines.join("\n");
}

function pressable({ manner, text, url }: Place): string {
  const name = manner === "button" ? `[${text}]` : `‹${text}›`;
  return url === undefined ? name : `${name} (${url})`;
}

/** The text of parsed markdown as people read it. */
export function plainOf(nodes: readonly MarkdownNode[], names: Names = {}): string {
  return nodes.map((node) => (node.kind === "text" ? node.value : plainMark(node, names))).join("");
}

function plainMark(node: MarkNode, names: Names): string {
  const { kind, source, target = "" } = node;
  const inner = () => plainOf(node.children, names);
  const lineEnd = source.endsWith("\n") && !endsLine(node) ? "\n" : "";
  switch (kind) {
    case "user mention":
      return `@${names.user?.(target) ?? target}`;
    case "role mention":
      return `@${names.role?.(target) ?? target}`;
    case "channel mention":
      return `#${names.channel?.(target) ?? target}`;
    case "command mention":
      return `/${target}`;
    case "everyone":
      return `@${target}`;
    case "emoji":
      return `:${target}:`;
    case "timestamp":
      return instant(Number(target));
    case "masked link":
      return `${inner()} (${target})`;
    case "quiet link":
    case "email":
    case "phone":
      return target;
    case "link":
    case "invite":
    case "guild navigation":
      return source;
    case "list":
      return `${/^[^\S\n]*(?:[-*]|\d+\.)[^\S\n]+/.exec(source)?.[0] ?? ""}${inner()}`;
    default:
      return `${inner()}${lineEnd}`;
  }
}

/** Whether what is inside ends the line already. */
function endsLine(node: MarkNode): boolean {
  const last = node.children.at(-1);
  if (last === undefined) return false;
  return last.kind === "text" ? last.value.endsWith("\n") : last.source.endsWith("\n");
}

function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}
