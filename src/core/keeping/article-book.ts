import type { ArticleInput } from "../article.js";
import type { Desk } from "../desk.js";
import { DatelineError } from "../errors.js";
import type { ComingArticle, DamagedArticle, KeptArticle, Log, Store } from "../ports.js";

/** How an article comes to the book: what its source knows of it. */
export interface Arriving {
  /** False for what was there when a source was first read: it is no news. */
  readonly announced: boolean;
  /**
   * The file or feed that has the article once: what it has now takes the place of what it had before. Null where it
   * is one of several versions in a file, or came in another way (a command, a push).
   */
  readonly origin: string | null;
}

export interface ArrivingArticle extends Arriving {
  readonly article: ArticleInput;
}

/** What became of an article: `known` says nothing new, and an error says why it cannot be taken in. */
export type Taken = "taken" | "known" | DatelineError;

export interface ArticleBookOptions {
  readonly desk: Desk;
  readonly store: Pick<Store, "addArticles" | "articles">;
  readonly log: Log;
  /**
   * Hears of each version that is new in the desk, before the next one is. It must not wait for a `take` or `catchUp`,
   * for these wait for it.
   */
  onKept?(kept: KeptArticle): void | Promise<void>;
}

/** So many articles are kept with one wait for the disk. */
const BATCH = 50;

/**
 * A desk's articles as the store keeps them: the one way by which articles come into a desk that is served. What it
 * takes is kept first and shown then, in the order in which the store has it, which is the same for every process.
 */
export class ArticleBook {
  readonly #options: ArticleBookOptions;
  #sequence = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ArticleBookOptions) {
    this.#options = options;
  }

  /** Of the last version that is in the desk, or was left out for good; 0 where there is none. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Brings all that is kept into the desk. `onKept` hears of what comes after the number `heard`; by default of nothing. */
  load(heard = Number.POSITIVE_INFINITY): Promise<void> {
    return this.#inTurn(() => this.#follow(heard));
  }

  /** Brings into the desk what was kept since, also by other processes. */
  catchUp(): Promise<void> {
    return this.#inTurn(() => this.#follow(0));
  }

  /**
   * Takes an article in where it says something new. Resolves when it is in the desk's answers, and `onKept` has heard
   * of it.
   *
   * @throws {DatelineError} `bad-article` where it cannot be taken in at all; `store-…` where it is not kept for now,
   * and is to be brought again.
   */
  async take(article: ArticleInput, arriving: Arriving): Promise<"taken" | "known"> {
    const [taken = "known"] = await this.takeAll([{ article, ...arriving }]);
    if (taken instanceof DatelineError) throw taken;
    return taken;
  }

  /**
   * The same for many, in their order, with few waits for the disk. Rejects where the store fails; those before that
   * are taken by then, and are `known` when they are brought again.
   */
  takeAll(arriving: readonly ArrivingArticle[]): Promise<readonly Taken[]> {
    return this.#inTurn(async () => {
      const { desk } = this.#options;
      await this.#follow(0);
      const taken: Taken[] = [];
      let batch = new Batch();
      const keep = async () => {
        for (const [at, outcome] of (await this.#keep(batch)).entries())
          taken[batch.places[at] ?? 0] = outcome;
        batch = new Batch();
      };
      for (const [place, { article, announced, origin }] of arriving.entries()) {
        // What is new of it is decided by the versions before it.
        if (batch.has(article) || batch.articles.length === BATCH) await keep();
        try {
          const numbered = desk.numbered(article, origin);
          if (numbered !== null) batch.add(place, { ...numbered, announced, origin });
          taken[place] = "known";
        } catch (error) {
          if (!(error instanceof DatelineError)) throw error;
          taken[place] = error;
        }
      }
      await keep();
      return taken;
    });
  }

  async #keep({ articles }: Batch): Promise<Taken[]> {
    if (articles.length === 0) return [];
    const { desk, store } = this.#options;
    const added = await keeping(() => store.addArticles(desk.profile.command, articles));
    await this.#follow(0);
    return added.map((one) => (one === "added" ? "taken" : "known"));
  }

  async #follow(heard: number): Promise<void> {
    const { desk, store } = this.#options;
    const { command } = desk.profile;
    const onDamaged = (damaged: DamagedArticle) => this.#leaveOut(damaged);
    await keeping(async () => {
      for await (const kept of store.articles(command, this.#sequence, onDamaged)) {
        this.#show(kept);
        if (kept.sequence > heard) await this.#tell(kept);
        // Reading an article takes milliseconds; questions come first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
  }

  #show({ sequence, receivedAt, article, announced, origin, counted }: KeptArticle): void {
    try {
      this.#options.desk.add(article, { at: receivedAt, announced, origin, counted });
      this.#sequence = sequence;
    } catch (error) {
      this.#leaveOut({ sequence, id: article.id, error: error instanceof Error ? error : new Error("") });
    }
  }

  /** Of an article whose last word cannot be read, nothing is shown: it may have been withdrawn, or put under embargo. */
  #leaveOut({ sequence, id, error }: DamagedArticle): void {
    const { desk, log } = this.#options;
    const { command } = desk.profile;
    this.#sequence = sequence;
    log.error({ desk: command, sequence, err: error }, "an article cannot be read, and none of it is shown");
    if (id !== null) desk.add({ id, text: "", status: "withheld" });
  }

  async #tell(kept: KeptArticle): Promise<void> {
    const { desk, log, onKept } = this.#options;
    try {
      await onKept?.(kept);
    } catch (error) {
      log.error({ desk: desk.profile.command, err: error }, "following an article failed");
    }
  }

  /** One after the other, also where one fails. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const now = this.#last.then(work);
    this.#last = now.catch(() => undefined);
    return now;
  }
}

/** Does something with the store: whatever of it fails, it is not the article's fault, and is tried again. */
async function keeping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatelineError && error.code.startsWith("store-")) throw error;
    throw new DatelineError(
      "store-failed",
      "What came in could not be kept, for a reason that nobody knows yet: see the log, and the database's own.",
      { cause: error },
    );
  }
}

/** Articles that are kept at once, none of which is a version of another. */
class Batch {
  readonly articles: ComingArticle[] = [];
  /** Where each of them was in what came. */
  readonly places: number[] = [];
  readonly #ids = new Set<string>();

  has({ id }: ArticleInput): boolean {
    return this.#ids.has(String(id).trim());
  }

  add(place: number, coming: ComingArticle): void {
    this.articles.push(coming);
    this.places.push(place);
    this.#ids.add(coming.article.id);
  }
}
