import type { Stance } from "../finding.js";

/** What may follow a reporting verb. */
export interface CueVerb {
  readonly lemma: string;
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

/**
 * Reporting verbs by stance. Before the colon: what follows them (c clause or quotation, q quotation only,
 * o noun phrase, r recipient).
 * Sources: the cue classes of PARC/PolNeAR's annotation guidelines (Pareti 2015; Newell et al. 2018) and the
 * reporting verbs of the Cambridge Grammar's chapter on content clauses; stances after FactBank's source predicates.
 */
const VERBS: readonly (readonly [Stance, string, string])[] = [
  [
    "asserts",
    "c",
    "say add state explain recall conclude argue insist contend assert maintain observe remark reply respond write tweet post joke quip muse reason posit opine reckon stress reiterate repeat boast brag note imply hint disclose testify declare recount relate clarify elaborate agree concede counter retort interject comment volunteer theorize speculate argue caution complain lament gripe",
  ],
  [
    "asserts",
    "q",
    "shout chant yell cry whisper mutter exclaim laugh snap scoff sigh intone bark tease ask answer begin continue",
  ],
  [
    "asserts",
    "co",
    "claim allege announce report reveal describe mention suggest indicate proclaim estimate calculate detail document outline discuss cite quote call portray liken characterize characterise label dub brand acclaim hail praise welcome applaud commend thank tout defend",
  ],
  ["asserts", "cr", "tell inform remind assure notify brief reassure advise"],
  ["confirms", "co", "confirm acknowledge admit affirm verify corroborate recognize recognise concede"],
  ["denies", "co", "deny dispute reject refute dismiss rebut disavow disown"],
  ["accuses", "o", "accuse blame fault charge"],
  [
    "condemns",
    "o",
    "condemn criticize criticise denounce decry blast slam deplore lambast lambaste rebuke mock ridicule deride assail castigate protest",
  ],
  ["urges", "co", "urge demand recommend propose order instruct request ask plead implore press exhort"],
  ["pledges", "co", "pledge promise vow threaten swear guarantee offer"],
  ["expects", "co", "expect predict forecast anticipate project fear hope foresee warn"],
  ["expects", "c", "believe think"],
  [
    "asserts",
    "C",
    "show find see read demonstrate signal highlight underline underscore emphasize emphasise",
  ],
  ["asserts", "O", "express voice issue raise"],
];

/** Of a form of "be" and a past participle: what is said with nobody named. */
export const IMPERSONAL_PASSIVE: ReadonlySet<string> = new Set(
  "said reported believed thought alleged expected estimated understood rumored rumoured considered presumed suspected feared claimed".split(
    " ",
  ),
);
/** Adverbs that report without a source. */
export const HEDGE_ADVERBS: ReadonlySet<string> = new Set([
  "reportedly",
  "allegedly",
  "purportedly",
  "supposedly",
]);
/** Words that weaken what is said. */
export const HEDGES: ReadonlySet<string> = new Set(
  "reportedly allegedly purportedly supposedly may might could possibly perhaps probably likely apparently appears appeared seems seemed believed suggested suggests suggesting".split(
    " ",
  ),
);
/** "express" and its like report only with such an object. */
export const ATTITUDE_NOUNS: ReadonlySet<string> = new Set(
  "concern concerns hope hopes regret support doubt doubts fear fears confidence surprise anger outrage alarm solidarity condolences gratitude thanks optimism pessimism frustration dismay opposition disappointment satisfaction skepticism scepticism interest warning warnings threat threats statement statements question questions objections objection appeal call".split(
    " ",
  ),
);
/** Nouns whose "that" clause is somebody's statement. */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  "claim claims statement assertion assertions allegation allegations accusation accusations suggestion warning warnings announcement promise pledge vow denial prediction argument belief insistence report reports contention complaint declaration".split(
    " ",
  ),
);
/** Verbs before an infinitive cue that keep it a report: "went on to say", "declined to comment". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set([
  "went",
  "goes",
  "going",
  "declined",
  "refused",
  "declines",
  "refuses",
  "continued",
  "appeared",
  "seemed",
]);
export const DECLINING: ReadonlySet<string> = new Set([
  "declined",
  "refused",
  "declines",
  "refuses",
  "refusing",
  "declining",
]);

const AMBIGUOUS = new Set(
  "claims claim report reports state states note notes call calls estimates estimate promise promises demand demands charge charges order orders offer offers request requests project projects hope hopes fear fears remark remarks comment comments answer answers post posts detail details document documents quote quotes label labels brand press posted fault faults protest protests signal signals highlight highlights reason counter welcome brief voice voices issue issues question questions read cite think thanks pledge pledges vow vows threat shows show raise raises finds find sees see".split(
    " ",
  ),
);

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ["say", "says", "said", "saying"],
  tell: ["tell", "tells", "told", "telling"],
  write: ["write", "writes", "wrote", "written", "writing"],
  think: ["think", "thinks", "thought", "thinking"],
  find: ["find", "finds", "found"],
  see: ["sees", "saw"],
  read: ["read", "reads"],
  begin: ["began", "begins"],
  swear: ["swear", "swears", "swore", "swearing"],
  show: ["show", "shows", "showed", "showing"],
  foresee: ["foresee", "foresees", "foresaw"],
  speak: ["speak", "speaks", "spoke", "speaking", "spoken"],
  set: ["set", "sets", "setting"],
  hit: ["hit", "hits", "hitting"],
  shoot: ["shoot", "shoots", "shot", "shooting"],
};
const DOUBLED = new Set(["refer", "rebut", "quip", "dub", "slam", "brag"]);

/** All forms of a verb. */
function formsOf(lemma: string): readonly string[] {
  const irregular = IRREGULAR[lemma];
  if (irregular) return irregular;
  if (/[^aeiou]y$/.test(lemma)) {
    const stem = lemma.slice(0, -1);
    return [lemma, `${stem}ies`, `${stem}ied`, `${lemma}ing`];
  }
  if (lemma.endsWith("e")) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  const stem = DOUBLED.has(lemma) ? lemma + lemma.slice(-1) : lemma;
  const third = /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [lemma, third, `${stem}ed`, `${stem}ing`];
}

