import winkModel from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";
import type { Tokens } from "./tokenize.js";

/** Universal part-of-speech tags, as wink-nlp gives them. */
export const partsOfSpeech = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
  "SPACE",
] as const;
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** Tokens handed to wink at a time: its work array grows with the document. */
const BATCH = 4_000;
/** wink's tokenizer is quadratic in a word's length; no English word that helps a tagger is longer. */
const LONGEST_WORD = 40;

/** One for the process: each further instance writes the whole model out as text, and the 21st finds it too long. */
let nlp: WinkMethods | undefined;

/**
 * The part of speech of each token. Linear in the number of tokens; the same tokens give the same tags.
 *
 * wink-nlp remembers every word and splits later documents by what it remembers. It is therefore given words
 * that it cannot split: what it has read before then makes no difference. (Its memory grows by some 200 bytes a new
 * word; a desk meets a few thousand a month.)
 */
export function tag(text: string, tokens: Tokens): PartOfSpeech[] {
  nlp ??= winkNLP(winkModel, ["pos"]);
  const tags: PartOfSpeech[] = [];
  for (let from = 0; from < tokens.count; from += BATCH) {
    tagBatch(nlp, text, tokens, from, Math.min(from + BATCH, tokens.count), tags);
  }
  return tags;
}

function tagBatch(
  wink: WinkMethods,
  text: string,
  tokens: Tokens,
  from: number,
  to: number,
  tags: PartOfSpeech[],
): void {
  const words: string[] = [];
  /** Index of each token's last word: the last part of "government-held" carries its role. */
  const lasts = new Int32Array(to - from);
  for (let i = from; i < to; i++) {
    const start = tokens.starts[i] ?? 0;
    const end = tokens.ends[i] ?? 0;
    const letters = lettersIn(text, start, end);
    // What is its own lower case need not be cut out of the text again.
    if (letters === "lower") words.push(tokens.lower[i] ?? "");
    else if (letters === "mixed") words.push(text.slice(start, end));
    else addWords(text.slice(start, end), words);
    lasts[i - from] = words.length - 1;
  }
  const read = wink.readDoc(words.join(" ")).tokens();
  let pos = read.out(wink.its.pos) as PartOfSpeech[];
  if (pos.length !== words.length) {
    // A contraction of its own lexicon ("cannot"), which it takes apart each time.
    const spaces = read.out(wink.its.precedingSpaces) as string[];
    pos = pos.filter((_, part) => part === 0 || spaces[part] !== "");
  }
  for (const last of lasts) tags.push(pos[last] ?? "X");
}

/** The case of a token that wink takes as it stands, a word of ASCII letters or one mark; null for any other. */
function lettersIn(text: string, start: number, end: number): "lower" | "mixed" | null {
  if (end - start > LONGEST_WORD) return null;
  let upper = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) continue;
    // A mark of ASCII by itself is what it is.
    if (code < 65 || code > 90)
      return end - start === 1 && code < 128 && (code < 48 || code > 57) ? "lower" : null;
    upper = true;
  }
  return upper ? "mixed" : "lower";
}

const LETTERS = /^\p{L}+$/u;

/** Adds what stands for a token to `words`: words that wink takes whole. */
function addWords(written: string, words: string[]): void {
  if (written.length > LONGEST_WORD) words.push("thing");
  else if (/^\d/.test(written))
    words.push(/(?:st|nd|rd|th)$/.test(written) ? "5th" : /\d$/.test(written) ? "10" : "thing");
  else if (/^['’]\p{L}|^n['’]t$/iu.test(written)) words.push(clitic(written));
  else if (/\p{L}\.$/u.test(written)) words.push("Mr.");
  else if (written.length === 1)
    words.push(/[‘’]/.test(written) ? "'" : /[“”]/.test(written) ? '"' : written);
  else if (/\p{L}/u.test(written)) addParts(written, words);
  else words.push(/^-/.test(written) ? "—" : "…");
}

function clitic(written: string): string {
  const straight = written.toLowerCase().replace("’", "'");
  return straight === "n't"
    ? "not"
    : straight === "'s" || straight === "'m"
      ? straight
      : straight === "'d"
        ? "would"
        : straight === "'ll"
          ? "will"
          : straight === "'re"
            ? "are"
            : "have";
}

function addParts(written: string, words: string[]): void {
  const before = words.length;
  for (const part of written.split(/[-\u2010\u2011]/u)) {
    const plain = part.normalize("NFD").replace(/[^\p{L}]/gu, "");
    if (plain === "") continue;
    if (words.length > before) words.push("-");
    words.push(LETTERS.test(plain) && plain.length < LONGEST_WORD ? plain : "thing");
  }
  if (words.length === before) words.push("thing");
}
