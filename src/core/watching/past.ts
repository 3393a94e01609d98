import type { AnswerContext } from "../answers/context.js";
import { type Cite, type Entry, editionOf } from "../library.js";

/** What of some finding's past may be shown. */
export type Past<T> =
  /** Its article, as it is shown now, has it still. */
  | { readonly kind: "stands"; readonly entry: Entry; readonly finding: T }
  /** A correction took it out; `before` is the version that had it, null where that is not known or not to be shown. */
  | { readonly kind: "corrected"; readonly now: Entry; readonly before: Version<T> | null }
  /** Its article is not to be shown: withdrawn, or under embargo. */
  | { readonly kind: "withdrawn" };

export interface Version<T> {
  readonly entry: Entry;
  readonly finding: T;
}

/** Looks a finding up where it was seen: in the article as it is now, else in the version that had it. */
export function pastOf<T>(
  { library }: AnswerContext,
  { article, edition }: Cite,
  findingIn: (entry: Entry) => T | null,
): Past<T> {
  const now = library.get(article);
  if (now === undefined) return { kind: "withdrawn" };
  const finding = findingIn(now);
  if (finding !== null) return { kind: "stands", entry: now, finding };
  const entry = library.earlier(now).findLast((one) => editionOf(one) === edition);
  const found = entry === undefined ? null : findingIn(entry);
  return {
    kind: "corrected",
    now,
    before: entry === undefined || found === null ? null : { entry, finding: found },
  };
}

/** How much of its words two texts must share, for the one to be a correction of the other. */
const SAME = 0.5;

/** How alike two texts are, from 0 to 1; 0 where they are too different for a correction. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const share = (2 * shared) / Math.max(1, a.size + b.size);
  return share >= SAME ? share : 0;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}
