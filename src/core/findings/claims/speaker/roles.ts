import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

/** How much attention a mention draws, by its part in the sentence. */
export const WEIGHT = {
  speaker: 1.5,
  subject: 1,
  /** The subject of "when X came, …". */
  inner: 0.7,
  object: 0.45,
  oblique: 0.35,
  possessor: 0.35,
  /** "His", which whoever acts in the sentence mostly is. */
  possessive: 0.5,
  modifier: 0.2,
  /** In a quotation, or in brackets as a photographer is. */
  aside: 0.1,
} as const;

/** What a sentence may begin with before the one whom it is about … */
const BEGINNINGS = new Set(["for", "to"]);
/** … what is no preposition where a subject follows … */
const CONJUNCTIONS = new Set("as after before but since until than".split(" "));
/** … and what begins a clause within another. */
const SUBORDINATORS = new Set(
  "that if when because while where whether until since although though".split(" "),
);
/** What may stand between a subject and its verb, besides adverbs. */
const BETWEEN = new Set(["also", "himself", "herself"]);
const STOPS = new Set([".", ";", ":", "!", "?"]);
/** No apposition is longer, in tokens. */
const LONGEST = 25;

/** The weight of the mention of tokens `from` to `to`; its titles and modifiers begin at `title`. */
export function weightOf(script: Script, title: number, from: number, to: number): number {
  if (script.quoted(from) || script.word(to) === "/") return WEIGHT.aside;
  if (script.can(to, KIND.owner) || script.word(to) === "'") return WEIGHT.possessor;
  const before = title - 1;
  // "said X" after a quotation or before a comma
  if (script.is(before, "VERB") && script.can(before, KIND.saying) && isInverted(script, before))
    return WEIGHT.speaker;
  if (script.word(before) === "to" && script.word(before - 1) === "according") return WEIGHT.speaker;
  if (script.is(to, "NOUN") && !script.capital(to)) return WEIGHT.modifier;
  // "For X, it is a start": what a sentence begins with, it is about.
  if (script.can(to, KIND.comma) && script.capital(before) && BEGINNINGS.has(script.word(before)))
    return WEIGHT.subject;
  const verb = verbAfter(script, to);
  if (script.is(before, "ADP") && !(verb >= 0 && CONJUNCTIONS.has(script.word(before))))
    return WEIGHT.oblique;
  if (verb < 0 && script.word(before) === "(") return WEIGHT.aside;
  if (verb >= 0 && SUBORDINATORS.has(script.word(before))) return WEIGHT.inner;
  if (verb >= 0) return script.can(verb, KIND.saying) ? WEIGHT.speaker : WEIGHT.subject;
  return WEIGHT.object;
}

/** "…," said X: the verb stands after a quotation, a comma, or nothing. */
export function isInverted(script: Script, verb: number): boolean {
  const before = verb - 1;
  return script.quoted(before) || script.can(before, KIND.mark) || script.is(before, "ADV");
}

/** The verb whose subject ends before token `to`; -1 where there is none. */
function verbAfter(script: Script, to: number): number {
  let i = to;
  // "Director of the port, X, said": the comma closes what the name stands in.
  if (
    script.can(i, KIND.comma) &&
    (script.is(i + 1, "AUX") || (script.is(i + 1, "VERB") && script.can(i + 1, KIND.saying)))
  )
    i++;
  else if (script.can(i, KIND.aside)) {
    // "X (D), who sits for Y, said"
    const close = endOfApposition(script, i);
    i = script.can(close, KIND.comma) ? endOfApposition(script, close) : close;
    if (i < 0) return -1;
  } else if (script.capital(i + 1) && script.word(i) === "and") i = endOfPair(script, i + 1);
  else i = endOfComplements(script, i);
  for (let at = i; at < i + 5; at++) {
    if (script.quoted(at)) return -1;
    if (script.is(at, "VERB")) return at;
    if (script.is(at, "AUX")) {
      // "has said", "is saying"
      for (let main = at + 1; main < at + 4; main++) if (script.is(main, "VERB")) return main;
      return at;
    }
    if (!script.is(at, "ADV", "PART") && !BETWEEN.has(script.word(at))) return -1;
  }
  return -1;
}

/** Steps over the second name of "X and Y". */
function endOfPair(script: Script, from: number): number {
  let i = from;
  while (i < from + 6 && script.capital(i)) i++;
  return i;
}

/** Steps over "of the port authority" and "present at the meeting", where a verb follows. */
function endOfComplements(script: Script, from: number): number {
  if (!script.is(from, "ADP", "ADJ")) return from;
  for (let i = from + 1; i < from + 9; i++) {
    if (script.can(i, KIND.comma) && script.is(i + 1, "VERB", "AUX")) return i + 1;
    if (script.is(i, "VERB", "AUX")) return i;
    if (!script.is(i, "ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM") && !script.can(i, KIND.owner)) break;
  }
  return from;
}

/** The token after the comma, the bracket or the dash that closes what one opened; -1 where none does. */
function endOfApposition(script: Script, open: number): number {
  const mark = script.word(open);
  const closing = mark === "(" ? ")" : mark;
  for (let i = open + 1; i < open + LONGEST; i++) {
    const word = script.word(i);
    if (word === closing) return i + 1;
    if (script.quoted(i) || (closing !== ")" && STOPS.has(word))) return -1;
  }
  return -1;
}

/** The weight of a pronoun that is a subject. */
export function weightOfPronoun(script: Script, i: number): number {
  if (script.is(i - 1, "VERB") && script.can(i - 1, KIND.saying)) return WEIGHT.speaker;
  const verb = verbAfter(script, i + 1);
  return verb >= 0 && script.can(verb, KIND.saying) ? WEIGHT.speaker : WEIGHT.subject;
}
