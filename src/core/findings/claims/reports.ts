import type { Span } from "../../span.js";
import { reportsByModel } from "./choices/reports.js";
import type { Chooser } from "./model/chooser.js";
import { quotationAfterGesture } from "./rules/announced.js";
import type { Draft } from "./rules/draft.js";
import { reportsByRules } from "./rules/rules.js";
import type { View } from "./view.js";

/** A report whose content is cut out of the text. */
export interface Report {
  readonly draft: Draft;
  readonly content: readonly Span[];
}

/**
 * The reports of one sentence, in text order: by the model's choice among hypotheses, or by the rules alone.
 * `silent`: the sentence before reports nothing, so that what it announces may stand here.
 */
export function reportsOf(view: View, index: number, chooser: Chooser | null, silent = false): Report[] {
  const sentence = view.reading.sentences[index];
  if (sentence === undefined) return [];
  const heading = view.reading.paragraphs[sentence.paragraph]?.heading === true;
  const drafts =
    chooser === null ? reportsByRules(view, sentence) : reportsByModel(view, sentence, heading, chooser);
  const before = view.reading.sentences[index - 1];
  const gesture =
    silent && before && drafts.length === 0 ? quotationAfterGesture(view, before, sentence) : undefined;
  return [...drafts, ...(gesture ? [gesture] : [])]
    .map((draft) => ({ draft, content: spansOf(view, draft) }))
    .filter(
      ({ draft, content }) =>
        content.length > 0 &&
        (draft.source === null || hasWord(view, view.span(draft.source.from, draft.source.to))),
    );
}

function hasWord(view: View, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(view.reading.text.slice(start, end));
}

/** What is said, without its source where that stands inside, and without mere marks. */
function spansOf(view: View, { content, source }: Draft): Span[] {
  const spans = [...content.spans];
  if (content.tokens !== null) {
    let { from, to } = content.tokens;
    while (to > from && /^(?:[,;:—–-]|and|but|while|as|with)$/.test(view.word(to - 1))) to--;
    while (from < to && /^[,:]$/.test(view.word(from))) from++;
    if (to > from) spans.push(view.span(from, to));
  }
  return spans
    .flatMap((span) => without(span, source === null ? null : view.span(source.from, source.to)))
    .filter((span) => hasWord(view, span));
}

function without(span: Span, hole: Span | null): Span[] {
  if (hole === null || hole.start >= span.end || hole.end <= span.start) return [span];
  const parts = [
    { start: span.start, end: Math.min(span.end, hole.start) },
    { start: Math.max(span.start, hole.end), end: span.end },
  ];
  return parts.filter(({ start, end }) => end > start);
}
