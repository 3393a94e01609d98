import type { Reading } from "../../../reading/reading.js";
import type { Sentence } from "../../../reading/sentences.js";
import type { Figure, Harm } from "../../finding.js";
import type { Mention, Scene } from "../scene.js";
import { chainAfter } from "../victims/lists.js";
import { BE, isPerson } from "../words/lexicon.js";

/** A total that a sentence told, for what the next one says of its parts. */
export interface Told {
  readonly harm: Harm;
  readonly atMost: number | null;
}

/** The totals that the next sentence may go on about. */
export function toldBy(figures: readonly Figure[]): readonly Told[] {
  return figures
    .filter((one) => !one.subset && !one.zero && !one.previous && !one.background && one.low !== 1)
    .map(({ harm, high }) => ({ harm, atMost: high }));
}

/**
 * The parts of a total told in the sentence before: "Twelve of them were children", "They included a nurse",
 * "Eleven of the victims were women", "Two are in a serious condition". Returns the total that it goes on about.
 */
export function readSequel(scene: Scene, told: readonly Told[], adjacent: boolean): Told | null {
  if (told.length === 0) return null;
  const hurt = inTheirCondition(scene, told);
  if (hurt !== null) return hurt;
  for (const mention of scene.mentions) {
    if (mention.zero || mention.harm !== null || mention.noun === "unknown") continue;
    const harm = harmOf(scene, mention, told, adjacent);
    if (harm === null) return null;
    const parts = [mention];
    if (isBare(scene, mention)) parts.push(...barePartsAfter(scene, mention));
    else for (const one of chainAfter(scene, mention)) parts.push(one);
    for (const part of parts) {
      part.harm = harm;
      part.subset = true;
      part.inherited = true;
    }
    return told.find((one) => one.harm === harm) ?? null;
  }
  return null;
}

/** "Six of the victims were children", some sentences behind the total. */
export function namesVictims({ tokens }: Reading, { from, to }: Sentence): boolean {
  for (let k = from + 1; k < to; k++)
    if (tokens.lower[k] === "victims" || tokens.lower[k] === "fatalities") return true;
  return false;
}

/**
 * "Twelve people were killed on Sunday. Seven died in Vell and five in Osk.": what adds up to a total told in the
 * sentence before is that total once more.
 */
export function readSpread(scene: Scene, told: readonly Told[], figures: Figure[]): void {
  if (told.length > 3 || figures.length > 12 || isOfMore(scene)) return;
  for (const { harm, atMost } of told) {
    const parts = figures.filter((one) => one.harm === harm && !one.zero && !one.subset && !one.previous);
    if (parts.length < 2 || atMost === null) continue;
    if (parts.some((one) => one.low === null || one.low !== one.high || one.background)) continue;
    if (parts.reduce((sum, one) => sum + (one.low ?? 0), 0) !== atMost) continue;
    for (const part of parts) figures[figures.indexOf(part)] = { ...part, subset: true };
  }
}

/** "Seven more died in Vell": not of those told before. */
const isOfMore = ({ lower, sentence }: Scene): boolean =>
  lower
    .slice(sentence.from, sentence.to)
    .some((word) => /^(?:more|further|another|others?|elsewhere)$/.test(word));

/** "Nine were soldiers and three were clerks", "nine were soldiers, three clerks" */
function barePartsAfter(scene: Scene, first: Mention): Mention[] {
  const { lower, mentions } = scene;
  const parts: Mention[] = [];
  for (const one of mentions.slice(mentions.indexOf(first) + 1)) {
    const joined = /^(?:and|,|while|;)$/.test(lower[one.from - 1] ?? "");
    if (!joined || one.harm !== null || one.zero) break;
    const next = /^(?:were|are|was|is)$/.test(lower[one.to] ?? "") && isPersonSoon(lower, one.to + 1);
    if (one.noun !== "person" && !next) break;
    parts.push(one);
  }
  return parts;
}

