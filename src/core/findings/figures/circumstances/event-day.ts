import { dayOf } from "../../../article.js";
import { firstIndex } from "../../../binary-search.js";
import type { Time } from "../../../reading/times.js";
import type { Span } from "../../../span.js";
import { type Mention, type Scene, tagAt } from "../scene.js";
import { BE } from "../words/lexicon.js";
import { isAttached, isOld, timesBetween, timesIn, tokenAt } from "./dating.js";

/** How many characters around a figure still say when it was. */
const REACH = 1_000;
/** What happened longer ago than this many days is not what the next sentence goes on with. */
const RECENT_DAYS = 14;

export interface FigureDays {
  /** The day on which it happened, where the text tells it. */
  readonly day: string | null;
  /** The day that the figure holds for. */
  readonly asOf: string | null;
  /** The day on which somebody said so, where the sentence tells it. */
  readonly said: string | null;
}

/**
 * When it happened and as of when the figure holds. The nearest time of the figure's own clause tells both, but for
 * "rose to 40 on Friday", which is no day of the event, and "Friday's strike", which is no day of the count. "He said
 * on Friday" only tells as of when. Without any, the sentence before it may go on: "Rebels raided Vell on Sunday. They
 * killed nine." Last comes the day of the article.
 */
export function daysOf(scene: Scene, mention: Mention, span: Span, background: boolean): FigureDays {
  const own = nearestTimes(scene, mention, span);
  const { published } = scene.reading;
  const today = background || published === null ? null : dayOf(published);
  const said = own.report && dayIn(own.report);
  if (own.event !== null) {
    const day = dayIn(own.event);
    if (!mention.running) return { day, asOf: day, said };
    return isNamedAfter(scene, own.event)
      ? { day, asOf: said ?? today, said }
      : { day: null, asOf: day, said };
  }
  if (said !== null)
    return { day: isOfDayBefore(scene, mention) ? previousDay(said) : null, asOf: said, said };
  const before = background || mention.running ? null : dayBefore(scene);
  return { day: before, asOf: before ?? today, said };
}

const dayIn = ({ date, until }: Time): string | null => until ?? date;

/** The nearest time of what happened, and the nearest one at which somebody said so. */
function nearestTimes(
  scene: Scene,
  mention: Mention,
  span: Span,
): { readonly event: Time | null; readonly report: Time | null } {
  const main = mainClauseEnd(scene, mention);
  const found: Record<"event" | "report", Time | null> = { event: null, report: null };
  const nearest = { event: Number.POSITIVE_INFINITY, report: Number.POSITIVE_INFINITY };
  for (const time of timesBetween(scene, span.start - REACH, span.end + REACH)) {
    if (time.date === null || isSince(scene, time)) continue;
    const at = tokenAt(scene, time.start);
    const kind = isOfReport(scene, at) || isAftermath(scene, at, mention) ? "report" : "event";
    if (kind === "event" && !(main !== null && at < main) && !isAttached(scene, time, mention)) continue;
    const distance = Math.abs(time.start - span.start);
    if (distance >= nearest[kind]) continue;
    nearest[kind] = distance;
    found[kind] = time;
  }
  return found;
}

function isSince({ reading: { text } }: Scene, { start }: Time): boolean {
  return /since\s*$/.test(text.slice(Math.max(0, start - 8), start));
}

const OUTCOME =
  /^(?:killing|wounding|injuring|leaving|causing|claiming|maiming|displacing|trapping|burying)$/;

/** "… struck a bus on Sunday, killing five": the token at which the clause ends whose outcome the figure is. */
function mainClauseEnd({ lower, sentence }: Scene, mention: Mention): number | null {
  const first = Math.min(mention.from, mention.trigger?.from ?? mention.from);
  for (let k = first; k > first - 5 && k > sentence.from; k--)
    if (OUTCOME.test(lower[k] ?? "")) {
      const comma = lower[k - 1] === "and" ? k - 2 : k - 1;
      return lower[comma] === "," ? comma : null;
    }
  return null;
}

