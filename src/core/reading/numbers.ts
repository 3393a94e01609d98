export const bounds = ["exact", "at-least", "more-than", "up-to", "about", "range", "vague"] as const;
export type Bound = (typeof bounds)[number];

export const SMALL = new Map<string, number>(
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
  ["countless", [3, null]],
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

/** "a pair of bodyguards": words for how many stand together. */
const SETS = new Map<string, number>([
  ["couple", 2],
  ["pair", 2],
  ["trio", 3],
  ["quartet", 4],
  ["score", 20],
]);
/** "60-plus", "twenty-odd": what may hang on a number. */
const LOOSE = /-(plus|odd)$/;

/** The words that a count in words begins with. */
export const COUNT_OPENERS: ReadonlySet<string> = new Set([
  ...[...SMALL.keys(), ...SCALES.keys()].flatMap((word) => [word, `${word}-plus`, `${word}-odd`]),
  ...VAGUE.keys(),
  ...["half", "a", "an", "between", "from", "quarter", "three-quarters"],
]);

/** "A" and "an" begin a count only before one of these. */
export const COUNTS_AFTER_ARTICLE: ReadonlySet<string> = new Set([
  "quarter",
  ...SETS.keys(),
  ...[...SCALES.keys()].flatMap((word) => [word, `${word}-plus`, `${word}-odd`]),
  ...VAGUE_PHRASES.map(([phrase]) => phrase[0] ?? ""),
]);

const RISES =
  /^(?:ris|rose|increas|climb|jump|grow|grew|revis|rais|updat|drop|fell|fall|went|gone|up|down|chang|lower)/;

/** A count, and the token after it. */
export interface Count {
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Bound;
  readonly to: number;
}

export function countAt(lower: readonly string[], at: number): Count | null {
  const decimals = decimalsAt(lower, at);
  if (decimals !== null) return decimals;
  const exact = numberAt(lower, at);
  if (exact !== null)
    return pairAt(lower, exact) ?? looseAt(lower, exact) ?? { ...bare(exact.value), to: exact.to };
  return vagueAt(lower, at);
}

/** "60-plus" is sixty or more, "20-odd" about twenty. */
function looseAt(lower: readonly string[], { value, to }: { value: number; to: number }): Count | null {
  const hung = LOOSE.exec(lower[to - 1] ?? "")?.[1];
  if (hung === undefined) return null;
  return hung === "plus"
    ? { low: value, high: null, bound: "at-least", to }
    : { low: value, high: value, bound: "about", to };
}

/** "1.2 to 1.5 million": the scale belongs to both. */
function decimalsAt(lower: readonly string[], at: number): Count | null {
  const word = lower[at] ?? "";
  if (!/^\d+[.,]\d{1,2}$/.test(word) || !/^(?:-|–|to|or)$/.test(lower[at + 1] ?? "")) return null;
  const second = numberAt(lower, at + 2);
  const scale = second === null ? undefined : SCALES.get(lower[second.to - 1] ?? "");
  if (second === null || scale === undefined) return null;
  const low = Math.round(Number(word.replace(",", ".")) * scale);
  return low < second.value ? { low, high: second.value, bound: "range", to: second.to } : null;
}

const bare = (value: number) => ({ low: value, high: value, bound: "exact" as const });

/** "between 3 and 5", "from 3 to 5". */
export function rangeAt(lower: readonly string[], at: number): Count | null {
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
  if (second === null || lower[first.to - 2] === "from") return null;
  // "two to three hundred": the scale belongs to both.
  const scale = SCALES.get(lower[second.to - 1] ?? "");
  const scaled = scale !== undefined && scale > first.value ? first.value * scale : first.value;
  if (second.value <= scaled || second.value > scaled * 20) return null;
  return { low: scaled, high: second.value, bound: "range", to: second.to };
}

function digits(written: string): number | null {
  // "3x children"
  const word = written.replace(/^(\d+)(?:x|-plus|-odd)$/, "$1");
  if (/^\d+$/.test(word)) return word.length > 10 ? null : Number(word);
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(word) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(word))
    return Number(word.replace(/[.,]/g, ""));
  const short = /^(\d+(?:\.\d+)?)(k|mn|million|bn)$/.exec(word.replace(/^(\d+\.\d+)m$/, "$1mn"));
  if (short !== null) return Number(short[1]) * (short[2] === "k" ? 1e3 : short[2] === "bn" ? 1e9 : 1e6);
  return null;
}

