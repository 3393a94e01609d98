import { type Mention, unclaimed } from "../scene.js";
import { words } from "../words/lexicon.js";
import type { Phrase } from "./phrases.js";

/** "a crew of seven", "a six-member patrol": nouns for people who go together. */
export const GROUPS = words(
  "family crew team patrol unit squad group party gang household platoon delegation garrison detachment staff expedition choir band cell mission guard escort brigade contingent",
);

/** A counted phrase that no harm word has claimed yet. */
export function mention(
  lower: readonly string[],
  from: number,
  phrase: Phrase,
  count: Pick<Mention, "low" | "high" | "bound" | "vague">,
  zero = false,
): Mention {
  const { noun, group, harm } = phrase;
  const subset = phrase.part || isPartBySign(lower, from, phrase.to);
  return unclaimed(from, phrase.to, count, { noun, group, zero, harm, subset });
}

/** "12 died, three infants among them", "30 were hurt, two seriously" */
function isPartBySign(lower: readonly string[], from: number, to: number): boolean {
  const next = lower[to] ?? "";
  const after = lower[to + 1] ?? "";
  if (/^(?:among|amongst)$/.test(next)) return /^(?:them|whom)$/.test(after);
  if (!/^(?:seriously|critically|severely|badly|gravely|lightly|slightly)$/.test(next)) return false;
  return lower[from - 1] === "," && /^(?:[,.;:)|]|and|when|after|as|in|by|)$/.test(after);
}
