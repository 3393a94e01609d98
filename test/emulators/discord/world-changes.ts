import { ChannelType, GatewayIntentBits, OverwriteType } from "discord-api-types/v10";
import type { Emulator } from "./emulator.js";
import { guildCreatePayload } from "./gateway/payloads.js";
import { channelPayload, rolePayload } from "./payloads.js";
import { type PermissionNames, permissionBits } from "./permissions.js";
import type {
  Channel,
  ChannelOptions,
  Guild,
  GuildOptions,
  Member,
  Role,
  User,
  UserOptions,
} from "./world.js";

/** People, guilds and channels, and changes of them, of which the bot hears. */
export class WorldChanges {
  readonly #emulator: Emulator;

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  /** The bot's user. */
  get bot(): User {
    return this.#emulator.world.bot;
  }

  /** The first person, who acts where no other is named. */
  get user(): User {
    return first([...this.#emulator.world.users.values()].filter((one) => !one.bot));
  }

  /** The person of this name. */
  person(name: string): User {
    return first([...this.#emulator.world.users.values()].filter((one) => one.name === name));
  }

  /** The first guild. */
  get guild(): Guild {
    return first([...this.#emulator.world.guilds.values()]);
  }

  /** The first channel of the first guild, where things happen unless another is named. */
  get channel(): Channel {
    return first([...this.guild.channels.values()]);
  }

  /** The channel of this name. */
  channelNamed(name: string): Channel {
    return first([...this.#emulator.world.channels.values()].filter((one) => one.name === name));
  }

  addUser(options: UserOptions): User {
    return this.#emulator.world.addUser(options);
  }

  /** The bot is added to a guild. */
  addGuild(options: GuildOptions): Guild {
    const { world, gateway, changes } = this.#emulator;
    const guild = world.addGuild(options);
    gateway.dispatch("GUILD_CREATE", guildCreatePayload(guild, world), this.#audience(guild));
    changes.notify();
    return guild;
  }

  /** The bot is removed from a guild. */
  removeGuild(guild: Guild): void {
    const { world, gateway, changes } = this.#emulator;
    world.removeGuild(guild);
    gateway.dispatch("GUILD_DELETE", { id: guild.id }, this.#audience(guild));
    changes.notify();
  }

  /** The guild is unavailable for a time: an outage. `addGuild` is not undone. */
  makeUnavailable(guild: Guild): void {
    this.#emulator.gateway.dispatch(
      "GUILD_DELETE",
      { id: guild.id, unavailable: true },
      this.#audience(guild),
    );
  }

  /** The guild is there again. */
  makeAvailable(guild: Guild): void {
    const { world, gateway } = this.#emulator;
    gateway.dispatch("GUILD_CREATE", guildCreatePayload(guild, world), this.#audience(guild));
  }

  addChannel(options: ChannelOptions, guild: Guild = this.guild): Channel {
    const channel = this.#emulator.world.addChannel(guild, options);
    this.#tell("CHANNEL_CREATE", channel);
    return channel;
  }

  removeChannel(channel: Channel): void {
    this.#emulator.world.removeChannel(channel);
    this.#tell("CHANNEL_DELETE", channel);
  }

  /** A thread of a channel that people started. */
  addThread(parent: Channel, name: string, options: { private?: boolean } = {}): Channel {
    const { world, ids } = this.#emulator;
    const thread = world.addThread(parent, ids.next(), name, options.private);
    this.#tell("THREAD_CREATE", thread);
    return thread;
  }

  archiveThread(thread: Channel, archived = true): void {
    thread.archived = archived;
    this.#tell("THREAD_UPDATE", thread);
  }

  addRole(name: string, permissions: PermissionNames, guild: Guild = this.guild): Role {
    const { world, gateway } = this.#emulator;
    const role = world.addRole(guild, name, permissions);
    gateway.dispatch(
      "GUILD_ROLE_CREATE",
      { guild_id: guild.id, role: rolePayload(role) },
      this.#audience(guild),
    );
    return role;
  }

  addMember(user: User, roles: Role[] = [], guild: Guild = this.guild): Member {
    return this.#emulator.world.addMember(guild, user, roles);
  }

  /** Takes rights from, and gives rights to, a person, the bot or a role in a channel. */
  overwrite(
    channel: Channel,
    who: User | Role,
    { deny = [], allow = [] }: { deny?: PermissionNames; allow?: PermissionNames },
  ): void {
    const type = "bot" in who ? OverwriteType.Member : OverwriteType.Role;
    const old = channel.overwrites.findIndex(({ id }) => id === who.id);
    const one = { id: who.id, type, allow: permissionBits(allow), deny: permissionBits(deny) };
    channel.overwrites.splice(old === -1 ? channel.overwrites.length : old, old === -1 ? 0 : 1, one);
    this.#tell("CHANNEL_UPDATE", channel);
  }

  /** The channel between the bot and a person. */
  directChannel(user: User = this.user): Channel {
    return this.#emulator.world.directChannel(user);
  }

  #tell(event: string, channel: Channel): void {
    const { world, gateway, changes } = this.#emulator;
    if (channel.guild !== undefined && channel.type !== ChannelType.DM)
      gateway.dispatch(event, channelPayload(channel, world), this.#audience(channel.guild));
    changes.notify();
  }

  #audience(guild: Guild) {
    return { guildId: guild.id, intent: GatewayIntentBits.Guilds };
  }
}

function first<T>(list: T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("there is no such thing in this world");
  return one;
}
