import type { WebClient } from "@slack/web-api";
import type { Clock, Log } from "../../core/ports.js";
import { failureOf } from "./failures.js";

/** Milliseconds for which the members of a user group are taken as known. */
const KNOWN_FOR = 5 * 60 * 1000;

/** Which of the user groups that desks name somebody is in. */
export class UserGroups {
  readonly #named: readonly string[];
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #members = new Map<string, { readonly users: ReadonlySet<string>; readonly at: number }>();

  constructor(named: readonly string[], clock: Clock, log: Log) {
    this.#named = named;
    this.#clock = clock;
    this.#log = log;
  }

  /** Groups that Slack does not tell of count as not joined: access is never given by an error. */
  async of(user: string, team: string, client: WebClient): Promise<string[]> {
    const joined: string[] = [];
    for (const group of this.#named)
      if ((await this.#membersOf(group, team, client)).has(user)) joined.push(group);
    return joined;
  }

  async #membersOf(group: string, team: string, client: WebClient): Promise<ReadonlySet<string>> {
    const key = `${team}/${group}`;
    const known = this.#members.get(key);
    const now = this.#clock.now();
    if (known !== undefined && known.at > now - KNOWN_FOR) return known.users;
    try {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      const members = { users: new Set(users), at: now };
      this.#members.set(key, members);
      return members.users;
    } catch (error) {
      this.#log.warn({ group, failure: failureOf(error) }, "the members of a user group are not known");
      return known?.users ?? new Set();
    }
  }
}
