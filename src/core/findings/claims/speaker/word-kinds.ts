import { genderOfGivenName } from "./given-names.js";
import {
  genderOfNoun,
  isAddress,
  isCalendar,
  isInstitutionWord,
  isPersonNoun,
  isSaying,
  isTitle,
} from "./lexicon.js";

/**
 * What a word can be to the rules for speakers, as bits of one number: a text is asked about each of its words a dozen
 * times, and most of them by several questions.
 */
export const KIND = {
  /** A verb of speech or thought. */
  saying: 1 << 0,
  /** A noun for one person. */
  person: 1 << 1,
  title: 1 << 2,
  /** "Mr.", "Gen." */
  address: 1 << 3,
  institution: 1 << 4,
  calendar: 1 << 5,
  /** A noun or a title for a man … */
  male: 1 << 6,
  /** … and for a woman. */
  female: 1 << 7,
  /** "34-year-old" */
  aged: 1 << 8,
  /** "He" and "she". */
  subject: 1 << 9,
  /** "His" and "her". */
  possessive: 1 << 10,
  /** "It" and "they". */
  bodyPronoun: 1 << 11,
  /** "Company": what is called so is often named otherwise before. */
  variation: 1 << 12,
  /** "Ministry", and other nouns for one body that speaks. */
  body: 1 << 13,
  /** A noun in the plural, as it looks … */
  plural: 1 << 14,
  /** … and one for people. */
  people: 1 << 15,
  /** A given name of men … */
  givenMale: 1 << 16,
  /** … and of women. */
  givenFemale: 1 << 17,
  comma: 1 << 18,
  /** "'s" */
  owner: 1 << 19,
  /** "The", "this", "that". */
  definite: 1 << 20,
  /** "The", "a", "an". */
  article: 1 << 21,
  /** What a noun phrase for one person begins with. */
  determiner: 1 << 22,
  /** Neither a number nor initials nor "Jr.": a word that a name can be told by. */
  nameWord: 1 << 23,
  /** A comma, a bracket or a dash, behind which an apposition begins. */
  aside: 1 << 24,
  /** A mark behind which "said X" may stand. */
  mark: 1 << 25,
  /** "van", "bin" */
  particle: 1 << 26,
  /** "Winger", "34-year-old": a text that varies its words calls by it whom it never introduced so. */
  nickname: 1 << 27,
  /** A people or a party, as a name of one word: "Republicans". */
  peoples: 1 << 28,
  /** "Karvanian" */
  gentilic: 1 << 29,
  /** Not of the word but of its place in the text: written with a capital. */
  capital: 1 << 30,
} as const;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Nouns for one body that speaks; what is called by the first ones here is often named otherwise before. */
const VARIATIONS = words(
  "company firm agency group union organization organisation airline charity manufacturer retailer network newspaper magazine website automaker carrier watchdog nonprofit think-tank giant",
);
const BODIES = words(
  "ministry government council committee commission court department office bureau army military police force administration campaign party board bank university hospital school institute foundation association federation coalition alliance movement militia mission embassy parliament congress senate assembly palace cabinet regime kremlin pentagon team club league center centre survey study report statement poll letter lawsuit complaint indictment document memo resolution ruling",
);
const PEOPLE = words("people police men women children families authorities troops");
const DETERMINERS = words("the a an this that one another his her its their");

/**
 * A text that varies its words calls somebody lately named by these. Only what says no more than that it is a person:
 * "the author" and "the owner" may be anybody.
 */
const NICKNAME = /^(?:\d+-year-old|man|woman|teenager|teen)$/;
/** A people or a party, named: "Republicans", "Karvanians". */
const PEOPLES = /(?:ans|ats|ists|ics|ers|ives|ese|ish|als)$/;
const GENTILIC = /(?:[ei]an|[rxl]ican|ese|ish)$/;
const INITIALS = /^(?:\p{L}\.)+$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|kc|qc|mp|mep|msp|obe|cbe|phd|esq)\.?$/;
/** Between a name's first word and its last: "van", "bin". */
const PARTICLE = /^(?:al|el|bin|bint|ibn|de|del|da|di|van|von|der|la|le|dos|du|st\.?|den|ten)$/;

/** Words whose kinds are remembered from article to article; beyond them all is forgotten. */
const MOST_WORDS = 30_000;
/** A longer word may be a part of its article's text, and would keep that in memory. */
const LONGEST_WORD = 12;
const known = new Map<string, number>();

/** The kinds of a word in lower case. */
export function kindsOf(word: string): number {
  const found = known.get(word);
  if (found !== undefined) return found;
  const kinds = nounKinds(word) | nameKinds(word) | functionKinds(word) | bodyKinds(word);
  if (known.size >= MOST_WORDS) known.clear();
  if (word.length < 100) known.set(word.length > LONGEST_WORD ? detached(word) : word, kinds);
  return kinds;
}

/** A copy of a word that shares no memory with the text it was cut from. */
function detached(word: string): string {
  return word.split("").join("");
}

const when = (holds: boolean, kind: number): number => (holds ? kind : 0);

function nounKinds(word: string): number {
  const gender = genderOfNoun(word);
  const aged = /^\d+-year-old$/.test(word);
  return (
    when(isSaying(word), KIND.saying) |
    when(isPersonNoun(word), KIND.person) |
    when(isTitle(word), KIND.title) |
    when(isAddress(word), KIND.address) |
    when(gender === "male", KIND.male) |
    when(gender === "female", KIND.female) |
    when(aged, KIND.aged) |
    when(NICKNAME.test(word), KIND.nickname)
  );
}

function nameKinds(word: string): number {
  const given = genderOfGivenName(word);
  const plain = /\p{L}/u.test(word) && !INITIALS.test(word) && !SUFFIX.test(word);
  return (
    when(isInstitutionWord(word), KIND.institution) |
    when(isCalendar(word), KIND.calendar) |
    when(given === "male", KIND.givenMale) |
    when(given === "female", KIND.givenFemale) |
    when(plain, KIND.nameWord) |
    when(PARTICLE.test(word), KIND.particle) |
    when(
      PEOPLES.test(word) ||
        PEOPLE.has(word) ||
        isPersonNoun(word.replace(/s$/, "")) ||
        isPersonNoun(word.replace(/es$/, "")),
      KIND.peoples,
    ) |
    when(GENTILIC.test(word), KIND.gentilic)
  );
}

function functionKinds(word: string): number {
  return (
    when(word === "he" || word === "she", KIND.subject) |
    when(word === "his" || word === "her", KIND.possessive) |
    when(word === "it" || word === "they", KIND.bodyPronoun) |
    when(word === ",", KIND.comma) |
    when(word === "'s", KIND.owner) |
    when(/^(?:the|this|that)$/.test(word), KIND.definite) |
    when(/^(?:the|a|an)$/.test(word), KIND.article) |
    when(DETERMINERS.has(word), KIND.determiner) |
    when(/^[,(—–]$/.test(word), KIND.aside) |
    when(/^[,“”"’'?!.—–:]$/.test(word), KIND.mark)
  );
}

function bodyKinds(word: string): number {
  const people =
    PEOPLE.has(word) ||
    (word.endsWith("s") && isPersonNoun(word.slice(0, -1))) ||
    /(?:ers|ors|ists|ians|ants)$/.test(word);
  const plural = people || (word.endsWith("s") && !/(?:ss|us|is)$/.test(word));
  return (
    when(VARIATIONS.has(word), KIND.variation) |
    when(BODIES.has(word), KIND.body) |
    when(people, KIND.people) |
    when(plural, KIND.plural)
  );
}
