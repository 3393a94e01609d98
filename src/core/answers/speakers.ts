import { firstOf } from "../search/select.js";
import type { Page } from "./answer.js";
import { lastOf } from "./context.js";

/** Who says something, as far as it tells whether two statements are one speaker's. */
export interface Voice {
  readonly speaker: string | null;
  /** As written; null where nobody is named. */
  readonly claimant: string | null;
  readonly article: string;
  /** Where its sentence begins in the article. */
  readonly start: number;
}

/** One of many: "a diplomat" in two articles may be two. */
const INDEFINITE = /^(?:an?|one|another|some|several|two|three|four|five|six|many|\d+)\s/i;

/**
 * The same for statements of one speaker: by the name where the article settles it, otherwise by what is written.
 * "A diplomat" is the same only within one article, and an open "she" only within one sentence: the next one may
 * be somebody else.
 */
export function voiceOf({ speaker, claimant, article, start }: Voice): string {
  if (speaker === null) return `${folded(claimant ?? "")}\u0000${article}\u0000${start}`;
  const name = folded(speaker);
  const isName = speaker !== name || claimant === null || claimant.length === speaker.length;
  return !isName && INDEFINITE.test(claimant) && folded(claimant).endsWith(name)
    ? `${name}\u0000${article}`
    : name;
}

function folded(written: string): string {
  return written.replace(/\s+/g, " ").toLowerCase();
}

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
