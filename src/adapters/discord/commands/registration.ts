import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type REST,
  Routes,
} from "discord.js";
import type { Log } from "../../../core/ports.js";
import { failureOf } from "../failures.js";
import { ASK_ABOUT, type Definition } from "./definitions.js";
import { ASK } from "./options.js";

/** Those that every version of Dateline has. */
const OUR_SUBCOMMANDS: readonly string[] = [ASK, "who-claimed", "casualties", "timeline", "digest"];

export interface Registering {
  readonly rest: REST;
  readonly application: string;
  /** Only this guild gets the commands; null for all. */
  readonly guild: string | null;
  /** Guilds in which they may have been registered before. */
  readonly guilds: readonly string[];
  /** Aborted where no more is to be done. */
  readonly stopped: AbortSignal;
  readonly log: Log;
}

/**
 * Sees to it that these are the commands: what is there is compared first, and only a difference is written. Commands
 * that somebody registered by hand in the same scope are replaced by it: the scope is Dateline's. Only the command that
 * starts an Activity stays as it is, for Discord refuses a list without it.
 */
export async function register(definitions: readonly Definition[], registering: Registering): Promise<void> {
  const { rest, application, guild, log } = registering;
  const scope = routeOf(application, guild);
  const all = await listOf(rest, scope);
  const [existing, kept] = [all.filter((one) => !isEntryPoint(one)), all.filter(isEntryPoint)];
  if (same(existing, definitions)) {
    log.debug({ guild, commands: existing.length }, "the commands are registered");
    return;
  }
  await rest.put(scope, { body: [...definitions, ...kept] });
  log.info({ guild, commands: definitions.length }, "commands registered");
}

/** Takes our commands out of wherever else they were registered before: they would be offered a second time. */
export async function withdrawElsewhere(registering: Registering): Promise<void> {
  const { guild, guilds, stopped, log } = registering;
  const others = guilds.filter((one) => one !== guild);
  for (const other of guild === null ? others : [null, ...others]) {
    if (stopped.aborted) return;
    try {
      await withdraw(other, registering);
    } catch (error) {
      log.warn({ guild: other, failure: failureOf(error) }, "commands may be offered twice");
    }
  }
}

async function withdraw(guild: string | null, { rest, application, log }: Registering): Promise<void> {
  const scope = routeOf(application, guild);
  for (const existing of await listOf(rest, scope)) {
    if (!isOurs(existing)) continue;
    await rest.delete(`${scope}/${existing.id}`);
    log.info({ guild }, "a command that was registered twice is withdrawn");
  }
}

/** Whether a command is of our making, of a desk that may be gone: told by its shape, for any name may be a desk's. */
function isOurs({ type, name, options = [] }: APIApplicationCommand): boolean {
  if (type === ApplicationCommandType.Message) return name === ASK_ABOUT;
  if (type !== ApplicationCommandType.ChatInput) return false;
  return OUR_SUBCOMMANDS.every((ours) =>
    options.some((one) => one.type === ApplicationCommandOptionType.Subcommand && one.name === ours),
  );
}

function isEntryPoint({ type }: APIApplicationCommand): boolean {
  return type === ApplicationCommandType.PrimaryEntryPoint;
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
