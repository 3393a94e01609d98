import type { Span } from "../../../span.js";
import { afterDateline } from "../dateline.js";
import type { Chooser } from "../model/chooser.js";
import { code } from "../model/classes.js";
import type { Features } from "../model/features.js";
import { CLAUSE_OPENERS, isDash, type Phrase } from "../phrases.js";
import { clauseFollows, mainVerbAfter } from "../rules/clauses.js";
import { type Content, continuation, withRest } from "../rules/content.js";
import { siblingCut } from "../rules/source.js";
import { recipientEnd } from "../rules/verb-content.js";
import type { View } from "../view.js";
import { ruleSides, type Site } from "./site.js";
import { firstChunkAt, shapeOf } from "./source.js";

/** How far behind the cue what is said may begin, and how many ends are weighed. */
const REACH = 24;
const MOST_ENDS = 16;
/** How many tokens are looked at one way: news has no longer sentences, and without a bound the work would be quadratic. */
const WINDOW = 300;

/** What the sentence around a cue offers: where its own words begin and end. */
interface Frame {
  readonly site: Site;
  /** Cue and source together, where the source stands beside the cue. */
  readonly unit: Phrase;
  readonly source: Phrase | null;
  readonly end: number;
  readonly shape: number;
  /** What is said may be part of a subject: "his claim that …", "the man who said …". */
  readonly subject: boolean;
  /** How what lies on each side begins or ends: a quotation, a comma, a clause. */
  readonly left: number;
  readonly right: number;
  readonly rule: { readonly left: boolean; readonly right: boolean };
}

/** What is said, before the cue, after it, or on both sides; undefined where there is nothing. */
export function chooseContent(site: Site, source: Phrase | null, chooser: Chooser): Content | undefined {
  const frame = frameOf(site, source);
  const { view, sentence } = site;
  // "Nobody was hurt, the chief told the Courier": only the person told stands behind the cue.
  const told = frame.right === 8 && frame.left === 3 && clauseFollows(view, sentence.from, frame.unit.from);
  const behind = frame.unit.to < frame.end && !told;
  const before = frame.unit.from - sentence.from > (view.is(sentence.from, "CCONJ") ? 1 : 0);
  const options = [...(behind ? [0] : []), ...(before ? [1] : [])];
  if (options.length === 2) options.push(2);
  if (options.length === 0) return site.rule?.content;
  const picked =
    options[
      chooser.choose("side", site, options, (k, features) => describeSide(frame, options[k] ?? 0, features))
    ] ?? 0;
  // "…, officials said, as the army advanced": what happens meanwhile is the article's own.
  const meanwhile =
    view.word(frame.unit.to) === "," &&
    (/^(?:as|while|after|before|when|hours|days)$/.test(view.word(frame.unit.to + 1)) ||
      (/^(?:but|though|although)$/.test(view.word(frame.unit.to + 1)) && !view.quoted(frame.unit.to + 2)));
  const both = picked === 2 && meanwhile ? 1 : picked;
  const right = both === 1 ? undefined : chooseRight(frame, chooser);
  const left = both === 0 ? undefined : chooseLeft(frame, chooser);
  const spans: Span[] = [];
  if (left) spans.push(...wholeQuotation(view, left));
  if (right) spans.push(...wholeQuotation(view, right));
  if (spans.length === 0) return undefined;
  // A quotation goes on behind the source, or in the sentences that follow.
  if (right === undefined) spans.push(...continuation(view, view.sentenceOf(sentence.from), frame.unit.to));
  else if (view.quoted(right.to - 1)) {
    const after = view.tokenAt(spans.at(-1)?.end ?? 0);
    spans.push(...continuation(view, view.sentenceOf(after - 1), after));
  }
  return { spans, tokens: null };
}

