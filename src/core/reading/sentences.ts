import type { Span } from "../span.js";
import type { Tokens } from "./tokenize.js";

export interface Paragraph extends Span {
  /** A headline or a cross-head: one short line without a full stop, between longer paragraphs. */
  readonly heading: boolean;
}

export interface Sentence extends Span {
  /** Index into the reading's paragraphs. */
  readonly paragraph: number;
  /** Token range, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const TERMINAL = /[.!?…:;,][”"’')\]]*$/;
/** A heading is a line of at most this many characters. */
const LONGEST_HEADING = 110;
/** Wire text is wrapped at 60 to 80 columns; a line of prose that is a paragraph of its own is usually longer. */
const WRAP_COLUMN = 100;

/**
 * Paragraphs: blocks between blank lines, and single lines too, unless the text is hard-wrapped as old wires are.
 */
export function splitParagraphs(text: string): Paragraph[] {
  const lines = splitLines(text);
  const wrapped = isHardWrapped(text, lines);
  const blocks: Span[] = [];
  let previousEnd = -1;
  for (const line of lines) {
    const last = blocks.at(-1);
    const gap = last === undefined ? "" : text.slice(previousEnd, line.start);
    if (last !== undefined && wrapped && !/\n[^\S\n]*\n/.test(gap.replaceAll("\r\n", "\n"))) {
      blocks[blocks.length - 1] = { start: last.start, end: line.end };
    } else blocks.push(line);
    previousEnd = line.end;
  }
  // Where every line is short, as in a list of flashes, none of them heads the others.
  const headings = blocks.map((block) => isHeading(text, block));
  const all = headings.every(Boolean);
  return blocks.map((block, i) => ({ ...block, heading: !all && headings[i] === true }));
}

function isHeading(text: string, block: Span): boolean {
  return block.end - block.start <= LONGEST_HEADING && !TERMINAL.test(text.slice(block.start, block.end));
}

/** Lines with something on them, without the white space around it. */
function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  const pattern = /[^\n\r\u2028\u2029]+/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const body = match[0].trim();
    if (body === "") continue;
    const start = match.index + match[0].indexOf(body);
    lines.push({ start, end: start + body.length });
  }
  return lines;
}

function isHardWrapped(text: string, lines: readonly Span[]): boolean {
  if (lines.length < 3) return false;
  let open = 0;
  for (const { start, end } of lines) {
    if (end - start > WRAP_COLUMN) return false;
    if (end - start > 40 && !TERMINAL.test(text.slice(Math.max(start, end - 4), end))) open++;
  }
  return open > lines.length / 2;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** A paragraph without any end of sentence is cut, so that nothing downstream meets a sentence of a megabyte. */
const LONGEST_SENTENCE = 20_000;

/**
 * Sentences: `Intl.Segmenter`'s, put together again where it stopped at a short form, inside a quotation's
 * closing, or in mid-sentence.
 */
export function splitSentences(text: string, paragraphs: readonly Paragraph[], tokens: Tokens): Sentence[] {
  const sentences: Sentence[] = [];
  let token = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const firstOfParagraph = sentences.length;
    for (const piece of segmentParagraph(text, paragraph)) {
      while (token < tokens.count && (tokens.starts[token] ?? 0) < piece.start) token++;
      const from = token;
      while (token < tokens.count && (tokens.starts[token] ?? 0) < piece.end) token++;
      if (token === from) continue;
      const last = sentences.at(-1);
      const before = sentences.length > firstOfParagraph ? last : undefined;
      const tooLong = before !== undefined && piece.end - before.start > LONGEST_SENTENCE;
      if (before !== undefined && !tooLong && goesOn(text, tokens, before, piece)) {
        sentences[sentences.length - 1] = { ...before, end: piece.end, to: token };
      } else sentences.push({ ...piece, paragraph: index, from, to: token });
    }
  }
  return sentences;
}

function* segmentParagraph(text: string, paragraph: Span): Generator<Span> {
  for (let from = paragraph.start; from < paragraph.end; from += LONGEST_SENTENCE) {
    const chunk = text.slice(from, Math.min(from + LONGEST_SENTENCE, paragraph.end));
    for (const { segment, index } of segmenter.segment(chunk)) {
      const body = segment.trim();
      if (body === "") continue;
      const start = from + index + segment.indexOf(body);
      yield { start, end: start + body.length };
    }
  }
}

const STARTERS =
  /^(?:the|a|an|he|she|it|they|we|i|in|on|at|but|and|this|that|these|those|its|his|her|their|there|when|while|after|if|as|some|many|both|no|one|two|what|so|for|by|with|since|meanwhile|however)$/i;

/** Whether the sentence that `before` began goes on in `piece`. */
function goesOn(text: string, tokens: Tokens, before: Sentence, piece: Span): boolean {
  const lastToken = before.to - 1;
  const lastWord = text.slice(tokens.starts[lastToken], tokens.ends[lastToken]);
  const next = text.slice(piece.start, piece.start + 40);
  if (/^(?:[)\]”’,;]|\p{Ll})/u.test(next)) return true;
  if (/^(?:\p{L}\.){2,}$/u.test(lastWord)) return !STARTERS.test(/^[\p{L}']+/u.exec(next)?.[0] ?? "The");
  return lastWord.length > 1 && lastWord.endsWith(".") && /\p{L}/u.test(lastWord);
}
