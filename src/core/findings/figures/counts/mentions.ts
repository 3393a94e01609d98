import type { Quantity } from "../../../reading/quantities.js";
import type { Mention, Scene } from "../scene.js";
import { harmWordOf, words } from "../words/lexicon.js";
import { GROUPS, mention } from "./counted.js";
import { fromDeterminer } from "./determiners.js";
import { phraseAt } from "./phrases.js";

/** "a town of 20,000 people" counts nobody who was harmed. */
const POPULATIONS = words("town city village population community force army settlement province country");

/** Finds the counted phrases of a scene's sentence. */
export function collectMentions(scene: Scene, quantities: readonly Quantity[]): void {
  const { sentence, lower } = scene;
  let next = 0;
  for (let i = sentence.from; i < sentence.to; ) {
    const quantity = quantities[next];
    let found: Mention | null = null;
    if (quantity !== undefined && quantity.from === i) {
      next++;
      found = fromQuantity(scene, quantity);
      i = quantity.to - 1;
    } else found = fromDeterminer(scene, i, lower[i] ?? "");
    if (found !== null) {
      scene.mentions.push(found);
      scene.startsAt.set(found.from, found);
      scene.endsAt.set(found.to, found);
      // Brackets within a phrase do not hide the next count: a phrase ends where the next quantity begins.
      i = Math.max(i, found.to - 1);
      while ((quantities[next]?.from ?? Number.POSITIVE_INFINITY) < i) next++;
    }
    i++;
  }
}

function fromQuantity(scene: Scene, quantity: Quantity): Mention | null {
  const { lower } = scene;
  const { from, to } = quantity;
  if (lower[from - 1] === "of" && POPULATIONS.has(lower[from - 2] ?? "")) return null;
  // "all but two of the crew"
  if (lower[from - 1] === "but" && lower[from - 2] === "all") return null;
  // "an average of 12", "half of the 300 villagers"
  const share = lower[from - 1] === "the" ? from - 2 : from - 1;
  if (
    lower[share] === "of" &&
    /^(?:half|.*thirds?|.*quarters?|.*fifths?|most|percent|average|%)$/.test(lower[share - 1] ?? "")
  )
    return null;
  const phrase = phraseAt(scene, to);
  if (phrase === null) return null;
  if (lower[from - 1] === "of" && GROUPS.has(lower[from - 2] ?? "") && phrase.noun === "none")
    // "two of the crew of 18"
    return lower[from - 4] === "of" && harmWordOf(lower[from - 5] ?? "") === undefined
      ? null
      : mention(
          scene.lower,
          /^(?:an?|the|entire|whole)$/.test(lower[from - 3] ?? "") ? from - 3 : from - 2,
          { ...phrase, noun: "person" },
          quantity,
        );
  return mention(scene.lower, from, phrase, quantity);
}
