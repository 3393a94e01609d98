import type { AnswerContext } from "../context.js";
import { sensesOf } from "./opposites.js";

/** What terms mean where statements are compared: spellings of one name are one, and so are words of one sense. */
export interface Lexicon {
  /** Term -> the key that it is compared by. */
  readonly keys: Int32Array;
  /** Terms on the right side of their pair of opposites. */
  readonly opposites: ReadonlySet<number>;
  /** Terms that tell nothing of what a statement is about. */
  readonly empty: ReadonlySet<number>;
}

/** Stand-ins, and the nouns for statements themselves: "denied reports that …" is about what is reported. */
const EMPTY =
  "anybody anyone anything nobody everybody everyone everything somebody someone something nothing none never cannot yes " +
  "report reports claim claims allegation allegations accusation accusations assertion suggestion rumour rumor statement " +
  "true false untrue ever";

/** Made anew when the shown articles change, for then there may be new terms. */
export function lexiconOf(context: AnswerContext): Lexicon {
  return context.remember("relations lexicon", () => makeLexicon(context));
}

function makeLexicon({ profile, vocabulary }: AnswerContext): Lexicon {
  const termsOf = (words: string): number[] => vocabulary.idsOf(words);
  const senses = sensesOf(termsOf);
  const empty = new Set(termsOf(EMPTY));
  const spellings = profile.names.map(({ name, also }) =>
    [name, ...also].map(termsOf).flatMap((ids) => (ids.length === 1 ? ids : [])),
  );
  const keys = Int32Array.from({ length: vocabulary.size }, (_, id) => id);
  for (const ids of spellings) for (const id of ids) keys[id] = ids[0] ?? id;
  const opposites = new Set<number>();
  for (const [id, { key, opposite }] of senses) {
    keys[id] = key;
    if (opposite) opposites.add(id);
  }
  return { keys, opposites, empty };
}
