import type { Answer } from "../../src/core/answers/answer.js";
import type { ArticleInput } from "../../src/core/article.js";
import { type Capacity, pageAt, START } from "../../src/core/channel/page.js";
import type { Desk } from "../../src/core/desk.js";
import { textOf } from "../../src/core/view/runs.js";
import { changesBetween } from "../../src/core/watching/changes.js";
import type { WatchChange, WatchState } from "../../src/core/watching/state.js";
import { deskOf, MovableClock } from "./support.js";

const NAMES = [
  { name: "Merrin", kind: "place" as const, also: [] },
  { name: "Tolm", kind: "place" as const, also: [] },
  { name: "Ana Brel", kind: "person" as const, also: ["Brel"] },
  { name: "Civil Guard", kind: "group" as const, also: [] },
  { name: "Orsanian Army", kind: "group" as const, also: [] },
];

/** A watch as the program keeps one: the state is compared after each version, and changes pile up until they are told. */
export class Watching {
  readonly clock = new MovableClock("2032-06-10T00:00:00Z");
  readonly desk: Desk;
  readonly #question: string;
  #state: WatchState;
  #changes: WatchChange[] = [];

  constructor(question: string, first: readonly ArticleInput[] = []) {
    this.desk = deskOf(first, { clock: this.clock, profile: { names: NAMES } });
    this.#question = question;
    this.#state = this.desk.watched(question);
  }

  get state(): WatchState {
    return this.#state;
  }

  get changes(): readonly WatchChange[] {
    return this.#changes;
  }

  get kinds(): string[] {
    return this.#changes.map(({ kind }) => kind);
  }

  add(...articles: readonly ArticleInput[]): this {
    for (const article of articles) {
      this.desk.add(article);
      this.look();
    }
    return this;
  }

  moveTo(instant: string): this {
    this.clock.moveTo(instant);
    this.look();
    return this;
  }

  look(): void {
    // As from a store: plain JSON, and nothing else.
    const now = JSON.parse(JSON.stringify(this.desk.watched(this.#question))) as WatchState;
    this.#changes.push(...(JSON.parse(JSON.stringify(changesBetween(this.#state, now))) as WatchChange[]));
    this.#state = now;
  }

  /** What has piled up; from then on only what comes later. */
  told(): Answer {
    const answer = this.desk.changed(this.#question, this.#changes);
    this.#changes = [];
    return answer;
  }
}

/** An answer as a chat shows it, a line a piece. */
export function shown(answer: Answer): string[] {
  const { headline, pieces, next } = pageAt(() => answer, START, ROOMY);
  if (next !== null) throw new Error("the answer takes more than one page");
  return [headline, ...pieces.map(({ kind, line }) => `${kind}: ${textOf(line)}`)];
}

/** A platform on which everything fits into one message. */
export const ROOMY: Capacity = {
  cost: (text) => text.length,
  longest: 3_000,
  longestHeadline: 200,
  fits: () => true,
};

/** An article of the Post. */
export function article(id: string, text: string, more: Partial<ArticleInput> = {}): ArticleInput {
  return { id, source: "Post", published: "2032-06-01T10:00:00Z", text, ...more };
}
