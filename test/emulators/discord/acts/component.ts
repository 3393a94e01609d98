import {
  type APIMessageComponentInteraction,
  ButtonStyle,
  ComponentType,
  InteractionType,
} from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import { isJson, type Json, listOf } from "../json.js";
import type { StoredMessage } from "../messages.js";
import type { User } from "../world.js";
import { deliver, surroundings } from "./deliver.js";
import { InteractionHandle } from "./handle.js";
import { ActError, type MessageLike, seenMessage } from "./person.js";

export interface PressAct {
  user?: User;
  message: MessageLike;
  /** Which button: its custom id or its label. */
  customId?: string;
  label?: string;
}

export interface SelectAct {
  user?: User;
  message: MessageLike;
  /** Which menu; may be left out where there is only one. */
  customId?: string;
  /** The values, or labels, that are chosen. */
  values: readonly string[];
}

/** Presses a button; throws where there is none such or where it cannot be pressed. */
export function press(emulator: Emulator, act: PressAct, user: User): InteractionHandle {
  const stored = seenMessage(emulator, user, act.message);
  const buttons = componentsOf(stored.api.components).filter((one) => one["type"] === ComponentType.Button);
  const wanted = buttons.filter((one) =>
    act.customId === undefined ? one["label"] === act.label : one["custom_id"] === act.customId,
  );
  const name = act.customId ?? act.label ?? "";
  const button = wanted[0];
  if (button === undefined) {
    const there = buttons.map((one) => `"${String(one["label"] ?? one["custom_id"])}"`).join(", ");
    throw new ActError(`there is no button "${name}" in message ${stored.id}; there are: ${there || "none"}`);
  }
  if (wanted.length > 1)
    throw new ActError(`there are ${wanted.length} buttons "${name}": name one by its customId`);
  if (button["disabled"] === true) throw new ActError(`the button "${name}" is disabled`);
  if (button["style"] === ButtonStyle.Link)
    throw new ActError(`the button "${name}" is a link, the bot hears nothing`);
  return use(emulator, stored, user, {
    custom_id: String(button["custom_id"]),
    component_type: ComponentType.Button,
    id: Number(button["id"]),
  });
}

/** Chooses in a select menu of texts. */
export function select(emulator: Emulator, act: SelectAct, user: User): InteractionHandle {
  const stored = seenMessage(emulator, user, act.message);
  const menus = componentsOf(stored.api.components).filter(
    (one) => one["type"] === ComponentType.StringSelect,
  );
  const menu = menus.find((one) => act.customId === undefined || one["custom_id"] === act.customId);
  if (menu === undefined)
    throw new ActError(`there is no menu "${act.customId ?? ""}" in message ${stored.id}`);
  if (menu["disabled"] === true) throw new ActError("the menu is disabled");
  const options = listOf(menu["options"]).filter(isJson);
  const values = act.values.map((wanted) => {
    const option =
      options.find((one) => one["value"] === wanted) ?? options.find((one) => one["label"] === wanted);
    if (option === undefined) throw new ActError(`the menu has no option "${wanted}"`);
    return String(option["value"]);
  });
  if (values.length < Number(menu["min_values"] ?? 1) || values.length > Number(menu["max_values"] ?? 1))
    throw new ActError(`the menu takes ${menu["min_values"] ?? 1} to ${menu["max_values"] ?? 1} options`);
  return use(emulator, stored, user, {
    custom_id: String(menu["custom_id"]),
    component_type: ComponentType.StringSelect,
    id: Number(menu["id"]),
    values,
  });
}

function use(
  emulator: Emulator,
  source: StoredMessage,
  user: User,
  data: APIMessageComponentInteraction["data"] & { id: number },
): InteractionHandle {
  const { channel } = source;
  const interaction = emulator.interactions.add(
    emulator,
    { type: InteractionType.MessageComponent, user, channel, source },
    (id, token) =>
      ({
        ...surroundings(emulator, user, channel, id, token),
        type: InteractionType.MessageComponent,
        message: source.api,
        data,
      }) satisfies APIMessageComponentInteraction,
  );
  const handle = new InteractionHandle(emulator, interaction);
  deliver(emulator, interaction);
  return handle;
}

/** All components of a message in reading order, nested ones too. */
export function componentsOf(components: unknown): Json[] {
  return listOf(components)
    .filter(isJson)
    .flatMap((one) => [one, ...componentsOf(one["components"]), ...componentsOf([one["accessory"]])]);
}
