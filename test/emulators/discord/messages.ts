import {
  type APIAttachment,
  type APIMessage,
  type APIThreadChannel,
  GatewayIntentBits,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from "discord-api-types/v10";
import type { Changes } from "./changes.js";
import type { Gateway } from "./gateway/gateway.js";
import type { Clock, Ids } from "./ids.js";
import { isJson, type Json, listOf, textOf } from "./json.js";
import { normaliseComponents, normaliseEmbeds } from "./normalise.js";
import { partialMemberPayload, userPayload } from "./payloads.js";
import { pingingText, pingsOf } from "./pings.js";
import type { Channel, User, World } from "./world.js";

/** A file that came with a request. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message and what Discord does not show of it. */
export interface StoredMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly ephemeralFor: User | undefined;
  /** What everybody sees; each edit puts a new object here. */
  api: APIMessage;
  /** As the last request gave it. */
  allowedMentions: unknown;
  deleted: boolean;
  edits: number;
}

export interface NewMessage {
  readonly channel: Channel;
  readonly author: User;
  readonly body: Json;
  readonly flags?: number;
  readonly type?: MessageType;
  readonly extra?: Partial<APIMessage>;
  readonly ephemeralFor?: User | undefined;
  readonly repliesTo?: StoredMessage | undefined;
  readonly files?: readonly SentFile[];
}

export interface MessagesOptions {
  readonly world: World;
  readonly gateway: Gateway;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly url: () => string;
}

/** All messages, and the events about them. */
export class Messages {
  readonly #options: MessagesOptions;
  readonly #all = new Map<string, StoredMessage>();
  readonly #byChannel = new Map<string, StoredMessage[]>();
  readonly #ephemerals = new Map<string, StoredMessage[]>();
  readonly #files = new Map<string, SentFile>();

  constructor(options: MessagesOptions) {
    this.#options = options;
  }

  get(id: string): StoredMessage | undefined {
    return this.#all.get(id);
  }

