import type { WebClient } from "@slack/web-api";
import type { Clock, Log } from "../../core/ports.js";
import { failureOf } from "./failures.js";

/** Milliseconds for which the members of a user group are taken as known, and for which a failure is. */
const KNOWN_FOR = 5 * 60 * 1000;
const FAILED_FOR = 30 * 1000;

interface Known {
  readonly until: number;
  readonly members: Promise<ReadonlySet<string> | null>;
}

/** Which of the user groups that desks name somebody is in. */
export class UserGroups {
  readonly #named: readonly string[];
  readonly #clock: Clock;
  readonly #log: Log;
  /** By team and group; of many questions at once, one asks Slack. */
  readonly #known = new Map<string, Known>();

  constructor(named: readonly string[], clock: Clock, log: Log) {
    this.#named = named;
    this.#clock = clock;
    this.#log = log;
  }

  /** Groups that Slack does not tell of count as not joined: access is never given by an error. */
  async of(user: string, team: string, client: WebClient): Promise<string[]> {
    const joined = await Promise.all(
      this.#named.map(async (group) => {
        const members = await this.#membersOf(group, team, client);
        return members?.has(user) === true ? [group] : [];
      }),
    );
    return joined.flat();
  }

  #membersOf(group: string, team: string, client: WebClient): Promise<ReadonlySet<string> | null> {
    const key = `${team}/${group}`;
    const now = this.#clock.now();
    const known = this.#known.get(key);
    if (known !== undefined && known.until > now) return known.members;
    const members = this.#ask(group, client).then((found) => {
      if (found === null) this.#known.set(key, { until: now + FAILED_FOR, members });
      return found;
    });
    this.#known.set(key, { until: now + KNOWN_FOR, members });
    return members;
  }

  async #ask(group: string, client: WebClient): Promise<ReadonlySet<string> | null> {
    try {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      return new Set(users);
    } catch (error) {
      this.#log.error({ group, failure: failureOf(error) }, "the members of a user group are not known");
      return null;
    }
  }
}
