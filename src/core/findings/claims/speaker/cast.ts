import type { Name } from "../../../reading/names.js";
import type { View } from "../view.js";
import { describe } from "./describe.js";
import { genderOfGivenName } from "./given-names.js";
import { isSaying } from "./lexicon.js";
import { personality, type Spelling, spellingOf } from "./names.js";
import type { Description, Gender, Mention, Person } from "./person.js";
import { isInverted } from "./roles.js";

/** What an article tells of one name, all its places taken together. */
interface Candidate {
  readonly spelling: Spelling;
  readonly name: string;
  readonly known: boolean;
  readonly descriptions: Description[];
  gender: Gender | null;
  score: number;
  /** A verb of speech stands with it somewhere. */
  speaks: boolean;
}

/** Two people of one surname are as ambiguous as twenty. */
const NAMESAKES = 4;
/** The score from which a name of two words or more, or of one, is a person's. */
const FULL_NAME = 0;
/** The score from which that is sure. */
const SURE = 1;
const SINGLE_NAME = 2;

/** The people that an article names, and where. */
export class Cast {
  readonly people: Person[] = [];
  /** In text order. */
  readonly mentions: Mention[] = [];
  readonly #view: View;
  readonly #byWord = new Map<string, { surname: Person[]; given: Person[] }>();
  readonly #candidates = new Map<string, Candidate>();
  readonly #byName = new Map<string, Person>();
  /** Surnames that several bear, as people of their own. */
  readonly #shared = new Map<string, Person>();

  constructor(view: View) {
    this.#view = view;
    const spellings = view.reading.names.map((name) => this.#consider(name));
    const candidates = [...this.#candidates.values()];
    for (const candidate of candidates) if (isFull(candidate)) this.#admitFull(candidate);
    for (const candidate of candidates) if (!isFull(candidate)) this.#admitSingle(candidate);
    this.#link(spellings);
  }

  /** Whom a name of these words means at a token; null where the words leave it open. */
  personCalled(words: readonly string[], at: number, gender?: Gender): Person | undefined {
    const full = this.#byName.get(words.join(" "));
    if (full !== undefined && words.length > 1) return full;
    const called = this.#byWord.get(words.at(-1) ?? "");
    if (words.length !== 1 || called === undefined) return full;
    const heading = this.#headingAt(at);
    const before = (person: Person): boolean => heading || person.first <= at;
    const fits = (person: Person): boolean => gender === undefined || (person.gender ?? gender) === gender;
    const namesakes = called.surname.filter(before);
    const bearers = namesakes.filter(fits);
    if (bearers.length === 1) return bearers[0];
    if (namesakes.length > 0) return this.#sharedBy(words[0] ?? "", at);
    const given = called.given.filter(before).filter(fits);
    return full ?? (given.length === 1 ? given[0] : undefined);
  }

  #headingAt(at: number): boolean {
    const { paragraphs, sentences } = this.#view.reading;
    return paragraphs[sentences[this.#view.sentenceOf(at)]?.paragraph ?? -1]?.heading === true;
  }

  #sharedBy(word: string, at: number): Person {
    let person = this.#shared.get(word);
    if (person === undefined) {
      const name = this.#capitalised(word, at);
      person = { name, named: true, first: at, gender: null, votes: 0, sure: true, descriptions: [] };
      this.#shared.set(word, person);
    }
    return person;
  }

  #capitalised(word: string, at: number): string {
    for (let i = at; i < at + 6; i++) if (this.#view.word(i) === word) return this.#view.written(i);
    return word;
  }

  /** Weighs one place of a name. */
  #consider(name: Name): Spelling | undefined {
    const view = this.#view;
    if (name.known !== null && name.kind !== "person") return undefined;
    const spelling = spellingOf(view, name);
    if (spelling === undefined) return undefined;
    const { from, to, title } = spelling;
    const around = describe(view, title, from, to);
    const candidate = this.#candidate(name, spelling);
    candidate.score += around.score + this.#placeOf(spelling, name.kind === "place");
    candidate.speaks ||= this.#speaks(spelling);
    candidate.gender ??= around.gender;
    candidate.descriptions.push(...around.descriptions);
    return spelling;
  }

  #candidate(name: Name, spelling: Spelling): Candidate {
    const key = keyOf(name.known, spelling);
    let candidate = this.#candidates.get(key);
    if (candidate === undefined) {
      const { start, end } = this.#view.span(spelling.from, spelling.to);
      candidate = {
        spelling,
        name: name.known ?? this.#view.reading.text.slice(start, end).replace(/\s+/g, " "),
        known: name.known !== null,
        descriptions: [],
        gender: null,
        speaks: false,
        score: personality(this.#view, spelling) + (name.known === null ? 0 : 10),
      };
      this.#candidates.set(key, candidate);
    }
    return candidate;
  }

  /** What the place of a name in its sentence tells: people stand without an article, and not in one another. */
  #placeOf({ title }: Spelling, place: boolean): number {
    const before = this.#view.word(title - 1);
    if (before === "the") return -2;
    return place ? -2 : /^(?:at|in|within|across)$/.test(before) ? -1 : 0;
  }

