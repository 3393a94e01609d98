import { dayOf } from "../../../article.js";
import type { Time } from "../../../reading/times.js";
import { isOld, timesBetween } from "../circumstances/dating.js";
import type { Mention, Scene } from "../scene.js";
import { isEvent } from "../words/events.js";
import { HAVE, TOLLS, WARS, WEEKDAY, words } from "../words/lexicon.js";

const ERA =
  /^(?:power|office|takeover|junta|fighting|war|conflict|uprising|invasion|revolution|insurgency|unrest|crisis|ceasefire|coup|genocide|truce|armistice|hostilities|blockade|siege|occupation|independence|partition)$/;
const SEASON = /^(?:spring|summer|autumn|winter|fall)$/;
const LONG = /^(?:weeks?|months?|years?|decades?)$/;
const RANKS = words(
  "first second third fourth fifth sixth seventh eighth ninth tenth only deadliest bloodiest worst heaviest highest largest biggest greatest gravest fiercest strongest most lowest fewest longest not never",
);

export type Reach = "sentence" | "clause" | "day" | "after" | "told" | "begun";

/**
 * How far a word at which an earlier time or a long one is named makes a count background: all of its `sentence`
 * ("since 2019"), its `clause` ("a month earlier"), what comes `after` it ("a year after a bombing killed 30"), what is
 * `told` of it ("the worst since the blast that killed 30"), a `day` that is not the news's ("a day earlier"), what has
 * `begun` long ago ("the fighting, which began in 2026, has killed 300"), or null.
 */
export function pastAt(scene: Scene, k: number): Reach | null {
  const { lower } = scene;
  const word = lower[k] ?? "";
  const next = lower[k + 1] ?? "";
  if (word === "since")
    return isRanked(scene, k)
      ? "told"
      : !TOLLS.has(lower[k - 1] ?? "") && opensEra(scene, k)
        ? "sentence"
        : null;
  if (word === "this" && next === "year") return isRanked(scene, k) ? null : "sentence";
  if (/^(?:recent|past|last|previous)$/.test(word)) return pastPeriod(scene, k);
  if (word === "first" || word === "second" || word === "third" || word === "fourth")
    return /^(?:quarter|half)$/.test(next) && /^(?:the|its)$/.test(lower[k - 1] ?? "")
      ? quarter(lower, k)
      : null;
  if (SEASON.test(word) && next !== "of" && lower[k - 1] === "the")
    return /^(?:throughout|during|over)$/.test(lower[k - 2] ?? "") ? "clause" : null;
  if (word === "over" || word === "during" || word === "throughout") return yearsFrom(lower, k + 1);
  // "at Osk in 1641"
  if (/^1[0-8]\d\d$/.test(word) && /^(?:in|of|since)$/.test(lower[k - 1] ?? "")) return "sentence";
  // "the toll for 2030"
  if (/^(?:19|20)\d\d$/.test(word))
    return /^(?:for|of|in)$/.test(lower[k - 1] ?? "") && TOLLS.has(lower[k - 2] ?? "") ? "sentence" : null;
  if (word === "earlier" && next === "this" && /^(?:week|month)$/.test(lower[k + 2] ?? "")) return "day";
  if (MONTHS.has(word)) return isOldMonth(scene, k) ? (isRanked(scene, k) ? "told" : "clause") : null;
  if (/^(?:days|weeks?)$/.test(word) && next === "after" && isOtherClause(lower, k + 2))
    return afterAnother(lower, k, scene.sentence.from);
  if (/^(?:followed|follows|came|comes)$/.test(word)) return followsAt(scene, k);
  if (word === "last" && next === "week") return lower[k - 1] === "the" ? null : "day";
  if (word === "day" || word === "days" || word === "night") return dayBefore(scene, k);
  if (word === "annually" || (/^(?:every|each)$/.test(word) && next === "year")) return "sentence";
  if (LONG.test(word)) return longAt(scene, k);
  if (/^(?:began|begun|started|erupted|broke|flared)$/.test(word)) return begunAt(scene, k);
  if (word === "war" && isWarOfOld(lower, k)) return "clause";
  return null;
}

/** "in the first quarter", but not "the second half of the match". */
function quarter(lower: readonly string[], k: number): "sentence" | null {
  if (lower[k + 2] !== "of") return lower[k + 1] === "quarter" ? "sentence" : null;
  const what = lower[k + 3] ?? "";
  return /^(?:19|20)\d\d$/.test(what) || lower.slice(k + 3, k + 6).includes("year") ? "sentence" : null;
}

/** "over six years", "during four decades of war"; "during the past week" is of now. */
function yearsFrom(lower: readonly string[], k: number): "sentence" | null {
  for (let i = k; i < k + 4; i++) if (/^(?:years|decades|months)$/.test(lower[i] ?? "")) return "sentence";
  return null;
}

const MONTHS = words("january february march april may june july august september october november december");
const MONTH_NAMES = [...MONTHS];

