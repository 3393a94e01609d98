import type { Cite } from "../library.js";

/**
 * What the answer to a watched question says now: of each statement, or of each count that a source gives, its mark
 * under a key. Plain JSON without a word of an article, so that it may be stored, whatever becomes of the article.
 */
export type WatchState = Readonly<Record<string, Mark>>;

/** One thing that an answer says, by hashes and places. */
export interface Mark {
  /** Equal as long as it says the same, whichever articles carry it. */
  readonly print: string;
  /** Where it stands: of copies the newest; several where a source gives several numbers at the same time. */
  readonly cites: readonly Cite[];
  /** Of each of these places, the id of what is said there: it outlives corrections of what stands around it. */
  readonly ids: readonly string[];
  /** Ids of copies and of what it has replaced: by these it is known again where the ledger groups anew. */
  readonly trail: readonly string[];
}

/** What has changed between two states. Plain JSON without a word of an article. */
export type WatchChange =
  | { readonly kind: "new"; readonly key: string; readonly now: Mark }
  /** Another value of the same count: 4, then 6. */
  | { readonly kind: "revised"; readonly key: string; readonly before: Mark; readonly now: Mark }
  /** Corrected away or withdrawn. */
  | { readonly kind: "gone"; readonly key: string; readonly before: Mark };
