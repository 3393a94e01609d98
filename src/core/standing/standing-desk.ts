import type { Shown } from "../channel/orders.js";
import type { Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import type { ArticleBook } from "../keeping/article-book.js";
import type { Clock, Log, Store } from "../ports.js";
import { ChannelUse } from "./channel-use.js";
import { Corrections } from "./corrections.js";
import { Digests } from "./digests.js";
import type { Outbox } from "./outbox.js";
import { type ActivePlan, DigestPlans } from "./plans.js";
import { PostedMessages } from "./posted.js";
import { type WatchPace, WatchPosts } from "./watch-posts.js";
import { Watches } from "./watches.js";

export interface StandingDeskOptions {
  readonly desk: Desk;
  /** Whether a post has to say whose it is. */
  readonly areSeveral: boolean;
  /** Digests that the configuration plans. */
  readonly digests: readonly ActivePlan[];
  readonly store: Store;
  readonly outbox: Outbox;
  readonly posters: readonly Poster[];
  readonly clock: Clock;
  readonly log: Log;
  /** The version of the rules by which articles are read. */
  readonly rules: string;
  readonly pace?: WatchPace;
  /** As in `DigestsOptions`. */
  readonly margin?: number;
}

/** Milliseconds after which is looked at what other processes have set. */
const REFRESH = 5_000;
/** Milliseconds after which all messages are looked at, whatever has happened: another process may have kept one. */
const LOOK_AGAIN = 60_000;

/** What a desk does without being asked: digests, watches, corrections of what it has said. */
export class StandingDesk {
  readonly desk: Desk;
  readonly plans: DigestPlans;
  readonly digests: Digests;
  readonly watches: Watches;
  readonly use: ChannelUse;
  readonly #posts: WatchPosts;
  readonly #corrections: Corrections;
  readonly #posted: PostedMessages;
  readonly #options: StandingDeskOptions;
  #book: ArticleBook | null = null;
  #refreshAt = 0;
  #lookAt = 0;
  #revision = -1;
  #corrected = -1;

  constructor(options: StandingDeskOptions) {
    const { desk, areSeveral, store, outbox, posters, clock, log, rules, pace, margin } = options;
    const { command } = desk.profile;
    this.#options = options;
    this.desk = desk;
    this.plans = new DigestPlans(command, options.digests, store, log);
    this.watches = new Watches({ desk, store, clock, log, rules });
    this.use = new ChannelUse(command, store, clock);
    const posted = new PostedMessages(command, store, clock, log);
    this.#posted = posted;
    const common = { desk, areSeveral, outbox, posted, clock, log };
    this.digests = new Digests({
      ...{ ...common, plans: this.plans, store },
      ...(margin !== undefined && { margin }),
    });
    this.#posts = new WatchPosts({ ...common, watches: this.watches, use: this.use, ...(pace && { pace }) });
    this.#corrections = new Corrections({ ...common, posters });
  }

  /** Of the last version that is in the desk. */
  get sequence(): number {
    return this.#book?.sequence ?? 0;
  }

  /** Brings the desk's articles in, with what the watches make of those that they have not seen. */
  async open(book: ArticleBook): Promise<void> {
    this.#book = book;
    await Promise.all([this.plans.refresh(), this.watches.refresh()]);
    await book.load(Math.min(...this.watches.all().map(({ sequence }) => sequence)));
  }

  /** Hears of each version that is new in the desk, before the next one is. */
  noticed(sequence: number): Promise<void> {
    return this.watches.notice(sequence);
  }

  /** Keeps what a channel was shown, so that it can be corrected. */
  async shown(shown: Shown): Promise<void> {
    await this.#posted.keep(shown);
    // It may have been overtaken while it was on its way.
    this.#lookAt = 0;
  }

  /** Does what is due. */
  async round(): Promise<void> {
    const { desk, clock } = this.#options;
    await this.#book?.catchUp();
    if (clock.now() >= this.#refreshAt) {
      await Promise.all([this.plans.refresh(), this.watches.refresh()]);
      this.#refreshAt = clock.now() + REFRESH;
    }
    const { revision, corrections } = desk;
    // The clock alone changes what may be shown, too: an embargo lifts.
    if (revision !== this.#revision) await this.watches.notice(this.sequence);
    this.#revision = revision;
    await this.digests.round();
    await this.#posts.round();
    if (corrections === this.#corrected && clock.now() < this.#lookAt) return;
    const next = await this.#corrections.look();
    this.#lookAt = Math.min(next, clock.now() + LOOK_AGAIN);
    this.#corrected = corrections;
  }
}