function frameOf(site: Site, source: Phrase | null): Frame {
  const { view, sentence, candidate } = site;
  const { cue } = candidate;
  let { from, to } = cue;
  if (source !== null && source.to <= from && onlyBetween(view, source.to, from)) from = source.from;
  if (source !== null && source.from >= to && source.from - to < 6) to = source.to;
  const before = from - 1;
  const left = view.quoted(before)
    ? speech(view, before, 1)
    : view.word(before) === ","
      ? view.quoted(before - 1)
        ? speech(view, before - 1, 2)
        : 3
      : before < sentence.from
        ? 0
        : isDash(view.word(before))
          ? 4
          : 5;
  const right = view.quoted(to)
    ? speech(view, to, 1)
    : /^[,:]$/.test(view.word(to))
      ? view.quoted(to + 1)
        ? speech(view, to + 1, 2)
        : view.word(to) === ","
          ? 3
          : 6
      : to >= sentence.to - 1
        ? 0
        : view.word(to) === "that"
          ? 4
          : candidate.verb?.recipient && toldOnly(site, to)
            ? 8
            : 5;
  return {
    site,
    unit: { from, to },
    source,
    end: endOf(view, site),
    subject:
      candidate.kind === "noun" || (source !== null && /^(?:who|which|that)$/.test(view.word(source.from))),
    shape: shapeOf(site),
    left,
    right,
    rule: ruleSides(site),
  };
}

/** Nothing but the person told, and a time, stands behind the cue: "…, the chief told the Courier". */
function toldOnly({ view, sentence, candidate }: Site, to: number): boolean {
  const end = view.bodyEnd(sentence);
  const told = candidate.verb ? (recipientEnd(view, to, end) ?? to) : to;
  return told > to && (told >= end || /^[,:]$/.test(view.word(told)));
}

/** `kind` for a quotation that somebody may have said, 7 for a title in quotation marks. */
function speech(view: View, i: number, kind: number): number {
  return view.quotationAt(i)?.title === true ? 7 : kind;
}

/** The end of the sentence without its stop; a quotation's closing mark stays. */
function endOf(view: View, { sentence }: Site): number {
  let end = sentence.to;
  while (end > sentence.from + 1 && !view.quoted(end - 1) && /^[.!?…;:,]+$/.test(view.word(end - 1))) end--;
  return end;
}

/** No quotation and no other statement stands between a source and its cue. */
function onlyBetween(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.quoted(i)) return false;
  return true;
}

function describeSide(frame: Frame, side: number, features: Features): void {
  const { site, unit, shape, left, right, rule } = frame;
  const { view, sentence } = site;
  const rules = (rule.left ? 1 : 0) + (rule.right ? 2 : 0) + (site.rule ? 4 : 0);
  const inverted = frame.source !== null && frame.source.from >= site.candidate.cue.to ? 1 : 0;
  const after = view.code(unit.to);
  const next = view.code(unit.to + 1);
  const key = side * 64 + shape;
  const long = Math.min(4, Math.floor((unit.from - sentence.from) / 3));
  const rest = Math.min(4, Math.floor((frame.end - unit.to) / 3));
  features.add(50, key);
  features.add(51, key, rules);
  features.add(52, key, left, right);
  features.add(53, key, left * 8 + right, inverted);
  features.add(54, key, rules, left * 8 + right);
  features.add(55, key, after);
  features.add(56, key, after, next);
  features.add(57, site.lemma, side, left * 8 + right);
  features.add(58, side, long, rest);
  features.add(59, key, left, long);
  features.add(60, key, right, rest);
  features.add(61, site.lemma, side, inverted);
  features.add(62, key, view.code(sentence.from), left);
  features.add(63, site.frame, side, left * 8 + right);
  features.add(64, key, quotesIn(view, sentence.from, unit.from), quotesIn(view, unit.to, sentence.to));
  features.add(65, key, left, after);
  features.add(66, site.lemma, side, after);
  features.add(67, key, site.drafts.length > 0 ? 1 : 0, left * 8 + right);
  features.add(68, key, view.code(unit.from - 2), left);
}

