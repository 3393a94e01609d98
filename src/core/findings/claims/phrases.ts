import type { View } from "./view.js";

/** A range of tokens, end exclusive. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** A source phrase of the corpora is longer than this in one case of two hundred. */
const LONGEST = 40;
const POSTMODIFIERS = new Set([
  "of",
  "for",
  "from",
  "in",
  "at",
  "with",
  "on",
  "to",
  "against",
  "near",
  "by",
  "behind",
  "inside",
  "around",
  "outside",
  "between",
]);
const CALENDAR = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tonight earlier later then now also".split(
    " ",
  ),
);
/** Words that open a clause, and so end a noun phrase. */
export const CLAUSE_OPENERS = new Set([
  "that",
  "which",
  "who",
  "whom",
  "whose",
  "where",
  "when",
  "while",
  "because",
  "if",
  "as",
  "after",
  "before",
  "since",
  "although",
  "though",
  "than",
  "whether",
  "but",
  "so",
  "until",
]);

export function isNominal(view: View, i: number): boolean {
  if (view.is(i, "NOUN", "PROPN", "NUM")) return true;
  if (view.is(i, "PRON")) return !CLAUSE_OPENERS.has(view.word(i));
  const word = view.word(i);
  // The tagger takes "people" for a verb behind "to".
  return (
    word === "people" || word === "'s" || (word === "'" && view.is(i - 1, "NOUN", "PROPN")) || word === "%"
  );
}

/** Words that stand for a noun phrase by themselves. */
export const DEMONSTRATIVES = new Set([
  "some",
  "many",
  "others",
  "both",
  "several",
  "all",
  "most",
  "few",
  "one",
  "another",
  "none",
  "everyone",
]);

/** The noun phrase whose last token is `last`, no further left than `floor`; undefined where there is none. */
export function phraseBefore(view: View, last: number, floor: number): Phrase | undefined {
  const end = beforeTime(view, last, floor);
  return end < floor ? undefined : phraseEnding(view, end, floor);
}

const TIME_NOUN =
  /^(?:week|month|year|day|morning|afternoon|evening|night|weekend|spring|summer|autumn|fall|winter)$/;

/** Steps left over a time between a subject and its verb: "the ministry on Friday said", "a poll last month found". */
function beforeTime(view: View, last: number, floor: number): number {
  const word = view.word(last);
  if (!CALENDAR.has(word) && !TIME_NOUN.test(word)) return last;
  let at = last - 1;
  if (TIME_NOUN.test(word) && !/^(?:last|this|next|earlier|late|early|that)$/.test(view.word(at)))
    return last;
  while (at > floor && /^(?:last|this|next|earlier|late|early|on|in|of|that)$/.test(view.word(at))) at--;
  // "a poll published on Monday found"
  if (at > floor && view.is(at, "VERB") && /(?:ed|en|de)$/.test(view.word(at)) && isNominal(view, at - 1))
    return at - 1;
  // A day never speaks.
  return at >= floor && isNominal(view, at) ? at : CALENDAR.has(word) ? floor - 1 : last;
}

function phraseEnding(view: View, last: number, floor: number): Phrase | undefined {
  const closes =
    isNominal(view, last) ||
    DEMONSTRATIVES.has(view.word(last)) ||
    view.word(last) === ")" ||
    isGentilic(view, last);
  if (!closes && !(view.is(last, "ADJ") && view.is(last - 1, "DET", "ADJ", "PROPN"))) return undefined;
  const limit = Math.max(floor, last - LONGEST);
  let from = last;
  let i = last;
  while (i >= limit) {
    const step = stepLeft(view, i, last, limit);
    if (step < 0) break;
    from = step;
    i = step - 1;
  }
  while (from < last && (CALENDAR.has(view.word(from)) || view.is(from, "ADP", "CCONJ", "PUNCT"))) from++;
  return { from, to: last + 1 };
}

/** A capitalised adjective or verb, which the tagger makes of many foreign names. */
export function isGentilic(view: View, i: number): boolean {
  return (
    view.capital(i) &&
    view.is(i, "ADJ", "VERB", "X", "ADV", "INTJ", "SYM") &&
    !CLAUSE_OPENERS.has(view.word(i))
  );
}

