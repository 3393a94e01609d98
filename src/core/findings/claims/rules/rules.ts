import type { Sentence } from "../../../reading/sentences.js";
import { CUE_NOUNS, HEDGE_ADVERBS } from "../cue-words.js";
import { PARTICLE_VERBS } from "../cues.js";
import { type Phrase, phraseAfter } from "../phrases.js";
import type { View } from "../view.js";
import { prepositionalReport } from "./according.js";
import { announcedQuotation } from "./announced.js";
import { clauseStart, mainVerbAfter } from "./clauses.js";
import { type Content, contentAfter } from "./content.js";
import type { Draft } from "./draft.js";
import { markReport } from "./marks.js";
import { attributionOfVerb } from "./verb.js";

/** The reports of a sentence as the rules alone read them, in text order; one in another's content says so. */
export function reportsByRules(view: View, sentence: Sentence): Draft[] {
  const drafts: Draft[] = [];
  const nested: Draft[] = [];
  for (let i = sentence.from; i < sentence.to && drafts.length + nested.length < MOST_REPORTS; i++) {
    const mark =
      view.word(i) === ":" && drafts.length === 0 ? announcedQuotation(view, sentence, i) : undefined;
    const draft = markReport(view, sentence, i) ?? mark ?? ruleAt(view, sentence, i, drafts);
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

/** The most that one sentence may report. */
const MOST_REPORTS = 60;
/** How many earlier reports of the sentence may meet a new one. */
const REMEMBERED = 8;

/** Ends the content of earlier drafts where this one begins; the draft in whose content it stands, else null. */
function place(draft: Draft, drafts: readonly Draft[]): Draft | null {
  for (const earlier of drafts.slice(-REMEMBERED)) {
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

/** Nouns whose "that" clause is reported even where nobody is named for it. */
const HEARSAY =
  /^(?:claims?|allegations?|accusations?|reports?|rumou?rs?|speculation|suggestions?|complaints?|warnings?|predictions?)$/;
/** Nouns that take "to" as others take "that". */
const PROMISES = /^(?:promises?|pledges?|vows?|threats?|offers?|demands?|calls?|proposals?)$/;

/** "his claim that …", "the ministry's promise to …", "reports that …". */
function nounReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  if (!view.is(i, "NOUN") || /^(?:nobody|who|he|she|they|it|no)$/.test(view.word(i - 1))) return undefined;
  const word = view.word(i);
  // "an accusation by a former clerk that …"
  const agent = view.word(i + 1) === "by" ? phraseAfter(view, i + 2, view.bodyEnd(sentence)) : undefined;
  const at = agent?.to ?? i + 1;
  const to = view.word(at) === "to" && PROMISES.test(word) && view.is(at + 1, "VERB", "AUX");
  if (!to && (view.word(at) !== "that" || view.is(at + 1, "VERB", "AUX"))) return undefined;
  const source = agent ?? possessorBefore(view, i, sentence.from);
  if (source === undefined && (to || !HEARSAY.test(word) || /^(?:no|any)$/.test(view.word(i - 1))))
    return undefined;
  return {
    source: source ?? null,
    cue: { from: i, to: i + 1 },
    stance: CUE_NOUNS.get(word) ?? "asserts",
    hedged: source === undefined,
    within: null,
    sure: true,
    content: upToMainVerb(view, sentence, contentAfter(view, sentence, at)),
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
