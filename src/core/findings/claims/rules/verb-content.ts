import type { Sentence } from "../../../reading/sentences.js";
import { ATTITUDE_NOUNS, ATTITUDE_VERBS, CLAUSE_ONLY } from "../cue-words.js";
import { isNominal, phraseAfter } from "../phrases.js";
import type { View } from "../view.js";
import { clauseFollows } from "./clauses.js";
import { type Content, contentAfter, contentBefore, continuation } from "./content.js";
import type { Group } from "./verb-group.js";

/** What may stand between a reporting verb and the end of its sentence, or what is said. */
export const TIME_WORDS =
  /^(?:on|in|at|to|late|early|earlier|last|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|during|before|after|when|as|for|from|by|via|through|without|here|there|later|recently|again|morning|afternoon|evening|night|week)$/;

/** What a reporting verb says, before or after it; undefined where it says nothing. `unit` is where its source begins. */
export function findContent(view: View, sentence: Sentence, group: Group, unit: number): Content | undefined {
  const index = view.sentenceOf(sentence.from);
  const end = view.bodyEnd(sentence);
  const before = unit - 1;
  const comparison = isAsClause(view, unit) ? asClause(view, sentence, group, before) : undefined;
  if (comparison) return comparison;
  if (before > sentence.from && group.verb.clause && group.finite) {
    const around = interrupted(view, sentence, group, unit, end);
    if (around) return around;
    const afterQuotation = view.quoted(before) || (view.word(before) === "," && view.quoted(before - 1));
    const afterClause =
      view.word(before) === "," &&
      before - sentence.from > 3 &&
      !group.verb.quotationOnly &&
      view.word(group.to) !== "to" &&
      closesSentence(view, afterRecipient(view, group, end), end) &&
      !reportsAfter(view, group, end);
    if ((afterQuotation && !startsClause(view, group.to, end)) || afterClause) {
      const content = contentBefore(view, sentence, afterQuotation ? unit : before);
      return { ...content, spans: [...content.spans, ...continuation(view, index, group.to)] };
    }
  }
  const from = contentStart(view, group, end);
  const announced = view.word(sentence.to - 1) === ":" && !view.quoted(sentence.to - 1);
  if (from === undefined || (announced && from > group.to)) {
    const rest =
      group.verb.clause && (group.to >= end || announced) ? continuation(view, index, group.to) : [];
    if (rest.length > 0) return { spans: rest, tokens: null };
    if (from === undefined) return undefined;
  }
  const content = contentAfter(view, sentence, from);
  const direct = content.tokens === null ? content.spans.at(-1) : undefined;
  if (direct === undefined) return content;
  const after = view.tokenAt(direct.end);
  return { ...content, spans: [...content.spans, ...continuation(view, view.sentenceOf(after - 1), after)] };
}

/** Whether source and verb stand in a clause of comparison: "as X put it". */
export function isAsClause(view: View, unit: number): boolean {
  return view.word(unit - 1) === "as";
}

/** `As X put it, …`, `…, as X admitted`: what is said stands outside the clause. */
function asClause(view: View, sentence: Sentence, group: Group, as: number): Content | undefined {
  const end = view.bodyEnd(sentence);
  let after = group.to;
  while (after < end && after < group.to + 4 && view.word(after) !== ",") after++;
  const closes = view.word(after) === ",";
  if (as === sentence.from)
    return closes && after + 1 < end ? contentAfter(view, sentence, after + 1) : undefined;
  const marked = view.word(as - 1) === "," || view.quoted(as - 1);
  if (!marked) return undefined;
  const content = contentBefore(view, sentence, view.word(as - 1) === "," ? as - 1 : as);
  if (!closes || after + 1 >= end) return content;
  const rest = contentAfter(view, sentence, after + 1);
  const spans = content.tokens ? [view.span(content.tokens.from, content.tokens.to)] : content.spans;
  return { spans: [...spans, ...rest.spans], tokens: rest.tokens };
}

/** "The ferry, X said, would sail": what is said stands on both sides of who says it. */
function interrupted(
  view: View,
  sentence: Sentence,
  group: Group,
  unit: number,
  end: number,
): Content | null {
  const after = group.to + 1;
  const commas = view.word(unit - 1) === "," && view.word(group.to) === ",";
  if (!commas || view.quoted(unit - 2) || !view.is(after, "AUX", "VERB") || /ing$/.test(view.word(after)))
    return null;
  const from = sentence.from;
  return { spans: [view.span(from, unit - 1)], tokens: { from: after, to: end } };
}

