import type { Sentence } from "../../../reading/sentences.js";
import type { View } from "../view.js";
import { withRest } from "./content.js";
import type { Draft } from "./draft.js";
import { subjectOf } from "./source.js";

/** A quotation of fewer words may be a title or a label. */
const FEWEST_WORDS = 3;

/** "The chief was in no mood to apologise: “…”": a colon and a quotation make a report of any sentence about somebody. */
export function announcedQuotation(view: View, sentence: Sentence, colon: number): Draft | undefined {
  const quotation = view.quotationAt(colon + 1);
  if (view.quoted(colon) || quotation === undefined || quotation.start !== view.start(colon + 1))
    return undefined;
  if (quotation.words < FEWEST_WORDS || quotation.title || quotation.end < sentence.end - 2) return undefined;
  const source = subjectOf(view, sentence, colon);
  if (source === null || source.to >= colon || view.is(source.from, "NUM")) return undefined;
  if (view.is(source.from, "PRON") && !/^(?:he|she|they|his|her|their|it|its)$/.test(view.word(source.from)))
    return undefined;
  return {
    source,
    cue: { from: source.to, to: colon },
    stance: "asserts",
    hedged: false,
    within: null,
    sure: true,
    content: { spans: withRest(view, quotation), tokens: null },
    cut: null,
  };
}
