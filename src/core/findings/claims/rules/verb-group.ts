import type { Sentence } from "../../../reading/sentences.js";
import type { Stance } from "../../finding.js";
import { DECLINING, LIGHT_VERBS } from "../cue-words.js";
import { type CueVerb, PARTICLE_VERBS } from "../cues.js";
import type { View } from "../view.js";

/** A reporting verb with its auxiliaries: "has repeatedly said", "declined to say". */
export interface Group {
  readonly from: number;
  /** End of the cue, particle included, exclusive. */
  readonly to: number;
  readonly verb: CueVerb;
  readonly stance: Stance;
  readonly passive: boolean;
  readonly finite: boolean;
}

const MODALS = new Set(["can", "could", "should", "may", "might", "must", "would", "will", "'ll", "shall"]);
const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'re", "'s"]);
/** The verb at token `i` with its auxiliaries and particle; undefined where it reports nothing. */
export function readGroup(view: View, sentence: Sentence, i: number): Group | undefined {
  const word = view.word(i);
  const particle = PARTICLE_VERBS.get(word);
  const hasParticle = particle?.particles.includes(view.word(i + 1)) === true;
  const verb = view.cues.verbs.get(word) ?? (hasParticle ? particleVerb(word) : undefined);
  if (verb === undefined || !isVerb(view, i, verb)) return undefined;
  let from = i;
  while (
    from > sentence.from &&
    !view.quoted(from - 1) &&
    view.is(from - 1, "AUX", "ADV", "PART") &&
    view.word(from - 1) !== "'s"
  )
    from--;
  if (view.word(from) === "longer" && view.word(from - 1) === "no") from--;
  while (
    from < i &&
    view.word(from) !== "longer" &&
    view.is(from, "ADV") &&
    !view.is(from + 1, "AUX") &&
    from + 1 < i
  )
    from++;
  const words: string[] = [];
  for (let at = from; at < i; at++) words.push(view.word(at));
  const infinitive = words.includes("to");
  let stance: Stance = hasParticle ? (particle?.stance ?? verb.stance) : verb.stance;
  if (infinitive) {
    if (view.word(from - 1) === "on" && /^(?:went|goes|gone)$/.test(view.word(from - 2))) from--;
    const light = view.word(from - 1);
    const isLight =
      LIGHT_VERBS.has(light) || LIGHT_VERBS.has(words.find((one) => LIGHT_VERBS.has(one)) ?? "");
    if (!isLight) return undefined;
    if (DECLINING.has(light)) stance = "declines";
    from--;
    while (from > sentence.from && view.is(from - 1, "AUX", "ADV")) from--;
  }
  const negated =
    words.some((one) => /^(?:not|n't|never|hardly|scarcely|barely|neither)$/.test(one)) ||
    (words.includes("longer") && words.includes("no"));
  if (words.some((one) => MODALS.has(one)) && !(negated && verb.lemma === "say")) return undefined;
  // "has never confirmed", "has not denied": neither a confirmation nor a denial.
  if (negated) stance = "declines";
  const auxiliaries = words.filter((_, at) => view.is(from + at, "AUX"));
  const last = auxiliaries.at(-1) ?? "";
  return {
    from,
    to: hasParticle ? i + 2 : i + 1,
    verb:
      hasParticle && particle
        ? { ...verb, lemma: `${word} ${view.word(i + 1)}`, clause: particle.clause, object: true }
        : verb,
    stance,
    passive: verb.past && (BE.has(last) || isReducedPassive(view, i, auxiliaries.length)),
    finite: !verb.participle || auxiliaries.length > 0,
  };
}

/** Verbs that take somebody or something, unless these follow at once: then they are passives, as headlines write them. */
const PASSIVES: ReadonlyMap<string, RegExp> = new Map([
  ["accused", /^(?:of|by)$/],
  ["blamed", /^(?:for|by|over)$/],
  ["criticised", /^(?:for|by|over)$/],
  ["criticized", /^(?:for|by|over)$/],
  ["condemned", /^(?:for|by|over)$/],
  ["praised", /^(?:for|by)$/],
  ["urged", /^(?:to|by)$/],
  ["told", /^(?:to|by)$/],
  ["ordered", /^(?:to|by)$/],
  ["warned", /^(?:to|by|over)$/],
  ["asked", /^by$/],
]);

/** "Steel firm accused of fraud": no object and no auxiliary, so that the subject is the one accused. */
export function isReducedPassive(view: View, i: number, auxiliaries: number): boolean {
  // "a frog thought to have died out"
  if (/^(?:thought|believed|said|feared|known|rumou?red)$/.test(view.word(i)) && view.word(i + 1) === "to")
    return (
      auxiliaries === 0 &&
      view.is(i - 1, "NOUN", "PROPN") &&
      view.is(i + 2, "AUX") &&
      /^(?:have|be)$/.test(view.word(i + 2))
    );
  return auxiliaries === 0 && PASSIVES.get(view.word(i))?.test(view.word(i + 1)) === true;
}

function particleVerb(word: string): CueVerb {
  return {
    lemma: word,
    like: word,
    stance: "asserts",
    clause: false,
    quotationOnly: false,
    object: true,
    recipient: false,
    participle: word.endsWith("ing"),
    past: false,
    ambiguous: false,
  };
}

function isVerb(view: View, i: number, verb: CueVerb): boolean {
  // ", promising to", ", ruling that": the tagger takes many for adjectives or nouns.
  if (verb.participle && view.word(i - 1) === "," && /^(?:that|to|not|it|of)$/.test(view.word(i + 1)))
    return true;
  if (view.is(i, "VERB")) return !(view.is(i - 1, "DET") || (view.is(i - 1, "ADJ") && verb.ambiguous));
  if (verb.ambiguous)
    return (
      view.word(i + 1) === "that" &&
      view.is(i, "NOUN") &&
      view.is(i - 1, "NOUN", "PROPN") &&
      view.word(i - 1) !== "'s"
    );
  if (view.capital(i)) return false;
  return (
    !view.is(i - 1, "DET", "ADJ") &&
    view.word(i - 1) !== "'s" &&
    !(verb.participle && view.is(i, "NOUN", "ADJ"))
  );
}
