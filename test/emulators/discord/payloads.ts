import {
  type APIChannel,
  type APIDMChannel,
  type APIGuildMember,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  type ChannelFlags,
  ChannelType,
  type GuildMemberFlags,
  type RoleFlags,
  ThreadAutoArchiveDuration,
  type UserFlags,
} from "discord-api-types/v10";
import { timeOf } from "./ids.js";
import { isThread } from "./permissions.js";
import type { Channel, Guild, Member, Role, User, World } from "./world.js";

/** A user as Discord sends one. `primary_guild` is what its OpenAPI file asks for. */
export function userPayload(user: User): APIUser & { primary_guild: null } {
  return {
    id: user.id,
    username: user.name,
    global_name: user.displayName,
    // Bots keep a discriminator; people have none since 2023.
    discriminator: user.bot ? "0042" : "0",
    avatar: null,
    bot: user.bot,
    public_flags: 0 as UserFlags,
    flags: 0 as UserFlags,
    primary_guild: null,
  };
}

export function rolePayload(role: Role): APIRole {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as RoleFlags,
  };
}

export function memberPayload(member: Member): APIGuildMember {
  return {
    user: userPayload(member.user),
    roles: [...member.roles],
    nick: member.nick,
    avatar: null,
    banner: null,
    joined_at: member.joinedAt,
    premium_since: null,
    pending: false,
    communication_disabled_until: null,
    flags: 0 as GuildMemberFlags,
    mute: false,
    deaf: false,
  };
}

/** A member as it stands in messages: without the user, which stands beside it. */
export function partialMemberPayload(member: Member): Omit<APIGuildMember, "user"> {
  const { user: _, ...rest } = memberPayload(member);
  return rest;
}

export function channelPayload(channel: Channel, world: World): APIChannel {
  if (channel.recipient !== undefined)
    return {
      id: channel.id,
      type: ChannelType.DM,
      flags: 0 as ChannelFlags,
      last_message_id: channel.lastMessageId,
      recipients: [userPayload(channel.recipient)],
      name: null,
    } satisfies APIDMChannel;
  return isThread(channel) ? threadPayload(channel, world) : guildChannelPayload(channel);
}

function guildChannelPayload(channel: Channel): APITextChannel {
  return {
    id: channel.id,
    type: channel.type as ChannelType.GuildText,
    guild_id: channel.guild?.id ?? "",
    name: channel.name,
    position: [...(channel.guild?.channels.values() ?? [])].indexOf(channel),
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: channel.lastMessageId,
    flags: 0 as ChannelFlags,
  } satisfies APITextChannel;
}

export function threadPayload(channel: Channel, world: World): APIThreadChannel {
  const at = new Date(timeOf(channel.id)).toISOString();
  return {
    id: channel.id,
    type: channel.type as ChannelType.PublicThread,
    guild_id: channel.guild?.id ?? "",
    parent_id: channel.parent?.id ?? "",
    owner_id: world.bot.id,
    name: channel.name,
    last_message_id: channel.lastMessageId,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    flags: 0 as ChannelFlags,
    applied_tags: [],
    thread_metadata: {
      archived: channel.archived,
      archive_timestamp: at,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      locked: false,
      create_timestamp: at,
    },
  } satisfies APIThreadChannel;
}

/** A guild as GET /guilds/:id gives it; GUILD_CREATE adds to it. */
export function guildPayload(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.owner.id,
    application_id: null,
    region: "rotterdam",
    afk_channel_id: null,
    afk_timeout: 300 as const,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
    hub_type: null,
  };
}