function numberAt(lower: readonly string[], at: number): { value: number; to: number } | null {
  const word = lower[at] ?? "";
  const next = lower[at + 1] ?? "";
  const share = shareAt(lower, at);
  if (share !== null) return share;
  if (word === "a" || word === "an") {
    const set = SETS.get(next);
    // "a couple of dozen"
    const scale = set === 2 && lower[at + 2] === "of" ? SCALES.get(lower[at + 3] ?? "") : undefined;
    if (scale !== undefined) return { value: 2 * scale, to: at + 4 };
    if (set !== undefined)
      return next === "couple" || lower[at + 2] === "of" ? { value: set, to: at + 2 } : null;
    return SCALES.has(next.replace(LOOSE, "")) ? wordsAt(lower, at + 1, 1) : null;
  }
  const decimal = /^\d+[.,]\d{1,2}$/.test(word) ? SCALES.get(next) : undefined;
  if (decimal !== undefined)
    return { value: Math.round(Number(word.replace(",", ".")) * decimal), to: at + 2 };
  const halves = withHalfAt(lower, at);
  if (halves !== null) return halves;
  const value = digits(word);
  if (value !== null) {
    const spaced = spacedAt(lower, at);
    if (spaced !== null) return spaced;
    const scale = SCALES.get(next);
    return scale === undefined ? { value, to: at + 1 } : { value: value * scale, to: at + 2 };
  }
  const plain = word.replace(LOOSE, "");
  return SMALL.has(plain) || SCALES.has(plain) ? wordsAt(lower, at, 0) : null;
}

/** "two and a half million", "one and a half thousand" */
function withHalfAt(lower: readonly string[], at: number): { value: number; to: number } | null {
  const whole = SMALL.get(lower[at] ?? "");
  if (whole === undefined || lower[at + 1] !== "and" || lower[at + 3] !== "half") return null;
  const scale = lower[at + 2] === "a" ? SCALES.get(lower[at + 4] ?? "") : undefined;
  return scale === undefined || scale < 12 ? null : { value: (whole + 0.5) * scale, to: at + 5 };
}

const SHARES = new Map<string, number>([
  ["half", 1 / 2],
  ["quarter", 1 / 4],
  ["three-quarters", 3 / 4],
]);

/** "half a million", "a quarter of a million". */
function shareAt(lower: readonly string[], at: number): { value: number; to: number } | null {
  const first = lower[at] === "a" && lower[at + 1] === "quarter" ? at + 1 : at;
  const share = SHARES.get(lower[first] ?? "");
  if (share === undefined) return null;
  const article = lower[first + 1] === "of" ? first + 2 : first + 1;
  if (!/^an?$/.test(lower[article] ?? "")) return null;
  const scale = SCALES.get(lower[article + 1] ?? "");
  if (scale === undefined || (scale * share) % 1 !== 0) return null;
  return { value: scale * share, to: article + 2 };
}

/** "12 000 residents": groups of three digits, but not "on May 12 300 people". */
function spacedAt(lower: readonly string[], at: number): { value: number; to: number } | null {
  if (!/^[1-9]\d{0,2}$/.test(lower[at] ?? "") || MONTH.test(lower[at - 1] ?? "")) return null;
  let written = lower[at] ?? "";
  let i = at + 1;
  for (; i < at + 4 && /^\d{3}$/.test(lower[i] ?? ""); i++) written += lower[i];
  return i === at + 1 ? null : { value: Number(written), to: i };
}

const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|[a-z]+)?$/;

/** A number in words from `at`; `lead` is 1 where "a" stood before it. */
function wordsAt(lower: readonly string[], at: number, lead: number): { value: number; to: number } {
  let total = 0;
  let current = lead;
  let i = at;
  for (; i < at + 12; i++) {
    const word = (lower[i] ?? "").replace(LOOSE, "");
    const small = SMALL.get(word);
    const scale = SCALES.get(word);
    if (LOOSE.test(lower[i - 1] ?? "") && i > at) break;
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
