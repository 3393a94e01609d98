import { type APIApplicationCommand, ApplicationCommandType } from "discord-api-types/v10";
import { refusal } from "./errors.js";
import type { Clock, Ids } from "./ids.js";
import { isJson, type Json, textOf } from "./json.js";
import { LIMITS } from "./limits.js";
import type { Guild } from "./world.js";

const GLOBAL = "";
const ENTRY_POINT = ApplicationCommandType.PrimaryEntryPoint;
const DAY = 86_400_000;

/** The commands that are registered, globally and by guild. */
export class CommandStore {
  readonly #ids: Ids;
  readonly #clock: Clock;
  readonly #applicationId: string;
  readonly #scopes = new Map<string, Map<string, APIApplicationCommand>>();
  readonly #creates = new Map<string, number[]>();

  constructor(ids: Ids, clock: Clock, applicationId: string) {
    this.#ids = ids;
    this.#clock = clock;
    this.#applicationId = applicationId;
  }

  list(guildId: string = GLOBAL): APIApplicationCommand[] {
    return [...(this.#scopes.get(guildId)?.values() ?? [])];
  }

  get(guildId: string | undefined, id: string): APIApplicationCommand {
    const command = this.#scope(guildId).get(id);
    if (command === undefined) throw refusal(10063);
    return command;
  }

  /** The command of this name and type that people of a guild, or in direct messages, have. */
  find(
    guild: Guild | undefined,
    name: string,
    type: ApplicationCommandType,
  ): APIApplicationCommand | undefined {
    const fits = (one: APIApplicationCommand) => one.name === name && one.type === type;
    return (guild && this.list(guild.id).find(fits)) ?? this.list().find(fits);
  }

  /** PUT: these are all commands from now on, of all types; ids of those of the same name stay. */
  replace(guildId: string | undefined, bodies: readonly unknown[]): APIApplicationCommand[] {
    const old = this.list(guildId);
    const given = bodies.filter(isJson);
    this.#checkNumber(given);
    const isKept = (one: APIApplicationCommand): boolean => given.some((body) => sameKey(one, body));
    if (old.some((one) => one.type === ENTRY_POINT && !isKept(one))) throw refusal(50240);
    const fresh = given.filter((body) => !old.some((one) => sameKey(one, body)));
    this.#countCreates(guildId, fresh.length);
    const scope = new Map<string, APIApplicationCommand>();
    for (const body of given) {
      const command = this.#build(guildId, body, old.find((one) => sameKey(one, body))?.id);
      scope.set(command.id, command);
    }
    this.#scopes.set(guildId ?? GLOBAL, scope);
    return [...scope.values()];
  }

  /** POST: a command of the same name and type is overwritten. */
  create(guildId: string | undefined, body: Json): { command: APIApplicationCommand; isNew: boolean } {
    const scope = this.#scope(guildId);
    const old = [...scope.values()].find((one) => sameKey(one, body));
    if (old === undefined) {
      this.#checkNumber([...[...scope.values()].map((one) => ({ type: one.type })), body]);
      this.#countCreates(guildId, 1);
    }
    const command = this.#build(guildId, body, old?.id);
    scope.set(command.id, command);
    return { command, isNew: old === undefined };
  }

  change(guildId: string | undefined, id: string, body: Json): APIApplicationCommand {
    const merged = { ...this.get(guildId, id), ...body };
    const command = this.#build(guildId, merged, id);
    this.#scope(guildId).set(id, command);
    return command;
  }

  remove(guildId: string | undefined, id: string): void {
    this.get(guildId, id);
    this.#scope(guildId).delete(id);
  }

  #scope(guildId: string | undefined): Map<string, APIApplicationCommand> {
    const key = guildId ?? GLOBAL;
    const scope = this.#scopes.get(key) ?? new Map<string, APIApplicationCommand>();
    this.#scopes.set(key, scope);
    return scope;
  }

  #build(guildId: string | undefined, body: Json, id = this.#ids.next()): APIApplicationCommand {
    const permissions = body["default_member_permissions"] ?? null;
    const command = {
      ...body,
      id,
      application_id: this.#applicationId,
      version: this.#ids.next(),
      type: Number(body["type"] ?? ApplicationCommandType.ChatInput),
      name: textOf(body["name"]),
      description: textOf(body["description"]),
      default_member_permissions: permissions === null ? null : String(permissions),
      nsfw: body["nsfw"] === true,
      integration_types: body["integration_types"] ?? [0],
      contexts: body["contexts"] ?? (guildId === undefined ? null : undefined),
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    };
    // Checked before: what a bot registers has the shape of what Discord gives back.
    return dropNull(command) as unknown as APIApplicationCommand;
  }

  #checkNumber(bodies: readonly Json[]): void {
    const { chatInputs, userMenus, messageMenus } = LIMITS.command;
    const limits = { 1: chatInputs, 2: userMenus, 3: messageMenus } as const;
    for (const [type, limit] of Object.entries(limits))
      if (bodies.filter((body) => Number(body["type"] ?? 1) === Number(type)).length > limit)
        throw refusal(30032);
  }

  #countCreates(guildId: string | undefined, count: number): void {
    const key = guildId ?? GLOBAL;
    const now = this.#clock.now();
    const recent = (this.#creates.get(key) ?? []).filter((at) => now - at < DAY);
    if (recent.length + count > LIMITS.command.createsADay) throw refusal(30034);
    for (let index = 0; index < count; index++) recent.push(now);
    this.#creates.set(key, recent);
  }
}

function sameKey(command: APIApplicationCommand, body: Json): boolean {
  return command.name === body["name"] && command.type === Number(body["type"] ?? 1);
}

/** Nulls mean "not given" in options; the fields that are null in answers stay. */
function dropNull(command: Json): Json {
  const kept = ["default_member_permissions", "contexts"];
  return Object.fromEntries(
    Object.entries(command).filter(
      ([key, value]) => value !== undefined && (value !== null || kept.includes(key)),
    ),
  );
}
