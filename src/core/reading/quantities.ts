import type { Span } from "../span.js";
import type { PartOfSpeech } from "./tag.js";
import type { Tokens } from "./tokenize.js";

export const bounds = ["exact", "at-least", "more-than", "up-to", "about", "range", "vague"] as const;
export type Bound = (typeof bounds)[number];

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

const SMALL = new Map<string, number>(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, index) => [word, index + 1]),
);
for (const [index, ten] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries()) {
  const value = (index + 2) * 10;
  for (const [unit, plus] of [...SMALL].slice(0, 9)) SMALL.set(`${ten}-${unit}`, value + plus);
  SMALL.set(ten, value);
}
const SCALES = new Map<string, number>([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
]);
/** Words that say how many without saying it: the band is what a reader would grant (dozens: 12 to 99). */
const VAGUE = new Map<string, readonly [number, number | null]>([
  ["dozens", [12, 99]],
  ["scores", [20, 99]],
  ["tens", [10, 99]],
  ["hundreds", [100, 999]],
  ["thousands", [1000, 9999]],
  ["millions", [1e6, 9_999_999]],
  ["several", [2, 10]],
  ["multiple", [2, null]],
  ["numerous", [3, null]],
  ["many", [3, null]],
]);
/** "a number of" and the like: the words after "a". */
const VAGUE_PHRASES: readonly (readonly [readonly string[], readonly [number, number | null]])[] = [
  [
    ["number", "of"],
    [2, null],
  ],
  [
    ["large", "number", "of"],
    [3, null],
  ],
  [
    ["great", "number", "of"],
    [3, null],
  ],
  [
    ["small", "number", "of"],
    [2, 10],
  ],
  [
    ["handful", "of"],
    [2, 10],
  ],
  [["few"], [2, 10]],
];

type Prefix = readonly [readonly string[], Bound];
const PREFIXES = new Map<string, Prefix[]>();
const PREFIX_LIST: Readonly<Record<"at-least" | "more-than" | "up-to" | "about", string>> = {
  "at-least":
    "at least|at the very least|at a minimum|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum",
  "more-than":
    "more than|over|above|upwards of|upward of|in excess of|exceeding|exceeded|exceeds|exceed|greater than|well over|surpassed|surpasses|surpassing|topped|tops|topping|well above",
  "up-to":
    "up to|as many as|at most|no more than|not more than|a maximum of|fewer than|less than|under|at the most|as high as",
  about:
    "about|around|approximately|approximates|roughly|some|nearly|almost|close to|an estimated|estimated|circa|in the region of|just over|just under|somewhere around|as few as|near to|nearly about",
};
for (const [bound, list] of Object.entries(PREFIX_LIST)) {
  for (const phrase of list.split("|").map((one) => one.split(" "))) {
    const first = phrase[0] ?? "";
    PREFIXES.set(first, [...(PREFIXES.get(first) ?? []), [phrase, bound as Bound]]);
  }
}

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
  "# no. nos. number resolution article decree law unit flight highway route chapter section page line channel room gate camp paragraph clause checkpoint version phase level aged age ages",
);
const BEFORE_YEAR = words(
  "in since until till from during by of to before after early late mid around through the a an this and",
);
const RISES =
  /^(?:ris|rose|increas|climb|jump|grow|grew|revis|rais|updat|drop|fell|fall|went|gone|up|down|chang|lower)/;

/** Counts in a text: digits, number words, vague words, with the words that bound them. Linear in the tokens. */
export function findQuantities(text: string, tokens: Tokens, tags: readonly PartOfSpeech[]): Quantity[] {
  const found: Quantity[] = [];
  for (let i = 0; i < tokens.count; ) {
    const quantity = quantityAt(text, tokens, tags, i);
    if (quantity !== null) found.push(quantity);
    i = quantity?.to ?? i + 1;
  }
  return found;
}

