import type { NameBook } from "../../reading/names.js";
import { tokenize } from "../../reading/tokenize.js";

export const claimantKinds = ["party", "official", "witness", "unnamed"] as const;
/**
 * What the text tells of a claimant: `party`, a side in the conflict (a name that desk.yaml marks); `official`, who
 * speaks for or is an authority; `witness`, who was there; `unnamed`, somebody whose name is not given.
 */
export type ClaimantKind = (typeof claimantKinds)[number];

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** People who hold an office or speak for somebody, and bodies of a state. */
const OFFICIAL = words(
  "minister ministers ministry ministries government governments president premier governor governors mayor mayors official officials spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople police policeman policewoman army military navy commissioner authority authorities council councillor parliament senate senator senators lawmaker lawmakers congressman congresswoman court judge judges prosecutor prosecutors ambassador ambassadors envoy envoys embassy diplomat diplomats consul consulate kremlin pentagon chancellor cabinet office department directorate commission administration brigade sheriff coroner serviceman secretary ombudsman gov. sen. rep. gen. col. lt. maj. sgt. capt. adm.",
);
/** Ranks that are everyday words as well: only written as a title. */
const TITLES = words("General Colonel Major Captain Lieutenant Sergeant Admiral Brigadier King Queen");
const WITNESSES = words(
  "witness witnesses eyewitness eyewitnesses resident residents survivor survivors neighbour neighbours neighbor neighbors bystander bystanders onlooker onlookers passer-by passers-by passerby passersby villager villagers inhabitant inhabitants",
);
const WITNESSED = /\bwho (?:had )?(?:saw|seen|witnessed|watched|was there|were there|survived|escaped)\b/i;
const ANONYMITY =
  /\b(?:anonym\w+|unnamed|unidentified|undisclosed|not to be (?:named|identified)|(?:not|declined to|refused to) (?:be|being) (?:named|identified)|without being (?:named|identified)|(?:did|does|do) not (?:want|wish) to be (?:named|identified)|whose names? (?:\w+ ){0,2}(?:withheld|changed))\b/i;
/** People of whom there are many: a phrase with nothing but one of these gives no name. */
const PERSONS = words(
  "source sources insider insiders person people man woman men women aide aides adviser advisers advisor advisors analyst analysts expert experts diplomat diplomats official officials officer officers commander commanders leader leaders fighter fighters soldier soldiers lawmaker lawmakers worker workers spokesman spokeswoman spokesperson employee employees colleague colleagues friend friends relative relatives activist activists doctor doctors medic medics rescuer rescuers campaigner campaigners critic critics observer observers volunteer volunteers supporter supporters caller driver engineer nurse teacher farmer student trader",
);
/** Before whom a name tells for whom somebody speaks: "a spokesman for the army", "army commanders". */
const SPEAKS_FOR = words(
  "spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople official officials officer officers commander commanders leader leaders leadership command member members fighter fighters soldier soldiers source sources statement head chief minister ministry representative representatives general colonel",
);
const DETERMINERS = words("the a an some several many two three four five other one another both");
const INDEFINITE = words("a an some several many two three four five six another other one");
/** Where the noun phrase that says who speaks ends and something about it begins. */
const AFTER_HEAD = words(
  "of for from in at on with to by near close against within inside about who whom whose which that where when after before under , ( — – :",
);
const FORMER = words("former ex onetime one-time late retired ousted");

interface Phrase {
  readonly text: string;
  readonly lower: readonly string[];
  readonly starts: readonly number[];
}

/**
 * What the text says of a claimant, in the order of `claimantKinds`; empty where it says nothing of the kind.
 * A phrase may be several: "a ministry official who asked not to be named" is official and unnamed.
 */
export function kindsOfClaimant(written: string, speaker: string | null, book: NameBook): ClaimantKind[] {
  const { lower, starts } = tokenize(written);
  const phrase: Phrase = { text: written, lower, starts: Array.from(starts) };
  const has: Record<ClaimantKind, boolean> = {
    party: speaksForParty(phrase, book) || (speaker !== null && book.isParty(speaker)),
    official: headsOf(phrase).some(([from, to]) => isOfficial(phrase, from, to)) || speaksForOffice(phrase),
    witness: isWitness(phrase),
    unnamed: ANONYMITY.test(written) || givesNoName(phrase, book),
  };
  return claimantKinds.filter((kind) => has[kind]);
}

/** The noun phrases that say who it is: the first, and what stands beside it between commas. */
function headsOf({ lower }: Phrase): [from: number, to: number][] {
  const heads: [number, number][] = [];
  for (let from = 0; from < lower.length; ) {
    let to = from;
    while (to < lower.length && !AFTER_HEAD.has(lower[to] ?? "")) to++;
    if (to > from) heads.push([from, to]);
    // "the head of the army, a man …": what stands after "of" is not who speaks, up to the next comma.
    while (to < lower.length && lower[to] !== ",") to++;
    from = to + 1;
  }
  return heads;
}