/** The end of the person told, where the verb has one and a clause or nothing follows; else the verb's own end. */
function afterRecipient(view: View, { verb, to }: Group, end: number): number {
  return verb.recipient ? (recipientEnd(view, to, end) ?? to) : to;
}

function startsClause(view: View, from: number, end: number): boolean {
  return from < end && view.word(from) === "that";
}

/** Whether what is said follows the verb, after a time or not. */
function reportsAfter(view: View, group: Group, end: number): boolean {
  return (
    openingWithin(view, group.to, end) !== undefined ||
    clauseFollows(view, skipTime(view, group.to, end), end)
  );
}

/** Only an adverbial may follow "…, he said". */
function closesSentence(view: View, from: number, end: number): boolean {
  return from >= end || /^[,;:—–]$/.test(view.word(from)) || TIME_WORDS.test(view.word(from));
}

/** The first token of what is said after its verb; undefined where the verb reports nothing here. */
function contentStart(view: View, group: Group, end: number): number | undefined {
  const { verb, to } = group;
  let from = to;
  if (from >= end) return undefined;
  if (group.stance === "declines" && !view.quoted(from)) return from;
  if (verb.recipient && !view.quoted(from) && view.word(from) !== "that") {
    const recipient = recipientEnd(view, from, end);
    // "promised aid": what follows a recipient is said to it; where nothing follows, it was none.
    const told = !verb.object || (recipient ?? end) < end;
    if (recipient !== undefined && told) from = recipient;
  }
  const opening = openingWithin(view, from, end);
  if (opening !== undefined && (!verb.quotationOnly || view.quoted(opening))) return opening;
  from = skipTime(view, from, end);
  if (from >= end) return undefined;
  if (view.word(from) === "," || view.word(from) === ":") return undefined;
  if (verb.lemma === "call") return callsNames(view, from, end) ? from : undefined;
  if (ATTITUDE_VERBS.has(verb.lemma)) return hasAttitude(view, to, end) ? to : undefined;
  if (verb.quotationOnly) return undefined;
  if (CLAUSE_ONLY.has(verb.lemma) || !verb.object) return clauseFollows(view, from, end) ? from : undefined;
  if (verb.recipient && /^(?:to|for|not)$/.test(view.word(from))) return from;
  return verb.object &&
    (isNominal(view, from) || view.is(from, "DET", "ADJ", "NUM", "PART", "PRON", "VERB", "ADP"))
    ? to
    : undefined;
}

/** After "told" and its like: the end of the person told. */
export function recipientEnd(view: View, from: number, end: number): number | undefined {
  if (view.is(from, "PRON")) return from + 1;
  const phrase = phraseAfter(view, from, Math.min(end, from + 20));
  return phrase?.to;
}

/** Where "that" or a quotation follows an adverbial: "said on Friday in a statement that". */
function openingWithin(view: View, from: number, end: number): number | undefined {
  if (view.word(from) === "that") return from;
  for (let i = from; i < end && i < from + 16; i++) {
    const word = view.word(i);
    if (view.quoted(i))
      return i === from || /^[,:]$/.test(view.word(i - 1)) || view.is(from, "ADP", "ADV") ? i : undefined;
    if (
      word === "that" &&
      (TIME_WORDS.test(view.word(from)) || view.is(from, "ADP")) &&
      !view.is(i + 1, "VERB", "AUX")
    )
      return i;
    if (i > from && view.is(i, "VERB", "AUX")) return undefined;
  }
  return undefined;
}

/** "said Tuesday …", "announced on Saturday …": the first token after the time. */
function skipTime(view: View, from: number, end: number): number {
  let at = from;
  if (
    /^(?:on|late|early|earlier|last|this)$/.test(view.word(at)) &&
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|week|month|year)$/.test(
      view.word(at + 1),
    )
  )
    at += 2;
  else if (
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)$/.test(view.word(at))
  )
    at += 1;
  return at <= end ? at : from;
}

/** "called it a violation", "called the vote “a farce”"; not "called the police". */
function callsNames(view: View, from: number, end: number): boolean {
  const object = view.is(from, "PRON")
    ? from + 1
    : (phraseAfter(view, from, Math.min(end, from + 12))?.to ?? from);
  return (
    object > from &&
    object < end &&
    (view.is(object, "DET", "ADJ") ||
      view.quoted(object) ||
      (view.is(from, "PRON") && view.is(object, "NOUN", "ADV")))
  );
}

function hasAttitude(view: View, from: number, end: number): boolean {
  for (let i = from; i < end && i < from + 8; i++) if (ATTITUDE_NOUNS.has(view.word(i))) return true;
  return false;
}
