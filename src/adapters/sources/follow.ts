import type { Article } from "../../core/article.js";
import type { Desk } from "../../core/desk.js";
import { DatelineError } from "../../core/errors.js";
import type { Arriving } from "../../core/keeping/article-book.js";
import type { Inbox } from "../../core/keeping/inbox.js";
import type { Clock, Log, Timer } from "../../core/ports.js";
import type { About, SourceProblem } from "./problem.js";
import { Reports } from "./reports.js";
import { watchFolder } from "./watch.js";
import type { FetchTools } from "./wires/connect.js";
import { type CursorStore, memoryCursors } from "./wires/cursor.js";
import { followFeeds, type Subscription } from "./wires/follow-feeds.js";

export interface FollowOptions {
  readonly desk: Desk;
  /** The folder or file that the desk was loaded from. */
  readonly data: string;
  /** When loading began, in milliseconds since the epoch by the machine's own clock, as files have it. */
  readonly since: number;
  readonly wires: readonly Subscription[];
  readonly fetch: FetchTools;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Where feeds stand; without it, in memory: after a restart, what a feed has then is there without being news. */
  readonly cursors?: CursorStore;
  /** Notes what became of what came in; without it, only the log says what was rejected. */
  readonly inbox?: Pick<Inbox, "note">;
  /** Chance, for waits; by default the machine's. */
  random?(): number;
  /**
   * Takes an article in, by default into the desk, and says whether it was new. Where it rejects with `store-…`, the
   * article is brought again; with any other code of a `DatelineError`, it is reported and left.
   */
  take?(article: Article, arriving: Arriving): Promise<"taken" | "known">;
  /** Hears of what was taken in. */
  onTaken?(): void;
}

/** Sources that are being followed. */
export interface Following {
  /** Resolves when changes of the folder from now on are noticed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Follows what a desk is made from, its folder and its feeds, until it is closed. */
export function followSources(options: FollowOptions): Following {
  const { desk, data, since, wires, log, fetch, clock, timer } = options;
  const { command } = desk.profile;
  const take =
    options.take ?? ((article: Article, arriving: Arriving) => addTo(desk, clock, article, arriving));
  const reports = new Reports({ desk: command, clock, log, ...(options.inbox && { inbox: options.inbox }) });
  const onProblem = (problem: SourceProblem, about: About) => reports.rejected(problem, about);
  const onDefect = (error: unknown) => log.error({ desk: command, err: error }, "following a source failed");
  const takeFrom = async (file: string, article: Article, arriving: Arriving) => {
    try {
      if ((await take(article, arriving)) === "known") return;
      options.onTaken?.();
      await reports.taken(file, article);
    } catch (error) {
      if (isStoreFailure(error)) {
        const { code, message: reason } = error;
        log.error({ desk: command, code, reason }, "an article could not be kept, and is brought again");
        throw error;
      }
      if (error instanceof DatelineError)
        onProblem({ file, line: null, code: "bad-field", reason: error.message }, aboutOf(article));
      else onDefect(error);
    }
  };
  const folder = watchFolder({
    ...{ path: data, since, timer, onProblem },
    onArticle: (article, origin) => takeFrom(data, article, { announced: true, origin }),
  });
  const feeds = followFeeds({
    ...{ desk: command, subscriptions: wires, fetch, clock, timer, onDefect },
    onProblem: (problem) => onProblem(problem, problem),
    random: options.random ?? Math.random,
    cursors: options.cursors ?? memoryCursors(),
    onItem: ({ article, announced, origin }, feed) => takeFrom(feed, article, { announced, origin }),
  });
  return {
    ready: folder.ready,
    close: async () => {
      await Promise.all([folder.close(), feeds.stop()]);
      await reports.end();
    },
  };
}

async function addTo(
  desk: Desk,
  clock: Clock,
  article: Article,
  { announced, origin }: Arriving,
): Promise<"taken" | "known"> {
  const numbered = desk.numbered(article, origin);
  if (numbered === null) return "known";
  const { counted } = numbered;
  desk.add(numbered.article, { at: clock.now(), announced, origin, counted });
  return "taken";
}

function aboutOf({ id, url }: Article): About {
  return { id, url: url ?? null };
}

/** The store will be back: what it did not keep is not the article's fault. */
function isStoreFailure(error: unknown): error is DatelineError {
  return error instanceof DatelineError && error.code.startsWith("store-");
}
