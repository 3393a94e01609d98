import type { ArticleInput } from "../src/core/article.js";

/**
 * A generated corpus of fictional news: articles of about 500 words, with claims, figures, quotations and dates at
 * the rates of real reports, over a vocabulary whose frequencies follow Zipf's law as those of news do.
 */
export function* generateArticles(count: number, seed = 1): Generator<ArticleInput> {
  const random = generator(seed);
  const words = inventWords(40_000, random);
  for (let i = 0; i < count; i++) yield article(i, new Writer(random, words));
}

/** mulberry32: a small generator that gives the same numbers for the same seed everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const list = (words: string): readonly string[] => words.split(" ");
export const places = list(
  "Quelmar Pellimoor Vashnik Zelmora Dreyholt Sarnow Ostrel Kirvan Maldene Torvik Anselby Rookhaven",
);
const people = list(
  "Marn Corvalle Eskarra Sollaway Halbrecht Tennick Orlova Brask Venn Iddrow Calloway Sturrock",
);
const forenames = list("Ilse Anneth Tobin Marek Sana Joren Petra Davor Lina Oskar Mira Tomas");
const groups = [
  "the River Front",
  "the army",
  "rescue workers",
  "the interior ministry",
  "residents",
  "rebel commanders",
  "the mayor's office",
  "officials",
];
const nouns = list(
  "bridge airport convoy ceasefire hospital offensive border school market shelling dam airstrike council election harvest railway checkpoint village road depot tower embassy garrison shipment refinery budget strike union festival museum factory court trial verdict inquiry flood drought fire storm quake epidemic vaccine clinic nurse doctor teacher student exam university library archive treaty summit delegation envoy sanction tariff export import currency bank loan debt pension tax subsidy minister parliament senate party coalition cabinet mayor governor judge lawyer prosecutor witness suspect prison guard police officer patrol barracks tank missile drone radar satellite pipeline reactor grid turbine mine quarry forest farm orchard vineyard fishery port ferry tunnel canal reservoir aquifer glacier island coast harbour lighthouse stadium theatre orchestra painter novel film broadcast newspaper editor reporter petition protest march rally curfew amnesty ransom hostage refugee camp shelter ration warehouse queue bakery mill",
);
const verbs = list(
  "reopened closed reached left damaged crossed surrounded entered supplied blocked rebuilt evacuated seized shelled inspected funded painted measured visited abandoned opposed backed delayed approved rejected cleared",
);
const adjectives = list(
  "northern eastern heavy sudden second main former armed wounded local foreign disputed early fragile",
);
const reporting = list("said announced claimed confirmed denied warned reported added");
const days = list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
const numbers = list("four six eleven dozens 23 140 several 2,300");

/** Most of an article's nouns are the few that it is about. */
const NOUNS_OF_AN_ARTICLE = 6;

class Writer {
  readonly #random: () => number;
  readonly #words: readonly string[];
  readonly #topic: readonly string[];

  constructor(random: () => number, words: readonly string[]) {
    this.#random = random;
    this.#words = words;
    this.#topic = Array.from({ length: NOUNS_OF_AN_ARTICLE }, () => this.pick(nouns));
  }

  noun(): string {
    return this.pick(this.chance(0.7) ? this.#topic : nouns);
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  pick(from: readonly string[]): string {
    return from[Math.floor(this.#random() * from.length)] ?? "";
  }

  /** A word of the long tail: rank r with probability proportional to 1/r. */
  rare(): string {
    const rank = Math.floor(this.#words.length ** this.#random()) - 1;
    return this.#words[rank] ?? "";
  }

  clause(): string {
    const object = `the ${this.pick(adjectives)} ${this.noun()}`;
    return `the ${this.rare()} ${this.noun()} ${this.pick(verbs)} ${object} near ${this.pick(places)} with ${this.rare()} ${this.rare()} and ${this.rare()}`;
  }

  claimant(): string {
    return this.chance(0.5) ? `${this.pick(forenames)} ${this.pick(people)}` : this.pick(groups);
  }

  sentence(): string {
    const kind = Math.floor(this.#random() * 10);
    const clause = this.clause();
    if (kind < 2)
      return capital(`${this.claimant()} ${this.pick(reporting)} on ${this.pick(days)} that ${clause}.`);
    if (kind === 2) return `“${capital(clause)},” ${this.claimant()} said.`;
    if (kind === 3) return `According to ${this.claimant()}, ${clause}.`;
    if (kind === 4)
      return capital(
        `${this.pick(numbers)} people were killed and ${this.pick(numbers)} wounded in ${this.pick(places)}, ${this.claimant()} said.`,
      );
    if (kind === 5)
      return capital(
        `in 20${10 + Math.floor(this.#random() * 20)}, ${clause}, which had ${this.pick(verbs)} it before the ${this.rare()} ${this.noun()}.`,
      );
    return `${capital(clause)}, while ${this.clause()}.`;
  }
}

function article(index: number, writer: Writer): ArticleInput {
  const paragraphs: string[] = [];
  let words = 0;
  while (words < 500) {
    const sentences = [writer.sentence(), writer.sentence(), writer.sentence()];
    const paragraph = sentences.join(" ");
    paragraphs.push(paragraph);
    words += paragraph.split(" ").length;
  }
  const day = new Date(Date.UTC(2031, 0, 1) + Math.floor(index / 50) * 86_400_000).toISOString().slice(0, 10);
  const hour = String(index % 24).padStart(2, "0");
  return {
    id: `generated-${index}`,
    title: capital(writer.clause()),
    text: paragraphs.join("\n\n"),
    source: index % 3 === 0 ? "Meridian Wire" : "The Harbour Gazette",
    published: `${day}T${hour}:00:00Z`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inventWords(count: number, random: () => number): string[] {
  const onsets = list("b br d dr f g gr h k kl l m n p pl r s st t tr v w z");
  const vowels = list("a e i o u ai ea ou");
  const codas = list("n r l s t nd rk m st ll");
  const words = new Set<string>();
  while (words.size < count) {
    let word = "";
    for (let syllable = 0; syllable < 2 + Math.floor(random() * 2); syllable++) {
      const from = (parts: readonly string[]): string => parts[Math.floor(random() * parts.length)] ?? "";
      word += from(onsets) + from(vowels) + (random() < 0.5 ? from(codas) : "");
    }
    words.add(word);
  }
  return [...words];
}
