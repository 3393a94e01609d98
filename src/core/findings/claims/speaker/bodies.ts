import type { Name } from "../../../reading/names.js";
import type { View } from "../view.js";
import { Focus } from "./focus.js";
import { isCalendar, isPersonNoun, isSaying } from "./lexicon.js";
import type { Mention, Person } from "./person.js";
import { WEIGHT, weightOf, weightOfPronoun } from "./roles.js";

/** Nouns for one body that speaks; what is called by the first ones here is often named otherwise before. */
const VARIATIONS = new Set(
  "company firm agency group union organization organisation airline charity manufacturer retailer network newspaper magazine website automaker carrier watchdog nonprofit think-tank giant".split(
    " ",
  ),
);
const BODIES = new Set(
  "ministry government council committee commission court department office bureau army military police force administration campaign party board bank university hospital school institute foundation association federation coalition alliance movement militia mission embassy parliament congress senate assembly palace cabinet regime kremlin pentagon team club league center centre survey study report statement poll letter lawsuit complaint indictment document memo resolution ruling".split(
    " ",
  ),
);
const PLURALS = new Set([
  "people",
  "police",
  "men",
  "women",
  "children",
  "families",
  "authorities",
  "troops",
]);
/** A people or a party, named: "Republicans", "Karvanians". */
const PEOPLES = /(?:ans|ats|ists|ics|ers|ives|ese|ish|als)$/;
const GENTILIC = /(?:[ei]an|[rxl]ican|ese|ish)$/;
/** "It" is told by what was named last, or not at all; "they" by the sentence itself or the one before. */
const REACH = 2;
const NEAR = 1;
/** "It" is so often not a speaker that a second body may have no more than this share of the first one's attention. */
const RIVAL = 0.65;

/** Which bodies and groups an article's "it", "they" and "the company" mean. */
export class Bodies {
  readonly #view: View;
  /** Token of the pronoun or the noun -> the name of the body, or its words without the article. */
  readonly #meant = new Map<number, string>();
  readonly #named = new Map<string, Person>();
  /** A word of a body's name -> that body; null where several share it. */
  readonly #byWord = new Map<string, Person | null>();
  /** The named bodies that have said something: no town and no product does. */
  readonly #speaking = new Set<Person>();
  readonly #one = new Focus({ reach: REACH, rival: RIVAL });
  readonly #many = new Focus({ reach: NEAR, rival: RIVAL });

  constructor(view: View, people: readonly Mention[]) {
    this.#view = view;
    const { names, sentences } = view.reading;
    let name = 0;
    let person = 0;
    for (const sentence of sentences) {
      if (view.quoted(sentence.from) && view.quoted(sentence.to - 1)) continue;
      this.#one.turn();
      this.#many.turn();
      for (let i = sentence.from; i < sentence.to; i++) {
        while ((names[name]?.from ?? Number.POSITIVE_INFINITY) < i) name++;
        while ((people[person]?.from ?? Number.POSITIVE_INFINITY) < i) person++;
        const found = names[name];
        const mention = people[person];
        if (mention?.from === i) {
          this.#pair(mention, people[person + 1]);
          i = mention.to - 1;
        } else if (found?.from === i && (mention === undefined || mention.from >= found.to)) {
          this.#name(found);
          i = found.to - 1;
        } else if (!view.quoted(i)) this.#word(i);
      }
    }
  }

  meantAt(token: number): string | undefined {
    return this.#meant.get(token);
  }

