import { type Mention, type Scene, tagAt } from "../scene.js";

/** Figures that add up to another of their sentence are its parts: "eight in Vell and six in Osk, 14 in all". */
export function sumUp(scene: Scene): void {
  for (const [index, mention] of scene.mentions.entries()) takeTotal(scene, index, mention);
  for (const [index, mention] of scene.mentions.entries()) {
    if (mention.harm === null || !isExact(mention)) continue;
    const parts = summing(scene, index, -1) ?? summing(scene, index, 1);
    if (parts === null) continue;
    for (const part of parts) {
      part.parent = mention;
      part.subset = true;
    }
  }
}

/** At most so many parts; with more, their sum says nothing. */
const MOST = 12;

const isExact = ({ low, high, vague, subset, zero, previous, parent }: Mention): boolean =>
  low !== null &&
  (low === high || (high === null && !vague)) &&
  low > 2 &&
  !subset &&
  !zero &&
  !previous &&
  parent === null;

/** The figures before or behind a total that add up to it, two or more. */
function summing(scene: Scene, index: number, step: 1 | -1): Mention[] | null {
  const total = scene.mentions[index];
  if (total === undefined || total.low === null) return null;
  const parts: Mention[] = [];
  let sum = 0;
  for (let i = index + step; Math.abs(i - index) <= MOST; i += step) {
    const part = scene.mentions[i];
    if (part === undefined || part.zero || part.previous) return null;
    if (part.parent === total && total.harm === "casualties") sum += part.low ?? 0;
    if (part.subset || part.parent !== null) continue;
    if (part.low === null || part.low !== part.high || !isKindOf(part, total)) return null;
    parts.push(part);
    sum += part.low;
    if (sum >= total.low) break;
  }
  if (sum !== total.low || parts.length < (total.harm === "casualties" ? 1 : 2)) return null;
  return step < 0
    ? isTotal(scene, total, parts)
      ? parts
      : null
    : isSpread(scene, total, parts)
      ? parts
      : null;
}

const isKindOf = (part: Mention, total: Mention): boolean =>
  part.harm === total.harm ||
  (total.harm === "casualties" && (part.harm === "killed" || part.harm === "injured"));

/** A total behind its parts says that it is one, or has a harm word of its own. */
function isTotal(scene: Scene, total: Mention, parts: readonly Mention[]): boolean {
  return isMarked(scene, total) || parts.every((part) => part.trigger !== total.trigger);
}

/** "Thirteen people were killed, seven in Vell, four in Osk": parts told by place, or the two halves of casualties. */
function isSpread(scene: Scene, total: Mention, parts: readonly Mention[]): boolean {
  if (total.harm === "casualties") return true;
  // "12 people died; nine drowned and three froze"
  const first = parts[0];
  if (
    first !== undefined &&
    scene.lower[first.from - 1] === ";" &&
    parts.every((part) => part.noun === "none")
  )
    return true;
  return parts.every(
    (part) => part.noun === "none" && /^(?:in|at|near|on|around|from|by)$/.test(scene.lower[part.to] ?? ""),
  );
}

/** "14 in all", "a total of 14", "14 altogether" */
function isMarked({ lower }: Scene, { from, to }: Mention): boolean {
  const next = lower[to] ?? "";
  if (next === "altogether" || next === "overall") return true;
  if (next === "in" && /^(?:all|total)$/.test(lower[to + 1] ?? "")) return true;
  if (next === "all" && lower[to + 1] === "told") return true;
  return /^[:–—]$/.test(lower[from - 1] ?? "") || (lower[from - 1] === "of" && lower[from - 2] === "total");
}

/** Gives a total without a harm word, and what remains of a list, the harm of the figures before them. */
function takeTotal(scene: Scene, index: number, mention: Mention): void {
  if (mention.noun === "unknown") return;
  if (mention.inherited || mention.harm === null || isMarked(scene, mention))
    settleBoth(scene, index, mention);
  if (mention.harm !== null) return;
  const before = scene.mentions[index - 1];
  if (before === undefined || before.harm === null || before.zero) return;
  if (!isMarked(scene, mention) && !isRest(scene, before, mention)) return;
  mention.trigger = before.trigger;
  mention.harm = before.harm;
  mention.inherited = true;
}

/** Gives a total the harm of both halves that it counts together. */
function settleBoth(scene: Scene, index: number, mention: Mention): void {
  if (mention.noun !== "none" || !isMarked(scene, mention) || !isOfBoth(scene, index, mention)) return;
  mention.harm = "casualties";
  mention.trigger ??= scene.mentions[index - 1]?.trigger ?? null;
  mention.inherited = true;
}

/** "12 dead and 30 wounded, 42 in all" */
function isOfBoth(scene: Scene, index: number, { low }: Mention): boolean {
  const [first, second] = [scene.mentions[index - 2], scene.mentions[index - 1]];
  if (first === undefined || second === undefined || first.harm === second.harm) return false;
  const both = [first.harm, second.harm].every((harm) => harm === "killed" || harm === "injured");
  return both && first.low !== null && second.low !== null && first.low + second.low === low;
}

/** "seven in Vell and the remaining two on the road" */
function isRest(scene: Scene, before: Mention, mention: Mention): boolean {
  const { lower } = scene;
  if (!/^(?:remaining|other)$/.test(lower[mention.from - 1] ?? "") || mention.noun !== "none") return false;
  if (mention.from - before.to > 8) return false;
  for (let k = before.to; k < mention.from - 1; k++)
    if (scene.triggerAt.has(k) || tagAt(scene, k) === "VERB") return false;
  return true;
}
