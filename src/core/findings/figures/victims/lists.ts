import { type Mention, type Scene, tagAt } from "../scene.js";
import {
  ATTACKS,
  BE,
  HAVE,
  harmWordOf,
  isPerson,
  MODALS,
  REPORTING,
  SUBORDINATORS,
  words,
} from "../words/lexicon.js";

/** Between two members of a list there are at most this many tokens. */
const LIST_GAP = 16;
const CONNECTORS = words(
  ", and & or plus as with including inc inc. incl incl. include includes included them whom among amongst ( : - -- – — ; were was",
);

/** Whether a bracket or a pair of dashes that closes behind the phrase sets it off from the sentence. */
export function inBrackets(scene: Scene, mention: Mention): boolean {
  for (let k = mention.to; k < mention.to + 8; k++) {
    const word = scene.lower[k] ?? "";
    if (word === "(") break;
    if (word === ")") return true;
  }
  return dashIn(scene, mention.to, 1) && dashIn(scene, mention.from - 1, -1);
}

/** Whether a dash comes before a clause or another harm word does. */
function dashIn(scene: Scene, at: number, step: 1 | -1): boolean {
  for (let k = at; Math.abs(k - at) < 14 && k >= scene.sentence.from && k < scene.sentence.to; k += step) {
    const word = scene.lower[k] ?? "";
    if (/^(?:–|—|--|-)$/.test(word)) return true;
    if (/^[;:.|()]$/.test(word) || scene.triggerAt.has(k) || isFiniteVerb(scene, k)) return false;
  }
  return false;
}

/** Whether a clause begins or another harm word stands at a token. */
export function blocks(scene: Scene, k: number): boolean {
  const word = scene.lower[k] ?? "";
  const trigger = scene.triggerAt.get(k);
  if (trigger !== undefined && trigger.side !== "none") return true;
  if (REPORTING.has(word)) return !/^(?:as|to|by)$/.test(scene.lower[k + 1] ?? "");
  if (word === "as") {
    const before = scene.lower[k - 1] ?? "";
    const list = before === "well" || scene.lower[k + 1] === "well";
    return !list && tagAt(scene, k - 1) !== "VERB";
  }
  return SUBORDINATORS.has(word);
}

/** A verb that makes a clause, as opposed to a participle behind its noun ("known as", "living in"). */
export function isFiniteVerb(scene: Scene, k: number): boolean {
  const word = scene.lower[k] ?? "";
  if (BE.has(word) || HAVE.has(word) || MODALS.has(word)) return word !== "'s";
  if (tagAt(scene, k) !== "VERB" || word.endsWith("ing") || isPerson(word) || harmWordOf(word) !== undefined)
    return false;
  if (/^(?:aged|named|called|identified|known)$/.test(word)) return false;
  // "nine people, the gunman included, died"
  if (/^(?:included|excluded)$/.test(word) && scene.lower[k + 1] === ",") return false;
  return tagAt(scene, k + 1) !== "ADP" || !/(?:ed|en|wn|ght|ld)$/.test(word);
}

/** "by two gunmen", "in front of three men": not the subject. */
export function isOblique(scene: Scene, mention: Mention): boolean {
  // "Of 300 soldiers in the fort, 40 were killed."
  if (scene.lower[mention.from - 1] === "of" && mention.from - 1 === scene.sentence.from) return true;
  return /^(?:by|with|against|from|for|at|near|into|after|between|behind|without|to)$/.test(
    scene.lower[mention.from - 1] ?? "",
  );
}

