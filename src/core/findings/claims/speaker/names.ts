import type { Name } from "../../../reading/names.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

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
const SUFFIX = /^(?:jr|sr|ii|iii|iv|kc|qc|mp|mep|msp|obe|cbe|phd|esq)\.?$/;
const PARTY = /^(?:democrat|tory|labourite|socialist|communist|independent|libertarian|social)$/;
const GENTILIC = /(?:ian|ean|ish|ese|can|man)$/;
const GIVEN = KIND.givenMale | KIND.givenFemale;
/** A title or a day without a name. */
const NO_NAME = KIND.title | KIND.calendar | KIND.institution;
/** How many titles stand before one name at most. */
const TITLES = 5;

/** Takes a name apart; undefined where nothing of it can be a person's. */
export function spellingOf(script: Script, { from, to, known }: Name): Spelling | undefined {
  let first = from;
  while (first < to - 1 && script.can(first, KIND.calendar)) first++;
  const begins = known === null ? givenBefore(script, afterTitles(script, first, to), to) : first;
  let title = Math.min(first, begins);
  while (from - title < TITLES && script.can(title - 1, KIND.title) && script.capital(title - 1)) title--;
  let last = to;
  while (last > begins + 1 && (script.can(last - 1, KIND.calendar) || /^\d/.test(script.word(last - 1))))
    last--;
  const words = wordsOf(script, begins, last);
  if (words.length === 0) return undefined;
  // "Mr. Singer" is a name, "Director" is none.
  const alone = words.length === 1 && known === null && !script.can(begins - 1, KIND.address);
  if (alone && script.can(wordAt(script, begins, last), NO_NAME)) return undefined;
  return { title, from: begins, to: last, words };
}

/** The tagger takes many a given name for a verb: "Josh | Drent". */
function givenBefore(script: Script, from: number, to: number): number {
  const before = from - 1;
  if (to - from > 1 || !script.capital(before) || script.is(before, "PROPN", "PUNCT", "DET", "PRON", "ADP"))
    return from;
  if (script.can(before, GIVEN)) return before;
  if (script.can(before, NO_NAME) || !script.is(before, "VERB", "X", "INTJ")) return from;
  if (GENTILIC.test(script.word(before))) return from;
  const { view } = script;
  return view.reading.sentences[view.sentenceOf(before)]?.from !== before ? before : from;
}

/** The first token of the name proper: "Foreign Minister | Mirel Tashvenko". */
function afterTitles(script: Script, from: number, to: number): number {
  let begins = from;
  for (let i = from; i < to - 1; i++)
    if (script.can(i, KIND.title) && !SUFFIX.test(script.word(i + 1))) begins = i + 1;
  // "Geologist | Nadia Corr", "Chief Executive | Marguerite Dahl"
  if (to - begins > 2 && script.can(begins, KIND.person) && !script.can(begins, GIVEN)) begins++;
  // "Secretary of State | Mike Pompeo"
  if (script.word(begins) === "of") {
    for (let i = begins + 1; i < to - 1; i++) if (script.can(i, GIVEN)) return i;
    return begins;
  }
  // "House Democrat | Nancy Pelosi", "Karvanian | Ulla Drent"
  if (script.can(begins, GIVEN)) return begins;
  let party = false;
  for (let i = begins; i < to - 1; i++) {
    if (party && script.can(i, GIVEN)) return i;
    party ||= script.can(i, KIND.institution) || PARTY.test(script.word(i)) || GENTILIC.test(script.word(i));
  }
  return begins;
}

function wordsOf(script: Script, from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) if (script.can(i, KIND.nameWord)) words.push(script.word(i));
  return words;
}

/** The token of the first of a name's words. */
function wordAt(script: Script, from: number, to: number): number {
  let i = from;
  while (i < to && !script.can(i, KIND.nameWord)) i++;
  return i;
}

/** How much a name itself looks like a person's: below zero where it looks like something else. */
export function personality(script: Script, { words, from, to }: Spelling): number {
  if (words.includes("of") || words.includes("the")) return -5;
  let own = 0;
  let score = 0;
  for (let i = from; i < to; i++) {
    if (!script.can(i, KIND.nameWord) || script.can(i, KIND.particle)) continue;
    if (++own > 4) return -5;
    if (own === 1 && script.can(i, GIVEN)) score += 3;
    if (script.can(i, KIND.institution)) score -= own > 1 && SURNAMES.has(script.word(i)) ? 1 : 4;
  }
  for (let i = from; i < to; i++) if (isCoined(script.view.written(i), i > from)) score -= 5;
  return score;
}

/** "NATO", "F-16" and "HuffPost": no name of a person is written so. */
function isCoined(written: string, last: boolean): boolean {
  if (/^[A-Z][a-z]*$/.test(written)) return false;
  if (/\d/.test(written) || (last && /^\p{Lu}[\p{Lu}&]{2,}$/u.test(written))) return true;
  return (
    /\p{Ll}\p{Lu}/u.test(written) &&
    !/^(?:Ma?c|De|Du|La|Le|Di|Da|Van|Von|Fitz|O|Al|El|St)\p{Lu}/u.test(written)
  );
}
