import { ChannelType, OverwriteType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Channel, Guild, User } from "./world.js";

export type PermissionName = keyof typeof PermissionFlagsBits;
export type PermissionNames = readonly PermissionName[];

export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  allow: bigint;
  deny: bigint;
}

export const WITHOUT_RIGHTS = 0n;

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** In a direct message there are no roles; these are what Discord gives in `app_permissions` there. */
const DIRECT = permissionBits([
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "AddReactions",
  "UseExternalEmojis",
  "MentionEveryone",
]);

export function permissionBits(names: PermissionNames): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** What somebody may do in a guild, before any channel's overwrites. */
export function guildPermissions(guild: Guild, user: User): bigint {
  if (guild.owner === user) return ALL;
  const member = guild.members.get(user.id);
  if (member === undefined) return 0n;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n;
  return (bits & PermissionFlagsBits.Administrator) === 0n ? bits : ALL;
}

/** What somebody may do in a channel: docs, Permission Overwrites and Implicit Permissions. */
export function channelPermissions(channel: Channel, user: User): bigint {
  const { guild } = channel;
  if (guild === undefined) return DIRECT;
  let bits = guildPermissions(guild, user);
  if (bits === ALL) return ALL;
  const member = guild.members.get(user.id);
  if (member === undefined) return 0n;
  // A thread has the overwrites of the channel that it hangs on.
  const overwrites = (channel.parent ?? channel).overwrites;
  const ofEverybody = overwrites.find(({ id }) => id === guild.id);
  if (ofEverybody !== undefined) bits = (bits & ~ofEverybody.deny) | ofEverybody.allow;
  let allow = 0n;
  let deny = 0n;
  for (const one of overwrites)
    if (one.type === OverwriteType.Role && member.roles.includes(one.id)) {
      allow |= one.allow;
      deny |= one.deny;
    }
  bits = (bits & ~deny) | allow;
  const own = overwrites.find(({ id, type }) => type === OverwriteType.Member && id === user.id);
  if (own !== undefined) bits = (bits & ~own.deny) | own.allow;
  if ((bits & PermissionFlagsBits.ViewChannel) === 0n) return 0n;
  const sending = isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  // Without the right to write, those that only go with writing are gone too.
  if ((bits & sending) === 0n)
    bits &= ~permissionBits(["EmbedLinks", "AttachFiles", "MentionEveryone", "SendTTSMessages"]);
  return bits;
}

export function isThread(channel: Channel): boolean {
  return channel.type === ChannelType.PublicThread || channel.type === ChannelType.PrivateThread;
}

export function may(channel: Channel, user: User, ...names: PermissionName[]): boolean {
  const wanted = permissionBits(names);
  return (channelPermissions(channel, user) & wanted) === wanted;
}
