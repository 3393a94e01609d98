import { ChannelType } from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import { refusal } from "../errors.js";
import { isSnowflake } from "../ids.js";
import type { StoredMessage } from "../messages.js";
import { isThread, may, type PermissionName } from "../permissions.js";
import { Form } from "../validate/form.js";
import type { Channel } from "../world.js";

/** A path parameter that has to be a snowflake; throws as Discord refuses others. */
export function snowflake(name: string, value: string | undefined): string {
  if (isSnowflake(value)) return value;
  const form = new Form();
  form.add([name], "NUMBER_TYPE_COERCE", `Value "${value}" is not snowflake.`);
  form.check();
  return "";
}

/** The channel, if the bot sees it: 10003 where there is none, 50001 where it may not look. */
export function visibleChannel(emulator: Emulator, id: string | undefined): Channel {
  const channel = emulator.world.channels.get(snowflake("channel_id", id));
  if (channel === undefined) throw refusal(10003);
  if (!may(channel, emulator.world.bot, "ViewChannel")) throw refusal(50001);
  return channel;
}

/** Throws 50013 where the bot has not all of these rights. */
export function require(emulator: Emulator, channel: Channel, ...names: PermissionName[]): void {
  if (channel.guild !== undefined && !may(channel, emulator.world.bot, ...names)) throw refusal(50013);
}

/** Throws where the bot may not write. */
export function requireWriting(emulator: Emulator, channel: Channel): void {
  if (channel.type === ChannelType.GuildCategory) throw refusal(50008);
  const { recipient } = channel;
  if (recipient !== undefined) {
    if (!recipient.directMessages || !emulator.world.sharesGuild(recipient)) throw refusal(50007);
    return;
  }
  require(emulator, channel, isThread(channel) ? "SendMessagesInThreads" : "SendMessages");
}

/** A message that everybody in the channel sees. Ephemeral ones are unknown here. */
export function visibleMessage(emulator: Emulator, channel: Channel, id: string | undefined): StoredMessage {
  const stored = emulator.messages.get(snowflake("message_id", id));
  if (
    stored === undefined ||
    stored.deleted ||
    stored.channel !== channel ||
    stored.ephemeralFor !== undefined
  )
    throw refusal(10008);
  return stored;
}
