import { isAttachedAt, isOldTime, timesBetween, tokenAt } from "../circumstances/dating.js";
import type { Mention, Scene } from "../scene.js";
import { isEvent } from "../words/events.js";
import { ATTACKS, REPORTING, WARS, WEEKDAY, words } from "../words/lexicon.js";
import { isBegunHarm, isDeadOfWar, isPast, isRecent, isStanding, pastAt } from "./periods.js";

const WAR_TOLL = 100_000;
const WINDOW = 40;

/** Of the whole war, or of an earlier event. */
export function isBackground(scene: Scene, mention: Mention): boolean {
  if (mention.previous) return true;
  if (isOfOwnDay(scene, mention)) return false;
  if ((mention.low ?? 0) >= WAR_TOLL && mention.harm !== "casualties") return true;
  return (
    ofWar(scene, mention) ||
    isDeadOfWar(scene, mention) ||
    inPeriod(scene, mention) ||
    longAgo(scene, mention) ||
    ofEarlierDay(scene, mention) ||
    ofEarlierAttack(scene, mention) ||
    isRemembered(scene, mention)
  );
}

/** "in a war that has killed thousands", "the conflict has left 900 dead". */
function ofWar(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const start = Math.min(mention.from, mention.trigger?.from ?? mention.from);
  for (let k = start - 1; k >= sentence.from && k > start - 14; k--) {
    const word = lower[k] ?? "";
    if (ATTACKS.has(word)) return false;
    if (WARS.has(word)) return isAgent(lower, k, start) && !isRecent(scene, mention);
    if (/^(?:said|says|reported|;|\|)$/.test(word)) return false;
  }
  return false;
}

/** A part is of the time of its whole, unless it has a day of its own. */
export const isPartOfBackground = (scene: Scene, mention: Mention): boolean =>
  mention.parent !== null &&
  mention.subset &&
  !isOfOwnDay(scene, mention) &&
  isBackground(scene, mention.parent);

/** "900 since 2026, including 40 on Sunday": the forty are news. */
function isOfOwnDay({ lower }: Scene, { subset, to, group }: Mention): boolean {
  const at = Math.max(to, group?.[1] ?? 0);
  if (!subset) return false;
  const day = lower[at] === "on" ? (lower[at + 1] ?? "") : (lower[at] ?? "");
  return WEEKDAY.test(day) || /^(?:today|yesterday|overnight)$/.test(day);
}

const BRINGS_HARM =
  /^(?:has|have|had|killed|killing|left|leaving|resulting|claimed|claiming|displacing|displaced)$/;

/** Whether a war at `at` is what brought the harm: "which has killed", "that has left", "in which 900 died". */
function isAgent(lower: readonly string[], at: number, start: number): boolean {
  if (
    /^(?:monitor|monitors|crimes|crime|zone|zones|plane|planes|films?|veterans?|memorials?|museums?|widows?|graves?|-)$/.test(
      lower[at + 1] ?? "",
    )
  )
    return false;
  // "ten years after the war, a mine killed two"
  if (/^(?:after|before|until|outside|despite)$/.test(lower[at - 2] ?? "")) return false;
  // "a mine laid during the war killed two", "a bomb from the last war killed two"
  const relative = /^(?:that|which|,)$/.test(lower[at + 1] ?? "");
  if (!relative && lower.slice(at - 3, at).some((word) => /^(?:during|from|in)$/.test(word))) return false;
  for (let k = at + 1; k <= start; k++) {
    const word = lower[k] ?? "";
    if (REPORTING.has(word) && word !== "claimed") return false;
    if (word === "and") return false;
    if (k <= at + 3 && /^(?:that|which)$/.test(word)) return true;
    if (BRINGS_HARM.test(word)) return true;
  }
  return false;
}

/** "since 2011", "this year", "in recent years", "a month earlier". */
function inPeriod(scene: Scene, mention: Mention): boolean {
  const { sentence } = scene;
  const from = Math.max(sentence.from, mention.from - WINDOW);
  const to = Math.min(sentence.to, mention.to + WINDOW);
  for (let k = from; k < to; k++) {
    const reach = pastAt(scene, k);
    if (reach === null || isSuperseded(scene, k, mention)) continue;
    if (reach === "sentence" && !isParted(scene, k, mention)) return true;
    if (reach === "clause" && isAttachedAt(scene, k, mention)) return true;
    if (reach === "day" && isOfDay(scene, k, mention)) return true;
    if (reach === "begun" && isBegunHarm(scene, k, mention)) return true;
    if (reach === "told" && isToldOf(scene, k, mention)) return true;
    if (reach === "after" && k < mention.from && isOneClause(scene, k, mention.from)) return true;
  }
  return false;
}

/** "Shelling killed four the previous day"; but not "he was shot a day earlier and died". */
function isOfDay(scene: Scene, at: number, mention: Mention): boolean {
  // What happened a day earlier is the news itself, where no other has been told.
  const first = scene.mentions.find((one) => one.harm !== null && !one.zero);
  if (!scene.follows && (first === undefined || first.from >= Math.min(at, mention.from))) return false;
  const harm = mention.trigger?.from ?? mention.from;
  const [from, to] = at < harm ? [at, harm] : [harm, at];
  for (let k = at < harm ? from + 2 : from; k < to; k++) {
    if (/^(?:;|and|but|who|which|that|before|when)$/.test(scene.lower[k] ?? "")) return false;
    if (scene.lower[k] === "," && at > harm) return false;
  }
  return true;
}