interface Count {
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  readonly to: number;
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

function prefixAt(lower: readonly string[], at: number): { bound: Bound; to: number } | null {
  let best: { bound: Bound; to: number } | null = null;
  for (const [phrase, bound] of PREFIXES.get(lower[at] ?? "") ?? []) {
    const to = at + phrase.length;
    if (to > (best?.to ?? 0) && phrase.every((word, k) => lower[at + k] === word)) best = { bound, to };
  }
  if (best === null) return null;
  // "at least some 40", "an estimated more than 40": the outer word decides unless it only says "about".
  const inner = prefixAt(lower, best.to);
  if (inner !== null) return best.bound === "about" ? inner : { bound: best.bound, to: inner.to };
  return best;
}

function countAt(lower: readonly string[], at: number): Count | null {
  const exact = numberAt(lower, at);
  if (exact !== null) return pairAt(lower, exact) ?? { ...bare(exact.value), to: exact.to };
  return vagueAt(lower, at);
}

const bare = (value: number) => ({ low: value, high: value, bound: "exact" as const });

/** "between 3 and 5", "from 3 to 5". */
function rangeAt(lower: readonly string[], at: number): Count | null {
  const opener = lower[at];
  if (opener !== "between" && opener !== "from") return null;
  const joiners = opener === "between" ? ["and", "to"] : ["to"];
  const first = numberAt(lower, at + 1);
  if (first === null || !joiners.includes(lower[first.to] ?? "")) return null;
  const second = numberAt(lower, first.to + 1);
  if (second === null || second.value <= first.value || moves(lower, at)) return null;
  return { low: first.value, high: second.value, bound: "range", to: second.to };
}

/** "rose from 32 to 40" holds two counts, not one range. */
function moves(lower: readonly string[], at: number): boolean {
  for (let i = Math.max(0, at - 6); i < at; i++) if (RISES.test(lower[i] ?? "")) return true;
  return false;
}

/** "6-8", "6 to 8", "six or seven". */
function pairAt(lower: readonly string[], first: { value: number; to: number }): Count | null {
  const joiner = lower[first.to] ?? "";
  if (!/^(?:-|–|—|to|or)$/.test(joiner)) return null;
  const second = numberAt(lower, first.to + 1);
  if (second === null || second.value <= first.value || second.value > first.value * 20) return null;
  if (lower[first.to - 2] === "from") return null;
  // "1.2 to 1.5 million", "two to three hundred": the scale belongs to both.
  const scale = SCALES.get(lower[second.to - 1] ?? "");
  const scaled = scale !== undefined && scale > first.value ? first.value * scale : first.value;
  return { low: scaled, high: second.value, bound: "range", to: second.to };
}

function digits(word: string): number | null {
  if (/^\d+$/.test(word)) return word.length > 10 ? null : Number(word);
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(word) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(word))
    return Number(word.replace(/[.,]/g, ""));
  const short = /^(\d+(?:\.\d+)?)(k|mn|million|bn)$/.exec(word);
  if (short !== null) return Number(short[1]) * (short[2] === "k" ? 1e3 : short[2] === "bn" ? 1e9 : 1e6);
  return null;
}

function numberAt(lower: readonly string[], at: number): { value: number; to: number } | null {
  const word = lower[at] ?? "";
  const next = lower[at + 1] ?? "";
  if (word === "half" && (next === "a" || next === "an")) {
    const scale = SCALES.get(lower[at + 2] ?? "");
    return scale === undefined ? null : { value: scale / 2, to: at + 3 };
  }
  if (word === "a" || word === "an") {
    if (next === "couple") return { value: 2, to: at + 2 };
    return SCALES.has(next) ? wordsAt(lower, at + 1, 1) : null;
  }
  const decimal = /^\d+[.,]\d{1,2}$/.test(word) ? SCALES.get(next) : undefined;
  if (decimal !== undefined)
    return { value: Math.round(Number(word.replace(",", ".")) * decimal), to: at + 2 };
  const value = digits(word);
  if (value !== null) {
    const scale = SCALES.get(next);
    return scale === undefined ? { value, to: at + 1 } : { value: value * scale, to: at + 2 };
  }
  return SMALL.has(word) || SCALES.has(word) ? wordsAt(lower, at, 0) : null;
}

/** A number in words from `at`; `lead` is 1 where "a" stood before it. */
function wordsAt(lower: readonly string[], at: number, lead: number): { value: number; to: number } {
  let total = 0;
  let current = lead;
  let i = at;
  for (; i < at + 12; i++) {
    const word = lower[i] ?? "";
    const small = SMALL.get(word);
    const scale = SCALES.get(word);
    if (small !== undefined) {
      const fits = current % 100 === 0 ? true : current % 10 === 0 && current % 100 >= 20 && small < 10;
      if (!fits || (current === 0 && total > 0 && small >= 1000)) break;
      current += small;
    } else if (scale === undefined) {
      const scaled = SCALES.has(lower[i - 1] ?? "") && lower[i - 1] !== "dozen";
      if (word !== "and" || !scaled || !SMALL.has(lower[i + 1] ?? "")) break;
    } else if (scale <= 100) current = Math.max(current, 1) * scale;
    else {
      total += Math.max(current, 1) * scale;
      current = 0;
    }
  }
  return { value: total + current, to: i };
}

