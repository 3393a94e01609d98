import {
  type APIInteraction,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import type { Interaction } from "../interactions.js";
import { LIMITS } from "../limits.js";
import { channelPayload, memberPayload, userPayload } from "../payloads.js";
import { channelPermissions } from "../permissions.js";
import type { Channel, User } from "../world.js";
import { ActError } from "./person.js";

/** The part of an interaction that says who, where, and what may be done there. */
export function surroundings(emulator: Emulator, user: User, channel: Channel, id: string, token: string) {
  const { world } = emulator;
  const { guild } = channel;
  const member = guild?.members.get(user.id);
  if (guild !== undefined && member === undefined) throw new ActError(`${user.name} is not in ${guild.name}`);
  const permissions = String(channelPermissions(channel, user));
  const partial = { ...channelPayload(channel, world), permissions };
  return {
    id,
    token,
    version: 1 as const,
    application_id: world.applicationId,
    channel_id: channel.id,
    channel: partial,
    locale: user.locale,
    app_permissions: String(channelPermissions(channel, world.bot)),
    entitlements: [],
    authorizing_integration_owners: {
      [ApplicationIntegrationType.GuildInstall]: guild?.id ?? "0",
    } as Record<ApplicationIntegrationType, string>,
    context: guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild,
    attachment_size_limit: LIMITS.interaction.attachmentBytes,
    ...(guild === undefined || member === undefined
      ? { user: userPayload(user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...memberPayload(member), user: userPayload(user), permissions },
        }),
  };
}

/** Brings an interaction to the bot, by HTTP if it has an endpoint and else by gateway. */
export function deliver(emulator: Emulator, interaction: Interaction): void {
  const { http, gateway } = emulator;
  if (http.endpoint !== undefined) {
    http.deliver(emulator, interaction).catch((error: unknown) => {
      emulator.records.defects.push(String(error));
    });
    return;
  }
  if (gateway.sessions.length === 0) throw new ActError("the bot is not connected");
  const { payload, channel } = interaction;
  gateway.dispatch("INTERACTION_CREATE", payload satisfies APIInteraction, { guildId: channel.guild?.id });
}