/** The leftmost token that token `i` adds to the phrase, or -1 where the phrase ends before it. */
function stepLeft(view: View, i: number, last: number, limit: number): number {
  const word = view.word(i);
  if (i === last && view.is(i, "ADJ")) return i;
  if (CALENDAR.has(word) && i !== last) return -1;
  if (view.is(i, "DET") || DEMONSTRATIVES.has(word)) return i;
  if (isNominal(view, i)) {
    if (view.is(i, "PRON") && i !== last) return /^(?:his|her|its|their|our|my|your)$/.test(word) ? i : -1;
    return followsDeterminer(view, i, last) ? -1 : i;
  }
  if (view.is(i, "ADJ") || isGentilic(view, i))
    return i === last || !followsDeterminer(view, i, last) ? i : -1;
  if (word === ")") return openingBracket(view, i, limit);
  if (word === "&" || word === "/") return i;
  if (i === last) return -1;
  if (
    view.is(i, "VERB") &&
    (word.includes("-") || (/(?:ed|ing)$/.test(word) && view.is(i - 1, "DET", "ADJ", "PRON")))
  )
    return i;
  if (word === "to" && view.word(i - 1) === "close")
    return isNominal(view, i - 2) && i - 2 >= limit ? i - 1 : -1;
  if (view.is(i, "ADP") && POSTMODIFIERS.has(word)) return isNominal(view, i - 1) && i - 1 >= limit ? i : -1;
  if (word === "and" && isNominal(view, i - 1)) return i;
  if (view.is(i, "ADV") && view.is(i + 1, "ADJ", "VERB")) return i;
  return -1;
}

/** Whether the token after `i` opens a noun phrase of its own: "on Saturday | the army". */
function followsDeterminer(view: View, i: number, last: number): boolean {
  if (i >= last) return false;
  const next = i + 1;
  if (view.is(i, "ADJ") || view.is(next, "ADP", "CCONJ", "PART")) return false;
  return view.is(next, "DET") || (view.is(next, "PRON") && next <= last);
}

function openingBracket(view: View, i: number, limit: number): number {
  for (let at = i - 1; at >= limit && at > i - 10; at--) if (view.word(at) === "(") return at;
  return -1;
}

/** The noun phrase that begins at `first`, no further than `ceiling`; with its apposition. */
export function phraseAfter(view: View, first: number, ceiling: number): Phrase | undefined {
  const end = runRight(view, first, ceiling);
  if (end === first) return undefined;
  if (view.word(end) === ",") {
    const apposition = appositionEnd(view, end + 1, ceiling);
    if (apposition > 0 && !speaksToo(view, end + 1, apposition)) return { from: first, to: apposition };
  }
  return { from: first, to: end };
}

/** "…, said X, who criticised Y": the relative clause is a report of its own. */
function speaksToo(view: View, from: number, to: number): boolean {
  if (!/^(?:who|which)$/.test(view.word(from))) return false;
  for (let i = from + 1; i < to; i++)
    if (view.is(i, "VERB") && view.cues.verbs.has(view.word(i))) return true;
  return false;
}

function runRight(view: View, first: number, ceiling: number): number {
  let end = first;
  for (let i = first; i < ceiling && i < first + LONGEST; i++) {
    const word = view.word(i);
    if (view.quoted(i) || (CALENDAR.has(word) && !isNominal(view, i + 1))) break;
    const open =
      isNominal(view, i) ||
      view.is(i, "DET", "ADJ") ||
      isGentilic(view, i) ||
      DEMONSTRATIVES.has(word) ||
      word === "&";
    // "called | the assault | a violation": a second article opens a second phrase.
    if (i > first && view.is(i, "DET") && isNominal(view, i - 1)) break;
    if (open && i > first && view.is(i, "PRON") && !/^(?:his|her|its|their)$/.test(word)) break;
    const joins =
      end === i &&
      i > first &&
      ((view.is(i, "ADP") && POSTMODIFIERS.has(word)) ||
        (word === "to" && view.word(i - 1) === "close") ||
        (word === "and" && (isNominal(view, i + 1) || view.is(i + 1, "DET", "ADJ"))));
    if (open) end = i + 1;
    else if (word === "(") {
      const close = closingBracket(view, i, ceiling);
      if (close < 0) break;
      end = close + 1;
      i = close;
    } else if (!joins && !(view.is(i, "ADV", "VERB") && view.is(i + 1, "NOUN", "ADJ") && word.includes("-")))
      break;
  }
  while (end > first && view.is(end - 1, "ADP", "CCONJ", "DET")) end--;
  return end;
}

