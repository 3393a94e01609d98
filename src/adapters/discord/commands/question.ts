import { ASK, type Filled, formOf, PUBLIC } from "./options.js";

/** What a word at the end of a question publishes. */
const ENDS_PUBLIC = /(?:^|\s)public$/i;

/** The question that a subcommand with its options asks, as it could have been typed; "" for one that is not ours. */
export function questionOf(subcommand: string, filled: Filled): string {
  const form = formOf(subcommand);
  if (form === null) return "";
  const said = form.words(filled).trim();
  const words = subcommand === ASK ? said : `${subcommand} ${said}`.trim();
  if (filled.get(PUBLIC) === true) return `${words} public`;
  // In a field for a topic, "public" is a word like any other: a question mark keeps it from being the last.
  return subcommand !== ASK && ENDS_PUBLIC.test(words) ? `${words}?` : words;
}

/** Whether the answer to a question may have to be shown to all. */
export function mayBePublic(words: string): boolean {
  return ENDS_PUBLIC.test(words.trim());
}
