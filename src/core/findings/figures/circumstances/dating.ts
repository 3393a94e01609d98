import { dayOf } from "../../../article.js";
import { firstIndex } from "../../../binary-search.js";
import type { Reading } from "../../../reading/reading.js";
import type { Time } from "../../../reading/times.js";
import type { Span } from "../../../span.js";
import type { Mention, Scene } from "../scene.js";
import { isEvent } from "../words/events.js";

/** News looks back some days; what happened longer ago is not what the sentence reports as new. */
const RECENT_DAYS = 14;

/** The times of a sentence. */
export function timesIn(reading: Reading, { start, end }: Span): readonly Time[] {
  const { times } = reading;
  const low = firstIndex(times.length, (index) => (times[index]?.start ?? 0) < start);
  let to = low;
  while ((times[to]?.start ?? end) < end) to++;
  return times.slice(low, to);
}

/** The times of a scene that start from one offset up to another. */
export function* timesBetween({ times }: Scene, from: number, to: number): Generator<Time> {
  for (
    let i = firstIndex(times.length, (index) => (times[index]?.start ?? 0) < from);
    i < times.length;
    i++
  ) {
    const time = times[i];
    if (time === undefined || time.start >= to) return;
    yield time;
  }
}

export function isOld(scene: Scene, date: string, days: number): boolean {
  const { published } = scene.reading;
  if (published === null) return date.length === 4;
  const day = dayOf(published);
  if (date.length < 10) return date < day.slice(0, date.length);
  return Date.parse(day) - Date.parse(date) > days * 86_400_000;
}

/** A day without its year is the report's own day more often than one of last year. */
export function isOldTime(scene: Scene, time: Time): boolean {
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
      !isEvent(scene.lower[at + 1] ?? "") &&
      // "in a 2019 hold-up"
      !/^(?:in|during)$/.test(scene.lower[at - 2] ?? "") &&
      tokens.ends[at] === time.end
    )
      return false;
  }
  return isOld(scene, time.date, RECENT_DAYS);
}

/** The token of the scene's sentence that starts at or after an offset. */
export function tokenAt(scene: Scene, offset: number): number {
  const { starts } = scene.reading.tokens;
  const { from, to } = scene.sentence;
  return from + firstIndex(to - from, (index) => (starts[from + index] ?? 0) < offset);
}

/** Whether a time tells when people were harmed, rather than when, in a clause of its own, something else happened. */
export function isAttached(scene: Scene, time: Time, mention: Mention): boolean {
  return isAttachedAt(scene, tokenAt(scene, time.start), mention);
}

/** The same for words of time at a token. */
export function isAttachedAt(scene: Scene, at: number, mention: Mention): boolean {
  const { lower, sentence, reading } = scene;
  if (isWhen(scene, at, mention) || isOfDatedEvent(scene, at, mention) || hangsOn(scene, at, mention))
    return true;
  const harm = mention.trigger?.from ?? mention.from;
  let verb = -1;
  for (let k = at - 1; k >= sentence.from && k > at - 10; k--) {
    // What "said that" reports is a clause of its own.
    if (/^(?:[,;:()–—-]|that)$/.test(lower[k] ?? "")) break;
    if (reading.tags[k] === "VERB" || scene.triggerAt.has(k)) {
      verb = k;
      break;
    }
  }
  if (verb < 0 || verb === harm || (mention.trigger !== null && verb < mention.trigger.to && verb >= harm))
    return true;
  // "the truce that began in January was broken when nine died"
  if (verb < at && at < harm && /^(?:that|which|who)$/.test(lower[verb - 1] ?? ""))
    for (let k = at + 1; k < harm; k++)
      if (reading.tags[k] === "VERB" && !scene.triggerAt.has(k)) return false;
  const [from, to] = verb < harm ? [verb, harm] : [harm, verb];
  for (let k = from + 1; k < to; k++)
    if (/^(?:,|who|which|that|\(|where)$/.test(lower[k] ?? "")) return false;
  return true;
}

/** "a massacre in 2022 in which 140 died", "a crash last year that killed five", "jailed in 2024 for a raid that killed three". */
function isOfDatedEvent(scene: Scene, at: number, mention: Mention): boolean {
  const { lower, sentence, reading } = scene;
  if (mention.from < at || mention.from - at > 20) return false;
  let relative = mention.from;
  while (relative > at && !/^(?:that|which|where)$/.test(lower[relative] ?? "")) relative--;
  if (relative === at || mention.from - relative > 10) return false;
  for (let k = relative; k < mention.from; k++) if (/^[,;:–—]$/.test(lower[k] ?? "")) return false;
  // The event stands right before its time, or between the time and what is told of it.
  let from = at - 1;
  while (from > at - 6 && from >= sentence.from && !isEvent(lower[from] ?? "")) {
    if (reading.tags[from] === "VERB" || /^[,;:]$/.test(lower[from] ?? "")) break;
    from--;
  }
  if (isEvent(lower[from] ?? "")) return relative - at < 5;
  for (let k = at + 1; k < relative; k++) {
    if (/^[,;:]$/.test(lower[k] ?? "")) return false;
    if (/^(?:for|over)$/.test(lower[k] ?? "")) return lower.slice(k, relative).some(isEvent);
  }
  return false;
}

/** "The mountain erupted in 1956, killing 90": what came of it; not "hit a church built in 1956, killing 12". */
function hangsOn(scene: Scene, at: number, { trigger }: Mention): boolean {
  const { lower, sentence, reading } = scene;
  if (trigger === null || trigger.from < at || trigger.from - at > 16) return false;
  if (!/ing$/.test(lower[trigger.from] ?? "")) return false;
  let comma = false;
  for (let k = at + 1; k < trigger.from; k++) {
    const word = lower[k] ?? "";
    if (/^(?:[;:()–—]|who|which|that|when|while|but)$/.test(word)) return false;
    comma ||= word === ",";
  }
  if (!comma || scene.dated) return false;
  let verbs = 0;
  for (let k = at - 1; k >= sentence.from && k > at - 20; k--) {
    const verb = reading.tags[k] === "VERB" || (reading.tags[k] === "AUX" && reading.tags[k + 1] !== "VERB");
    if (verb) verbs++;
  }
  return verbs === 1;
}

/** "was hit in January, when nine people died": the clause right behind a time tells of that time. */
function isWhen(scene: Scene, at: number, mention: Mention): boolean {
  const { lower } = scene;
  for (let k = at + 1; k < at + 5; k++) {
    // "began in January and was broken when nine died"
    if (/^(?:VERB|AUX)$/.test(scene.reading.tags[k] ?? "")) return false;
    if (lower[k] !== "when") continue;
    if (mention.from < k || mention.from - k > 12) return false;
    for (let j = k; j < mention.from; j++) if (/^[,;:–—]$/.test(lower[j] ?? "")) return false;
    return true;
  }
  return false;
}
