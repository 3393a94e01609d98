import type { BlockAction } from "@slack/bolt";
import { isRecord, type JsonObject, recordsOf } from "./json.js";

type Values = NonNullable<BlockAction["state"]>["values"];
type Action = BlockAction["actions"][number];

/** An element that somebody can press or choose from, and where it stands. */
export interface Interactive {
  readonly element: JsonObject;
  readonly blockId: string;
}

const still = new Set(["image", "plain_text", "mrkdwn"]);

/** All of them, in reading order. */
export function interactivesIn(blocks: readonly JsonObject[]): Interactive[] {
  return blocks.flatMap((block): Interactive[] => {
    if (block["type"] === "rich_text") return [];
    const own = [...recordsOf(block["elements"]), ...recordsOf(block["actions"])];
    for (const name of ["accessory", "element"]) if (isRecord(block[name])) own.push(block[name]);
    return [
      ...own
        .filter((element) => !still.has(String(element["type"])) && element["type"] !== "card")
        .map((element) => ({ element, blockId: String(block["block_id"]) })),
      ...interactivesIn(recordsOf(block["child_blocks"])),
      ...interactivesIn(recordsOf(block["elements"]).filter((element) => element["type"] === "card")),
    ];
  });
}

/** The text of a text object. */
export const textOf = (value: unknown): string => (isRecord(value) ? String(value["text"] ?? "") : "");

/** How an element is meant: by its action_id, its label, its value, or several of them. */
export interface ElementRef {
  readonly actionId?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | undefined;
}

const describe = ({ element }: Interactive): string =>
  `${element["type"]} ${JSON.stringify(textOf(element["text"]) || textOf(element["placeholder"]))} (${element["action_id"]})`;

/** Finds the element that is meant; throws where there is none, or more than one. */
export function findElement(
  blocks: readonly JsonObject[],
  types: (type: string) => boolean,
  ref: ElementRef,
): Interactive {
  const all = interactivesIn(blocks).filter(({ element }) => types(String(element["type"])));
  const found = all.filter(
    ({ element }) =>
      (ref.actionId === undefined || element["action_id"] === ref.actionId) &&
      (ref.label === undefined || textOf(element["text"]) === ref.label) &&
      (ref.value === undefined || element["value"] === ref.value),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const there = all.length === 0 ? "nothing of the kind" : all.map(describe).join(", ");
  throw new Error(
    `${found.length === 0 ? "No" : "More than one"} element fits ${JSON.stringify(ref)}: there is ${there}.`,
  );
}

const optionsOf = (element: JsonObject): JsonObject[] => [
  ...recordsOf(element["options"]),
  ...recordsOf(element["option_groups"]).flatMap((group) => recordsOf(group["options"])),
];

function optionOf(element: JsonObject, choice: string): JsonObject {
  const options = optionsOf(element);
  const found = options.find((option) => option["value"] === choice || textOf(option["text"]) === choice);
  if (found) return found;
  const labels = options.map((option) => textOf(option["text"])).join(", ");
  throw new Error(`There is no option ${choice}: there is ${labels}.`);
}

const single: Readonly<Record<string, string>> = {
  users_select: "selected_user",
  channels_select: "selected_channel",
  conversations_select: "selected_conversation",
  datepicker: "selected_date",
  timepicker: "selected_time",
};
const several: Readonly<Record<string, string>> = {
  multi_users_select: "selected_users",
  multi_channels_select: "selected_channels",
  multi_conversations_select: "selected_conversations",
};
const initialOf: Readonly<Record<string, string>> = {
  selected_option: "initial_option",
  selected_options: "initial_options",
  selected_user: "initial_user",
  selected_channel: "initial_channel",
  selected_conversation: "initial_conversation",
  selected_date: "initial_date",
  selected_time: "initial_time",
  selected_users: "initial_users",
  selected_channels: "initial_channels",
  selected_conversations: "initial_conversations",
};
const optionMenus = new Set(["static_select", "external_select", "radio_buttons", "overflow"]);
const optionLists = new Set(["checkboxes", "multi_static_select", "multi_external_select"]);

/** Whether something can be chosen from an element of this type. */
export const isMenu = (type: string): boolean => fieldOf(type) !== undefined;

function fieldOf(type: string): string | undefined {
  if (optionMenus.has(type)) return "selected_option";
  return optionLists.has(type) ? "selected_options" : (single[type] ?? several[type]);
}

function chosen(element: JsonObject, choices: readonly string[]): JsonObject {
  const type = String(element["type"]);
  const field = fieldOf(type);
  if (field === undefined) throw new Error(`Nothing can be chosen from a ${type}.`);
  if (optionMenus.has(type)) return { [field]: optionOf(element, choices[0] ?? "") };
  if (optionLists.has(type)) return { [field]: choices.map((choice) => optionOf(element, choice)) };
  return { [field]: several[type] === undefined ? (choices[0] ?? null) : choices };
}

/** A press or a choice, as it stands in `actions`. */
export function actionOf(
  { element, blockId }: Interactive,
  choices: readonly string[] | undefined,
  ts: string,
): Action {
  const { type, action_id: actionId, text, value, url, placeholder, confirm, icon } = element;
  const given = { text, value, url, placeholder, confirm, icon };
  return {
    type,
    block_id: blockId,
    action_id: actionId,
    action_ts: ts,
    ...Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined)),
    ...(choices === undefined ? {} : chosen(element, choices)),
  } as unknown as Action;
}

/** What stands chosen in all elements: what they began with, and the choice just made. */
export function stateOf(
  blocks: readonly JsonObject[],
  acted: Interactive,
  choices: readonly string[] | undefined,
): Values {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const { element, blockId } of interactivesIn(blocks)) {
    const type = String(element["type"]);
    const field = fieldOf(type);
    if (field === undefined || type === "overflow") continue;
    const begun = { [field]: element[initialOf[field] ?? ""] ?? (field.endsWith("s") ? [] : null) };
    const now = element === acted.element && choices !== undefined ? chosen(element, choices) : begun;
    values[blockId] = { ...values[blockId], [String(element["action_id"])]: { type, ...now } };
  }
  return values as unknown as Values;
}
