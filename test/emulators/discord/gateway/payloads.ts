import { channelPayload, guildPayload, memberPayload, threadPayload, userPayload } from "../payloads.js";
import { isThread } from "../permissions.js";
import type { Guild, World } from "../world.js";
import type { Session } from "./session.js";

/** The data of READY: guilds are unavailable until their GUILD_CREATE. */
export function readyPayload(world: World, guilds: Guild[], session: Session, url: string, flags: number) {
  return {
    v: 10,
    user: { ...userPayload(world.bot), email: null, mfa_enabled: true, verified: true },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: url,
    shard: session.shard,
    application: { id: world.applicationId, flags },
    private_channels: [],
    relationships: [],
    presences: [],
    geo_ordered_rtc_regions: [],
    auth: {},
  };
}

/** The data of GUILD_CREATE. */
export function guildCreatePayload(guild: Guild, world: World) {
  const channels = [...guild.channels.values()];
  return {
    ...guildPayload(guild),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].map(memberPayload),
    channels: channels.filter((one) => !isThread(one)).map((one) => channelPayload(one, world)),
    // Archived ones are not told of.
    threads: channels.filter((one) => isThread(one) && !one.archived).map((one) => threadPayload(one, world)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
