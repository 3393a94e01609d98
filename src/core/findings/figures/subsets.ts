import { AMONG, BE, isPerson, words } from "./lexicon.js";
import { isSource } from "./lists.js";
import { type Mention, type Scene, tagAt } from "./scene.js";

const BREAKDOWN = words(": ( – — - --");
/** How far back a part may stand from its whole. */
const WINDOW = 60;

interface OpenList {
  readonly whole: Mention;
  left: number;
}

/** Marks the parts of other figures, and gives parts that no harm word claimed the harm of their whole. */
export function findSubsets(scene: Scene): void {
  const open: OpenList[] = [];
  for (const mention of scene.mentions) partAmong(scene, mention);
  for (const [index, mention] of scene.mentions.entries())
    partOfCounted(scene, scene.mentions[index - 1], mention);
  for (const [index, mention] of scene.mentions.entries()) {
    const before = scene.mentions[index - 1];
    if (before === undefined) continue;
    if (mention.parent !== null || isSource(scene, mention)) continue;
    if (mention.subset) {
      const whole = wholeOf(scene, index, mention);
      // "25 wounded, five of whom died": a figure of its own.
      if (whole === null && mention.trigger !== null && mention.trigger.side !== "none")
        mention.subset = !scene.mentions.slice(0, index).some((one) => one.harm !== null);
      adopt(mention, whole);
      continue;
    }
    if (opensParts(scene, mention) || isPredicate(scene, mention)) {
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
}

/** "Six children among 14 killed", "a nurse and two brothers, aged 12 and 14, were among the nine dead". */
function partAmong(scene: Scene, mention: Mention): void {
  const k = amongAfter(scene, mention);
  if (k < 0 || (mention.harm !== null && k > mention.to + 1)) return;
  const whole = scene.startsAt.get(k + 1) ?? scene.startsAt.get(k + 2);
  if (whole === undefined || whole.harm === null || !fits(mention, whole.low ?? whole.high)) return;
  mention.harm = whole.harm;
  mention.trigger = whole.trigger;
  mention.parent = whole;
  mention.subset = true;
}

/** "nine of the 20 migrants who drowned": twenty did, and nine are a part of them. */
function partOfCounted(scene: Scene, part: Mention | undefined, whole: Mention): void {
  if (part === undefined || part.to < whole.to || part.from >= whole.from) return;
  const { trigger } = part;
  const who = scene.lower[part.to] === "who" && trigger !== null && trigger.from - part.to < 5;
  if (whole.harm === null && who) {
    whole.harm = trigger.harm;
    whole.trigger = trigger;
  }
  if (whole.harm !== null && (part.harm === null || part.harm === whole.harm)) adopt(part, whole);
}

/** Where "among" stands behind a phrase: right there, or after "were" with the rest of the subject between. */
function amongAfter(scene: Scene, mention: Mention): number {
  const { lower, sentence } = scene;
  for (let k = mention.to; k < mention.to + 16 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^(?:among|amongst)$/.test(word)) return k === mention.to || BE.has(lower[k - 1] ?? "") ? k : -1;
    if (BE.has(word) ? !/^(?:among|amongst)$/.test(lower[k + 1] ?? "") : isBreak(scene, k)) return -1;
  }
  return -1;
}

const isBreak = (scene: Scene, k: number): boolean =>
  scene.triggerAt.has(k) ||
  /^(?:;|\||who|which|that|said)$/.test(scene.lower[k] ?? "") ||
  (tagAt(scene, k) === "VERB" && scene.lower[k] !== "aged");

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
  if (whole !== null) {
    if (mention.harm === null) {
      mention.inherited = true;
      mention.harm = whole.harm;
      mention.trigger = whole.trigger;
    }
    mention.parent = whole;
    mention.subset = mention.harm === whole.harm;
  }
}

const fits = (part: Mention, whole: number | null): boolean =>
  part.low === null || whole === null || part.low <= whole || part.vague;

/** Whether "including", "among them" or a bracket stands before a phrase. */
export function opensParts(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  const before = lower[mention.from - 1] ?? "";
  if (AMONG.has(before) || (before === "." && lower[mention.from - 2] === "incl")) return true;
  const open = before === "were" || before === "was" || before === "," ? mention.from - 2 : mention.from - 1;
  if (
    /^(?:them|whom|which|those)$/.test(lower[open] ?? "") &&
    /^(?:among|amongst|of)$/.test(lower[open - 1] ?? "")
  )
    return true;
  // "including at least three", "including, they said, three"
  return before === "(" && mention.noun !== "unknown";
}

/** "three were children": no harm word, but a noun. */
function isPredicate(scene: Scene, mention: Mention): boolean {
  if (mention.trigger !== null || mention.noun !== "none") return false;
  if (!BE.has(scene.lower[mention.to] ?? "")) return false;
  for (let k = mention.to + 1; k < mention.to + 5; k++) {
    if (!isPerson(scene.lower[k] ?? "")) continue;
    mention.group = [k, k + 1];
    return true;
  }
  return false;
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

/** "21 people: 12 soldiers and nine civilians"; "three civilians, two women and a man". */
function isBreakdown(scene: Scene, index: number): boolean {
  const { lower, mentions } = scene;
  const mention = mentions[index];
  const before = mentions[index - 1];
  if (mention === undefined || before === undefined || before.harm === null || before.vague || before.zero)
    return false;
  const opener = lower[mention.from - 1] ?? "";
  if (opener === "," && !isGeneric(scene, before)) return false;
  const beside = mention.from - before.to <= 3 || opener === ":" || opener === ";";
  if (!beside || (opener !== "," && opener !== ";" && !BREAKDOWN.has(opener))) return false;
  const whole = before.low ?? 0;
  const parts = [mention];
  for (let i = index + 1; i < mentions.length; i++) {
    const [last, next] = [parts.at(-1), mentions[i]];
    if (last === undefined || next === undefined || !isListed(scene, last, next)) break;
    parts.push(next);
  }
  let sum = 0;
  for (const [i, part] of parts.entries()) {
    if (part.harm !== null && part.harm !== before.harm) break;
    sum += part.low ?? 0;
    if (BREAKDOWN.has(opener) && sum <= whole && i === parts.length - 1) return true;
    if (sum === whole && i > 0) return true;
    if (sum > whole) return opener === ":" && (mention.low ?? 0) <= whole;
  }
  return false;
}

const GENERIC = words(
  "people persons civilians individuals members villagers residents victims others students relatives workers passengers adults children citizens locals siblings",
);

/** "Three civilians, two women and a man" breaks a figure down; "two women, a girl and a driver" is a list. */
function isGeneric(scene: Scene, whole: Mention): boolean {
  if (whole.group === null) return true;
  for (let k = whole.group[0]; k < whole.group[1]; k++) if (GENERIC.has(scene.lower[k] ?? "")) return true;
  return false;
}

/** Whether two phrases follow each other in a list, with nothing but names and prepositions between them. */
function isListed(scene: Scene, a: Mention, b: Mention): boolean {
  const owned = /^(?:his|her|their|its)$/.test(scene.lower[b.from - 1] ?? "");
  const last = scene.lower[owned ? b.from - 2 : b.from - 1] ?? "";
  if (!/^(?:,|and|&|or|as|plus|;)$/.test(last) || b.from - a.to > 14) return false;
  for (let k = a.to; k < b.from; k++) {
    const word = scene.lower[k] ?? "";
    if (word === ")" || scene.triggerAt.has(k) || BE.has(word)) return false;
  }
  return true;
}
