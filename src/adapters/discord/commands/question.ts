import { mayBePublic } from "../../../core/channel/reception.js";
import type { Filled } from "./fields.js";
import { ASK, formOf, PUBLIC } from "./options.js";

/** The question that a subcommand with its options asks, as it could have been typed; "" for one that is not ours. */
export function questionOf(subcommand: string, filled: Filled): string {
  const form = formOf(subcommand);
  if (form === null) return "";
  const said = form.words(filled).trim();
  const words = subcommand === ASK ? said : `${subcommand} ${said}`.trim();
  if (isOrder(subcommand, filled)) return words;
  if (filled.get(PUBLIC) === true) return `${words} public`;
  // In a field for a topic, "public" is a word like any other: a question mark keeps it from being the last.
  return subcommand !== ASK && mayBePublic(words) ? `${words}?` : words;
}

/** Whether a subcommand asks for something later, or changes something: then "public" is a word of its own there. */
export function isOrder(subcommand: string, filled: Filled): boolean {
  return formOf(subcommand)?.orders?.(filled) === true;
}
