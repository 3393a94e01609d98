import { type APIGuildMember, type Client, RESTJSONErrorCodes as Codes, type REST, Routes } from "discord.js";
import type { Asked } from "../../core/channel/reception.js";
import type { Clock, Log } from "../../core/ports.js";
import { codeOf, failureOf } from "./failures.js";

/** Milliseconds for which roles are believed: who has lost one is refused then at the latest. */
const KEPT_FOR = 5 * 60 * 1000;
const MOST_KEPT = 20_000;
/** Servers that are asked for one person at most. */
const MOST_GUILDS = 20;

export interface DirectRolesOptions {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  /** Ids that may be of roles which desks are limited to or administered by; where no server has any, nothing is asked. */
  readonly wanted: readonly string[];
}

interface Kept {
  readonly until: number;
  readonly roles: Promise<readonly string[]>;
}

/**
 * The roles of those who write in direct messages, with which Discord sends none: they are asked of the servers that
 * have a role which some desk is limited to or administered by.
 */
export class DirectRoles {
  readonly #options: DirectRolesOptions;
  /** By server and person, in the order in which they were asked for. */
  readonly #kept = new Map<string, Kept>();
  #client: Client | null = null;

  constructor(options: DirectRolesOptions) {
    this.#options = options;
  }

  /** From now on the servers are those that this client is in. */
  use(client: Client): void {
    this.#client = client;
  }

  /** Whether something has to be looked up before this can be answered. */
  areNeededFor({ place }: Asked): boolean {
    return place.direct && this.#guilds().length > 0;
  }

  /** With the asker's roles, where Discord did not say them. */
  async complete(asked: Asked): Promise<Asked> {
    if (!this.areNeededFor(asked)) return asked;
    const { asker } = asked;
    const all = await Promise.all(this.#guilds().map((guild) => this.#rolesIn(guild, asker.id)));
    return { ...asked, asker: { ...asker, groups: [...asker.groups, ...all.flat()] } };
  }

  #guilds(): string[] {
    const { wanted } = this.#options;
    return [...(this.#client?.guilds.cache.values() ?? [])]
      .filter(({ roles }) => wanted.some((role) => roles.cache.has(role)))
      .map(({ id }) => id)
      .slice(0, MOST_GUILDS);
  }

  #rolesIn(guild: string, user: string): Promise<readonly string[]> {
    const key = `${guild} ${user}`;
    const now = this.#options.clock.now();
    for (const [old, { until }] of this.#kept) {
      if (until > now && this.#kept.size < MOST_KEPT) break;
      this.#kept.delete(old);
    }
    const known = this.#kept.get(key);
    if (known !== undefined && known.until > now) return known.roles;
    const kept: Kept = {
      until: now + KEPT_FOR,
      roles: this.#ask(guild, user).catch((error: unknown) => {
        // The next question asks again.
        if (this.#kept.get(key) === kept) this.#kept.delete(key);
        const { code } = failureOf(error);
        this.#options.log.warn({ guild, code }, "roles could not be looked up; none are counted");
        return [];
      }),
    };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.roles;
  }

  async #ask(guild: string, user: string): Promise<readonly string[]> {
    try {
      const { roles } = (await this.#options.rest.get(Routes.guildMember(guild, user))) as APIGuildMember;
      return roles;
    } catch (error) {
      if (codeOf(error) === Codes.UnknownMember) return [];
      throw error;
    }
  }
}
