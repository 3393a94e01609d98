import {
  type AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from "discord.js";
import type { Content } from "../../core/channel/delivery.js";
import type { Message } from "../../core/channel/reception.js";
import { ButtonMaker, type Row, type WritePress } from "./buttons.js";
import { blockText, componentsOf, textDisplay, topText } from "./components.js";
import { blocksOf } from "./entries.js";
import { limits } from "./limits.js";
import { escaped } from "./text.js";

/** What every way to post to Discord takes; nobody is ever pinged by it. */
export interface Payload {
  readonly flags?: MessageFlags;
  readonly components: (APIMessageTopLevelComponent | Row)[];
  readonly embeds?: APIEmbed[];
  readonly allowed_mentions: APIAllowedMentions;
}

const NOBODY: APIAllowedMentions = { parse: [] satisfies AllowedMentionsTypes[], replied_user: false };

/** A message, or what there is to say in its stead, in Discord's form. */
export function payloadOf(message: Message, content: Content, write: WritePress): Payload {
  const components: APIMessageTopLevelComponent[] =
    content.kind === "notice"
      ? [textDisplay(escaped(content.text))]
      : content.kind === "elsewhere"
        ? [textDisplay(escaped(content.advice)), ...componentsOf(withoutShare(message), write)]
        : componentsOf(message, write);
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: NOBODY };
}

/** The same in an embed, where Discord does not take Components V2. */
export function embedPayloadOf(message: Message, content: Content, write: WritePress): Payload {
  if (content.kind === "notice") return embedOf([escaped(content.text)], []);
  const shown = content.kind === "elsewhere" ? withoutShare(message) : message;
  const parts = [
    ...(content.kind === "elsewhere" ? [escaped(content.advice)] : []),
    topText(shown),
    ...blocksOf(shown.pieces).map(blockText),
  ];
  return embedOf(
    parts.filter((one) => one !== ""),
    new ButtonMaker(write).rows([...shown.contexts, ...shown.buttons]),
  );
}

/** The texts of a page hardly ever have more than one embed's description holds. */
function embedOf(parts: readonly string[], rows: readonly Row[]): Payload {
  const texts: string[] = [];
  for (const part of parts) {
    const last = texts.pop();
    const joined = last === undefined ? part : `${last}\n${part}`;
    if (joined.length <= limits.embedDescription) texts.push(joined);
    else texts.push(...(last === undefined ? [] : [last]), part);
  }
  return {
    embeds: texts.map((description) => ({ description })),
    components: rows.slice(0, limits.rows),
    allowed_mentions: NOBODY,
  };
}

/** Where only the asker is, there is nobody to share with. */
function withoutShare(message: Message): Message {
  return { ...message, buttons: message.buttons.filter(({ press }) => press.kind !== "share") };
}
