import type { Stance } from "../../finding.js";
import type { Phrase } from "../phrases.js";
import type { Content } from "./content.js";

/** One attribution while its sentence is still being read. */
export interface Draft {
  source: Phrase | null;
  cue: Phrase;
  stance: Stance;
  hedged: boolean;
  /** The report in whose content this one stands. */
  within: Draft | null;
  content: Content;
  /** The rules leave nothing to choose: who and what are read off a fixed form. */
  readonly sure?: true;
  /** Where this report begins if it stands beside an earlier one: the earlier one's content ends here. */
  cut: number | null;
}
