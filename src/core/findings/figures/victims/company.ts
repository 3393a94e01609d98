import { assign, type Mention, type Scene, type Trigger, tagAt } from "../scene.js";
import { BE } from "../words/lexicon.js";
import { blocks, isFiniteVerb } from "./lists.js";

/** "Seven died in Vell, four in Port Sarno and two in the hills." */
export function claimElsewhere(scene: Scene, trigger: Trigger): void {
  if (!scene.mentions.some((one) => one.trigger === trigger)) return;
  let end = trigger.to;
  // "fatalities were recorded in Vell, four in Port Sarno"
  while (BE.has(scene.lower[end] ?? "") || (end > trigger.to && tagAt(scene, end) === "VERB")) end++;
  for (const mention of scene.mentions) {
    if (mention.from < trigger.to) continue;
    if (mention.trigger !== null || !isBareCount(mention) || mention.from - end > 12) return;
    if (!PLACES.test(scene.lower[mention.to] ?? "")) return;
    if (!/^(?:,|and)$/.test(scene.lower[beforeFurther(scene, mention.from)] ?? "")) return;
    for (let k = end; k < mention.from; k++)
      if (scene.triggerAt.has(k) || isFiniteVerb(scene, k) || blocks(scene, k)) return;
    assign(mention, trigger);
    end = mention.to;
  }
}

/** Where, or when: "26 dead in the first raid, five last night". */
const PLACES =
  /^(?:in|at|near|around|on|inside|outside|aboard|along|elsewhere|beside|last|yesterday|overnight|earlier|further|by)$/;

/** "four", "a third", "another": whoever they were, they are the same as those before. */
const isBareCount = ({ noun, group, low }: Mention): boolean =>
  noun === "none" || (noun === "person" && group === null && low === 1);

/** Where a list joins on: before "a further two", "the remaining two", "two". */
function beforeFurther(scene: Scene, from: number): number {
  let k = from - 1;
  while (/^(?:a|an|the|further|another|additional|remaining|other)$/.test(scene.lower[k] ?? "")) k--;
  return k;
}

/** "as were two who were wounded" has a harm word of its own. */
const isOwned = (scene: Scene, at: number): boolean => scene.triggerAt.has(at);

/** "was killed near his home, along with two guards". */
export function claimCompany(scene: Scene, trigger: Trigger): void {
  const { lower, sentence } = scene;
  for (let k = trigger.to; k < trigger.to + 22 && k < sentence.to; k++) {
    if (scene.triggerAt.has(k) || lower[k] === "|") return;
    // "was killed, as were two guards", "died, as did five people without papers"
    if (lower[k] === "as" && /^(?:did|were|was|have|had)$/.test(lower[k + 1] ?? "")) {
      const same = scene.startsAt.get(k + 2);
      if (same !== undefined && same.noun !== "unknown" && !isOwned(scene, same.to)) assign(same, trigger);
      return;
    }
    const beside = k === trigger.to && /^(?:with|alongside|beside)$/.test(lower[k] ?? "");
    if (!beside && (lower[k] !== "with" || !/^(?:along|together)$/.test(lower[k - 1] ?? ""))) continue;
    const found = scene.startsAt.get(/^(?:his|her|their|its)$/.test(lower[k + 1] ?? "") ? k + 2 : k + 1);
    if (found?.noun === "person") assign(found, trigger);
    return;
  }
}
