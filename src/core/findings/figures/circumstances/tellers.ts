import { firstIndex } from "../../../binary-search.js";
import type { Span } from "../../../span.js";
import { type Mention, type Scene, tagAt } from "../scene.js";

/** What one does to a toll that one keeps: who does it gives the figure, though nothing is "said". */
const KEEPS =
  /^(?:put|puts|raised|raises|lowered|lowers|revised|revises|updated|updates|cut|cuts|increased|increases|corrected|corrects|reduced|reduces)$/;
const TOLL = /^(?:toll|number|count|tally|figure|estimate|total)$/;
const BETWEEN = /^(?:its|the|their|his|her|official|death|casualty|overall|provisional|preliminary|latest)$/;
/** Between the verb and the number: "lowered the death toll of the flood at Quelmar from 14 to 13". */
const REACH = 24;

export interface Teller {
  /** As written. */
  readonly claimant: Span;
  readonly speaker: string;
}

/** Who keeps the toll that a figure is: "River Rescue has lowered the death toll to 13"; null where nobody does. */
export function tellerOf(scene: Scene, mention: Mention): Teller | null {
  const { lower, sentence } = scene;
  for (let verb = mention.from - 1; verb > sentence.from && verb > mention.from - REACH; verb--) {
    if (/^[;:]$/.test(lower[verb] ?? "")) return null;
    if (!KEEPS.test(lower[verb] ?? "")) continue;
    let object = verb + 1;
    while (BETWEEN.test(lower[object] ?? "")) object++;
    return TOLL.test(lower[object] ?? "") ? subjectOf(scene, verb) : null;
  }
  return null;
}

function subjectOf(scene: Scene, verb: number): Teller | null {
  const { lower, sentence, reading } = scene;
  let end = verb;
  while (/^(?:has|have|had|now|later|since|also|then|again)$/.test(lower[end - 1] ?? "")) end--;
  const from = nameBefore(scene, end) ?? phraseBefore(scene, end);
  if (from === null || from < sentence.from) return null;
  const start = /^the$/.test(lower[from - 1] ?? "") && from > sentence.from ? from - 1 : from;
  const { starts, ends } = reading.tokens;
  const claimant = { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
  const name = reading.names.find((one) => one.from === from && one.to === end);
  const speaker = name?.known ?? reading.text.slice(starts[from] ?? 0, claimant.end);
  return { claimant, speaker };
}

/** Where a name that ends before `end` begins. */
function nameBefore({ reading: { names } }: Scene, end: number): number | null {
  const name = names[firstIndex(names.length, (index) => (names[index]?.to ?? 0) < end)];
  return name?.to === end && name.kind !== "place" ? name.from : null;
}

/** Where "the health ministry" begins, without its article. */
function phraseBefore(scene: Scene, end: number): number | null {
  let from = end;
  while (from > scene.sentence.from && /^(?:NOUN|ADJ|PROPN)$/.test(tagAt(scene, from - 1))) from--;
  return from < end && scene.lower[from - 1] === "the" ? from : null;
}
