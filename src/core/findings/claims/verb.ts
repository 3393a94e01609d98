import type { Sentence } from "../../reading/sentences.js";
import type { Stance } from "../finding.js";
import type { Draft } from "./attribution.js";
import { type Content, contentAfter, contentBefore, continuation } from "./content.js";
import {
  ATTITUDE_NOUNS,
  ATTITUDE_VERBS,
  CLAUSE_ONLY,
  CUE_VERBS,
  type CueVerb,
  DECLINING,
  IMPERSONAL_PASSIVE,
  LIGHT_VERBS,
  PARTICLE_VERBS,
} from "./cues.js";
import {
  clauseFollows,
  clauseStart,
  isDash,
  isNominal,
  type Phrase,
  phraseAfter,
  phraseBefore,
  phraseBeforeApposition,
} from "./phrases.js";
import type { View } from "./view.js";

/** A reporting verb with its auxiliaries: "has repeatedly said", "declined to say". */
interface Group {
  readonly from: number;
  /** End of the cue, particle included, exclusive. */
  readonly to: number;
  readonly verb: CueVerb;
  readonly stance: Stance;
  readonly passive: boolean;
  readonly finite: boolean;
}

const MODALS = new Set(["can", "could", "should", "may", "might", "must", "would", "will", "'ll", "shall"]);
const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'re", "'s"]);
/** Without an object these need at least a clause or a quotation. */
const TIME_WORDS =
  /^(?:on|in|at|to|late|early|earlier|last|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|during|after|when|as|for|from|by|via|through|without|here|there|later|recently|again|sunday|morning|afternoon|evening|night|week)$/;

/** The report that the verb at token `i` makes; undefined where it makes none. */
export function attributionOfVerb(
  view: View,
  sentence: Sentence,
  i: number,
  drafts: readonly Draft[],
): Draft | undefined {
  const group = readGroup(view, sentence, i);
  if (group === undefined) return undefined;
  if (group.passive) return passiveReport(view, sentence, group);
  const inverted = invertedReport(view, sentence, group);
  if (inverted) return inverted;
  const found = findSource(view, sentence, group, drafts);
  if (found === undefined) return undefined;
  const content = findContent(view, sentence, group, found.unit);
  if (content === undefined) return undefined;
  return {
    source: found.source,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: false,
    content,
    cut: found.cut,
  };
}

function readGroup(view: View, sentence: Sentence, i: number): Group | undefined {
  const word = view.word(i);
  const particle = PARTICLE_VERBS.get(word);
  const hasParticle = particle?.particles.includes(view.word(i + 1)) === true;
  const verb = CUE_VERBS.get(word) ?? (hasParticle ? particleVerb(word) : undefined);
  if (verb === undefined || !isVerb(view, i, verb)) return undefined;
  let from = i;
  while (
    from > sentence.from &&
    !view.quoted(from - 1) &&
    view.is(from - 1, "AUX", "ADV", "PART") &&
    view.word(from - 1) !== "'s"
  )
    from--;
  while (from < i && view.is(from, "ADV") && !view.is(from + 1, "AUX") && from + 1 < i) from++;
  const words: string[] = [];
  for (let at = from; at < i; at++) words.push(view.word(at));
  const infinitive = words.includes("to");
  let stance: Stance = hasParticle ? (particle?.stance ?? verb.stance) : verb.stance;
  if (infinitive) {
    const light = view.word(from - 1);
    const isLight =
      LIGHT_VERBS.has(light) || LIGHT_VERBS.has(words.find((one) => LIGHT_VERBS.has(one)) ?? "");
    if (!isLight) return undefined;
    if (DECLINING.has(light)) stance = "declines";
    from--;
    while (from > sentence.from && view.is(from - 1, "AUX", "ADV")) from--;
  }
  const negated = words.includes("not") || words.includes("n't");
  if (words.some((one) => MODALS.has(one)) && !(negated && verb.lemma === "say")) return undefined;
  if (negated && verb.lemma === "say") stance = "declines";
  else if (negated && stance === "confirms") stance = "declines";
  const auxiliaries = words.filter((_, at) => view.is(from + at, "AUX"));
  const last = auxiliaries.at(-1) ?? "";
  return {
    from,
    to: hasParticle ? i + 2 : i + 1,
    verb: hasParticle && particle ? { ...verb, clause: particle.clause, object: true } : verb,
    stance,
    passive: verb.past && BE.has(last),
    finite: !verb.participle || auxiliaries.length > 0,
  };
}

