import {
  type APIDMChannel,
  type APIInteraction,
  type APIMessage,
  RESTJSONErrorCodes as Codes,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from "discord.js";
import type { Content, Route } from "../../core/channel/delivery.js";
import type { Message } from "../../core/channel/reception.js";
import type { WritePress } from "./buttons.js";
import { codeOf, failureOf, isDone } from "./failures.js";
import { type Mark, marked } from "./marks.js";
import { embedPayloadOf, type Payload, payloadOf } from "./messages.js";

/** Where a message is posted. Discord takes each nonce once, so posting again is safe. */
export interface Post {
  readonly channel: string;
  readonly nonce: string;
  /** The message that it answers. */
  readonly replyTo: string | null;
  /** By which it is found again. */
  readonly mark?: Mark;
}

/** The two ways into Discord's API. */
export interface Rests {
  /** In the bot's name, within its rate limit. */
  readonly bot: REST;
  /** With the key of an interaction. Discord does not count these, and the SDK would. */
  readonly interactions: REST;
  /** The same for acknowledgements and completions, for which there is little time. */
  readonly callbacks: REST;
}

/** Writes to Discord. Whatever it does may be done twice without being seen twice. */
export class Posting {
  readonly #rests: Rests;
  readonly #write: WritePress;

  constructor(rests: Rests, write: WritePress) {
    this.#rests = rests;
    this.#write = write;
  }

  /** Posts a message in a channel: as a reply where that is allowed, and in an embed where nothing else is. */
  async post(
    message: Message,
    content: Content,
    { channel, nonce, replyTo, mark }: Post,
  ): Promise<APIMessage> {
    const send = async (payload: Payload, reference: string | null): Promise<APIMessage> => {
      const reply =
        reference === null
          ? {}
          : { message_reference: { message_id: reference, channel_id: channel, fail_if_not_exists: false } };
      const shown = mark === undefined ? payload : marked(payload, mark);
      const body = { ...shown, ...reply, nonce, enforce_nonce: true };
      return (await this.#rests.bot.post(Routes.channelMessages(channel), { body })) as APIMessage;
    };
    return this.#inSomeForm(message, content, async (payload) => {
      try {
        return await send(payload, replyTo);
      } catch (error) {
        if (codeOf(error) !== Codes.CannotReplyWithoutPermissionToReadMessageHistory) throw error;
        return send(payload, null);
      }
    });
  }

  /** Puts a message in the place of one of the bot's: Components V2 and embeds each stay what they are. */
  async replace(message: Message, channel: string, id: string): Promise<void> {
    const route = Routes.channelMessage(channel, id);
    await this.#inSomeForm(message, { kind: "message" }, (body) => this.#rests.bot.patch(route, { body }));
  }

  /** The way to one person alone; `message` is made when it is gone. */
  directly(message: () => Message, user: string, nonce: string): Route {
    return {
      name: "direct message",
      audience: "asker",
      send: (content) => this.#postDirectly(message(), content, user, nonce),
    };
  }

  async #postDirectly(message: Message, content: Content, user: string, nonce: string): Promise<APIMessage> {
    const opened = (await this.#rests.bot.post(Routes.userChannels(), {
      body: { recipient_id: user },
    })) as APIDMChannel;
    return this.post(message, content, { channel: opened.id, nonce, replyTo: null });
  }

  /** Writes an answer in the place of "thinking …". */
  async edit(
    message: Message,
    content: Content,
    { application_id, token }: APIInteraction,
  ): Promise<APIMessage> {
    const route = Routes.webhookMessage(application_id, token, "@original");
    const patch = (body: Payload) => this.#rests.interactions.patch(route, { body, auth: false });
    return this.#inSomeForm(message, content, async (body) => (await patch(body)) as APIMessage);
  }

  async #inSomeForm<T>(
    message: Message,
    content: Content,
    send: (payload: Payload) => Promise<T>,
  ): Promise<T> {
    try {
      return await send(payloadOf(message, content, this.#write));
    } catch (error) {
      const code = codeOf(error);
      if (code !== Codes.InvalidFormBodyOrContentType && code !== Codes.MissingPermissions) throw error;
      return await send(embedPayloadOf(message, content, this.#write)).catch(() => {
        // What was wrong in the first place tells more.
        throw error;
      });
    }
  }
}

/** The first answer to an interaction, within three seconds: that there will be one, and who will see it. */
export class Acknowledgement {
  readonly #rests: Rests;
  readonly #interaction: APIInteraction;
  #done = false;
  #takenBack = false;
  /** Why there can be none. */
  #refused: unknown = null;

  constructor(rests: Rests, interaction: APIInteraction) {
    this.#rests = rests;
    this.#interaction = interaction;
  }

  /** Does nothing where it has been given. */
  async give(visibility: Message["visibility"]): Promise<void> {
    if (this.#done) return;
    if (this.#refused !== null) throw this.#refused;
    const { id, token } = this.#interaction;
    const data = visibility === "private" ? { flags: MessageFlags.Ephemeral } : {};
    const body = { type: InteractionResponseType.DeferredChannelMessageWithSource, data };
    try {
      await this.#rests.callbacks.post(Routes.interactionCallback(id, token), { body, auth: false });
    } catch (error) {
      // One that was lost on the way back has been given all the same.
      if (!isDone(error)) {
        if (failureOf(error).kind === "refused") this.#refused = error;
        throw error;
      }
    }
    this.#done = true;
  }

  /** Takes "thinking …" away, where the answer is shown elsewhere; once, whether it works or not. */
  async takeBack(): Promise<void> {
    if (!this.#done || this.#takenBack) return;
    this.#takenBack = true;
    const { application_id, token } = this.#interaction;
    const route = Routes.webhookMessage(application_id, token, "@original");
    await this.#rests.interactions.delete(route, { auth: false }).catch(() => {});
  }
}

/** The id of a message that Discord answered with. */
export function idOf(sent: unknown): string | null {
  return typeof sent === "object" && sent !== null && "id" in sent && typeof sent.id === "string"
    ? sent.id
    : null;
}
