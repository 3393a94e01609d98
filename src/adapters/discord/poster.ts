import type { REST } from "discord.js";
import type { Destination, Poster, PostHow } from "../../core/channel/poster.js";
import type { Message } from "../../core/channel/reception.js";
import { discordCapacity } from "./capacity.js";
import { postCarrier } from "./failures.js";
import { History } from "./history.js";
import { carries, markOf } from "./marks.js";
import type { Posting } from "./posting.js";

/** Posts in channels, and finds what it has posted. It needs no connection to the gateway. */
export class DiscordPoster implements Poster {
  readonly platform = "discord";
  readonly carrier = postCarrier;
  readonly capacity = discordCapacity;
  readonly #posting: Posting;
  readonly #history: History;

  constructor(posting: Posting, rest: REST) {
    this.#posting = posting;
    this.#history = new History(rest);
  }

  async post({ channel }: Destination, message: Message, { key, replyTo }: PostHow): Promise<string> {
    const mark = markOf(channel, key);
    const how = { channel, nonce: mark.nonce, replyTo, mark };
    const { id } = await this.#posting.post(message, { kind: "message" }, how);
    return id;
  }

  /** What a moderator has deleted since counts as never posted: Discord does not tell. */
  find({ channel }: Destination, key: string, since: number): Promise<string | null> {
    const mark = markOf(channel, key);
    return this.#history.find(channel, since, (one) => carries(one, mark));
  }

  edit({ channel }: Destination, id: string, message: Message): Promise<void> {
    return this.#posting.replace(message, channel, id);
  }
}
