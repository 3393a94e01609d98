import { harmWordOf } from "./lexicon.js";
import { assign, type Mention, type Scene, type Trigger } from "./scene.js";

/** Turns what only looks like a count into none, before counts are given their harm words. */
export function readZeros(scene: Scene): void {
  const { lower } = scene;
  for (const mention of [...scene.mentions]) {
    const start = notOne(lower, mention);
    if (start !== null) replace(scene, mention, { ...mention, from: start, low: 0, high: 0, zero: true });
    else if (isOfNobody(scene, mention)) remove(scene, mention);
    else denyMassacre(scene, mention);
  }
}

/** Where "not a single", "not one of the 40" or "not even one" begins; null for "not one but two". */
function notOne(lower: readonly string[], { from, to, low, high }: Mention): number | null {
  if (low !== 1 || high !== 1 || lower[to] === "but") return null;
  const start = lower[from - 1] === "even" || lower[from - 1] === "a" ? from - 2 : from - 1;
  const word = lower[from] ?? "";
  const single = word === "one" || lower[from + 1] === "single" || lower[from] === "single";
  return /^(?:not|never)$/.test(lower[start] ?? "") && single ? start : null;
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

/** "no loss of life", "without loss of life": nobody was killed, though no count stands there. */
export function readNoLoss(scene: Scene): void {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.to - 2; k++) {
    if (lower[k] !== "loss" || lower[k + 1] !== "of" || !/^(?:life|lives)$/.test(lower[k + 2] ?? ""))
      continue;
    const from = /^(?:any|further|human|more)$/.test(lower[k - 1] ?? "") ? k - 2 : k - 1;
    if (!/^(?:no|without|zero)$/.test(lower[from] ?? "") || scene.startsAt.has(from)) continue;
    const trigger: Trigger = {
      ...{ from: k, to: k + 3, harm: "killed", form: "lives", side: "none" },
      ...{ joined: null, unreal: false, negated: false },
    };
    const zero: Mention = {
      ...{
        from,
        to: k,
        low: 0,
        high: 0,
        bound: "exact",
        vague: false,
        noun: "person",
        group: null,
        zero: true,
      },
      ...{ harm: null, trigger: null, subset: false, parent: null, inherited: false },
      ...{ running: false, previous: false, named: false },
    };
    assign(zero, trigger);
    insert(scene, zero);
  }
}

/** "The 12 crew were not injured": nobody was harmed. "Did not kill 12" denies a figure, and stays one. */
export function isSpared(scene: Scene, { trigger, zero, from }: Mention): boolean {
  if (zero || trigger === null || !trigger.negated || from > trigger.from) return false;
  return harmWordOf(scene.lower[trigger.from] ?? "") !== undefined;
}

export function replace(scene: Scene, old: Mention, fresh: Mention): void {
  scene.mentions.splice(scene.mentions.indexOf(old), 1, fresh);
  scene.startsAt.delete(old.from);
  scene.startsAt.set(fresh.from, fresh);
  scene.endsAt.set(fresh.to, fresh);
}

export function remove(scene: Scene, mention: Mention): void {
  scene.mentions.splice(scene.mentions.indexOf(mention), 1);
  scene.startsAt.delete(mention.from);
  scene.endsAt.delete(mention.to);
}

export function insert(scene: Scene, found: Mention): void {
  const at = scene.mentions.findIndex((one) => one.from > found.from);
  scene.mentions.splice(at < 0 ? scene.mentions.length : at, 0, found);
  scene.startsAt.set(found.from, found);
  scene.endsAt.set(found.to, found);
}
