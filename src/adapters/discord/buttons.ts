import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Press } from "../../core/channel/press.js";
import type { Button } from "../../core/channel/reception.js";
import { limits } from "./limits.js";

/** What a button carries, for a press. */
export type WritePress = (press: Press) => string;

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Stands before what a button carries: Discord takes no two buttons that carry the same. */
const NUMBERED = /^[0-9a-z]{1,2}\|/;
/** Of a press, so that its number goes before it. */
export const longestPress = limits.customId - "zz|".length;

/** Makes the buttons of one message. */
export class ButtonMaker {
  readonly #write: WritePress;
  #count = 0;

  constructor(write: WritePress) {
    this.#write = write;
  }

  /** Null where the label is too long: it is never cut, for what it would ask can be typed. */
  button(
    { label, press }: Button,
    style: ButtonStyle.Primary | ButtonStyle.Secondary,
  ): APIButtonComponentWithCustomId | null {
    if (label.length > limits.buttonLabel || label.trim() === "") return null;
    const custom_id = `${(this.#count++).toString(36)}|${this.#write(press)}`;
    return { type: ComponentType.Button, style, label, custom_id };
  }

  rows(buttons: readonly Button[]): Row[] {
    const made = buttons.flatMap((one) => this.button(one, styleOf(one)) ?? []);
    const rows: Row[] = [];
    for (let at = 0; at < made.length; at += limits.buttonsPerRow)
      rows.push({ type: ComponentType.ActionRow, components: made.slice(at, at + limits.buttonsPerRow) });
    return rows;
  }
}

function styleOf({ label, press }: Button): ButtonStyle.Primary | ButtonStyle.Secondary {
  const isMore = /^More\b/.test(label) && press.kind === "ask";
  return isMore || press.kind === "share" ? ButtonStyle.Primary : ButtonStyle.Secondary;
}

/** What a button carried, without its number. */
export function pressOf(customId: string): string {
  return customId.replace(NUMBERED, "");
}