/** "in January", "last March", "in early June": a month that is not the report's own, nor the end of the one before. */
function isOldMonth(scene: Scene, k: number): boolean {
  const { lower, reading } = scene;
  const before = lower[k - 1] ?? "";
  const lead = /^(?:early|late|mid|-)$/.test(before) ? (lower[k - 2] ?? "") : before;
  if (!/^(?:in|last|since|during|mid)$/.test(lead) || /^\d{1,2}$|^\d{4}$/.test(lower[k + 1] ?? ""))
    return false;
  if (reading.published === null) return false;
  const day = dayOf(reading.published);
  const ago = (Number(day.slice(5, 7)) - 1 - MONTH_NAMES.indexOf(lower[k] ?? "") + 12) % 12;
  return ago > 1 || (ago === 1 && day.slice(8) > "14");
}

/** "two days after a mine killed a boy"; not "a day after the blast that hurt 12", which may be the news itself. */
const isOtherClause = (lower: readonly string[], k: number): boolean =>
  !/^(?:the|his|her|its|their|it|they|he|she|that|this|those|being|them|him)$/.test(lower[k] ?? "") &&
  !/ing$/.test(lower[k] ?? "");

/** "came two days after", ", a week after"; not "missing for three days after" */
function afterAnother(lower: readonly string[], k: number, from: number): "after" | null {
  let before = k - 1;
  while (
    before >= from &&
    /^(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|just|only|some|few|several|couple|of|barely|less|than)$/.test(
      lower[before] ?? "",
    )
  )
    before--;
  // "Nine days after a rocket killed five, …"
  if (before < from) return "after";
  return /^(?:,|came|comes|coming|happened|occurred|was|took|place|hit|struck)$/.test(lower[before] ?? "")
    ? "after"
    : null;
}

/** "The attack followed the killing of three teachers": what it followed, in an article that has told of the attack. */
function followsAt(scene: Scene, k: number): "after" | null {
  const { lower, sentence } = scene;
  if (!scene.follows || k - sentence.from > 5 || !isEvent(lower[k - 1] ?? "")) return null;
  return /^follow/.test(lower[k] ?? "") || lower[k + 1] === "after" ? "after" : null;
}

/** "days earlier", "the previous night", "the day before"; not "up from seven a day earlier". */
function dayBefore(scene: Scene, k: number): "day" | null {
  const { lower, sentence } = scene;
  const next = lower[k + 1] ?? "";
  const stops = !/^[a-z]/.test(lower[k + 2] ?? "") || k + 2 >= sentence.to;
  if (next === "after") return null;
  const ahead = /^(?:previous|preceding)$/.test(lower[k - 1] ?? "");
  if (!ahead && next !== "earlier" && !(next === "before" && stops)) return null;
  for (let j = k - 1; j > k - 8 && j >= sentence.from; j--)
    if (/^(?:from|than|compared|against|estimate|figure|toll|count|said|reported)$/.test(lower[j] ?? ""))
      return null;
  return "day";
}

/** "in recent years", "over the past five years", "last spring". */
function pastPeriod(scene: Scene, k: number): "sentence" | "clause" | null {
  const { lower } = scene;
  const next = lower[k + 1] ?? "";
  if (lower[k] === "previous" && /^(?:year|month|week|decade|century)$/.test(next)) return "clause";
  if (SEASON.test(next)) return lower[k] === "last" || lower[k] === "previous" ? "clause" : null;
  const unit = /^(?:\d+|[a-z]+)$/.test(next) && !LONG.test(next) ? (lower[k + 2] ?? "") : next;
  if (!/^(?:years|decades|decade|months)$/.test(unit)) return null;
  return isRanked(scene, k) ? null : "sentence";
}

/** "months ago", "weeks earlier", "a year after", "the twelve months to April", "years of war". */
function longAt(scene: Scene, k: number): "sentence" | "clause" | "after" | null {
  const { lower } = scene;
  const word = lower[k] ?? "";
  const next = lower[k + 1] ?? "";
  if (/^(?:earlier|before|previously)$/.test(next))
    return /^(?:months|years|decades)/.test(word) ? "sentence" : "clause";
  if (next === "ago") return word === "week" ? null : "sentence";
  // "ten years since soldiers shot 340 villagers"
  if (next === "since" && /^(?:years|decades)$/.test(word)) return "sentence";
  if (next === "after" && !/^week/.test(word) && /^(?:the|an?)$/.test(lower[k + 2] ?? "")) return "after";
  if (/^(?:months|years)$/.test(word) && /^(?:to|through|until)$/.test(next)) return "sentence";
  if (/^(?:months|years)$/.test(word) && next === "that") return "sentence";
  const of = next === "of" && /^(?:war|conflict|fighting|siege)$/.test(lower[k + 2] ?? "");
  return of && /^(?:years|decades|months)$/.test(word) ? "sentence" : null;
}

/** "which began in 2026", "that broke out two years ago" */
function begunAt(scene: Scene, k: number): "begun" | null {
  const { lower, sentence, reading } = scene;
  if (!/^(?:which|that|who)$/.test(lower[k - 1] ?? "")) return null;
  const start = reading.tokens.starts[k] ?? 0;
  for (const { date, weekday } of timesBetween(scene, start, start + 30))
    if (date !== null && weekday === null && isOld(scene, date, 60)) return "begun";
  for (let j = k + 1; j < k + 6 && j < sentence.to; j++)
    if (/^(?:months|years|decades)$/.test(lower[j] ?? "")) return "begun";
  return null;
}

