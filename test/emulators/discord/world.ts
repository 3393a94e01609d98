import {
  ChannelType,
  type GuildTextChannelType,
  type Locale,
  type LocaleString,
  OverwriteType,
} from "discord-api-types/v10";
import type { Ids } from "./ids.js";
import { type Overwrite, type PermissionNames, permissionBits, WITHOUT_RIGHTS } from "./permissions.js";

/** A person, or the bot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly displayName: string | null;
  readonly bot: boolean;
  locale: Locale;
  /** Whether they take direct messages from the bot. */
  directMessages: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
}

export interface Member {
  readonly user: User;
  readonly roles: string[];
  nick: string | null;
  readonly joinedAt: string;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild: Guild | undefined;
  /** The channel that a thread hangs on. */
  readonly parent: Channel | undefined;
  /** The person at the other end of a direct message channel. */
  readonly recipient: User | undefined;
  readonly overwrites: Overwrite[];
  lastMessageId: string | null;
  archived: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly owner: User;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly joinedAt: string;
}

export interface UserOptions {
  name: string;
  displayName?: string;
  locale?: LocaleString;
  directMessages?: boolean;
  /** Whether it is another app. */
  bot?: boolean;
}

export interface ChannelOptions {
  name: string;
  type?: GuildTextChannelType;
  /** Rights that the bot has not here. */
  botLacks?: PermissionNames;
  /** Rights that nobody but administrators has here. */
  everyoneLacks?: PermissionNames;
}

export interface GuildOptions {
  name: string;
  locale?: LocaleString;
  owner?: User;
  members?: User[];
  /** Names of text channels; "general" unless given. */
  channels?: (string | ChannelOptions)[];
  /** Rights that the bot's role has; all that a chat bot asks for unless given. */
  botPermissions?: PermissionNames;
}

const EVERYONE: PermissionNames = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "ReadMessageHistory",
  "UseApplicationCommands",
  "EmbedLinks",
  "AttachFiles",
  "AddReactions",
];

/** Everybody and everything that the emulator knows of. */
export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly bot: User;
  readonly applicationId: string;
  readonly #ids: Ids;
  readonly #now: () => string;

  constructor(ids: Ids, now: () => string, botName: string) {
    this.#ids = ids;
    this.#now = now;
    this.bot = this.#user({ name: botName }, true);
    // As for all apps since 2018, the bot's user has the id of its application.
    this.applicationId = this.bot.id;
  }

  addUser(options: UserOptions): User {
    return this.#user(options, options.bot ?? false);
  }

  #user(options: UserOptions, bot: boolean): User {
    const user: User = {
      id: this.#ids.next(),
      name: options.name,
      displayName: options.displayName ?? null,
      bot,
      locale: (options.locale ?? "en-GB") as Locale,
      directMessages: options.directMessages ?? true,
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(options: GuildOptions): Guild {
    const owner = options.owner ?? options.members?.[0] ?? this.addUser({ name: "owner" });
    const id = this.#ids.next();
    const guild: Guild = {
      id,
      name: options.name,
      locale: (options.locale ?? "en-GB") as Locale,
      owner,
      // The role of everybody has the id of its guild.
      roles: new Map([[id, { id, name: "@everyone", permissions: permissionBits(EVERYONE), position: 0 }]]),
      members: new Map(),
      channels: new Map(),
      joinedAt: this.#now(),
    };
    this.guilds.set(id, guild);
    const botRole = this.addRole(guild, this.bot.name, options.botPermissions ?? []);
    this.addMember(guild, this.bot, [botRole]);
    for (const user of new Set([owner, ...(options.members ?? [])])) this.addMember(guild, user);
    for (const channel of options.channels ?? ["general"])
      this.addChannel(guild, typeof channel === "string" ? { name: channel } : channel);
    return guild;
  }

  addRole(guild: Guild, name: string, permissions: PermissionNames): Role {
    const role: Role = {
      id: this.#ids.next(),
      name,
      permissions: permissionBits(permissions),
      position: guild.roles.size,
    };
    guild.roles.set(role.id, role);
    return role;
  }

  addMember(guild: Guild, user: User, roles: Role[] = []): Member {
    const member: Member = { user, roles: roles.map(({ id }) => id), nick: null, joinedAt: this.#now() };
    guild.members.set(user.id, member);
    return member;
  }

  addChannel(guild: Guild, options: ChannelOptions): Channel {
    const overwrites: Overwrite[] = [];
    const deny = (id: string, type: OverwriteType, names: PermissionNames | undefined) => {
      if (names !== undefined)
        overwrites.push({ id, type, allow: WITHOUT_RIGHTS, deny: permissionBits(names) });
    };
    deny(guild.id, OverwriteType.Role, options.everyoneLacks);
    deny(this.bot.id, OverwriteType.Member, options.botLacks);
    const { name, type = ChannelType.GuildText } = options;
    return this.#channel({ id: this.#ids.next(), name, type, guild, overwrites });
  }

  addThread(parent: Channel, id: string, name: string, isPrivate = false): Channel {
    const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
    return this.#channel({ id, name, type, guild: parent.guild, parent });
  }

  /** The direct message channel between the bot and a person: the same one each time. */
  directChannel(user: User): Channel {
    for (const channel of this.channels.values()) if (channel.recipient === user) return channel;
    return this.#channel({ id: this.#ids.next(), name: "", type: ChannelType.DM, recipient: user });
  }

  #channel(fields: Pick<Channel, "id" | "name" | "type"> & Partial<Channel>): Channel {
    const channel: Channel = {
      guild: undefined,
      parent: undefined,
      recipient: undefined,
      overwrites: [],
      lastMessageId: null,
      archived: false,
      ...fields,
    };
    this.channels.set(channel.id, channel);
    channel.guild?.channels.set(channel.id, channel);
    return channel;
  }

  removeChannel(channel: Channel): void {
    this.channels.delete(channel.id);
    channel.guild?.channels.delete(channel.id);
  }

  removeGuild(guild: Guild): void {
    this.guilds.delete(guild.id);
    for (const id of guild.channels.keys()) this.channels.delete(id);
  }

  /** Whether the bot and the person are in a guild together, without which it may not write to them. */
  sharesGuild(user: User): boolean {
    return [...this.guilds.values()].some((guild) => guild.members.has(user.id));
  }
}
