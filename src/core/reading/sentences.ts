import type { Span } from "../span.js";
import type { Tokens } from "./tokenize.js";
import { WordSet } from "./word-set.js";

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

/** A paragraph without any end of sentence is cut, so that nothing downstream meets a sentence of a megabyte. */
const LONGEST_SENTENCE = 20_000;

/**
 * Sentences of each paragraph, from its tokens: after a stop and what closes it, where the next word does not go on
 * in lower case. Short forms ("Gen.", "J.") are one token with their stop, so that they end nothing. (By code, not by
 * `Intl.Segmenter`: it is as good on the test paragraphs, three times faster, and the same in every ICU version.)
 */
export function splitSentences(text: string, paragraphs: readonly Paragraph[], tokens: Tokens): Sentence[] {
  const sentences: Sentence[] = [];
  let token = 0;
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    while (token < tokens.count && (tokens.starts[token] ?? 0) < start) token++;
    let from = token;
    for (; token < tokens.count && (tokens.starts[token] ?? 0) < end; token++) {
      const tooLong = (tokens.ends[token] ?? 0) - (tokens.starts[from] ?? 0) > LONGEST_SENTENCE;
      const to = tooLong ? token + 1 : endAfter(text, tokens, token);
      if (to === 0) continue;
      sentences.push(sentence(tokens, from, to, paragraph));
      token = to - 1;
      from = to;
    }
    if (from < token) sentences.push(sentence(tokens, from, token, paragraph));
  }
  return sentences;
}

function sentence({ starts, ends }: Tokens, from: number, to: number, paragraph: number): Sentence {
  return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0, paragraph, from, to };
}

const STOPS = new WordSet([".", "!", "?", "…"]);
const CLOSERS = new Set(["”", '"', "’", "'", ")", "]", "»", ".", "!", "?"]);
/** After initials ("in the U.S. The …") only such a word begins a new sentence. */
const STARTERS = new Set(
  "the a an he she it they we i in on at but and this that these those its his her their there when while after if as some many both no one two what so for by with since meanwhile however".split(
    " ",
  ),
);

/** The end (exclusive) of the sentence that token `i` ends, closing marks included; 0 where it ends none. */
function endAfter(text: string, { count, starts, ends, lower }: Tokens, i: number): number {
  const word = lower[i] ?? "";
  const stops = STOPS.has(word) || word.startsWith("..");
  const initials = !stops && word.endsWith(".") && /^(?:\p{L}\.){2,}$/u.test(word);
  if (!stops && !initials) return 0;
  let to = i + 1;
  while (to < count && starts[to] === ends[to - 1] && CLOSERS.has(lower[to] ?? "")) to++;
  if (to === count) return to;
  // "end.Start" and "3.5" are not two sentences.
  if (starts[to] === ends[to - 1]) return 0;
  const next = text.slice(starts[to], ends[to]);
  if (/^(?:\p{Ll}|[,;:)\]”–—―-])/u.test(next)) return 0;
  return initials && !STARTERS.has(lower[to] ?? "") ? 0 : to;
}
