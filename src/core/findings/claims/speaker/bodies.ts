import type { Name } from "../../../reading/names.js";
import { Focus } from "./focus.js";
import type { Attended, Mention } from "./person.js";
import { WEIGHT, weightOf, weightOfPronoun } from "./roles.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

const NAMED = KIND.variation | KIND.body;
/** What of an article's words is looked at beside its names. */
const LOOKED_AT = NAMED | KIND.plural | KIND.bodyPronoun;
/** "It" is told by what was named last, or not at all; "they" by the sentence itself or the one before. */
const REACH = 2;
const NEAR = 1;
/** "It" is so often not a speaker that a second body may have no more than this share of the first one's attention. */
const RIVAL = 0.65;

/** A body or a group, by the tokens that name or describe it first. */
interface Body extends Attended {
  readonly from: number;
  readonly to: number;
}

/** Which bodies and groups an article's "it", "they" and "the company" mean. */
export class Bodies {
  readonly #script: Script;
  /** Token of the pronoun or the noun -> the body that it means. */
  readonly #meant = new Map<number, Body>();
  readonly #named = new Map<string, Body>();
  /** A noun in a body's name or apposition -> that body; null where several share it. */
  readonly #byNoun = new Map<string, Body | null>();
  /** The named bodies that have said something: no town and no product does. */
  readonly #speaking = new Set<Body>();
  readonly #one = new Focus<Body>({ reach: REACH, rival: RIVAL });
  readonly #many = new Focus<Body>({ reach: NEAR, rival: RIVAL });

  constructor(script: Script, people: readonly Mention[]) {
    this.#script = script;
    const { names, sentences } = script.view.reading;
    let name = 0;
    let person = 0;
    for (const sentence of sentences) {
      if (script.quoted(sentence.from) && script.quoted(sentence.to - 1)) continue;
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
        } else if (script.can(i, LOOKED_AT) && !script.quoted(i)) this.#word(i);
      }
    }
  }

  /** The body's name, or its words without the article. */
  meantAt(token: number): string | undefined {
    const body = this.#meant.get(token);
    return body && this.#script.phrase(body.from, body.to);
  }

  /** "X and Y said" */
  #pair(first: Mention, second: Mention | undefined): void {
    const script = this.#script;
    if (
      second === undefined ||
      second.from - first.to > 3 ||
      script.word(first.to) !== "and" ||
      script.quoted(first.from)
    )
      return;
    if (weightOf(script, second.from, second.from, second.to) < WEIGHT.subject) return;
    this.#many.note(bodyOf(first.from, second.to), WEIGHT.speaker);
  }

  #name({ from, to }: Name): void {
    const script = this.#script;
    const weight = weightOf(script, from, from, to);
    const last = to - 1;
    const single = to - from === 1;
    if (weight <= WEIGHT.aside || script.can(last, KIND.calendar)) return;
    if (single && script.can(last, KIND.gentilic)) return;
    if (single && script.can(last, KIND.peoples)) {
      this.#many.note(bodyOf(from, to, weight >= WEIGHT.subject), weight);
      return;
    }
    const key = single ? script.word(last) : `${script.word(from)} ${script.word(last)} ${to - from}`;
    let found = this.#named.get(key);
    if (found === undefined) {
      found = bodyOf(from, to);
      this.#named.set(key, found);
      for (let i = from; i < to; i++) this.#learn(i, found);
      this.#apposition(to, found);
    }
    if (weight >= WEIGHT.speaker) this.#speaking.add(found);
    if (weight > WEIGHT.modifier) this.#one.note(found, weight);
  }

  #learn(i: number, found: Body): void {
    if (!this.#script.can(i, NAMED)) return;
    const word = this.#script.word(i);
    const known = this.#byNoun.get(word);
    this.#byNoun.set(word, known === undefined || known === found ? found : null);
  }

  /** "TransLink, the agency that …"; in "a fire in Vell, the army said" the army is no description of Vell. */
  #apposition(to: number, found: Body): void {
    const script = this.#script;
    if (!script.can(to, KIND.comma) || !script.can(to + 1, KIND.article)) return;
    let end = to + 2;
    while (end < to + 8 && script.is(end, "ADJ", "NOUN", "PROPN")) end++;
    if (script.is(end, "VERB", "AUX")) return;
    for (let i = to + 2; i < end; i++) this.#learn(i, found);
  }

  #word(i: number): void {
    const script = this.#script;
    if (script.can(i, KIND.bodyPronoun)) {
      if (weightOfPronoun(script, i) === WEIGHT.speaker) this.#pronoun(i, script.word(i));
    } else if (script.is(i, "NOUN", "PROPN") && !script.is(i + 1, "NOUN")) {
      if (script.can(i, NAMED)) this.#bodyNoun(i);
      else this.#plural(i);
    }
  }

  #pronoun(i: number, word: string): void {
    const from = word === "it" || this.#many.empty ? this.#one : this.#many;
    // "They" may be the people as well as the body that they work for.
    if (word === "they" && !this.#many.empty && !this.#one.empty && from.best(null) === undefined) return;
    const found = from.best(null);
    if (found?.sure !== true || (word === "they" && from === this.#one && !this.#one.justNow(found))) return;
    this.#meant.set(i, found);
    from.note(found, WEIGHT.speaker);
  }

  #plural(i: number): void {
    const script = this.#script;
    const people = script.can(i, KIND.people);
    const from = startOf(script, i);
    const weight = weightOf(script, from, i, i + 1);
    // Whatever is mentioned may be what "they" means; only people who act and whatever speaks is sure to be.
    const sure = weight >= (people ? WEIGHT.subject : WEIGHT.speaker);
    if (people || weight >= WEIGHT.subject) this.#many.note(bodyOf(from, i + 1, sure), weight);
  }

  #bodyNoun(i: number): void {
    const script = this.#script;
    const from = startOf(script, i);
    const weight = weightOf(script, from, i, i + 1);
    const found = script.can(from - 1, KIND.definite) ? this.#called(i) : undefined;
    if (found !== undefined) this.#meant.set(i, found);
    if (weight >= WEIGHT.subject) this.#one.note(found ?? bodyOf(from, i + 1), weight);
  }

  /** The body that "the company" means: the one named or described so, or the only one that the text is about. */
  #called(noun: number): Body | undefined {
    const known = this.#byNoun.get(this.#script.word(noun));
    if (!this.#script.can(noun, KIND.variation)) return known ?? undefined;
    if (known === null) return undefined;
    if (known !== undefined) return this.#one.holds(known) ? known : undefined;
    const about = this.#one.best(null);
    return about !== undefined && this.#speaking.has(about) ? about : undefined;
  }
}

function bodyOf(from: number, to: number, sure = true): Body {
  return { from, to, gender: null, votes: 0, sure };
}

/** The first token of the modifiers before a noun. */
function startOf(script: Script, noun: number): number {
  let from = noun;
  while (
    noun - from < 6 &&
    (script.is(from - 1, "ADJ", "NOUN", "PROPN", "NUM") || script.can(from - 1, KIND.owner))
  )
    from--;
  return script.can(from, KIND.saying) ? noun : from;
}
