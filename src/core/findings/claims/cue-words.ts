import type { Stance } from "../finding.js";

/**
 * Reporting verbs by stance. The letters say what follows them: c a clause or a quotation, q a quotation only, o a noun
 * phrase, r first somebody who is told; C and O as c and o, for verbs that report only with it. An earlier row wins.
 * Sources: the cue classes of PARC/PolNeAR's annotation guidelines (Pareti 2015; Newell et al. 2018) and the
 * reporting verbs of the Cambridge Grammar's chapter on content clauses; stances after FactBank's source predicates.
 */
export const VERBS: readonly (readonly [Stance, string, string])[] = [
  [
    "asserts",
    "c",
    "say add state explain recall conclude argue insist contend assert maintain observe remark reply respond write tweet post joke quip muse reason posit opine reckon stress reiterate repeat boast brag note imply hint disclose testify declare recount relate clarify elaborate agree counter retort interject comment volunteer theorize speculate caution complain lament gripe email e-mail text blog wonder rule pronounce rant vent enthuse gush crow reflect reminisce recollect profess avow attest aver venture surmise guess suspect figure hypothesize hypothesise postulate quibble preach lecture grumble concur disagree rumour rumor presume",
  ],
  [
    "asserts",
    "q",
    "shout chant yell cry whisper mutter exclaim laugh snap scoff sigh intone bark tease answer begin continue seethe fume deadpan marvel sing recite narrate holler scream roar murmur mumble growl",
  ],
  [
    "asserts",
    "co",
    "claim allege announce report reveal describe mention suggest indicate proclaim estimate calculate detail document outline discuss cite quote call portray liken characterize characterise label dub brand acclaim hail praise welcome applaud commend thank tout defend laud compliment congratulate credit depict paint cast frame echo retweet reference invoke list debate question compare contrast rate identify name downplay portray",
  ],
  ["asserts", "cr", "ask tell inform remind assure notify brief reassure advise"],
  ["confirms", "co", "confirm acknowledge admit affirm verify corroborate recognize recognise concede"],
  ["denies", "co", "deny dispute reject refute dismiss rebut disavow disown contradict doubt"],
  ["accuses", "o", "accuse blame fault charge"],
  [
    "condemns",
    "o",
    "condemn criticize criticise denounce decry blast slam deplore lambast lambaste rebuke mock ridicule deride assail castigate protest scold chide berate bash rip bemoan censure reprimand rap upbraid excoriate chastise",
  ],
  [
    "urges",
    "co",
    "urge demand recommend propose order instruct request ask plead implore exhort encourage advocate beg beseech counsel lobby",
  ],
  ["pledges", "co", "pledge promise vow threaten swear guarantee offer"],
  ["expects", "co", "expect predict forecast project fear hope foresee warn"],
  ["expects", "c", "believe think understand consider"],
  ["asserts", "C", "show find read demonstrate signal highlight underline underscore emphasize emphasise"],
  ["asserts", "O", "express voice issue raise"],
];

/** Of a form of "be" and a past participle: what is said with nobody named. */
export const IMPERSONAL_PASSIVE: ReadonlySet<string> = new Set(
  "said reported believed thought alleged expected estimated understood rumored rumoured considered presumed suspected feared claimed announced known held".split(
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
/** Nouns for what somebody says, and the stance of who says it. */
export const CUE_NOUNS: ReadonlyMap<string, Stance> = new Map(
  (
    [
      [
        "asserts",
        "claim claims statement statements assertion assertions suggestion suggestions announcement announcements argument arguments belief insistence report reports contention complaint complaints declaration comment comments remark remarks question questions emphasis message messages response rhetoric reference references revelation revelations disclosure testimony assessment conclusion conclusions finding findings opinion view views rumor rumors rumour rumours speculation hint hints advice retort observation observations",
      ],
      ["confirms", "admission admissions confession confirmation acknowledgment acknowledgement"],
      ["denies", "denial denials rebuttal"],
      ["accuses", "accusation accusations allegation allegations"],
      ["condemns", "criticism condemnation"],
      [
        "urges",
        "call calls demand demands plea pleas appeal appeals proposal proposals recommendation recommendations",
      ],
      ["pledges", "promise promises pledge pledges vow vows guarantee assurance assurances threat threats"],
      [
        "expects",
        "warning warnings prediction predictions forecast forecasts estimate estimates projection projections",
      ],
    ] as const
  ).flatMap(([stance, nouns]) => nouns.split(" ").map((noun) => [noun, stance] as const)),
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

/** Forms that are as often a noun. */
export const AMBIGUOUS: ReadonlySet<string> = new Set(
  "claims claim report reports state states note notes call calls estimates estimate promise promises demand demands charge charges order orders offer offers request requests project projects hope hopes fear fears remark remarks comment comments answer answers post posts detail details document documents quote quotes label labels brand press posted fault faults protest protests signal signals highlight highlights reason counter welcome brief voice voices issue issues question questions read cite think thanks pledge pledges vow vows threat shows show raise raises finds find sees see text texts blog blogs figure figures suspect suspects guess guesses rule rules list lists name names debate debates cast casts frame frames credit credits paint paints doubt doubts attack attacks challenge challenges lecture lectures laugh laughs cry cries rant rants reference references rate rates scream screams chant chants email emails".split(
    " ",
  ),
);

/** Verbs that report only with a clause or a quotation, and are common without: "found", "showed". */
export const CLAUSE_ONLY: ReadonlySet<string> = new Set(
  "show find read demonstrate signal highlight underline underscore believe think recognize recognise begin continue project press see recall relate repeat".split(
    " ",
  ),
);
/** Verbs that report only with one of ATTITUDE_NOUNS. */
export const ATTITUDE_VERBS: ReadonlySet<string> = new Set(["express", "voice", "issue", "raise"]);

/** An event can do these as well as a person ("the assault underscores how …"): they report only of somebody named. */
export const NEEDS_NAMED_SOURCE: ReadonlySet<string> = new Set([
  "signal",
  "highlight",
  "underline",
  "underscore",
  "demonstrate",
]);