function quotesIn(view: View, from: number, to: number): number {
  let any = 0;
  const first = Math.max(from, to - WINDOW);
  for (let i = first; i < Math.min(to, first + WINDOW); i++) {
    if (!view.quoted(i)) continue;
    const { words, title } = view.quotationAt(i) ?? { words: 0, title: false };
    any = Math.max(any, words > 3 && !title ? 2 : 1);
  }
  return any;
}

/** Whether a quotation opens at this token. */
function opensQuotation(view: View, i: number): boolean {
  return view.quoted(i) && view.quotationAt(i)?.start === view.start(i);
}

/** Whether a boundary may stand before token `i`. */
function isSeam(view: View, i: number): boolean {
  const word = view.word(i);
  if (view.quoted(i)) return opensQuotation(view, i) || view.quotationAt(i) !== view.quotationAt(i - 1);
  if (view.quoted(i - 1)) return true;
  return (
    view.is(i, "PUNCT") ||
    view.is(i - 1, "PUNCT") ||
    CLAUSE_OPENERS.has(word) ||
    word === "and" ||
    word === "or"
  );
}

/** Another's report begins here: "…; the union blamed", ", while the army said". */
function begins(view: View, i: number, end: number): boolean {
  const word = view.word(i);
  const at =
    word === ";" ? i + 1 : word === "," && /^(?:but|while|whereas)$/.test(view.word(i + 1)) ? i + 2 : -1;
  if (at < 0 || view.quoted(i)) return false;
  for (let verb = at + 1; verb < Math.min(end, at + 8); verb++) {
    if (view.quoted(verb) || /^[,;:.—–]$/.test(view.word(verb))) return false;
    if (!view.is(verb, "VERB")) continue;
    return (
      view.cues.verbs.has(view.word(verb)) && !/ing$/.test(view.word(verb)) && view.word(verb - 1) !== "to"
    );
  }
  return false;
}

/** "After the mayor said the river was falling, forecasters warned": a clause that opens its sentence ends at its comma. */
function opensSentence({ site, unit }: Frame): boolean {
  const { view, sentence } = site;
  const first = unit.from - 1;
  return (
    first === sentence.from &&
    /^(?:after|when|while|as|since|although|though|because|before)$/.test(view.word(first))
  );
}

/** Where what is said must end at the latest. */
function latestEnd(frame: Frame, from: number): number {
  const { site, end } = frame;
  const { view } = site;
  const clause = opensSentence(frame);
  for (let i = from + 1; i < Math.min(end, from + WINDOW); i++) {
    if (begins(view, i, end)) return i;
    if (clause && view.word(i) === "," && !view.quoted(i) && clauseFollows(view, i + 1, end)) return i;
  }
  return end;
}

