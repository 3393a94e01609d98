import type { Sentence } from "../../../reading/sentences.js";
import type { Span } from "../../../span.js";
import { afterDateline } from "../dateline.js";
import type { Phrase } from "../phrases.js";
import type { Quotation } from "../quotes.js";
import type { View } from "../view.js";
import { clauseStart } from "./clauses.js";

/** What is said: whole quotations, and at most one range of tokens that later reports of the sentence may shorten. */
export interface Content {
  readonly spans: readonly Span[];
  readonly tokens: Phrase | null;
}

/** What follows the reporting words, from token `from`. */
export function contentAfter(view: View, sentence: Sentence, from: number): Content {
  let start = from;
  while (/^[,:]$/.test(view.word(start)) && start < sentence.to) start++;
  const quotation = view.quotationAt(start);
  const direct = quotation !== undefined && view.start(start) === quotation.start;
  if (direct && endsStatement(view, sentence, quotation, start > from))
    return { spans: withRest(view, quotation), tokens: null };
  const end = view.bodyEnd(sentence);
  const last = view.quotationAt(end - 1) ?? view.quotationAt(sentence.to - 1);
  const spans = last && last.end > sentence.end ? withRest(view, last) : [];
  return { spans, tokens: end > start ? { from: start, to: end } : null };
}

/** Whether nothing but punctuation, or a comma and something else, follows a quotation in its sentence. */
function endsStatement(view: View, sentence: Sentence, quotation: Quotation, introduced: boolean): boolean {
  if (quotation.end >= sentence.end) return true;
  const next = view.tokenAt(quotation.end);
  if (next >= sentence.to || /^[,.;:—–]$/.test(view.word(next))) return true;
  const inner = view.reading.text[quotation.inner.end - 1] ?? "";
  return introduced && /[,.!?]/.test(inner);
}

/** A quotation, with those that carry it on in the paragraphs that follow. */
export function withRest(view: View, first: Quotation): Span[] {
  const spans: Span[] = [first];
  let { index } = first;
  for (let one: Quotation | undefined = first; one?.continues === true; ) {
    index++;
    one = view.quotations[index];
    if (one) spans.push(one);
  }
  return spans;
}

/** What precedes token `end`, which is the comma, or the first word, of "…, X said". */
export function contentBefore(view: View, sentence: Sentence, end: number): Content {
  const last = view.quoted(end - 1)
    ? end - 1
    : view.word(end - 1) === "," && view.quoted(end - 2)
      ? end - 2
      : -1;
  const quotation = last >= 0 ? view.quotationAt(last) : undefined;
  if (quotation === undefined) return { spans: [], tokens: tokensBefore(view, sentence, end) };
  const from = Math.max(sentence.from, clauseStart(view, end - 1, sentence.from));
  const opening = view.tokenAt(quotation.start);
  const leads = opening > from && opening - from <= 25 ? { from, to: view.tokenAt(quotation.end) } : null;
  return leads === null ? { spans: [quotation], tokens: null } : { spans: [], tokens: leads };
}

function tokensBefore(view: View, sentence: Sentence, end: number): Phrase | null {
  let from = afterDateline(view, sentence);
  if (/^(?:but|and|so|yet)$/.test(view.word(from))) from++;
  return end > from ? { from, to: end } : null;
}

/** How far behind its source, in tokens, the rest of a statement may begin. */
const REACH = 200;

/**
 * The rest of a statement that its source interrupts: `"…," said X, "…"`, or quotations that follow in the same
 * paragraph with no source of their own.
 */
export function continuation(view: View, index: number, after: number): Span[] {
  const { sentences } = view.reading;
  const sentence = sentences[index];
  if (sentence === undefined) return [];
  for (let i = after; i < Math.min(sentence.to, after + REACH); i++) {
    if (!view.quoted(i)) {
      if (view.cues.verbs.has(view.word(i)) && view.is(i, "VERB") && i > after) return [];
      continue;
    }
    const quotation = view.quotationAt(i);
    return quotation && quotation.words > 1 && /^[,:.;—–-]$/.test(view.word(i - 1))
      ? withRest(view, quotation)
      : [];
  }
  const next = sentences[index + 1];
  // "The governor wrote:", and what he wrote is the next paragraph.
  const announced = view.word(sentence.to - 1) === ":";
  if (next === undefined) return [];
  const elsewhere = next.paragraph !== sentence.paragraph && !announced;
  if (elsewhere && !goesOnAlone(view, sentence, next)) return [];
  const quotation = view.quotationAt(next.from);
  if (quotation === undefined || quotation.start !== next.start) return [];
  const follower = view.tokenAt(quotation.end);
  const home = sentences[view.sentenceOf(follower - 1)];
  const alone = home === undefined || follower >= view.bodyEnd(home);
  return alone ? withRest(view, quotation) : [];
}

/** A paragraph that is one quotation and nothing else, after one that ends with who said it, is the same speaker's. */
function goesOnAlone(view: View, sentence: Sentence, next: Sentence): boolean {
  const { paragraphs } = view.reading;
  const above = paragraphs[sentence.paragraph];
  const paragraph = paragraphs[next.paragraph];
  const quotation = view.quotationAt(next.from);
  if (above === undefined || paragraph === undefined || quotation === undefined || quotation.words < 4)
    return false;
  const opened = view.quotationAt(view.tokenAt(above.start))?.start === above.start;
  return opened && quotation.start === paragraph.start && quotation.end >= paragraph.end - 1;
}
