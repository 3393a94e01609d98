import {
  type APIGuildMember,
  type APIInteraction,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
} from "discord.js";
import type { Asker, Place } from "../../core/channel/access.js";
import type { Asked } from "../../core/channel/reception.js";

/** What was done, in which place, by whom: what every kind of event has in common. */
export interface Incoming {
  /** Discord delivers the same again under the same id. */
  readonly id: string;
  readonly asked: Asked;
}

/** Null where Discord does not say who it was. */
export function incomingOf(interaction: APIInteraction): Incoming | null {
  const { id, member, guild_id: guild, channel } = interaction;
  const user = member?.user ?? interaction.user;
  if (user === undefined) return null;
  // What a desk is limited to is a channel with all its threads.
  const parent =
    channel !== undefined && "parent_id" in channel && isThread(channel.type) ? channel.parent_id : null;
  const place = placeOf(channel?.id ?? interaction.channel_id ?? "", parent, guild);
  return { id, asked: { asker: askerOf(user, member), place } };
}

/** `channel` is the one that the message is in, or that its thread hangs on. */
export function incomingMessage(message: GatewayMessageCreateDispatchData, channel: string): Incoming {
  const { id, author, member, guild_id: guild, channel_id: itself } = message;
  return { id, asked: { asker: askerOf(author, member), place: placeOf(itself, channel, guild) } };
}

function placeOf(itself: string, hangsOn: string | null, guild: string | undefined): Place {
  const direct = guild === undefined;
  return hangsOn === null || hangsOn === itself
    ? { channel: itself, direct }
    : { channel: hangsOn, thread: itself, direct };
}

function askerOf(user: APIUser, member: Partial<Pick<APIGuildMember, "nick" | "roles">> | undefined): Asker {
  return {
    id: user.id,
    name: member?.nick ?? user.global_name ?? user.username,
    groups: member?.roles ?? [],
  };
}

function isThread(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}
