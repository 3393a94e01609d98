import type { Cite, Entry } from "../library.js";
import type { Span } from "../span.js";
import type { Citation } from "./answer.js";
import { cite } from "./citation.js";
import type { AnswerContext } from "./context.js";

/** What has become of words that were quoted, as far as it may be shown. */
export type Correction =
  /** The article says something else there. */
  | {
      readonly kind: "changed";
      /** What it said; null where that is not known any more, or must not be shown. */
      readonly before: string | null;
      /** The sentence that says it now; null where none does. */
      readonly now: Citation | null;
      /** Of the article as it is. */
      readonly article: Citation;
    }
  /** The article is not to be shown any more. */
  | { readonly kind: "withdrawn" };

/** A sentence that shares less of its weight with the old words says something else. */
const SAME = 0.35;

/** What has become of quoted words; null where they stand as they did. */
export function correctionOf(context: AnswerContext, quoted: Cite): Correction | null {
  const standing = context.library.standing(quoted);
  if (standing.kind === "stands") return null;
  if (standing.kind === "withdrawn") return { kind: "withdrawn" };
  const { before, now } = standing;
  const own = context.library.get(quoted.article) as Entry;
  const article = cite(own, { start: 0, end: 0 });
  if (before === null) return { kind: "changed", before: null, now: null, article };
  const sentence = closest(context, before, quoted, now);
  return {
    kind: "changed",
    before: before.article.text.slice(quoted.start, quoted.end),
    now: sentence === null ? null : cite(now, sentence),
    article,
  };
}

/** The sentence of a later version that says most of what a piece of an earlier one did. */
function closest(
  { vocabulary }: AnswerContext,
  before: Entry,
  { start, end }: Span,
  now: Entry,
): Span | null {
  const words = new Set<number>();
  for (let i = 0; i < before.terms.at.length; i++) {
    const at = before.terms.at[i] as number;
    if (at >= start && at < end) words.add(before.terms.ids[i] as number);
  }
  const weightOf = (ids: Iterable<number>): number => {
    let sum = 0;
    for (const id of ids) sum += vocabulary.weight(id);
    return sum;
  };
  const wanted = weightOf(words);
  let best: Span | null = null;
  let most = SAME;
  for (const { from, to, ...span } of now.sentences) {
    const own = new Set(now.terms.ids.slice(from, to));
    const shared = weightOf([...own].filter((id) => words.has(id)));
    const share = shared / Math.max(wanted, weightOf(own), Number.EPSILON);
    if (share > most) [best, most] = [span, share];
  }
  return best;
}
