import { REPORTING } from "./lexicon.js";
import { assign, type Mention, type Scene, type Trigger } from "./scene.js";
import { isUnreal } from "./unreal.js";

const CHANGES =
  /^(?:ris|rose|reach|climb|jump|grow|grew|increas|brought|bring|pass|surpass|exceed|hit|rais|push|tak|took|lift|revis|updat|drop|fell|fall|mount|doubl|trebl|tripl|quadrupl|halv|lower|cut|reduc|up$|down$|higher$)/;
const STANDS =
  /^(?:stand|stood|total|top|now|put|at|of|:|number|approx|amount|is|was|had|has|includ|compris|consist|give|gave)/;
/** Tokens behind a toll in which its number stands. */
const WINDOW = 32;

/** "the toll … has reached 166", "rises to 40 from 32", "put the toll at nine". */
export function claimToll(scene: Scene, trigger: Trigger): void {
  const { lower } = scene;
  const first = nextToll(scene, trigger, trigger.to);
  if (first === null) return;
  takeToll(scene, trigger, first.mention, first.anchor);
  if (first.mention.trigger !== trigger || first.mention.subset) return;
  claimParts(scene, trigger, first.mention);
  // "which stood at nine on Monday, has reached 14"
  const second = nextToll(scene, trigger, first.mention.to);
  if (
    second === null ||
    lower[second.mention.from - 1] === "from" ||
    !isChanged(scene, first.mention.to, second.mention.from)
  )
    return;
  if (second.mention.noun === "unknown" || !assign(second.mention, trigger)) return;
  second.mention.running = true;
  first.mention.running = false;
  first.mention.previous = true;
}

interface Found {
  readonly mention: Mention;
  /** The word that gives the number: "reached", "at", "to". */
  readonly anchor: number;
}

function nextToll(scene: Scene, trigger: Trigger, from: number): Found | null {
  const { lower, sentence } = scene;
  const isPut = putBefore(scene, trigger.from);
  const isMoved = movedBefore(scene, trigger.from);
  let anchor = -1;
  for (let k = from; k < sentence.to && k < from + WINDOW; k++) {
    const word = lower[k] ?? "";
    const mention = scene.startsAt.get(k);
    if (mention !== undefined) {
      const own = /^(?:exceed|surpass|top|approx)/.test(word);
      const by = lower[k - 1] === "by";
      if (!by && (own || (anchor >= 0 && k - anchor <= 5))) return { mention, anchor: own ? k : anchor };
      k = mention.to - 1;
      // "by six to 40"
      if (by && lower[mention.to] === "to") anchor = mention.to;
    } else if (word === "|" || word === ";" || REPORTING.has(word)) return null;
    else if (k > from && scene.triggerAt.get(k)?.form === "toll") return null;
    else if (
      isAnchor(lower, k, k === trigger.to || (isMoved && k > from && word !== "of"), anchor >= 0 || isPut)
    )
      anchor = k;
  }
  return null;
}

function isAnchor(lower: readonly string[], k: number, beside: boolean, led: boolean): boolean {
  const word = lower[k] ?? "";
  // "by six to 40"
  if (word === "to" && lower[k - 2] === "by") return true;
  if (word === "to" || word === "from" || word === "of") return beside;
  if (word === "at") return led || beside;
  return CHANGES.test(word) || STANDS.test(word);
}

/** "put the death toll at nine": said once, not a count that goes on. */
function putBefore(scene: Scene, at: number): boolean {
  for (let k = at - 1; k > at - 7 && k >= scene.sentence.from; k--)
    if (/^(?:puts?|putting|estimat\w*|gave|gives|with)$/.test(scene.lower[k] ?? "")) return true;
  return false;
}

/** "has raised the death toll of the slide at Vell to nine". */
function movedBefore(scene: Scene, at: number): boolean {
  for (let k = at - 1; k > at - 7 && k >= scene.sentence.from; k--)
    if (
      /^(?:bring|brought|tak(?:e|es|ing)$|took|push|rais|lower|revis|updat|cut|reduc|increas|lift|correct)/.test(
        scene.lower[k] ?? "",
      )
    )
      return true;
  return false;
}

function isChanged(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (CHANGES.test(scene.lower[k] ?? "")) return true;
  return false;
}

function takeToll(scene: Scene, trigger: Trigger, found: Mention, anchor: number): void {
  const { lower } = scene;
  if (found.noun === "unknown" || !assign(found, trigger)) return;
  if (isUnreal(scene, anchor) || /^(?:expected|likely|feared|set|to)$/.test(lower[anchor - 1] ?? ""))
    trigger.unreal = true;
  const word = lower[anchor] ?? "";
  found.running =
    !/^(?:of|:|was|is|had|has|gave|gives?|put)$/.test(word) &&
    !(word === "at" && putBefore(scene, trigger.from));
  if (/^(?:includ|compris|consist)/.test(word)) {
    found.subset = true;
    found.running = false;
  }
  // "an earlier toll of nine"
  if (/^(?:earlier|previous)$/.test(lower[trigger.from - 1] ?? lower[trigger.from - 2] ?? ""))
    found.previous = true;
  const after = lower[found.to] === "from" ? scene.startsAt.get(found.to + 1) : undefined;
  const to = lower[found.to] === "to" ? scene.startsAt.get(found.to + 1) : undefined;
  if (after !== undefined && assign(after, trigger)) after.previous = true;
  if (lower[found.from - 1] === "from" && to !== undefined && assign(to, trigger)) {
    to.running = true;
    found.running = false;
    found.previous = true;
  }
  if (found.previous) found.running = false;
}

/** "the toll of 84 comprises 60 soldiers and 24 clerks" */
function claimParts(scene: Scene, trigger: Trigger, whole: Mention): void {
  const { lower } = scene;
  for (let k = whole.to; k < whole.to + 4; k++) {
    if (!/^(?:includ|compris|consist)/.test(lower[k] ?? "")) continue;
    const part = scene.startsAt.get(k + 1) ?? scene.startsAt.get(k + 2);
    if (part === undefined || part.noun === "unknown" || !assign(part, trigger)) return;
    part.subset = true;
    part.parent = whole;
    whole.running = false;
    return;
  }
}