function chooseRight(frame: Frame, chooser: Chooser): Phrase | undefined {
  const { site, unit } = frame;
  const { view } = site;
  let { end } = frame;
  const starts: number[] = [];
  for (let i = unit.to; i < Math.min(end, unit.to + REACH); i++) {
    if (view.is(i, "PUNCT") && !opensQuotation(view, i)) continue;
    const open =
      i === unit.to ||
      isSeam(view, i) ||
      view.is(i, "DET", "PRON", "PROPN", "ADP", "PART") ||
      (view.is(i - 1, "PROPN", "NOUN", "PRON") && view.is(i, "NOUN", "VERB", "AUX", "ADV", "ADJ", "NUM")) ||
      CALENDAR_END.test(view.word(i - 1));
    if (open && !(view.quoted(i) && !opensQuotation(view, i))) starts.push(i);
  }
  if (starts.length === 0) return undefined;
  // Nothing to choose where a "that" or a quotation follows the cue.
  if (view.word(unit.to) === "that" || opensQuotation(view, unit.to)) starts.length = 1;
  const rule = ruleStart(site);
  const from =
    starts[
      chooser.choose("start", site, starts, (k, features) =>
        describeStart(frame, starts[k] ?? 0, k, rule, features),
      )
    ] ?? 0;
  end = latestEnd(frame, from);
  const quotation = view.quotationAt(from);
  // "that the head of the bar association, Maya Strell, had warned": no clause ends before its verb.
  const that = view.word(from) === "that";
  const ends: number[] = [];
  for (let i = from + 1; i < Math.min(end, from + WINDOW) && ends.length < MOST_ENDS; i++)
    if (
      isSeam(view, i) &&
      (!view.quoted(i) || opensQuotation(view, i)) &&
      !goesOn(view, i, end) &&
      !(that && verbsIn(view, from, i) === 0)
    )
      ends.push(i);
  if (ends.at(-1) !== end && end > from) ends.push(end);
  const main = frame.subject ? mainVerbAfter(view, from, end) : -1;
  if (main > from) {
    while ((ends.at(-1) ?? -1) >= main) ends.pop();
    ends.push(main);
  }
  if (ends.length === 0) return undefined;
  const cuts = siblingCuts(frame, from);
  const to =
    ends[
      chooser.choose("end", site, ends, (k, features) =>
        describeEnd(frame, from, ends[k] ?? 0, k, cuts, quotation !== undefined, main, features),
      )
    ] ?? end;
  return { from, to };
}

/**
 * Whether what follows a comma is reported with what stands before it: what came of it ("… hit houses, killing
 * four"), or one more of a list ("houses, a school and …").
 */
function goesOn(view: View, i: number, end: number): boolean {
  const at = view.word(i) === "," ? i + 1 : i;
  if (view.word(at - 1) !== ",") return false;
  if (RESULTS.test(view.word(at))) return true;
  return view.is(at, "DET", "NUM", "NOUN", "ADJ") && !clauseFollows(view, at, end);
}

const RESULTS =
  /^(?:killing|wounding|injuring|leaving|resulting|causing|forcing|prompting|destroying|damaging|displacing|including|bringing|sending|triggering|sparking|trapping|cutting|striking|hitting|burying|severing)$/;

const CALENDAR_END =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|week|month|year)$/;

/** First token of what the rules take for content behind the cue; -1 where they take none. */
function ruleStart({ rule, candidate, view }: Site): number {
  const { tokens, spans } = rule?.content ?? { tokens: null, spans: [] };
  if (tokens && tokens.from >= candidate.cue.to) return tokens.from;
  const after = spans.find((span) => span.start >= view.end(candidate.head));
  return after ? view.tokenAt(after.start) : -1;
}

function describeStart(frame: Frame, i: number, order: number, rule: number, features: Features): void {
  const { site, unit, shape } = frame;
  const { view } = site;
  const previous = view.code(i - 1);
  const here = view.code(i);
  const next = view.code(i + 1);
  const first = i === unit.to ? 1 : 0;
  const mark = opensQuotation(view, i) ? 1 : 0;
  const rules = rule < 0 ? 0 : rule === i ? 1 : rule === i + 1 ? 2 : rule < i ? 3 : 4;
  const distance = Math.min(7, i - unit.to);
  const direct = view.code(unit.to);
  features.add(80, shape, first);
  features.add(81, shape, rules);
  features.add(82, shape, rules, first);
  features.add(83, shape, here, first);
  features.add(84, shape, previous, here);
  features.add(85, here, next, first);
  features.add(86, previous, here, first);
  features.add(87, site.lemma, first, here);
  features.add(88, site.lemma, first, mark);
  features.add(89, site.lemma, first, distance);
  features.add(90, shape, distance, mark);
  features.add(91, shape, Math.min(order, 5), mark);
  features.add(92, direct, here, first);
  features.add(93, direct, previous, mark);
  features.add(94, site.frame, here, first);
  features.add(95, site.frame, previous, first);
  features.add(96, shape, verbsIn(view, unit.to, i), here);
  features.add(97, frame.right, distance, mark);
  features.add(98, shape, rules, here);
  features.add(99, site.lemma, rules);
  features.add(100, view.code(i - 2), previous, here);
  features.add(101, site.lemma, previous, mark);
}

