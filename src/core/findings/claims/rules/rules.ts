import type { Sentence } from "../../../reading/sentences.js";
import { CUE_NOUNS, HEDGE_ADVERBS } from "../cue-words.js";
import { PARTICLE_VERBS } from "../cues.js";
import type { Phrase } from "../phrases.js";
import type { View } from "../view.js";
import { prepositionalReport } from "./according.js";
import { clauseStart, mainVerbAfter } from "./clauses.js";
import { type Content, contentAfter } from "./content.js";
import type { Draft } from "./draft.js";
import { markReport } from "./marks.js";
import { attributionOfVerb } from "./verb.js";

/** The reports of a sentence as the rules alone read them, in text order; one in another's content says so. */
export function reportsByRules(view: View, sentence: Sentence): Draft[] {
  const drafts: Draft[] = [];
  const nested: Draft[] = [];
  for (let i = sentence.from; i < sentence.to; i++) {
    const draft = markReport(view, sentence, i) ?? ruleAt(view, sentence, i, drafts);
    if (draft === undefined) continue;
    draft.within = place(draft, drafts);
    (draft.within === null ? drafts : nested).push(draft);
    if (draft.within === null) i = Math.max(i, draft.cue.to - 1);
  }
  return [...drafts, ...nested].sort((a, b) => a.cue.from - b.cue.from);
}

/** The report that the word at token `i` makes; undefined where it makes none. */
export function ruleAt(
  view: View,
  sentence: Sentence,
  i: number,
  drafts: readonly Draft[],
): Draft | undefined {
  const word = view.word(i);
  if (!view.cues.words.has(word) || view.quoted(i)) return undefined;
  const preposition = /^(?:according|per|in|by)$/.test(word)
    ? prepositionalReport(view, sentence, i)
    : undefined;
  if (preposition !== undefined) return preposition;
  if (view.cues.verbs.has(word) || PARTICLE_VERBS.has(word)) {
    const verb = attributionOfVerb(view, sentence, i, drafts);
    if (verb) return verb;
  }
  if (HEDGE_ADVERBS.has(word)) return hedgedReport(view, sentence, i);
  return CUE_NOUNS.has(word) ? nounReport(view, sentence, i) : undefined;
}

/** Ends the content of earlier drafts where this one begins; the draft in whose content it stands, else null. */
function place(draft: Draft, drafts: readonly Draft[]): Draft | null {
  for (const earlier of drafts) {
    const { tokens } = earlier.content;
    if (tokens === null || draft.cue.from < tokens.from || draft.cue.from >= tokens.to) continue;
    if (draft.cut === null || draft.cut <= tokens.from) return earlier;
    earlier.content = { ...earlier.content, tokens: { from: tokens.from, to: draft.cut } };
  }
  return null;
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
    within: null,
    content: { spans: [], tokens: { from, to } },
    cut: from > sentence.from ? from : null,
  };
}

/** "his claim that …", "the ministry's warning that …". */
function nounReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  if (!view.is(i, "NOUN") || view.word(i + 1) !== "that" || view.is(i + 2, "VERB", "AUX")) return undefined;
  const source = possessorBefore(view, i, sentence.from);
  if (source === undefined) return undefined;
  const content = upToMainVerb(view, sentence, contentAfter(view, sentence, i + 1));
  return {
    source,
    cue: { from: i, to: i + 1 },
    stance: CUE_NOUNS.get(view.word(i)) ?? "asserts",
    hedged: false,
    within: null,
    content,
    cut: null,
  };
}

/** "his claim that he never met X | collapsed in court": what is claimed ends where its sentence goes on. */
function upToMainVerb(view: View, sentence: Sentence, content: Content): Content {
  const { tokens } = content;
  const verb = tokens === null ? -1 : mainVerbAfter(view, tokens.from + 1, view.bodyEnd(sentence));
  return tokens === null || verb < 0 ? content : { ...content, tokens: { from: tokens.from, to: verb } };
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
