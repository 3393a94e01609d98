import {
  type APIGuild,
  type APIGuildMember,
  type APIMessage,
  type APIOverwrite,
  type APIUser,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from "discord.js";
import { DatelineError } from "../../core/errors.js";

/** The most that Discord lists at once. */
const PAGE = 100;
/** As many messages are looked through: a channel that has had more since is lively. */
const MOST_PAGES = 20;
/** Milliseconds by which Discord's clock may be behind ours. */
const CLOCKS_DIFFER = 60_000;
/** Milliseconds since the epoch at which Discord's ids begin. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** What of a channel, or of the one that a thread hangs on, says who may read it. */
interface Lookable {
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly thread_metadata?: object;
  readonly permission_overwrites?: readonly APIOverwrite[];
}

/** What the bot itself has said in channels, as Discord has it. */
export class History {
  readonly #rest: REST;
  #bot: Promise<string> | null = null;

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** The id of the bot's first message since some time that fits; null where there surely is none. */
  async find(channel: string, since: number, fits: (message: APIMessage) => boolean): Promise<string | null> {
    const bot = await this.#ownId();
    let after = firstIdAt(since - CLOCKS_DIFFER);
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await this.#list(channel, { limit: String(PAGE), after });
      const found = page.find((one) => one.author.id === bot && fits(one));
      if (found !== undefined) return found.id;
      const isEmpty = pages === 0 && page.length === 0;
      if (isEmpty && !(await this.#canBeRead(channel, bot))) throw unreadable(channel);
      if (page.length < PAGE) return null;
      // The oldest come first, but the newest of them stands at the top.
      after = page.map(({ id }) => id).reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other));
    }
    throw new DatelineError(
      "discord-long-history",
      `Too much was written in the channel ${channel} to find again what I had posted there. Look there yourself whether it is there.`,
    );
  }

  #list(channel: string, query: Record<string, string>): Promise<APIMessage[]> {
    const options = { query: new URLSearchParams(query) };
    return this.#rest.get(Routes.channelMessages(channel), options) as Promise<APIMessage[]>;
  }

  #ownId(): Promise<string> {
    const known =
      this.#bot ??
      this.#rest
        .get(Routes.user())
        .then((user) => (user as APIUser).id)
        .catch((error: unknown) => {
          this.#bot = null;
          throw error;
        });
    this.#bot = known;
    return known;
  }

  /** Without Read Message History the list is empty, and nothing tells it from that of an empty channel. */
  async #canBeRead(channel: string, bot: string): Promise<boolean> {
    if ((await this.#list(channel, { limit: "1" })).length > 0) return true;
    const itself = (await this.#rest.get(Routes.channel(channel))) as Lookable;
    const { guild_id: guild, parent_id: parent } = itself;
    if (guild === undefined) return true;
    const hangsOn = itself.thread_metadata === undefined ? null : (parent ?? null);
    const [{ permission_overwrites: overwrites = [] }, { roles, owner_id: owner }, member] =
      await Promise.all([
        hangsOn === null ? itself : (this.#rest.get(Routes.channel(hangsOn)) as Promise<Lookable>),
        this.#rest.get(Routes.guild(guild)) as Promise<APIGuild>,
        this.#rest.get(Routes.guildMember(guild, bot)) as Promise<APIGuildMember>,
      ]);
    // Everybody has the role whose id is the server's.
    const held = new Set([guild, ...member.roles]);
    const given = roles
      .filter(({ id }) => held.has(id))
      .reduce((all, one) => all | BigInt(one.permissions), 0n);
    if (owner === bot || (given & PermissionFlagsBits.Administrator) !== 0n) return true;
    const steps = [
      overwrites.filter(({ id }) => id === guild),
      overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guild && held.has(id)),
      overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === bot),
    ];
    const here = steps.reduce((all, step) => (all & ~bitsOf(step, "deny")) | bitsOf(step, "allow"), given);
    return (here & PermissionFlagsBits.ReadMessageHistory) !== 0n;
  }
}

function bitsOf(overwrites: readonly APIOverwrite[], side: "allow" | "deny"): bigint {
  return overwrites.reduce((all, one) => all | BigInt(one[side]), 0n);
}

/** The smallest id of a message that could be made at some time. */
function firstIdAt(time: number): string {
  return (BigInt(Math.max(0, Math.floor(time) - DISCORD_EPOCH)) << 22n).toString();
}

function unreadable(channel: string): DatelineError {
  return new DatelineError(
    "discord-no-history",
    `I cannot look up what I have posted in the channel ${channel}. Whoever manages the server can give me the permission Read Message History there.`,
  );
}