function particleVerb(word: string): CueVerb {
  return {
    lemma: word,
    stance: "asserts",
    clause: false,
    quotationOnly: false,
    object: true,
    recipient: false,
    participle: word.endsWith("ing"),
    past: false,
    ambiguous: false,
  };
}

function isVerb(view: View, i: number, verb: CueVerb): boolean {
  if (view.is(i, "VERB")) return !(view.is(i - 1, "DET") || (view.is(i - 1, "ADJ") && verb.ambiguous));
  if (verb.ambiguous)
    return (
      view.word(i + 1) === "that" &&
      view.is(i, "NOUN") &&
      view.is(i - 1, "NOUN", "PROPN") &&
      view.word(i - 1) !== "'s"
    );
  if (view.capital(i)) return false;
  return (
    !view.is(i - 1, "DET", "ADJ") &&
    view.word(i - 1) !== "'s" &&
    !(verb.participle && view.is(i, "NOUN", "ADJ"))
  );
}

/** `"…," said X`: the verb before its source, what is said before both. */
function invertedReport(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const before = group.from - 1;
  if (!group.finite || !group.verb.clause || before < sentence.from) return undefined;
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
    (!afterQuotation && view.word(group.to - 1) !== "said" && view.word(group.to - 1) !== "says")
  )
    return undefined;
  const content = contentBefore(view, sentence, afterQuotation ? group.from : before);
  const rest = continuation(view, view.sentenceOf(sentence.from), source.to);
  return {
    source,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: false,
    content: { ...content, spans: [...content.spans, ...rest] },
    cut: null,
  };
}

interface Found {
  readonly source: Phrase | null;
  /** First token of the source and its verb together. */
  readonly unit: number;
  readonly cut: number | null;
}

function findSource(
  view: View,
  sentence: Sentence,
  group: Group,
  drafts: readonly Draft[],
): Found | undefined {
  const before = group.from - 1;
  const word = view.word(before);
  const shared = drafts.at(-1)?.source ?? null;
  const subject = (): Phrase | null => shared ?? subjectOf(view, sentence, group.from);
  if (before < sentence.from || view.quoted(before)) return undefined;
  if (!group.finite) return participleSource(view, sentence, group, subject);
  if (word === "who" || ((word === "which" || word === "that") && isNominal(view, before - 1))) {
    return {
      source: { from: before, to: before + 1 },
      unit: before,
      cut: view.word(before - 1) === "," ? before - 1 : before,
    };
  }
  if (/^(?:and|but|then|or)$/.test(word)) {
    const source = subject();
    return source
      ? { source, unit: group.from, cut: view.word(before - 1) === "," ? before - 1 : before }
      : undefined;
  }
  if (word === "," || isDash(word)) {
    const source = phraseBeforeApposition(view, before, sentence.from);
    if (source) return { source, unit: source.from, cut: siblingCut(view, source.from) };
    const first = subject();
    return first && shared ? { source: first, unit: group.from, cut: before } : undefined;
  }
  const source = phraseBefore(view, before, sentence.from);
  return source && { source, unit: source.from, cut: siblingCut(view, source.from) };
}

/** Where a report with a source of its own stands beside the one before: ", while X said". */
function siblingCut(view: View, from: number): number | null {
  const word = view.word(from - 1);
  if (word === ";" || word === "while" || word === "whereas") return from - 1;
  if (/^(?:and|but|as|though|although|with)$/.test(word) && view.word(from - 2) === ",") return from - 2;
  return word === "," ? from - 1 : null;
}

const DOCUMENTS = new Set([
  "statement",
  "letter",
  "report",
  "tweet",
  "post",
  "message",
  "email",
  "memo",
  "note",
  "speech",
  "interview",
  "statements",
  "comments",
  "remarks",
  "video",
]);

function participleSource(
  view: View,
  sentence: Sentence,
  group: Group,
  subject: () => Phrase | null,
): Found | undefined {
  const before = group.from - 1;
  const word = view.word(before);
  if (word === "," || word === "and" || isDash(word) || /^(?:while|after|by|before|when)$/.test(word)) {
    const source = subject();
    return {
      source,
      unit: group.from,
      cut: word === "and" && view.word(before - 1) === "," ? before - 1 : before,
    };
  }
  if (!isNominal(view, before)) return undefined;
  if (DOCUMENTS.has(view.word(before))) return { source: subject(), unit: group.from, cut: null };
  const source = phraseBefore(view, before, sentence.from);
  if (source === undefined) return undefined;
  const cut =
    view.word(source.from - 1) === "with" ? source.from - (view.word(source.from - 2) === "," ? 2 : 1) : null;
  return { source, unit: source.from, cut };
}

