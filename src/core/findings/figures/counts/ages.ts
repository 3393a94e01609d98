import type { Quantity } from "../../../reading/quantities.js";
import type { Reading } from "../../../reading/reading.js";
import { isOfShare } from "../unreal/rates.js";
import { isPerson } from "../words/people.js";
import { GROUPS } from "./counted.js";

/** Nobody is older. */
const OLDEST = 120;

/**
 * Without the numbers that count nobody where only their neighbours tell: ages in a row or in words ("aged six and
 * eight", "Pavo Strell, ten, was"), and the numbers of a share ("two out of three").
 */
export function withoutAges(reading: Reading, quantities: readonly Quantity[]): Quantity[] {
  const { lower } = reading.tokens;
  // "all but two of the 40 were killed" would need a sum.
  const isBut = (one: Quantity | undefined): boolean =>
    one !== undefined && /^(?:but|except)$/.test(lower[one.from - 1] ?? "") && lower[one.from - 2] === "all";
  return quantities.filter(
    (one, index) =>
      !isBut(one) &&
      !(lower[one.from - 2] === "of" && isBut(quantities[index - 1])) &&
      !isAge(reading, one) &&
      !isOfShare(lower, one, quantities[index + 1]) &&
      !isSecondOfShare(lower, quantities[index - 1], one) &&
      !isName(reading, one),
  );
}

const isSecondOfShare = (lower: readonly string[], first: Quantity | undefined, one: Quantity): boolean =>
  first !== undefined && isOfShare(lower, first, one);

function isAge(reading: Reading, one: Quantity): boolean {
  const { tokens, tags } = reading;
  const { lower } = tokens;
  if (one.vague || (one.high ?? one.low ?? 0) > OLDEST) return false;
  if (isAged(lower, one.from)) return true;
  const before = lower[one.from - 1] ?? "";
  // "Two pupils, both 15, were hurt"
  if (before === "both" && lower[one.from - 2] === ",")
    return !/^(?:NOUN|ADJ|PROPN)$/.test(tags[one.to] ?? "");
  const noun = lower[one.from - 2] ?? "";
  // "a clerk and father of two, who"
  if (before === "of" && /^(?:father|mother|parent|dad|mum|mom|grandfather|grandmother)$/.test(noun))
    return true;
  // "a girl of nine", "a shepherd of about 60"
  if (before === "of" && isPerson(noun) && !GROUPS.has(noun) && /^an?$/.test(lower[one.from - 3] ?? ""))
    return !/^(?:NOUN|ADJ|PROPN)$/.test(tags[one.to] ?? "");
  const next = lower[one.to] ?? "";
  // "most of them under 25"
  if (/^(?:under|over|below|above)$/.test(lower[one.from] ?? "")) {
    const bare = !/^(?:NOUN|ADJ|PROPN)$/.test(tags[one.to] ?? "");
    return bare && /^(?:is|are|was|were|them|children|boys|girls|those|all|people|mostly)$/.test(before);
  }
  // "Lena Orrin, nine, and"
  const closed = /^[,)]$/.test(next) && /^[,(]$/.test(before);
  return closed && one.to === one.from + 1 && isNamed(reading, one.from - 2);
}

const NUMBER =
  /^(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)$/;
const JOINS = /^(?:,|and|or|to|between|from|under|over|&|-|–)$/;

/** Whether "aged" stands before the numbers and commas that end at `from`. */
function isAged(lower: readonly string[], from: number): boolean {
  let k = from - 1;
  while (k > from - 12 && (JOINS.test(lower[k] ?? "") || NUMBER.test(lower[k] ?? ""))) k--;
  return /^(?:aged|ages|age)$/.test(lower[k] ?? "");
}

/** Whether a name of two words or more ends at a token: "Pavo Strell". */
function isNamed({ text, tokens }: Reading, at: number): boolean {
  const capital = (i: number): boolean => /^\p{Lu}/u.test(text.slice(tokens.starts[i], tokens.ends[i]));
  const first = tokens.lower[at - 1] ?? "";
  return (
    capital(at) && capital(at - 1) && !/day$/.test(tokens.lower[at] ?? "") && !/^(?:in|at|near)$/.test(first)
  );
}

const isYear = (count: number | null): boolean => count !== null && count >= 1900 && count < 2100;

/** "0700", "Day two: 11 dead", "between 2026 and 2030": numbers that name a time or a thing. */
function isName({ tokens }: Reading, { from, to, low, high }: Quantity): boolean {
  const { lower } = tokens;
  if (low !== high && isYear(low) && isYear(high) && !/^[a-z]/.test(lower[to] ?? "")) return true;
  if (/^0\d{3}$/.test(lower[to - 1] ?? "")) return true;
  const named = /^(?:day|week|ward|block|building|hall|pier|zone|hill|bus|tram|platform|stage)$/.test(
    lower[from - 1] ?? "",
  );
  // "two thirds of the herd", "four of attempted murder"
  if (/^(?:thirds?|quarters?|fifths?|tenths?)$/.test(lower[to] ?? "")) return true;
  if (
    lower[to] === "of" &&
    /^(?:attempted|aggravated|murder|manslaughter|homicide)$/.test(lower[to + 1] ?? "")
  )
    return true;
  return named && to === from + 1 && /^[:,.;)–—-]$/.test(lower[to] ?? "");
}