  /** What everybody sees in a channel, oldest first. */
  in(channel: Channel): StoredMessage[] {
    return (this.#byChannel.get(channel.id) ?? []).filter((one) => !one.deleted);
  }

  /** What only this person sees, oldest first. */
  ephemeralsFor(user: User): StoredMessage[] {
    return (this.#ephemerals.get(user.id) ?? []).filter((one) => !one.deleted);
  }

  /** All messages, ephemeral ones too, oldest first. */
  all(): Iterable<StoredMessage> {
    return this.#all.values();
  }

  file(attachmentId: string): SentFile | undefined {
    return this.#files.get(attachmentId);
  }

  create(input: NewMessage): StoredMessage {
    const { world, ids, clock } = this.#options;
    const { channel, author, body, repliesTo } = input;
    const id = ids.next();
    // Nobody pings themselves, as a bot would whose followups reply to its first answer.
    const replied = repliesTo?.author === author ? undefined : repliesTo?.author;
    const api: APIMessage = {
      id,
      channel_id: channel.id,
      type: input.type ?? (repliesTo === undefined ? MessageType.Default : MessageType.Reply),
      author: userPayload(author),
      content: textOf(body["content"]).trim(),
      embeds: normaliseEmbeds(body["embeds"]),
      components: normaliseComponents(body["components"]),
      attachments: (input.files ?? []).map((file) => this.#attach(file)),
      timestamp: new Date(clock.now()).toISOString(),
      edited_timestamp: null,
      flags: (input.flags ?? 0) as MessageFlags,
      pinned: false,
      tts: body["tts"] === true,
      ...pingsOf(pingingText(body), body["allowed_mentions"], channel, world, replied),
      ...nonceOf(body),
      ...(repliesTo === undefined ? {} : replyFields(repliesTo)),
      ...input.extra,
    };
    const stored: StoredMessage = {
      id,
      channel,
      author,
      ephemeralFor: input.ephemeralFor,
      api,
      allowedMentions: body["allowed_mentions"],
      deleted: false,
      edits: 0,
    };
    this.#all.set(id, stored);
    if (stored.ephemeralFor === undefined) {
      push(this.#byChannel, channel.id, stored);
      channel.lastMessageId = id;
    } else push(this.#ephemerals, stored.ephemeralFor.id, stored);
    this.#announce("MESSAGE_CREATE", stored);
    return stored;
  }

  /** Changes the fields that the body names; `flags` are those that it has from now on. */
  edit(stored: StoredMessage, body: Json, flags: number, files: readonly SentFile[] = []): void {
    const { world, clock } = this.#options;
    const before = stored.api;
    const loading = ((before.flags ?? 0) & MessageFlags.Loading) !== 0;
    const changed: APIMessage = { ...before, flags: flags as MessageFlags };
    if ("content" in body) changed.content = textOf(body["content"]).trim();
    if ("embeds" in body) changed.embeds = normaliseEmbeds(body["embeds"]);
    if ("components" in body) changed.components = normaliseComponents(body["components"]);
    if (Array.isArray(body["attachments"])) {
      const kept = body["attachments"].filter(isJson).map((one) => textOf(one["id"]));
      changed.attachments = before.attachments.filter((one) => kept.includes(one.id));
    }
    changed.attachments = [...changed.attachments, ...files.map((file) => this.#attach(file))];
    // The first words of a deferred answer are not an edit to those who read it.
    changed.edited_timestamp = loading ? null : new Date(clock.now()).toISOString();
    const text = pingingText({ content: changed.content, components: changed.components });
    // docs, Edit Message: new text is read for mentions by the edit's own allowances, all if it has none.
    if ("content" in body || "components" in body || "allowed_mentions" in body) {
      Object.assign(changed, pingsOf(text, body["allowed_mentions"], stored.channel, world));
      stored.allowedMentions = body["allowed_mentions"];
    }
    stored.api = changed;
    stored.edits++;
    this.#announce("MESSAGE_UPDATE", stored);
  }

  /** A thread was started from the message. */
  setThread(stored: StoredMessage, thread: APIThreadChannel, flag: MessageFlags): void {
    stored.api = { ...stored.api, thread, flags: (stored.api.flags ?? 0) | flag };
    this.#announce("MESSAGE_UPDATE", stored);
  }

  remove(stored: StoredMessage): void {
    const { gateway, changes } = this.#options;
    stored.deleted = true;
    if (stored.ephemeralFor === undefined) {
      const { channel } = stored;
      const data = { id: stored.id, channel_id: channel.id, ...guildIdOf(channel) };
      gateway.dispatch("MESSAGE_DELETE", data, { guildId: channel.guild?.id, intent: intentOf(channel) });
    }
    changes.notify();
  }

  /** The fields that a bot without the intent for contents gets of a message that is not for it. */
  redacted(stored: StoredMessage): APIMessage {
    const { bot } = this.#options.world;
    const { api, channel, author } = stored;
    const isForBot =
      channel.guild === undefined || author === bot || api.mentions.some(({ id }) => id === bot.id);
    return isForBot ? api : { ...api, content: "", embeds: [], attachments: [], components: [] };
  }

  #announce(event: "MESSAGE_CREATE" | "MESSAGE_UPDATE", stored: StoredMessage): void {
    const { gateway, changes } = this.#options;
    const { channel, author } = stored;
    // Ephemeral messages go to their reader alone.
    if (stored.ephemeralFor === undefined) {
      const member = channel.guild?.members.get(author.id);
      const around = {
        ...guildIdOf(channel),
        // docs, Message Create event: only events have it.
        channel_type: channel.type,
        ...(member === undefined ? {} : { member: partialMemberPayload(member) }),
      };
      const redacted = this.redacted(stored);
      gateway.dispatch(
        event,
        { ...stored.api, ...around },
        {
          guildId: channel.guild?.id,
          intent: intentOf(channel),
          withoutContent: redacted === stored.api ? undefined : { ...redacted, ...around },
        },
      );
    }
    changes.notify();
  }

  #attach(file: SentFile): APIAttachment {
    const { ids, url } = this.#options;
    const id = ids.next();
    this.#files.set(id, file);
    const address = `${url()}/attachments/${id}/${encodeURIComponent(file.name)}`;
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url: address,
      proxy_url: address,
      content_type: file.type,
    };
  }
}

function push(map: Map<string, StoredMessage[]>, key: string, stored: StoredMessage): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [stored]);
  else list.push(stored);
}

function nonceOf(body: Json): Pick<APIMessage, "nonce"> {
  const nonce = body["nonce"];
  return typeof nonce === "string" || typeof nonce === "number" ? { nonce } : {};
}

function replyFields(to: StoredMessage): Partial<APIMessage> {
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: to.id,
      channel_id: to.channel.id,
      ...(to.channel.guild === undefined ? {} : { guild_id: to.channel.guild.id }),
    },
    referenced_message: to.deleted ? null : to.api,
  };
}

function guildIdOf(channel: Channel): { guild_id?: string } {
  return channel.guild === undefined ? {} : { guild_id: channel.guild.id };
}

function intentOf(channel: Channel): number {
  return channel.guild === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
}

/** Names of the files that a message has, which attachment:// may mean. */
export function fileNames(files: readonly SentFile[], before?: APIMessage): Set<string> {
  const had = listOf(before?.attachments) as APIAttachment[];
  return new Set([...files.map(({ name }) => name), ...had.map(({ filename }) => filename)]);
}
