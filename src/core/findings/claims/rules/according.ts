import type { Sentence } from "../../../reading/sentences.js";
import { isNominal, type Phrase, phraseAfter } from "../phrases.js";
import type { View } from "../view.js";
import { type Content, contentAfter, contentBefore } from "./content.js";
import type { Draft } from "./draft.js";

/** Nouns that make a report of a preposition: "in the words of X", "in X's view", "by X's own account". */
const OPINIONS =
  /^(?:words|view|views|opinion|telling|judgment|judgement|estimation|eyes|account|reckoning|estimate|count|admission|phrase)$/;

/** `According to X, …`, `…, per X`, `in the words of X`, `in X's view`; undefined where token `i` begins none. */
export function prepositionalReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  const found = readPreposition(view, sentence, i);
  if (found === undefined) return undefined;
  const { source, cue } = found;
  const unit = { from: Math.min(source.from, cue.from), to: Math.max(source.to, cue.to) };
  const content = contentAround(view, sentence, unit);
  if (content === undefined) return undefined;
  const leads = isLeading(view, sentence, unit.from);
  const cut = leads ? null : view.word(unit.from - 1) === "," ? unit.from - 1 : unit.from;
  const sure = leads && view.word(unit.to) === ",";
  return { source, cue, stance: "asserts", hedged: false, within: null, ...(sure && { sure }), content, cut };
}

function readPreposition(
  view: View,
  sentence: Sentence,
  i: number,
): { source: Phrase; cue: Phrase } | undefined {
  const end = view.bodyEnd(sentence);
  const word = view.word(i);
  if (word === "according" && view.word(i + 1) === "to") return withSource(view, i, i + 2, end);
  if (word === "per" && view.is(i + 1, "DET", "PROPN") && !view.is(i - 1, "NUM")) {
    return withSource(view, view.word(i - 1) === "as" ? i - 1 : i, i + 1, end);
  }
  if (word !== "in" && word !== "by") return undefined;
  if (view.word(i + 1) === "the" && OPINIONS.test(view.word(i + 2)) && view.word(i + 3) === "of")
    return withSource(view, i, i + 4, end);
  // "in X's view", "by their own account"; not "stood by his account"
  if (i > sentence.from && view.word(i - 1) !== "," && !view.is(i - 1, "AUX", "CCONJ")) return undefined;
  for (let noun = i + 2; noun < i + 8 && noun < end; noun++) {
    if (!OPINIONS.test(view.word(noun))) continue;
    let to = noun;
    while (to > i + 1 && /^(?:own|'s|')$/.test(view.word(to - 1))) to--;
    const possessive = to < noun && view.word(to) !== "own";
    const pronoun = /^(?:his|her|its|their|my|our)$/.test(view.word(to - 1)) && to - 1 === i + 1;
    if (!possessive && !pronoun) return undefined;
    for (let at = i + 1; at < to; at++)
      if (!isNominal(view, at) && !view.is(at, "DET", "ADJ")) return undefined;
    return { source: { from: i + 1, to }, cue: { from: noun, to: noun + 1 } };
  }
  return undefined;
}

function withSource(
  view: View,
  from: number,
  to: number,
  end: number,
): { source: Phrase; cue: Phrase } | undefined {
  const source = phraseAfter(view, to, end);
  if (source === undefined) return undefined;
  return { source: withModifiers(view, source, end), cue: { from, to } };
}

/** "two people | who saw the robbery", "a report | seen by the Gazette": up to the comma or the end. */
function withModifiers(view: View, { from, to }: Phrase, end: number): Phrase {
  const reduced = view.is(to, "VERB") && /(?:ed|en|ing|made|seen|held|sent|left)$/.test(view.word(to));
  if (!reduced && !/^(?:who|that|which|whose)$/.test(view.word(to))) return { from, to };
  for (let i = to; i < end && i < to + 12; i++) {
    if (view.quoted(i)) return { from, to };
    if (view.is(i, "PUNCT")) return { from, to: i };
    if (i + 1 === end) return { from, to: end };
  }
  return { from, to };
}

function isLeading(view: View, sentence: Sentence, i: number): boolean {
  return (
    i === sentence.from || (i - sentence.from <= 2 && !view.is(i - 1, "NOUN", "VERB", "PROPN", "AUX", "PRON"))
  );
}

/** What stands before the phrase, behind it, or on both sides of it between commas. */
function contentAround(view: View, sentence: Sentence, { from, to }: Phrase): Content | undefined {
  const end = view.bodyEnd(sentence);
  if (isLeading(view, sentence, from)) {
    const start = view.word(to) === "," ? to + 1 : to;
    return start < end ? contentAfter(view, sentence, start) : undefined;
  }
  const comma = view.word(from - 1) === ",";
  const before = contentBefore(view, sentence, comma ? from - 1 : from);
  const inserted =
    comma && view.word(to) === "," && view.is(from - 2, "AUX", "VERB") && !view.is(to + 1, "CCONJ", "SCONJ");
  if (!inserted) return before;
  const after = contentAfter(view, sentence, to + 1);
  const spans = before.tokens ? [view.span(before.tokens.from, before.tokens.to)] : before.spans;
  return { spans: [...spans, ...after.spans], tokens: after.tokens };
}
