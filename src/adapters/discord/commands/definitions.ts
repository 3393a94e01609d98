import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody as ChatInput,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody as ContextMenu,
  InteractionContextType,
} from "discord.js";
import type { DeskProfile } from "../../../core/desk-profile.js";
import { commands } from "../../../core/questions/commands.js";
import { limits } from "../limits.js";
import type { CommandForm } from "./fields.js";
import { ASK, askForm, formOf, optionsOf } from "./options.js";

/** In the menu of every message. */
export const ASK_ABOUT = "Ask Dateline about this";

export type Definition = ChatInput | ContextMenu;

/** Where commands are offered: Discord takes this of global commands only. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** The commands of some desks, one each, and the one for messages. */
export function definitionsFor(
  profiles: readonly Pick<DeskProfile, "command" | "title">[],
  scope: "guild" | "global",
): Definition[] {
  const where = scope === "global" ? EVERYWHERE : {};
  const desks = profiles.map(
    ({ command, title }) =>
      ({
        type: ApplicationCommandType.ChatInput,
        name: command,
        description: descriptionOf(title),
        options: subcommands(),
        ...where,
      }) satisfies ChatInput,
  );
  const menu = { type: ApplicationCommandType.Message, name: ASK_ABOUT, ...where } satisfies ContextMenu;
  return [...desks, menu];
}

function descriptionOf(title: string): string {
  const whole = `Ask the ${title}: who said what, and how many, says who`;
  return whole.length <= limits.description ? whole : "Who said what, and how many, says who";
}

function subcommands(): APIApplicationCommandSubcommandOption[] {
  const typed = commands.flatMap(({ name, summary }) => {
    const form = formOf(name);
    return form === null ? [] : [subcommand(name, summary, form)];
  });
  return [subcommand(ASK, "anything, in plain English", askForm), ...typed];
}

function subcommand(name: string, summary: string, form: CommandForm): APIApplicationCommandSubcommandOption {
  const description = summary.charAt(0).toUpperCase() + summary.slice(1);
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options: optionsOf(form) };
}
