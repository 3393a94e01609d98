import type { Scene } from "../scene.js";

const LENSES =
  /^(?:cameras?|footage|videos?|photographs?|photos?|images?|cctv|lens|webcam|satellites?|photographers?|film)$/;

/** "captured on film", "a doorbell camera captured two men", "captured by a dashboard camera": nobody is taken. */
export function isPictured({ lower, sentence }: Scene, from: number, to: number, aux: boolean): boolean {
  const next = lower[to] ?? "";
  const someLens = (words: readonly string[]): boolean => words.some((one) => LENSES.test(one));
  if (next === "on" && /^(?:camera|film|video|tape|cctv)$/.test(lower[to + 1] ?? "")) return true;
  if (next === "by" && someLens(lower.slice(to + 1, to + 6))) return true;
  const before = lower.slice(Math.max(sentence.from, from - 3), from);
  return lower[from] === "captured" && !aux && someLens(before);
}
