import type { Sentence } from "../../../reading/sentences.js";
import type { Span } from "../../../span.js";
import { IMPERSONAL_PASSIVE } from "../cue-words.js";
import { type Phrase, phraseAfter, phraseBefore } from "../phrases.js";
import type { View } from "../view.js";
import { clauseStart } from "./clauses.js";
import { contentAfter } from "./content.js";
import type { Draft } from "./draft.js";
import { siblingCut } from "./source.js";
import type { Group } from "./verb-group.js";

/** How far behind a passive its "by" may stand: "was denounced as “…” by". */
const REACH = 25;
/** Passives that say of somebody, without an agent, what nobody is named for: "is accused of", "has been criticised for". */
const AGENTLESS =
  /^(?:accused|blamed|criticised|criticized|condemned|urged|warned|told|asked|credited|praised|assured|informed|reminded|promised|advised)$/;

/** Passives whose subject is told something. */
const TOLD = /^(?:told|assured|informed|warned|advised|asked|reminded|promised|urged|ordered)$/;

/** "was quoted as saying", "was condemned by X as …", "is believed to", "is accused of". */
export function passiveReport(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const subject = phraseBefore(view, group.from - 1, sentence.from);
  return (
    quotedAs(view, sentence, group, subject) ??
    withAgent(view, sentence, group, subject) ??
    nobodyNamed(view, sentence, group, subject)
  );
}

function quotedAs(
  view: View,
  sentence: Sentence,
  group: Group,
  subject: Phrase | undefined,
): Draft | undefined {
  if (!/^(?:quoted|cited|reported)$/.test(view.word(group.to - 1)) || subject === undefined) return undefined;
  // "was quoted by the Gazette as saying"
  let as = group.to;
  if (view.word(as) === "by") as = phraseAfter(view, as + 1, view.bodyEnd(sentence))?.to ?? as;
  else if (view.word(as) === "in") as = phraseAfter(view, as + 1, view.bodyEnd(sentence))?.to ?? as;
  if (view.word(as) !== "as") return undefined;
  const to = view.cues.verbs.has(view.word(as + 1)) ? as + 2 : as + 1;
  return {
    source: subject,
    cue: { from: group.from, to },
    stance: "asserts",
    hedged: false,
    within: null,
    sure: true,
    content: contentAfter(view, sentence, to),
    cut: siblingCut(view, subject.from),
  };
}

/** "The plan was condemned as a gift by X", "X was accused by a rival of …". */
function withAgent(
  view: View,
  sentence: Sentence,
  group: Group,
  subject: Phrase | undefined,
): Draft | undefined {
  if (subject === undefined || !(group.verb.object || group.verb.clause || group.verb.recipient))
    return undefined;
  const end = view.bodyEnd(sentence);
  const by = agentMark(view, group.to, end);
  const agent = by < 0 ? undefined : agentPhrase(view, by + 1, end);
  if (agent === undefined) return undefined;
  const follows = /^(?:of|for|as|to|over|with|that|not)$/.test(view.word(agent.to));
  // "They had been told by X that …": who is told is no part of what is said.
  const told = TOLD.test(view.word(group.to - 1)) && follows;
  const spans: Span[] = told ? [] : [view.span(subject.from, subject.to)];
  let between = group.to;
  while (
    between < by &&
    /^(?:on|last|this|early|late|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      view.word(between),
    )
  )
    between++;
  if (by > between) spans.push(view.span(between, by));
  return {
    source: agent,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: false,
    within: null,
    sure: true,
    content: { spans, tokens: follows ? { from: agent.to, to: end } : null },
    cut: siblingCut(view, subject.from),
  };
}

/** The "by" of a passive, before any other clause; -1 where there is none. */
function agentMark(view: View, from: number, end: number): number {
  for (let i = from; i < end && i < from + REACH; i++) {
    if (view.quoted(i)) continue;
    const word = view.word(i);
    if (word === "by") return view.is(i + 1, "VERB", "NUM") ? -1 : i;
    if (
      /^[,;:—–]$/.test(word) ||
      view.is(i, "VERB", "AUX") ||
      /^(?:that|who|which|when|while|and|but)$/.test(word)
    )
      return -1;
  }
  return -1;
}

/** Who does it, without what follows: "a rival | of hiding", "his manager | for three saves". */
function agentPhrase(view: View, from: number, end: number): Phrase | undefined {
  const phrase = phraseAfter(view, from, end);
  if (phrase === undefined) return undefined;
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    const word = view.word(i);
    const complement =
      /^(?:for|as|over|to|with)$/.test(word) || (word === "of" && /ing$/.test(view.word(i + 1)));
    if (complement && !view.is(i - 1, "DET", "ADP")) return { from: phrase.from, to: i };
  }
  return phrase;
}

function nobodyNamed(
  view: View,
  sentence: Sentence,
  group: Group,
  subject: Phrase | undefined,
): Draft | undefined {
  const verb = view.word(group.to - 1);
  const next = view.word(group.to);
  const end = view.bodyEnd(sentence);
  const it = view.word(group.from - 1) === "it";
  const that = it ? thatAfter(view, group.to, end) : -1;
  const impersonal =
    IMPERSONAL_PASSIVE.has(verb) &&
    (next === "to" || that >= 0 || (verb === "feared" && view.is(group.to, "ADJ", "NOUN", "VERB")));
  const agentless = AGENTLESS.test(verb) && /^(?:of|for|as|over|to|that|not)$/.test(next) && !it;
  if (that >= 0 && group.verb.clause) return nobody(group, { from: that, to: end }, null);
  if (!impersonal && !agentless) return undefined;
  if (
    subject === undefined ||
    (view.is(subject.from, "PRON") && !/^(?:he|she|they|it)$/.test(view.word(subject.from)))
  )
    return undefined;
  const from = clauseStart(view, group.from, sentence.from);
  return nobody(
    group,
    { from: Math.max(from, Math.min(subject.from, from)), to: end },
    siblingCut(view, subject.from),
  );
}

/** "that" behind "It is understood (on Friday)". */
function thatAfter(view: View, from: number, end: number): number {
  for (let i = from; i < end && i < from + 6; i++) {
    if (view.word(i) === "that") return i;
    if (view.is(i, "VERB", "AUX", "PUNCT")) return -1;
  }
  return -1;
}

function nobody(group: Group, tokens: Phrase, cut: number | null): Draft {
  return {
    source: null,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: true,
    within: null,
    sure: true,
    content: { spans: [], tokens },
    cut,
  };
}
