import { dayOf } from "../../article.js";
import { firstIndex } from "../../binary-search.js";
import type { Reading } from "../../reading/reading.js";
import type { Time } from "../../reading/times.js";
import type { Span } from "../../span.js";
import { ATTACKS, REPORTING, WARS, words } from "./lexicon.js";
import type { Mention, Scene } from "./scene.js";

const PRELIMINARY = words("preliminary initial primary provisional early unconfirmed");
const TOLLS = words("toll count estimate estimates estimation assessment figure figures assessments reports");
const WAR_TOLL = 100_000;
/** News looks back some days; what happened longer ago is not what the sentence reports as new. */
const RECENT_DAYS = 14;
const WINDOW = 40;
const FICTION = words(
  "movie film novel thriller sitcom videogame mock simulated simulation rehearsal fictional",
);
const FILM_PLACES = words("theater theatre theaters theatres crew festival set director maker makers studio");
const MATCHES = words(
  "match league striker goalkeeper midfielder tournament playoffs quarterback innings championship season winger defender game games coach squad lineup roster sidelined playoff",
);

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

/** The times of a sentence. */
export function timesIn(reading: Reading, { start, end }: Span): readonly Time[] {
  const { times } = reading;
  const low = firstIndex(times.length, (index) => (times[index]?.start ?? 0) < start);
  let to = low;
  while ((times[to]?.start ?? end) < end) to++;
  return times.slice(low, to);
}

function isOld(scene: Scene, date: string, days: number): boolean {
  const { published } = scene.reading;
  if (published === null) return date.length === 4;
  const day = dayOf(published);
  if (date.length < 10) return date < day.slice(0, date.length);
  return Date.parse(day) - Date.parse(date) > days * 86_400_000;
}

/** A day without its year is the report's own day more often than one of last year. */
function isOldTime(scene: Scene, time: Time): boolean {
  const { text, published, tokens } = scene.reading;
  if (time.date === null) return false;
  const written = text.slice(time.start, time.end);
  if (time.date.length === 10 && published !== null && !/\d{4}|ago|last|before/i.test(written)) {
    const days = (Date.parse(dayOf(published)) - Date.parse(time.date)) / 86_400_000;
    return days > 30 && days < 200;
  }
  if (time.date.length === 4) {
    // "a 2019 deal" dates the deal, "the 2019 attack" the attack.
    const at = tokenAt(scene, time.start);
    const before = scene.lower[at - 1] ?? "";
    if (
      /^(?:a|an|the|its|their)$/.test(before) &&
      !ATTACKS.has(scene.lower[at + 1] ?? "") &&
      !DISASTERS.has(scene.lower[at + 1] ?? "") &&
      tokens.ends[at] === time.end
    )
      return false;
  }
  return isOld(scene, time.date, RECENT_DAYS);
}

/** The token of the scene's sentence that starts at or after an offset. */
function tokenAt(scene: Scene, offset: number): number {
  const { starts } = scene.reading.tokens;
  const { from, to } = scene.sentence;
  return from + firstIndex(to - from, (index) => (starts[from + index] ?? 0) < offset);
}

/** Whether a time tells when people were harmed, rather than when, in a clause of its own, something else happened. */
export function isAttached(scene: Scene, time: Time, mention: Mention): boolean {
  const { lower, sentence, reading } = scene;
  const at = tokenAt(scene, time.start);
  const harm = mention.trigger?.from ?? mention.from;
  let verb = -1;
  for (let k = at - 1; k >= sentence.from && k > at - 10; k--) {
    if (/^[,;:()–—-]$/.test(lower[k] ?? "")) break;
    if (reading.tags[k] === "VERB" || scene.triggerAt.has(k)) {
      verb = k;
      break;
    }
  }
  if (verb < 0 || verb === harm || (mention.trigger !== null && verb < mention.trigger.to && verb >= harm))
    return true;
  const [from, to] = verb < harm ? [verb, harm] : [harm, verb];
  for (let k = from + 1; k < to; k++)
    if (/^(?:,|who|which|that|\(|where)$/.test(lower[k] ?? "")) return false;
  return true;
}

const DISASTERS = words(
  "earthquake quake flood floods massacre tsunami hurricane cyclone crash explosion war famine fire disaster genocide",
);
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

/** "as a preliminary toll", "initial estimate", "so far" said of a first count. */
export function isPreliminary(scene: Scene): boolean {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.to; k++) {
    if (!PRELIMINARY.has(lower[k] ?? "")) continue;
    for (let j = k + 1; j < k + 4; j++) if (TOLLS.has(lower[j] ?? "")) return true;
  }
  return false;
}

/** "so far", "to date": the count may go on. */
export function isSoFar(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = Math.max(sentence.from, mention.from - 10); k < sentence.to && k < mention.to + 12; k++)
    if ((lower[k] === "so" && lower[k + 1] === "far") || (lower[k] === "to" && lower[k + 1] === "date"))
      return true;
  return false;
}

const VIOLENCE = words(
  "gunmen gunman gunfire fired explosion bomb bomber stampede crash crashed riot riots police soldiers troops rocket rockets shells fire collapse collapsed stabbing",
);

/** Films and drills ("fiction"), where nobody is harmed, and matches ("sport"), where being hurt is no news of war. */
export function playIn(scene: Scene): "fiction" | "sport" | null {
  const { lower, sentence } = scene;
  let found: "sport" | null = null;
  let violent = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (FICTION.has(word) && !FILM_PLACES.has(lower[k + 1] ?? "")) return "fiction";
    if (MATCHES.has(word)) found = "sport";
    if (ATTACKS.has(word) || VIOLENCE.has(word)) violent = true;
  }
  return violent ? null : found;
}

/** "denied that", "rejected claims that" before the figure. */
export function isDeniedHere(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 20; k--) {
    const word = lower[k] ?? "";
    if (
      /^(?:den(?:y|ies|ied|ying)|refuted|refutes|rejected|rejects|dismissed|dismisses|debunked)$/.test(word)
    )
      return true;
    if (/^(?:[,;|]|but|while|although)$/.test(word)) return false;
    if (REPORTING.has(word) && !/^(?:reports?|reported|claims?)$/.test(word)) return false;
  }
  return false;
}
