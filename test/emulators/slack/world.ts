import { Ids } from "./ids.js";
import { isReply, type SlackMessage } from "./messages.js";
import type { Channel, Team, User, Usergroup } from "./people.js";

/** How a team is to be made. */
export interface TeamSpec {
  readonly name: string;
  /** Default: the name in lower case. */
  readonly domain?: string;
  /** Default true; false for a team that installs the app by OAuth. */
  readonly installed?: boolean;
  readonly scopes?: readonly string[];
  readonly users?: readonly string[];
  readonly channels?: readonly ChannelSpec[];
}

/** How a channel is to be made. */
export interface ChannelSpec {
  readonly name: string;
  readonly kind?: "public" | "private";
  /** Names; default: everybody in the team. */
  readonly members?: readonly string[];
  /** Whether the bot is in it; default true. */
  readonly bot?: boolean;
  readonly archived?: boolean;
}

interface Options {
  readonly now: () => number;
  readonly scopes: readonly string[];
}

/** Teams, people, channels and messages: what there is in this Slack. */
export class World {
  readonly ids: Ids;
  readonly teams = new Map<string, Team>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly usergroups = new Map<string, Usergroup>();
  /** Everything that was ever said, in order, ephemeral messages too. */
  readonly messages: SlackMessage[] = [];
  /** In a channel's history; in their threads they have it always. */
  broadcastsHaveMetadata = true;
  readonly #byTs = new Map<string, SlackMessage>();
  readonly #threads = new Map<string, SlackMessage[]>();

  constructor(private readonly options: Options) {
    this.ids = new Ids(options.now);
  }

  addTeam(spec: TeamSpec): Team {
    const id = this.ids.next("T");
    const team: Team = {
      id,
      name: spec.name,
      domain: spec.domain ?? spec.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
      botUser: this.#newUser("dateline", id, true),
      botId: this.ids.next("B"),
      botToken: undefined,
      scopes: new Set(spec.scopes ?? this.options.scopes),
      homes: new Map(),
    };
    this.teams.set(id, team);
    if (spec.installed ?? true) team.botToken = this.newToken(team);
    for (const name of spec.users ?? []) this.addUser(name, team);
    for (const channel of spec.channels ?? []) this.addChannel(channel, team);
    return team;
  }

  newToken(team: Team): string {
    return `xoxb-${team.id.slice(1)}-${this.ids.next("")}`;
  }

  addUser(name: string, team: Team): User {
    return this.#newUser(name, team.id, false);
  }

  addChannel(spec: ChannelSpec, team: Team): Channel {
    const everybody = [...this.users.values()].filter((user) => user.team === team.id && !user.isBot);
    const members = spec.members?.map((name) => this.user(name, team)) ?? everybody;
    const channel: Channel = {
      id: this.ids.next("C"),
      name: spec.name,
      team: team.id,
      kind: spec.kind ?? "public",
      members: new Set(members.map((user) => user.id)),
      archived: spec.archived ?? false,
    };
    if (spec.bot ?? true) channel.members.add(team.botUser.id);
    this.channels.set(channel.id, channel);
    return channel;
  }

  addUsergroup(handle: string, users: readonly string[], team: Team): Usergroup {
    const group: Usergroup = {
      id: this.ids.next("S"),
      handle,
      name: handle,
      team: team.id,
      users: users.map((name) => this.user(name, team).id),
    };
    this.usergroups.set(group.id, group);
    return group;
  }

  /** The direct messages of a person and the bot; made when they are first needed. */
  directMessages(user: User): Channel {
    const team = this.team(user.team);
    for (const channel of this.channels.values()) if (channel.with === user.id) return channel;
    const channel: Channel = {
      id: this.ids.next("D"),
      name: "directmessage",
      team: team.id,
      kind: "im",
      members: new Set([user.id, team.botUser.id]),
      archived: false,
      with: user.id,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** A team by id or name; without one, the first. */
  team(ref?: string): Team {
    const found =
      ref === undefined
        ? this.teams.values().next().value
        : (this.teams.get(ref) ?? [...this.teams.values()].find((team) => team.name === ref));
    if (!found) throw new Error(`There is no team ${ref ?? ""} in this Slack.`);
    return found;
  }

  /** A person by id, or by name in a team. */
  user(ref: string, team: Team = this.team()): User {
    const byId = this.users.get(ref);
    if (byId) return byId;
    for (const user of this.users.values()) {
      if (user.team === team.id && user.name === ref && !user.isBot) return user;
    }
    throw new Error(`There is no user ${ref} in ${team.name}.`);
  }

  /** A channel by id, or by name in a team. */
  channel(ref: string, team: Team = this.team()): Channel {
    const found = this.findChannel(ref, team);
    if (!found) throw new Error(`There is no channel ${ref} in ${team.name}.`);
    return found;
  }

  findChannel(ref: string, team: Team): Channel | undefined {
    const byId = this.channels.get(ref);
    if (byId) return byId.team === team.id ? byId : undefined;
    const name = ref.replace(/^#/, "");
    for (const channel of this.channels.values()) {
      if (channel.team === team.id && channel.kind !== "im" && channel.name === name) return channel;
    }
    return undefined;
  }

  add(message: SlackMessage): void {
    this.messages.push(message);
    this.#byTs.set(`${message.channel} ${message.ts}`, message);
    if (isReply(message) && message.ephemeralTo === undefined) {
      const key = `${message.channel} ${message.threadTs}`;
      const replies = this.#threads.get(key);
      if (replies) replies.push(message);
      else this.#threads.set(key, [message]);
    }
  }

  /** A message that still stands; ephemeral ones are looked for by who holds their ts alone. */
  message(channel: string, ts: string): SlackMessage | undefined {
    const found = this.#byTs.get(`${channel} ${ts}`);
    return found?.deleted ? undefined : found;
  }

  repliesTo(message: SlackMessage): readonly SlackMessage[] {
    const replies = this.#threads.get(`${message.channel} ${message.ts}`) ?? [];
    return replies.filter((reply) => !reply.deleted);
  }

  #newUser(name: string, team: string, isBot: boolean): User {
    const user: User = {
      id: this.ids.next("U"),
      name,
      realName: name.charAt(0).toUpperCase() + name.slice(1),
      team,
      isBot,
      deleted: false,
    };
    this.users.set(user.id, user);
    return user;
  }
}
