import { type Mention, type Scene, tagAt } from "../scene.js";
import { BE, words } from "../words/lexicon.js";

const MARKS = words(": ( – — - --");
const OWNERS = /^(?:his|her|their|its|the)$/;

/** "21 people: 12 soldiers and nine civilians"; "three civilians, two women and a man". */
export function isBreakdown(scene: Scene, index: number): boolean {
  const { mentions } = scene;
  const mention = mentions[index];
  const before = mentions[index - 1];
  if (
    mention === undefined ||
    before === undefined ||
    before.harm === null ||
    before.vague ||
    before.zero ||
    before.previous
  )
    return false;
  const opener = openerOf(scene, before, mention);
  if (opener === null || (/^[,;]$/.test(opener) && !isGeneric(scene, before))) return false;
  return addsUp(scene, index, before, opener);
}

/** The mark that opens a list of parts: right before its first count, or before members without one ("a cook,"). */
function openerOf(scene: Scene, before: Mention, mention: Mention): string | null {
  const { lower } = scene;
  let k = mention.from - 1;
  if (OWNERS.test(lower[k] ?? "")) k--;
  const word = lower[k] ?? "";
  if (word === "," || word === ";" || word === "(") {
    if (k - before.to < (word === ";" ? 14 : 3)) return word;
    if (word === "(") return null;
  }
  for (; k >= before.to && k > mention.from - 10; k--) {
    const mark = lower[k] ?? "";
    if (mark === ":") return mark;
    if (MARKS.has(mark)) return k - before.to < 6 && mark !== "(" ? mark : null;
    if (!/^(?:NOUN|PROPN|DET|ADJ|PRON|PUNCT|CCONJ)$/.test(tagAt(scene, k)) || /^[;.]$/.test(mark))
      return null;
  }
  return null;
}

function addsUp(scene: Scene, index: number, before: Mention, opener: string): boolean {
  const whole = before.low ?? 0;
  const parts = listFrom(scene, index);
  let sum = 0;
  for (const [i, part] of parts.entries()) {
    if (part.harm !== null && part.harm !== before.harm) break;
    sum += part.low ?? 0;
    // "so many – 58 – died": a bare count between dashes is no part.
    if (/^[–—-]/.test(opener) && parts.length === 1 && part.noun === "none") return false;
    if (MARKS.has(opener) && sum <= whole && i === parts.length - 1) return true;
    if (sum === whole && i > 0) return true;
    if (sum > whole) return opener === ":" && (parts[0]?.low ?? 0) <= whole;
  }
  return false;
}

/** The counts of the list that begins at an index. */
function listFrom(scene: Scene, index: number): Mention[] {
  const parts: Mention[] = [];
  for (let i = index; i < scene.mentions.length; i++) {
    const [last, next] = [parts.at(-1), scene.mentions[i]];
    if (next === undefined || (last !== undefined && !isListed(scene, last, next))) break;
    parts.push(next);
  }
  return parts;
}

const GENERIC = words(
  "people persons civilians individuals members villagers residents victims others students relatives workers passengers adults children citizens locals siblings family",
);

/** "Three civilians, two women and a man" breaks a figure down; "two women, a girl and a driver" is a list. */
function isGeneric(scene: Scene, whole: Mention): boolean {
  if (whole.group === null) return true;
  for (let k = whole.group[0]; k < whole.group[1]; k++) if (GENERIC.has(scene.lower[k] ?? "")) return true;
  return false;
}

/** Whether two phrases follow each other in a list, with nothing but names and prepositions between them. */
export function isListed(scene: Scene, a: Mention, b: Mention): boolean {
  const { lower } = scene;
  let at = b.from - 1;
  if (/^(?:his|her|their|its|the|remaining|other)$/.test(lower[at] ?? "")) at--;
  if (lower[at] === "the") at--;
  if (!/^(?:,|and|&|or|as|plus|;)$/.test(lower[at] ?? "") || b.from - a.to > 14) return false;
  for (let k = a.to; k < b.from; k++) {
    const word = lower[k] ?? "";
    if (word === ")" || scene.triggerAt.has(k) || (BE.has(word) && k > a.to)) return false;
  }
  return true;
}
