import type { ClaimantKind } from "../findings/claims/claimant.js";
import type { Cause, Harm, Stance } from "../findings/finding.js";
import type { EventLine } from "../ledger/lines.js";
import type { Bound } from "../reading/numbers.js";

/** What makes every line checkable: `quote` is exactly `text.slice(start, end)` of the article. */
export interface Citation {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Absent where the article has none: shown as "untitled", "undated". */
  readonly title?: string;
  readonly source?: string;
  readonly published?: string;
  readonly url?: string;
}

interface CitedItem {
  /** Verbatim: the same characters as the citation's quote. */
  readonly text: string;
  readonly citation: Citation;
}

/** Who says something. */
export interface Voiced {
  /** The resolved name; null where nobody is named, or the text does not settle who it is. */
  readonly speaker: string | null;
  /** Verbatim span; null where nobody is named. */
  readonly claimant: string | null;
}

/** What another speaker's statement may be to one. */
export const relationNames = ["deniedBy", "denies", "contradicts", "confirmedBy", "confirms"] as const;
export type RelationName = (typeof relationNames)[number];

/** Another speaker's statement, beside the one that it speaks to. */
export interface LinkedClaim extends Voiced {
  readonly stance: Stance;
  /** As of a claim item. */
  readonly within: Voiced | null;
  readonly citation: Citation;
}

export interface ClaimItem extends CitedItem, Voiced {
  readonly type: "claim";
  readonly cue: string | null;
  /** What is said, verbatim, from its first word to its last: where the source stands inside, with it. */
  readonly content: string;
  readonly stance: Stance;
  readonly hedged: boolean;
  /** What the text tells of the claimant; see `ClaimantKind`. Empty where it tells nothing. */
  readonly claimantKinds: readonly ClaimantKind[];
  /** Whose account it stands in: "A said that B had admitted it"; null where the article itself reports it. */
  readonly within: Voiced | null;
  /** Other articles that carry the same statement, each once. */
  readonly alsoIn?: readonly Citation[];
  /** Only in what a watch tells: the sentence that a correction of its article has replaced by it. */
  readonly before?: Citation;
  /** Denials of what it says, by others; the newest first, as in all that follow. */
  readonly deniedBy?: readonly LinkedClaim[];
  /** Of a denial: the statements that it denies. */
  readonly denies?: readonly LinkedClaim[];
  /** Statements by others that say the opposite. */
  readonly contradicts?: readonly LinkedClaim[];
  readonly confirmedBy?: readonly LinkedClaim[];
  /** Of a confirmation: the statements that it confirms. */
  readonly confirms?: readonly LinkedClaim[];
}

export interface FigureItem extends CitedItem {
  readonly type: "figure";
  readonly harm: Harm;
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  /** The words of the figure itself, verbatim: "dozens of its soldiers had been killed". */
  readonly words: string;
  readonly vague: boolean;
  readonly subset: boolean;
  readonly background: boolean;
  readonly running: boolean;
  readonly zero: boolean;
  readonly denied: boolean;
  readonly group: string | null;
  readonly place: string | null;
  readonly asOf: string | null;
  readonly claimant: string | null;
  readonly speaker: string | null;
  readonly cause: Cause | null;
  readonly preliminary: boolean;
  /** The text itself says that a newer figure has replaced it. */
  readonly previous: boolean;
  /** What the text tells of the claimant, as of a claim item; `party` marks a side in the conflict. */
  readonly claimantKinds: readonly ClaimantKind[];
  readonly alsoIn?: readonly Citation[];
  /** Only in answers to `casualties`: the number of its event; null for background. */
  readonly event?: number | null;
  /** What the same source said before on the same event, oldest first; absent where that is nothing. */
  readonly earlier?: readonly EarlierFigure[];
  /** Only in the history of an event: the same source has replaced it. */
  readonly superseded?: boolean;
}

/** A value that its source has replaced: "6 → 12". */
export interface EarlierFigure
  extends Pick<FigureItem, "low" | "high" | "bound" | "vague" | "zero" | "denied" | "words" | "asOf"> {
  readonly citation: Citation;
}

/** An event of the ledger: what happened at one place on one day, by one cause, as far as the texts tell. */
export interface CasualtyEvent {
  /** From 1, in order of time: `casualties 3` is its history. It may change when articles come or go. */
  readonly number: number;
  readonly place: string | null;
  /** `YYYY-MM-DD`; null where no text tells the day. */
  readonly day: string | null;
  readonly cause: Cause | null;
  /** How many figures on it were asked for, on whatever page they are. */
  readonly figures: number;
  /** What all sources say together now, for the harms and victims that were asked for. */
  readonly lines: readonly EventLine[];
}

/** Of a sentence in the middle of somebody's words: whose they are. Absent where the sentence itself says so. */
interface Spoken {
  readonly saidBy?: Voiced;
}

export interface PassageItem extends CitedItem, Spoken {
  readonly type: "passage";
}

export interface EventItem extends CitedItem, Spoken {
  readonly type: "event";
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null where an undated article only names a weekday. */
  readonly date: string | null;
}

export type Item = ClaimItem | FigureItem | PassageItem | EventItem;

/** What the user may do next: a question that the desk would understand, with its label. */
export interface Action {
  readonly label: string;
  readonly question: string;
}

/** Why a question got no answer; the headline says what to do. */
export const problemCodes = [
  "empty-question",
  "question-too-long",
  "unknown-command",
  "missing-argument",
  "unknown-argument",
  "no-such-date",
  "unknown-article",
  "unknown-event",
  "channel-only",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The platform-neutral reply to a question. */
export interface Answer {
  readonly question: string;
  readonly desk: string;
  /** The command that was understood; null where none was. */
  readonly command: string | null;
  /** Time of the newest article that the desk may show: what it knew as of. Null where all are undated. */
  readonly asOf: string | null;
  readonly headline: string;
  readonly items: readonly Item[];
  readonly related: readonly Item[];
  readonly notes: readonly string[];
  /** All items that answer the question, of which `items` holds a page. */
  readonly total: number;
  readonly actions: readonly Action[];
  /** Only in answers to `casualties`: the events of the figures among `items`, in their order. */
  readonly events?: readonly CasualtyEvent[];
  /** Only in what a watch tells: articles, each as a whole, of which notes tell words. Should one go, these go too. */
  readonly noted?: readonly Citation[];
  readonly problem?: ProblemCode;
}

/** Which page of an answer is wanted. */
export interface Page {
  /** Items to skip; 0 by default. */
  readonly offset?: number;
  /** Items at most; 20 by default. */
  readonly limit?: number;
}
