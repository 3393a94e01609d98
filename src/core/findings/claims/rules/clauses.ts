import { CLAUSE_OPENERS, DEMONSTRATIVES, isGentilic, isNominal } from "../phrases.js";
import type { View } from "../view.js";

/** Whether a subject and its verb follow within a few words: "(that) the city had fallen". */
export function clauseFollows(view: View, from: number, ceiling: number): boolean {
  if (/^(?:that|how|why|whether|what|if|where|when|who|which|there)$/.test(view.word(from))) return true;
  let nominal = false;
  for (let i = from; i < ceiling && i < from + 25; i++) {
    const word = view.word(i);
    if (view.quoted(i)) return i === from;
    if (/^[,;:.—–]$/.test(word) || (CLAUSE_OPENERS.has(word) && word !== "that")) return false;
    if (nominal && (view.is(i, "AUX") || (view.is(i, "VERB") && !/ing$/.test(word) && !isReduced(view, i))))
      return true;
    if (isNominal(view, i) || DEMONSTRATIVES.has(word) || isGentilic(view, i)) nominal = true;
  }
  return false;
}

/** A participle after its noun, as in "the city captured by rebels" or "weapons used in", rather than a past tense. */
function isReduced(view: View, i: number): boolean {
  return (
    /ed$|^(?:made|held|given|taken|seen)$/.test(view.word(i)) &&
    /^(?:by|in|on|at|from|with|for|to|against)$/.test(view.word(i + 1))
  );
}

/** A clause begins within so many tokens; without a bound long sentences would take quadratic time. */
const REACH = 300;

/** Where the clause that token `i` belongs to begins: after a semicolon, a dash, ", and" or ", while"; else `floor`. */
export function clauseStart(view: View, i: number, floor: number): number {
  for (let at = i - 1; at > Math.max(floor, i - REACH); at--) {
    const word = view.word(at);
    if (view.quoted(at)) continue;
    if (word === ";" || word === "—" || word === "–" || word === "--") return at + 1;
    if (/^(?:while|whereas|but|and|although|though)$/.test(word) && view.word(at - 1) === ",") return at + 1;
  }
  let from = floor;
  while (from < i && /^(?:but|and|meanwhile|,)$/.test(view.word(from))) from++;
  return from;
}

/**
 * Where a clause that is part of a subject ends: "his claim that he had never met the broker | collapsed". That is
 * before the second finite verb, if nothing joins it to the first. -1 where there is none.
 */
export function mainVerbAfter(view: View, from: number, end: number): number {
  let finite = 0;
  for (let i = from; i < Math.min(end, from + REACH); i++) {
    const word = view.word(i);
    if (view.quoted(i)) continue;
    if (
      /^[,;:—–-]$/.test(word) ||
      /^(?:and|or|but|to|that|which|who|whose|where|when|while|because|if|as|than|after|before)$/.test(word)
    ) {
      // After a new clause, or a comma, a second verb may be that one's.
      if (i > from && finite > 0) return word === "," ? commaVerb(view, i, end) : -1;
      continue;
    }
    if (!view.is(i, "VERB", "AUX") || /ing$/.test(word) || view.word(i - 1) === "to") continue;
    const group = view.is(i - 1, "AUX") || (view.is(i - 1, "ADV", "PART") && view.is(i - 2, "AUX"));
    if (finite > 0 && group) continue;
    if (finite > 0) {
      const reduced = /(?:ed|en)$/.test(word) && view.is(i + 1, "ADP") && !view.is(i, "AUX");
      return isNominal(view, i - 1) || view.is(i - 1, "ADV", "ADJ") || (!reduced && view.is(i - 1, "VERB"))
        ? i
        : -1;
    }
    finite++;
  }
  return -1;
}

/** ", collapsed in court": the verb directly behind the comma that closes the clause. */
function commaVerb(view: View, comma: number, end: number): number {
  const verb = comma + 1;
  return verb < end && (view.is(verb, "AUX") || (view.is(verb, "VERB") && !/ing$/.test(view.word(verb))))
    ? comma
    : -1;
}
