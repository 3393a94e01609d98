import type { Sentence } from "../../../reading/sentences.js";
import { isDash, isNominal, type Phrase, phraseBefore, phraseBeforeApposition } from "../phrases.js";
import type { View } from "../view.js";
import type { Draft } from "./draft.js";
import type { Group } from "./verb-group.js";

/** Who says it, as far as the sentence tells. */
export interface Found {
  readonly source: Phrase | null;
  /** First token of the source and its verb together. */
  readonly unit: number;
  readonly cut: number | null;
}

/** The source of a reporting verb that is not inverted; undefined where none can be found. */
export function findSource(
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
  const relative = word === "who" || word === "which" || word === "that";
  if (relative && (isNominal(view, before - 1) || (word === "who" && view.word(before - 1) === ","))) {
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
  const source = headOfRelative(view, phraseBefore(view, before, sentence.from), sentence.from);
  return source && { source, unit: source.from, cut: siblingCut(view, source.from) };
}

/** "Workers in areas that the rebels hold reported": the phrase before the relative clause, not the one in it. */
function headOfRelative(view: View, phrase: Phrase | undefined, floor: number): Phrase | undefined {
  if (phrase === undefined || !/^(?:that|which)$/.test(view.word(phrase.from - 1))) return phrase;
  if (!isNominal(view, phrase.from - 2)) return phrase;
  const head = phraseBefore(view, phrase.from - 2, floor);
  return head && { from: head.from, to: phrase.to };
}

/** Where a report with a source of its own stands beside the one before: ", while X said". */
export function siblingCut(view: View, from: number): number | null {
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
    const source = subject() ?? leadingPhrase(view, sentence, before);
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

/** "Mayor X, accusing Y of lying, left": the subject that the participle follows, before the main verb. */
function leadingPhrase(view: View, sentence: Sentence, comma: number): Phrase | null {
  const phrase = view.word(comma) === "," ? phraseBefore(view, comma - 1, sentence.from) : undefined;
  return phrase?.from === sentence.from ? phrase : null;
}

/** The first finite verb of a sentence stands within so many tokens. */
const REACH = 120;

/** The subject of a sentence: the noun phrase before its first finite verb. */
export function subjectOf(view: View, sentence: Sentence, before: number): Phrase | null {
  for (let i = sentence.from + 1; i < Math.min(before, sentence.from + REACH); i++) {
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
