import { ButtonStyle } from "discord-api-types/v10";
import { isSnowflake } from "../ids.js";
import { isAbsent, type Json } from "../json.js";
import { LIMITS } from "../limits.js";
import type { ComponentScope } from "./components.js";
import type { Path } from "./form.js";

const STYLES = [1, 2, 3, 4, 5, 6];

/** Checks a button: what each style needs and what it may not have. */
export function checkButton(scope: ComponentScope, path: Path, button: Json): void {
  const { form } = scope;
  const style = button["style"];
  if (isAbsent(style)) form.required([...path, "style"]);
  else form.choice([...path, "style"], style, STYLES);
  form.text([...path, "label"], button["label"], { max: LIMITS.component.label });
  form.boolean([...path, "disabled"], button["disabled"]);
  if (style === ButtonStyle.Link) {
    if (isAbsent(button["url"])) form.add(path, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
    else form.url([...path, "url"], button["url"], { max: LIMITS.component.url });
    if (!isAbsent(button["custom_id"]))
      form.add(
        path,
        "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE",
        "A custom id and url cannot both be specified",
      );
  } else if (style === ButtonStyle.Premium) {
    if (!isSnowflake(button["sku_id"])) form.required([...path, "sku_id"]);
    return;
  } else {
    if (!isAbsent(button["url"]))
      form.add(
        path,
        "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE",
        "A custom id and url cannot both be specified",
      );
    if (isAbsent(button["custom_id"]))
      form.add(path, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id required");
    else checkCustomId(scope, [...path, "custom_id"], button["custom_id"]);
  }
  if ((isAbsent(button["label"]) || button["label"] === "") && isAbsent(button["emoji"]))
    form.add(path, "BUTTON_COMPONENT_INVALID_LABEL", "A label or an emoji is required");
}

/** Checks a custom id: 1 to 100 characters and used once in the message. */
export function checkCustomId(scope: ComponentScope, path: Path, value: unknown): void {
  const id = scope.form.text(path, value, { min: 1, max: LIMITS.component.customId, required: true });
  if (id === undefined) return;
  if (scope.customIds.has(id))
    scope.form.add(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  scope.customIds.add(id);
}