/** What an idiom ends with that tells how the hurt are: "in intensive care", "on life support". */
const CONDITION = /^(?:condition|care|support|coma|ventilators|respirators|on|life|lives)$/;

/** "Nine were hurt. Two women were in critical condition": whoever's condition is told was counted before. */
function inTheirCondition(scene: Scene, told: readonly Told[]): Told | null {
  let whole: Told | null = null;
  for (const mention of scene.mentions) {
    const { trigger } = mention;
    if (trigger === null || mention.harm !== "injured" || !CONDITION.test(scene.lower[trigger.to - 1] ?? ""))
      continue;
    if (has(told, "injured", mention) === null) continue;
    mention.subset = true;
    whole = told.find((one) => one.harm === "injured") ?? null;
  }
  return whole;
}

function harmOf(scene: Scene, mention: Mention, told: readonly Told[], adjacent: boolean): Harm | null {
  const { lower } = scene;
  const only = told.length === 1 ? told[0] : undefined;
  if (isOfVictims(lower, mention)) return has(told, "killed", mention);
  if (!adjacent) return null;
  if (isOfThem(scene, mention) && only !== undefined) return has(told, only.harm, mention);
  if (!isBare(scene, mention)) return null;
  if (isInCondition(lower, mention.to + 1)) return has(told, "injured", mention);
  return only !== undefined && isPersonSoon(lower, mention.to + 1) ? has(told, only.harm, mention) : null;
}

function has(told: readonly Told[], harm: Harm, mention: Mention): Harm | null {
  const found = told.find((one) => one.harm === harm);
  if (found === undefined) return null;
  return found.atMost !== null && (mention.low ?? 0) > found.atMost ? null : harm;
}

/** "eleven of the victims", "the victims included 12 children" */
function isOfVictims(lower: readonly string[], { from, to }: Mention): boolean {
  for (let k = from; k < to; k++)
    if (lower[k] === "victims" && lower[k - 1] === "the") return lower[k - 2] === "of";
  if (BE.has(lower[from - 1] ?? "") && /^(?:victims|fatalities)$/.test(lower[from - 2] ?? ""))
    return /^(?:among|amongst|of)$/.test(lower[from - 4] ?? "");
  return /^includ/.test(lower[from - 1] ?? "") && /^(?:victims|fatalities)$/.test(lower[from - 2] ?? "");
}

/** "twelve of them", "among them were 12 children", "of these, 12", "they included 12 children" */
function isOfThem(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const { from, to } = mention;
  for (let k = from; k < to; k++)
    if (/^(?:them|these)$/.test(lower[k] ?? "") && lower[k - 1] === "of") return true;
  // "that number includes four soldiers"
  if (
    /^includ/.test(lower[from - 1] ?? "") &&
    /^(?:number|figure|total|count|tally)$/.test(lower[from - 2] ?? "")
  )
    return from - 3 === sentence.from;
  if (/^includ/.test(lower[from - 1] ?? "")) return lower[from - 2] === "they" && from - 2 === sentence.from;
  if (!/^(?:were|was|are|is|,)$/.test(lower[from - 1] ?? "")) return false;
  return (
    /^(?:them|these|those)$/.test(lower[from - 2] ?? "") &&
    /^(?:among|amongst|of)$/.test(lower[from - 3] ?? "")
  );
}

/** "Twelve were children": a count alone that opens the sentence. */
const isBare = ({ lower, sentence }: Scene, { from, to, noun }: Mention): boolean =>
  noun === "none" &&
  from - sentence.from < 2 &&
  /^(?:were|are|was|is|remained?|remains)$/.test(lower[to] ?? "");

const isInCondition = (lower: readonly string[], at: number): boolean =>
  lower
    .slice(at, at + 5)
    .some((word) => /^(?:critical|serious|critically|seriously|hospitali[sz]ed|intensive)$/.test(word));

function isPersonSoon(lower: readonly string[], at: number): boolean {
  for (let k = at; k < at + 4; k++) if (isPerson(lower[k] ?? "")) return true;
  return false;
}
