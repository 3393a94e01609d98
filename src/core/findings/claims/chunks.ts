import type { Sentence } from "../../reading/sentences.js";
import { DEMONSTRATIVES, isGentilic, isNominal } from "./phrases.js";
import type { View } from "./view.js";

/** A noun phrase without what follows its head: "the harbour master", "she", "who". Tokens, end exclusive. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** Its last nominal token. */
  readonly head: number;
}

/** The noun chunks of a sentence outside quotations, in text order. A possessor is a chunk of its own. */
export function chunksOf(view: View, sentence: Sentence): Chunk[] {
  const chunks: Chunk[] = [];
  let from = -1;
  let head = -1;
  const close = (to: number): void => {
    if (from >= 0 && head >= 0) chunks.push({ from, to, head });
    from = -1;
    head = -1;
  };
  for (let i = sentence.from; i < sentence.to; i++) {
    const word = view.word(i);
    if (view.quoted(i)) close(i);
    else if (isPronoun(view, i)) {
      close(i);
      chunks.push({ from: i, to: i + 1, head: i });
    } else if (word === "'s" || word === "'" || (word === "that" && view.cues.words.has(view.word(i - 1))))
      close(i);
    else if (view.is(i, "DET") || DEMONSTRATIVES.has(word)) {
      if (from < 0 || head >= 0) {
        close(i);
        from = i;
      }
      if (DEMONSTRATIVES.has(word)) head = i;
    } else if (isNominal(view, i) || isGentilic(view, i)) {
      if (from < 0) from = i;
      head = i;
    } else if (
      view.is(i, "ADJ") ||
      (from >= 0 && view.is(i, "ADV", "VERB") && view.is(i + 1, "NOUN", "ADJ"))
    ) {
      if (head >= 0 && view.is(i, "VERB")) close(i);
      else if (from < 0) from = i;
      if (from >= 0 && head < 0 && !isNominal(view, i + 1) && view.is(i - 1, "DET")) head = i;
    } else if (!(word === "&" && from >= 0)) close(i);
  }
  close(sentence.to);
  return chunks;
}

function isPronoun(view: View, i: number): boolean {
  const word = view.word(i);
  if (word === "who" || word === "which") return true;
  if (word === "that") return view.is(i + 1, "VERB", "AUX") && isNominal(view, i - 1);
  return view.is(i, "PRON") && isNominal(view, i);
}
