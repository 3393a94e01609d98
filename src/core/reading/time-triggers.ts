import type { Sentence } from "./sentences.js";
import type { Tokens } from "./tokenize.js";
import { WordSet } from "./word-set.js";

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS: ReadonlySet<string> = new Set(
  "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split(
    " ",
  ),
);
const RELATIVE = ["today", "yesterday", "tomorrow", "tonight", "ago", "overnight"];
const PERIODS: ReadonlySet<string> = new Set([
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "year",
  "years",
  "weekend",
  "night",
  "morning",
  "evening",
]);
const MODIFIERS: ReadonlySet<string> = new Set([
  "last",
  "this",
  "next",
  "past",
  "previous",
  "coming",
  "following",
]);
const TRIGGERS = new WordSet([...WEEKDAYS, ...MONTHS, ...RELATIVE, ...PERIODS]);
const YEAR = /^(?:1[89]|20)\d\d$/;
const BEFORE_YEAR = new Set([
  "in",
  "since",
  "until",
  "till",
  "from",
  "during",
  "by",
  "of",
  "to",
  "before",
  "after",
  "early",
  "late",
  "mid",
  "around",
  "through",
  "and",
  "a",
  "the",
]);
/** The year is the date, not a count, even where a noun follows: "a 2020 agreement". */
const COUNTED = /^(?:people|civilians|soldiers|men|women|children|troops|fighters|others|deaths|casualties)$/;

/** What a date parser should see of a sentence: `from` and `to` are tokens, end exclusive. */
export interface Window {
  readonly from: number;
  to: number;
}

/** The words of a sentence that name a time: lone weekdays and years, and windows around the rest. */
export function findTriggers(
  text: string,
  tokens: Tokens,
  sentence: Sentence,
): { plain: number[]; windows: Window[] } | undefined {
  let i = sentence.from;
  while (i < sentence.to && !mayTrigger(tokens.lower[i] ?? "")) i++;
  if (i === sentence.to) return undefined;
  const plain: number[] = [];
  const windows: Window[] = [];
  for (; i < sentence.to; i++) {
    const word = tokens.lower[i] ?? "";
    if (!mayTrigger(word)) continue;
    const kind = triggerKind(text, tokens, i, word);
    if (kind === "plain") plain.push(i);
    if (kind !== "phrase") continue;
    const from = Math.max(sentence.from, i - 5);
    const to = Math.min(sentence.to, i + 6);
    const last = windows.at(-1);
    if (last && from <= last.to) last.to = to;
    else windows.push({ from, to });
  }
  return { plain, windows };
}

/** One cheap look at a word: most sentences name no time. */
function mayTrigger(word: string): boolean {
  const first = word.charCodeAt(0);
  return first <= 57 ? word.length === 4 && YEAR.test(word) : TRIGGERS.has(word);
}

function triggerKind(text: string, tokens: Tokens, i: number, word: string): "plain" | "phrase" | null {
  const before = tokens.lower[i - 1] ?? "";
  const after = tokens.lower[i + 1] ?? "";
  if (YEAR.test(word)) {
    if (after === "-" || after === "/") return "phrase";
    return BEFORE_YEAR.has(before) && !COUNTED.test(after) ? "plain" : null;
  }
  if (word === "may" || word === "march") return isMonth(text, tokens, i) ? "phrase" : null;
  if (WEEKDAYS.includes(word)) return MODIFIERS.has(before) || hasDateNear(tokens, i) ? "phrase" : "plain";
  if (PERIODS.has(word)) return MODIFIERS.has(before) || after === "ago" ? "phrase" : null;
  return "phrase";
}

/** "May 5" and "in March", not "may have" and "a march". */
function isMonth(text: string, tokens: Tokens, i: number): boolean {
  if (text.charAt(tokens.starts[i] ?? 0) !== "M") return false;
  const before = tokens.lower[i - 1] ?? "";
  return (
    /^\d/.test(before) ||
    /^\d/.test(tokens.lower[i + 1] ?? "") ||
    BEFORE_YEAR.has(before) ||
    MODIFIERS.has(before)
  );
}

function hasDateNear(tokens: Tokens, i: number): boolean {
  for (let at = i - 3; at <= i + 3; at++) {
    const word = tokens.lower[at] ?? "";
    if (at !== i && (MONTHS.has(word) || (at === i + 1 && /^(?:to|-|–|\d.*)$/.test(word)))) return true;
  }
  return false;
}
