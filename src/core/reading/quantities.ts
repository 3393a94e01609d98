import type { Span } from "../span.js";
import {
  type Bound,
  COUNT_OPENERS,
  COUNTS_AFTER_ARTICLE,
  type Count,
  countAt,
  rangeAt,
  SMALL,
} from "./numbers.js";
import type { PartOfSpeech } from "./tag.js";
import type { Tokens } from "./tokenize.js";
import { WordSet } from "./word-set.js";

/** A count as written: "at least 22", "dozens", "between 3 and 5". */
export interface Quantity extends Span {
  /** Token range of the number with its bounding words, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  readonly vague: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

type Prefix = readonly [readonly string[], Bound];
const PREFIXES = new Map<string, Prefix[]>();
const PREFIX_LIST: Readonly<Record<"at-least" | "more-than" | "up-to" | "about", string>> = {
  "at-least":
    "at least|at the very least|at a minimum|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|≥",
  "more-than":
    "more than|over|above|upwards of|upward of|in excess of|exceeding|exceeded|exceeds|exceed|greater than|well over|surpassed|surpasses|surpassing|topped|tops|topping|well above|well in excess of|north of|a little over|slightly more than|slightly over|slightly above|little more than|>",
  "up-to":
    "up to|as many as|at most|no more than|not more than|a maximum of|fewer than|less than|under|at the most|as high as|<|≤|anything up to",
  about:
    "about|around|approximately|approximates|roughly|some|nearly|almost|close to|an estimated|estimated|circa|in the region of|just over|just under|somewhere around|as few as|near to|nearly about|just short of|just shy of|a little under|slightly fewer than|slightly under|the better part of|getting on for|perhaps|maybe|~|≈|c.|ca.|approx.|approx",
};
for (const [bound, list] of Object.entries(PREFIX_LIST)) {
  for (const phrase of list.split("|").map((one) => one.split(" "))) {
    const first = phrase[0] ?? "";
    PREFIXES.set(first, [...(PREFIXES.get(first) ?? []), [phrase, bound as Bound]]);
  }
}

/** The words that a count begins with, where it does not begin with a digit. */
const OPENERS = new WordSet([...COUNT_OPENERS, ...PREFIXES.keys()]);
/** What an article may stand before at the beginning of a count: "a dozen", "an estimated". */
const AFTER_ARTICLE = new WordSet([
  ...COUNTS_AFTER_ARTICLE,
  ...["a", "an"].flatMap((article) => (PREFIXES.get(article) ?? []).map(([phrase]) => phrase[1] ?? "")),
]);
const CURRENCIES = words("$ € £ ¥ us$ usd eur gbp");
const UNITS = words(
  "% percent per-cent pct percentage points dollars dollar euros pounds cents lira rubles $ € £ am pm a.m. p.m. a.m p.m o'clock gmt utc hrs " +
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months year years years-old year-old decade decades century centuries " +
    "km kilometer kilometers kilometre kilometres mile miles meter meters metre metres m cm mm feet foot inch inches yards hectares acres kg kilogram kilograms kilos ton tons tonne tonnes litres liters degrees mph kph " +
    "times per fold",
);
const MONTHS = words(
  "january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.",
);
/** What numbers name rather than count: "Resolution 2254". */
const LABELS = words(
  "# no. nos. day number resolution article decree law unit flight highway route chapter section page line channel room gate camp paragraph clause checkpoint version phase level aged age ages",
);
/** "the dead number 22" */
const NUMBERED =
  /^(?:a|dead|wounded|injured|killed|missing|alone|victims|casualties|fatalities|deaths|displaced|prisoners|refugees)$/;
/** "eight day labourers", "two night watchmen" */
const BY_THE_DAY = /^(?:labou?rers?|workers?|trippers?|watchm[ae]n|guards?|nurses?|porters?|pupils?)$/;
const BEFORE_YEAR = words(
  "born in since until till from during by of to before after early late mid around through the a an this and",
);
/** Counts in a text: digits, number words, vague words, with the words that bound them. Linear in the tokens. */
export function findQuantities(text: string, tokens: Tokens, tags: readonly PartOfSpeech[]): Quantity[] {
  const found: Quantity[] = [];
  for (let i = 0; i < tokens.count; ) {
    const quantity = mayBegin(tokens.lower, i) ? quantityAt(text, tokens, tags, i) : null;
    if (quantity !== null) found.push(quantity);
    i = quantity?.to ?? i + 1;
  }
  return found;
}

/** Nine words of ten begin no count: one look tells. */
function mayBegin(lower: readonly string[], i: number): boolean {
  const word = lower[i] ?? "";
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return true;
  if (word === "a" || word === "an") return AFTER_ARTICLE.has(lower[i + 1] ?? "");
  return OPENERS.has(word);
}

function quantityAt(
  text: string,
  tokens: Tokens,
  tags: readonly PartOfSpeech[],
  at: number,
): Quantity | null {
  const { lower } = tokens;
  const prefix = prefixAt(lower, at);
  const start = prefix === null ? at : prefix.to;
  const count = rangeAt(lower, at) ?? countAt(lower, start);
  if (count === null || !isCount(text, tokens, tags, start, count)) return null;
  const bounded = withBound(lower, count, prefix?.bound ?? null);
  return {
    start: tokens.starts[at] ?? 0,
    end: tokens.ends[bounded.to - 1] ?? 0,
    from: at,
    to: bounded.to,
    low: bounded.low,
    high: bounded.high,
    bound: bounded.bound,
    vague: bounded.bound === "vague",
  };
}

function prefixAt(lower: readonly string[], at: number, nested = false): { bound: Bound; to: number } | null {
  let best: { bound: Bound; to: number } | null = null;
  for (const [phrase, bound] of PREFIXES.get(lower[at] ?? "") ?? []) {
    const to = at + phrase.length;
    if (to > (best?.to ?? 0) && phrase.every((word, k) => lower[at + k] === word)) best = { bound, to };
  }
  if (best === null) return null;
  // "at least some 40", "an estimated more than 40": the outer word decides unless it only says "about".
  const inner = nested ? null : prefixAt(lower, best.to, true);
  if (inner !== null) return best.bound === "about" ? inner : { bound: best.bound, to: inner.to };
  return best;
}

function withBound(lower: readonly string[], count: Count, prefix: Bound | null): Count {
  const { low, high, bound, to } = count;
  if (bound === "vague") return count;
  const next = lower[to] ?? "";
  const after = lower[to + 1] ?? "";
  if (next === "or" && after === "more") return { low, high: null, bound: "at-least", to: to + 2 };
  if (next === "or" && after === "so") return { low, high, bound: "about", to: to + 2 };
  if (next === "at" && after === "most") return { low: null, high, bound: "up-to", to: to + 2 };
  // Not "three at least twice".
  if (next === "at" && after === "least" && endsHere(lower[to + 2]))
    return { low, high: null, bound: "at-least", to: to + 2 };
  if (next === "+") return { low, high: null, bound: "at-least", to: to + 1 };
  if (bound === "range" || bound === "at-least" || prefix === null) return count;
  if (prefix === "at-least" || prefix === "more-than") return { low, high: null, bound: prefix, to };
  if (prefix === "up-to") return { low: null, high, bound: prefix, to };
  return { low, high, bound: prefix, to };
}

const endsHere = (word: string | undefined): boolean => word === undefined || /^[,.;:)–—]$/.test(word);

