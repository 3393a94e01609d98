import { isAttached, isOld, isOldTime } from "./dating.js";
import { ATTACKS, REPORTING, WARS, words } from "./lexicon.js";
import type { Mention, Scene } from "./scene.js";

const TOLLS = words("toll count estimate estimates estimation assessment figure figures assessments reports");
const WAR_TOLL = 100_000;
const WINDOW = 40;

/** Of the whole war, or of an earlier event. */
export function isBackground(scene: Scene, mention: Mention): boolean {
  if (mention.previous) return true;
  if ((mention.low ?? 0) >= WAR_TOLL && mention.harm !== "casualties") return true;
  return ofWar(scene, mention) || sinceLong(scene, mention) || longAgo(scene, mention);
}

/** "in a war that has killed thousands", "the conflict has left 900 dead". */
function ofWar(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const start = Math.min(mention.from, mention.trigger?.from ?? mention.from);
  for (let k = start - 1; k >= sentence.from && k > start - 14; k--) {
    const word = lower[k] ?? "";
    if (ATTACKS.has(word)) return false;
    if (WARS.has(word)) return isAgent(lower, k, start);
    if (/^(?:said|says|reported|;|\|)$/.test(word)) return false;
  }
  return false;
}

const BRINGS_HARM =
  /^(?:has|have|had|killed|killing|left|leaving|resulting|claimed|claiming|displacing|displaced)$/;

/** Whether a war at `at` is what brought the harm: "which has killed", "that has left". */
function isAgent(lower: readonly string[], at: number, start: number): boolean {
  if (/^(?:monitor|monitors|crimes|crime|zone|zones|plane|planes|-)$/.test(lower[at + 1] ?? "")) return false;
  for (let k = at + 1; k <= start; k++) {
    const word = lower[k] ?? "";
    if (REPORTING.has(word) && word !== "claimed") return false;
    if (k <= at + 2 && /^(?:that|which)$/.test(word)) return true;
    if (BRINGS_HARM.test(word)) return true;
  }
  return false;
}

const ERA =
  /^(?:war|conflict|uprising|invasion|revolution|insurgency|unrest|crisis|ceasefire|coup|genocide)$/;

/** "since 2011", "since the start of the war", "this year", "in recent years". */
function sinceLong(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const from = Math.max(sentence.from, mention.from - WINDOW);
  const to = Math.min(sentence.to, mention.to + WINDOW);
  for (let k = from; k < to; k++) {
    const word = lower[k] ?? "";
    const next = lower[k + 1] ?? "";
    if (word === "since" && !TOLLS.has(lower[k - 1] ?? "") && opensEra(scene, k)) return true;
    if (word === "this" && next === "year") return true;
    if (/^(?:months|years|decades)$/.test(word) && /^(?:ago|earlier|before)$/.test(next)) return true;
    if (/^(?:recent|past|last|previous)$/.test(word) && /^(?:years|decades|decade)$/.test(next)) return true;
    if (word === "years" && next === "of" && /^(?:war|conflict|fighting)$/.test(lower[k + 2] ?? ""))
      return true;
  }
  return false;
}

function opensEra(scene: Scene, at: number): boolean {
  const { lower, sentence, reading } = scene;
  for (let k = at + 1; k < at + 9 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (ERA.test(word)) return true;
    if (/^(?:19|20)\d\d$/.test(word)) return true;
    if (/^[,;.]$/.test(word)) break;
  }
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

const EARLIER = words("previous earlier predecessor past");

/** "last month", "in March 2019", "a similar attack two years ago". */
function longAgo(scene: Scene, mention: Mention): boolean {
  const { lower, sentence, reading } = scene;
  const { starts } = reading.tokens;
  const from = starts[Math.max(sentence.from, mention.from - WINDOW)] ?? 0;
  const to = starts[Math.min(sentence.to - 1, mention.to + WINDOW)] ?? 0;
  for (const time of scene.times) {
    if (time.start < from || time.start > to || time.date === null) continue;
    if (isOldTime(scene, time) && isAttached(scene, time, mention)) return true;
  }
  for (let k = Math.max(sentence.from, mention.from - 12); k < mention.from; k++) {
    if (!EARLIER.has(lower[k] ?? "")) continue;
    if (ATTACKS.has(lower[k + 1] ?? "") || ATTACKS.has(lower[k + 2] ?? "")) return true;
  }
  return false;
}
