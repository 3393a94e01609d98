import { ApplicationCommandOptionType as Option } from "discord-api-types/v10";
import { isAbsent, type Json } from "../json.js";
import { LIMITS } from "../limits.js";
import { Form, type Path } from "./form.js";

const CHOOSABLE: readonly unknown[] = [Option.String, Option.Integer, Option.Number];

/** Checks what narrows an option: choices, autocomplete, bounds and lengths. */
export function checkChoices(form: Form, path: Path, option: Json): void {
  const type = option["type"];
  const choices = form.list([...path, "choices"], option["choices"], { max: LIMITS.command.choices });
  form.boolean([...path, "autocomplete"], option["autocomplete"]);
  if (choices.length > 0 && option["autocomplete"] === true)
    form.add(
      [...path, "autocomplete"],
      "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE",
      "Autocomplete cannot be set when choices are given",
    );
  if ((choices.length > 0 || option["autocomplete"] === true) && !CHOOSABLE.includes(type))
    form.add(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "This type of option takes no choices");
  const names = new Set<unknown>();
  for (const [index, item] of choices.entries()) {
    const at = [...path, "choices", index];
    const choice = form.object(at, item);
    if (choice === undefined) continue;
    const { choiceName, choiceValue } = LIMITS.command;
    form.text([...at, "name"], choice["name"], { min: 1, max: choiceName, required: true });
    checkValue(form, [...at, "value"], choice["value"], type, choiceValue);
    if (names.has(choice["name"]))
      form.add(
        at,
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        "Option choice name already exists",
      );
    names.add(choice["name"]);
  }
  if (type === Option.String) {
    const max = LIMITS.command.stringLength;
    form.integer([...path, "min_length"], option["min_length"], { min: 0, max });
    form.integer([...path, "max_length"], option["max_length"], { min: 1, max });
  }
}

function checkValue(form: Form, path: Path, value: unknown, type: unknown, max: number): void {
  if (type === Option.String) {
    form.text(path, value, { max, required: true });
    return;
  }
  if (isAbsent(value)) form.required(path);
  else if (typeof value !== "number" || (type === Option.Integer && !Number.isInteger(value)))
    form.add(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
}

/** Checks the data of an autocomplete callback for an option of this type. */
export function checkAutocomplete(data: unknown, type: number): void {
  const form = new Form();
  const body = form.object(["data"], data);
  const at = ["data", "choices"];
  const choices = form.list(at, body?.["choices"], { max: LIMITS.autocomplete.choices });
  for (const [index, item] of choices.entries()) {
    const choice = form.object([...at, index], item);
    if (choice === undefined) continue;
    const { name, value } = LIMITS.autocomplete;
    form.text([...at, index, "name"], choice["name"], { min: 1, max: name, required: true });
    checkValue(form, [...at, index, "value"], choice["value"], type, value);
  }
  form.check();
}
