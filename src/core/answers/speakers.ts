import { firstOf } from "../search/select.js";
import type { Page } from "./answer.js";
import { lastOf } from "./context.js";

/**
 * A page's worth of statements with those of a speaker together: the speaker of the best statement first, each
 * one's newest first. What comes after the page is left out.
 */
export function groupedBySpeaker<T>(
  found: readonly T[],
  page: Page,
  { voice, better, newer }: Order<T>,
): T[] {
  const groups = new Map<string, { best: T; members: T[] }>();
  for (const one of found) {
    const key = voice(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { best: one, members: [one] });
    else {
      group.members.push(one);
      if (better(one, group.best) < 0) group.best = one;
    }
  }
  const needed = lastOf(page);
  const ordered: T[] = [];
  for (const { members } of firstOf([...groups.values()], needed, (a, b) => better(a.best, b.best))) {
    if (ordered.length >= needed) break;
    ordered.push(...firstOf(members, needed - ordered.length, newer));
  }
  return ordered;
}

interface Order<T> {
  /** Equal for statements of one speaker. */
  readonly voice: (one: T) => string;
  /** By relevance; breaks every tie. */
  readonly better: (a: T, b: T) => number;
  /** By time; breaks every tie. */
  readonly newer: (a: T, b: T) => number;
}