  /** "X and Y said" */
  #pair(first: Mention, second: Mention | undefined): void {
    const view = this.#view;
    if (
      second === undefined ||
      view.word(first.to) !== "and" ||
      second.from - first.to > 3 ||
      view.quoted(first.from)
    )
      return;
    if (weightOf(view, second.from, second.from, second.to) < WEIGHT.subject) return;
    this.#many.note(body(view, first.from, second.to), WEIGHT.speaker);
  }

  #name({ from, to }: Name): void {
    const view = this.#view;
    const weight = weightOf(view, from, from, to);
    const last = view.word(to - 1);
    if (weight <= WEIGHT.aside || isCalendar(last) || (to - from === 1 && GENTILIC.test(last))) return;
    if (to - from === 1 && (PEOPLES.test(last) || isPersonNoun(last.replace(/s$/, "")))) {
      this.#many.note(body(view, from, to, weight >= WEIGHT.subject), weight);
      return;
    }
    const key = `${view.word(from)} ${last} ${to - from}`;
    let found = this.#named.get(key);
    if (found === undefined) {
      found = body(view, from, to);
      this.#named.set(key, found);
      for (let i = from; i < to; i++) this.#learn(view.word(i), found);
      this.#apposition(to, found);
    }
    if (weight >= WEIGHT.speaker) this.#speaking.add(found);
    if (weight > WEIGHT.modifier) this.#one.note(found, weight);
  }

  #learn(word: string, found: Person): void {
    const known = this.#byWord.get(word);
    this.#byWord.set(word, known === undefined || known === found ? found : null);
  }

  /** "TransLink, the agency that …" */
  #apposition(to: number, found: Person): void {
    const view = this.#view;
    if (view.word(to) !== "," || !/^(?:the|a|an)$/.test(view.word(to + 1))) return;
    for (let i = to + 2; i < to + 8 && view.is(i, "ADJ", "NOUN", "PROPN"); i++) {
      if (VARIATIONS.has(view.word(i)) || BODIES.has(view.word(i))) this.#learn(view.word(i), found);
    }
  }

  #word(i: number): void {
    const view = this.#view;
    const word = view.word(i);
    if (word === "it" || word === "they") {
      if (weightOfPronoun(view, i) === WEIGHT.speaker) this.#pronoun(i, word);
    } else if (view.is(i, "NOUN", "PROPN") && !view.is(i + 1, "NOUN")) this.#noun(i, word);
  }

  #pronoun(i: number, word: string): void {
    const from = word === "it" || this.#many.empty ? this.#one : this.#many;
    // "They" may be the people as well as the body that they work for.
    if (word === "they" && !this.#many.empty && !this.#one.empty && from.best(null) === undefined) return;
    const found = from.best(null);
    if (found?.sure !== true || (word === "they" && from === this.#one && !this.#one.justNow(found))) return;
    this.#meant.set(i, found.name);
    from.note(found, WEIGHT.speaker);
  }

  #noun(i: number, word: string): void {
    if (VARIATIONS.has(word) || BODIES.has(word)) this.#bodyNoun(i, word);
    else this.#plural(i, word);
  }

  #plural(i: number, word: string): void {
    const view = this.#view;
    const people =
      PLURALS.has(word) ||
      (word.endsWith("s") && isPersonNoun(word.slice(0, -1))) ||
      /(?:ers|ors|ists|ians|ants)$/.test(word);
    const plural = people || (word.endsWith("s") && !/(?:ss|us|is)$/.test(word));
    const weight = weightOf(view, startOf(view, i), i, i + 1);
    // Whatever is mentioned may be what "they" means; only people who act and whatever speaks is sure to be.
    const sure = weight >= (people ? WEIGHT.subject : WEIGHT.speaker);
    if (plural && (people || weight >= WEIGHT.subject))
      this.#many.note(body(view, startOf(view, i), i + 1, sure), weight);
  }

  #bodyNoun(i: number, word: string): void {
    const view = this.#view;
    const from = startOf(view, i);
    const definite = /^(?:the|this|that)$/.test(view.word(from - 1));
    const weight = weightOf(view, from, i, i + 1);
    const found = definite ? this.#called(word) : undefined;
    if (found !== undefined) this.#meant.set(i, found.name);
    if (weight >= WEIGHT.subject) this.#one.note(found ?? body(view, from, i + 1), weight);
  }

  /** The body that "the company" means: the one named or described so, or the only one that the text is about. */
  #called(noun: string): Person | undefined {
    const known = this.#byWord.get(noun);
    if (!VARIATIONS.has(noun)) return known ?? undefined;
    if (known === null) return undefined;
    if (known !== undefined) return this.#one.holds(known) ? known : undefined;
    const about = this.#one.best(null);
    return about !== undefined && this.#speaking.has(about) ? about : undefined;
  }
}

function body(view: View, from: number, to: number, sure = true): Person {
  const { start, end } = view.span(from, to);
  const name = view.reading.text.slice(start, end).replace(/\s+/g, " ");
  return { name, named: view.capital(from), first: from, gender: null, votes: 0, sure, descriptions: [] };
}

/** The first token of the modifiers before a noun. */
function startOf(view: View, noun: number): number {
  let from = noun;
  while (
    noun - from < 6 &&
    (view.is(from - 1, "ADJ", "NOUN", "PROPN", "NUM") || view.word(from - 1) === "'s")
  )
    from--;
  return isSaying(view.word(from)) ? noun : from;
}
