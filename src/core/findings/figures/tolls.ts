import { REPORTING } from "./lexicon.js";
import { assign, type Mention, type Scene, type Trigger } from "./scene.js";
import { isUnreal } from "./unreal.js";

const RISES =
  /^(?:ris|rose|reach|stand|stood|climb|jump|grow|grew|grown|increas|bring|brought|pass|surpass|exceed|hit|rais|push|tak|revis|updat|drop|fell|total|top|mount|now|put|down|up|at|of|:|number|approx|amount|is|was)/;

/** "the toll … has reached 166", "rises to 40 from 32". */
export function claimToll(scene: Scene, trigger: Trigger): void {
  const { lower, sentence } = scene;
  let anchor = -1;
  for (let k = trigger.to; k < sentence.to && k < trigger.to + 32; k++) {
    const word = lower[k] ?? "";
    const found = scene.startsAt.get(k);
    if (found !== undefined) {
      const own = /^(?:exceed|surpass|top|approx)/.test(word);
      if (own || (anchor >= 0 && k - anchor <= 5)) {
        takeToll(scene, trigger, found, own ? k : anchor);
        return;
      }
      k = found.to - 1;
    } else if (word === "|" || word === ";" || REPORTING.has(word)) return;
    else if (word === "to" && k === trigger.to) anchor = k;
    else if (
      RISES.test(word) &&
      (word !== "of" || k === trigger.to) &&
      (word !== "at" || anchor >= 0 || k === trigger.to)
    )
      anchor = k;
  }
}

function takeToll(scene: Scene, trigger: Trigger, found: Mention, anchor: number): void {
  const { lower } = scene;
  if (found.noun === "unknown" || !assign(found, trigger)) return;
  if (isUnreal(scene, anchor) || /^(?:expected|likely|feared|set|to)$/.test(lower[anchor - 1] ?? ""))
    trigger.unreal = true;
  found.running = !/^(?:of|:|was|is)$/.test(lower[anchor] ?? "");
  const after = lower[found.to] === "from" ? scene.startsAt.get(found.to + 1) : undefined;
  const to = lower[found.to] === "to" ? scene.startsAt.get(found.to + 1) : undefined;
  if (after !== undefined && assign(after, trigger)) after.previous = true;
  if (lower[found.from - 1] === "from" && to !== undefined && assign(to, trigger)) {
    to.running = true;
    found.running = false;
    found.previous = true;
  }
}