function verbsIn(view: View, from: number, to: number): number {
  let verbs = 0;
  for (let i = from; i < Math.min(to, from + WINDOW) && verbs < 3; i++)
    if (view.is(i, "VERB", "AUX")) verbs++;
  return verbs;
}

/** Where reports further on in the sentence would begin if they stand beside this one, as the rules see it. */
function siblingCuts({ site, end }: Frame, from: number): ReadonlySet<number> {
  const { view, chunks } = site;
  const cuts = new Set<number>();
  for (let i = from + 1; i < Math.min(end, from + WINDOW); i++) {
    if (view.quoted(i) || !view.cues.verbs.has(view.word(i)) || !view.is(i, "VERB")) continue;
    let subject = chunks[firstChunkAt(chunks, i) - 1];
    if (subject === undefined || subject.to > i || i - subject.to > 4) subject = undefined;
    const cut = siblingCut(view, subject?.from ?? i);
    if (cut !== null && cut > from) cuts.add(cut);
    if (/ing$/.test(view.word(i)) && view.word(i - 1) === ",") cuts.add(i - 1);
  }
  return cuts;
}

function describeEnd(
  frame: Frame,
  from: number,
  i: number,
  order: number,
  cuts: ReadonlySet<number>,
  quoted: boolean,
  main: number,
  features: Features,
): void {
  const { site, shape, end } = frame;
  const { view } = site;
  const last = i === end ? 1 : 0;
  const previous = view.code(i - 1);
  const here = last ? NONE : view.code(i);
  const next = last ? NONE : view.code(i + 1);
  const third = last ? NONE : view.code(i + 2);
  const length = Math.min(5, Math.floor((i - from) / 3));
  const rest = Math.min(5, Math.floor((end - i) / 3));
  const cut = (cuts.has(i) ? 2 : 0) + (last ? 1 : 0);
  const inQuote = quoted ? 1 : 0;
  const closes = view.quoted(i - 1) ? 1 : 0;
  const firstQuotation = quoted && view.quotationAt(from) === view.quotationAt(i - 1) ? 1 : 0;
  const { tokens } = site.rule?.content ?? { tokens: null };
  const ruleEnd = tokens ? (tokens.to === i ? 1 : tokens.to < i ? 2 : 3) : 0;
  features.add(119, main < 0 ? 0 : i === main ? 1 : i < main ? 2 : 3, last, shape);
  features.add(120, last, inQuote, closes);
  features.add(121, cut, here);
  features.add(122, here, next, last);
  features.add(123, here, next, third);
  features.add(124, inQuote * 2 + closes, here, next);
  features.add(125, length, last, inQuote);
  features.add(126, rest, here, closes);
  features.add(127, Math.min(order, 6), last, inQuote);
  features.add(128, shape, last);
  features.add(129, site.lemma, last);
  features.add(130, shape, here, next);
  features.add(131, firstQuotation * 4 + closes * 2 + last, here);
  features.add(132, ruleEnd, last, cut);
  features.add(133, verbsIn(view, from, i), last, here);
  features.add(134, verbsIn(view, i, Math.min(i + 6, end)), here, next);
  features.add(135, view.code(from), last, inQuote);
  features.add(136, view.code(from), length, here);
  features.add(137, previous, here, last);
  features.add(138, cut, next, third);
  features.add(139, firstQuotation, length, last);
  features.add(140, site.heading ? 1 : 0, last);
  features.add(141, rest, here, next);
}

const NONE = code("none");

