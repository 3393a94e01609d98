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

/** Where the clause that token `i` belongs to begins: after a semicolon, a dash, ", and" or ", while"; else `floor`. */
export function clauseStart(view: View, i: number, floor: number): number {
  for (let at = i - 1; at > floor; at--) {
    const word = view.word(at);
    if (view.quoted(at)) continue;
    if (word === ";" || word === "—" || word === "–" || word === "--") return at + 1;
    if (/^(?:while|whereas|but|and|although|though)$/.test(word) && view.word(at - 1) === ",") return at + 1;
  }
  let from = floor;
  while (from < i && /^(?:but|and|meanwhile|,)$/.test(view.word(from))) from++;
  return from;
}
