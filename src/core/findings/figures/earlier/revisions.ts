import { assign, insert, type Mention, remove, replace, type Scene, tagAt } from "../scene.js";
import { BRINGS, isBroughtTo, isChangedTo, isOfFormerStatement, isRightNumber } from "./corrections.js";

/** Counts that are named to be taken back: "not 12 but nine", "nine people, not 12, were killed". */
export function setAsideCorrected(scene: Scene): Mention[] {
  const { lower } = scene;
  const corrected: Mention[] = [];
  for (const mention of [...scene.mentions]) {
    if (mention.bound === "range") {
      splitRange(scene, mention);
      continue;
    }
    if (lower[mention.from - 1] !== "not" || mention.zero || mention.low === 1) continue;
    const before = lower[mention.from - 2] ?? "";
    const instead = lower[mention.to] === "but" && scene.startsAt.has(mention.to + 1);
    if (!instead && !/^[,(–—-]$/.test(before)) continue;
    remove(scene, mention);
    corrected.push(mention);
  }
  return corrected;
}

/** "rose by six to 40", "lifted the toll from seven to nine": what looks like a range is none. */
function splitRange(scene: Scene, mention: Mention): void {
  const { lower } = scene;
  const { from, to, low, high } = mention;
  let second = from + 1;
  while (second < to && lower[second - 1] !== "to") second++;
  if (second >= to) return;
  const last: Mention = { ...mention, from: second, low: high, bound: "exact" };
  if (lower[from - 1] === "by") replace(scene, mention, last);
  if (lower[from] !== "from" || !isOfToll(lower, from)) return;
  replace(scene, mention, {
    ...mention,
    from: from + 1,
    to: second - 1,
    high: low,
    bound: "exact",
    noun: "none",
    group: null,
  });
  insert(scene, last);
}

const isOfToll = (lower: readonly string[], from: number): boolean =>
  /^(?:toll|count|tally|total|number|figure|rose|risen|rises|raised|revised|climbed|climbing|grew|jumped|up|down|fell)$/.test(
    lower[from - 1] ?? "",
  );

/** Gives what was set aside the harm of the count that it is set against. */
export function takeBack(scene: Scene, corrected: readonly Mention[]): void {
  for (const mention of corrected) {
    const before = scene.mentions.findLast((one) => one.from < mention.from && one.harm !== null);
    const base = before ?? scene.mentions.find((one) => one.from > mention.from && one.harm !== null);
    if (base === undefined || base.zero || Math.abs(base.from - mention.from) > 24) continue;
    mention.trigger = base.trigger;
    mention.harm = base.harm;
    mention.previous = true;
    mention.inherited = true;
    mention.denied = true;
    insert(scene, mention);
  }
}

/** Reads what one figure of a sentence says about another: what it was before, and what others say it is. */
export function readRevisions(scene: Scene): void {
  for (const [index, mention] of scene.mentions.entries()) {
    if (mention.zero) continue;
    if (mention.trigger === null && mention.harm === null) {
      const base = scene.mentions.slice(Math.max(0, index - 6), index).findLast(isTold);
      if (base !== undefined && mention.from - base.to < REACH) {
        if (!compare(scene, mention, base) && !correct(scene, mention, base))
          contradict(scene, mention, index, base);
      }
    } else markEarlier(scene, mention, index);
  }
  for (const [index, mention] of scene.mentions.entries()) gatherInto(scene, mention, index);
}

/** Tokens between a figure and another that is set against it. */
const REACH = 40;
const isTold = (one: Mention): boolean =>
  one.harm !== null && !one.zero && !one.subset && one.parent === null;

/** "up from 11", "compared with nine on Sunday", "down from an initial estimate of 30". */
function compare(scene: Scene, mention: Mention, base: Mention): boolean {
  const { lower } = scene;
  if (mention.noun === "unknown") return false;
  let k = mention.from - 1;
  if (lower[k] === "of") {
    k--;
    while (
      /^(?:an?|the|its|their|initial|earlier|first|previous|estimate|toll|count|figure|total|preliminary)$/.test(
        lower[k] ?? "",
      )
    )
      k--;
  }
  const word = lower[k] ?? "";
  const lead = lower[k - 1] ?? "";
  // "revising an earlier figure of seven"
  const revised =
    lower[mention.from - 1] === "of" && /^(?:revising|correcting|replacing|updating|amending)$/.test(word);
  const moved = word === "from" && /^(?:up|down|higher|lower|risen|fallen)$/.test(lead);
  const compared = /^(?:with|to)$/.test(word) && /^(?:compared|contrast|opposed)$/.test(lead);
  // "Dead: 28 (yesterday 10)"
  const dated = lead === "(" && /^(?:yesterday|earlier|previously|was|from|\w+day)$/.test(word);
  if (!moved && !compared && !dated && !revised && !(word === "against" && lead === ",")) return false;
  if (base.trigger === null || !assign(mention, base.trigger)) return false;
  mention.previous = true;
  if (moved || dated) base.running = true;
  return true;
}

/** "said that 19 had died; the number is 18", "but later revised the figure to seven" */
function correct(scene: Scene, mention: Mention, base: Mention): boolean {
  const gathers =
    isBroughtTo(scene, mention) &&
    (base.low ?? 0) < (mention.low ?? 0) &&
    scene.lower[base.from - 1] !== "from";
  const changed = gathers || isChangedTo(scene, mention);
  if ((!changed && !isRightNumber(scene, mention)) || base.trigger === null) return false;
  if (!assign(mention, base.trigger)) return false;
  mention.harm = base.harm;
  mention.inherited = true;
  mention.running = changed;
  if (gathers) base.parent = mention;
  base.subset = gathers;
  base.previous = !gathers;
  base.running = false;
  return true;
}

const TELLS =
  /^(?:says?|said|gave|gives?|claims?|claimed|reports?|reported|counts?|counted|lists?|listed|estimates?|estimated|suggests?|suggested|announced)$/;
const FIGURES = /^(?:it|them|figure|figures|number|numbers|toll|count|total|dead|wounded|losses)$/;

/** "an earlier report said 12", "the rebels put the figure at four", "the ministry now says 26". */
function contradict(scene: Scene, mention: Mention, index: number, last: Mention): void {
  const { lower, sentence } = scene;
  const base = pairOf(scene, index, last);
  if (mention.noun !== "none" || base.trigger === null) return;
  const next = lower[mention.to] ?? "";
  if (mention.to < sentence.to && !/^(?:[.,;:!?)"”’–—-]|dead|killed|in|on|and|or|by)$/.test(next)) return;
  const at = tells(scene, mention.from);
  if (at < 0 || !isOtherClause(scene, base.to, at)) return;
  if (!assign(mention, base.trigger)) return;
  mention.inherited = true;
  mention.harm = base.harm;
  const now = /^(?:now|later|since)$/;
  for (let k = at - 3; k < mention.from; k++) {
    const word = lower[k] ?? "";
    if (/^(?:earlier|previous|previously|initial|initially|originally|first)$/.test(word))
      mention.previous = true;
    if (now.test(word)) {
      mention.running = true;
      base.previous = true;
    }
  }
}

/** "4 dead and 10 wounded …, which gave 11 and 47": the first of two is set against the first of two. */
function pairOf(scene: Scene, index: number, last: Mention): Mention {
  const { lower, mentions } = scene;
  const at = mentions.indexOf(last);
  const first = mentions[at - 1];
  const next = mentions[index + 1];
  const pair = first !== undefined && isTold(first) && first.trigger !== last.trigger;
  if (!pair || lower[last.from - 1] !== "and") return last;
  const mention = mentions[index];
  if (next !== undefined && mention !== undefined && next.noun === "none" && next.from === mention.to + 1) {
    const joined = lower[mention.to] === "and";
    if (joined && last.trigger !== null && assign(next, last.trigger)) next.inherited = true;
  }
  return first;
}

/** Where the verb stands that gives a bare number; -1 where none does. */
function tells(scene: Scene, from: number): number {
  const { lower } = scene;
  let k = from - 1;
  if (lower[k] === "at") {
    // "put the number of dead at six"
    for (k--; k > from - 8 && k >= scene.sentence.from; k--) {
      if (/^(?:puts?|putting)$/.test(lower[k] ?? "")) return k;
      if (!FIGURES.test(lower[k] ?? "") && !/^(?:the|its|of|death|lower|higher|,)$/.test(lower[k] ?? ""))
        return -1;
    }
    return -1;
  }
  if (lower[k] === "of" && /^(?:spoke|speaks|spoken|speak|talk|talked)$/.test(lower[k - 1] ?? ""))
    return k - 1;
  if (/^(?:saying|giving|reporting|announcing|counting|listing)$/.test(lower[k] ?? ""))
    return /^(?:first|initially|earlier|previously|originally)$/.test(lower[k - 1] ?? "") ? k : -1;
  if (lower[k] === "it" && TELLS.test(lower[k - 1] ?? "")) return -1;
  return TELLS.test(lower[k] ?? "") && tagAt(scene, k) !== "NOUN" ? k : -1;
}

/** Whether somebody else, or the same at another time, speaks behind a figure: a clause begins between both. */
function isOtherClause(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if (/^(?:[,;:.–—(]|and|but|while|whereas)$/.test(scene.lower[k] ?? "")) return true;
  return false;
}

const FIRST = /^(?:initially|originally|earlier|previously)$/;
const PAST_REPORT = /^(?:put|said|reported|spoken|given|announced|estimated|counted|listed)$/;

/** "which had put the toll at nine, now says 14": what had been said before. */
function markEarlier(scene: Scene, mention: Mention, index: number): void {
  const { lower, sentence } = scene;
  if (mention.subset || mention.harm === null) return;
  if (isOfFormerStatement(scene, mention)) {
    mention.previous = true;
    mention.running = false;
    return;
  }
  const renewed = scene.mentions
    .slice(index + 1, index + 4)
    .some((one) => one.harm === mention.harm && !one.subset && !one.zero && one.parent === null);
  for (let k = mention.from - 1; k >= sentence.from && k > mention.from - 12; k--) {
    const word = lower[k] ?? "";
    if (/^[;|]$/.test(word) || scene.endsAt.has(k + 1)) return;
    const had = lower[k - 1] === "had" || lower[k - 2] === "had";
    const first = FIRST.test(lower[k - 1] ?? "") || FIRST.test(lower[sentence.from] ?? "");
    // "had earlier put the toll at seven": since then it has been put elsewhere
    if (PAST_REPORT.test(word) && ((had && first) || ((had || first) && renewed))) {
      mention.previous = true;
      mention.running = false;
      return;
    }
  }
}

/** "Two more bodies were found, bringing the toll to 16", "with two more deaths the toll is 16": those two are of the 16. */
function gatherInto(scene: Scene, whole: Mention, index: number): void {
  const { trigger } = whole;
  if (!whole.running || trigger === null || (trigger.form !== "toll" && whole.from > trigger.from)) return;
  let brings = false;
  const at = Math.min(trigger.from, whole.from);
  for (let k = at - 1; k > at - 7 && k >= scene.sentence.from; k--)
    if (BRINGS.test(scene.lower[k] ?? "")) brings = true;
  for (const one of scene.mentions.slice(Math.max(0, index - NEAR), index + NEAR)) {
    if (one.harm !== whole.harm || one === whole || one.zero || one.previous || one.parent !== null) continue;
    if ((one.low ?? 0) > (whole.low ?? whole.high ?? 0)) continue;
    if (!(brings && one.from < trigger.from) && !isMore(scene, one)) continue;
    one.parent = whole;
    one.subset = true;
  }
}

/** So many figures before and behind a toll may be of it. */
const NEAR = 8;

/** "two more bodies", "a further three" */
function isMore({ lower }: Scene, { from, to, group }: Mention): boolean {
  for (let k = from - 1; k < Math.max(to, group?.[1] ?? 0) + 1; k++)
    if (/^(?:more|another|additional|further)$/.test(lower[k] ?? "")) return true;
  return false;
}
