import type { Sentence } from "../../../reading/sentences.js";
import type { Phrase } from "../phrases.js";
import type { View } from "../view.js";

/** Before "that X said": what makes it not said, or nobody's to tell. */
const GOVERNORS =
  /^(?:false|untrue|wrong|true|evidence|proof|sign|rumou?rs?|unlikely|unclear|pretended|imagine|suppose|supposing|likely|tempting)$/;
const QUESTION_WORD = /^(?:what|who|when|where|why|how|which|whose)$/;

/** Whether nobody says it: "nobody in the army said", "if X said", "it is not true that X said". */
export function isNobodyOrSupposed(view: View, sentence: Sentence, source: Phrase): boolean {
  if (
    /^(?:if|unless|had|whether|imagine|suppose|supposing)$/.test(view.word(source.from - 1)) &&
    source.from > sentence.from
  )
    return true;
  if (/^(?:imagine|suppose)$/.test(view.word(source.from))) return true;
  for (let i = source.to - 1; i >= Math.max(sentence.from, source.from - 4); i--) {
    const word = view.word(i);
    if (i < source.from && /^[,;:]$/.test(word)) return false;
    if (/^(?:nobody|none|neither|nor|whoever|whatever)$/.test(word)) return true;
    if (word === "no" && (view.word(i + 1) === "one" || i === source.from)) return true;
  }
  return isGoverned(view, sentence, source.from);
}

/** "It is not true that …", "there is no evidence that …", "contrary to reports that …": reported, but not as so. */
export function isGoverned(view: View, sentence: Sentence, from: number): boolean {
  const that = view.word(from - 1) === "that" ? from - 1 : view.word(from) === "that" ? from : -1;
  if (that <= sentence.from) return false;
  if (GOVERNORS.test(view.word(that - 1))) {
    // "It is true that X said so" stands.
    if (view.word(that - 1) !== "true" && view.word(that - 1) !== "likely") return true;
    return /^(?:not|n't|hardly|never)$/.test(view.word(that - 2));
  }
  // "no evidence suggests that", "contrary to reports that"
  for (let i = that - 1; i >= Math.max(sentence.from, that - 5); i--) {
    const word = view.word(i);
    if (word === "contrary") return true;
    if (/^(?:evidence|proof)$/.test(word) && view.word(i - 1) === "no") return true;
  }
  return false;
}

/** A question outside quotation marks asserts nothing: "Did the mayor say that …?". */
export function isQuestion(view: View, sentence: Sentence): boolean {
  let end = sentence.to - 1;
  while (end > sentence.from && view.quoted(end)) end--;
  if (view.word(end) !== "?") return false;
  return (
    view.is(sentence.from, "AUX") ||
    QUESTION_WORD.test(view.word(sentence.from)) ||
    /^(?:did|does|do|has|have|had|will|would|is|was)$/.test(view.word(sentence.from))
  );
}
