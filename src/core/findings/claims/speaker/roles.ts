import type { View } from "../view.js";
import { isSaying } from "./lexicon.js";

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

/** No apposition is longer, in tokens. */
const LONGEST = 25;

/** The weight of the mention of tokens `from` to `to`; its titles and modifiers begin at `title`. */
export function weightOf(view: View, title: number, from: number, to: number): number {
  if (view.quoted(from) || view.word(to) === "/") return WEIGHT.aside;
  if (view.word(to) === "'s" || view.word(to) === "'") return WEIGHT.possessor;
  const before = title - 1;
  // "said X" after a quotation or before a comma
  if (view.is(before, "VERB") && isSaying(view.word(before)) && isInverted(view, before))
    return WEIGHT.speaker;
  if (view.word(before) === "to" && view.word(before - 1) === "according") return WEIGHT.speaker;
  if (view.is(to, "NOUN") && !view.capital(to)) return WEIGHT.modifier;
  // "For X, it is a start": what a sentence begins with, it is about.
  if (
    /^(?:for|to)$/.test(before < 0 ? "" : view.word(before)) &&
    view.capital(before) &&
    view.word(to) === ","
  )
    return WEIGHT.subject;
  const verb = verbAfter(view, to);
  if (
    view.is(before, "ADP") &&
    !(verb >= 0 && /^(?:as|after|before|but|since|until|than)$/.test(view.word(before)))
  )
    return WEIGHT.oblique;
  if (verb < 0 && view.word(before) === "(") return WEIGHT.aside;
  if (
    verb >= 0 &&
    /^(?:that|if|when|because|while|where|whether|until|since|although|though)$/.test(view.word(before))
  )
    return WEIGHT.inner;
  if (verb >= 0) return isSaying(view.word(verb)) ? WEIGHT.speaker : WEIGHT.subject;
  return WEIGHT.object;
}

/** "…," said X: the verb stands after a quotation, a comma, or nothing. */
export function isInverted(view: View, verb: number): boolean {
  const before = verb - 1;
  return view.quoted(before) || /^[,“”"’'?!.—–:]$/.test(view.word(before)) || view.is(before, "ADV");
}

/** The verb whose subject ends before token `to`; -1 where there is none. */
function verbAfter(view: View, to: number): number {
  let i = to;
  // "Director of the port, X, said": the comma closes what the name stands in.
  if (
    view.word(i) === "," &&
    (view.is(i + 1, "AUX") || (view.is(i + 1, "VERB") && isSaying(view.word(i + 1))))
  )
    i++;
  else if (/^[,(—–]$/.test(view.word(i))) {
    // "X (D), who sits for Y, said"
    const close = endOfApposition(view, i);
    i = view.word(close) === "," ? endOfApposition(view, close) : close;
    if (i < 0) return -1;
  } else if (view.word(i) === "and" && view.capital(i + 1)) i = endOfPair(view, i + 1);
  else i = endOfComplements(view, i);
  for (let at = i; at < i + 5; at++) {
    if (view.quoted(at)) return -1;
    if (view.is(at, "VERB")) return at;
    if (view.is(at, "AUX")) {
      // "has said", "is saying"
      for (let main = at + 1; main < at + 4; main++) if (view.is(main, "VERB")) return main;
      return at;
    }
    if (!view.is(at, "ADV", "PART") && !/^(?:also|(?:him|her)self)$/.test(view.word(at))) return -1;
  }
  return -1;
}

/** Steps over the second name of "X and Y". */
function endOfPair(view: View, from: number): number {
  let i = from;
  while (i < from + 6 && view.capital(i)) i++;
  return i;
}

/** Steps over "of the port authority" and "present at the meeting", where a verb follows. */
function endOfComplements(view: View, from: number): number {
  if (!view.is(from, "ADP", "ADJ")) return from;
  for (let i = from + 1; i < from + 9; i++) {
    if (view.word(i) === "," && view.is(i + 1, "VERB", "AUX")) return i + 1;
    if (view.is(i, "VERB", "AUX")) return i;
    if (!view.is(i, "ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM") && view.word(i) !== "'s") break;
  }
  return from;
}

/** The token after the comma, the bracket or the dash that closes what one opened; -1 where none does. */
function endOfApposition(view: View, open: number): number {
  const closing = view.word(open) === "(" ? ")" : view.word(open);
  for (let i = open + 1; i < open + LONGEST; i++) {
    const word = view.word(i);
    if (word === closing) return i + 1;
    if (view.quoted(i) || (closing !== ")" && /^[.;:!?]$/.test(word))) return -1;
  }
  return -1;
}

/** The weight of a pronoun that is a subject. */
export function weightOfPronoun(view: View, i: number): number {
  if (view.is(i - 1, "VERB") && isSaying(view.word(i - 1))) return WEIGHT.speaker;
  const verb = verbAfter(view, i + 1);
  return verb >= 0 && isSaying(view.word(verb)) ? WEIGHT.speaker : WEIGHT.subject;
}
