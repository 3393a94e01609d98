import type { Claim, Figure } from "../findings/finding.js";
import type { Entry } from "../library.js";
import type { Span } from "../span.js";
import type { ClaimItem, EventItem, FigureItem, PassageItem } from "./answer.js";
import { cite } from "./citation.js";

function cut(entry: Entry, span: Span | null): string | null {
  return span && entry.article.text.slice(span.start, span.end);
}

export function claimItem(
  entry: Entry,
  claim: Claim,
  copies: readonly { entry: Entry; claim: Claim }[] = [],
): ClaimItem {
  const citation = cite(entry, claim.sentence);
  const longest = claim.content.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  return {
    type: "claim",
    text: citation.quote,
    claimant: cut(entry, claim.source),
    speaker: claim.speaker,
    cue: cut(entry, claim.cue),
    content: entry.article.text.slice(longest.start, longest.end),
    stance: claim.stance,
    hedged: claim.hedged,
    citation,
    ...(copies.length > 0 && { alsoIn: copies.map((copy) => cite(copy.entry, copy.claim.sentence)) }),
  };
}

export function figureItem(
  entry: Entry,
  figure: Figure,
  copies: readonly { entry: Entry; figure: Figure }[] = [],
): FigureItem {
  const citation = cite(entry, figure.sentence);
  const {
    harm,
    low,
    high,
    bound,
    vague,
    subset,
    background,
    running,
    zero,
    denied,
    group,
    place,
    asOf,
    speaker,
  } = figure;
  return {
    type: "figure",
    text: citation.quote,
    harm,
    low,
    high,
    bound,
    words: entry.article.text.slice(figure.span.start, figure.span.end),
    vague,
    subset,
    background,
    running,
    zero,
    denied,
    group,
    place,
    asOf,
    claimant: cut(entry, figure.claimant),
    speaker,
    citation,
    ...(copies.length > 0 && { alsoIn: copies.map((copy) => cite(copy.entry, copy.figure.sentence)) }),
  };
}

export function passageItem(entry: Entry, span: Span): PassageItem {
  const citation = cite(entry, span);
  return { type: "passage", text: citation.quote, citation };
}

export function eventItem(entry: Entry, span: Span, date: string | null): EventItem {
  const citation = cite(entry, span);
  return { type: "event", date, text: citation.quote, citation };
}
