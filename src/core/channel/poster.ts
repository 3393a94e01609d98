import type { Carrier } from "./delivery.js";
import type { Capacity } from "./page.js";
import type { Message } from "./reception.js";

export const platforms = ["slack", "discord"] as const;
export type Platform = (typeof platforms)[number];

/** A channel of a platform, in which something may be posted that nobody asked for just then. */
export interface Destination {
  readonly platform: Platform;
  /** The workspace, where the bot may be in several; null where it is in one, and where there is none. */
  readonly team: string | null;
  readonly channel: string;
  /** The channel that it hangs on, where it is a thread. */
  readonly parent?: string | undefined;
}

/** As configuration and logs have it: "slack:C0123ABCD". */
export function destinationName({ platform, channel }: Destination): string {
  return `${platform}:${channel}`;
}

/** How something is posted. */
export interface PostHow {
  /** The same for the same thing, whenever and by whomever it is posted; up to 500 characters. */
  readonly key: string;
  /** The id of the message that it answers. */
  readonly replyTo: string | null;
}

/** A way out: posts in channels of one platform. What it throws, its carrier's `failureOf` explains. */
export interface Poster {
  readonly platform: Platform;
  readonly carrier: Carrier;
  readonly capacity: Capacity;
  /** Posts a message, once and with nobody pinged, and gives its id. */
  post(to: Destination, message: Message, how: PostHow): Promise<string>;
  /**
   * The id of what was posted under a key since some time (milliseconds since the epoch), as the platform has it;
   * null where it surely was not. Throws where it cannot be looked up.
   */
  find(to: Destination, key: string, since: number): Promise<string | null>;
  /** Puts a message in the place of one that the bot has posted. */
  edit(to: Destination, id: string, message: Message): Promise<void>;
}
