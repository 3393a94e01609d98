import type { Name } from "../../../reading/names.js";
import type { View } from "../view.js";
import { genderOfGivenName } from "./given-names.js";
import { isAddress, isCalendar, isInstitutionWord, isTitle } from "./lexicon.js";

/** A name as it may be a person's: the titles before it, and the name proper. */
export interface Spelling {
  /** First token of the titles, or of the name where it has none. */
  readonly title: number;
  readonly from: number;
  readonly to: number;
  /** In lower case, without initials. */
  readonly words: readonly string[];
}

/** Surnames that are also words of institutions' and places' names. */
const SURNAMES = new Set(
  "hill hills north west church hall park street bay cross day lake wood banks price rivers young king marsh church bridge ford house mills wells post wing foods parks".split(
    " ",
  ),
);
const INITIALS = /^(?:\p{L}\.)+$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/;
const PARTY = /^(?:democrat|tory|labourite|socialist|communist|independent|libertarian|social)$/;
const GENTILIC = /(?:ian|ean|ish|ese|can|man)$/;
/** Between a name's first word and its last: "van", "bin". */
const PARTICLE = /^(?:al|el|bin|bint|ibn|de|del|da|di|van|von|der|la|le|dos|du|st\.?|den|ten)$/;
/** How many titles stand before one name at most. */
const TITLES = 5;

/** Takes a name apart; undefined where nothing of it can be a person's. */
export function spellingOf(view: View, { from, to, known }: Name): Spelling | undefined {
  let first = from;
  while (first < to - 1 && isCalendar(view.word(first))) first++;
  const begins = known === null ? givenBefore(view, afterTitles(view, first, to), to) : first;
  let title = Math.min(first, begins);
  while (from - title < TITLES && isTitle(view.word(title - 1)) && view.capital(title - 1)) title--;
  let last = to;
  while (last > begins + 1 && (isCalendar(view.word(last - 1)) || /^\d/.test(view.word(last - 1)))) last--;
  const words = wordsOf(view, begins, last);
  if (words.length === 0) return undefined;
  // "Mr. Singer" is a name, "Director" is none.
  const alone = words.length === 1 && known === null && !isAddress(view.word(begins - 1));
  if (alone && isNoName(words[0] ?? "")) return undefined;
  return { title, from: begins, to: last, words };
}

/** The tagger takes many a given name for a verb: "Josh | Drent". */
function givenBefore(view: View, from: number, to: number): number {
  const before = from - 1;
  if (to - from > 1 || !view.capital(before) || view.is(before, "PROPN", "PUNCT", "DET", "PRON", "ADP"))
    return from;
  const word = view.word(before);
  if (genderOfGivenName(word) !== undefined) return before;
  const inside = view.reading.sentences[view.sentenceOf(before)]?.from !== before;
  return inside && !isNoName(word) && !GENTILIC.test(word) && view.is(before, "VERB", "X", "INTJ")
    ? before
    : from;
}

/** A title or a day without a name. */
function isNoName(word: string): boolean {
  return isTitle(word) || isCalendar(word) || isInstitutionWord(word);
}

/** The first token of the name proper: "Foreign Minister | Mirel Tashvenko". */
function afterTitles(view: View, from: number, to: number): number {
  let begins = from;
  for (let i = from; i < to - 1; i++)
    if (isTitle(view.word(i)) && !SUFFIX.test(view.word(i + 1))) begins = i + 1;
  // "Secretary of State | Mike Pompeo"
  if (view.word(begins) === "of") {
    for (let i = begins + 1; i < to - 1; i++) if (genderOfGivenName(view.word(i)) !== undefined) return i;
    return begins;
  }
  // "House Democrat | Nancy Pelosi", "Karvanian | Ulla Drent"
  if (genderOfGivenName(view.word(begins)) !== undefined) return begins;
  let party = false;
  for (let i = begins; i < to - 1; i++) {
    if (party && genderOfGivenName(view.word(i)) !== undefined) return i;
    party ||= isInstitutionWord(view.word(i)) || PARTY.test(view.word(i)) || GENTILIC.test(view.word(i));
  }
  return begins;
}

function wordsOf(view: View, from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const word = view.word(i);
    if (/\p{L}/u.test(word) && !INITIALS.test(word) && !SUFFIX.test(word)) words.push(word);
  }
  return words;
}

/** How much a name itself looks like a person's: below zero where it looks like something else. */
export function personality(view: View, { words, from, to }: Spelling): number {
  const own = words.filter((word) => !PARTICLE.test(word));
  if (words.includes("of") || words.includes("the") || own.length > 4) return -5;
  const first = own[0] ?? "";
  let score = genderOfGivenName(first) === undefined ? 0 : 3;
  for (const [i, word] of own.entries()) {
    if (!isInstitutionWord(word)) continue;
    score -= i > 0 && SURNAMES.has(word) ? 1 : 4;
  }
  for (let i = from; i < to; i++) if (isCoined(view.written(i), i > from)) score -= 5;
  return score;
}

/** "NATO", "F-16" and "HuffPost": no name of a person is written so. */
function isCoined(written: string, last: boolean): boolean {
  if (/\d/.test(written) || (last && /^\p{Lu}[\p{Lu}&]{2,}$/u.test(written))) return true;
  return (
    /\p{Ll}\p{Lu}/u.test(written) &&
    !/^(?:Ma?c|De|Du|La|Le|Di|Da|Van|Von|Fitz|O|Al|El|St)\p{Lu}/u.test(written)
  );
}
