import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button, Message } from "../../core/channel/reception.js";
import { ButtonMaker, type WritePress } from "./buttons.js";
import { type Block, blocksOf, withContexts } from "./entries.js";
import { limits } from "./limits.js";
import { headlineText, paragraphOf, smallText } from "./lines.js";
import { bytesOf, escaped } from "./text.js";

/** A message in Components V2: a container, and in it each quotation beside the button for its context. */
export function componentsOf(message: Message, write: WritePress): APIMessageTopLevelComponent[] {
  const { blocks, rest } = withContexts(blocksOf(message.pieces), message.contexts);
  const maker = new ButtonMaker(write);
  const inside: APIComponentInContainer[] = [
    textDisplay(topText(message)),
    ...blocks.flatMap((block) => blockComponents(block, block.context, maker)),
    ...maker.rows([...rest, ...message.buttons]),
  ];
  return [{ type: ComponentType.Container, components: inside }];
}

export function topText({ headline, byline, pieces }: Message): string {
  // A sentence alone, such as a refusal, is no title of anything.
  const top = pieces.length === 0 ? escaped(headline) : headlineText(headline);
  return byline === null ? top : `${top}\n${smallText(byline)}`;
}

export function blockText({ pieces, smallNotes }: Block): string {
  return pieces
    .map((piece) => paragraphOf(piece, smallNotes))
    .filter((one) => one !== "")
    .join("\n");
}

function blockComponents(
  block: Block,
  context: Button | null,
  maker: ButtonMaker,
): APIComponentInContainer[] {
  const text = blockText(block);
  if (text === "") return [];
  const accessory = context === null ? null : maker.button(context, ButtonStyle.Secondary);
  if (accessory === null) return [textDisplay(text)];
  return [{ type: ComponentType.Section, components: [textDisplay(text)], accessory }];
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** How much of Discord's limits some components take. */
export interface Size {
  readonly components: number;
  readonly text: number;
  readonly bytes: number;
}

export function sizeOf(components: readonly APIMessageTopLevelComponent[]): Size {
  let [count, text, bytes] = [0, 0, 0];
  const visit = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    count++;
    if ("content" in one && typeof one.content === "string") {
      text += one.content.length;
      bytes += bytesOf(one.content) + limits.textBytesPerDisplay;
    }
    if ("accessory" in one) visit(one.accessory);
    if ("components" in one && Array.isArray(one.components)) one.components.forEach(visit);
  };
  components.forEach(visit);
  return { components: count, text, bytes };
}
