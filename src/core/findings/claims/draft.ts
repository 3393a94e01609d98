import type { Span } from "../../span.js";
import type { Stance } from "../finding.js";
import type { Content } from "./content.js";
import type { Phrase } from "./phrases.js";

/** A claim in tokens, before its spans are cut out of the text. */
export interface Attribution {
  readonly source: Phrase | null;
  readonly cue: Phrase | null;
  readonly content: readonly Span[];
  readonly stance: Stance;
  readonly hedged: boolean;
}

/** One attribution while its sentence is still being read. */
export interface Draft {
  source: Phrase | null;
  cue: Phrase;
  stance: Stance;
  hedged: boolean;
  content: Content;
  /** Where this report begins if it stands beside an earlier one: the earlier one's content ends here. */
  cut: number | null;
}
