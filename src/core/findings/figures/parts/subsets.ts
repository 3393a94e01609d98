import type { Harm } from "../../finding.js";
import type { Mention, Scene } from "../scene.js";
import { isSource } from "../victims/lists.js";
import { AMONG, BE, harmWordOf } from "../words/lexicon.js";
import { isBreakdown, isListed } from "./breakdowns.js";
import { isDegreeWord, isPart } from "./part-marks.js";

/** How far back a part may stand from its whole. */
const WINDOW = 60;

interface OpenList {
  readonly whole: Mention;
  left: number;
}

/** Marks the parts of other figures, and gives parts that no harm word claimed the harm of their whole. */
export function findSubsets(scene: Scene): void {
  for (const [index, mention] of scene.mentions.entries()) {
    loosen(scene, index, mention);
    partAmong(scene, index);
  }
  const open: OpenList[] = [];
  for (const [index, mention] of scene.mentions.entries()) {
    const before = scene.mentions[index - 1];
    if (isSource(scene, mention)) continue;
    if (before === undefined) {
      if (mention.subset && mention.parent === null) settleAlone(scene, index, mention);
    } else if (mention.parent !== null) reopen(open, mention);
    else if (mention.subset) {
      const whole = wholeOf(scene, index, mention);
      if (whole === null) settleAlone(scene, index, mention);
      adopt(mention, whole);
    } else if (isPart(scene, mention, before)) {
      const whole = wholeOf(scene, index, mention);
      if (whole === null || !fits(mention, whole.low ?? whole.high)) continue;
      open.push({ whole, left: (whole.high ?? whole.low ?? 0) - (mention.low ?? 0) });
      adopt(mention, whole);
    } else if (isBreakdown(scene, index)) {
      open.length = 0;
      open.push({ whole: before, left: (before.low ?? 0) - (mention.low ?? 0) });
      adopt(mention, before);
    } else goOn(scene, open, before, mention);
  }
  for (const mention of scene.mentions) tellFate(scene, mention);
  asFollows(scene);
}

/** "30 were wounded, four of them seriously, and two died": the four are no subject of what stands further on. */
function loosen({ lower, mentions }: Scene, index: number, mention: Mention): void {
  const owned = /^(?:them|whom)$/.test(lower[mention.to - 1] ?? "");
  const before = mentions[index - 1];
  if (!owned || mention.harm !== "killed" || before?.harm !== "injured") return;
  if (!isDegreeWord(lower[mention.to] ?? "") || !/^(?:[,;.]|and)$/.test(lower[mention.to + 1] ?? "")) return;
  mention.trigger = null;
  mention.harm = null;
  mention.subset = true;
}

function reopen(open: OpenList[], { parent, low }: Mention): void {
  if (parent === null || open.at(-1)?.whole === parent) return;
  open.push({ whole: parent, left: (parent.high ?? parent.low ?? 0) - (low ?? 0) });
}

/** A part whose whole is not in its sentence: it stays one unless what is said shows that there is no whole. */
function settleAlone(scene: Scene, index: number, mention: Mention): void {
  const { lower } = scene;
  if (mention.trigger === null) return;
  // "four of those who had attended": all of them are told.
  if (lower[mention.to] === "who" && /^(?:those|these)$/.test(lower[mention.to - 1] ?? "")) {
    const next = lower.slice(mention.to + 1, mention.to + 5);
    if (!next.some((word) => harmWordOf(word) !== undefined)) mention.subset = false;
    return;
  }
  // "two of the wounded later died": more than was told of the wounded.
  const owned = harmWordOf(lower[mention.to - 1] ?? "");
  if (owned !== undefined && owned.harm !== mention.harm) mention.subset = false;
  if (mention.trigger.side === "none") return;
  // "25 wounded, five of whom died": a figure of its own; "six attackers, and two of them were killed" too.
  const earlier = scene.mentions.slice(Math.max(0, index - 8), index);
  // "took in four victims, one of whom died": they had come to harm, however it is not said.
  const isVictims = (one: Mention): boolean => /^(?:victims|patients)$/.test(lower[one.to - 1] ?? "");
  if (earlier.some((one) => one.harm !== null || (one.noun === "person" && !isVictims(one))))
    mention.subset = false;
}

/** "Six children among 14 killed", "a nurse was among the 12 dead", "three women among them", "among the 33 dead were five". */
function partAmong(scene: Scene, index: number): void {
  const { lower, mentions } = scene;
  const mention = mentions[index];
  if (mention === undefined || mention.zero) return;
  const whole = wholeBehind(scene, mention) ?? wholeBefore(scene, index, mention);
  if (whole === null || whole.harm === null || !fits(mention, whole.low ?? whole.high)) return;
  if (whole.from < mention.from && mention.harm !== null && mention.harm !== whole.harm) return;
  join(mention, whole);
  if (whole.from < mention.from) return;
  // "four soldiers and two clerks were among the nine"
  for (let i = index - 1, last = mention; i >= 0; i--) {
    const one = mentions[i];
    if (one === undefined || one.trigger !== null || one.zero || !isListed(scene, one, last)) return;
    if (lower[one.from - 1] === "by" || !fits(one, whole.low ?? whole.high)) return;
    join(one, whole);
    last = one;
  }
}

