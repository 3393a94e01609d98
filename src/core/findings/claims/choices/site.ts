import type { Sentence } from "../../../reading/sentences.js";
import type { Chunk } from "../chunks.js";
import type { Phrase } from "../phrases.js";
import type { Draft } from "../rules/draft.js";
import type { View } from "../view.js";
import type { Candidate } from "./candidate.js";

/** Where a decision is taken: one candidate in its sentence, with what the rules make of it and what was decided before. */
export interface Site {
  readonly view: View;
  readonly sentence: Sentence;
  readonly heading: boolean;
  readonly chunks: readonly Chunk[];
  readonly candidate: Candidate;
  /** The report that the rules read here. */
  readonly rule: Draft | undefined;
  /** The reports already found in the sentence. */
  readonly drafts: readonly Draft[];
  /** One for the candidate's word and one for its frame, as the model counts them. */
  readonly lemma: number;
  readonly frame: number;
}

/** Which side of the cue holds what the rules take for content. */
export function ruleSides(site: Site): { left: boolean; right: boolean } {
  const { rule, view, candidate } = site;
  if (rule === undefined) return { left: false, right: false };
  const at = view.start(candidate.head);
  const { tokens, spans } = rule.content;
  const starts = spans.map((span) => span.start);
  if (tokens) starts.push(view.start(tokens.from));
  return { left: starts.some((one) => one < at), right: starts.some((one) => one > at) };
}

/** The two ends of a phrase are the same. */
export function same(a: Phrase | null | undefined, b: Phrase | null | undefined): boolean {
  return a === b || (a?.from === b?.from && a?.to === b?.to);
}
