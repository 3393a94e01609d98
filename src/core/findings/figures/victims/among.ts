import { assign, type Mention, type Scene, type Trigger, tagAt } from "../scene.js";
import { AMONG, BE } from "../words/lexicon.js";
import { chainAfter, joins } from "./lists.js";

/** "Two civilians were among those injured", "Among the dead were three children", "the dead include two boys". */
export function claimAmong(scene: Scene, trigger: Trigger): void {
  const { lower } = scene;
  const group = lower[trigger.from - 1] ?? "";
  if (group !== "the" && group !== "those") return;
  let found: Mention | undefined;
  if (AMONG.has(lower[trigger.from - 2] ?? "")) {
    let k = trigger.from - 3;
    if (BE.has(lower[k] ?? "")) k--;
    found = scene.endsAt.get(k + 1) ?? subjectOf(scene, k + 1);
  }
  // "those injured, a clerk and two guards, were asleep"
  const opens =
    trigger.from - 1 === scene.sentence.from || /^(?:that|and|;)$/.test(lower[trigger.from - 2] ?? "");
  if (found === undefined && opens && lower[trigger.to] === ",") found = scene.startsAt.get(trigger.to + 1);
  if (found === undefined) {
    let k = trigger.to;
    while (k < trigger.to + 6 && !BE.has(lower[k] ?? "") && !AMONG.has(lower[k] ?? "") && lower[k] !== ":")
      k++;
    // "the dead – there were 27"
    if (lower[k - 1] === "there") {
      const all = scene.startsAt.get(k + 1);
      if (all?.noun === "none" && /^[–—:-]/.test(lower[k - 2] ?? "")) assign(all, trigger);
      return;
    }
    found = scene.startsAt.get(k + 1) ?? (BE.has(lower[k] ?? "") ? listedAfter(scene, k) : undefined);
  }
  if (found === undefined || found.noun === "unknown" || !assign(found, trigger)) return;
  // "The dead: 12 miners and a nurse" are all of them.
  const isAll = lower[trigger.to] === ":" && !AMONG.has(lower[trigger.from - 2] ?? "");
  found.subset = !isAll;
  let last = found;
  for (const mention of chainAfter(scene, found)) {
    if (!assign(mention, trigger)) break;
    if (!isAll) mention.subset = true;
    last = mention;
  }
  const further = behindClause(scene, last);
  if (further !== undefined && assign(further, trigger)) further.subset = true;
}

/** "Two guards who stood at the gate were among the dead": who the sentence is about. */
function subjectOf(scene: Scene, verb: number): Mention | undefined {
  const first = scene.startsAt.get(scene.sentence.from);
  if (first === undefined || first.noun !== "person" || first.trigger !== null) return undefined;
  if (!BE.has(scene.lower[verb] ?? "") || verb - first.to > 20) return undefined;
  return /^(?:who|,|in|on|at|from|of)$/.test(scene.lower[first.to] ?? "") ? first : undefined;
}

/** "the injured include two guards of the shop where it went off and two women who passed by". */
function behindClause(scene: Scene, last: Mention): Mention | undefined {
  const { lower } = scene;
  const next = scene.mentions[scene.mentions.indexOf(last) + 1];
  if (next === undefined || next.trigger !== null || next.noun !== "person" || next.from - last.to > 16)
    return undefined;
  for (let k = last.to; k < next.from; k++) if (scene.triggerAt.has(k)) return undefined;
  return lower[next.from - 1] === "and" && lower[next.to] === "who" ? next : undefined;
}

/** "the injured were Karim Vol, Samira Vol and two others": the first who are counted, behind names. */
function listedAfter(scene: Scene, at: number): Mention | undefined {
  for (let k = at + 1; k < at + 40 && k < scene.sentence.to; k++) {
    const found = scene.startsAt.get(k);
    if (found !== undefined) return found.noun === "person" && joins(scene.lower, k - 1) ? found : undefined;
    if (!/^(?:NOUN|PROPN|ADJ|CCONJ|DET|NUM)$/.test(tagAt(scene, k)) && scene.lower[k] !== ",")
      return undefined;
  }
  return undefined;
}
