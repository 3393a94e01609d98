import type { Sentence } from "../../../reading/sentences.js";
import { NEEDS_NAMED_SOURCE } from "../cue-words.js";
import { isDash, type Phrase, phraseAfter } from "../phrases.js";
import type { View } from "../view.js";
import { type Content, contentAfter, contentBefore, continuation } from "./content.js";
import type { Draft } from "./draft.js";
import { leadingParticiple } from "./participle.js";
import { passiveReport } from "./passive.js";
import { findSource } from "./source.js";
import { directedStance } from "./stance.js";
import { isNobodyOrSupposed, isQuestion } from "./unreal.js";
import { findContent, isAsClause, TIME_WORDS } from "./verb-content.js";
import { type Group, readGroup } from "./verb-group.js";

/** The report that the verb at token `i` makes; undefined where it makes none. */
export function attributionOfVerb(
  view: View,
  sentence: Sentence,
  i: number,
  drafts: readonly Draft[],
): Draft | undefined {
  const group = readGroup(view, sentence, i);
  if (group === undefined || isQuestion(view, sentence)) return undefined;
  if (group.passive) return passiveReport(view, sentence, group);
  if (!group.finite && group.from === sentence.from) return leadingParticiple(view, sentence, group);
  const inverted = invertedReport(view, sentence, group);
  if (inverted) return inverted;
  const found = findSource(view, sentence, group, drafts);
  if (found === undefined) return undefined;
  if (found.source !== null && isNobodyOrSupposed(view, sentence, found.source)) return undefined;
  if (NEEDS_NAMED_SOURCE.has(group.verb.lemma) && !namesSomebody(view, found.source)) return undefined;
  const content = findContent(view, sentence, group, found.unit) ?? declinedAlone(view, sentence, group);
  if (content === undefined) return undefined;
  const elsewhere = content.tokens === null && content.spans.every((span) => span.start >= sentence.end);
  return {
    source: found.source,
    cue: { from: group.from, to: content.tokens?.to === group.to ? content.tokens.from : group.to },
    stance: directedStance(view, group.verb.lemma, group.to, group.stance),
    hedged: false,
    within: null,
    ...((elsewhere || isAsClause(view, found.unit) || content.tokens?.to === group.to) && { sure: true }),
    content,
    cut: found.cut,
  };
}

/** "declined to answer", and nothing else: that is what was declined. */
function declinedAlone(view: View, sentence: Sentence, group: Group): Content | undefined {
  if (group.stance !== "declines" || group.to < view.bodyEnd(sentence)) return undefined;
  for (let i = group.from + 1; i < group.to; i++)
    if (view.word(i) === "to") return { spans: [], tokens: { from: i, to: group.to } };
  return undefined;
}

/** Whether a source has a name or stands for somebody. */
export function namesSomebody(view: View, source: Phrase | null): boolean {
  if (source === null) return false;
  for (let i = source.from; i < source.to; i++) {
    if (view.is(i, "PROPN") || /^(?:he|she|they|who)$/.test(view.word(i))) return true;
  }
  return false;
}

/** Verbs that stand with their source behind what is reported: "Wages will fall, warned the chamber". */
const ENDS_REPORT =
  /^(?:said|says|say|added|adds|urged|urges|warned|warns|warn|claimed|claims|reported|reports|report|announced|predicted|predicts|insisted|insists|argued|argues|admitted|admits|noted|wrote|writes|suggested|explained|concluded)$/;

/** `Said X: “…”`: the verb, its source and a colon open the sentence. */
function openingReport(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const source = phraseAfter(view, group.to, view.bodyEnd(sentence));
  if (source === undefined || !/^[:,]$/.test(view.word(source.to)) || !view.quoted(source.to + 1))
    return undefined;
  return {
    source,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: false,
    within: null,
    sure: true,
    content: contentAfter(view, sentence, source.to + 1),
    cut: null,
  };
}

/** `"…," said X`: the verb before its source, what is said before both. */
function invertedReport(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const before = group.from - 1;
  if (!group.finite || !group.verb.clause) return undefined;
  if (before < sentence.from) return openingReport(view, sentence, group);
  const afterQuotation =
    view.quoted(before) ||
    (view.word(before) === "," && view.quoted(before - 1)) ||
    (isDash(view.word(before)) && view.quoted(before - 1));
  if (!afterQuotation && view.word(before) !== ",") return undefined;
  const end = view.bodyEnd(sentence);
  const source = phraseAfter(view, group.to, end);
  if (source === undefined || TIME_WORDS.test(view.word(group.to))) return undefined;
  const closes =
    source.to >= end ||
    /^[,:.;—–]$/.test(view.word(source.to)) ||
    view.quoted(source.to) ||
    TIME_WORDS.test(view.word(source.to));
  if (
    !closes ||
    (!afterQuotation &&
      !(source.to >= end ? ENDS_REPORT : /^(?:said|says|say)$/).test(view.word(group.to - 1)))
  )
    return undefined;
  const content = contentBefore(view, sentence, afterQuotation ? group.from : before);
  const rest = continuation(view, view.sentenceOf(sentence.from), source.to);
  return {
    source,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: false,
    within: null,
    ...(source.to >= end && { sure: true }),
    content: { ...content, spans: [...content.spans, ...rest] },
    cut: null,
  };
}
