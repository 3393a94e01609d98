import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from "discord.js";
import type { SuggestionKind } from "../../../core/answers/suggestions.js";
import { limits } from "../limits.js";

/** What was filled in, by the names of the options. */
export type Filled = ReadonlyMap<string, string | number | boolean>;

/** How a command's arguments are typed on Discord, and how they make a question of the grammar. */
export interface CommandForm {
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** What the options that have autocomplete are completed to. */
  readonly suggests: Readonly<Record<string, SuggestionKind>>;
  /** The words behind the command's name. */
  words(filled: Filled): string;
  /** Whether it asks for something later, or changes something: what comes of it is for whoever asked. */
  orders?(filled: Filled): boolean;
}

type Typed = Pick<APIApplicationCommandBasicOption, "name" | "description">;

export const words = (name: string, description: string, more: { readonly required?: true } = {}) =>
  ({ type: Type.String, name, description, max_length: limits.option, ...more }) as const;
export const suggested = (name: string, description: string, more: { readonly required?: true } = {}) =>
  ({ ...words(name, description, more), autocomplete: true }) as const;
export const oneOf = (name: string, description: string, values: readonly string[]) =>
  ({
    type: Type.String,
    name,
    description,
    choices: values.map((value) => ({ name: value, value })),
  }) as const;
export const flag = (typed: Typed) => ({ type: Type.Boolean, ...typed }) as const;
export const topic = (description: string) => suggested("topic", description);

export const text = (filled: Filled, name: string): string => String(filled.get(name) ?? "").trim();
export const marked = (filled: Filled, marker: string, name = marker): string => {
  const value = text(filled, name);
  return value === "" ? "" : `${marker} ${value}`;
};
export const joined = (...parts: string[]): string => parts.filter((part) => part !== "").join(" ");
