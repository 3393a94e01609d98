import { type Client, type REST, Routes } from "discord.js";
import { channelPermissions } from "./permissions.js";

/** What the bot knows of the channels that it is in. */
export interface Surroundings {
  /** The channel that a thread hangs on; the channel itself where it is no thread. */
  channelOf(id: string): Promise<string>;
  /** Which permissions the bot lacks there, by name; null where that is not known. */
  missingIn(id: string): readonly string[] | null;
}

/** As Discord tells it to a connected client. */
export class ClientSurroundings implements Surroundings {
  readonly #client: Client;
  readonly #rest: REST;

  constructor(client: Client, rest: REST) {
    this.#client = client;
    this.#rest = rest;
  }

  async channelOf(id: string): Promise<string> {
    const known = this.#client.channels.cache.get(id);
    if (known !== undefined) return known.isThread() ? (known.parentId ?? id) : id;
    try {
      const found = (await this.#rest.get(Routes.channel(id))) as {
        parent_id?: string;
        thread_metadata?: object;
      };
      return found.thread_metadata === undefined ? id : (found.parent_id ?? id);
    } catch {
      // A desk that is limited to channels does not answer in one of which nothing is known.
      return id;
    }
  }

  missingIn(id: string): readonly string[] | null {
    const { user, channels } = this.#client;
    const channel = channels.cache.get(id);
    if (user === null || channel === undefined || channel.isDMBased()) return null;
    const given = channel.permissionsFor(user.id);
    if (given === null) return null;
    return Object.entries(channelPermissions)
      .filter(([name]) => name !== (channel.isThread() ? "Send Messages" : "Send Messages in Threads"))
      .filter(([, flag]) => !given.has(flag))
      .map(([name]) => name);
  }
}