function closingBracket(view: View, i: number, ceiling: number): number {
  for (let at = i + 1; at < ceiling && at < i + 10; at++) if (view.word(at) === ")") return at;
  return -1;
}

/** Where the apposition that begins at `from` ends: at a comma or the end, without a finite verb of its own; else -1. */
function appositionEnd(view: View, from: number, ceiling: number): number {
  if (!view.is(from, "DET", "NOUN", "PROPN", "ADJ", "NUM") && view.word(from) !== "who") return -1;
  const relative = view.word(from) === "who";
  for (let i = from; i < ceiling && i < from + LONGEST; i++) {
    const word = view.word(i);
    if (word === ",") return i;
    if (view.quoted(i) || word === ":" || word === ";" || word === "—") return -1;
    if (!relative && view.is(i, "AUX")) return -1;
    if (!relative && view.is(i, "VERB") && !/(?:ed|ing)$|-/.test(word)) return -1;
    if (i + 1 >= ceiling) return ceiling;
  }
  return -1;
}

/**
 * The source before a comma that precedes its verb: "X, chairman of Y, said". Undefined where what stands between
 * the commas is a clause of its own.
 */
export function phraseBeforeApposition(view: View, comma: number, floor: number): Phrase | undefined {
  const limit = Math.max(floor, comma - LONGEST);
  for (let i = comma - 1; i > limit; i--) {
    const word = view.word(i);
    if (view.quoted(i) || word === ":" || word === ";") return undefined;
    if (word !== "," && !isDash(word)) continue;
    if (!isNominal(view, i - 1) && view.word(i - 1) !== ")" && !isGentilic(view, i - 1)) return undefined;
    if (!isApposition(view, i + 1, comma)) return undefined;
    const head = phraseBefore(view, i - 1, floor);
    // "displaced in 2016, X, who …": a year is nobody.
    if (head && head.to - head.from === 1 && /^(?:1[89]|20)\d\d$/.test(view.word(head.from)))
      return undefined;
    // "X, of Y, chairman of Z, said": one more step to the left.
    if (
      head &&
      view.word(head.from - 1) === "," &&
      head.from - 1 > limit &&
      isApposition(view, head.from, i)
    ) {
      const further = phraseBefore(view, head.from - 2, floor);
      if (further && view.capital(further.from) && !view.capital(head.from))
        return { from: further.from, to: comma };
    }
    return head && { from: head.from, to: comma };
  }
  return undefined;
}

function isApposition(view: View, from: number, to: number): boolean {
  if (/^(?:who|whose|which)$/.test(view.word(from))) return true;
  if (view.is(from, "CCONJ", "SCONJ", "AUX") || CLAUSE_OPENERS.has(view.word(from))) return false;
  for (let i = from; i < to; i++) {
    // "an engineer with the firm that built the bridge"
    if (i > from && /^(?:who|that|which|whose)$/.test(view.word(i))) return true;
    if (view.is(i, "AUX")) return false;
    if (view.is(i, "PRON") && /^(?:he|she|they|we|i|it)$/.test(view.word(i))) return false;
    if (view.is(i, "VERB") && i > from && !/(?:ed|ing|en)$|-/.test(view.word(i)) && !view.capital(i))
      return false;
  }
  return true;
}

export function isDash(word: string): boolean {
  return word === "—" || word === "–" || word === "―" || word === "--" || word === "-";
}
