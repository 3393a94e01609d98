import { ComponentType } from "discord-api-types/v10";
import { isAbsent, type Json, lengthOf, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import { checkButton } from "./button.js";
import type { Form, Path } from "./form.js";
import { checkFile, checkGallery, checkSeparator, checkThumbnail } from "./media.js";
import { checkSelect } from "./selects.js";

/** What a message may use at its components' places, and what was seen of it so far. */
export interface ComponentScope {
  readonly form: Form;
  /** Names of the files that come with the message, which attachment:// may mean. */
  readonly files: ReadonlySet<string>;
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
  count: number;
  textLength: number;
  textBytes: number;
}

const SELECTS = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
] as const;

const IN_ROW = [ComponentType.Button, ...SELECTS];
const IN_CONTAINER = [
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
];
const TOP_LEGACY = [ComponentType.ActionRow];
const TOP_V2 = [...IN_CONTAINER, ComponentType.Container];

/** Checks the components of a message; `v2` says whether the message has IS_COMPONENTS_V2. */
export function checkComponents(
  form: Form,
  path: Path,
  value: unknown,
  v2: boolean,
  files: ReadonlySet<string>,
): ComponentScope {
  const scope: ComponentScope = {
    form,
    files,
    customIds: new Set(),
    ids: new Set(),
    count: 0,
    textLength: 0,
    textBytes: 0,
  };
  const top = form.list(path, value, { max: v2 ? LIMITS.v2.components : LIMITS.component.rows });
  for (const [index, component] of top.entries())
    checkComponent(scope, [...path, index], component, v2 ? TOP_V2 : TOP_LEGACY);
  if (v2 && scope.count > LIMITS.v2.components)
    form.add(
      path,
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      `The total number of components cannot exceed ${LIMITS.v2.components}`,
    );
  if (scope.textLength > LIMITS.v2.text)
    form.add(
      path,
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      `Components displayable text size exceeds maximum size of ${LIMITS.v2.text}`,
    );
  return scope;
}

function checkComponent(scope: ComponentScope, path: Path, value: unknown, allowed: ComponentType[]): void {
  const component = scope.form.object(path, value);
  if (component === undefined) return;
  const type = allowed.find((one) => one === component["type"]);
  if (type === undefined) {
    scope.form.add(
      path,
      "UNION_TYPE_CHOICES",
      `Value of field "type" must be one of (${allowed.join(", ")}${allowed.length === 1 ? "," : ""}).`,
    );
    return;
  }
  scope.count++;
  checkId(scope, [...path, "id"], component["id"]);
  (CHECKS[type] ?? checkSelect)(scope, path, component);
}

function checkId(scope: ComponentScope, path: Path, value: unknown): void {
  const id = scope.form.integer(path, value, { min: 0, max: 0x7f_ff_ff_ff });
  // Zero asks Discord to choose.
  if (id === undefined || id === 0) return;
  if (scope.ids.has(id)) scope.form.add(path, "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  scope.ids.add(id);
}

function checkRow(scope: ComponentScope, path: Path, row: Json): void {
  const inside = [...path, "components"];
  const components = scope.form.list(inside, row["components"], { min: 1, max: LIMITS.component.buttons });
  let width = 0;
  for (const [index, component] of components.entries()) {
    checkComponent(scope, [...inside, index], component, IN_ROW);
    const type = (component as Json | null)?.["type"];
    width += type === ComponentType.Button ? 1 : LIMITS.component.buttons;
    if (width > LIMITS.component.buttons && components.length <= LIMITS.component.buttons)
      scope.form.add(
        [...inside, index],
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        "The specified component exceeds the maximum width",
      );
  }
}

function checkSection(scope: ComponentScope, path: Path, section: Json): void {
  const inside = [...path, "components"];
  const texts = scope.form.list(inside, section["components"], { min: 1, max: LIMITS.v2.sectionTexts });
  for (const [index, text] of texts.entries())
    checkComponent(scope, [...inside, index], text, [ComponentType.TextDisplay]);
  if (isAbsent(section["accessory"])) scope.form.required([...path, "accessory"]);
  else
    checkComponent(scope, [...path, "accessory"], section["accessory"], [
      ComponentType.Button,
      ComponentType.Thumbnail,
    ]);
}

function checkText(scope: ComponentScope, path: Path, display: Json): void {
  const at = [...path, "content"];
  scope.form.text(at, display["content"], { min: 1, max: LIMITS.v2.text, required: true });
  const text = textOf(display["content"]);
  if (text !== "" && text.trim() === "") scope.form.required(at);
  scope.textLength += lengthOf(text);
  scope.textBytes += Buffer.byteLength(text) + LIMITS.v2.textBytesPerDisplay;
}

function checkContainer(scope: ComponentScope, path: Path, container: Json): void {
  const inside = [...path, "components"];
  const components = scope.form.list(inside, container["components"], { min: 1, max: LIMITS.v2.components });
  for (const [index, component] of components.entries())
    checkComponent(scope, [...inside, index], component, IN_CONTAINER);
  scope.form.integer([...path, "accent_color"], container["accent_color"], {
    min: 0,
    max: LIMITS.embed.colour,
  });
  scope.form.boolean([...path, "spoiler"], container["spoiler"]);
}

const CHECKS: Partial<Record<ComponentType, (scope: ComponentScope, path: Path, component: Json) => void>> = {
  [ComponentType.ActionRow]: checkRow,
  [ComponentType.Button]: checkButton,
  [ComponentType.Section]: checkSection,
  [ComponentType.TextDisplay]: checkText,
  [ComponentType.Thumbnail]: checkThumbnail,
  [ComponentType.MediaGallery]: checkGallery,
  [ComponentType.File]: checkFile,
  [ComponentType.Separator]: checkSeparator,
  [ComponentType.Container]: checkContainer,
};
