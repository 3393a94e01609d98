import type { Span } from "../span.js";
import type { PartOfSpeech } from "./tag.js";
import type { Tokens } from "./tokenize.js";

export const bounds = ["exact", "at-least", "more-than", "up-to", "about", "range", "vague"] as const;
export type Bound = (typeof bounds)[number];

/** A count as written: "at least 22", "dozens", "between 3 and 5". */
export interface Quantity extends Span {
  /** Token range of the number with its bounding words, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  readonly vague: boolean;
}

export function findQuantities(_text: string, _tokens: Tokens, _tags: readonly PartOfSpeech[]): Quantity[] {
  return [];
}
