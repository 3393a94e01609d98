import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadDeskProfile } from "../../src/adapters/sources/desk-file.js";
import { loadArticles } from "../../src/adapters/sources/load.js";
import type {
  Answer,
  Citation,
  ClaimItem,
  EventItem,
  FigureItem,
  Item,
} from "../../src/core/answers/answer.js";
import type { ArticleInput } from "../../src/core/article.js";
import { createDesk, type Desk } from "../../src/core/desk.js";
import { type DeskProfile, deskProfileSchema } from "../../src/core/desk-profile.js";
import type { Clock } from "../../src/core/ports.js";

/** A clock that stands still until a test moves it. */
export class MovableClock implements Clock {
  #now: number;

  constructor(instant: string) {
    this.#now = Date.parse(instant);
  }

  now(): number {
    return this.#now;
  }

  moveTo(instant: string): void {
    this.#now = Date.parse(instant);
  }
}

/** The evening of the day after which the Karvania fixture's embargo lifts; a Friday. */
export const KARVANIA_NOW = "2031-03-07T20:00:00Z";
export const VERSION = "9.8.7";

export interface DeskSetup {
  readonly now?: string;
  readonly clock?: Clock;
  readonly profile?: Partial<DeskProfile>;
}

/** A desk of the given articles. */
export function deskOf(articles: readonly ArticleInput[], setup: DeskSetup = {}): Desk {
  const desk = createDesk({
    profile: deskProfileSchema.parse(setup.profile ?? {}),
    clock: setup.clock ?? new MovableClock(setup.now ?? KARVANIA_NOW),
    version: VERSION,
  });
  for (const article of articles) desk.add(article);
  return desk;
}

/** A desk of one article. */
export function deskOfText(text: string, more: Partial<ArticleInput> = {}, setup: DeskSetup = {}): Desk {
  return deskOf([{ id: "one", text, published: "2031-03-05T12:00:00Z", ...more }], setup);
}

interface Material {
  readonly profile: DeskProfile;
  readonly articles: readonly ArticleInput[];
}

async function load(path: string): Promise<Material> {
  const articles: ArticleInput[] = [];
  for await (const loaded of loadArticles(path)) {
    if ("problem" in loaded)
      throw new Error(`${loaded.problem.file} does not load: ${loaded.problem.reason}`);
    articles.push(loaded.article);
  }
  return { profile: await loadDeskProfile(path), articles };
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

let karvania: Promise<Material> | undefined;

/** The articles and the names of the fictional Karvania desk: see the comment on top of its desk.yaml. */
export function karvaniaMaterial(): Promise<Material> {
  karvania ??= load(pathOf("../fixtures/karvania"));
  return karvania;
}

/** The Karvania desk, by default as of the evening of 7 March 2031. */
export async function karvaniaDesk(setup: { readonly now?: string; readonly clock?: Clock } = {}) {
  const { profile, articles } = await karvaniaMaterial();
  return deskOf(articles, { profile, ...setup });
}

const SEEDS = pathOf("../../../shared/seeds");
export const seedsAreHere = existsSync(SEEDS);

/** The two undated reports of the acceptance list, with no desk file; with the Syria desk's names, or without. */
export async function seedsDesk({ named }: { readonly named: boolean }): Promise<Desk> {
  const { profile, articles } = await load(SEEDS);
  const names = named ? (await loadDeskProfile(pathOf("../../data/syria"))).names : [];
  return deskOf(articles, { now: "2024-12-01T12:00:00Z", profile: { ...profile, names } });
}

export const claimsOf = (items: readonly Item[]): ClaimItem[] =>
  items.filter((item): item is ClaimItem => item.type === "claim");
export const figuresOf = (items: readonly Item[]): FigureItem[] =>
  items.filter((item): item is FigureItem => item.type === "figure");
export const eventsOf = (items: readonly Item[]): EventItem[] =>
  items.filter((item): item is EventItem => item.type === "event");
export const textsOf = (items: readonly Item[]): string[] => items.map((item) => item.text);

/** "killed 6", "killed 40+", "injured <=30", "missing 12-99". */
export function brief({ harm, low, high }: FigureItem): string {
  const count =
    low === high
      ? `${low ?? "?"}`
      : high === null
        ? `${low}+`
        : low === null
          ? `<=${high}`
          : `${low}-${high}`;
  return `${harm} ${count}`;
}

/** Every citation of an answer, those of repeated and replaced statements included. */
export function citationsOf(answer: Answer): Citation[] {
  return [...answer.items, ...answer.related].flatMap((item) => [
    item.citation,
    ...("alsoIn" in item ? (item.alsoIn ?? []) : []),
    ...("earlier" in item ? (item.earlier ?? []).map(({ citation }) => citation) : []),
  ]);
}
