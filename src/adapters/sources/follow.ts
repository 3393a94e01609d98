import type { Article } from "../../core/article.js";
import type { Desk } from "../../core/desk.js";
import { DatelineError } from "../../core/errors.js";
import type { Clock, Log, Timer } from "../../core/ports.js";
import type { SourceProblem } from "./problem.js";
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
  /** Chance, for waits; by default the machine's. */
  random?(): number;
  /** Takes an article in, by default into the desk. `announce` is false for what a feed had when it was first read. */
  take?(article: Article, how: { readonly announce: boolean }): void | Promise<void>;
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
  const take = options.take ?? ((article: Article) => desk.add(article));
  // An article's id may be its address, which may tell of what is under embargo: it stays out of the log.
  const onProblem = ({ file, line, code, reason }: SourceProblem) =>
    log.warn({ desk: command, problem: { file, line, code, reason } }, "something did not load");
  const onDefect = (error: unknown) => log.error({ desk: command, err: error }, "following a source failed");
  const takeFrom = async (file: string, article: Article, announce: boolean) => {
    try {
      await take(article, { announce });
      options.onTaken?.();
    } catch (error) {
      if (error instanceof DatelineError)
        onProblem({ file, line: null, code: "bad-field", reason: error.message });
      else onDefect(error);
    }
  };
  const folder = watchFolder({
    ...{ path: data, since, timer, onProblem },
    known: () => desk.entries().map(({ article }) => article),
    onArticle: (article) => takeFrom(data, article, true),
  });
  const feeds = followFeeds({
    ...{ desk: command, subscriptions: wires, fetch, clock, timer, onProblem, onDefect },
    random: options.random ?? Math.random,
    cursors: options.cursors ?? memoryCursors(),
    onItem: ({ article, announce }, feed) => takeFrom(feed, article, announce),
  });
  return {
    ready: folder.ready,
    close: async () => {
      await Promise.all([folder.close(), feeds.stop()]);
    },
  };
}
