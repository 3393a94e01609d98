import type { Emulator } from "../emulator.js";
import type { StoredMessage } from "../messages.js";
import { may } from "../permissions.js";
import type { Channel, User } from "../world.js";

/** A person cannot do that in Discord: the test or the bot is wrong. */
export class ActError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ActError";
  }
}

/** Whoever acts, and where; the first person and channel unless given. */
export interface Place {
  user?: User;
  channel?: Channel;
}

/** A message that a test got from the emulator. */
export interface MessageLike {
  readonly id: string;
}

/** Throws unless the person sees the channel. */
export function requireSight(user: User, channel: Channel): void {
  if (channel.recipient !== undefined) {
    if (channel.recipient !== user) throw new ActError(`${user.name} is not in this direct message`);
  } else if (!may(channel, user, "ViewChannel"))
    throw new ActError(`${user.name} does not see #${channel.name}`);
}

/** The message as it is now; throws where the person cannot see it. */
export function seenMessage(emulator: Emulator, user: User, message: MessageLike): StoredMessage {
  const stored = emulator.messages.get(message.id);
  if (stored === undefined) throw new ActError(`there is no message ${message.id}`);
  if (stored.deleted) throw new ActError(`message ${message.id} was deleted`);
  if (stored.ephemeralFor !== undefined && stored.ephemeralFor !== user)
    throw new ActError(`${user.name} does not see the ephemeral message ${message.id}`);
  requireSight(user, stored.channel);
  return stored;
}
