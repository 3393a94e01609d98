import type { View } from "../view.js";
import { genderOfNoun, isAddress, isInstitutionWord, isPersonNoun, isTitle } from "./lexicon.js";
import type { Description, Gender } from "./person.js";

/** What the words around a name tell of who bears it. */
export interface Surroundings {
  /** Above zero where they speak of a person, below where they speak of something else. */
  readonly score: number;
  readonly gender: Gender | null;
  readonly descriptions: readonly Description[];
}

/** A noun phrase without its article. */
interface Nouns extends Description {
  readonly to: number;
  readonly determiner: boolean;
}

/** No title or apposition is longer, in tokens. */
const LONGEST = 12;
const AGE = /^\d{1,3}(?:-year-old)?$/;

/** Looks at what stands before and after the name of tokens `from` to `to`; its own titles begin at `title`. */
export function describe(view: View, title: number, from: number, to: number): Surroundings {
  const found: Description[] = [];
  let score = 0;
  let gender: Gender | null = null;
  const add = (nouns: Description | undefined, sure: boolean): void => {
    if (nouns === undefined) return;
    const person = isPersonNoun(nouns.head) || isTitle(nouns.head);
    if (person || sure) found.push(nouns);
    if (person) score += 2;
    else if (isInstitutionWord(nouns.head)) score -= 2;
    gender ??= genderOfNoun(nouns.head) ?? null;
  };
  add(titleOf(view, title, from), true);
  for (let i = title; i < from; i++) gender ??= genderOfNoun(view.word(i)) ?? null;
  if (title < from && found.length === 0 && isAddress(view.word(from - 1))) score += 2;
  add(title === from ? nounsBefore(view, from - 1) : undefined, false);
  add(appositionBefore(view, title, to), false);
  add(appositionAfter(view, to), true);
  add(complement(view, to), false);
  if (isAge(view, to) || /-year-old$/.test(view.word(title - 1))) {
    score += 2;
    found.push({ head: ageAt(view, isAge(view, to) ? to + 1 : title - 1), words: new Set(), at: from });
  }
  if (view.word(to) === "who" || (view.word(to) === "," && /^whos?e?$/.test(view.word(to + 1)))) score += 1;
  return { score, gender, descriptions: found };
}

/** "X, 34, a teacher" */
function isAge(view: View, to: number): boolean {
  return view.word(to) === "," && AGE.test(view.word(to + 1)) && /^[,.]$/.test(view.word(to + 2));
}

function ageAt(view: View, i: number): string {
  return `${Number.parseInt(view.word(i), 10)}-year-old`;
}

/** The titles in front of a name: "Foreign Minister" X. */
function titleOf(view: View, title: number, from: number): Description | undefined {
  if (title === from) return undefined;
  const words = new Set<string>();
  for (let i = Math.max(title, from - LONGEST); i < from - 1; i++) words.add(view.word(i));
  const head = view.word(from - 1);
  return isAddress(head) && words.size === 0 ? undefined : { head, words, at: title };
}

/** The common nouns that end at token `last`: "then deputy mayor" X. */
export function nounsBefore(view: View, last: number): Description | undefined {
  if (!view.is(last, "NOUN") || view.capital(last)) return undefined;
  const words = new Set<string>();
  let at = last;
  while (at > 0 && last - at < LONGEST && isModifier(view, at - 1)) words.add(view.word(--at));
  return { head: view.word(last), words, at };
}

function isModifier(view: View, i: number): boolean {
  const word = view.word(i);
  return (
    view.is(i, "NOUN", "PROPN", "ADJ", "NUM") ||
    word === "'s" ||
    (view.is(i, "VERB") && word.includes("-")) ||
    (view.capital(i) && view.is(i, "X", "VERB", "ADV"))
  );
}

/** "The interior minister, X, said". */
function appositionBefore(view: View, from: number, to: number): Description | undefined {
  if (view.word(from - 1) !== "," || !/^[,.]$/.test(view.word(to))) return undefined;
  const nouns = nounsBefore(view, from - 2);
  if (nouns === undefined || !/^(?:the|a|an|his|her|their|'s)$/.test(view.word(nouns.at - 1))) {
    // "Kell's partner, X": the possessor was read as a modifier.
    return nouns?.words.has("'s") === true ? nouns : undefined;
  }
  return nouns;
}

/** "X, the interior minister," and "X (head of the port authority)". */
function appositionAfter(view: View, to: number): Description | undefined {
  if (!/^[,(—–]$/.test(view.word(to))) return undefined;
  const age = AGE.test(view.word(to + 1)) && view.word(to + 2) === ",";
  const nouns = nounsAfter(view, age ? to + 3 : to + 1);
  if (nouns === undefined) return undefined;
  if (view.is(nouns.to, "VERB", "AUX") && !/(?:ed|ing)$/.test(view.word(nouns.to))) return undefined;
  return nouns.determiner || isPersonNoun(nouns.head) ? nouns : undefined;
}

/** "X is the interior minister". */
function complement(view: View, to: number): Description | undefined {
  if (!/^(?:is|was|'s|became)$/.test(view.word(to))) return undefined;
  const nouns = nounsAfter(view, to + 1);
  return nouns?.determiner === true ? nouns : undefined;
}

/** The noun phrase that begins at a token; its head is the last noun before a preposition, a comma or a verb. */
export function nounsAfter(view: View, first: number): Nouns | undefined {
  const determiner = /^(?:the|a|an|his|her|their|its|one)$/.test(view.word(first));
  const words = new Set<string>();
  let head = -1;
  let i = determiner ? first + 1 : first;
  for (; i < first + LONGEST; i++) {
    if (view.word(i) === "'s") continue;
    if (!isModifier(view, i)) break;
    if (view.is(i, "NOUN", "PROPN")) head = i;
    words.add(view.word(i));
  }
  if (head < 0 || (view.capital(head) && !isTitle(view.word(head)))) return undefined;
  words.delete(view.word(head));
  if (/^(?:of|for|at|in|with|from)$/.test(view.word(i))) addComplement(view, i + 1, words);
  return { head: view.word(head), words, at: first, to: i, determiner };
}

/** "head | of the port authority" */
function addComplement(view: View, from: number, words: Set<string>): void {
  for (let i = from; i < from + 8; i++) {
    if (view.is(i, "NOUN", "PROPN", "ADJ")) words.add(view.word(i));
    else if (!view.is(i, "DET") && !/^(?:of|for|at|'s|and)$/.test(view.word(i))) break;
  }
}