/** "Last year it killed 55 here; on Wednesday it killed two": what a later time or a semicolon sets apart. */
function isSuperseded(scene: Scene, at: number, mention: Mention): boolean {
  if (isParted(scene, at, mention)) return true;
  if (mention.from < at) return false;
  const { starts } = scene.reading.tokens;
  for (const one of timesBetween(scene, (starts[at] ?? 0) + 13, starts[mention.from] ?? 0))
    if (one.weekday !== null && !isOldTime(scene, one) && !isPast(scene, one)) return true;
  return false;
}

function isParted(scene: Scene, at: number, mention: Mention): boolean {
  const [from, to] = at < mention.from ? [at, mention.from] : [mention.to, at];
  for (let k = from; k < to; k++) if (scene.lower[k] === ";") return true;
  return false;
}

function isOneClause(scene: Scene, from: number, to: number): boolean {
  if (to - from > 16) return false;
  for (let k = from; k < to; k++) if (/^[,;:–—(]$/.test(scene.lower[k] ?? "")) return false;
  return true;
}

/** "last month", "in March 2019". */
function longAgo(scene: Scene, mention: Mention): boolean {
  // "the toll in last month's earthquake has risen to 70": that it has is the news.
  if (mention.running && mention.trigger?.form === "toll") return false;
  const { sentence, reading } = scene;
  const { starts } = reading.tokens;
  const from = starts[Math.max(sentence.from, mention.from - WINDOW)] ?? 0;
  const to = starts[Math.min(sentence.to - 1, mention.to + WINDOW)] ?? 0;
  for (const time of timesBetween(scene, from, to + 1)) {
    if (time.date === null || !isOldTime(scene, time)) continue;
    const at = tokenAt(scene, time.start);
    if (isSuperseded(scene, at, mention)) continue;
    if (isStanding(scene, at) ? isToldOf(scene, at, mention) : isAttachedAt(scene, at, mention)) return true;
  }
  return false;
}

/** Between the days of the news and of what is told beside it lie as many, at least. */
const APART = 3 * 86_400_000;

/** "On May 2, a bomber killed 12", in an article whose news is of May 11. */
function ofEarlierDay(scene: Scene, mention: Mention): boolean {
  const { sentence, reading, newsDay } = scene;
  if (newsDay === null) return false;
  const { starts } = reading.tokens;
  const from = starts[Math.max(sentence.from, mention.from - WINDOW)] ?? 0;
  const to = starts[Math.min(sentence.to - 1, mention.to + WINDOW)] ?? 0;
  for (const time of timesBetween(scene, from, to + 1)) {
    // "on Thursday" is said of what is still news.
    if (
      time.date?.length !== 10 ||
      time.weekday !== null ||
      Date.parse(newsDay) - Date.parse(time.date) < APART
    )
      continue;
    const at = tokenAt(scene, time.start);
    if (isSuperseded(scene, at, mention) || scene.lower[at - 1] === "since") continue;
    if (/^(?:from|between|until|by|after)$/.test(scene.lower[at - 1] ?? "")) continue;
    if (isAttachedAt(scene, at, mention)) return true;
  }
  return false;
}

/** "the worst since March, when 29 people were killed": what the relative clause tells, and nothing else. */
function isToldOf(scene: Scene, at: number, mention: Mention): boolean {
  if (mention.from < at) return false;
  for (let k = at; k < mention.from && k < at + 10; k++) {
    const word = scene.lower[k] ?? "";
    if (/^(?:when|which|that|who|where)$/.test(word)) return isOneClause(scene, k, mention.from);
    if (word === "," && !/^(?:when|which|who|where)$/.test(scene.lower[k + 1] ?? "")) return false;
  }
  return false;
}

const EARLIER = words("previous earlier predecessor past prior");

/** "an earlier attack killed 17", "three men killed in a previous raid". */
function ofEarlierAttack(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const end = Math.max(mention.to, mention.trigger?.to ?? mention.to);
  for (let k = Math.max(sentence.from, mention.from - 12); k < end + 5 && k < sentence.to; k++) {
    if (!EARLIER.has(lower[k] ?? "") && !isLastSuch(lower, k)) continue;
    if (!isEvent(lower[k + 1] ?? "") && !isEvent(lower[k + 2] ?? "")) continue;
    const [from, to] = k < mention.from ? [afterFrame(scene, k), mention.from] : [mention.to, k];
    const relative =
      /^(?:which|that|who)$/.test(lower[k + 3] ?? "") || /^(?:which|that|who)$/.test(lower[k + 2] ?? "");
    if (relative ? mention.from - k < 9 : isOneClause(scene, from, to)) return true;
  }
  return false;
}

/** Behind the comma of "In an earlier raid, nine died"; else where it was. */
function afterFrame({ lower, sentence }: Scene, k: number): number {
  if (!/^(?:in|during)$/.test(lower[sentence.from] ?? "") || k - sentence.from > 3) return k;
  const end = k + 1 + lower.slice(k + 1, k + 5).indexOf(",");
  return end > k ? end + 1 : k;
}

/** "the last such attack", "the last major eruption" */
const isLastSuch = (lower: readonly string[], k: number): boolean =>
  lower[k] === "last" &&
  lower[k - 1] === "the" &&
  /^(?:such|major|big|great|large|serious|deadly|comparable)$/.test(lower[k + 1] ?? "");

/** "the anniversary of the massacre of 80 villagers". */
function isRemembered(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 14; k--) {
    const word = lower[k] ?? "";
    if (/^[,;:–—]$/.test(word)) return false;
    if (/^(?:anniversary|commemorat\w*|remembrance|centenary)$/.test(word)) return true;
  }
  return false;
}
