import type { Description, Gender } from "./person.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

/** What the words around a name tell of who bears it. */
export interface Surroundings {
  /** Above zero where they speak of a person, below where they speak of something else. */
  readonly score: number;
  readonly gender: Gender | null;
  readonly descriptions: readonly Description[];
}

/** A noun phrase without its article. */
interface Nouns extends Description {
  /** Token of its head. */
  readonly noun: number;
}

interface NounsAfter extends Nouns {
  readonly to: number;
  readonly determiner: boolean;
}

/** No title or apposition is longer, in tokens. */
const LONGEST = 12;
const AGE = /^\d{1,3}(?:-year-old)?$/;
const POSSESSIVES = new Set(["the", "a", "an", "his", "her", "their", "'s"]);
const DETERMINERS = new Set(["the", "a", "an", "his", "her", "their", "its", "one"]);
const COPULAS = new Set(["is", "was", "'s", "became"]);
const RELATIVES = new Set(["who", "whos", "whoe", "whose"]);
const PREPOSITIONS = new Set(["of", "for", "at", "in", "with", "from"]);

/** Looks at what stands before and after the name of tokens `from` to `to`; its own titles begin at `title`. */
export function describe(script: Script, title: number, from: number, to: number): Surroundings {
  const found = new Findings(script);
  if (title < from) {
    found.add(titleOf(script, title, from), true);
    for (let i = title; i < from; i++) found.gender ??= script.genderOfNoun(i) ?? null;
    if (found.descriptions.length === 0 && script.can(from - 1, KIND.address)) found.score += 2;
  } else found.add(nounsBefore(script, from - 1), false);
  found.add(appositionBefore(script, title, to), false);
  found.add(appositionAfter(script, to), true);
  found.add(complement(script, to), false);
  const age = isAge(script, to) ? to + 1 : script.word(title - 1).endsWith("-year-old") ? title - 1 : -1;
  if (age >= 0) {
    found.score += 2;
    found.descriptions.push({ head: ageAt(script, age), words: new Set(), at: from });
  }
  const relative = script.can(to, KIND.comma) && RELATIVES.has(script.word(to + 1));
  if (relative || script.word(to) === "who") found.score += 1;
  return found;
}

class Findings implements Surroundings {
  score = 0;
  gender: Gender | null = null;
  readonly descriptions: Description[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  /** Counts a noun phrase that stands with the name; a sure one describes who bears it, whatever its noun. */
  add(nouns: Nouns | undefined, sure: boolean): void {
    if (nouns === undefined) return;
    const script = this.#script;
    const person = script.can(nouns.noun, KIND.person | KIND.title);
    if (person || sure) this.descriptions.push(nouns);
    if (person) this.score += 2;
    else if (script.can(nouns.noun, KIND.institution)) this.score -= 2;
    this.gender ??= script.genderOfNoun(nouns.noun) ?? null;
  }
}

/** "X, 34, a teacher" */
function isAge(script: Script, to: number): boolean {
  return script.can(to, KIND.comma) && AGE.test(script.word(to + 1)) && isStop(script.word(to + 2));
}

function isStop(word: string): boolean {
  return word === "," || word === ".";
}

function ageAt(script: Script, i: number): string {
  return `${Number.parseInt(script.word(i), 10)}-year-old`;
}

/** The titles in front of a name: "Foreign Minister" X. */
function titleOf(script: Script, title: number, from: number): Nouns | undefined {
  const words = new Set<string>();
  for (let i = Math.max(title, from - LONGEST); i < from - 1; i++) words.add(script.word(i));
  const noun = from - 1;
  if (script.can(noun, KIND.address) && words.size === 0) return undefined;
  return { head: script.word(noun), noun, words, at: title };
}

/** The common nouns that end at token `last`: "then deputy mayor" X. */
function nounsBefore(script: Script, last: number): Nouns | undefined {
  if (!script.is(last, "NOUN") || script.capital(last)) return undefined;
  const words = new Set<string>();
  let at = last;
  while (at > 0 && last - at < LONGEST && isModifier(script, at - 1)) words.add(script.word(--at));
  return { head: script.word(last), noun: last, words, at };
}

function isModifier(script: Script, i: number): boolean {
  return (
    script.is(i, "NOUN", "PROPN", "ADJ", "NUM") ||
    script.can(i, KIND.owner) ||
    (script.is(i, "VERB") && script.word(i).includes("-")) ||
    (script.capital(i) && script.is(i, "X", "VERB", "ADV"))
  );
}

/** "The interior minister, X, said". */
function appositionBefore(script: Script, from: number, to: number): Nouns | undefined {
  if (!script.can(from - 1, KIND.comma) || !isStop(script.word(to))) return undefined;
  const nouns = nounsBefore(script, from - 2);
  if (nouns === undefined || !POSSESSIVES.has(script.word(nouns.at - 1))) {
    // "Kell's partner, X": the possessor was read as a modifier.
    return nouns?.words.has("'s") === true ? nouns : undefined;
  }
  return nouns;
}

/** "X, the interior minister," and "X (head of the port authority)". */
function appositionAfter(script: Script, to: number): Nouns | undefined {
  if (!script.can(to, KIND.aside)) return undefined;
  const age = script.can(to + 2, KIND.comma) && AGE.test(script.word(to + 1));
  const nouns = nounsAfter(script, age ? to + 3 : to + 1);
  if (nouns === undefined) return undefined;
  if (script.is(nouns.to, "VERB", "AUX") && !/(?:ed|ing)$/.test(script.word(nouns.to))) return undefined;
  return nouns.determiner || script.can(nouns.noun, KIND.person) ? nouns : undefined;
}

/** "X is the interior minister". */
function complement(script: Script, to: number): Nouns | undefined {
  if (!COPULAS.has(script.word(to))) return undefined;
  const nouns = nounsAfter(script, to + 1);
  return nouns?.determiner === true ? nouns : undefined;
}

/** The noun phrase that begins at a token; its head is the last noun before a preposition, a comma or a verb. */
function nounsAfter(script: Script, first: number): NounsAfter | undefined {
  const determiner = DETERMINERS.has(script.word(first));
  const words = new Set<string>();
  let head = -1;
  let i = determiner ? first + 1 : first;
  for (; i < first + LONGEST; i++) {
    if (script.can(i, KIND.owner)) continue;
    if (!isModifier(script, i)) break;
    if (script.is(i, "NOUN", "PROPN")) head = i;
    words.add(script.word(i));
  }
  if (head < 0 || (script.capital(head) && !script.can(head, KIND.title))) return undefined;
  words.delete(script.word(head));
  if (PREPOSITIONS.has(script.word(i))) addComplement(script, i + 1, words);
  return { head: script.word(head), noun: head, words, at: first, to: i, determiner };
}

/** "head | of the port authority" */
function addComplement(script: Script, from: number, words: Set<string>): void {
  for (let i = from; i < from + 8; i++) {
    if (script.is(i, "NOUN", "PROPN", "ADJ")) words.add(script.word(i));
    else if (!script.is(i, "DET") && !/^(?:of|for|at|'s|and)$/.test(script.word(i))) break;
  }
}
