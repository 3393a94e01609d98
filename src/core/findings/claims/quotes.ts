import type { Reading } from "../../reading/reading.js";
import type { Span } from "../../span.js";

/** A quotation with its marks; a quotation that runs over paragraphs is several, one a paragraph. */
export interface Quotation extends Span {
  /** Its place among the text's quotations. */
  readonly index: number;
  /** Its words without the marks. */
  readonly inner: Span;
  readonly words: number;
  /** The title of a work rather than speech: a few words, all of them capitalised. */
  readonly title: boolean;
  /** No closing mark before the end of the paragraph, and the next paragraph opens a quotation: it goes on there. */
  readonly continues: boolean;
}

const MARK = /[“”"«»]|''|``/g;

/** Double quotations of a text. Linear: each mark is looked at once. */
export function findQuotations(reading: Reading): Quotation[] {
  const found: Quotation[] = [];
  for (const [index, paragraph] of reading.paragraphs.entries()) {
    const before = found.length;
    let open: { at: number; width: number } | null = null;
    const body = reading.text.slice(paragraph.start, paragraph.end);
    for (const match of body.matchAll(MARK)) {
      const at = paragraph.start + match.index;
      const width = match[0].length;
      if (opens(match[0], body, match.index, open !== null)) {
        if (open === null) open = { at, width };
      } else if (open !== null) {
        found.push(quotation(reading.text, found.length, open.at, open.width, at, at + width, false));
        open = null;
      }
    }
    if (open === null) addSingle(reading.text, paragraph, body, found, before);
    if (open === null) continue;
    const next = reading.paragraphs[index + 1];
    const continues =
      next !== undefined && /^(?:[“"«]|''|``)/.test(reading.text.slice(next.start, next.start + 2));
    found.push(
      quotation(reading.text, found.length, open.at, open.width, paragraph.end, paragraph.end, continues),
    );
  }
  return found;
}

/**
 * Quotations in single marks, as British papers write them, in a paragraph without double ones. An apostrophe is told
 * from a closing mark by what stands beside it: a letter behind it, or no stop before it.
 */
function addSingle(text: string, paragraph: Span, body: string, found: Quotation[], before: number): void {
  if (!/[\s([—–-][‘'][\p{L}\p{N}“"$£€]|^[‘']/u.test(body)) return;
  const closings = [...body.matchAll(/[’'](?![\p{L}\p{N}])/gu)].map((match) => match.index);
  const doubles = found.splice(before);
  const singles: Quotation[] = [];
  let first = 0;
  let free = 0;
  for (const { index: start } of body.matchAll(/(?<=^|[\s([—–-])[‘'](?=[\p{L}\p{N}“"$£€])/gu)) {
    if (start < free) continue;
    while (first < closings.length && (closings[first] ?? 0) <= start) first++;
    const close = closingMark(body, start, closings, first);
    if (close < 0) continue;
    const from = paragraph.start + start;
    singles.push(quotation(text, 0, from, 1, paragraph.start + close, paragraph.start + close + 1, false));
    free = close + 1;
  }
  // With double ones in the paragraph, a single mark is an apostrophe or a quotation inside; unless it holds them.
  const outer =
    doubles.length === 0 ? singles : singles.filter((one) => doubles.some((two) => holds(one, two)));
  const kept = [
    ...outer,
    ...doubles.filter((two) => !outer.some((one) => one.start < two.end && two.start < one.end)),
  ];
  for (const one of kept.sort((a, b) => a.start - b.start)) found.push({ ...one, index: found.length });
}

function holds(one: Span, two: Span): boolean {
  return one.start < two.start && two.end < one.end;
}

/** Where a single quotation closes: after a stop or before one; else, for a few words, at the first mark. -1 if nowhere. */
function closingMark(body: string, start: number, closings: readonly number[], first: number): number {
  let bare = -1;
  for (let k = first; k < Math.min(closings.length, first + MOST_MARKS); k++) {
    const at = closings[k] ?? 0;
    if (at - start > LONGEST_SINGLE) break;
    const before = body[at - 1] ?? "";
    // "'a few words' and then, 'another one,'": the first one has ended before the next begins.
    if (bare >= 0 && at > bare && /[\s([—–-][‘'][\p{L}\p{N}“"$£€]/u.test(body.slice(bare, at))) return bare;
    if (/[.,!?…—;]/.test(before) || (bare < 0 && /[.,;:!?]/.test(body[at + 1] ?? ""))) return at;
    if (bare < 0 && at - start < LONGEST_SCARE && before !== "s") bare = at;
  }
  return bare;
}

/** A quotation in single marks is given up after so many characters, a few quoted words after fewer. */
const LONGEST_SINGLE = 1_500;
const LONGEST_SCARE = 80;
/** Marks that are tried for one quotation. */
const MOST_MARKS = 40;

/** A straight mark opens where a word follows and none precedes. */
function opens(mark: string, body: string, at: number, inside: boolean): boolean {
  if (mark === "“" || mark === "«" || mark === "``") return true;
  if (mark === "”" || mark === "»") return false;
  if (inside) return false;
  const before = body[at - 1] ?? " ";
  const after = body[at + mark.length] ?? " ";
  return /[\s([—–-]/.test(before) && !/\s/.test(after);
}

function quotation(
  text: string,
  index: number,
  start: number,
  width: number,
  closing: number,
  end: number,
  continues: boolean,
): Quotation {
  const inner = { start: start + width, end: closing };
  const words =
    text.slice(inner.start, Math.min(inner.end, inner.start + 2000)).match(/[\p{L}\p{N}][^\s]*/gu)?.length ??
    0;
  const title = words <= 7 && isTitle(text.slice(inner.start, inner.end));
  return { index, start, end, inner, words, title, continues };
}

function isTitle(text: string): boolean {
  if (/[.!?…]$/.test(text)) return false;
  const words = text.match(/[\p{L}][\p{L}’'-]*/gu) ?? [];
  return (
    words.length >= 2 &&
    words.every(
      (word) => /^\p{Lu}/u.test(word) || /^(?:the|a|an|of|in|on|and|for|to|with|from|by|at)$/.test(word),
    )
  );
}