function chooseLeft(frame: Frame, chooser: Chooser): Phrase | undefined {
  const { site, unit } = frame;
  const { view, sentence } = site;
  let to = unit.from;
  while (
    to > sentence.from &&
    !view.quoted(to - 1) &&
    (/^[,:;]$/.test(view.word(to - 1)) ||
      isDash(view.word(to - 1)) ||
      (site.candidate.kind === "according" && view.is(to - 1, "ADV")))
  )
    to--;
  const quotation = view.quotationAt(to - 1);
  const starts: number[] = [];
  if (quotation && quotation.start < view.start(sentence.from)) starts.push(view.tokenAt(quotation.start));
  const first = afterDateline(view, sentence);
  for (let i = first; i < to; i++) {
    // Of a sentence without end, the beginning and what is near.
    if (i > first && to - i > WINDOW) i = to - WINDOW;
    if (i > first && !isSeam(view, i)) continue;
    if (view.is(i, "PUNCT") && !opensQuotation(view, i)) continue;
    if (view.quoted(i) && !opensQuotation(view, i)) continue;
    starts.push(i);
  }
  if (starts.length > MOST_ENDS) starts.splice(1, starts.length - MOST_ENDS);
  if (starts.length === 0) return undefined;
  const from =
    starts[
      chooser.choose("left", site, starts, (k, features) =>
        describeLeft(frame, starts[k] ?? 0, to, quotation !== undefined, features),
      )
    ];
  return from === undefined ? undefined : { from, to };
}

function describeLeft(frame: Frame, i: number, to: number, quoted: boolean, features: Features): void {
  const { site, shape, left } = frame;
  const { view, sentence } = site;
  const first = i <= sentence.from ? 1 : 0;
  const earlier = i < sentence.from ? 1 : 0;
  const previous = first ? NONE : view.code(i - 1);
  const here = view.code(i);
  const next = view.code(i + 1);
  const inQuote = quoted ? 1 : 0;
  const mark = opensQuotation(view, i) ? (view.quotationAt(i) === view.quotationAt(to - 1) ? 2 : 1) : 0;
  const length = Math.min(6, Math.floor((to - i) / 3));
  const { tokens, spans } = site.rule?.content ?? { tokens: null, spans: [] };
  const start = view.start(i);
  const ruled = tokens
    ? tokens.from === i
      ? 1
      : 2
    : spans.length > 0
      ? spans.some((one) => one.start === start)
        ? 3
        : 4
      : 0;
  features.add(160, first, inQuote, mark);
  features.add(161, ruled, first);
  features.add(162, ruled, mark, inQuote);
  features.add(163, previous, here, mark);
  features.add(164, previous, first, inQuote);
  features.add(165, here, next, first);
  features.add(166, length, first, inQuote);
  features.add(167, shape, left, mark);
  features.add(168, shape, first, mark);
  features.add(169, site.lemma, first, mark);
  features.add(170, verbsIn(view, i, to), first, inQuote);
  features.add(171, verbsIn(view, sentence.from, i), previous, inQuote);
  features.add(172, here, first, mark);
  features.add(173, earlier, mark, left);
  features.add(
    174,
    site.drafts.some((one) => one.cue.from >= i && one.cue.to <= to) ? 1 : 0,
    first,
    previous,
  );
  features.add(175, view.code(i - 2), previous, here);
}

/** The characters of a range, with the rest of a quotation that it reaches into. */
function wholeQuotation(view: View, { from, to }: Phrase): Span[] {
  const span = view.span(from, to);
  const quotation = view.quotationAt(to - 1);
  if (quotation === undefined || (quotation.end <= span.end && !quotation.continues)) return [span];
  const rest = withRest(view, quotation);
  const [first, ...others] = rest;
  return [
    { start: Math.min(span.start, first?.start ?? span.start), end: Math.max(span.end, first?.end ?? 0) },
    ...others,
  ];
}
