import { Changes } from "./changes.js";
import { CommandStore } from "./command-store.js";
import { Discord } from "./discord.js";
import type { Emulator } from "./emulator.js";
import { Faults } from "./faults.js";
import { Gateway, type PrivilegedIntent } from "./gateway/gateway.js";
import { HttpInteractions } from "./http-interactions.js";
import { type Clock, Ids } from "./ids.js";
import { Interactions } from "./interactions.js";
import { Messages } from "./messages.js";
import { Spec } from "./openapi.js";
import { userPayload } from "./payloads.js";
import { Records } from "./records.js";
import { routes } from "./routes.js";
import { HttpServer } from "./server.js";
import { type GuildOptions, type UserOptions, World } from "./world.js";

export type { AutocompleteAct, CommandAct, ContextMenuAct } from "./acts/command.js";
export type { PressAct, SelectAct } from "./acts/component.js";
export { AutocompleteHandle, InteractionHandle } from "./acts/handle.js";
export { MessageHandle } from "./acts/message.js";
export { ActError } from "./acts/person.js";
export type { Discord, Seen } from "./discord.js";
export type { Fault, FaultOptions, ScriptedFault } from "./faults.js";
export type { PrivilegedIntent } from "./gateway/gateway.js";
export { type Hazard, type HazardKind, hazardsIn } from "./hazards.js";
export type { Spoilt } from "./http-interactions.js";
export type { Clock } from "./ids.js";
export type { Callback } from "./interactions.js";
export { LIMITS } from "./limits.js";
export type { PermissionName, PermissionNames } from "./permissions.js";
export { plainTextOf } from "./plain-text.js";
export type { Rejection, RequestRecord } from "./records.js";
export type { Channel, ChannelOptions, Guild, GuildOptions, Role, User, UserOptions } from "./world.js";

export interface DiscordOptions {
  /** The time by which answers are late and ids are given; the real one unless given. */
  clock?: Clock;
  /** The bot's name. */
  name?: string;
  /** Privileged intents that are enabled in the developer portal; none unless given. */
  privilegedIntents?: readonly PrivilegedIntent[];
  /** People; "ana" and "ben" unless given. All are members of the guild. */
  people?: readonly (string | UserOptions)[];
  /** The guild; "Newsroom" with #general unless given. Further ones: `discord.addGuild`. */
  guild?: Omit<GuildOptions, "members" | "owner">;
  /** Whether bodies are checked against Discord's OpenAPI file where that is present. */
  openapi?: boolean;
  /** Whether `requests` are kept; a benchmark does without. */
  keepRequests?: boolean;
  /** The port; a free one unless given. */
  port?: number;
}

/** What the bot may do unless the test says otherwise: what a chat bot asks for when it is invited. */
const BOT_PERMISSIONS = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
] as const;

/** Starts an emulator of Discord on 127.0.0.1. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const clock = options.clock ?? { now: Date.now };
  const ids = new Ids(clock);
  const world = new World(ids, () => new Date(clock.now()).toISOString(), options.name ?? "Dateline");
  const changes = new Changes();
  const records = new Records(options.keepRequests ?? true);
  const token = tokenOf(world.applicationId);
  let server: HttpServer | undefined;
  const url = () => `http://127.0.0.1:${server?.port ?? 0}`;
  const gateway = new Gateway({
    token,
    privileged: options.privilegedIntents ?? [],
    world,
    changes,
    url: () => url().replace("http", "ws"),
  });
  const emulator: Emulator = {
    token,
    clock,
    ids,
    world,
    commands: new CommandStore(ids, clock, world.applicationId),
    messages: new Messages({ world, gateway, ids, clock, changes, url }),
    interactions: new Interactions(),
    gateway,
    http: new HttpInteractions(),
    faults: new Faults(),
    records,
    changes,
    spec: options.openapi === false ? undefined : Spec.load(),
    url,
    userPayload,
  };
  const people = (options.people ?? ["ana", "ben"]).map((one) =>
    world.addUser(typeof one === "string" ? { name: one } : one),
  );
  // The owner is nobody who acts: owners may do everything, which hides mistakes with permissions.
  const owner = world.addUser({ name: "owner" });
  const guild = { name: "Newsroom", botPermissions: BOT_PERMISSIONS, ...options.guild };
  world.addGuild({ ...guild, owner, members: people });
  server = new HttpServer(emulator, routes(emulator), options.port ?? 0);
  await server.start();
  return new Discord(emulator, server);
}

/** A token that looks right: the bot's id in base64, a time, and a secret. */
function tokenOf(id: string): string {
  return `${Buffer.from(id).toString("base64url")}.GemU1a.${"emulator".repeat(5).slice(0, 38)}`;
}
