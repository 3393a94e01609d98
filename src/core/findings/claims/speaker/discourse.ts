import type { View } from "../view.js";
import type { Cast } from "./cast.js";
import { Described, type Nominal } from "./described.js";
import { Focus } from "./focus.js";
import { genderOfNoun } from "./lexicon.js";
import type { Gender, Mention, Person } from "./person.js";
import { WEIGHT, weightOf, weightOfPronoun } from "./roles.js";

const SUBJECTS: Readonly<Record<string, Gender>> = { he: "male", she: "female" };
const POSSESSIVES: Readonly<Record<string, Gender>> = { his: "male", her: "female" };
/** In a sentence that already has its speaker, a later mention is of what he says. */
const REPORTED = 0.6;
/** How many sentences about people a pronoun looks back. */
const REACH = 7;
const IN_HEADING = 0.5;

/** Reads an article from its beginning to its end, and notes whom its pronouns and descriptions mean. */
export class Discourse {
  /** Last token of a name, token of a pronoun, or head of a description -> whom it means. */
  #meant = new Map<number, Person>();
  #focus = new Focus({ reach: REACH, learning: true });
  readonly #view: View;
  readonly #mentions: readonly Mention[];
  #described: Described;
  #factor = 1;
  #learning = false;

  constructor(view: View, cast: Cast) {
    this.#view = view;
    this.#mentions = cast.mentions;
    this.#described = new Described(view, cast.people);
    // Once to learn the genders from the pronouns, and once more knowing them.
    if (cast.people.some((person) => person.gender === null)) {
      this.#learning = true;
      this.#read();
      this.#learning = false;
    }
    this.#meant = new Map();
    this.#focus = new Focus({ reach: REACH });
    this.#described = new Described(view, cast.people);
    this.#read();
  }

  /** Whom a token means; undefined where that is open. */
  meantAt(token: number): Person | undefined {
    return this.#meant.get(token);
  }

  #read(): void {
    const { sentences, paragraphs } = this.#view.reading;
    let next = 0;
    for (const sentence of sentences) {
      // What is said inside a quotation takes nobody's attention from who says it.
      if (!this.#view.quoted(sentence.from) || !this.#view.quoted(sentence.to - 1)) this.#focus.turn();
      this.#factor = paragraphs[sentence.paragraph]?.heading === true ? IN_HEADING : 1;
      for (let i = sentence.from; i < sentence.to; i++) {
        while ((this.#mentions[next]?.from ?? Number.POSITIVE_INFINITY) < i) next++;
        const mention = this.#mentions[next];
        if (mention?.from === i) {
          this.#name(mention);
          i = mention.to - 1;
        } else this.#other(i);
      }
    }
  }

  #note(person: Person, weight: number): void {
    this.#focus.note(person, weight * this.#factor);
    if (weight === WEIGHT.speaker) this.#factor *= REPORTED;
  }

  #name({ person, from, to }: Mention): void {
    this.#meant.set(to - 1, person);
    this.#note(person, weightOf(this.#view, this.#titleOf(from), from, to));
  }

  /** The first token of the noun phrase that a name closes: "interior minister X". */
  #titleOf(from: number): number {
    let title = from;
    while (title > 0 && from - title < 8 && this.#view.is(title - 1, "NOUN", "PROPN", "ADJ", "DET")) title--;
    return title;
  }

  #other(i: number): void {
    const view = this.#view;
    const word = view.word(i);
    if (view.quoted(i)) return;
    const subject = SUBJECTS[word];
    const possessive = POSSESSIVES[word];
    if (subject !== undefined) this.#pronoun(i, subject, weightOfPronoun(view, i));
    else if (possessive === undefined) this.#nominal(i, this.#described.nominalAt(i));
    else if (view.is(i + 1, "NOUN", "ADJ", "PROPN", "NUM")) this.#pronoun(i, possessive, WEIGHT.possessive);
  }

  #pronoun(i: number, gender: Gender, weight: number): void {
    const person = this.#focus.best(gender, this.#headOfRelative(i));
    if (person === undefined) return;
    // Who is mostly "she" is a woman.
    if (this.#learning && this.#view.word(i) in SUBJECTS) person.votes += gender === "male" ? 1 : -1;
    this.#meant.set(i, person);
    this.#note(person, weight);
  }

  /** In "X, whom he admires", he is not X. */
  #headOfRelative(i: number): Person | undefined {
    if (!/^whom?$/.test(this.#view.word(i - 1))) return undefined;
    return this.#meant.get(this.#view.word(i - 2) === "," ? i - 3 : i - 2);
  }

  #nominal(i: number, nominal: Nominal | undefined): void {
    if (nominal === undefined) return;
    // "X, a lawyer," is X.
    const { at } = nominal;
    if (this.#view.word(at - 1) === "," && this.#meant.has(at - 2)) return;
    const weight = weightOf(this.#view, nominal.at, i, i + 1);
    const person = this.#whom(nominal, weight);
    if (person === undefined) return;
    this.#meant.set(i, person);
    this.#note(person, weight);
  }

  #whom(nominal: Nominal, weight: number): Person | undefined {
    if (/^(?:the|this|that)$/.test(nominal.determiner)) {
      const found = this.#described.find(nominal);
      if (found !== undefined) return found ?? undefined;
      if (this.#described.isVariation(nominal)) {
        const about = this.#focus.best(genderOfNoun(nominal.head) ?? null);
        if (about?.named === true) return about;
      }
    }
    // Only who acts or speaks is somebody to come back to.
    return weight >= WEIGHT.subject ? this.#described.introduce(nominal) : undefined;
  }
}
