import type { Reading } from "../../reading/reading.js";
import type { Sentence } from "../../reading/sentences.js";
import { cover, type Span } from "../../span.js";
import type { Claim } from "../finding.js";
import { attributionsOf } from "./attribution.js";
import { HEDGES } from "./cues.js";
import type { Attribution } from "./draft.js";
import { SpeakerResolver } from "./speaker.js";
import { View } from "./view.js";

/** The attributed statements of an article, in text order. Linear in its length. */
export function findClaims(reading: Reading): Claim[] {
  const view = new View(reading);
  const resolver = new SpeakerResolver(view);
  const claims: Claim[] = [];
  for (const [index, sentence] of reading.sentences.entries()) {
    if (reading.paragraphs[sentence.paragraph]?.heading === true) continue;
    for (const found of attributionsOf(view, index)) {
      claims.push(toClaim(view, resolver, sentence, found));
    }
  }
  return claims;
}

function toClaim(view: View, resolver: SpeakerResolver, sentence: Sentence, found: Attribution): Claim {
  const source = found.source && view.span(found.source.from, found.source.to);
  const content = mergeSpans(view.reading.text, found.content);
  const cue = found.cue && view.span(found.cue.from, found.cue.to);
  const parts: Span[] = [sentence, ...content];
  return {
    type: "claim",
    source: source ?? null,
    cue: cue ?? null,
    content,
    sentence: cover(parts),
    speaker: found.source ? resolver.resolve(found.source, sentence) : null,
    stance: found.stance,
    hedged: found.hedged || isHedged(view, content[0]),
    within: null,
  };
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
