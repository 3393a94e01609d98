import type { Sentence } from "../../reading/sentences.js";
import { isDash } from "./phrases.js";
import type { View } from "./view.js";

/** A dateline has at most this many tokens. */
const LONGEST = 14;

/** First token behind a dateline ("QUELMAR, 4 March (CNW) — "), or the sentence's own first token. */
export function afterDateline(view: View, sentence: Sentence): number {
  const paragraph = view.reading.paragraphs[sentence.paragraph];
  if (paragraph?.start !== sentence.start || !view.is(sentence.from, "PROPN")) return sentence.from;
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + LONGEST); i++) {
    if (isDash(view.word(i)) && view.word(i) !== "-") return i + 1;
    if (!view.is(i, "PROPN", "NUM", "PUNCT", "ADP") || view.quoted(i)) return sentence.from;
  }
  return sentence.from;
}
