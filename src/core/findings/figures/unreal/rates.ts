import type { Quantity } from "../../../reading/quantities.js";
import type { Mention, Scene } from "../scene.js";

const UNIT = /^(?:day|week|month|year|hour|minute|second|night|season|fortnight|decade)s?$/;
/** Behind the second number of "three in 10 attacks": what that number counts, and no share. */
const COUNTED =
  /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|attacks?|raids?|strikes?|incidents?|clashes|places|cities|towns|villages|districts|provinces|areas|blasts|bombings|shootings|separate|different|other)$/;

/** "one person every 12 minutes", "three a day", "12 deaths per year", "every hour four people", "on average 12 a month". */
export function isRate(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const { from, to, trigger } = mention;
  const harm = trigger?.to ?? to;
  for (const at of harm > to && harm < to + 4 ? [to, harm] : [to]) {
    const next = lower[at] ?? "";
    const elsewhere = /^(?:earlier|before|after|later|ago|on)$/.test(lower[at + 2] ?? "");
    if (next === "per" || (/^(?:an?|each)$/.test(next) && UNIT.test(lower[at + 1] ?? "") && !elsewhere))
      return true;
    if (next === "every" && at === to) return true;
  }
  if (isOneIn(lower, mention) || isOfOneIn(lower, mention)) return true;
  if (trigger === null) return false;
  // "30 people die on the roads every week"
  for (let k = Math.max(to, harm); k < sentence.to && k < Math.max(to, harm) + 9; k++) {
    const word = lower[k] ?? "";
    if (
      /^(?:[,;:.()–—]|and|but|who|which|that|when|after|where|while|as)$/.test(word) ||
      scene.startsAt.has(k)
    )
      break;
    if (isEach(lower, k)) return true;
  }
  for (let k = Math.min(from, trigger.from) - 1; k >= sentence.from && k > from - 9; k--) {
    const word = lower[k] ?? "";
    if (/^(?:[;:.()–—]|and|but|who|which|that|when|after)$/.test(word)) break;
    if (isEach(lower, k) || (word === "average" && lower[k - 1] === "on")) return true;
  }
  return false;
}

/** "killed about one in 200 of those infected"; not "killed one in 2019". */
function isOneIn(lower: readonly string[], { low, high, to }: Mention): boolean {
  if (low !== 1 || high !== 1 || lower[to - 1] !== "one" || lower[to] !== "in") return false;
  const many = lower[to + 1] ?? "";
  if (!/^(?:\d[\d,]*|every|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)$/.test(many))
    return false;
  return !/^(?:19|20)\d\d$/.test(many) && !COUNTED.test(lower[to + 2] ?? "");
}

/** "one mother in 90 dies", "two in 4,000": the second number of a share; not "killed two in 2019". */
function isOfOneIn(lower: readonly string[], { from, to, noun }: Mention): boolean {
  if (noun !== "none" || lower[from - 1] !== "in" || to !== from + 1) return false;
  if (/^(?:19|20)\d\d$/.test(lower[from] ?? "")) return false;
  const counts = /^(?:one|two|three|four|five|\d)$/;
  return counts.test(lower[from - 2] ?? "") || counts.test(lower[from - 3] ?? "");
}

/** "every week", "each hour", "every 12 minutes" */
const isEach = (lower: readonly string[], k: number): boolean =>
  /^(?:every|each)$/.test(lower[k] ?? "") &&
  (UNIT.test(lower[k + 1] ?? "") || UNIT.test(lower[k + 2] ?? "")) &&
  lower[k + 1] !== "of";

/** The numbers of "one in 200 of those infected", "two in every hundred", "two out of three": none of them is a count. */
export function isOfShare(lower: readonly string[], one: Quantity, next: Quantity | undefined): boolean {
  if (next === undefined || (one.high ?? 99) > 10 || one.vague || next.vague) return false;
  if (!isPlain(lower, one) || !isPlain(lower, next) || (next.low ?? 0) <= (one.low ?? 0)) return false;
  const between = lower.slice(one.to, next.from).join(" ");
  if (!/^(?:in|in every|out of|out of every|of every)$/.test(between)) return false;
  // "six out of 20 passengers"
  if ((next.low ?? 0) > 10 && !/^(?:100|1000|10000)$/.test(`${next.low ?? ""}`)) return false;
  const year = between === "in" && (next.low ?? 0) >= 1900 && (next.low ?? 0) < 2100;
  return !year && !COUNTED.test(lower[next.to] ?? "");
}

/** "3", "about three"; not "three people". */
const isPlain = (lower: readonly string[], { from, to }: Quantity): boolean =>
  !/^[a-z]{2,}s$/.test(lower[to - 1] ?? "") || to === from + 1;
