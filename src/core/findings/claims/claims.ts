import type { Reading } from "../../reading/reading.js";
import type { Sentence } from "../../reading/sentences.js";
import { cover, type Span } from "../../span.js";
import type { Claim } from "../finding.js";
import { HEDGE_ADVERBS, HEDGES } from "./cue-words.js";
import type { CueTable } from "./cues.js";
import type { Chooser } from "./model/chooser.js";
import { trainedModel } from "./model/trained.js";
import type { Phrase } from "./phrases.js";
import { type Report, reportsOf } from "./reports.js";
import type { Draft } from "./rules/draft.js";
import { SpeakerResolver } from "./speaker/resolver.js";
import { View } from "./view.js";

export interface ClaimOptions {
  /** The cue words to look for; without it the project's own. */
  readonly cues?: CueTable;
  /** What chooses between the rules' hypotheses; null for the rules alone, without it the trained model. */
  readonly chooser?: Chooser | null;
}

/** The attributed statements of an article, in text order. Linear in its length. */
export function findClaims(reading: Reading, options: ClaimOptions = {}): Claim[] {
  const chooser = options.chooser === undefined ? trainedModel() : options.chooser;
  const view = new View(reading, options.cues);
  const resolver = new SpeakerResolver(view);
  const claims: Claim[] = [];
  let silent = false;
  for (const [index, sentence] of reading.sentences.entries()) {
    const known = new Map<Draft, Claim>();
    const reports = reportsOf(view, index, chooser, silent);
    silent = reports.length === 0;
    for (const report of outerFirst(reports)) {
      const { within } = report.draft;
      const claim = toClaim(view, resolver, sentence, report, (within && known.get(within)) ?? null);
      known.set(report.draft, claim);
    }
    claims.push(...[...known.values()].sort(byPlace));
  }
  return claims;
}

/** A report is made a claim after the one that it stands in. */
function outerFirst(reports: readonly Report[]): Report[] {
  const depth = ({ draft }: Report): number => {
    let levels = 0;
    for (let outer = draft.within; outer !== null && levels < reports.length; outer = outer.within) levels++;
    return levels;
  };
  return [...reports].sort((a, b) => depth(a) - depth(b));
}

function byPlace(a: Claim, b: Claim): number {
  return (a.cue?.start ?? 0) - (b.cue?.start ?? 0);
}

function toClaim(
  view: View,
  resolver: SpeakerResolver,
  sentence: Sentence,
  report: Report,
  within: Claim | null,
): Claim {
  const { source, cue, stance, hedged } = report.draft;
  const content = mergeSpans(view.reading.text, report.content);
  const words = {
    from: Math.min(source?.from ?? cue.from, cue.from),
    to: Math.max(source?.to ?? cue.to, cue.to),
  };
  const parts: Span[] = [sentence, ...content, view.span(words.from, words.to)];
  return {
    type: "claim",
    source: source && view.span(source.from, source.to),
    cue: view.span(cue.from, cue.to),
    content,
    sentence: cover(parts),
    speaker: source ? resolver.resolve(source, sentence) : null,
    stance,
    hedged:
      hedged || weakened(view, cue) || content.some((span) => isHedged(view, span)) || isHearsay(within),
    within,
  };
}

/** "reportedly admitted": the hedge stands in the cue. */
function weakened(view: View, { from, to }: Phrase): boolean {
  for (let i = from; i < to; i++) if (HEDGE_ADVERBS.has(view.word(i))) return true;
  return false;
}

/** Nobody is named for the claim that this one stands in: "Drent is said to have admitted …". */
function isHearsay(outer: Claim | null): boolean {
  return outer !== null && outer.source === null && outer.hedged;
}

function isHedged(view: View, content: Span | undefined): boolean {
  if (content === undefined) return false;
  const from = view.tokenAt(content.start);
  for (let i = from; i < from + 30 && view.start(i) < content.end; i++)
    if (HEDGES.has(view.word(i)) && !(view.word(i) === "may" && view.capital(i))) return true;
  return false;
}

/** In text order, without overlaps, and joined where only white space lies between. */
function mergeSpans(text: string, spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && (span.start <= last.end || text.slice(last.end, span.start).trim() === "")) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