const REPORTS =
  /^(?:said|says|told|announced|reported|confirmed|stated|added|denied|claimed|acknowledged|tweeted|wrote|posted|declared|warned|admitted|estimated)$/;

/** "said late on Friday", "told a news conference on Friday": when somebody spoke. */
function isOfReport(scene: Scene, at: number): boolean {
  const { lower, sentence } = scene;
  for (let k = at - 1; k >= sentence.from && k > at - 8; k--) {
    const word = lower[k] ?? "";
    // "were reported killed on Friday" tells of them.
    if (REPORTS.test(word)) return !BE.has(lower[k - 1] ?? "");
    if (scene.triggerAt.has(k) || /^(?:[,;:()]|that)$/.test(word) || tagAt(scene, k) === "VERB") return false;
  }
  return false;
}

const AFTERMATH =
  /^(?:over|for|with|memory|honou?r|suspected|accused|responsible|behind|blamed|victims|families|relatives|funerals?|inquiry|investigation|trial|charges?|connection|murder)$/;

/** "arrested on Thursday over the bombing that killed 13", "rallied on Friday in memory of the 13 killed". */
function isAftermath(scene: Scene, at: number, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const harm = Math.min(mention.from, mention.trigger?.from ?? mention.from);
  let hinge = -1;
  for (let k = at + 1; k < harm; k++) {
    if (/^[;:]$/.test(lower[k] ?? "") || OUTCOME.test(lower[k] ?? "")) return false;
    if (AFTERMATH.test(lower[k] ?? "") && hinge < 0) hinge = k;
  }
  if (hinge < 0 || harm - hinge > 12) return false;
  for (let k = at - 1; k >= sentence.from && k > at - 9; k--)
    if (tagAt(scene, k) === "VERB")
      return !scene.triggerAt.has(k) || scene.triggerAt.get(k) !== mention.trigger;
  return false;
}

/** "He said on Monday that four had died the previous day." */
function isOfDayBefore({ lower, sentence }: Scene, mention: Mention): boolean {
  for (let k = Math.max(sentence.from, mention.from - 14); k < mention.to + 14 && k < sentence.to; k++) {
    const [word, next, last] = [lower[k], lower[k + 1] ?? "", lower[k + 2] ?? ""];
    if (word === "the" && /^(?:previous|preceding)$/.test(next) && /^(?:day|night|evening)$/.test(last))
      return true;
    if (
      /^(?:day|night|evening)$/.test(next) &&
      (word === "the" ? last === "before" : word === "a" && last === "earlier")
    )
      return true;
  }
  return false;
}

function previousDay(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** "Friday's strike", "the 3 March attack": the time names the event. */
function isNamedAfter(scene: Scene, time: Time): boolean {
  const at = tokenAt(scene, time.end);
  return (
    /^(?:'s|')$/.test(scene.lower[at] ?? "") || scene.reading.text.slice(time.start, time.end).endsWith("'s")
  );
}

/** The one day that the sentence before tells in the same paragraph, where this one names neither time nor place. */
function dayBefore(scene: Scene): string | null {
  const { reading, sentence } = scene;
  const { sentences, names, published } = reading;
  if (scene.times.length > 0 || published === null) return null;
  const first = firstIndex(names.length, (index) => (names[index]?.start ?? 0) < sentence.start);
  for (let i = first; (names[i]?.start ?? sentence.end) < sentence.end; i++)
    if (names[i]?.kind === "place") return null;
  const index = firstIndex(sentences.length, (i) => (sentences[i]?.start ?? 0) < sentence.start);
  const before = sentences[index - 1];
  if (before === undefined || before.paragraph !== sentence.paragraph) return null;
  const earlier: Scene = { ...scene, sentence: before };
  const times = timesIn(reading, before).filter(
    (time) => !isSince(earlier, time) && !isOfReport(earlier, tokenAt(earlier, time.start)),
  );
  const [only, other] = times;
  const date = only === undefined || other !== undefined ? null : dayIn(only);
  const recent = date?.length === 10 && date <= dayOf(published) && !isOld(scene, date, RECENT_DAYS);
  return recent ? date : null;
}