/** Whether what has begun long ago, at a token, is what brought the harm: "which began in 2026, has killed 300". */
export function isBegunHarm(scene: Scene, at: number, mention: Mention): boolean {
  const [from, to] = mention.from < at ? [mention.to, at] : [at, mention.from];
  let has = mention.from < at;
  for (let k = from; k < to; k++) {
    const word = scene.lower[k] ?? "";
    if (mention.from < at ? /^[,;:–—]$/.test(word) : /^[;:]$/.test(word) || WEEKDAY.test(word)) return false;
    if (HAVE.has(word)) has = true;
  }
  return has;
}

/** "400 people have died in the insurgency", "four uncles killed in the war"; not "in a conflict between two families". */
export function isDeadOfWar(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const from = Math.max(mention.to, mention.trigger?.to ?? mention.to);
  for (let k = from; k < from + 5 && k < sentence.to; k++) {
    if (/^[,;:.()–—]$/.test(lower[k] ?? "")) return false;
    if (!WARS.has(lower[k] ?? "") || lower[k] === "crisis" || lower[k] === "wars") continue;
    const next = lower[k + 1] ?? "";
    if (/^(?:between|over|'s|’s|-|zone|zones|memorial|museum|game|games|film|room|effort|on)$/.test(next))
      return false;
    let d = k - 1;
    while (d > from && !/^(?:the|this|that|its|their)$/.test(lower[d] ?? "")) d--;
    if (!/^(?:in|during|throughout)$/.test(lower[d - 1] ?? "")) return false;
    return !isRecent(scene, mention) && !scene.dated;
  }
  return false;
}

/** "during the last war", "in the Great War". */
function isWarOfOld(lower: readonly string[], k: number): boolean {
  if (!/^(?:great|last|first|second|world|civil|previous|earlier|independence)$/.test(lower[k - 1] ?? ""))
    return false;
  for (let j = k - 2; j > k - 6; j--) if (/^(?:in|during)$/.test(lower[j] ?? "")) return true;
  return false;
}

/** "the deadliest attack since 2028", "the third this year": a rank among others, not when people were harmed. */
function isRanked(scene: Scene, at: number): boolean {
  const { lower, sentence } = scene;
  for (let k = at - 1; k >= sentence.from && k > at - 9; k--) {
    const word = lower[k] ?? "";
    if (RANKS.has(word) || /^\d+(?:st|nd|rd|th)$/.test(word)) return true;
    if (/^[,;:.–—(]$/.test(word)) return false;
  }
  return false;
}

/** Whether the time at a token only ranks: the 2028 of "the deadliest since 2028". */
export function isStanding(scene: Scene, at: number): boolean {
  for (let k = at - 1; k >= scene.sentence.from && k > at - 7; k--)
    if (scene.lower[k] === "since") return isRanked(scene, k);
  return false;
}

function opensEra(scene: Scene, at: number): boolean {
  const { lower, sentence, reading } = scene;
  let era = false;
  for (let k = at + 1; k < at + 9 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (WEEKDAY.test(word) || /^(?:yesterday|weekend|dawn|midnight)$/.test(word)) return false;
    if (ERA.test(word) || SEASON.test(word) || /^(?:19|20)\d\d$/.test(word)) era = true;
    if (word === "year" && /^(?:start|beginning)$/.test(lower[at + 2] ?? "")) era = true;
    if (/^[,;.]$/.test(word)) break;
  }
  if (era) return true;
  const start = reading.tokens.starts[at] ?? 0;
  const time = scene.times.find((one) => one.start > start && one.start - start < 30);
  const running = /^(?:toll|total)$/.test(lower[at - 1] ?? "") || mentionsStart(lower, at);
  return (
    time !== undefined &&
    time.weekday === null &&
    !running &&
    time.date !== null &&
    isOld(scene, time.date, 7)
  );
}

const mentionsStart = (lower: readonly string[], at: number): boolean =>
  /^(?:start|beginning|onset|outbreak)$/.test(lower[at + 2] ?? "");

/** "in the past 24 hours", "overnight", "on Monday alone", "since dawn": the count is of now. */
export function isRecent(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = Math.max(sentence.from, mention.from - 20); k < mention.to + 10 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^(?:overnight|yesterday|today)$/.test(word)) return true;
    if (/^(?:past|last|previous)$/.test(word) && /^(?:hours?|days?|night)$/.test(lower[k + 1] ?? ""))
      return true;
    if (/^(?:past|last|previous)$/.test(word) && /^(?:hours?|days?)$/.test(lower[k + 2] ?? "")) return true;
    if (WEEKDAY.test(word) && lower[k + 1] === "alone") return true;
  }
  return false;
}

/** Whether a time itself is of the past: "last month". */
export const isPast = (scene: Scene, time: Time): boolean =>
  /ago|last|before/i.test(scene.reading.text.slice(time.start, time.end));
