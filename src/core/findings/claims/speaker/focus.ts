import { type Attended, type Gender, genderOf } from "./person.js";

/** How much of the attention that somebody has is left after one more sentence that tells of people … */
const DECAY = 0.4;
/** … and after one that does not. */
const SLOW_DECAY = 0.85;
/** A person whose gender nothing tells fits a pronoun less well than one whose gender fits. */
const UNKNOWN_GENDER = 0.85;
/** So does a name of which little tells that it is a person's. */
const UNSURE = 0.7;
/** The second best may have this share of the best one's attention; above it a pronoun is open. */
const RIVAL = 0.8;
/** A pronoun means nobody who was last mentioned this many sentences before. */
const FARTHEST = 12;
/** Nobody keeps more people in mind. */
const MOST = 12;
/** Attention does not pile up without end: the newest counts. */
const FULL = 1;

/** Who is only spoken of in a quotation does not make a sentence about people. */
const SLIGHT = 0.1;

interface Entry<Who extends Attended> {
  readonly person: Who;
  past: number;
  here: number;
  /** The share that is left of all attention at the time of the last mention. */
  left: number;
  sentence: number;
  turn: number;
}

interface FocusOptions {
  /** How many sentences that mention somebody a pronoun looks back. */
  readonly reach: number;
  /** The genders are not known yet, and one that is not known is no worse. */
  readonly learning?: boolean;
  readonly rival?: number;
}

/** Whom the text is about at one place: the people lately mentioned, each with a share of attention. */
export class Focus<Who extends Attended> {
  readonly #entries: Entry<Who>[] = [];
  readonly #unknown: number;
  readonly #reach: number;
  readonly #rival: number;
  /** Counts the sentences that mention somebody. */
  #sentence = 0;
  #turn = 0;
  #open = true;
  /** What is left at this place of attention drawn at the beginning; only quotients of two such shares count. */
  #left = 1;

  constructor({ reach, learning = false, rival = RIVAL }: FocusOptions) {
    this.#rival = rival;
    this.#reach = reach;
    this.#unknown = learning ? 1 : UNKNOWN_GENDER;
  }

  /** A new sentence begins, of which something stands outside quotations. */
  turn(): void {
    this.#open = false;
    this.#turn++;
    this.#left *= SLOW_DECAY;
    if (this.#left < 1e-100) this.#restart();
  }

  /** Whether nobody has been mentioned within reach. */
  get empty(): boolean {
    for (const entry of this.#entries) if (this.#reaches(entry)) return false;
    return true;
  }

  /** Whether somebody was mentioned in this sentence or the one before. */
  justNow(person: Who): boolean {
    const entry = this.#entryOf(person);
    return entry !== undefined && this.#turn - entry.turn <= 1;
  }

  /** Whether somebody has been mentioned within reach. */
  holds(person: Who): boolean {
    const entry = this.#entryOf(person);
    return entry !== undefined && this.#reaches(entry);
  }

  /** Somebody is mentioned with a weight. */
  note(person: Who, weight: number): void {
    if (!this.#open && weight > SLIGHT) {
      this.#open = true;
      this.#sentence++;
      this.#left *= DECAY / SLOW_DECAY;
    }
    let entry = this.#entryOf(person);
    if (entry === undefined) {
      entry = { person, past: 0, here: 0, left: this.#left, sentence: this.#sentence, turn: this.#turn };
      this.#entries.push(entry);
    }
    const again = entry.left === this.#left;
    entry.past = this.#past(entry);
    entry.here = Math.max(again ? entry.here : 0, weight);
    entry.sentence = this.#sentence;
    entry.turn = this.#turn;
    entry.left = this.#left;
    if (this.#entries.length > MOST) this.#forget();
  }

  /** Whoever a pronoun of this gender means; undefined where nobody fits or two do. */
  best(gender: Gender | null, except?: Who): Who | undefined {
    let best: Entry<Who> | undefined;
    let most = 0;
    let second = 0;
    for (const entry of this.#entries) {
      const value = entry.person === except ? 0 : this.#fit(entry, gender);
      if (value > most) {
        second = most;
        most = value;
        best = entry;
      } else if (value > second) second = value;
    }
    if (best === undefined || !this.#reaches(best)) return undefined;
    return second > most * this.#rival ? undefined : best.person;
  }

  #entryOf(person: Who): Entry<Who> | undefined {
    for (const entry of this.#entries) if (entry.person === person) return entry;
    return undefined;
  }

  #reaches(entry: Entry<Who>): boolean {
    return this.#sentence - entry.sentence <= this.#reach && this.#turn - entry.turn <= FARTHEST;
  }

  #fit(entry: Entry<Who>, gender: Gender | null): number {
    const own = genderOf(entry.person);
    if (gender !== null && own !== null && own !== gender) return 0;
    return (
      this.#value(entry) *
      (gender !== null && own === null ? this.#unknown : 1) *
      (entry.person.sure ? 1 : UNSURE)
    );
  }

  #value(entry: Entry<Who>): number {
    return this.#past(entry) + (entry.left === this.#left ? entry.here : 0);
  }

  /** Long texts would run out of small numbers. */
  #restart(): void {
    for (const entry of this.#entries) entry.left /= this.#left;
    this.#left = 1;
  }

  #past(entry: Entry<Who>): number {
    if (entry.left === this.#left) return entry.past;
    return Math.min(FULL, entry.past + entry.here) * (this.#left / entry.left);
  }

  #forget(): void {
    let least = 0;
    let lowest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      const value = entry === undefined ? lowest : this.#value(entry);
      if (value >= lowest) continue;
      least = i;
      lowest = value;
    }
    this.#entries.splice(least, 1);
  }
}