/** "and five, said one neighbour, were hurt", "12 died, an official in Vell said": who tells, not who suffered. */
export function isSource(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  const before = lower[mention.from - 2] ?? "";
  if (/^(?:said|says)$/.test(lower[mention.from - 1] ?? "") && /^(?:,|"|”)$/.test(before))
    return /^[,.]$/.test(lower[mention.to] ?? "");
  if (mention.low !== 1 || lower[mention.from - 1] !== ",") return false;
  let k = mention.to;
  while (
    k < mention.to + 8 &&
    /^(?:ADP|DET|NOUN|PROPN|ADJ)$/.test(tagAt(scene, k)) &&
    !REPORTING.has(lower[k] ?? "")
  )
    k++;
  return /^(?:said|says|told|reported|added|confirmed|announced)$/.test(lower[k] ?? "");
}

/** "Of the 31 people aboard, 12 died": out of whom, not who. */
export function opensWithOf({ lower, sentence }: Scene, { from }: Mention): boolean {
  let of = /^(?:the|those|its|their)$/.test(lower[from - 1] ?? "") ? from - 2 : from - 1;
  // "Of the town's 14,000 residents"
  if (/^'s?$/.test(lower[from - 1] ?? ""))
    while (of > from - 6 && of > sentence.from && lower[of] !== "of") of--;
  return lower[of] === "of" && (of === sentence.from || /^[,;:|(—–]$/.test(lower[of - 1] ?? ""));
}

/** Whether the words up to `at` go on a list. */
export function joins(lower: readonly string[], at: number): boolean {
  const last = lower[at] ?? "";
  const before = lower[at - 1] ?? "";
  // "and the other two drivers"
  if (/^(?:other|remaining|additional)$/.test(last) && before === "the") return joins(lower, at - 1);
  // "both pilots and all four passengers", "15 and even 22 dead"
  if (/^(?:all|even|perhaps|possibly|also)$/.test(last)) return /^(?:and|,)$/.test(before);
  // "and their two drivers", "and of two clerks"
  if (/^(?:its|their|his|her|the|of)$/.test(last))
    return before === "and" || before === "," || before === "with" || before === "as"
      ? joins(lower, at - 1)
      : false;
  if (last === "with") return before === "along" || before === "together";
  if (last === "as") return before === "well";
  if (last === ".") return before === "incl";
  if (last === ";") return true;
  if (last === "were" || last === "was") return /^(?:whom|them|which)$/.test(before);
  return CONNECTORS.has(last);
}

/** Whether `b` goes on a list that `a` is in. */
export function isConnected(scene: Scene, a: Mention, b: Mention): boolean {
  const { lower } = scene;
  if (b.from - a.to > LIST_GAP || b.from <= a.to || isSource(scene, b)) return false;
  if (!joins(lower, b.from - 1)) return false;
  if (lower[b.from - 1] === ";" && b.from - a.to > 1) return false;
  let pending = false;
  for (let k = b.from - 1; k >= a.to; k--) {
    const word = lower[k] ?? "";
    if (/^(?:who|whom|which|them)$/.test(word)) pending = false;
    else if (word === "|" || blocks(scene, k) || ATTACKS.has(word)) return false;
    else if (isFiniteVerb(scene, k)) pending = true;
  }
  return !pending;
}

/** "a second man, a neighbour who had come to help, was hurt", "Karim Vol, a commander": one person, told twice. */
export function isApposed({ lower }: Scene, a: Mention, b: Mention): boolean {
  return a.low === 1 && b.low === 1 && b.from - a.to === 1 && lower[a.to] === "," && b.noun === "person";
}

export function* chainAfter(scene: Scene, first: Mention): Generator<Mention> {
  let last = first;
  for (let i = scene.mentions.indexOf(first) + 1; i < scene.mentions.length; i++) {
    const next = scene.mentions[i];
    if (next === undefined || next.trigger !== null) return;
    if (!isConnected(scene, last, next) || (next.noun === "unknown" && next.from - last.to > 3)) return;
    if (last.named && isApposed(scene, last, next)) {
      last = next;
      continue;
    }
    if (next.noun === "none" && !/^(?:in|from|at|of|,|and|children|each)$/.test(scene.lower[next.to] ?? ""))
      return;
    yield next;
    last = next;
  }
}
