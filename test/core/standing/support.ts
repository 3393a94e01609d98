import type { Article, ArticleInput } from "../../../src/core/article.js";
import { articleSchema } from "../../../src/core/article.js";
import type { Failure } from "../../../src/core/channel/delivery.js";
import type { Message } from "../../../src/core/channel/message.js";
import type { Capacity } from "../../../src/core/channel/page.js";
import {
  type Destination,
  destinationName,
  type Poster,
  type PostHow,
} from "../../../src/core/channel/poster.js";
import type { Desk } from "../../../src/core/desk.js";
import { ArticleBook } from "../../../src/core/keeping/article-book.js";
import type {
  Clock,
  ComingArticle,
  KeptArticle,
  KeptDocument,
  ListPage,
  Store,
} from "../../../src/core/ports.js";
import { Outbox } from "../../../src/core/standing/outbox.js";
import type { ActivePlan } from "../../../src/core/standing/plans.js";
import { StandingDesk } from "../../../src/core/standing/standing-desk.js";
import { textOf } from "../../../src/core/view/runs.js";
import { MemoryLog } from "../../adapters/support.js";
import { deskOf, MovableClock } from "../support.js";

/** A store that outlives desks in a test; documents are copied, as a database would. */
export class MemoryStore implements Store {
  readonly documents = new Map<string, Map<string, string>>();
  readonly kept: { readonly desk: string; readonly text: string }[] = [];
  readonly #clock: Clock;
  /** What a call throws instead of being done. */
  broken: Error | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async get(collection: string, key: string): Promise<unknown> {
    this.#check();
    const text = this.documents.get(collection)?.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async set(collection: string, key: string, document: object): Promise<void> {
    this.#check();
    const documents = this.documents.get(collection) ?? new Map<string, string>();
    this.documents.set(collection, documents.set(key, canonical(document)));
  }

  async delete(collection: string, key: string): Promise<void> {
    this.#check();
    this.documents.get(collection)?.delete(key);
  }

  async add(collection: string, key: string, document: object): Promise<boolean> {
    this.#check();
    if (this.documents.get(collection)?.has(key)) return false;
    await this.set(collection, key, document);
    return true;
  }

  async replace(collection: string, key: string, expected: object, document: object): Promise<boolean> {
    this.#check();
    if (this.documents.get(collection)?.get(key) !== canonical(expected)) return false;
    await this.set(collection, key, document);
    return true;
  }

  async list(collection: string, { after = "", limit }: ListPage = {}): Promise<readonly KeptDocument[]> {
    this.#check();
    const keys = [...(this.documents.get(collection)?.keys() ?? [])].filter((key) => key > after).sort();
    return keys.slice(0, limit).map((key) => ({
      key,
      document: JSON.parse(this.documents.get(collection)?.get(key) ?? "null"),
    }));
  }

  async addArticle(desk: string, article: Article): Promise<"added" | "known"> {
    return (await this.addArticles(desk, [{ article }]))[0] ?? "known";
  }

  async addArticles(desk: string, articles: readonly ComingArticle[]): Promise<("added" | "known")[]> {
    this.#check();
    return articles.map(({ article, announced = true, origin = null, counted = false }) => {
      const same = (one: (typeof this.kept)[number]): boolean =>
        one.desk === desk && canonical(JSON.parse(one.text).article) === canonical(article);
      if (this.kept.some(same)) return "known";
      const sequence = this.kept.length + 1;
      const kept: KeptArticle = {
        sequence,
        receivedAt: this.#clock.now(),
        article,
        announced,
        origin,
        counted,
      };
      this.kept.push({ desk, text: JSON.stringify(kept) });
      return "added";
    });
  }

  async *articles(desk: string, afterSequence: number): AsyncGenerator<KeptArticle> {
    this.#check();
    for (const one of [...this.kept]) {
      const kept: KeptArticle = JSON.parse(one.text);
      if (one.desk === desk && kept.sequence > afterSequence) yield kept;
    }
  }

  async close(): Promise<void> {}

  #check(): void {
    if (this.broken !== null) throw this.broken;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A failure that the platform of these tests explains. */
export class PlatformError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export const lost: Failure = { kind: "unsure", code: "lost" };
export const limited: Failure = { kind: "not-now", code: "limited", advice: "Too much.", seconds: 30 };
export const refused = (code: string): Failure => ({ kind: "refused", code, advice: `No: ${code}.` });

export interface PlatformPost {
  readonly to: string;
  readonly id: string;
  readonly key: string;
  readonly replyTo: string | null;
  readonly at: number;
  message: Message;
  edits: number;
}

const capacity: Capacity = {
  longest: 2_000,
  longestHeadline: 300,
  cost: (text) => text.length,
  fits: (_, { length }) => length < 60,
};

/** A platform in memory: what was posted, and what goes wrong next. */
export class Platform implements Poster {
  readonly platform = "slack";
  readonly carrier;
  readonly capacity = capacity;
  readonly posts: PlatformPost[] = [];
  readonly #clock: Clock;
  /** Taken by the next call of that name: before it is done, or after it, when the answer is lost. */
  readonly faults: { call: "post" | "find" | "edit"; when: "before" | "after"; failure: Failure }[] = [];
  /** Waited for by each post, once it is known to the platform. */
  held: Promise<void> = Promise.resolve();
  /** Waited for by each post, before that. */
  slow: Promise<void> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.carrier = {
      name: "Slack",
      repeatable: false,
      failureOf: (error: unknown): Failure =>
        error instanceof PlatformError ? error.failure : { kind: "unsure", code: String(error) },
    };
  }

  async post(to: Destination, message: Message, { key, replyTo }: PostHow): Promise<string> {
    this.#fail("post", "before");
    await this.slow;
    const id = `m${this.posts.length + 1}`;
    const at = this.#clock.now();
    this.posts.push({ to: destinationName(to), id, key, replyTo, at, message, edits: 0 });
    await this.held;
    this.#fail("post", "after");
    return id;
  }

  async find(to: Destination, key: string, since: number): Promise<string | null> {
    this.#fail("find", "before");
    const found = this.posts.find(
      (one) => one.to === destinationName(to) && one.key === key && one.at >= since,
    );
    return found?.id ?? null;
  }

  async edit(_: Destination, id: string, message: Message): Promise<void> {
    this.#fail("edit", "before");
    const post = this.posts.find((one) => one.id === id);
    if (post === undefined) throw new PlatformError(refused("message_not_found"));
    post.message = message;
    post.edits++;
    this.#fail("edit", "after");
  }

  #fail(call: "post" | "find" | "edit", when: "before" | "after"): void {
    const at = this.faults.findIndex((one) => one.call === call && one.when === when);
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    if (fault !== undefined) throw new PlatformError(fault.failure);
  }
}

