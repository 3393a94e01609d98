import { randomBytes } from "node:crypto";
import {
  InteractionResponseType as Answer,
  type APIInteraction,
  type APIMessage,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord-api-types/v10";
import type { Emulator } from "./emulator.js";
import { refusal } from "./errors.js";
import { isJson, type Json } from "./json.js";
import { LIMITS } from "./limits.js";
import { fileNames, type SentFile, type StoredMessage } from "./messages.js";
import { checkCallback } from "./validate/callback.js";
import type { Channel, User } from "./world.js";

/** How a bot answered an interaction. */
export interface Callback {
  readonly type: number;
  readonly data: Json;
}

/** An interaction and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly createdAt: number;
  readonly user: User;
  readonly channel: Channel;
  /** The message whose button or select was used. */
  readonly source: StoredMessage | undefined;
  /** The type of the option that is completed. */
  readonly focusedType: number | undefined;
  payload: APIInteraction;
  callback: Callback | undefined;
  original: StoredMessage | undefined;
  readonly followups: StoredMessage[];
  expired: boolean;
  tokenExpired: boolean;
}

export type NewInteraction = Pick<Interaction, "type" | "user" | "channel"> &
  Partial<Pick<Interaction, "source" | "focusedType">>;

/** All interactions, by id and by token. */
export class Interactions {
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();

  add(emulator: Emulator, fields: NewInteraction, build: (id: string, token: string) => APIInteraction) {
    const id = emulator.ids.next();
    // Like the real ones: base64 of "interaction:id:" and a secret.
    const token = Buffer.from(`interaction:${id}:${randomBytes(24).toString("hex")}`).toString("base64url");
    const interaction: Interaction = {
      source: undefined,
      focusedType: undefined,
      ...fields,
      id,
      token,
      createdAt: emulator.clock.now(),
      payload: build(id, token),
      callback: undefined,
      original: undefined,
      followups: [],
      expired: false,
      tokenExpired: false,
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(token, interaction);
    return interaction;
  }

  /** The interaction that a callback is for; throws 10062 where there is none to answer. */
  toAnswer(emulator: Emulator, id: string, token: string): Interaction {
    const interaction = this.#byId.get(id);
    if (interaction === undefined || interaction.token !== token) throw refusal(10062);
    if (interaction.callback !== undefined) throw refusal(40060);
    const late = emulator.clock.now() - interaction.createdAt > LIMITS.interaction.answerMilliseconds;
    if (interaction.expired || late) throw refusal(10062);
    return interaction;
  }

  /** The interaction whose token a webhook route carries; throws as Discord refuses others. */
  ofWebhook(emulator: Emulator, applicationId: string, token: string): Interaction {
    if (applicationId !== emulator.world.applicationId) throw refusal(10015);
    const interaction = this.#byToken.get(token);
    if (interaction === undefined) throw refusal(50027);
    const old = emulator.clock.now() - interaction.createdAt > LIMITS.interaction.tokenMilliseconds;
    if (old || interaction.tokenExpired) throw refusal(50027);
    // Before the first answer there is no webhook.
    if (interaction.callback === undefined) throw refusal(10015);
    return interaction;
  }
}

/** Where callbacks stand in Discord's OpenAPI file. */
export const CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback";

/** Takes a callback: checks it, and shows what it says. Throws as Discord refuses it. */
export function answer(emulator: Emulator, interaction: Interaction, body: Json, files: readonly SentFile[]) {
  const warn = (text: string) => emulator.records.warnings.push(text);
  const before = interaction.source?.api;
  const flags = checkCallback(body, {
    type: interaction.type,
    fromComponent: interaction.source !== undefined,
    focusedType: interaction.focusedType,
    before,
    files: fileNames(files, before),
    warn,
  });
  emulator.spec?.checkRequest("POST", CALLBACK, body);
  const type = Number(body["type"]);
  const data = isJson(body["data"]) ? body["data"] : {};
  interaction.callback = { type, data };
  switch (type) {
    case Answer.ChannelMessageWithSource:
      interaction.original = respond(emulator, interaction, data, flags, files);
      break;
    case Answer.DeferredChannelMessageWithSource:
      interaction.original = respond(emulator, interaction, {}, flags | MessageFlags.Loading, []);
      break;
    case Answer.DeferredMessageUpdate:
      interaction.original = interaction.source;
      break;
    case Answer.UpdateMessage:
      interaction.original = interaction.source;
      if (interaction.source !== undefined) emulator.messages.edit(interaction.source, data, flags, files);
      break;
    default:
      break;
  }
  emulator.changes.notify();
  return interaction;
}

function respond(
  emulator: Emulator,
  interaction: Interaction,
  body: Json,
  flags: number,
  files: readonly SentFile[],
): StoredMessage {
  return emulator.messages.create({
    channel: interaction.channel,
    author: emulator.world.bot,
    body,
    flags,
    type: responseType(interaction),
    ephemeralFor: (flags & MessageFlags.Ephemeral) === 0 ? undefined : interaction.user,
    extra: answerFields(emulator, interaction),
    files,
  });
}

function responseType(interaction: Interaction): MessageType {
  const { payload } = interaction;
  if (payload.type === InteractionType.ApplicationCommand)
    return payload.data.type === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
  return MessageType.Default;
}

/** The fields that say from which interaction a message comes. */
export function answerFields(emulator: Emulator, interaction: Interaction): Partial<APIMessage> {
  const { payload } = interaction;
  const extra = {
    application_id: emulator.world.applicationId,
    webhook_id: emulator.world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: emulator.userPayload(interaction.user),
      authorizing_integration_owners: payload.authorizing_integration_owners,
      ...(interaction.source === undefined ? {} : { interacted_message_id: interaction.source.id }),
    },
  };
  // The library's types are stricter about which metadata goes with which type than can be said here.
  return extra as unknown as Partial<APIMessage>;
}

/** The body that a callback with `with_response=true` is answered with. */
export function callbackResponse(interaction: Interaction) {
  const { callback, original } = interaction;
  const shown = original === undefined ? undefined : original.api;
  const flags = shown?.flags ?? 0;
  const hasMessage = callback !== undefined && callback.type >= 4 && callback.type <= 7;
  // docs, Interaction Callback Resource: the message comes with these two types only.
  const showing: number[] = [Answer.ChannelMessageWithSource, Answer.UpdateMessage];
  const message = hasMessage && showing.includes(callback.type) ? shown : undefined;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(hasMessage && shown !== undefined
        ? {
            response_message_id: shown.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    ...(message === undefined ? {} : { resource: { type: callback?.type, message } }),
  };
}
