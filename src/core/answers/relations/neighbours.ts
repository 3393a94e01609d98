import { firstIndex } from "../../binary-search.js";
import type { Entry, KeptClaim, Library } from "../../library.js";
import { firstOf } from "../../search/select.js";
import { isDisowned } from "../accounts.js";
import type { Placed } from "./relations.js";

/** How far apart, in paragraphs, a claim and an answer to it may stand in one article. */
const REACH = 2;
/** Claims looked at on each side: a page of a transcript, not a book. */
const MOST = 60;

/** Statements with words in common that are compared with one. */
const MOST_SIMILAR = 300;

/** Those that stand nearest to one, where there are more than any page of news has: in a book, say. */
export function nearest<T extends Placed>(found: T[], to: Placed, library: Library): T[] {
  if (found.length <= MOST_SIMILAR) return found;
  const rank = library.rank(to.entry);
  const { start } = to.kept.claim.sentence;
  const articles = ({ entry }: T): number => Math.abs(library.rank(entry) - rank);
  const characters = ({ kept }: T): number => Math.abs(kept.claim.sentence.start - start);
  return firstOf(
    found,
    MOST_SIMILAR,
    (a, b) =>
      articles(a) - articles(b) || characters(a) - characters(b) || a.kept.statement - b.kept.statement,
  );
}

/** The claims around one in its article, nearest first; none that only stands in what somebody denies. */
export function claimsBefore(entry: Entry, kept: KeptClaim): KeptClaim[] {
  return around(entry, kept, -1);
}

export function claimsAfter(entry: Entry, kept: KeptClaim): KeptClaim[] {
  return around(entry, kept, 1);
}

function around(entry: Entry, kept: KeptClaim, step: 1 | -1): KeptClaim[] {
  const { claims } = entry;
  const own = paragraphOf(entry, kept);
  const found: KeptClaim[] = [];
  for (let i = claims.indexOf(kept) + step; found.length < MOST; i += step) {
    const other = claims[i];
    if (other === undefined || Math.abs(paragraphOf(entry, other) - own) > REACH) break;
    if (!isDisowned(other.claim)) found.push(other);
  }
  return found;
}

/** Index of the paragraph that a claim's sentence begins in. */
function paragraphOf({ paragraphs }: Entry, { claim }: KeptClaim): number {
  return firstIndex(paragraphs.length, (index) => (paragraphs[index]?.end ?? 0) <= claim.sentence.start);
}

/** Whether one of two claims of an article stands inside the other, as its content or word for word. */
export function isNested(a: KeptClaim, b: KeptClaim): boolean {
  return isWithin(a, b) || isWithin(b, a) || overlap(a, b);
}

function isWithin(inner: KeptClaim, outer: KeptClaim): boolean {
  for (let at = inner.claim.within; at !== null; at = at.within) if (at === outer.claim) return true;
  return false;
}

function overlap(a: KeptClaim, b: KeptClaim): boolean {
  return a.claim.content.some((one) =>
    b.claim.content.some((other) => one.start < other.end && other.start < one.end),
  );
}
