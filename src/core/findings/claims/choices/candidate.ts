import type { Sentence } from "../../../reading/sentences.js";
import { CUE_NOUNS } from "../cue-words.js";
import { type CueVerb, PARTICLE_VERBS } from "../cues.js";
import type { Phrase } from "../phrases.js";
import { isReducedPassive } from "../rules/verb-group.js";
import type { View } from "../view.js";

type CueKind = "verb" | "noun" | "according";

/** Words that may report something, before anything is known about who and what. */
export interface Candidate {
  readonly kind: CueKind;
  /** The token that decides: the verb without its auxiliaries, the noun. */
  readonly head: number;
  readonly cue: Phrase;
  /** Its entry in the table of cue words; undefined for a verb that is in none but stands beside a quotation. */
  readonly verb: CueVerb | undefined;
  readonly form: "finite" | "ing" | "infinitive" | "modal" | "passive" | "noun" | "other";
  readonly negated: boolean;
}

const MODALS = /^(?:can|could|should|may|might|must|would|will|'ll|shall|'d)$/;
const BE = /^(?:be|is|are|was|were|been|being|'re)$/;
const NEGATIONS = /^(?:not|n't|never|no|neither|hardly|scarcely|barely)$/;

/** What at token `i` may report; undefined where nothing can. */
export function candidateAt(view: View, sentence: Sentence, i: number): Candidate | undefined {
  const word = view.word(i);
  if (word === "according" && view.word(i + 1) === "to") return other("according", i, i + 2);
  const verb = view.cues.verbs.get(word);
  const particle = PARTICLE_VERBS.get(word)?.particles.includes(view.word(i + 1)) === true;
  // "Some say", "many fear": the tagger takes the verb for a noun.
  const demonstrative = /^(?:some|many|others|few|most|both|all|several)$/.test(view.word(i - 1));
  const nominal =
    view.is(i, "NOUN") &&
    !demonstrative &&
    (i === sentence.from ||
      view.is(i - 1, "DET", "ADJ", "ADP") ||
      view.word(i - 1) === "'s" ||
      isPossessive(view, i - 1));
  if (CUE_NOUNS.has(word) && (nominal || verb === undefined)) return other("noun", i, i + 1);
  if (verb !== undefined || particle || (view.is(i, "VERB") && besideStatement(view, sentence, i))) {
    if (view.is(i, "PROPN") && view.capital(i) && i > sentence.from) return undefined;
    if (nominal && view.is(i - 1, "DET", "ADP")) return undefined;
    return verbAt(view, sentence, i, verb, particle);
  }
  return undefined;
}

function isPossessive(view: View, i: number): boolean {
  return /^(?:his|her|its|their|my|our)$/.test(view.word(i));
}

function other(kind: CueKind, from: number, to: number): Candidate {
  return {
    kind,
    head: from,
    cue: { from, to },
    verb: undefined,
    form: kind === "noun" ? "noun" : "other",
    negated: false,
  };
}

/** Any verb may introduce a quotation ("he fumed") or a "that". */
function besideStatement(view: View, sentence: Sentence, i: number): boolean {
  if (view.word(i + 1) === "that") return true;
  for (let at = i + 1; at < i + 7 && at < sentence.to; at++) if (view.quoted(at)) return true;
  for (let at = i - 1; at > i - 7 && at >= sentence.from; at--) if (view.quoted(at)) return true;
  return false;
}

function verbAt(
  view: View,
  sentence: Sentence,
  i: number,
  verb: CueVerb | undefined,
  particle: boolean,
): Candidate {
  let from = i;
  while (
    from > sentence.from &&
    !view.quoted(from - 1) &&
    (view.is(from - 1, "AUX", "ADV", "PART") ||
      (MODALS.test(view.word(from - 1)) && !view.capital(from - 1))) &&
    view.word(from - 1) !== "'s"
  )
    from--;
  if (view.word(from) === "longer" && view.word(from - 1) === "no") from--;
  while (from < i && view.word(from) !== "longer" && view.is(from, "ADV") && !view.is(from + 1, "AUX"))
    from++;
  let form: Candidate["form"] = /ing$/.test(view.word(i)) ? "ing" : "finite";
  let negated = false;
  for (let at = from; at < i; at++) {
    const word = view.word(at);
    if (NEGATIONS.test(word)) negated = true;
    if (word === "to") form = "infinitive";
    else if (MODALS.test(word)) form = "modal";
    else if (BE.test(word)) form = /(?:d|en|t|wn)$/.test(view.word(i)) ? "passive" : "finite";
    else if (view.is(at, "AUX") && form === "ing") form = "finite";
  }
  if (form === "finite" && isReducedPassive(view, i, i - from)) form = "passive";
  return { kind: "verb", head: i, cue: { from, to: particle ? i + 2 : i + 1 }, verb, form, negated };
}