/** Whether a number counts something, rather than being a date, an age, a sum, a measure or a label. */
function isCount(
  text: string,
  tokens: Tokens,
  tags: readonly PartOfSpeech[],
  start: number,
  count: Count,
): boolean {
  const { lower } = tokens;
  const before = lower[start - 1] ?? "";
  const next = lower[count.to] ?? "";
  if (
    (UNITS.has(next) && !BY_THE_DAY.test(lower[count.to + 1] ?? "")) ||
    (next === "per" && lower[count.to + 1] === "cent")
  )
    return false;
  if (next === "-" && UNITS.has(lower[count.to + 1] ?? "")) return false;
  if (CURRENCIES.has(before) || isFraction(lower, start, count.to)) return false;
  if (lower[start] === "one" && /^(?:no|every|any|each|which|this|that)$/.test(before)) return false;
  if (LABELS.has(before) && !(before === "number" && NUMBERED.test(lower[start - 2] ?? ""))) return false;
  // "0700: five killed"
  if (/^0\d/.test(lower[start] ?? "")) return false;
  if (isRatio(lower, tags, start, count.to)) return false;
  if (count.bound === "vague") return true;
  if (MONTHS.has(before) || (MONTHS.has(next) && (count.high ?? 0) <= 31)) return false;
  if (before === "may" && text[tokens.starts[start - 1] ?? 0] === "M") return false;
  if (next === "may" && text[tokens.starts[count.to] ?? 0] === "M") return false;
  if (isAge(lower, start, count.to)) return false;
  return !isYear(lower, tags, start, count);
}

