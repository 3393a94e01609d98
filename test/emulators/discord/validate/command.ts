import { ApplicationCommandOptionType as Option } from "discord-api-types/v10";
import { isAbsent, isJson, type Json, lengthOf, listOf, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import { checkChoices } from "./choices.js";
import { Form, type Path } from "./form.js";

/** docs, Application Command Naming; chat input names have no capitals where there are small letters. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;
/** 4 starts an Activity. */
const COMMAND_TYPES = [1, 2, 3, 4];

/** Checks a list of commands, as PUT takes it; throws as Discord refuses it. */
export function checkCommands(commands: unknown[]): void {
  const form = new Form();
  const seen = new Set<string>();
  for (const [index, command] of commands.entries()) {
    checkOne(form, [index], command);
    if (!isJson(command)) continue;
    const key = `${command["type"] ?? CHAT_INPUT} ${textOf(command["name"])}`;
    if (seen.has(key))
      form.add([index], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
    seen.add(key);
  }
  form.check();
}

/** Checks one command, as POST and PATCH take it. */
export function checkCommand(command: unknown): void {
  const form = new Form();
  checkOne(form, [], command);
  form.check();
}

function checkOne(form: Form, path: Path, value: unknown): void {
  const command = form.object(path, value);
  if (command === undefined) return;
  const type = command["type"] ?? CHAT_INPUT;
  form.choice([...path, "type"], type, COMMAND_TYPES);
  if (type === CHAT_INPUT) {
    checkName(form, [...path, "name"], command["name"]);
    checkDescription(form, path, command);
    checkOptions(form, path, command["options"], 0);
  } else {
    form.text([...path, "name"], command["name"], { min: 1, max: 32, required: true });
    if (textOf(command["description"]) !== "")
      form.add(
        [...path, "description"],
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
        "Context menu commands cannot have description",
      );
    if (listOf(command["options"]).length > 0)
      form.add(
        [...path, "options"],
        "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID",
        "Context menu commands cannot have options",
      );
  }
  checkWhere(form, path, command);
  checkLocalizations(form, path, command);
  const size = sizeOf(command);
  if (size > LIMITS.command.total)
    form.add(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${LIMITS.command.total})`);
}

function checkName(form: Form, path: Path, value: unknown): void {
  const name = form.text(path, value, { min: 1, max: 32, required: true });
  if (name === undefined || name === "") return;
  if (!NAME.test(name) || name !== name.toLowerCase())
    form.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function checkDescription(form: Form, path: Path, command: Json): void {
  const max = LIMITS.command.description;
  form.text([...path, "description"], command["description"], { min: 1, max, required: true });
}

function checkWhere(form: Form, path: Path, command: Json): void {
  const permissions = command["default_member_permissions"];
  const valid = typeof permissions === "string" ? /^\d+$/.test(permissions) : Number.isInteger(permissions);
  if (!isAbsent(permissions) && !valid)
    form.add(
      [...path, "default_member_permissions"],
      "NUMBER_TYPE_COERCE",
      `Value "${String(permissions)}" is not int.`,
    );
  for (const [key, allowed] of [
    ["contexts", [0, 1, 2]],
    ["integration_types", [0, 1]],
  ] as const) {
    if (isAbsent(command[key])) continue;
    const values = form.list([...path, key], command[key], { min: 1, max: allowed.length });
    for (const [index, one] of values.entries()) form.choice([...path, key, index], one, allowed);
    if (new Set(values).size !== values.length)
      form.add([...path, key], "SET_TYPE_CONTAINS_DUPLICATES", "The set already contains this value");
  }
  form.boolean([...path, "nsfw"], command["nsfw"]);
}

/** Options: how they nest, which go first, and that no name is used twice. */
function checkOptions(form: Form, path: Path, value: unknown, depth: number): void {
  const at = [...path, "options"];
  const options = form.list(at, value, { max: LIMITS.command.options });
  const names = new Set<string>();
  const nested = options.filter((one) => isJson(one) && isSubcommand(one["type"]));
  let optional = false;
  for (const [index, item] of options.entries()) {
    const option = form.object([...at, index], item);
    if (option === undefined) continue;
    const here = [...at, index];
    if (names.has(textOf(option["name"])))
      form.add(
        [...here, "name"],
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        "Option name already exists",
      );
    names.add(textOf(option["name"]));
    checkName(form, [...here, "name"], option["name"]);
    checkDescription(form, here, option);
    checkLocalizations(form, here, option);
    if (nested.length > 0 && !isSubcommand(option["type"]))
      form.add(
        here,
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "Sub-command and sub-command group option types are mutually exclusive to all other types",
      );
    checkOption(form, here, option, depth);
    if (option["required"] === true && optional)
      form.add(
        here,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    if (option["required"] !== true) optional = true;
  }
}

function isSubcommand(type: unknown): boolean {
  return type === Option.Subcommand || type === Option.SubcommandGroup;
}

function checkOption(form: Form, path: Path, option: Json, depth: number): void {
  const type = option["type"];
  // At the top all types; in a group only subcommands; in a subcommand only plain options.
  const groups = depth === 0 ? [Option.Subcommand, Option.SubcommandGroup] : [];
  const plain = [3, 4, 5, 6, 7, 8, 9, 10, 11];
  const allowed = depth === IN_GROUP ? [Option.Subcommand] : [...groups, ...plain];
  form.choice([...path, "type"], type, allowed);
  form.boolean([...path, "required"], option["required"]);
  if (type === Option.SubcommandGroup) checkOptions(form, path, option["options"], IN_GROUP);
  else if (type === Option.Subcommand) checkOptions(form, path, option["options"], IN_SUBCOMMAND);
  else {
    if (listOf(option["options"]).length > 0)
      form.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands may have options");
    checkChoices(form, path, option);
  }
}

const IN_GROUP = 1;
const IN_SUBCOMMAND = 2;

function checkLocalizations(form: Form, path: Path, command: Json): void {
  for (const [key, max] of [
    ["name_localizations", 32],
    ["description_localizations", LIMITS.command.description],
  ] as const) {
    if (isAbsent(command[key])) continue;
    const texts = form.object([...path, key], command[key]);
    for (const [locale, text] of Object.entries(texts ?? {}))
      form.text([...path, key, locale], text, { min: 1, max });
  }
}

/** docs: the characters of the names, descriptions and choice values of a command and all under it. */
function sizeOf(part: Json): number {
  let size = lengthOf(textOf(part["name"])) + lengthOf(textOf(part["description"]));
  for (const option of listOf(part["options"])) if (isJson(option)) size += sizeOf(option);
  for (const choice of listOf(part["choices"]))
    if (isJson(choice)) size += lengthOf(textOf(choice["name"])) + lengthOf(String(choice["value"] ?? ""));
  return size;
}
