import { ATTACKS, words } from "./lexicon.js";
import type { Scene } from "./scene.js";

const FICTION = words(
  "movie film novel thriller sitcom videogame mock simulated simulation rehearsal fictional",
);
const FILM_PLACES = words("theater theatre theaters theatres crew festival set director maker makers studio");
const MATCHES = words(
  "match league striker goalkeeper midfielder tournament playoffs quarterback innings championship season winger defender game games coach squad lineup roster sidelined playoff",
);

const VIOLENCE = words(
  "gunmen gunman gunfire fired explosion bomb bomber stampede crash crashed riot riots police soldiers troops rocket rockets shells fire collapse collapsed stabbing",
);

/** Films and drills ("fiction"), where nobody is harmed, and matches ("sport"), where being hurt is no news of war. */
export function playIn(scene: Scene): "fiction" | "sport" | null {
  const { lower, sentence } = scene;
  let found: "sport" | null = null;
  let violent = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (FICTION.has(word) && !FILM_PLACES.has(lower[k + 1] ?? "")) return "fiction";
    if (MATCHES.has(word)) found = "sport";
    if (ATTACKS.has(word) || VIOLENCE.has(word)) violent = true;
  }
  return violent ? null : found;
}
