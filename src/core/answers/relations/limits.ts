import { Role } from "../../search/roles.js";
import type { Lexicon } from "./lexicon.js";
import { isState } from "./opposites.js";
import type { Proposition } from "./proposition.js";

/** What narrows a state. */
interface Limits {
  /** "Open only at night". */
  readonly only: boolean;
  /** "Closed to trucks", "legal in Velm": the keys of each such phrase. */
  readonly phrases: readonly (readonly number[])[];
}

const ONLY = /\b(?:only|solely|except|unless)\b/i;
const LIMITING = /(?<!\b(?:due|thanks|owing|close|next)\s)\b(?:to|for|in)\b/gi;
/** What a state is told of ends here; it is looked for no further than this. */
const END = /[,;:.!?()—–“”"]/;
const LONGEST = 200;

/**
 * Whether one of two statements about a state is narrowed in a way that the other one is not: who says that a bridge
 * is not open to trucks does not say that it is closed.
 */
export function differInLimits(a: Proposition, b: Proposition, lexicon: Lexicon): boolean {
  const [one, other] = [limitsOf(a, lexicon), limitsOf(b, lexicon)];
  const lacks = ({ phrases }: Limits, { parts }: Proposition): boolean =>
    phrases.some((keys) => keys.every((key) => !parts.has(key)));
  return one.only !== other.only || lacks(one, b) || lacks(other, a);
}

function limitsOf({ entry, kept }: Proposition, { keys }: Lexicon): Limits {
  const { ids, at } = entry.terms;
  const { text } = entry.article;
  const phrases: number[][] = [];
  let only = false;
  for (const [i, { from, to }] of kept.said.entries()) {
    const end = kept.claim.content[i]?.end ?? 0;
    let begin = kept.claim.content[i]?.start ?? 0;
    for (let k = from; k < to; k++) {
      const roles = entry.roles[k] ?? 0;
      if ((roles & Role.clause) !== 0) begin = at[k] as number;
      if ((roles & Role.predicate) === 0 || !isState(keys[ids[k] as number] ?? 0)) continue;
      const start = at[k] as number;
      let next = k + 1;
      while (next < to && ((entry.roles[next] ?? 0) & Role.clause) === 0) next++;
      const told = text.slice(start, Math.min(end, next < to ? (at[next] as number) : end, start + LONGEST));
      const stop = told.search(END);
      const rest = stop < 0 ? told : told.slice(0, stop);
      only ||= ONLY.test(rest) || ONLY.test(text.slice(Math.max(begin, start - LONGEST), start));
      const marks = [...rest.matchAll(LIMITING)].map(({ index }) => start + index);
      for (const [place, mark] of marks.entries()) {
        const last = marks[place + 1] ?? start + rest.length;
        const phrase: number[] = [];
        for (let j = k + 1; j < to && (at[j] as number) < last; j++)
          if ((at[j] as number) > mark) phrase.push(keys[ids[j] as number] ?? (ids[j] as number));
        if (phrase.length > 0) phrases.push(phrase);
      }
    }
  }
  return { only, phrases };
}