/** An office in the head, unless it is a former one or somebody else's: "the minister's brother". */
function isOfficial(phrase: Phrase, from: number, to: number): boolean {
  const { lower, text, starts } = phrase;
  if (lower.slice(from, to).some((word) => FORMER.has(word))) return false;
  for (let i = from; i < to; i++) {
    const word = lower[i] ?? "";
    const start = starts[i] ?? 0;
    const title = TITLES.has(text.slice(start, start + word.length)) && isCapital(phrase, i + 1);
    if ((OFFICIAL.has(word) || title) && (lower[i + 1] !== "'s" || i + 2 >= to))
      return !isBystander(lower, to);
  }
  return false;
}

/** "the head of the army", "a source in the ministry". */
function speaksForOffice({ lower }: Phrase): boolean {
  return lower.some(
    (word, i) =>
      SPEAKS_FOR.has(word) &&
      /^(?:of|for|in|at|from|within)$/.test(lower[i + 1] ?? "") &&
      lower.slice(i + 2, i + 6).some((other) => OFFICIAL.has(other)) &&
      !lower.slice(0, i).some((other) => FORMER.has(other)),
  );
}

/** "police witnesses", "army supporters": the last word of the head decides. */
function isBystander(lower: readonly string[], to: number): boolean {
  const last = lower[to - 1] ?? "";
  return (
    WITNESSES.has(last) ||
    /^(?:critics?|opponents?|supporters?|victims?|prisoners?|wife|widow|husband|sons?|daughters?|family|brother|sister|mother|father|relatives?|lawyers?|house|record|records)$/.test(
      last,
    )
  );
}

function isWitness(phrase: Phrase): boolean {
  const { lower, text } = phrase;
  return (
    WITNESSED.test(text) ||
    headsOf(phrase).some(([from, to]) => lower.slice(from, to).some((one) => WITNESSES.has(one)))
  );
}

/** A side in the conflict, or who speaks for one; not whoever its name is mentioned with. */
function speaksForParty({ lower }: Phrase, book: NameBook): boolean {
  const first = lower.findIndex((word) => !DETERMINERS.has(word));
  for (let i = Math.max(0, first); i < lower.length; i++) {
    const match = book.match(lower, i);
    if (match === undefined) continue;
    if (match.entry.party === true) {
      const next = lower[i + match.length];
      const after = next === "'s" ? lower.slice(i + match.length + 1) : lower.slice(i + match.length);
      const own = after.slice(0, 4).some((word) => SPEAKS_FOR.has(word));
      const before = lower.slice(Math.max(0, i - 4), i).some((word) => SPEAKS_FOR.has(word));
      const alone = next === undefined || AFTER_HEAD.has(next);
      if (i === first && (alone || own)) return true;
      // "the rebel group Rose Front", "the opposition Rose Front": what it is, and its name.
      if (alone && !lower.slice(Math.max(0, first), i).some((word) => AFTER_HEAD.has(word) || word === "'s"))
        return true;
      if (own || before) return true;
    }
    i += match.length - 1;
  }
  return false;
}

/** "a source", "two Western diplomats", "rebel commanders": people, and no name. An institution needs none. */
function givesNoName(phrase: Phrase, book: NameBook): boolean {
  const { lower } = phrase;
  const [head] = headsOf(phrase);
  if (head === undefined) return false;
  const last = lower[head[1] - 1] ?? "";
  const plural = last.endsWith("s") || last === "people" || last === "men" || last === "women";
  const person = PERSONS.has(last) || WITNESSES.has(last) || (OFFICIAL.has(last) && isOffice(last));
  // "the minister" means one who is known; "a minister" and "ministers" do not.
  if (!person || !(plural || INDEFINITE.has(lower[head[0]] ?? "") || last === "source")) return false;
  for (let i = head[0]; i < lower.length; i++) {
    if (lower[i] === ",") break;
    if (!isCapital(phrase, i)) continue;
    // "Rebel commanders" at the head of a sentence.
    if (i === 0 && head[1] > 1 && !isCapital(phrase, 1) && lower[1] !== "'s") continue;
    const known = book.match(lower, i);
    const modifier = i + 1 < head[1] && !isCapital(phrase, i + 1) && lower[i + 1] !== "'s";
    const single = known === undefined || known.length === 1;
    if (!(single && modifier) && !(i === 0 && head[1] === 1)) return false;
  }
  return !nameAfterComma(phrase, head[1]);
}

/** "a spokesman, Darek Olmstrand". */
function nameAfterComma(phrase: Phrase, at: number): boolean {
  const comma = phrase.lower.indexOf(",", at);
  return comma >= 0 && isCapital(phrase, comma + 1);
}

/** Offices that people hold, where the others are bodies: "ministers", not "ministry". */
function isOffice(word: string): boolean {
  return !/^(?:.*ministr(?:y|ies)|governments?|police|army|military|navy|authorit(?:y|ies)|council|parliament|senate|court|embassy|consulate|kremlin|pentagon|cabinet|office|department|directorate|commission|administration|brigade)$/.test(
    word,
  );
}

function isCapital({ text, starts }: Phrase, i: number): boolean {
  return /^\p{Lu}/u.test(text.slice(starts[i] ?? text.length));
}
