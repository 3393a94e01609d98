import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Store } from "../../src/core/ports.js";

/** What becomes of an article after it is published. */
export type Fate = "plain" | "corrected" | "withdrawn" | "embargoed" | "toll" | "claim";

/** An article of an invented country, as it is streamed in. */
export interface Story {
  readonly id: string;
  readonly fate: Fate;
  /** Words that stand in this article alone; of one that is corrected, in its first version alone. */
  readonly mark: string;
  /** The same for its correction. */
  readonly laterMark: string | null;
  /** When its embargo lifts, by the fast clock. */
  readonly lifts: number | null;
  /** Of a toll. */
  readonly town: string | null;
  readonly count: number | null;
  /** The texts of its versions, as far as they are written. */
  readonly texts: string[];
  readonly published: string;
  /** When its second version is written, by the machine's clock. */
  readonly changesAt: number;
}

export const DESK = "velmark";
/** One after the other, each for some days: figures of an event long past are no news. */
export const TOWNS = [
  "Norvik",
  "Tarnholt",
  "Quelby",
  "Ostrelin",
  "Pellim",
  "Dreyholm",
  "Vashby",
  "Sollen",
  "Merrow",
  "Kelm",
  "Zelby",
  "Ombrel",
  "Tolven",
  "Grauwick",
  "Harrowick",
  "Lindby",
  "Marrowgate",
  "Skelby",
  "Thornwick",
  "Ulmen",
];
const SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"];
const DAY = 86_400_000;
const TOWN_FOR = 5 * DAY;
/** Every toll is another number, and none is that of a day or of thousands, which are written with a comma. */
const FIRST_TOLL = 100;
const MOST_OF_TOWN = 40;

export interface NewsOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly random: () => number;
}

/** Writes articles into a desk's folder, one at a time, and knows which of them the store has. */
export class News {
  readonly stories: Story[] = [];
  /** Of each version that was seen in the store, its number, its text and when it was received. */
  readonly accepted = new Map<string, { readonly sequence: number; readonly receivedAt: number }>();
  readonly #options: NewsOptions;
  readonly #begun: number;
  #sequence = 0;
  #words = 0;

  constructor(options: NewsOptions) {
    this.#options = options;
    this.#begun = options.clock.now();
  }

  /** Makes the folder, with a desk and what it had before anybody asked for news. */
  async open(): Promise<void> {
    const { folder } = this.#options;
    await mkdir(folder, { recursive: true });
    const names = TOWNS.map((town) => `  - { name: ${town}, kind: place }`).join("\n");
    const desk = `name: ${DESK}\ncommand: ${DESK}\ntitle: Velmark desk\nnames:\n${names}\n`;
    await writeFile(join(folder, "desk.yaml"), desk);
    for (let i = 0; i < 12; i++) await this.#write(`old-${i}`, this.#plainText(), { published: this.#now() });
  }

  /** Writes what is due; `last` where nothing new is begun any more. False where there was nothing to write. */
  async next(last = false): Promise<boolean> {
    await this.#lookInStore();
    const changing = this.stories.find(
      (one) =>
        one.texts.length === 1 && this.has(one) && (last || Date.now() >= one.changesAt) && changes(one),
    );
    if (changing !== undefined) await this.#change(changing);
    else if (!last) await this.#begin();
    return changing !== undefined || !last;
  }

  /** Whether the store has the article as it was written last. */
  has({ id, texts }: Story): boolean {
    return this.accepted.has(`${id}\n${texts.at(-1)}`);
  }

  /** The versions of all stories that are not in the store, by the articles' ids. */
  async missing(): Promise<string[]> {
    await this.#lookInStore();
    return this.stories.filter((one) => !this.has(one)).map(({ id }) => id);
  }

