import type { Mention, Scene } from "../scene.js";
import { isBeast, UNCOUNTED } from "./animals.js";
import { isPerson, words } from "./lexicon.js";

const HERDS = words("coop coops flock flocks herd herds pen pens stable stables sty cull culled culling");
/** Places for people that are named after animals: "a cattle market", "the poultry plant". */
const NOT_THE_BEAST = words(
  "market markets fair fairs farm farms farmer farmers herder herders trader traders shelter house houses owner owners plant show race races feed dealer dealers station",
);

/** "three mules", and "hundreds died, starlings for the most part": animals and plants are no victims. */
export function isOfBeasts(scene: Scene, mention: Mention, around: () => boolean): boolean {
  const head = headWord(scene, mention);
  if (head !== null) return !isPerson(head) && isBeast(head);
  return mention.noun !== "person" && (isAmongBeasts(scene, mention) || around());
}

/** "freed nine ponies, but four died", "thousands died, nearly all of them seals": what a bare count goes back to. */
function isAmongBeasts(scene: Scene, { from, to }: Mention): boolean {
  const { lower, sentence } = scene;
  for (let k = to; k < to + 12 && k < sentence.to; k++) {
    const all = /^(?:all|most|mostly|mainly|chiefly|many|half)$/.test(lower[k] ?? "");
    if (all && isBeast(lower[lower[k + 1] === "of" ? k + 3 : k + 1] ?? "")) return true;
  }
  for (let k = from - 1; k >= sentence.from && k > from - 10; k--) {
    const word = lower[k] ?? "";
    if (isPerson(word)) return false;
    if (word.endsWith("s") && isBeast(word) && !NAMESAKES.has(word) && !NOT_THE_BEAST.has(lower[k + 1] ?? ""))
      return true;
  }
  return false;
}

function headWord(scene: Scene, { group }: Mention): string | null {
  if (group === null) return null;
  let head = group[1] - 1;
  for (let k = group[0]; k < group[1]; k++)
    if (scene.lower[k] === "of" && scene.lower[k - 1] !== "head") {
      head = k - 1;
      break;
    }
  return scene.lower[head] ?? null;
}

/** Whether a sentence that names nobody speaks of animals: what is counted without a noun are those. */
export function beastsAround(scene: Scene): boolean {
  const { lower, sentence } = scene;
  let beasts = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (isPerson(word) && !/^(?:others?|members?|forces|injured|wounded|fans?)$/.test(word)) return false;
    const plural = (word.endsWith("s") || UNCOUNTED.has(word)) && isBeast(word) && !NAMESAKES.has(word);
    if ((plural || HERDS.has(word)) && !NOT_THE_BEAST.has(lower[k + 1] ?? "")) beasts = true;
  }
  return beasts;
}

/** Animals that more often are something else: "heads", "cranes", "pens", "hawks" of a parliament. */
const NAMESAKES = words(
  "heads cranes hawks doves seals bears bulls rams terns bushes palms bats jaguars lions tigers eagles hounds swallows ants game crows hinds chicks",
);