  #speaks({ title, to }: Spelling): boolean {
    const view = this.#view;
    if (isSaying(view.word(to)) && view.is(to, "VERB")) return true;
    return isSaying(view.word(title - 1)) && view.is(title - 1, "VERB") && isInverted(view, title - 1);
  }

  #admitFull(candidate: Candidate): void {
    const { spelling, known, score } = candidate;
    const { words } = spelling;
    const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
    // Who is called by the last word of a name is a person: nobody shortens "Port Authority" to "Authority".
    const shortened = this.#candidates.has(last) && personality(this.#view, spelling) >= 0 ? 2 : 0;
    const sum = score + shortened + (candidate.speaks ? 1 : 0);
    if (!known && sum < FULL_NAME) return;
    const fuller = this.#fullerName(words);
    const person = fuller ?? this.#newPerson(candidate, sum >= SURE);
    person.gender ??= genderOfGivenName(first) ?? null;
    this.#add(candidate, person);
    if (fuller !== undefined) return;
    this.#index(last, "surname", person);
    // "Kim Jong-un": a hyphen and a small letter are a given name's.
    const turned = /\p{L}-\p{Ll}/u.test(candidate.name.split(" ").at(-1) ?? "");
    if (words.length > 1) this.#index(first, turned ? "surname" : "given", person);
  }

  /** A single name is somebody where a title, a description or a verb says so, and where no full name ends in it. */
  #admitSingle(candidate: Candidate): void {
    const word = candidate.spelling.words[0] ?? "";
    if (candidate.score < SINGLE_NAME) return;
    const bearers = this.#byWord.get(word)?.surname ?? [];
    if (bearers.some((person) => person.first < candidate.spelling.from)) {
      for (const person of bearers.length === 1 ? bearers : []) {
        person.gender ??= candidate.gender;
        person.descriptions.push(...candidate.descriptions);
      }
      return;
    }
    const person = this.#newPerson(candidate, true);
    person.gender ??= genderOfGivenName(word) ?? null;
    this.#add(candidate, person);
  }

  #newPerson({ name, spelling, gender }: Candidate, sure: boolean): Person {
    const person: Person = {
      name,
      named: true,
      first: spelling.from,
      gender,
      votes: 0,
      sure,
      descriptions: [],
    };
    this.people.push(person);
    return person;
  }

  #add(candidate: Candidate, person: Person): void {
    person.gender ??= candidate.gender;
    person.descriptions.push(...candidate.descriptions);
    this.#byName.set(keyOf(candidate.known ? candidate.name : null, candidate.spelling), person);
  }

  /** "Paz Akin" is the "Lorena Paz Akin" of before, and "Ulla Maria Drent" is "Ulla Drent". */
  #fullerName(words: readonly string[]): Person | undefined {
    if (words.length < 2) return undefined;
    const bearers = this.#byWord.get(words.at(-1) ?? "")?.surname ?? [];
    return bearers.find(({ name }) => {
      const other = name.toLowerCase().split(" ");
      return (
        other.length > 1 &&
        (other[0] === words[0] || (words.length < other.length && other.includes(words[0] ?? "")))
      );
    });
  }

  #index(word: string, part: "surname" | "given", person: Person): void {
    const entry = this.#byWord.get(word) ?? { surname: [], given: [] };
    if (entry[part].length < NAMESAKES) entry[part].push(person);
    this.#byWord.set(word, entry);
  }

  /** Finds the mentions: the names, and surnames that the tagger took for other words. */
  #link(spellings: readonly (Spelling | undefined)[]): void {
    const view = this.#view;
    let name = 0;
    for (let i = 0; i < view.reading.tokens.count; i++) {
      const found = view.reading.names[name];
      if (found !== undefined && found.from <= i) {
        const spelling = spellings[name++];
        if (spelling === undefined && found.to === i + 1) this.#surnameAt(i);
        const person = spelling && this.#named(found, spelling);
        if (spelling && person) this.mentions.push({ from: spelling.from, to: spelling.to, person });
        i = found.to - 1;
      } else this.#surnameAt(i);
    }
  }

  /** A word that is somebody's surname, whatever the tagger takes it for. */
  #surnameAt(i: number): void {
    const word = this.#view.word(i);
    if (!this.#view.capital(i) || !this.#byWord.has(word) || !this.#standsAlone(i)) return;
    const person = this.personCalled([word], i);
    if (person) this.mentions.push({ from: i, to: i + 1, person });
  }

  #named(name: Name, { title, from, words }: Spelling): Person | undefined {
    if (name.known !== null) return this.#byName.get(name.known);
    const { gender } = describe(this.#view, title, from, name.to);
    return this.personCalled(words, from, words.length === 1 ? (gender ?? undefined) : undefined);
  }

  /** "Green said", not "Green energy". */
  #standsAlone(i: number): boolean {
    const sentence = this.#view.reading.sentences[this.#view.sentenceOf(i)];
    return sentence?.from !== i || !this.#view.is(i + 1, "NOUN", "ADJ", "PROPN");
  }
}

function isFull({ spelling, known }: Candidate): boolean {
  return known || spelling.words.length > 1;
}

function keyOf(known: string | null, spelling: Spelling): string {
  return known ?? spelling.words.join(" ");
}