  async #lookInStore(): Promise<void> {
    for await (const { sequence, receivedAt, article } of this.#options.store.articles(
      DESK,
      this.#sequence,
    )) {
      const what = article.status === "usable" ? article.text.trim() : article.status;
      this.accepted.set(`${article.id}\n${what}`, { sequence, receivedAt });
      this.#sequence = sequence;
    }
  }

  async #begin(): Promise<void> {
    const { random, clock } = this.#options;
    const chance = random();
    const number = String(this.stories.length).padStart(5, "0");
    const changesAt = Date.now() + 500 + random() * 9_000;
    const common = {
      published: this.#now(),
      laterMark: null,
      lifts: null,
      town: null,
      count: null,
      changesAt,
    };
    const town = TOWNS[Math.min(this.#turn(), TOWNS.length - 1)] ?? "";
    const isFull = this.stories.filter((one) => one.town === town).length === MOST_OF_TOWN;
    if (chance < 0.35 && !isFull && this.#isFree("toll")) {
      const before = this.stories.findLast((one) => one.town === town)?.count;
      const count = (before ?? FIRST_TOLL + MOST_OF_TOWN * TOWNS.indexOf(town)) + 1;
      const mark = `said ${count} people were killed in ${town}`;
      const text = `The ${town} health office ${mark} on ${this.#dayOf()}.`;
      await this.#tell({ ...common, id: `toll-${number}`, fate: "toll", mark, town, count, texts: [text] });
    } else if (chance < 0.55 && this.#isFree("claim")) {
      const mark = this.#word();
      const text = `${this.#word()}, the harbour clerk of ${this.#word()}, said the ferry ${mark} would sail from pier ${this.#number()}.`;
      await this.#tell({ ...common, id: `claim-${number}`, fate: "claim", mark, texts: [text] });
    } else {
      const fate =
        chance < 0.7 ? "plain" : chance < 0.82 ? "corrected" : chance < 0.92 ? "withdrawn" : "embargoed";
      const mark = this.#word();
      const story: Story = {
        ...{ ...common, id: `${fate}-${number}`, fate, mark, texts: [this.#plainText(mark)] },
        laterMark: fate === "corrected" ? this.#word() : null,
        lifts: fate === "embargoed" ? clock.now() + DAY * (0.3 + 0.6 * random()) : null,
      };
      await this.#tell(story);
    }
  }

  async #tell(story: Story): Promise<void> {
    this.stories.push(story);
    const { id, texts, lifts, published } = story;
    const embargo = lifts === null ? {} : { embargoedUntil: new Date(lifts).toISOString() };
    await this.#write(id, texts[0] ?? "", { published, ...embargo });
  }

  async #change(story: Story): Promise<void> {
    const isCorrection = story.laterMark !== null;
    const text = isCorrection ? this.#plainText(story.laterMark ?? "") : "canceled";
    story.texts.push(text);
    const times = { published: story.published, updated: this.#now() };
    if (isCorrection) await this.#write(story.id, text, times);
    else await this.#write(story.id, "It was withdrawn.", { ...times, status: "canceled" });
  }

  /** A toll or a claim comes when the one before it is in the store, so that their order is known. */
  #isFree(fate: Fate): boolean {
    const last = this.stories.findLast((one) => one.fate === fate);
    return last === undefined || this.has(last);
  }

  #plainText(mark = this.#word()): string {
    const [a, b, n] = [this.#word(), this.#word(), this.#number()];
    const forms = [
      `The council of ${mark} gave the ${a} bridge to the ${b} guild for ${n} crowns.`,
      `In ${a} the school of ${mark} has sown ${n} rows of ${b} barley.`,
      `Carpenters from ${a} took ${n} beams of ${b} oak to the mill at ${mark}.`,
      `The choir of ${mark} sings ${n} songs of old ${a} at the ${b} fair.`,
    ];
    return forms[this.#words % forms.length] ?? "";
  }

  /** The day of what happened in a town: that on which its turn began. */
  #dayOf(): string {
    const day = new Date(this.#begun + this.#turn() * TOWN_FOR - DAY);
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(day);
  }

  #turn(): number {
    return Math.floor((this.#options.clock.now() - this.#begun) / TOWN_FOR);
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  #word(): string {
    const digits = String(this.#words++).padStart(4, "0");
    const word = [...digits].map((digit) => SYLLABLES[Number(digit)]).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  #number(): number {
    return 20_000 + this.#words;
  }

  /** In one step: a file that is half written would be another matter. */
  async #write(id: string, text: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const { folder } = this.#options;
    const head = Object.entries({ id, source: "Velmark Courier", ...fields });
    const file = `---\n${head.map(([name, value]) => `${name}: ${value}\n`).join("")}---\n${text}\n`;
    await writeFile(join(folder, `.${id}.part`), file);
    await rename(join(folder, `.${id}.part`), join(folder, `${id}.md`));
  }
}

function changes({ fate }: Story): boolean {
  return fate === "corrected" || fate === "withdrawn";
}
