import type { Name } from "../../../reading/names.js";
import { describe } from "./describe.js";
import { personality, type Spelling, spellingOf } from "./names.js";
import type { Description, Gender } from "./person.js";
import { isInverted } from "./roles.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

/** What an article tells of one name, all its places taken together. */
export interface Candidate {
  /** The name's words, joined; or the desk's spelling, where the desk knows it. */
  readonly key: string;
  /** The name at its first place. */
  readonly spelling: Spelling;
  readonly name: string;
  readonly known: boolean;
  readonly descriptions: Description[];
  gender: Gender | null;
  score: number;
  /** A verb of speech stands with it somewhere. */
  speaks: boolean;
}

/** One place of a candidate's name. */
export interface Place {
  readonly candidate: Candidate;
  readonly spelling: Spelling;
  /** What the words around this place tell. */
  readonly gender: Gender | null;
}

/** "At X" and "in X" are rather places. */
const PLACE_PREPOSITIONS = new Set(["at", "in", "within", "across"]);

/** The names of an article that may be people's, weighed at each of their places. */
export class Candidates {
  /** By the names of the reading; undefined for those that are nobody's. */
  readonly places: readonly (Place | undefined)[];
  readonly #script: Script;
  readonly #byKey = new Map<string, Candidate>();

  constructor(script: Script) {
    this.#script = script;
    this.places = script.view.reading.names.map((name) => this.#consider(name));
  }

  /** In the order of their first places. */
  get all(): Iterable<Candidate> {
    return this.#byKey.values();
  }

  /** Whether a word is a name by itself somewhere. */
  has(word: string): boolean {
    return this.#byKey.has(word);
  }

  #consider(name: Name): Place | undefined {
    const script = this.#script;
    if (name.known !== null && name.kind !== "person") return undefined;
    const spelling = spellingOf(script, name);
    if (spelling === undefined) return undefined;
    const { from, to, title } = spelling;
    const around = describe(script, title, from, to);
    const candidate = this.#candidate(name, spelling);
    candidate.score += around.score + this.#placeOf(spelling, name.kind === "place");
    candidate.speaks ||= this.#speaks(spelling);
    candidate.gender ??= around.gender;
    for (const one of around.descriptions) candidate.descriptions.push(one);
    // What follows the whole name, a number or a day included, tells the gender.
    const gender = to === name.to ? around.gender : describe(script, title, from, name.to).gender;
    return { candidate, spelling, gender };
  }

  #candidate(name: Name, spelling: Spelling): Candidate {
    const { words, from, to } = spelling;
    const key = name.known ?? (words.length === 1 ? (words[0] ?? "") : words.join(" "));
    let candidate = this.#byKey.get(key);
    if (candidate === undefined) {
      candidate = {
        key,
        spelling,
        name: name.known ?? this.#script.phrase(from, to),
        known: name.known !== null,
        descriptions: [],
        gender: null,
        speaks: false,
        score: personality(this.#script, spelling) + (name.known === null ? 0 : 10),
      };
      this.#byKey.set(key, candidate);
    }
    return candidate;
  }

  /** What the place of a name in its sentence tells: people stand without an article, and not in one another. */
  #placeOf({ title }: Spelling, place: boolean): number {
    const before = this.#script.word(title - 1);
    if (place || before === "the") return -2;
    return PLACE_PREPOSITIONS.has(before) ? -1 : 0;
  }

  #speaks({ title, to }: Spelling): boolean {
    const script = this.#script;
    if (script.can(to, KIND.saying) && script.is(to, "VERB")) return true;
    const before = title - 1;
    return script.can(before, KIND.saying) && script.is(before, "VERB") && isInverted(script, before);
  }
}
