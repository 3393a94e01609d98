import { ComponentType } from "discord-api-types/v10";
import { isAbsent, type Json } from "../json.js";
import { LIMITS } from "../limits.js";
import { checkCustomId } from "./button.js";
import type { ComponentScope } from "./components.js";
import type { Path } from "./form.js";

/** Checks a select menu of any type. */
export function checkSelect(scope: ComponentScope, path: Path, select: Json): void {
  const { form } = scope;
  checkCustomId(scope, [...path, "custom_id"], select["custom_id"]);
  form.text([...path, "placeholder"], select["placeholder"], { max: LIMITS.component.placeholder });
  form.boolean([...path, "disabled"], select["disabled"]);
  const max = LIMITS.component.selectValues;
  const least = form.integer([...path, "min_values"], select["min_values"], { min: 0, max }) ?? 1;
  const most = form.integer([...path, "max_values"], select["max_values"], { min: 1, max }) ?? 1;
  if (least > most)
    form.add(
      [...path, "min_values"],
      "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE",
      "min_values exceeds max_values",
    );
  if (select["type"] === ComponentType.StringSelect) checkOptions(scope, path, select["options"], most);
}

function checkOptions(scope: ComponentScope, path: Path, value: unknown, most: number): void {
  const { form } = scope;
  const at = [...path, "options"];
  const seen = new Set<unknown>();
  let chosen = 0;
  const options = form.list(at, value, { min: 1, max: LIMITS.component.options });
  for (const [index, item] of options.entries()) {
    const option = form.object([...at, index], item);
    if (option === undefined) continue;
    const max = LIMITS.component.optionText;
    form.text([...at, index, "label"], option["label"], { min: 1, max, required: true });
    form.text([...at, index, "value"], option["value"], { min: 1, max, required: true });
    form.text([...at, index, "description"], option["description"], { max });
    if (!isAbsent(option["value"]) && seen.has(option["value"]))
      form.add(
        [...at, index, "value"],
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
      );
    seen.add(option["value"]);
    if (option["default"] === true) chosen++;
  }
  if (chosen > most)
    form.add(at, "SELECT_COMPONENT_TOO_MANY_DEFAULTS", `At most ${most} options may be chosen beforehand`);
  if (most > options.length && options.length > 0)
    form.add(
      [...path, "max_values"],
      "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
      "max_values exceeds the number of options",
    );
}
