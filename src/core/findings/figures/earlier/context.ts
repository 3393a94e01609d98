import type { Reading } from "../../../reading/reading.js";
import type { Sentence } from "../../../reading/sentences.js";
import { isOldTime, timesIn, tokenAt } from "../circumstances/dating.js";
import type { Scene } from "../scene.js";
import { isEvent } from "../words/events.js";
import { harmWordOf, REPORTING, words } from "../words/lexicon.js";
import { isPast, isStanding } from "./periods.js";

/** What the sentences before one make of it. */
export interface Context {
  readonly paragraph: number;
  /** The sentence before told of an event of long ago. */
  readonly past: boolean;
  /** Its heading says that the section looks back. */
  readonly section: boolean;
}

export const NO_CONTEXT: Context = { paragraph: -1, past: false, section: false };

const LOOKS_BACK =
  /^(?:background|context|history|chronology|previous|earlier|past|timeline|the background|recent history)\b/;

/** "Background", "Previous attacks": whether what stands below a heading looks back. */
export function underHeading(reading: Reading, { start, end, paragraph }: Sentence): Context {
  const title = reading.text.slice(start, Math.min(end, start + 40)).toLowerCase();
  return { paragraph, past: false, section: LOOKS_BACK.test(title) };
}

/** Whether a sentence goes on about what happened long ago, as its section or the sentence before it does. */
export function isLookingBack(scene: Scene, before: Context): boolean {
  const { sentence } = scene;
  if (scene.dated) return false;
  if (before.section || isLabelled(scene)) return true;
  if (!before.past || before.paragraph !== sentence.paragraph) return false;
  return pointsBack(scene) || isPlainPast(scene);
}

/** What a sentence leaves for the next one to go on about. */
export function contextBehind(scene: Scene, before: Context, lookedBack: boolean): Context {
  const { paragraph } = scene.sentence;
  const section = before.section || isLabelled(scene);
  return { paragraph, past: lookedBack || isOfLongAgo(scene), section: before.section && section };
}

/** "Background: …" */
const isLabelled = ({ lower, sentence }: Scene): boolean =>
  lower[sentence.from + 1] === ":" && /^(?:background|context|history)$/.test(lower[sentence.from] ?? "");

const POINTERS = words("that those same following next ensuing subsequent");
const SPANS = words("year month day week night time summer winter spring autumn season decade war occasion");

/** "that year", "at the time", "two months later", "in that attack" */
function pointsBack({ lower, sentence }: Scene): boolean {
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    const next = lower[k + 1] ?? "";
    if (POINTERS.has(word) && (SPANS.has(next) || isEvent(next))) return true;
    if (word === "the" && next === "time" && lower[k - 1] === "at") return true;
    if (/^(?:days?|weeks?|months?|years?)$/.test(word) && /^(?:later|afterwards?)$/.test(next)) return true;
  }
  return false;
}

/** "Forty people died.": nothing in it says that it is of another time, or who says so now. */
function isPlainPast({ lower, sentence, times, reading }: Scene): boolean {
  if (times.length > 0) return false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (REPORTING.has(word) && word !== "claimed") return false;
    if (/^(?:has|have|is|are|latest|now|today|again|this|these|new|still|overnight|recent)$/.test(word))
      return false;
    if (/day$/.test(word) && reading.tags[k] === "PROPN") return false;
  }
  return true;
}

/** "The market was bombed in 2028.": an event, and the time of it. */
function isOfLongAgo(scene: Scene): boolean {
  const { lower, sentence, times } = scene;
  if (times.some((one) => one.weekday !== null && !isPast(scene, one))) return false;
  const old = times.find((one) => isOldTime(scene, one));
  if (old === undefined || isStanding(scene, tokenAt(scene, old.start))) return false;
  // "hit a school that was bombed in 2028"
  const at = tokenAt(scene, old.start);
  if (
    lower.slice(Math.max(sentence.from, at - 10), at).some((word) => /^(?:that|which|who|where)$/.test(word))
  )
    return false;
  let event = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^(?:has|have|since|said|says)$/.test(word)) return false;
    event ||= isEvent(word) || HAPPENS.test(word) || harmWordOf(word) !== undefined;
  }
  return event;
}

const HAPPENS =
  /^(?:bombed|attacked|shelled|raided|struck|hit|sank|crashed|collapsed|erupted|burned|burnt|burst|exploded|stormed|flooded|capsized|derailed|overturned|besieged|invaded|ambushed|targeted)$/;

/** The times of a sentence that has nothing else to read. */
export const hasTimes = (reading: Reading, sentence: Sentence): boolean =>
  timesIn(reading, sentence).length > 0;
