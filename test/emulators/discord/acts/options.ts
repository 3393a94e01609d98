import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIApplicationCommandOption,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType as Type,
} from "discord-api-types/v10";
import { lengthOf } from "../json.js";
import { channelPayload, memberPayload, rolePayload, userPayload } from "../payloads.js";
import { channelPermissions } from "../permissions.js";
import type { Channel, Role, User, World } from "../world.js";
import { ActError } from "./person.js";

export type OptionValue = string | number | boolean | User | Channel | Role;
export type OptionValues = Record<string, OptionValue>;

/** What is typed of a command: its words and options. */
export interface Typed {
  readonly group?: string | undefined;
  readonly subcommand?: string | undefined;
  readonly options?: OptionValues | undefined;
  /** The option that is typed just now, whose value need not be complete. */
  readonly focused?: { readonly name: string; readonly value: string } | undefined;
}

type DataOption = APIApplicationCommandInteractionDataOption;

/** The options as Discord sends them; throws where Discord's client would not let them be typed. */
export function fillIn(command: APIApplicationCommand, typed: Typed, channel: Channel, world: World) {
  const resolved: APIInteractionDataResolved = {};
  const path = [typed.group, typed.subcommand].filter((step) => step !== undefined);
  let level = command.options ?? [];
  for (const [index, step] of path.entries()) {
    const next = level.find((option) => option.name === step && isNested(option));
    if (next === undefined || !isNested(next))
      throw new ActError(`/${[command.name, ...path.slice(0, index)].join(" ")} has no subcommand "${step}"`);
    level = next.options ?? [];
  }
  if (level.some(isNested)) throw new ActError(`/${[command.name, ...path].join(" ")} needs a subcommand`);
  const basic = level.filter((option): option is APIApplicationCommandBasicOption => !isNested(option));
  let options = values(basic, typed, channel, world, resolved, [command.name, ...path].join(" "));
  for (const [index, step] of [...path].reverse().entries()) {
    const isGroup = path.length === 2 && index === 1;
    const type = isGroup ? Type.SubcommandGroup : Type.Subcommand;
    options = [{ name: step, type, options } as DataOption];
  }
  return { options, resolved };
}

function isNested(option: APIApplicationCommandOption) {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function values(
  defined: readonly APIApplicationCommandBasicOption[],
  typed: Typed,
  channel: Channel,
  world: World,
  resolved: APIInteractionDataResolved,
  words: string,
): DataOption[] {
  const { options = {}, focused } = typed;
  for (const name of Object.keys(options))
    if (!defined.some((option) => option.name === name))
      throw new ActError(`/${words} has no option "${name}"`);
  const result: DataOption[] = [];
  // People fill options in in any order; the client sends them as they were filled in.
  for (const [name, value] of Object.entries(options)) {
    const option = defined.find((one) => one.name === name);
    if (option === undefined || name === focused?.name) continue;
    const sent = check(option, value, channel, world, resolved);
    result.push({ name, type: option.type, value: sent } as DataOption);
  }
  if (focused !== undefined) {
    const option = defined.find(({ name }) => name === focused.name);
    if (option === undefined) throw new ActError(`/${words} has no option "${focused.name}"`);
    if (!("autocomplete" in option) || option.autocomplete !== true)
      throw new ActError(`option "${focused.name}" of /${words} has no autocomplete`);
    result.push({ name: focused.name, type: option.type, value: focused.value, focused: true } as DataOption);
    return result;
  }
  for (const option of defined)
    if (option.required === true && !(option.name in options))
      throw new ActError(`/${words} requires option "${option.name}"`);
  return result;
}

/** The value as it is sent; throws unless the option takes it. */
function check(
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
  channel: Channel,
  world: World,
  resolved: APIInteractionDataResolved,
): string | number | boolean {
  const refuse = (why: string): never => {
    throw new ActError(`option "${option.name}" does not take ${JSON.stringify(value)}: ${why}`);
  };
  switch (option.type) {
    case Type.String: {
      if (typeof value !== "string") return refuse("it takes text");
      const length = lengthOf(value);
      if (length < (option.min_length ?? 0)) return refuse("it is too short");
      if (length > (option.max_length ?? 6000)) return refuse("it is too long");
      if (option.choices?.length && !option.choices.some((one) => one.value === value))
        return refuse("it is none of its choices");
      return value;
    }
    case Type.Integer:
    case Type.Number: {
      if (typeof value !== "number") return refuse("it takes a number");
      if (option.type === Type.Integer && !Number.isInteger(value)) return refuse("it takes a whole number");
      if (option.min_value !== undefined && value < option.min_value) return refuse("it is too small");
      if (option.max_value !== undefined && value > option.max_value) return refuse("it is too large");
      if (option.choices?.length && !option.choices.some((one) => one.value === value))
        return refuse("it is none of its choices");
      return value;
    }
    case Type.Boolean:
      return typeof value === "boolean" ? value : refuse("it takes true or false");
    case Type.Attachment:
      return refuse("the emulator does not send files");
    default: {
      const id = typeof value === "object" ? value.id : String(value);
      return resolve(option.type, id, channel, world, resolved) ? id : refuse("there is no such thing");
    }
  }
}

/** Puts what an id means beside the options, as Discord does. */
function resolve(
  type: Type,
  id: string,
  channel: Channel,
  world: World,
  into: APIInteractionDataResolved,
): boolean {
  const { guild } = channel;
  const user = world.users.get(id);
  if ((type === Type.User || type === Type.Mentionable) && user !== undefined) {
    into.users = { ...into.users, [id]: userPayload(user) };
    const member = guild?.members.get(id);
    if (member !== undefined) {
      const { user: _, deaf: __, mute: ___, ...partial } = memberPayload(member);
      into.members = {
        ...into.members,
        [id]: { ...partial, permissions: String(channelPermissions(channel, user)) },
      };
    }
    return true;
  }
  const role = guild?.roles.get(id);
  if ((type === Type.Role || type === Type.Mentionable) && role !== undefined) {
    into.roles = { ...into.roles, [id]: rolePayload(role) };
    return true;
  }
  const other = guild?.channels.get(id);
  if (type !== Type.Channel || other === undefined) return false;
  const shown = {
    ...channelPayload(other, world),
    permissions: String(channelPermissions(other, world.bot)),
  };
  into.channels = { ...into.channels, [id]: shown } as NonNullable<APIInteractionDataResolved["channels"]>;
  return true;
}
