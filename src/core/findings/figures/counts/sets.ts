import { type Mention, type Scene, tagAt } from "../scene.js";
import { BE, HAVE, harmWordOf, isPerson } from "../words/lexicon.js";
import { mention } from "./counted.js";
import { bareAt, complementEnd, phraseAt } from "./phrases.js";

const exactly = (count: number) => ({ low: count, high: count, bound: "exact", vague: false }) as const;

const SIZES = new Map([
  ["pair", 2],
  ["couple", 2],
  ["duo", 2],
  ["twins", 2],
  ["trio", 3],
  ["triplets", 3],
  ["quartet", 4],
]);

/** "The trio were executed", "Two-month-old twins suffocated": words for people that say how many they are. */
export function setAt(scene: Scene, i: number): Mention | null {
  const { lower, sentence } = scene;
  const the = lower[i] === "the";
  if (!the && i !== sentence.from) return null;
  let at = the ? i + 1 : i;
  while (at < i + 4 && !SIZES.has(lower[at] ?? "") && tagAt(scene, at) === "ADJ") at++;
  const size = SIZES.get(lower[at] ?? "");
  if (size === undefined || (!the && !/^(?:twins|triplets)$/.test(lower[at] ?? ""))) return null;
  const next = lower[at + 1] ?? "";
  if (!BE.has(next) && !HAVE.has(next) && harmWordOf(next) === undefined && next !== ",") return null;
  return mention(lower, i, { ...bareAt(at + 1), noun: "person", group: [at, at + 1] }, exactly(size));
}

/** "the only person to die", "the sole worker killed": one, and no other. */
export function onlyOneAt(scene: Scene, i: number): Mention | null {
  const { lower } = scene;
  if (lower[i] !== "the" || !/^(?:only|sole|lone)$/.test(lower[i + 1] ?? "")) return null;
  const phrase = phraseAt(scene, i + 2);
  const head = lower[(phrase?.to ?? 0) - 1] ?? "";
  if (phrase?.noun !== "person" || phrase.group === null || /(?:s|men|women|people|children)$/.test(head))
    return null;
  const next = lower[phrase.to] ?? "";
  const harm = next === "to" ? phrase.to + (lower[phrase.to + 1] === "be" ? 2 : 1) : phrase.to;
  const found = harmWordOf(lower[harm] ?? "");
  if (
    found === undefined ||
    !/^(?:die|perish|killed|wounded|injured|hurt|murdered|drown)$/.test(lower[harm] ?? "")
  )
    return null;
  return mention(lower, i, phrase, exactly(1));
}

const SOME = { low: 2, high: null, bound: "vague", vague: true } as const;

/** "Some protesters were wounded": more than one, as "several" is; not "some 40", nor "some of the weapons". */
export function someAt(scene: Scene, i: number): Mention | null {
  const { lower } = scene;
  if (!/^(?:some|various)$/.test(lower[i] ?? "") || lower[i + 1] === "of") return null;
  const phrase = phraseAt(scene, i + 1);
  if (phrase?.noun !== "person" || phrase.group === null) return null;
  const [from, to] = phrase.group;
  let head = to - 1;
  for (let k = from; k < to; k++) if (lower[k] === "of") head = k - 1;
  const word = lower[head] ?? "";
  const plural = isPerson(word) && /(?:s|men|women|people|children)$/.test(word);
  return plural
    ? mention(lower, i, { ...phrase, to: Math.max(phrase.to, complementEnd(scene, head + 1)) }, SOME)
    : null;
}
