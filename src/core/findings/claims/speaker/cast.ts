import type { Name } from "../../../reading/names.js";
import { type Candidate, Candidates, type Place } from "./candidates.js";
import { personality } from "./names.js";
import type { Gender, Mention, Person } from "./person.js";
import type { Script } from "./script.js";
import { KIND, kindsOf } from "./word-kinds.js";

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
  readonly #script: Script;
  readonly #byWord = new Map<string, { surname: Person[]; given: Person[] }>();
  readonly #candidates: Candidates;
  readonly #byName = new Map<string, Person>();
  /** Surnames that several bear, as people of their own. */
  readonly #shared = new Map<string, Person>();

  constructor(script: Script) {
    this.#script = script;
    this.#candidates = new Candidates(script);
    const candidates = [...this.#candidates.all];
    for (const candidate of candidates) if (isFull(candidate)) this.#admitFull(candidate);
    for (const candidate of candidates) if (!isFull(candidate)) this.#admitSingle(candidate);
    this.#link();
  }

  /** Whom a name of one word means at a token; undefined where that is open. */
  #personCalled(word: string, at: number, gender?: Gender): Person | undefined {
    const full = this.#byName.get(word);
    const called = this.#byWord.get(word);
    if (called === undefined) return full;
    let namesakes = 0;
    let bearers = 0;
    let bearer: Person | undefined;
    for (const person of called.surname) {
      if (!this.#isKnown(person, at)) continue;
      namesakes++;
      if (!fits(person, gender)) continue;
      bearers++;
      bearer = person;
    }
    if (bearers === 1) return bearer;
    if (namesakes > 0) return this.#sharedBy(word, at);
    const given = called.given.filter((person) => this.#isKnown(person, at) && fits(person, gender));
    return full ?? (given.length === 1 ? given[0] : undefined);
  }

  /** Whether the text has introduced somebody by this token, or a heading runs ahead of it. */
  #isKnown(person: Person, at: number): boolean {
    return person.first <= at || this.#headingAt(at);
  }

  #headingAt(at: number): boolean {
    const { view } = this.#script;
    const { paragraphs, sentences } = view.reading;
    return paragraphs[sentences[view.sentenceOf(at)]?.paragraph ?? -1]?.heading === true;
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
    for (let i = at; i < at + 6; i++) if (this.#script.word(i) === word) return this.#script.view.written(i);
    return word;
  }

  #admitFull(candidate: Candidate): void {
    const { spelling, known, score } = candidate;
    const { words } = spelling;
    const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
    // Who is called by the last word of a name is a person: nobody shortens "Port Authority" to "Authority".
    const shortened = this.#candidates.has(last) && personality(this.#script, spelling) >= 0 ? 2 : 0;
    const sum = score + shortened + (candidate.speaks ? 1 : 0);
    if (!known && sum < FULL_NAME) return;
    const fuller = this.#fullerName(words);
    const person = fuller ?? this.#newPerson(candidate, sum >= SURE);
    person.gender ??= genderOfGivenName(first);
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
    person.gender ??= genderOfGivenName(word);
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
    this.#byName.set(candidate.key, person);
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
  #link(): void {
    const { names, tokens } = this.#script.view.reading;
    const { places } = this.#candidates;
    let name = 0;
    for (let i = 0; i < tokens.count; i++) {
      const found = names[name];
      if (found !== undefined && found.from <= i) {
        const place = places[name++];
        if (place === undefined && found.to === i + 1) this.#surnameAt(i);
        const person = place && this.#named(found, place);
        if (place && person) this.mentions.push({ from: place.spelling.from, to: place.spelling.to, person });
        i = found.to - 1;
      } else this.#surnameAt(i);
    }
  }

  /** A word that is somebody's surname, whatever the tagger takes it for. */
  #surnameAt(i: number): void {
    if (!this.#script.capital(i)) return;
    const word = this.#script.word(i);
    if (!this.#byWord.has(word) || !this.#standsAlone(i)) return;
    const person = this.#personCalled(word, i);
    if (person) this.mentions.push({ from: i, to: i + 1, person });
  }

  #named(name: Name, { candidate, spelling, gender }: Place): Person | undefined {
    const { from, words } = spelling;
    if (name.known !== null || words.length > 1) return this.#byName.get(candidate.key);
    return this.#personCalled(words[0] ?? "", from, gender ?? undefined);
  }

  /** "Green said", not "Green energy". */
  #standsAlone(i: number): boolean {
    const script = this.#script;
    if (!script.is(i + 1, "NOUN", "ADJ", "PROPN")) return true;
    return script.view.reading.sentences[script.view.sentenceOf(i)]?.from !== i;
  }
}

/** Whether somebody may be of a gender. */
function fits(person: Person, gender: Gender | undefined): boolean {
  return gender === undefined || (person.gender ?? gender) === gender;
}

function genderOfGivenName(name: string): Gender | null {
  const kinds = kindsOf(name);
  return kinds & KIND.givenMale ? "male" : kinds & KIND.givenFemale ? "female" : null;
}

function isFull({ spelling, known }: Candidate): boolean {
  return known || spelling.words.length > 1;
}