function vagueAt(lower: readonly string[], at: number): Count | null {
  const word = lower[at] ?? "";
  if (word === "a") {
    for (const [phrase, band] of VAGUE_PHRASES) {
      if (!phrase.every((part, k) => lower[at + 1 + k] === part)) continue;
      // "of" is left to the noun phrase.
      const length = phrase.at(-1) === "of" ? phrase.length - 1 : phrase.length;
      return scaledVague(lower, at + 1 + length, band);
    }
    return null;
  }
  const band = VAGUE.get(word);
  if (band === undefined) return null;
  if (word === "many" && /^(?:as|so|how|too|not)$/.test(lower[at - 1] ?? "")) return null;
  if (word === "scores" && lower[at + 1] !== "of" && /^(?:test|the|his|their)$/.test(lower[at - 1] ?? ""))
    return null;
  const plural = lower[at + 1] === "of" ? SCALES.get((lower[at + 2] ?? "").replace(/s$/, "")) : undefined;
  if (plural !== undefined && /s$/.test(lower[at + 2] ?? ""))
    return {
      low: band[0] * plural,
      high: band[1] === null ? null : (band[1] + 1) * plural - 1,
      bound: "vague",
      to: at + 3,
    };
  if (word === "tens" && lower[at + 1] !== "of") return null;
  return scaledVague(lower, at + 1, band);
}

/** "several hundred", "a few dozen". */
function scaledVague(lower: readonly string[], to: number, band: readonly [number, number | null]): Count {
  const scale = SCALES.get(lower[to] ?? "");
  if (scale === undefined) return { low: band[0], high: band[1], bound: "vague", to };
  return { low: band[0] * scale, high: band[1] === null ? null : 10 * scale - 1, bound: "vague", to: to + 1 };
}

function withBound(lower: readonly string[], count: Count, prefix: Bound | null): Count {
  const { low, high, bound, to } = count;
  if (bound === "vague") return count;
  const next = lower[to] ?? "";
  const after = lower[to + 1] ?? "";
  if (next === "or" && after === "more") return { low, high: null, bound: "at-least", to: to + 2 };
  if (next === "or" && after === "so") return { low, high, bound: "about", to: to + 2 };
  if (next === "+") return { low, high: null, bound: "at-least", to: to + 1 };
  if (bound === "range" || prefix === null) return count;
  if (prefix === "at-least" || prefix === "more-than") return { low, high: null, bound: prefix, to };
  if (prefix === "up-to") return { low: null, high, bound: prefix, to };
  return { low, high, bound: prefix, to };
}

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
  if (UNITS.has(next) || (next === "per" && lower[count.to + 1] === "cent")) return false;
  if (next === "-" && UNITS.has(lower[count.to + 1] ?? "")) return false;
  if (CURRENCIES.has(before) || before === "/" || next === "/") return false;
  if (lower[start] === "one" && /^(?:no|every|any|each|which|this|that)$/.test(before)) return false;
  if (LABELS.has(before) && !(before === "number" && lower[start - 2] === "a")) return false;
  if (count.bound === "vague") return true;
  if (MONTHS.has(before) || (MONTHS.has(next) && (count.high ?? 0) <= 31)) return false;
  if (before === "may" && text[tokens.starts[start - 1] ?? 0] === "M") return false;
  if (next === "may" && text[tokens.starts[count.to] ?? 0] === "M") return false;
  if (isAge(lower, start, count.to)) return false;
  return !isYear(lower, tags, start, count);
}

/** "Samira Vol, 45, was": a number alone between commas or brackets. */
function isAge(lower: readonly string[], start: number, to: number): boolean {
  const before = lower[start - 1] ?? "";
  const next = lower[to] ?? "";
  if (to !== start + 1 || !/^\d{1,3}$/.test(lower[start] ?? "")) return false;
  return (
    (before === "," && (next === "," || next === ".")) || (before === "(" && (next === ")" || next === ","))
  );
}

function isYear(
  lower: readonly string[],
  tags: readonly PartOfSpeech[],
  start: number,
  count: Count,
): boolean {
  if (!/^(?:1[89]|20)\d\d$/.test(lower[start] ?? "")) return false;
  if (count.to === start + 3 && /^(?:1[89]|20)?\d\d$/.test(lower[start + 2] ?? "")) return true;
  if (count.to !== start + 1) return false;
  const before = lower[start - 1] ?? "";
  if (BEFORE_YEAR.has(before) || before === ",") return true;
  const tag = tags[count.to];
  return tag !== "NOUN" && tag !== "ADJ" && tag !== "PROPN";
}
