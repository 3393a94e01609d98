import { type Scene, tagAt } from "../scene.js";
import { BE, harmWordOf, isPerson } from "./lexicon.js";

/** Before a heading within a sentence: "| wounded: 7". */
const OPENS = /^(?:\||[;.,:•(–—-]|"|“|”|presumed|feared|reported|confirmed|and|others?)$/;
const LONGEST_HEADING = 12;

/**
 * Where the victims begin behind a harm word that heads them, as in "Dead: six dockers", "Killed so far: 8" and "Dead
 * are a bishop and three deacons"; null where it heads nothing.
 */
export function headingEnd(scene: Scene, from: number, to: number): number | null {
  const { lower, sentence } = scene;
  const start = /^(?:the|also)$/.test(lower[from - 1] ?? "") && from > sentence.from ? from - 1 : from;
  if (start !== sentence.from && !OPENS.test(lower[start - 1] ?? "")) return null;
  if (scene.endsAt.has(from)) return null;
  // "Wounded pride: two ministers resigned"
  if (tagAt(scene, to) === "NOUN" && !isPerson(lower[to] ?? "")) return null;
  const opens = lower[start] !== "the" && (start === sentence.from || lower[start - 1] !== ",");
  // "KIA 35, WIA 120"
  if (/^[kmw]ia$/.test(lower[from] ?? "") && scene.startsAt.get(to)?.noun === "none") return to;
  for (let k = to; k < to + LONGEST_HEADING && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (word === ":") return listsFrom(scene, k + 1) ? k + 1 : null;
    // "Killed along with him were two aides"
    if (BE.has(word)) return opens && scene.startsAt.get(k + 1)?.noun === "person" ? k + 1 : null;
    if (/^[,;|()]$/.test(word) || scene.startsAt.has(k)) return null;
    if (k > to + 4 && tagAt(scene, k) === "VERB") return null;
  }
  return null;
}

/** Whether a list with counted victims begins at a token: "the lodger, two passers-by". */
function listsFrom(scene: Scene, at: number): boolean {
  for (let k = at; k < at + 7 && k < scene.sentence.to; k++) {
    const found = scene.startsAt.get(k);
    // "Casualties: 3 killed / 5 wounded" heads figures, not victims.
    if (found !== undefined && hasOwnHarm(scene, found.to)) return false;
    if (found !== undefined) return k < at + 2 || /^(?:,|and)$/.test(scene.lower[k - 1] ?? "");
    if (!/^(?:DET|NOUN|PROPN|ADJ|PRON|CCONJ|PUNCT)$/.test(tagAt(scene, k))) return false;
  }
  return false;
}

/** Whether a harm word stands right behind a phrase. */
export function hasOwnHarm(scene: Scene, at: number): boolean {
  const form = harmWordOf(scene.lower[at] ?? "")?.form;
  return form === "participle" || form === "state" || form === "noun";
}
