import type { Scene, Trigger } from "../scene.js";
import { tagAt } from "../scene.js";
import { beforeVerbGroup } from "./triggers.js";

/** "killed and wounded", "kidnapped and killed": harm words that share their victims. */
export function joinTriggers(scene: Scene): void {
  for (let i = 1; i < scene.triggers.length; i++) {
    const first = scene.triggers[i - 1];
    const second = scene.triggers[i];
    if (first === undefined || second === undefined || !isJoined(scene, first, second)) continue;
    const apart = hasOwn(scene, first, second);
    if (apart || first.form === "toll" || second.form === "toll") continue;
    const [owner, other] = second.side === "right" ? [second, first] : [first, second];
    // "were wounded and later died": the dead are no longer among the wounded.
    if (first.harm === "injured" && second.harm === "killed" && second.form === "subject")
      owner.harm = "killed";
    else if (isUncounted(first) && isUncounted(second) && first.harm !== second.harm)
      owner.harm = "casualties";
    else if (first.harm !== second.harm) {
      if (first.form !== second.form) continue;
      owner.joined = { ...other };
    }
    if (owner.side === "none") owner.side = other.side;
    other.side = "none";
  }
}

const isUncounted = (trigger: Trigger): boolean =>
  trigger.harm === "killed" ||
  trigger.harm === "injured" ||
  trigger.harm === "missing" ||
  trigger.harm === "casualties";

function isJoined(scene: Scene, first: Trigger, second: Trigger): boolean {
  if (second.from - first.to > 3 || second.from <= first.to) return false;
  let joined = false;
  for (let k = first.to; k < second.from; k++) {
    const word = scene.lower[k] ?? "";
    if (/^(?:and|or|&|\/)$/.test(word)) joined = true;
    else if (tagAt(scene, k) !== "ADV" && word !== "then") return false;
  }
  return joined;
}

/** Whether each of two joined harm words has victims beside it: "four died and injured six". */
function hasOwn(scene: Scene, first: Trigger, second: Trigger): boolean {
  const before = beforeVerbGroup(scene, first.from);
  return scene.endsAt.has(before + 1) && second.side === "right" && scene.startsAt.has(second.to);
}
