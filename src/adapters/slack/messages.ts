import type { KnownBlock } from "@slack/types";
import type { Content } from "../../core/channel/delivery.js";
import type { Message } from "../../core/channel/reception.js";
import { blocksOf, fallbackOf, type WritePress } from "./blocks.js";
import { escaped, plain } from "./text.js";

/** What every way to post to Slack takes. */
export interface Payload {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

/** A message, or what there is to say in its stead, in Slack's form. */
export function payloadOf(message: Message, content: Content, write: WritePress): Payload {
  if (content.kind === "notice")
    return { text: escaped(content.text), blocks: [sentence(content.text)], ...QUIET };
  if (content.kind === "message")
    return { text: fallbackOf(message), blocks: blocksOf(message, write), ...QUIET };
  // Where only the asker is, there is nobody to share with.
  const buttons = message.buttons.filter(({ press }) => press.kind !== "share");
  const blocks = [sentence(content.advice), ...blocksOf({ ...message, buttons }, write)];
  return { text: fallbackOf(message), blocks, ...QUIET };
}

function sentence(text: string): KnownBlock {
  return { type: "section", text: plain(text) };
}