/** "one in three soldiers", but not "killed one in two raids". */
function isRatio(
  lower: readonly string[],
  tags: readonly PartOfSpeech[],
  start: number,
  to: number,
): boolean {
  const into = lower[to] === "in" || (lower[to] === "out" && lower[to + 1] === "of");
  // "killed four in ten of the trees"
  if (into && lower[to + 2] === "of" && SMALL.has(lower[to + 1] ?? "")) return true;
  if (into && tags[start - 1] !== "VERB" && SMALL.has(lower[start] ?? ""))
    return SMALL.has(lower[to + 1] ?? "");
  return lower[start - 1] === "in" && SMALL.has(lower[start - 2] ?? "") && tags[start - 3] !== "VERB";
}

/** "Samira Vol, 45, was": a number alone between commas or brackets. */
function isAge(lower: readonly string[], start: number, to: number): boolean {
  const before = lower[start - 1] ?? "";
  const next = lower[to] ?? "";
  if (to !== start + 1 || !/^\d{1,3}$/.test(lower[start] ?? "")) return false;
  if (isOneOfAges(lower, start)) return true;
  return (
    (before === "," && (next === "," || next === ".")) || (before === "(" && (next === ")" || next === ","))
  );
}

/** "two sisters, 4 and 6, were", "aged 19, 20 and 23": a run of bare numbers, set off by commas or headed by "aged". */
function isOneOfAges(lower: readonly string[], at: number): boolean {
  let from = at;
  let to = at;
  while (at - from < 12 && /^(?:\d{1,2}|,|and)$/.test(lower[from - 1] ?? "")) from--;
  while (to - at < 12 && /^(?:\d{1,2}|,|and)$/.test(lower[to + 1] ?? "")) to++;
  if (/^age[ds]$/.test(lower[from - 1] ?? "")) return true;
  const bare = lower[from] === "," && /^\d/.test(lower[from + 1] ?? "") && lower[to] === ",";
  return bare && lower.slice(from, to).includes("and");
}

/** "3/4", but not "3 killed / 5 wounded". */
function isFraction(lower: readonly string[], start: number, to: number): boolean {
  if (lower[start - 1] === "/") return /^\d/.test(lower[start - 2] ?? "");
  return lower[to] === "/" && /^\d/.test(lower[to + 1] ?? "");
}

function isYear(
  lower: readonly string[],
  tags: readonly PartOfSpeech[],
  start: number,
  count: Count,
): boolean {
  // "in 1641"
  const early = /^1[0-7]\d\d$/.test(lower[start] ?? "") && /^(?:in|since)$/.test(lower[start - 1] ?? "");
  if (!early && !/^(?:1[89]|20)\d\d$/.test(lower[start] ?? "")) return false;
  if (early) return count.to === start + 1 && !/^(?:NOUN|ADJ|PROPN)$/.test(tags[count.to] ?? "");
  if (count.to === start + 3 && /^(?:1[89]|20)?\d\d$/.test(lower[start + 2] ?? "")) return true;
  if (count.to !== start + 1) return false;
  const before = lower[start - 1] ?? "";
  if (BEFORE_YEAR.has(before) || before === ",") return true;
  const tag = tags[count.to];
  return tag !== "NOUN" && tag !== "ADJ" && tag !== "PROPN";
}
