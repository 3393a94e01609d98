import {
  type APIApplicationCommand,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIContextMenuInteraction,
  ApplicationCommandType,
  InteractionContextType,
  InteractionType,
} from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import { memberPayload, userPayload } from "../payloads.js";
import { channelPermissions, guildPermissions, may } from "../permissions.js";
import type { Channel, User } from "../world.js";
import { deliver, surroundings } from "./deliver.js";
import { AutocompleteHandle, InteractionHandle } from "./handle.js";
import { fillIn, type OptionValues, type Typed } from "./options.js";
import { ActError, type MessageLike, type Place, requireSight, seenMessage } from "./person.js";

export interface CommandAct extends Place {
  name: string;
  group?: string;
  subcommand?: string;
  options?: OptionValues;
}

export interface AutocompleteAct extends CommandAct {
  /** The option that is being typed, and what is there of it. */
  focused: string;
  value: string;
}

export interface ContextMenuAct {
  user?: User;
  name: string;
  /** The message whose menu is opened … */
  message?: MessageLike;
  /** … or the person whose menu is opened, with the channel where. */
  target?: User;
  channel?: Channel;
}

type At = { user: User; channel: Channel };

/** Uses a slash command. */
export function useCommand(emulator: Emulator, act: CommandAct, { user, channel }: At): InteractionHandle {
  const command = available(emulator, act.name, ApplicationCommandType.ChatInput, user, channel);
  const { options, resolved } = fillIn(command, act, channel, emulator.world);
  const interaction = emulator.interactions.add(
    emulator,
    { type: InteractionType.ApplicationCommand, user, channel },
    (id, token) =>
      ({
        ...surroundings(emulator, user, channel, id, token),
        type: InteractionType.ApplicationCommand,
        data: {
          ...head(command),
          type: ApplicationCommandType.ChatInput,
          ...(options.length > 0 ? { options } : {}),
          ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
        },
      }) satisfies APIChatInputApplicationCommandInteraction,
  );
  return sent(emulator, new InteractionHandle(emulator, interaction));
}

/** Types in an option of a slash command. */
export function typeOption(
  emulator: Emulator,
  act: AutocompleteAct,
  { user, channel }: At,
): AutocompleteHandle {
  const command = available(emulator, act.name, ApplicationCommandType.ChatInput, user, channel);
  const typed: Typed = { ...act, focused: { name: act.focused, value: act.value } };
  const { options } = fillIn(command, typed, channel, emulator.world);
  const focusedType = deepest(options).find((option) => option["name"] === act.focused)?.["type"];
  const interaction = emulator.interactions.add(
    emulator,
    { type: InteractionType.ApplicationCommandAutocomplete, user, channel, focusedType: Number(focusedType) },
    (id, token) =>
      ({
        ...surroundings(emulator, user, channel, id, token),
        type: InteractionType.ApplicationCommandAutocomplete,
        data: { ...head(command), type: ApplicationCommandType.ChatInput, options },
      }) satisfies APIApplicationCommandAutocompleteInteraction,
  );
  return sent(emulator, new AutocompleteHandle(emulator, interaction));
}

/** Uses a command of the menu of a message or of a person. */
export function useContextMenu(emulator: Emulator, act: ContextMenuAct, at: At): InteractionHandle {
  const { user } = at;
  const message = act.message === undefined ? undefined : seenMessage(emulator, user, act.message);
  if (message?.ephemeralFor !== undefined) throw new ActError("an ephemeral message has no menu of apps");
  const channel = message?.channel ?? at.channel;
  const type = message === undefined ? ApplicationCommandType.User : ApplicationCommandType.Message;
  const command = available(emulator, act.name, type, user, channel);
  const target = act.target ?? user;
  const member = channel.guild?.members.get(target.id);
  const resolvedUser = {
    users: { [target.id]: userPayload(target) },
    ...(member === undefined
      ? {}
      : {
          members: {
            [target.id]: {
              ...withoutUser(memberPayload(member)),
              permissions: String(channelPermissions(channel, target)),
            },
          },
        }),
  };
  const interaction = emulator.interactions.add(
    emulator,
    { type: InteractionType.ApplicationCommand, user, channel },
    (id, token) => {
      const around = {
        ...surroundings(emulator, user, channel, id, token),
        type: InteractionType.ApplicationCommand as const,
      };
      const { id: commandId, name } = head(command);
      if (message === undefined)
        return {
          ...around,
          data: {
            id: commandId,
            name,
            type: ApplicationCommandType.User,
            target_id: target.id,
            resolved: resolvedUser,
          },
        } satisfies APIContextMenuInteraction;
      return {
        ...around,
        data: {
          id: commandId,
          name,
          type: ApplicationCommandType.Message,
          target_id: message.id,
          resolved: { messages: { [message.id]: message.api } },
        },
      } satisfies APIContextMenuInteraction;
    },
  );
  return sent(emulator, new InteractionHandle(emulator, interaction));
}

function sent<Handle extends InteractionHandle>(emulator: Emulator, handle: Handle): Handle {
  deliver(emulator, handle.interaction);
  return handle;
}

function withoutUser<T extends { user?: unknown; deaf: unknown; mute: unknown }>(member: T) {
  const { user: _, deaf: __, mute: ___, ...rest } = member;
  return rest;
}

function head(command: APIApplicationCommand) {
  const { id, name, guild_id } = command;
  return { id, name, ...(guild_id === undefined ? {} : { guild_id }) };
}

function deepest(options: readonly object[]): Record<string, unknown>[] {
  const list = options as readonly Record<string, unknown>[];
  return list.flatMap((option) => {
    const inner = option["options"];
    return Array.isArray(inner) ? deepest(inner) : [option];
  });
}

/** The command, if it is registered and this person may use it here. */
function available(
  emulator: Emulator,
  name: string,
  type: ApplicationCommandType,
  user: User,
  channel: Channel,
): APIApplicationCommand {
  requireSight(user, channel);
  const { guild } = channel;
  const command = emulator.commands.find(guild, name, type);
  if (command === undefined) {
    const known = [...emulator.commands.list(), ...(guild ? emulator.commands.list(guild.id) : [])];
    const names = known.map((one) => `${one.type === 1 ? "/" : ""}${one.name}`).join(", ");
    throw new ActError(`no command "${name}" of type ${type} is registered; there are: ${names || "none"}`);
  }
  const context = guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild;
  if (command.contexts && !command.contexts.includes(context))
    throw new ActError(
      `"${name}" is not available ${guild === undefined ? "in direct messages" : "in guilds"}`,
    );
  if (guild === undefined) return command;
  if (!may(channel, user, "UseApplicationCommands"))
    throw new ActError(`${user.name} may not use commands in #${channel.name}`);
  const needed = command.default_member_permissions;
  if (needed !== null && needed !== undefined) {
    const bits = BigInt(needed);
    const has = guildPermissions(guild, user);
    // "0" hides a command from everybody but administrators.
    const isAdministrator = (has & 8n) !== 0n;
    if (!isAdministrator && (bits === 0n || (has & bits) !== bits))
      throw new ActError(`${user.name} has not the permissions that "${name}" asks for`);
  }
  return command;
}