export const CHANNEL: Destination = { platform: "slack", team: null, channel: "C1" };

export function daily(at: string, timezone = "UTC", more: Partial<ActivePlan> = {}): ActivePlan {
  return { to: CHANNEL, topic: "", whenEmpty: "line", by: null, daily: { at, timezone }, ...more };
}

/** Everything that a process has: what outlives it is the store, the platform and the clock. */
export interface World {
  readonly clock: MovableClock;
  readonly store: MemoryStore;
  readonly platform: Platform;
}

export function worldAt(instant: string): World {
  const clock = new MovableClock(instant);
  return { clock, store: new MemoryStore(clock), platform: new Platform(clock) };
}

/** A desk as one process serves it. */
export interface Process {
  readonly desk: Desk;
  readonly standing: StandingDesk;
  readonly book: ArticleBook;
  readonly outbox: Outbox;
  readonly log: MemoryLog;
  /** Takes an article in, published now where it does not say when. */
  bring(article: ArticleInput): Promise<void>;
}

let processes = 0;

/** Starts a process in a world. */
export async function start(
  { clock, store, platform }: World,
  plans: readonly ActivePlan[] = [],
  isOpen: (to: Destination) => boolean = () => true,
): Promise<Process> {
  const desk = deskOf([], { clock });
  const log = new MemoryLog();
  const holder = `process ${++processes}`;
  const outbox = new Outbox({ store, posters: [platform], clock, log, holder });
  const standing = new StandingDesk({
    ...{
      desk,
      areSeveral: false,
      digests: plans,
      store,
      outbox,
      posters: [platform],
      clock,
      log,
      rules: "1",
      isOpen,
    },
  });
  const book = new ArticleBook({ desk, store, log, onKept: () => standing.noticed() });
  await standing.open(book);
  const bring = async (article: ArticleInput): Promise<void> => {
    const published = new Date(clock.now()).toISOString();
    await book.take(articleSchema.parse({ published, ...article }), { announced: true, origin: article.id });
  };
  return { desk, standing, book, outbox, log, bring };
}

export function wordsOf({ headline, pieces }: Message): string {
  return [headline, ...pieces.map(({ line }) => textOf(line))].join("\n");
}
