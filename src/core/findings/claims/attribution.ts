import type { Sentence } from "../../reading/sentences.js";
import type { Span } from "../../span.js";
import { clauseStart } from "./clauses.js";
import { type Content, contentAfter, contentBefore } from "./content.js";
import { CUE_NOUNS, CUE_VERBS, CUE_WORDS, HEDGE_ADVERBS, PARTICLE_VERBS } from "./cues.js";
import type { Attribution, Draft } from "./draft.js";
import { type Phrase, phraseAfter } from "./phrases.js";
import { attributionOfVerb } from "./verb.js";
import type { View } from "./view.js";

/** The attributions of one sentence, in text order. */
export function attributionsOf(view: View, index: number): Attribution[] {
  const sentence = view.reading.sentences[index];
  if (sentence === undefined) return [];
  const drafts: Draft[] = [];
  for (let i = sentence.from; i < sentence.to; i++) {
    const draft =
      !CUE_WORDS.has(view.word(i)) || view.quoted(i) ? undefined : draftAt(view, sentence, i, drafts);
    if (draft && place(draft, drafts)) i = Math.max(i, draft.cue.to - 1);
  }
  return drafts
    .map((draft) => ({
      source: draft.source,
      cue: draft.cue,
      stance: draft.stance,
      hedged: draft.hedged,
      content: spansOf(view, draft.content),
    }))
    .filter((one) => one.content.length > 0);
}

function draftAt(view: View, sentence: Sentence, i: number, drafts: readonly Draft[]): Draft | undefined {
  const word = view.word(i);
  if (word === "according") return view.word(i + 1) === "to" ? accordingTo(view, sentence, i) : undefined;
  if (CUE_VERBS.has(word) || PARTICLE_VERBS.has(word)) {
    const verb = attributionOfVerb(view, sentence, i, drafts);
    if (verb) return verb;
  }
  if (HEDGE_ADVERBS.has(word)) return hedgedReport(view, sentence, i);
  return CUE_NOUNS.has(word) ? nounReport(view, sentence, i) : undefined;
}

/** Adds a draft unless it is part of what an earlier one reports; ends the earlier one's content where they meet. */
function place(draft: Draft, drafts: Draft[]): boolean {
  for (const earlier of drafts) {
    const { tokens } = earlier.content;
    if (tokens === null || draft.cue.from < tokens.from || draft.cue.from >= tokens.to) continue;
    if (draft.cut === null || draft.cut <= tokens.from) return false;
    earlier.content = { ...earlier.content, tokens: { from: tokens.from, to: draft.cut } };
  }
  drafts.push(draft);
  return true;
}

function spansOf(view: View, content: Content): Span[] {
  const spans = [...content.spans];
  if (content.tokens !== null) {
    let { from, to } = content.tokens;
    while (to > from && /^(?:[,;:—–-]|and|but|while|as|with)$/.test(view.word(to - 1))) to--;
    while (from < to && /^[,:]$/.test(view.word(from))) from++;
    if (to > from) spans.push(view.span(from, to));
  }
  return spans;
}

/** "According to X, …" and "…, according to X". */
function accordingTo(view: View, sentence: Sentence, i: number): Draft | undefined {
  const end = view.bodyEnd(sentence);
  const source = phraseAfter(view, i + 2, end);
  if (source === undefined) return undefined;
  const base = { source, cue: { from: i, to: i + 2 }, stance: "asserts" as const, hedged: false };
  const leads = i === sentence.from || (i - sentence.from <= 2 && !view.is(i - 1, "NOUN", "VERB", "PROPN"));
  if (leads) {
    const from = view.word(source.to) === "," ? source.to + 1 : source.to;
    if (from >= end) return undefined;
    return { ...base, content: contentAfter(view, sentence, from), cut: null };
  }
  const last = view.word(i - 1) === "," ? i - 1 : i;
  return { ...base, content: contentBefore(view, sentence, last), cut: last };
}

/** "Rebels reportedly overran …": a report whose source the text keeps to itself. */
function hedgedReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  const from = clauseStart(view, i, sentence.from);
  const to = view.bodyEnd(sentence);
  return {
    source: null,
    cue: { from: i, to: i + 1 },
    stance: "asserts",
    hedged: true,
    content: { spans: [], tokens: { from, to } },
    cut: from > sentence.from ? from : null,
  };
}

/** "his claim that …", "the ministry's warning that …". */
function nounReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  if (!view.is(i, "NOUN") || view.word(i + 1) !== "that" || view.is(i + 2, "VERB", "AUX")) return undefined;
  const source = possessorBefore(view, i, sentence.from);
  if (source === undefined) return undefined;
  const content = contentAfter(view, sentence, i + 1);
  return { source, cue: { from: i, to: i + 1 }, stance: "asserts", hedged: false, content, cut: null };
}

function possessorBefore(view: View, noun: number, floor: number): Phrase | undefined {
  let i = noun - 1;
  while (i >= floor && view.is(i, "ADJ")) i--;
  const word = view.word(i);
  if (/^(?:his|her|its|their)$/.test(word)) return { from: i, to: i + 1 };
  if (word !== "'s" && word !== "'") return undefined;
  let from = i;
  while (from - 1 >= floor && view.is(from - 1, "PROPN", "NOUN", "ADJ", "DET") && !view.is(from, "DET"))
    from--;
  return from < i ? { from, to: i } : undefined;
}
