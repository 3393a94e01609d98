import type { Cast } from "./cast.js";
import { Described, type Nominal, nominalAt } from "./described.js";
import { Focus } from "./focus.js";
import type { Gender, Mention, Person } from "./person.js";
import { WEIGHT, weightOf, weightOfPronoun } from "./roles.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

/** What may mean somebody without naming him. */
const MEANT = KIND.subject | KIND.possessive | KIND.person | KIND.aged;
/** In a sentence that already has its speaker, a later mention is of what he says. */
const REPORTED = 0.6;
/** How many sentences about people a pronoun looks back. */
const REACH = 7;
const IN_HEADING = 0.5;

/** A place that draws attention to somebody, with its weight, which is the same at each reading. */
interface Place {
  readonly at: number;
  /** The token after it. */
  readonly to: number;
  readonly mention: Mention | undefined;
  /** The pronoun's gender. */
  readonly gender: Gender | undefined;
  readonly nominal: Nominal | undefined;
  readonly weight: number;
}

/** Reads an article from its beginning to its end, and notes whom its pronouns and descriptions mean. */
export class Discourse {
  /** Last token of a name, token of a pronoun, or head of a description -> whom it means. */
  #meant = new Map<number, Person>();
  #focus = new Focus<Person>({ reach: REACH, learning: true });
  readonly #script: Script;
  readonly #places: readonly Place[];
  #described: Described;
  #factor = 1;
  #learning = false;

  constructor(script: Script, cast: Cast) {
    this.#script = script;
    this.#described = new Described(script, cast.people);
    this.#places = placesOf(script, cast.mentions);
    // Once to learn the genders from the pronouns, and once more knowing them.
    if (cast.people.some((person) => person.gender === null)) {
      const last = this.#places.findLastIndex(({ gender, at }) => gender && script.can(at, KIND.subject));
      this.#learning = true;
      this.#read(last + 1);
      this.#learning = false;
      this.#meant = new Map();
      this.#described = new Described(script, cast.people);
    }
    this.#focus = new Focus({ reach: REACH });
    this.#read(this.#places.length);
  }

  /** Whom a token means; undefined where that is open. */
  meantAt(token: number): Person | undefined {
    return this.#meant.get(token);
  }

  /** Goes over the first places. */
  #read(count: number): void {
    const { view } = this.#script;
    const { sentences, paragraphs } = view.reading;
    let next = 0;
    for (const sentence of sentences) {
      if (next >= count) return;
      // What is said inside a quotation takes nobody's attention from who says it.
      if (!view.quoted(sentence.from) || !view.quoted(sentence.to - 1)) this.#focus.turn();
      this.#factor = paragraphs[sentence.paragraph]?.heading === true ? IN_HEADING : 1;
      for (; next < count; next++) {
        const place = this.#places[next];
        if (place === undefined || place.at >= sentence.to) break;
        this.#look(place);
      }
    }
  }

  #look({ at, to, mention, gender, nominal, weight }: Place): void {
    if (mention !== undefined) {
      this.#meant.set(to - 1, mention.person);
      this.#note(mention.person, weight);
    } else if (gender !== undefined) this.#pronoun(at, gender, weight);
    else if (nominal !== undefined) this.#nominal(at, nominal, weight);
  }

  #note(person: Person, weight: number): void {
    this.#focus.note(person, weight * this.#factor);
    if (weight === WEIGHT.speaker) this.#factor *= REPORTED;
  }

  #pronoun(i: number, gender: Gender, weight: number): void {
    const person = this.#focus.best(gender, this.#headOfRelative(i));
    if (person === undefined) return;
    // Who is mostly "she" is a woman.
    if (this.#learning && this.#script.can(i, KIND.subject)) person.votes += gender === "male" ? 1 : -1;
    this.#meant.set(i, person);
    this.#note(person, weight);
  }

  /** In "X, whom he admires", he is not X. */
  #headOfRelative(i: number): Person | undefined {
    const before = this.#script.word(i - 1);
    if (before !== "who" && before !== "whom") return undefined;
    return this.#meant.get(this.#script.can(i - 2, KIND.comma) ? i - 3 : i - 2);
  }

  #nominal(i: number, nominal: Nominal, weight: number): void {
    // "X, a lawyer," is X.
    const { at } = nominal;
    if (this.#script.can(at - 1, KIND.comma) && this.#meant.has(at - 2)) return;
    const person = this.#whom(nominal, weight);
    if (person === undefined) return;
    this.#meant.set(i, person);
    this.#note(person, weight);
  }

  #whom(nominal: Nominal, weight: number): Person | undefined {
    if (nominal.definite) {
      const found = this.#described.find(nominal);
      if (found !== undefined) return found ?? undefined;
      if (this.#described.isVariation(nominal)) {
        const about = this.#focus.best(this.#script.genderOfNoun(nominal.to - 1) ?? null);
        if (about?.named === true) return about;
      }
    }
    // Only who acts or speaks is somebody to come back to.
    return weight >= WEIGHT.subject ? this.#described.introduce(nominal) : undefined;
  }
}

/** What of a text draws attention to somebody, in its order. */
function placesOf(script: Script, mentions: readonly Mention[]): Place[] {
  const places: Place[] = [];
  let next = 0;
  for (const sentence of script.view.reading.sentences) {
    for (let i = sentence.from; i < sentence.to; i++) {
      while ((mentions[next]?.from ?? Number.POSITIVE_INFINITY) < i) next++;
      const mention = mentions[next];
      const place = mention?.from === i ? namedAt(script, mention) : unnamedAt(script, i);
      if (place === undefined) continue;
      places.push(place);
      i = place.to - 1;
    }
  }
  return places;
}

function namedAt(script: Script, mention: Mention): Place {
  const { from, to } = mention;
  const weight = weightOf(script, titleOf(script, from), from, to);
  return { at: from, to, mention, gender: undefined, nominal: undefined, weight };
}

/** The first token of the noun phrase that a name closes: "interior minister X". */
function titleOf(script: Script, from: number): number {
  let title = from;
  while (title > 0 && from - title < 8 && script.is(title - 1, "NOUN", "PROPN", "ADJ", "DET")) title--;
  return title;
}

function unnamedAt(script: Script, at: number): Place | undefined {
  if (!script.can(at, MEANT) || script.quoted(at)) return undefined;
  if (script.can(at, KIND.subject)) {
    const gender = script.word(at) === "he" ? "male" : "female";
    return placeOf(at, gender, undefined, weightOfPronoun(script, at));
  }
  if (script.can(at, KIND.possessive)) {
    if (!script.is(at + 1, "NOUN", "ADJ", "PROPN", "NUM")) return undefined;
    return placeOf(at, script.word(at) === "his" ? "male" : "female", undefined, WEIGHT.possessive);
  }
  const nominal = nominalAt(script, at);
  return nominal && placeOf(at, undefined, nominal, weightOf(script, nominal.at, at, at + 1));
}

function placeOf(
  at: number,
  gender: Gender | undefined,
  nominal: Nominal | undefined,
  weight: number,
): Place {
  return { at, to: at + 1, mention: undefined, gender, nominal, weight };
}
