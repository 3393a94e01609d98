import {
  insert,
  type Mention,
  remove,
  replace,
  type Scene,
  type Trigger,
  tagAt,
  unclaimed,
} from "../scene.js";
import { harmWordOf } from "../words/lexicon.js";

/** Turns what only looks like a count into none, before counts are given their harm words. */
export function readZeros(scene: Scene): void {
  const { lower } = scene;
  for (const mention of [...scene.mentions]) {
    const start = notOne(lower, mention);
    if (start !== null) replace(scene, mention, { ...mention, from: start, low: 0, high: 0, zero: true });
    else if (isOfNobody(scene, mention) || hasException(scene, mention)) remove(scene, mention);
    else denyMassacre(scene, mention);
  }
}

/** Where "not a single", "not one of the 40" or "not even one" begins; null for "not one but two". */
function notOne(lower: readonly string[], { from, to, low, high }: Mention): number | null {
  if (low !== 1 || high !== 1 || lower[to] === "but") return null;
  const object = unharmedObject(lower, from, to);
  if (object !== null) return object;
  const start = lower[from - 1] === "even" || lower[from - 1] === "a" ? from - 2 : from - 1;
  const word = lower[from] ?? "";
  const single = word === "one" || lower[from + 1] === "single" || lower[from] === "single";
  return /^(?:not|never)$/.test(lower[start] ?? "") && single ? start : null;
}

/** Where the phrase of "had not killed a single civilian" or "not a soul was hurt" begins: none; null for other phrases. */
function unharmedObject(lower: readonly string[], from: number, to: number): number | null {
  const start = lower[from] === "a" || lower[from - 1] !== "a" ? from : from - 1;
  const noun = start + 1;
  if (lower[start] !== "a" || !/^(?:single|soul|person)$/.test(lower[noun] ?? "")) return null;
  if (lower[start - 1] === "not" && lower[noun] !== "single")
    return /^(?:was|were|is|has|had|died|in|on)$/.test(lower[to] ?? "") ? start - 1 : null;
  if (lower[noun] !== "single") return null;
  for (let k = start - 1; k > start - 6; k--) {
    const word = lower[k] ?? "";
    if (/^(?:not|n't|never|without)$/.test(word)) return k === start - 1 ? k : start;
    if (!/^[a-z']+$/.test(word) || /^(?:and|but|or|that|who|which|only|just|in|after|when)$/.test(word))
      return null;
  }
  return null;
}

/** "There was no massacre of 60 people": a figure that is denied, not none. */
function denyMassacre(scene: Scene, mention: Mention): void {
  if (!mention.zero) return;
  const harm = harmWordOf(scene.lower[mention.to] ?? "");
  if (harm?.form !== "noun" || scene.lower[mention.to + 1] !== "of") return;
  const denied = scene.startsAt.get(mention.to + 2);
  if (denied === undefined || denied.zero) return;
  denied.denied = true;
  remove(scene, mention);
}

/** "Nobody among the 60 passengers was hurt", "none on board, 60 people in all,": they came to no harm. */
function isOfNobody(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  let k = mention.from - 1;
  while (/^(?:the|their|its|his|all|those)$/.test(lower[k] ?? "")) k--;
  if (!/^(?:among|amongst|of|on|in)$/.test(lower[k] ?? "")) return false;
  return scene.endsAt.get(k)?.zero === true;
}

/** "nobody but fighters was harmed": some were, and nobody says how many. */
function hasException(scene: Scene, { zero, from, to }: Mention): boolean {
  const exception = /^(?:but|except|besides|apart)$/;
  if (!zero) return false;
  for (let k = from; k < to; k++) if (exception.test(scene.lower[k] ?? "")) return true;
  // "hurt no civilians but killed four soldiers"
  const verb = harmWordOf(scene.lower[to + 1] ?? "") !== undefined || tagAt(scene, to + 1) === "VERB";
  return exception.test(scene.lower[to] ?? "") && !verb;
}

/** "no loss of life", "no lives were lost": nobody was killed, though no count stands there. */
export function readNoLoss(scene: Scene): void {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.to - 2; k++) {
    const loss = lower[k] === "loss" && lower[k + 1] === "of" && /^(?:life|lives)$/.test(lower[k + 2] ?? "");
    const lost =
      lower[k] === "lives" &&
      /^(?:were|have|had)$/.test(lower[k + 1] ?? "") &&
      lower.slice(k + 2, k + 4).includes("lost");
    if (!loss && !lost) continue;
    const from = /^(?:any|further|human|more|civilian)$/.test(lower[k - 1] ?? "") ? k - 2 : k - 1;
    if (!/^(?:no|without|zero)$/.test(lower[from] ?? "") || scene.startsAt.has(from)) continue;
    insert(scene, noneKilled(from, k));
  }
}

function noneKilled(from: number, harm: number): Mention {
  const trigger: Trigger = {
    ...{ from: harm, to: harm + 3, harm: "killed", form: "lives", side: "none" },
    ...{ joined: null, unreal: false, negated: false },
  };
  const none = { low: 0, high: 0, bound: "exact", vague: false } as const;
  return unclaimed(from, harm, none, { zero: true, harm: "killed", trigger });
}

/** "The 12 crew were not injured": nobody was harmed. "Did not kill 12" denies a figure, and stays one. */
export function isSpared(scene: Scene, { trigger, zero, from }: Mention): boolean {
  if (zero || trigger === null || !trigger.negated || from > trigger.from) return false;
  return harmWordOf(scene.lower[trigger.from] ?? "") !== undefined;
}
