import type { Sentence } from "../../../reading/sentences.js";
import { chunksOf } from "../chunks.js";
import { isPersonNoun } from "../model/classes.js";
import type { Phrase } from "../phrases.js";
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

/** A sentence of more words tells a story, and the quotation behind it may be anybody's. */
const LONGEST_GESTURE = 14;

/**
 * "Drent shook her head. “They never told us.”": a short sentence about one person, and then nothing but a quotation
 * in the same paragraph. `before` is that sentence, and reports nothing itself.
 */
export function quotationAfterGesture(view: View, before: Sentence, sentence: Sentence): Draft | undefined {
  if (before.paragraph !== sentence.paragraph || before.to - before.from > LONGEST_GESTURE) return undefined;
  const quotation = view.quotationAt(sentence.from);
  if (quotation === undefined || quotation.start !== sentence.start || quotation.words < FEWEST_WORDS)
    return undefined;
  const home = view.reading.sentences[view.sentenceOf(view.tokenAt(quotation.end) - 1)];
  if (home === undefined || quotation.end < home.end - 1 || view.quoted(before.to - 1)) return undefined;
  const source = gesturing(view, before);
  if (source === null) return undefined;
  return {
    source,
    cue: { from: source.to, to: view.bodyEnd(before) },
    stance: "asserts",
    hedged: false,
    within: null,
    sure: true,
    content: { spans: withRest(view, quotation), tokens: null },
    cut: null,
  };
}

/** The only person of a sentence, where it is about nobody else. */
function gesturing(view: View, sentence: Sentence): Phrase | null {
  const people = chunksOf(view, sentence).filter(
    ({ from, head }) =>
      // "shook her head": no head of anything.
      !/^(?:his|her|their)$/.test(view.word(from - 1)) &&
      (view.is(head, "PROPN") || /^(?:he|she|they)$/.test(view.word(head)) || isPersonNoun(view.word(head))),
  );
  const source = subjectOf(view, sentence, sentence.to);
  const [person] = people;
  if (people.length !== 1 || person === undefined || source === null || source.to >= view.bodyEnd(sentence))
    return null;
  return person.head >= source.from && person.head < source.to ? source : null;
}