/** The subject of a sentence: the noun phrase before its first finite verb. */
function subjectOf(view: View, sentence: Sentence, before: number): Phrase | null {
  for (let i = sentence.from + 1; i < before; i++) {
    if (view.quoted(i) || !view.is(i, "VERB", "AUX") || view.word(i - 1) === "to") continue;
    let last = i - 1;
    while (last > sentence.from && view.is(last, "ADV", "AUX")) last--;
    const subject =
      view.word(last) === ","
        ? phraseBeforeApposition(view, last, sentence.from)
        : phraseBefore(view, last, sentence.from);
    if (subject) return subject;
  }
  return null;
}

function findContent(view: View, sentence: Sentence, group: Group, unit: number): Content | undefined {
  const index = view.sentenceOf(sentence.from);
  const end = view.bodyEnd(sentence);
  const before = unit - 1;
  if (before > sentence.from && group.verb.clause && group.finite) {
    const afterQuotation = view.quoted(before) || (view.word(before) === "," && view.quoted(before - 1));
    const afterClause =
      view.word(before) === "," &&
      before - sentence.from > 3 &&
      closesSentence(view, group.to, end) &&
      !reportsAfter(view, group, end);
    if ((afterQuotation && !startsClause(view, group.to, end)) || afterClause) {
      const content = contentBefore(view, sentence, afterQuotation ? unit : before);
      return { ...content, spans: [...content.spans, ...continuation(view, index, group.to)] };
    }
  }
  const from = contentStart(view, group, end);
  if (from === undefined) {
    const rest = group.verb.clause && group.to >= end ? continuation(view, index, group.to) : [];
    return rest.length > 0 ? { spans: rest, tokens: null } : undefined;
  }
  const content = contentAfter(view, sentence, from);
  const direct = content.tokens === null ? content.spans.at(-1) : undefined;
  if (direct === undefined) return content;
  const after = view.tokenAt(direct.end);
  return { ...content, spans: [...content.spans, ...continuation(view, view.sentenceOf(after - 1), after)] };
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
  if (verb.recipient && !view.quoted(from) && view.word(from) !== "that") {
    const recipient = recipientEnd(view, from, end);
    if (recipient !== undefined) from = recipient;
  }
  const opening = openingWithin(view, from, end);
  if (opening !== undefined) return opening;
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
function recipientEnd(view: View, from: number, end: number): number | undefined {
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

/** "was quoted as saying", "is believed to", "was condemned by". */
function passiveReport(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const end = view.bodyEnd(sentence);
  const verb = view.word(group.to - 1);
  const subject = phraseBefore(view, group.from - 1, sentence.from);
  if (verb === "quoted" && view.word(group.to) === "as") {
    const from = CUE_VERBS.has(view.word(group.to + 1)) ? group.to + 2 : group.to + 1;
    if (subject === undefined) return undefined;
    return {
      source: subject,
      cue: { from: group.from, to: from },
      stance: "asserts",
      hedged: false,
      content: contentAfter(view, sentence, from),
      cut: siblingCut(view, subject.from),
    };
  }
  const agent = view.word(group.to) === "by" ? phraseAfter(view, group.to + 1, end) : undefined;
  if (agent && subject && group.verb.object) {
    return {
      source: agent,
      cue: { from: group.from, to: group.to },
      stance: group.stance,
      hedged: false,
      content: { spans: [], tokens: subject },
      cut: null,
    };
  }
  const impersonal = IMPERSONAL_PASSIVE.has(verb) && /^(?:to|that)$/.test(view.word(group.to));
  if (
    !impersonal ||
    subject === undefined ||
    (view.is(subject.from, "PRON") && view.word(subject.from) !== "it")
  )
    return undefined;
  const from = view.word(subject.from) === "it" ? group.to : clauseStart(view, group.from, sentence.from);
  return {
    source: null,
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    hedged: true,
    content: { spans: [], tokens: { from, to: end } },
    cut: siblingCut(view, subject.from),
  };
}
