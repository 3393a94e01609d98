import type { Name } from "../../../reading/names.js";
import { type Mention, type Scene, tagAt } from "../scene.js";

/**
 * A place that costs more, at least a point a character, stands in another clause, with figures of its own: no place
 * is better than that one.
 */
export const TOO_FAR = 300;
/** Tokens between a figure and a place that are looked at for what parts them. */
const LOOKED_AT = 60;

/**
 * The place of a counted phrase among those that its sentence names. One that a preposition ties to the event ("in
 * Vell") counts before one that only describes ("the Vell army"), and the smaller before the larger: the first of "in
 * Vell, northern Karvania". What stands in another clause, or right behind another figure ("and two in Pellin"), is
 * that one's; null where nothing better is there.
 */
export function nearestPlace(scene: Scene, places: readonly Name[], mention: Mention): Name | null {
  let best: Name | null = null;
  let bestCost = TOO_FAR;
  for (const name of places) {
    const cost = costOf(scene, name, mention);
    if (cost < bestCost) {
      best = name;
      bestCost = cost;
    }
  }
  return best;
}

const PREPOSITIONS = /^(?:in|near|at|on|off|outside|around|inside|across|of)$/;

function costOf(scene: Scene, name: Name, mention: Mention): number {
  const owner = ownerOf(scene, name);
  if (owner === mention || (owner !== undefined && isListedBefore(scene, mention, owner))) return -1;
  // "shells fired from Dural"
  if (scene.lower[name.from - 1] === "from") return Number.POSITIVE_INFINITY;
  if (owner?.subset === true && !mention.subset) return Number.POSITIVE_INFINITY;
  const { starts, ends } = scene.reading.tokens;
  const [start, end] = [starts[mention.from] ?? 0, ends[mention.to - 1] ?? 0];
  const distance = name.start >= end ? name.start - end : Math.max(0, start - name.end);
  const owned = owner !== undefined && owner.from > mention.from ? 200 : 0;
  return (
    distance + owned + tieOf(scene, name) + borders(scene, name, mention) + (isWater(scene, name) ? 60 : 0)
  );
}

/** How loosely a place is tied to what happened: not at all to "Vell army" or "Vell's". */
function tieOf(scene: Scene, { from, to }: Name): number {
  const { lower, sentence } = scene;
  let tied = false;
  for (let k = from - 1; k >= from - 5 && k >= sentence.from; k--) {
    const word = lower[k] ?? "";
    if (PREPOSITIONS.test(word)) {
      tied =
        word !== "of" ||
        k < from - 1 ||
        /^(?:city|town|village|province|district|suburb|port)$/.test(lower[k - 1] ?? "");
      break;
    }
    // "planting the Ketrin bomb": what is done to it says nothing of where.
    if (/^[,.;:()]$/.test(word) || word.endsWith("ing")) break;
  }
  const after = lower[to] ?? "";
  const describes =
    !tied && /^\p{Ll}/u.test(after) && !/^(?:and|or|on|in|after|when|was|were|with|as|by|from)$/.test(after);
  return (tied ? 0 : 80) + (describes ? 120 : 0);
}

/** The figure right before a place: "two in Pellin", "three people in the nearby village of Norby". */
function ownerOf(scene: Scene, { from }: Name): Mention | undefined {
  for (let k = from - 1; k >= from - 6 && k >= scene.sentence.from; k--) {
    const word = scene.lower[k] ?? "";
    if (/^(?:in|at|near|around|outside)$/.test(word)) return scene.endsAt.get(k);
    if (!/^(?:the|of)$/.test(word) && !/^(?:ADJ|NOUN|ADV)$/.test(tagAt(scene, k))) return undefined;
  }
  return undefined;
}

/** "a woman and her two sons in Halvo": the place is that of both. */
function isListedBefore({ lower }: Scene, mention: Mention, owner: Mention): boolean {
  const apart = owner.from - mention.to;
  return (
    lower[mention.to] === "and" &&
    apart > 0 &&
    apart < 3 &&
    !owner.subset &&
    owner.trigger === mention.trigger
  );
}

/** What parts a place from a figure: other clauses, and other figures with their harm. */
function borders(scene: Scene, name: Name, mention: Mention): number {
  const [from, to] = name.from >= mention.to ? [mention.to, name.from] : [name.to, mention.from];
  if (to - from > LOOKED_AT) return 0;
  let cost = 0;
  let figures = 0;
  for (let k = from; k < to; k++) {
    const word = scene.lower[k] ?? "";
    if (/^(?:;|while|whereas|but)$/.test(word)) cost += 120;
    else if (word === "and" && scene.lower[k - 1] === ",") cost += 60;
    if (scene.startsAt.has(k)) figures++;
    if (scene.triggerAt.has(k) && scene.triggerAt.get(k) !== mention.trigger && figures > 0) {
      cost += 120;
      figures = 0;
    }
  }
  return cost;
}

/** "on the River Ombrel": where a town is named too, it happened there. */
function isWater({ lower }: Scene, name: Name): boolean {
  const ends = [name.from - 1, name.from, name.to - 1, name.to].map((i) => lower[i] ?? "");
  return ends.some((word) => /^(?:river|lake|sea|canal|creek|strait|bay|highway|road|railway)$/.test(word));
}
