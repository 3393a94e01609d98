import { arrivalsIn } from "./adapters/sources/arrivals.js";
import { type Following, followSources } from "./adapters/sources/follow.js";
import { Reports } from "./adapters/sources/reports.js";
import type { FetchTools } from "./adapters/sources/wires/connect.js";
import { storedCursors } from "./adapters/sources/wires/stored-cursors.js";
import type { DeskConfig } from "./config.js";
import { answersIn } from "./core/channel/access.js";
import type { Poster } from "./core/channel/poster.js";
import { createDesk, type Desk } from "./core/desk.js";
import type { DeskProfile } from "./core/desk-profile.js";
import { DatelineError } from "./core/errors.js";
import { type ArrivingArticle, ArticleBook } from "./core/keeping/article-book.js";
import { Inbox } from "./core/keeping/inbox.js";
import type { Clock, Log, Store, Timer } from "./core/ports.js";
import type { Outbox } from "./core/standing/outbox.js";
import { Retract } from "./core/standing/retract.js";
import { StandingDesk } from "./core/standing/standing-desk.js";
import { packageVersion } from "./version.js";

export interface ServedDeskOptions {
  readonly config: DeskConfig;
  readonly profile: DeskProfile;
  /** Whether there are other desks beside it. */
  readonly areSeveral: boolean;
  readonly store: Store;
  readonly outbox: Outbox;
  /** Filled by the time that something is posted. */
  readonly posters: readonly Poster[];
  readonly fetch: FetchTools;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** As in `ServeOptions`. */
  readonly margin?: number;
}

/** A desk with all that it does while it is served. */
export interface ServedDesk {
  readonly config: DeskConfig;
  readonly desk: Desk;
  readonly book: ArticleBook;
  readonly inbox: Inbox;
  readonly standing: StandingDesk;
  readonly retract: Retract;
  /** Follows what the desk is made from. */
  follow(): Following;
}

/** The collection that says of each desk when all that its folder had was first brought in. */
const OPENED = "desks";
/** Articles that are in memory at once while a folder is read. */
const BATCH = 200;

/**
 * Opens a desk as the store knows it, with what its folder has that is new since.
 *
 * @throws {DatelineError} where nothing of it loads, or the store fails.
 */
export async function openServedDesk(options: ServedDeskOptions): Promise<ServedDesk> {
  const { config, profile, areSeveral, store, outbox, posters, fetch, clock, timer, log } = options;
  // Files carry the machine's own time.
  const since = Date.now();
  const version = packageVersion();
  const desk = createDesk({ profile, clock, version });
  const standing = new StandingDesk({
    ...{ desk, areSeveral, digests: config.digests, store, outbox, posters, clock, log },
    ...{ rules: version, pace: config.pace },
    isOpen: (to) => answersIn(config[to.platform], to),
    ...(options.margin !== undefined && { margin: options.margin }),
  });
  const book = new ArticleBook({ desk, store, log, onKept: () => standing.noticed() });
  const inbox = new Inbox({ store, log });
  await standing.open(book);
  const { command } = profile;
  const wasOpened = (await store.get(OPENED, command)) !== undefined;
  const reports = new Reports({ desk: command, clock, log, inbox });
  await bringIn(config.data, { desk, book, reports, announced: wasOpened });
  if (!wasOpened) await store.set(OPENED, command, { at: clock.now() });
  log.info({ desk: command, articles: desk.entries().length, versions: book.sequence }, "desk loaded");
  return {
    ...{ config, desk, book, inbox, standing },
    retract: new Retract({ desk, book, inbox, clock }),
    follow: () =>
      followSources({
        ...{ desk, data: config.data, since, wires: config.wires, fetch, clock, timer, log, inbox },
        cursors: storedCursors(store),
        take: (article, arriving) => book.take(article, arriving),
      }),
  };
}

interface Bringing {
  readonly desk: Desk;
  readonly book: ArticleBook;
  readonly reports: Reports;
  readonly announced: boolean;
}

/** Brings in what a folder has: at the very first time, as what was there before anybody asked for news. */
async function bringIn(path: string, { desk, book, reports, announced }: Bringing): Promise<void> {
  let batch: ArrivingArticle[] = [];
  let first: DatelineError | null = null;
  const take = async (): Promise<void> => {
    for (const [i, outcome] of (await book.takeAll(batch)).entries()) {
      const id = batch[i]?.article.id ?? null;
      if (!(outcome instanceof DatelineError)) continue;
      first ??= outcome;
      reports.rejected(
        { file: path, line: null, code: "bad-field", reason: outcome.message },
        { id, url: null },
      );
    }
    batch = [];
  };
  for await (const found of arrivalsIn(path)) {
    if ("problem" in found) {
      const { file, line, code, reason } = found.problem;
      first ??= new DatelineError(code, `${file}${line === null ? "" : `:${line}`}: ${reason}`);
      reports.rejected(found.problem, found.about);
    } else if (batch.push({ article: found.article, announced, origin: found.origin }) === BATCH)
      await take();
  }
  await take();
  // A desk that remembers articles goes on with these; one that has none, and gets none, is a mistake.
  if (book.sequence === 0 && desk.entries().length === 0 && first !== null) throw first;
}