function join(part: Mention, whole: Mention): void {
  part.harm = whole.harm;
  part.trigger = whole.trigger;
  part.parent = whole;
  part.subset = true;
}

function wholeBehind(scene: Scene, mention: Mention): Mention | null {
  const { lower } = scene;
  let k = mention.to;
  // "a girl and a boy, all of one class, were among"
  if (lower[k] === ",") {
    let end = k + 1;
    while (end < k + 9 && lower[end] !== ",") end++;
    if (BE.has(lower[end + 1] ?? "")) k = end + 1;
  }
  if (BE.has(lower[k] ?? "")) k++;
  if (!/^(?:among|amongst)$/.test(lower[k] ?? "")) return null;
  return scene.startsAt.get(k + 1) ?? scene.startsAt.get(k + 2) ?? null;
}

/** "eleven died, three women among them", "two children included", "among the 33 dead were five rescuers". */
function wholeBefore(scene: Scene, index: number, mention: Mention): Mention | null {
  const { lower } = scene;
  const next = lower[mention.to] ?? "";
  const after = lower[mention.to + 1] ?? "";
  const among = /^(?:among|amongst)$/.test(next) && /^(?:them|whom|these)$/.test(after);
  const included = next === "included" && !/^[a-z0-9]/.test(after);
  if (among || included) return wholeOf(scene, index, mention);
  const before = scene.mentions[index - 1];
  if (before === undefined || before.trigger === null || !BE.has(lower[mention.from - 1] ?? "")) return null;
  // "counted in the toll of 33 are five people"
  const counted = lower.slice(Math.max(scene.sentence.from, before.from - 6), before.from).join(" ");
  if (before.to === mention.from - 1 && /\b(?:counted|included) (?:in|among|with)\b/.test(counted))
    return before;
  if (Math.max(before.to, before.trigger.to) !== mention.from - 1) return null;
  const start = lower[before.from - 1] === "the" ? before.from - 2 : before.from - 1;
  return AMONG.has(lower[start] ?? "") ? before : null;
}

/** A further part in an open list, or the end of the list. */
function goOn(scene: Scene, open: OpenList[], before: Mention, mention: Mention): void {
  if (!isListed(scene, before, mention)) {
    open.length = 0;
    return;
  }
  while (open.length > 0) {
    const list = open.at(-1);
    if (list === undefined) return;
    const same = mention.harm === null || mention.harm === list.whole.harm;
    if (same && (list.whole.vague || (mention.low ?? 0) <= list.left)) {
      list.left -= mention.low ?? 0;
      adopt(mention, list.whole);
      return;
    }
    open.pop();
  }
}

function adopt(mention: Mention, whole: Mention | null): void {
  if (whole === null) return;
  if (mention.harm === null) {
    mention.inherited = true;
    mention.harm = whole.harm;
    mention.trigger = whole.trigger;
  }
  mention.parent = whole;
  mention.subset = mention.harm === whole.harm || whole.harm === "casualties";
}

const fits = (part: Mention, whole: number | null): boolean =>
  part.low === null || whole === null || part.low <= whole || part.vague;

/** "140 casualties, 31 of them fatal", "12 wounded, three fatally": a part with a harm of its own. */
function tellFate(scene: Scene, mention: Mention): void {
  const { parent } = mention;
  if (parent === null || (parent.harm !== "casualties" && parent.harm !== "injured")) return;
  let k = mention.to;
  while (BE.has(scene.lower[k] ?? "") || /^(?:of|them|whom)$/.test(scene.lower[k] ?? "")) k++;
  const word = scene.lower[k] ?? "";
  const harm = /^(?:fatal|fatally|fatalities)$/.test(word) ? "killed" : (harmWordOf(word)?.harm ?? null);
  if (harm !== "killed" && (harm !== "injured" || parent.harm === "injured")) return;
  mention.harm = harm;
  mention.subset = parent.harm === "casualties";
}

/** The nearest figure before `index` that a part can belong to. */
function wholeOf(scene: Scene, index: number, part: Mention): Mention | null {
  for (let i = index - 1; i >= 0; i--) {
    const one = scene.mentions[i];
    if (one === undefined || part.from - one.to > WINDOW) return null;
    if (one.harm === null || one.zero || (one.parent !== null && part.harm !== null)) continue;
    if (part.harm !== null && one.harm !== part.harm && one.harm !== "casualties") continue;
    const nested = one.parent !== null && part.low !== null && one.low !== null && one.low <= part.low;
    if (!nested && fits(part, one.low ?? one.high)) return one;
  }
  return null;
}

/** "The wounded were distributed as follows: seven in Vell": parts of a total told before. */
function asFollows(scene: Scene): void {
  const { lower, mentions, sentence } = scene;
  let harm: Harm | null = null;
  for (const mention of mentions) {
    const start = Math.max(sentence.from, mention.from - 4);
    if (harm === null && lower.slice(start, mention.from).includes("follows"))
      harm = harmBefore(scene, start);
    if (harm === null || mention.parent !== null || mention.noun === "unknown") continue;
    mention.harm ??= harm;
    mention.subset = true;
  }
}

function harmBefore(scene: Scene, at: number): Harm | null {
  for (let k = at; k >= scene.sentence.from && k > at - 20; k--) {
    const found = harmWordOf(scene.lower[k] ?? "");
    if (found !== undefined) return found.harm;
  }
  return null;
}
