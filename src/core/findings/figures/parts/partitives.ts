import type { Quantity } from "../../../reading/quantities.js";
import type { Harm } from "../../finding.js";
import { phraseAt } from "../counts/phrases.js";
import { insert, type Mention, remove, replace, type Scene, type Trigger, unclaimed } from "../scene.js";
import type { HarmToken } from "../words/idioms.js";
import { BE, HAVE, harmWordOf } from "../words/lexicon.js";

/** "Twelve of the 20 people killed": a part and the whole that its own phrase tells. */
export interface Partitive {
  readonly part: Mention;
  readonly whole: Mention;
  /** The token behind the phrase and its harm word. */
  readonly end: number;
}

/**
 * Splits counts of counts before harm words are given out; the harm words within them are theirs and are taken out of
 * `harmTokens`.
 */
export function readPartitives(
  scene: Scene,
  quantities: readonly Quantity[],
  harmTokens: HarmToken[],
): Partitive[] {
  const found: Partitive[] = [];
  for (const [index, first] of quantities.entries()) {
    const second = quantities[index + 1];
    if (!scene.startsAt.has(first.from)) ofMost(scene, first, harmTokens);
    if (scene.lower[first.to] !== "of") continue;
    const part = scene.startsAt.get(first.from);
    if (part?.zero === true) continue;
    if (part === undefined || part.noun !== "person") ofYesterday(scene, first, part, harmTokens);
    if (part === undefined) continue;
    if (second === undefined || scene.startsAt.get(first.from) !== part || !isOfThe(scene, first, second))
      continue;
    const partitive = split(scene, part, first, second, harmTokens);
    if (partitive !== null) found.push(partitive);
  }
  return found;
}

/** "12 of the 20", "two of its nine" */
function isOfThe({ lower }: Scene, first: Quantity, second: Quantity): boolean {
  const gap = second.from - first.to;
  return gap === 2 && /^(?:the|those|these|its|their|his|her|some)$/.test(lower[first.to + 1] ?? "");
}

function split(
  scene: Scene,
  part: Mention,
  first: Quantity,
  second: Quantity,
  harmTokens: HarmToken[],
): Partitive | null {
  const phrase = phraseAt(scene, second.to);
  if (phrase === null || phrase.noun === "unknown") return null;
  const told = harmIn(scene, second.to, phrase.to, phrase.harm);
  if (told === null) return null;
  const { low, high, bound, vague } = second;
  const whole: Mention = {
    ...part,
    ...{ from: second.from, to: phrase.to, low, high, bound, vague, noun: "person", group: phrase.group },
    ...{ harm: told.harm, trigger: triggerOf(told), subset: false, parent: null },
  };
  const bare: Mention = {
    ...part,
    to: first.to,
    noun: "person",
    group: phrase.group,
    harm: null,
    subset: false,
  };
  replace(scene, part, bare);
  insert(scene, whole);
  takeToken(scene, told, harmTokens);
  return { part: bare, whole, end: Math.max(phrase.to, told.at + 1) };
}

interface Told {
  readonly harm: Harm;
  readonly at: number;
}

/** What the phrase says of the whole: "41 wounded sailors", "20 people killed", "20 migrants who drowned". */
function harmIn(scene: Scene, from: number, to: number, inner: Harm | null): Told | null {
  const { lower } = scene;
  if (inner !== null)
    for (let k = from; k < to; k++)
      if (harmWordOf(lower[k] ?? "") !== undefined) return { harm: inner, at: k };
  // "one of the three clerks shot dead"
  const at = /^(?:shot|found|left)$/.test(lower[to] ?? "") && lower[to + 1] === "dead" ? to + 1 : to;
  const beside = harmWordOf(lower[at] ?? "");
  if (beside !== undefined && /^(?:participle|state|noun)$/.test(beside.form))
    return { harm: beside.harm, at };
  if (!/^(?:who|that)$/.test(lower[to] ?? "")) return null;
  for (let k = to + 1; k < to + 5; k++) {
    const word = lower[k] ?? "";
    const harm = harmWordOf(word);
    if (harm !== undefined)
      return /^(?:participle|subject)$/.test(harm.form) ? { harm: harm.harm, at: k } : null;
    if (!BE.has(word) && !HAVE.has(word) && !/^(?:reportedly|later|since)$/.test(word)) return null;
  }
  return null;
}

function triggerOf({ harm, at }: Told): Trigger {
  return {
    ...{ from: at, to: at + 1, harm, form: "participle", side: "none" },
    ...{ joined: null, unreal: false, negated: false },
  };
}

function takeToken(scene: Scene, told: Told, harmTokens: HarmToken[]): void {
  const at = harmTokens.findIndex((one) => one.from === told.at);
  if (at >= 0) harmTokens.splice(at, 1);
  scene.triggerAt.set(told.at, triggerOf(told));
}

/** "Two of Monday's wounded have died" */
function ofYesterday(
  scene: Scene,
  quantity: Quantity,
  old: Mention | undefined,
  harmTokens: HarmToken[],
): void {
  const { lower } = scene;
  const { from, to } = quantity;
  if (lower[to + 2] !== "'s") return;
  const harm = harmWordOf(lower[to + 3] ?? "");
  if (harm === undefined || !/^(?:participle|state|noun)$/.test(harm.form)) return;
  if (harmWordOf(lower[to + 4] ?? "") !== undefined) return;
  const at = harmTokens.findIndex((one) => one.from === to + 3);
  if (at >= 0) harmTokens.splice(at, 1);
  if (old !== undefined) remove(scene, old);
  insert(scene, unclaimed(from, to + 4, quantity, { harm: harm.harm, subset: true }));
}

/** "A third of the 60 injured are children": sixty were injured, whatever the third. */
function ofMost(scene: Scene, quantity: Quantity, harmTokens: HarmToken[]): void {
  const { lower } = scene;
  const { from, to } = quantity;
  if (lower[from - 1] !== "the" || lower[from - 2] !== "of") return;
  if (!/^(?:half|third|thirds|quarter|quarters|most|majority)$/.test(lower[from - 3] ?? "")) return;
  const phrase = phraseAt(scene, to);
  if (phrase === null || phrase.noun === "unknown") return;
  const told = harmIn(scene, to, phrase.to, phrase.harm);
  if (told === null) return;
  takeToken(scene, told, harmTokens);
  const known = { group: phrase.group, harm: told.harm, trigger: triggerOf(told) };
  insert(scene, unclaimed(from, phrase.to, quantity, known));
}

/** What became of the parts: "two of the 14 wounded died", else they are parts of their whole. */
export function linkPartitives(scene: Scene, partitives: readonly Partitive[]): void {
  for (const { part, whole, end } of partitives) {
    if (part.trigger === null) {
      const own = scene.triggers.find((one) => one.side === "left" && isBeside(scene, end, one));
      part.trigger = own ?? whole.trigger;
      part.harm = own?.harm ?? whole.harm;
      part.inherited = own === undefined;
    }
    if (part.harm !== whole.harm && whole.harm !== "casualties") continue;
    part.parent = whole;
    part.subset = true;
  }
}

function isBeside(scene: Scene, end: number, trigger: Trigger): boolean {
  if (trigger.from < end || trigger.from - end > 5) return false;
  if (scene.mentions.some((one) => one.trigger === trigger)) return false;
  for (let k = end; k < trigger.from; k++)
    if (/^(?:[,;:()–—-]|and|but|who|that|when|after)$/.test(scene.lower[k] ?? "")) return false;
  return true;
}