/** Verbs with a particle: "pointed out", "called for". */
export const PARTICLE_VERBS: ReadonlyMap<
  string,
  { readonly particles: readonly string[]; readonly stance: Stance; readonly clause: boolean }
> = new Map(
  (
    [
      ["point", ["out", "to"], "asserts", true],
      ["call", ["for", "on", "upon"], "urges", false],
      ["speak", ["of", "about", "against", "out"], "asserts", false],
      ["talk", ["about", "of"], "asserts", false],
      ["refer", ["to"], "asserts", false],
      ["set", ["out"], "asserts", false],
      ["lash", ["out"], "condemns", false],
      ["hit", ["back"], "condemns", false],
      ["shoot", ["back"], "asserts", true],
      ["appeal", ["for", "to"], "urges", false],
    ] as const
  ).flatMap(([lemma, particles, stance, clause]) =>
    formsOf(lemma).map((form) => [form, { particles, stance, clause }] as const),
  ),
);

function build(): Map<string, CueVerb> {
  const forms = new Map<string, CueVerb>();
  for (const [stance, frame, list] of VERBS) {
    for (const lemma of list.split(" ")) {
      for (const form of formsOf(lemma)) {
        if (forms.has(form)) continue;
        forms.set(form, {
          lemma,
          stance,
          clause: /[cqC]/.test(frame),
          quotationOnly: frame === "q",
          object: /[oO]/.test(frame),
          recipient: frame.includes("r") || ["ask", "warn", "urge", "advise", "promise"].includes(lemma),
          participle: form.endsWith("ing"),
          past:
            form.endsWith("ed") ||
            ["said", "told", "written", "thought", "found", "shown", "sworn"].includes(form),
          ambiguous: AMBIGUOUS.has(form),
        });
      }
    }
  }
  return forms;
}

/** Every form of every reporting verb, in lower case. */
export const CUE_VERBS: ReadonlyMap<string, CueVerb> = build();
/** Verbs that report only with a clause or a quotation, and are common without: "found", "showed". */
export const CLAUSE_ONLY: ReadonlySet<string> = new Set(
  "show find see read demonstrate signal highlight underline underscore believe think recognize recognise begin continue project press fault see recall relate repeat".split(
    " ",
  ),
);
/** Verbs that report only with one of ATTITUDE_NOUNS. */
export const ATTITUDE_VERBS: ReadonlySet<string> = new Set(["express", "voice", "issue", "raise"]);

/** Every word at which a report may be recognised: one look-up a token. */
export const CUE_WORDS: ReadonlySet<string> = new Set([
  "according",
  ...CUE_VERBS.keys(),
  ...PARTICLE_VERBS.keys(),
  ...HEDGE_ADVERBS,
  ...CUE_NOUNS,
]);

/** An event can do these as well as a person ("the assault underscores how …"): they report only of somebody named. */
export const NEEDS_NAMED_SOURCE: ReadonlySet<string> = new Set([
  "signal",
  "highlight",
  "underline",
  "underscore",
  "demonstrate",
]);
