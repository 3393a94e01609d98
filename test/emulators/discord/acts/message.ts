import {
  type APIMessage,
  GatewayIntentBits,
  MessageReferenceType,
  type MessageType,
} from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import { lengthOf } from "../json.js";
import { LIMITS } from "../limits.js";
import type { StoredMessage } from "../messages.js";
import { channelPayload } from "../payloads.js";
import { isThread, may } from "../permissions.js";
import type { Channel, User } from "../world.js";
import { ActError, requireSight } from "./person.js";

/** What a person wrote, and what the bot answers. */
export class MessageHandle {
  readonly #emulator: Emulator;
  readonly #stored: StoredMessage;

  constructor(emulator: Emulator, stored: StoredMessage) {
    this.#emulator = emulator;
    this.#stored = stored;
  }

  get id(): string {
    return this.#stored.id;
  }

  get message(): APIMessage {
    return this.#stored.api;
  }

  /** What the bot wrote after this in the same channel or in the thread of this message, oldest first. */
  get answers(): APIMessage[] {
    const { messages, world } = this.#emulator;
    const { id, channel } = this.#stored;
    const thread = world.channels.get(id);
    const all = [...messages.in(channel), ...(thread === undefined ? [] : messages.in(thread))];
    return all.filter((one) => one.author === world.bot && BigInt(one.id) > BigInt(id)).map((one) => one.api);
  }

  /** The answer of this number, counted from 0. */
  answer(index = 0): Promise<APIMessage> {
    return this.#emulator.changes.until(`answer ${index} to message ${this.id}`, () => this.answers[index]);
  }
}

/** A message that nobody typed. */
export interface Posted {
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
  readonly type?: MessageType;
  /** By a webhook: its author is nobody in the guild. */
  readonly webhook?: true;
  /** A message that is forwarded with it. */
  readonly forwarded?: APIMessage;
}

/** Posts a message in another form than people type. */
export function post(emulator: Emulator, user: User, channel: Channel, act: Posted): MessageHandle {
  const { type, webhook, forwarded, ...body } = act;
  const extra: Partial<APIMessage> = {
    ...(webhook === true && { webhook_id: emulator.ids.next() }),
    ...(forwarded !== undefined && { ...forwardFields(forwarded) }),
  };
  const author = webhook === true ? emulator.world.addUser({ name: "feed" }) : user;
  const { content = "", embeds = [], components = [] } = body;
  const fields = { channel, author, body: { content, embeds, components }, extra };
  return new MessageHandle(
    emulator,
    emulator.messages.create(type === undefined ? fields : { ...fields, type }),
  );
}

function forwardFields(forwarded: APIMessage): Partial<APIMessage> {
  const { id: message_id, channel_id } = forwarded;
  return {
    message_reference: { type: MessageReferenceType.Forward, message_id, channel_id },
    message_snapshots: [{ message: forwarded }],
  };
}

/** Writes something in a channel. */
export function write(emulator: Emulator, user: User, channel: Channel, content: string, to?: StoredMessage) {
  requireSight(user, channel);
  const right = isThread(channel) ? "SendMessagesInThreads" : "SendMessages";
  if (channel.guild !== undefined && !may(channel, user, right))
    throw new ActError(`${user.name} may not write in #${channel.name}`);
  if (content.trim() === "") throw new ActError("nobody can send an empty message");
  if (lengthOf(content) > LIMITS.message.content) throw new ActError("the message is too long");
  const stored = emulator.messages.create({ channel, author: user, body: { content }, repliesTo: to });
  // Whoever writes in a thread that is archived opens it again; the bot hears of that afterwards.
  if (channel.archived) {
    channel.archived = false;
    emulator.gateway.dispatch("THREAD_UPDATE", channelPayload(channel, emulator.world), {
      guildId: channel.guild?.id,
      intent: GatewayIntentBits.Guilds,
    });
  }
  return new MessageHandle(emulator, stored);
}
