import { isCapital, type Scene, type Trigger, tagAt } from "../scene.js";
import { joins } from "../victims/lists.js";
import { beforeVerbGroup } from "../victims/triggers.js";
import { BE, harmWordOf, kindOfNoun } from "../words/lexicon.js";
import { insertFree, single } from "./named.js";
import { phraseAt } from "./phrases.js";

/**
 * Adds the one victim whose noun no list knows for a person, where the list that it begins does: "killing a cooper and
 * two of his sons", "wounded a chandler and killed his wife".
 */
export function collectUncounted(scene: Scene): void {
  for (const trigger of scene.triggers) {
    if (trigger.harm !== "killed" && trigger.harm !== "injured") continue;
    if (trigger.side === "left") collectSubject(scene, trigger);
    if (trigger.side !== "right") continue;
    const from = trigger.to;
    if (!/^an?$/.test(scene.lower[from] ?? "") || scene.startsAt.has(from)) continue;
    const phrase = phraseAt(scene, from + 1);
    if (phrase?.noun !== "unknown" || phrase.group === null || /s$/.test(scene.lower[phrase.to - 1] ?? ""))
      continue;
    if (goesOnWithPeople(scene, phrase.to))
      insertFree(scene, single(from, phrase.to, [from + 1, phrase.to], false));
  }
}

/** Who does something; what is no person and has the same ending is a thing that no one kills or wounds. */
const DOER = /(?:[^aeiou]er|[^aeiou]or|ist|ian|eer|ess|smith|monger|wright|stress)$/;

/** "two priests and a sacristan were killed", "a thatcher was wounded". */
function collectSubject(scene: Scene, trigger: Trigger): void {
  const { lower } = scene;
  const head = beforeVerbGroup(scene, trigger.from);
  const word = lower[head] ?? "";
  const passive = trigger.form === "participle" && BE.has(lower[head + 1] ?? "");
  if (!passive || scene.endsAt.has(head + 1) || tagAt(scene, head) !== "NOUN" || /s$/.test(word)) return;
  if (kindOfNoun(word, false) !== "unknown") return;
  let from = head - 1;
  while (from > head - 4 && /^(?:NOUN|ADJ|PROPN)$/.test(tagAt(scene, from))) from--;
  if (!/^an?$/.test(lower[from] ?? "")) return;
  const listed = lower[from - 1] === "and" && scene.endsAt.get(from - 1)?.noun === "person";
  const alone = from === scene.sentence.from && lower[head + 1] === "was" && DOER.test(word);
  if (listed || alone) insertFree(scene, single(from, head + 1, [from + 1, head + 1], false));
}

/** "and two of his sons", "and wounded three". */
function goesOnWithPeople(scene: Scene, at: number): boolean {
  const { lower } = scene;
  if (!/^(?:and|,)$/.test(lower[at] ?? "")) return false;
  for (let k = at + 1; k < at + 5; k++) {
    const next = scene.startsAt.get(k);
    if (next !== undefined) return next.noun === "person" && joins(lower, k - 1);
    const harm = harmWordOf(lower[k] ?? "");
    if (harm !== undefined)
      return harm.form === "active" || (harm.form === "participle" && takesPeople(scene, k + 1));
    if (!/^(?:CCONJ|PUNCT|DET|PRON|ADV)$/.test(tagAt(scene, k))) return false;
  }
  return false;
}

const takesPeople = (scene: Scene, at: number): boolean =>
  scene.startsAt.get(at)?.noun === "person" ||
  kindOfNoun(scene.lower[at + 1] ?? "", isCapital(scene, at + 1)) === "person";
