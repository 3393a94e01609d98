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
