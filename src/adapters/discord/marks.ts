import { createHash } from "node:crypto";
import { type APIEmbed, type APIMessage, type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { Payload } from "./messages.js";

/**
 * By what a message is known that is posted under a key. Discord remembers nonces for some minutes only; the mark stays
 * with the message.
 */
export interface Mark {
  /** Up to 25 characters; Discord makes no second message with the same. */
  readonly nonce: string;
  /** The id of the message's container, which nobody sees; in an embed, in small print. */
  readonly id: number;
}

/** Ids that Discord gives to components itself count up from 1, and no message has so many. */
const FIRST_ID = 1_000;
/** Of 32 bits, with a sign. */
const LAST_ID = 2 ** 31 - 1;
const NONCE_LENGTH = 25;

/** Channels do not share nonces: the same may be posted in each of them. */
export function markOf(channel: string, key: string): Mark {
  const hash = createHash("sha256").update(`${channel} ${key}`).digest();
  const id = FIRST_ID + (hash.readUInt32BE(0) % (LAST_ID - FIRST_ID));
  return { id, nonce: hash.subarray(4).toString("base64url").slice(0, NONCE_LENGTH) };
}

/** A message that can be told from all others afterwards. */
export function marked(payload: Payload, { id }: Mark): Payload {
  const { components, embeds = [] } = payload;
  if (embeds.length === 0) return { ...payload, components: components.map((one) => withId(one, id)) };
  // An embed has nothing that is not shown, and there may be no button to hide it in.
  return {
    ...payload,
    embeds: embeds.map((one, at) => (at < embeds.length - 1 ? one : withFooter(one, id))),
  };
}

export function carries({ components = [], embeds }: Partial<APIMessage>, { id }: Mark): boolean {
  return components.some((one) => one.id === id) || embeds?.at(-1)?.footer?.text === footerOf(id);
}

function withId(component: Payload["components"][number], id: number): Payload["components"][number] {
  return component.type === ComponentType.Container
    ? ({ ...component, id } satisfies APIMessageTopLevelComponent)
    : component;
}

function withFooter(embed: APIEmbed, id: number): APIEmbed {
  return { ...embed, footer: { text: footerOf(id) } };
}

function footerOf(id: number): string {
  return `No. ${id.toString(36)}`;
}
