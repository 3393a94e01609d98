import type { Stance } from "../finding.js";
import { AMBIGUOUS, CUE_NOUNS, HEDGE_ADVERBS, VERBS } from "./cue-words.js";
import { formsOf } from "./verb-forms.js";

/** What may follow a reporting verb. */
export interface CueVerb {
  readonly lemma: string;
  /** The verb that the model takes it for: itself, or for a desk's own verb a common one of its stance. */
  readonly like: string;
  readonly stance: Stance;
  /** A clause or a quotation: "said that …", "warned: …". */
  readonly clause: boolean;
  /** Of the two only a quotation: "continued: “…”". */
  readonly quotationOnly: boolean;
  /** A noun phrase: "condemned the attack", "announced a ceasefire". */
  readonly object: boolean;
  /** Somebody is told before something is said: "told reporters that …". */
  readonly recipient: boolean;
  /** "-ing", for which the source stands in the clause before. */
  readonly participle: boolean;
  /** May be a past participle: after a form of "be" the sentence is passive. */
  readonly past: boolean;
  /** As often a noun ("claims", "reports"): only where the tagger says verb. */
  readonly ambiguous: boolean;
}

/** Verbs with a particle: "pointed out", "called for". */
export const PARTICLE_VERBS: ReadonlyMap<
  string,
  { readonly particles: readonly string[]; readonly stance: Stance; readonly clause: boolean }
> = new Map(
  (
    [
      ["point", ["out", "to"], "asserts", true],
      ["put", ["it"], "asserts", true],
      ["warn", ["of", "about", "against"], "expects", false],
      ["complain", ["of", "about"], "asserts", false],
      ["boast", ["of", "about"], "asserts", false],
      ["call", ["for", "on", "upon"], "urges", false],
      ["speak", ["of", "about", "against", "out"], "asserts", false],
      ["talk", ["about", "of"], "asserts", false],
      ["refer", ["to"], "asserts", false],
      ["set", ["out"], "asserts", false],
      ["lash", ["out"], "condemns", false],
      ["hit", ["back", "out"], "condemns", false],
      ["shoot", ["back"], "asserts", true],
      ["appeal", ["for", "to"], "urges", false],
      ["rail", ["against"], "condemns", false],
      ["allude", ["to"], "asserts", false],
      ["weigh", ["in"], "asserts", false],
      ["vouch", ["for"], "asserts", false],
      ["chime", ["in"], "asserts", true],
      ["fire", ["back"], "asserts", true],
      ["sum", ["up"], "asserts", true],
      ["spell", ["out"], "asserts", true],
      ["lay", ["out"], "asserts", false],
      ["play", ["down"], "denies", false],
      ["apologize", ["for"], "asserts", false],
      ["apologise", ["for"], "asserts", false],
    ] as const
  ).flatMap(([lemma, particles, stance, clause]) =>
    formsOf(lemma).map((form) => [form, { particles, stance, clause }] as const),
  ),
);

/** The words at which a report may be recognised. */
export interface CueTable {
  /** Every form of every reporting verb, in lower case. */
  readonly verbs: ReadonlyMap<string, CueVerb>;
  /** Every cue word: one look-up a token. */
  readonly words: ReadonlySet<string>;
}

const TOLD = new Set(["ask", "warn", "urge", "advise", "promise"]);

/** What follows the verbs of a stance, and the commonest of them, for verbs that a desk adds. */
const TYPICAL: Readonly<Record<Stance, readonly [frame: string, like: string]>> = {
  asserts: ["co", "claim"],
  confirms: ["co", "confirm"],
  denies: ["co", "deny"],
  accuses: ["o", "accuse"],
  condemns: ["o", "condemn"],
  urges: ["co", "urge"],
  pledges: ["co", "pledge"],
  expects: ["co", "predict"],
  declines: ["o", "reject"],
};

/** The table with a desk's own verbs; each may be a lemma, whose regular forms are added. */
export function cueTable(own: Partial<Readonly<Record<Stance, readonly string[]>>> = {}): CueTable {
  const verbs = new Map<string, CueVerb>();
  for (const [stance, lemmas] of Object.entries(own) as [Stance, readonly string[]][]) {
    const [frame, like] = TYPICAL[stance];
    for (const lemma of lemmas) addVerb(verbs, lemma.toLowerCase(), stance, frame, like);
  }
  for (const [stance, frame, list] of VERBS) {
    for (const lemma of list.split(" ")) addVerb(verbs, lemma, stance, frame, lemma);
  }
  const words = new Set([
    "according",
    "per",
    "in",
    "by",
    ...verbs.keys(),
    ...PARTICLE_VERBS.keys(),
    ...HEDGE_ADVERBS,
    ...CUE_NOUNS.keys(),
  ]);
  return { verbs, words };
}

function addVerb(
  verbs: Map<string, CueVerb>,
  lemma: string,
  stance: Stance,
  frame: string,
  like: string,
): void {
  for (const form of formsOf(lemma)) {
    if (verbs.has(form)) continue;
    verbs.set(form, {
      lemma,
      like,
      stance,
      clause: /[cqC]/.test(frame),
      quotationOnly: frame === "q",
      object: /[oO]/.test(frame),
      recipient: frame.includes("r") || TOLD.has(lemma),
      participle: form.endsWith("ing"),
      past:
        form.endsWith("ed") ||
        /^(?:said|told|written|thought|understood|found|shown|sworn|cast|begun)$/.test(form),
      ambiguous: AMBIGUOUS.has(form),
    });
  }
}

/** The project's own table. */
export const CUES: CueTable = cueTable();
