import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  Button as SlackButton,
} from "@slack/types";
import type { Piece } from "../../core/channel/pieces.js";
import type { Button, Message } from "../../core/channel/reception.js";
import type { Line } from "../../core/view/runs.js";
import { textOf } from "../../core/view/runs.js";
import type { SourceWords } from "../../core/view/sources.js";
import { limits } from "./limits.js";
import { tableOf } from "./table.js";
import { escaped, linkOf, plain } from "./text.js";

/** What the action_id of every button of ours begins with. */
export const PRESSES = "press:";

/** What a button carries, for a press. */
export type WritePress = (button: Button) => string;

/**
 * A message as Slack shows it. Whatever comes from an article or a user stands where Slack interprets no markup.
 * `part` tells the buttons of several messages on one page apart.
 */
export function blocksOf(message: Message, write: WritePress, part = ""): KnownBlock[] {
  const { headline, byline, pieces, contexts, buttons } = message;
  const tolls = pieces.flatMap(({ toll }) => toll ?? []);
  const table = tableOf(tolls);
  const shown = pieces.filter(({ kind, repeats }) => kind !== "toll" || (table === null && !repeats));
  // What has changed is more urgent than the table.
  const first = message.kind === "correction" ? shown.findIndex(({ kind }) => kind === "event") : 0;
  return [
    headlineBlock(headline, pieces.length > 0),
    ...(byline === null ? [] : [contextBlock([plain(byline)])]),
    ...pieceBlocks(shown.slice(0, Math.max(0, first))),
    ...(table === null ? [] : [table]),
    ...pieceBlocks(shown.slice(Math.max(0, first))),
    ...buttonBlocks(`${PRESSES}context:${part}`, contexts, write),
    ...buttonBlocks(`${PRESSES}button:${part}`, buttons, write),
  ];
}

/** The words of a message for notifications, which show no blocks. */
export function fallbackOf({ headline }: Message): string {
  // A bare address would become a link, and two stars bold type: this text alone is read as markup.
  return escaped(headline)
    .replaceAll("://", ":\u2060//")
    .replace(/www(?=\.)|@/gi, "$&\u2060")
    .replace(/[*_~`]/g, "\u2060$&\u2060");
}

/** A sentence alone, such as a refusal, is no title of anything. */
function headlineBlock(headline: string, isTitle: boolean): KnownBlock {
  return isTitle && headline.length <= limits.header
    ? { type: "header", text: plain(headline) }
    : { type: "section", text: plain(headline) };
}

function contextBlock(elements: ContextBlock["elements"]): ContextBlock {
  return { type: "context", elements };
}

/** Pieces in their order: quotations in rich text, what is there to be checked in small print. */
function pieceBlocks(pieces: readonly Piece[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let lines: RichTextElement[][] = [];
  let elements: RichTextBlock["elements"] = [];
  const endLines = (): void => {
    if (lines.length === 0) return;
    const parts = lines.flatMap((line, i): RichTextElement[] =>
      i === 0 ? line : [{ type: "text", text: "\n" }, ...line],
    );
    elements.push({ type: "rich_text_section", elements: parts });
    lines = [];
  };
  const endBlock = (): void => {
    endLines();
    if (elements.length > 0) blocks.push({ type: "rich_text", elements });
    elements = [];
  };
  for (const piece of pieces) {
    if (piece.kind === "section") endBlock();
    if (piece.kind === "quote") {
      endLines();
      elements.push({ type: "rich_text_quote", elements: runsOf(piece.line) });
    } else if (piece.kind === "source" || piece.kind === "also") {
      endBlock();
      blocks.push(sourceBlock(piece));
    } else if (piece.kind === "note") {
      endBlock();
      blocks.push(contextBlock([plain(textOf(piece.line))]));
    } else {
      const line = lineOf(piece);
      if (line.length > 0) lines.push(line);
    }
  }
  endBlock();
  return blocks;
}

function runsOf(line: Line, bold = false): RichTextElement[] {
  return line
    .filter(({ text }) => text !== "")
    .map(({ text, emphasis }) => {
      const style = {
        ...((bold || emphasis === "strong" || emphasis === "warning") && { bold: true }),
        ...((emphasis === "badge" || emphasis === "warning") && { italic: true }),
      };
      return { type: "text", text, ...(Object.keys(style).length > 0 && { style }) };
    });
}

function lineOf({ kind, label = "", line, place }: Piece): RichTextElement[] {
  const heading = kind === "section" || kind === "event" || kind === "speaker";
  const words = runsOf(line, heading);
  const number: RichTextElement[] =
    label === "" ? [] : [{ type: "text", text: words.length > 0 ? `${label}  ` : label }];
  const url = place === undefined ? null : linkOf(place.url);
  const indent: RichTextElement[] =
    kind === "toll" || kind === "earlier" ? [{ type: "text", text: "    " }] : [];
  const open: RichTextElement[] =
    url === null
      ? unlinked(place)
      : [
          { type: "text", text: " · " },
          { type: "link", url, text: "open" },
        ];
  return words.length === 0 && number.length === 0 ? [] : [...indent, ...number, ...words, ...open];
}

/** What to ask for where there is no link. */
function unlinked(place: SourceWords | undefined): RichTextElement[] {
  return place === undefined ? [] : [{ type: "text", text: ` · ${place.article}` }];
}

/** Title, publisher and time in plain text, and a link beside them: the words of a title cannot become markup. */
function sourceBlock({ line, place }: Piece): ContextBlock {
  const url = place === undefined ? null : linkOf(place.url);
  const words = textOf(line);
  const link = url === null ? null : `<${escaped(url)}|Open the article>`;
  // Escaped, an address may be several times as long.
  if (link === null || link.length > limits.text)
    return contextBlock([plain(place === undefined ? words : `${words} · ${place.article}`)]);
  return contextBlock([plain(words), { type: "mrkdwn", text: link, verbatim: true }]);
}

function buttonBlocks(name: string, buttons: readonly Button[], write: WritePress): ActionsBlock[] {
  const elements = buttons.flatMap((button, i): SlackButton[] => {
    const value = write(button);
    // A label is never cut: what it would ask can be typed.
    if (button.label.length > limits.buttonLabel || value.length > limits.buttonValue) return [];
    return [{ type: "button", action_id: `${name}${i}`, text: plain(button.label), value }];
  });
  return elements.length === 0 ? [] : [{ type: "actions", elements: elements.slice(0, limits.buttons) }];
}
