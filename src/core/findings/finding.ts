import type { Bound } from "../reading/numbers.js";
import type { Span } from "../span.js";

export const stances = [
  "asserts",
  "confirms",
  "denies",
  "accuses",
  "condemns",
  "urges",
  "pledges",
  "expects",
  "declines",
] as const;
export type Stance = (typeof stances)[number];

/** An attributed statement: who says what, in which words. All spans are offsets into the article's text. */
export interface Claim {
  readonly type: "claim";
  /** The claimant as written; null where the text names nobody ("reportedly"). */
  readonly source: Span | null;
  /** The reporting word or words. */
  readonly cue: Span | null;
  /** What is said; more than one span where the source or the cue stands inside it. In text order, never empty. */
  readonly content: readonly Span[];
  /** The sentence or sentences that hold source, cue and content. */
  readonly sentence: Span;
  /** The claimant's name as far as the article settles it; as written otherwise; null where nobody is named. */
  readonly speaker: string | null;
  readonly stance: Stance;
  readonly hedged: boolean;
  /** The claim in whose content this one stands ("A said that B had admitted …"); null where the article itself reports it. */
  readonly within: Claim | null;
}

export const harms = ["killed", "injured", "missing", "displaced", "captured", "casualties"] as const;
export type Harm = (typeof harms)[number];

/** Harm that nobody did. */
export const accidents = [
  "earthquake",
  "flood",
  "storm",
  "landslide",
  "fire",
  "crash",
  "shipwreck",
  "collapse",
  "stampede",
  "drowning",
  "poisoning",
  "epidemic",
] as const;

/**
 * What harmed people. `attack` and `strike` are what a text says that does not tell by what; every other one is a
 * kind of its own.
 */
export const causes = [
  "airstrike",
  "drone strike",
  "shelling",
  "missile strike",
  "strike",
  "explosion",
  "mine",
  "shooting",
  "stabbing",
  "clashes",
  "execution",
  "torture",
  "abduction",
  "attack",
  "unrest",
  ...accidents,
] as const;
export type Cause = (typeof causes)[number];

/** A casualty figure, as one sentence of one article states it. */
export interface Figure {
  readonly type: "figure";
  /** `casualties`: killed and injured not told apart. */
  readonly harm: Harm;
  /** Both null where the text only says that there were some; `high` null where it is open ("at least 22"). */
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  /** The number is a word such as "dozens". */
  readonly vague: boolean;
  /** A part of another figure of the same sentence or passage ("including three children"). */
  readonly subset: boolean;
  /** Of the whole war, or of an earlier event: not news. */
  readonly background: boolean;
  /** A running total ("the toll rises to 40"). */
  readonly running: boolean;
  /** What the sentence itself says a newer figure has replaced ("from 32", "not 12 but nine"). Background, too. */
  readonly previous: boolean;
  /** It speaks of something told before: a later count ("the toll has risen"), or of "the blast". */
  readonly refersBack: boolean;
  /** A first count, by the text's own words. */
  readonly preliminary: boolean;
  /** The text says that there were none. */
  readonly zero: boolean;
  /** The text denies the figure. */
  readonly denied: boolean;
  /** The victims, as written ("civilians", "Samira Vol"); null where the text does not say. */
  readonly group: string | null;
  /** Somebody who is named, not counted. */
  readonly named: boolean;
  /** The place, in the desk's spelling where it knows it, else as written. */
  readonly place: string | null;
  /** `YYYY-MM-DD`, or shorter where the text is less precise; null where neither the sentence nor the article says. */
  readonly asOf: string | null;
  /** The day on which it happened, where the text tells it; in the same form. */
  readonly day: string | null;
  /** The day on which it was said, where the sentence tells it ("he said on Friday"). */
  readonly said: string | null;
  /** What harmed them, from the sentence or the ones before it in its paragraph; null where neither settles it. */
  readonly cause: Cause | null;
  /** Who gave it, as written; null where nobody is named. */
  readonly claimant: Span | null;
  /** The claimant's name as far as the article settles it. */
  readonly speaker: string | null;
  readonly sentence: Span;
  /** The words of the figure itself, from its number to its harm word. */
  readonly span: Span;
}
