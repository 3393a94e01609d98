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
  const blocks = blocksOf(message, write);
  const explained = content.kind === "elsewhere" ? [sentence(content.advice), ...blocks] : blocks;
  return { text: fallbackOf(message), blocks: explained, ...QUIET };
}

function sentence(text: string): KnownBlock {
  return { type: "section", text: plain(text) };
}
