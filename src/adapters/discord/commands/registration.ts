import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type REST,
  Routes,
} from "discord.js";
import type { Log } from "../../../core/ports.js";
import { failureOf } from "../failures.js";
import type { Definition } from "./definitions.js";

export interface Registering {
  readonly rest: REST;
  readonly application: string;
  /** Only this guild gets the commands; null for all. */
  readonly guild: string | null;
  /** Guilds in which they may have been registered before. */
  readonly guilds: readonly string[];
  readonly log: Log;
}

/** Sees to it that these are the commands: what is there is compared first, and only a difference is written. */
export async function register(definitions: readonly Definition[], registering: Registering): Promise<void> {
  const { rest, application, guild, log } = registering;
  const scope = routeOf(application, guild);
  const existing = await listOf(rest, scope);
  if (same(existing, definitions)) {
    log.debug({ guild, commands: existing.length }, "the commands are registered");
    return;
  }
  await rest.put(scope, { body: definitions });
  log.info({ guild, commands: definitions.length }, "commands registered");
}

/** Takes our commands out of wherever else they were registered before: they would be offered a second time. */
export async function withdrawElsewhere(
  definitions: readonly Definition[],
  registering: Registering,
): Promise<void> {
  const { guild, guilds, log } = registering;
  for (const other of guild === null ? guilds : [null]) {
    try {
      await withdraw(definitions, other, registering);
    } catch (error) {
      log.warn({ guild: other, failure: failureOf(error) }, "commands may be offered twice");
    }
  }
}

async function withdraw(
  definitions: readonly Definition[],
  guild: string | null,
  { rest, application, log }: Registering,
): Promise<void> {
  const scope = routeOf(application, guild);
  for (const existing of await listOf(rest, scope)) {
    if (!definitions.some((one) => keyOf(one) === keyOf(existing))) continue;
    await rest.delete(`${scope}/${existing.id}`);
    log.info({ guild }, "a command that was registered twice is withdrawn");
  }
}

function routeOf(application: string, guild: string | null): `/${string}` {
  return guild === null
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

async function listOf(rest: REST, scope: `/${string}`): Promise<APIApplicationCommand[]> {
  return (await rest.get(scope)) as APIApplicationCommand[];
}

type Registered = Definition | APIApplicationCommand;

function keyOf({ type = ApplicationCommandType.ChatInput, name }: Registered): string {
  return `${type} ${name}`;
}

function same(existing: readonly APIApplicationCommand[], wanted: readonly Definition[]): boolean {
  const sorted = (list: readonly Registered[]): string[] =>
    list.map((one) => JSON.stringify(normal(one))).sort();
  return JSON.stringify(sorted(existing)) === JSON.stringify(sorted(wanted));
}

/** What two equal commands have in common, however Discord gives them back. */
function normal(command: Registered): unknown {
  const { type = ApplicationCommandType.ChatInput, name } = command;
  const isGlobal = !("guild_id" in command) || command.guild_id === undefined;
  const description = "description" in command ? (command.description ?? "") : "";
  const options = "options" in command ? (command.options ?? []) : [];
  const { contexts, integration_types: types } = command;
  // Of commands of a guild, Discord fills these in.
  const where = isGlobal && contexts ? [[...contexts].sort(), [...(types ?? [])].sort()] : [];
  return [type, name, description, options.map(normalOption), where];
}

function normalOption(option: APIApplicationCommandOption): unknown {
  const { type, name, description, required = false } = option;
  const nested = "options" in option ? (option.options ?? []) : [];
  const choices = "choices" in option ? (option.choices ?? []) : [];
  const bounds = ["autocomplete", "min_length", "max_length", "min_value", "max_value"].map((key) =>
    Object.entries(option)
      .find(([name_, value]) => name_ === key && value !== false)
      ?.at(1),
  );
  return [
    type,
    name,
    description,
    required,
    choices.map(({ name: shown, value }) => [shown, value]),
    bounds.map((one) => one ?? null),
    nested.map(normalOption),
  ];
}
