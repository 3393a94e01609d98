import { Role } from "../../search/roles.js";
import type { Vocabulary } from "../../search/vocabulary.js";
import type { Lexicon } from "./lexicon.js";
import { comparedWith } from "./opposites.js";
import type { Proposition } from "./proposition.js";

const PASSIVE = /\b(?:be|been|being|is|are|was|were|got|gets)\b/i;
const PREPOSITION = /\b(?:of|to|for|with|from|against|near|in|by|at|on|about|under|over|behind)\b/i;
/** Between who does it and what is done: neither a possessive nor a mark that sets something else off. */
const APART = /['’]|[,;:()—–“”"]/;
const LONGEST = 120;

/**
 * Whether a statement says that another one's speaker did what he denies having done: "denied signing the order" is
 * said of himself, and "Brandl's aide had signed it" says nothing of Brandl. He must stand right before the verb as
 * what it is said of, or after "by".
 */
export function isDoneBy(
  told: Proposition,
  denial: Proposition,
  { keys }: Lexicon,
  vocabulary: Vocabulary,
): boolean {
  const { ids, at } = told.entry.terms;
  const { text } = told.entry.article;
  const denied = deniedVerb(denial, keys);
  const speaker = new Set([...denial.speaker()].map((term) => keys[term] ?? term));
  const isSpeaker = (i: number): boolean => speaker.has(keys[ids[i] as number] ?? (ids[i] as number));
  for (const [place, { from, to }] of told.kept.said.entries()) {
    let clause = told.kept.claim.content[place]?.start ?? 0;
    for (let verb = from; verb < to; verb++) {
      if (((told.entry.roles[verb] ?? 0) & Role.clause) !== 0) clause = at[verb] as number;
      if (!denied.includes(keys[ids[verb] as number] ?? (ids[verb] as number))) continue;
      let who = verb - 1;
      while (who >= from && vocabulary.term(ids[who] as number).endsWith("li")) who--;
      const start = at[verb] as number;
      const isPassive = PASSIVE.test(text.slice(Math.max(clause, start - LONGEST), start));
      const progressive = /^\p{L}+ing\b/u.test(text.slice(start, start + LONGEST));
      if (who >= from && isSpeaker(who) && (progressive || !isPassive)) {
        const between = text.slice(at[who] as number, start);
        let first = who;
        while (first > from && isSpeaker(first - 1)) first--;
        const before = text.slice(clause, at[first] as number);
        const isNamed = ((told.entry.roles[who] ?? 0) & Role.name) !== 0;
        // "The rebel army" is not the army.
        const bare = isNamed || first === from || /\s\S+\s/.test(text.slice(at[first - 1], at[first]));
        if (bare && !APART.test(between) && !PREPOSITION.test(before)) return true;
      }
      if (!isPassive) continue;
      for (let agent = verb + 1; agent < to && (at[agent] as number) < start + LONGEST; agent++)
        if (isSpeaker(agent) && /\bby\s+(?:the\s+)?$/i.test(text.slice(start, at[agent]))) return true;
    }
  }
  return false;
}

/** What a denial of one's own doing says that one did: the keys of its first verb. */
function deniedVerb({ entry, kept }: Proposition, keys: Int32Array): readonly number[] {
  const [first] = kept.said;
  for (let i = first?.from ?? 0; i < (first?.to ?? 0); i++) {
    const id = entry.terms.ids[i] as number;
    if (((entry.roles[i] ?? 0) & Role.predicate) !== 0) return comparedWith(keys[id] ?? id);
  }
  return [];
}
