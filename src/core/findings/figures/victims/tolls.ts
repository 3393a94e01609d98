import { assign, type Mention, type Scene, type Trigger } from "../scene.js";
import { isUnreal } from "../unreal/unreal.js";
import { REPORTING } from "../words/lexicon.js";
import { chainAfter } from "./lists.js";

const CHANGES =
  /^(?:ris|rose|reach|climb|jump|grow|grew|leap|soar|surg|swell|swoll|swel|edg|creep|crept|balloon|near(?:s|ed|ing)|approach|increas|brought|bring|pass|surpass|exceed|hit|rais|push|tak|took|lift|revis|updat|drop|fell|fall|mount|doubl|trebl|tripl|quadrupl|halv|lower|cut|reduc|up$|down$|higher$)/;
const STANDS =
  /^(?:stand|stood|total|top|now|put|at|of|:|number|estimat|approx|amount|is|was|had|has|includ|compris|consist|give|gave)/;
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

/**
 * "brought to 29, with two boys, the number of bodies", "puts at 180 the casualties": the number stands before what it
 * counts.
 */
export function claimInverted(scene: Scene, trigger: Trigger): boolean {
  const { lower, sentence } = scene;
  for (let k = trigger.from - 1; k >= sentence.from && k > trigger.from - 14; k--) {
    const found = scene.startsAt.get(k);
    if (found !== undefined && /^(?:to|at)$/.test(lower[k - 1] ?? "") && found.noun === "none") {
      if (!(lower[k - 1] === "at" ? /^(?:put|estimat)/ : BRINGS).test(lower[k - 2] ?? "")) return false;
      if (!leadsToCount(scene, found.to, trigger.from) || !assign(found, trigger)) return false;
      found.running = lower[k - 1] === "to";
      for (const part of chainAfter(scene, found))
        if (part.to > trigger.from || !assign(part, trigger)) break;
      return true;
    }
    if (/^[;|.]$/.test(lower[k] ?? "") || scene.triggerAt.has(k)) return false;
  }
  return false;
}

const BRINGS = /^(?:br(?:ing|ought)|tak(?:e|ing)|took|rais|push|lift|increas|mov)/;

/** Whether "the number of", "the toll" or "the bodies" follows a number, behind nothing but its parts. */
function leadsToCount({ lower }: Scene, from: number, harm: number): boolean {
  if (lower[from] !== "the" && !/^(?:,|\(|–|—)$/.test(lower[from] ?? "")) return false;
  for (let k = from; k < harm; k++)
    if (lower[k] === "the" && (k + 1 === harm || COUNTS.test(lower[k + 1] ?? ""))) return true;
  return false;
}

const COUNTS = /^(?:number|toll|total|count|tally|death|confirmed|known|official|overall|body)$/;

interface Found {
  readonly mention: Mention;
  /** The word that gives the number: "reached", "at", "to". */
  readonly anchor: number;
}

function nextToll(scene: Scene, trigger: Trigger, from: number): Found | null {
  const { lower, sentence } = scene;
  const isPut = putBefore(scene, trigger.from);
  const isMoved = movedBefore(scene, trigger.from);
  // "Toll in Vell: nine"
  let anchor = from === trigger.to && lower[from - 1] === ":" ? from - 1 : -1;
  for (let k = from; k < sentence.to && k < from + WINDOW; k++) {
    const word = lower[k] ?? "";
    const mention = scene.startsAt.get(k);
    if (mention !== undefined) {
      const own = /^(?:exceed|surpass|top|approx)/.test(word);
      const by = lower[k - 1] === "by";
      // "the final toll of the Ferry 12 blast is 14"
      const named = mention.noun === "unknown" && k > from;
      if (!by && !named && (own || (anchor >= 0 && k - anchor <= 5)))
        return { mention, anchor: own ? k : anchor };
      k = mention.to - 1;
      // "by six to 40"
      if (by && lower[mention.to] === "to") anchor = mention.to;
    } else if (word === "|" || word === ";" || (REPORTING.has(word) && lower[k + 1] !== "at")) return null;
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
  const after = valueBefore(scene, found.to);
  const to = lower[found.to] === "to" ? scene.startsAt.get(found.to + 1) : undefined;
  if (after !== undefined && assign(after, trigger)) after.previous = true;
  if (lower[found.from - 1] === "from" && to !== undefined && assign(to, trigger)) {
    to.running = true;
    found.running = false;
    found.previous = true;
  }
  if (found.previous) found.running = false;
}

const LONGEST_DATE = 7;

/** What it was before: "from 32", "on Tuesday from about 71", "up from 39". */
function valueBefore(scene: Scene, at: number): Mention | undefined {
  for (let k = at; k < at + LONGEST_DATE && k < scene.sentence.to; k++) {
    const word = scene.lower[k] ?? "";
    const found = scene.startsAt.get(k);
    if (found !== undefined) return scene.lower[k - 1] === "from" ? found : undefined;
    if (scene.triggerAt.get(k)?.side === "right" || /^(?:[;|.]|and|but|when|after|as|while)$/.test(word))
      return undefined;
  }
  return undefined;
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
