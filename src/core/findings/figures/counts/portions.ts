import type { Quantity } from "../../../reading/quantities.js";
import { type Mention, remove, replace, type Scene } from "../scene.js";
import { harmWordOf } from "../words/lexicon.js";

/** Joins counts that two phrases tell as one: "eleven of 14 crew members", "one of them a colonel". */
export function readPortions(scene: Scene, quantities: readonly Quantity[]): void {
  const { lower } = scene;
  const ends = new Map(quantities.map((one) => [one.to, one]));
  for (const mention of [...scene.mentions]) {
    if (mention.harm !== null || mention.zero) continue;
    const owner = /^(?:them|whom|these|those)$/.test(lower[mention.from - 1] ?? "");
    if (owner && mention.low === 1 && /^an?$/.test(lower[mention.from] ?? "")) {
      const one = scene.endsAt.get(mention.from) ?? scene.endsAt.get(mention.from - 2);
      if (one !== undefined && one.low === 1 && one !== mention) remove(scene, mention);
      continue;
    }
    if (lower[mention.from - 1] !== "of" || mention.noun === "none" || tellsHarm(lower, mention)) continue;
    const end = lower[mention.from - 2] === "out" ? mention.from - 2 : mention.from - 1;
    const count = ends.get(end);
    const old = scene.endsAt.get(end);
    if (count === undefined || (old !== undefined && (old.noun !== "none" || old.from !== count.from)))
      continue;
    if ((count.low ?? 0) >= (mention.low ?? 0)) continue;
    if (old !== undefined) remove(scene, old);
    const { from, low, high, bound, vague } = count;
    replace(scene, mention, { ...mention, ...{ from, low, high, bound, vague } });
  }
}

/** "of 14 wounded men": a figure of its own. */
function tellsHarm(lower: readonly string[], { from, to }: Mention): boolean {
  for (let k = from; k < to; k++) if (harmWordOf(lower[k] ?? "") !== undefined) return true;
  return /^(?:killed|injured|wounded|dead|missing|displaced|captured|detained)$/.test(lower[to] ?? "");
}
