import type { Shown } from "../channel/orders.js";
import type { Destination, Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import type { ArticleBook } from "../keeping/article-book.js";
import type { Clock, Log, Store } from "../ports.js";
import { ChannelUse } from "./channel-use.js";
import { Corrections } from "./corrections.js";
import { Digests } from "./digests.js";
import type { Outbox } from "./outbox.js";
import { type ActivePlan, DigestPlans } from "./plans.js";
import { PostedMessages } from "./posted.js";
import { Tidying } from "./tidy.js";
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
  /** As in `DigestsOptions`. */
  readonly isOpen?: (to: Destination) => boolean;
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
  readonly #tidying: Tidying;
  readonly #options: StandingDeskOptions;
  #book: ArticleBook | null = null;
  #refreshAt = 0;
  #lookAt = 0;
  #revision = -1;
  #corrected = -1;

  constructor(options: StandingDeskOptions) {
    const { desk, areSeveral, store, outbox, posters, clock, log, rules, pace, margin, isOpen } = options;
    const { command } = desk.profile;
    this.#options = options;
    this.desk = desk;
    this.plans = new DigestPlans(command, options.digests, store, log);
    this.watches = new Watches({ desk, store, clock, log, rules, sequence: () => this.sequence });
    this.use = new ChannelUse(command, store, clock);
    const posted = new PostedMessages(command, store, clock, log);
    this.#posted = posted;
    this.#tidying = new Tidying(store, clock);
    const common = { desk, areSeveral, outbox, posted, clock, log, ...(isOpen && { isOpen }) };
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
    await book.load(this.watches.seen());
  }

  /** Hears of each version that is new in the desk, before the next one is. */
  async noticed(): Promise<void> {
    await this.watches.notice();
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
    const knownAt = clock.now();
    await this.#book?.catchUp();
    if (clock.now() >= this.#refreshAt) {
      await Promise.all([this.plans.refresh(), this.watches.refresh()]);
      this.#refreshAt = clock.now() + REFRESH;
    }
    const { revision } = desk;
    // The clock alone changes what may be shown, too: an embargo lifts.
    if (revision !== this.#revision && (await this.watches.notice())) this.#revision = revision;
    await this.digests.round(knownAt);
    await this.#posts.round();
    // Posting takes time: what another process has withdrawn meanwhile is not to be written into a message again.
    await this.#book?.catchUp();
    const { corrections } = desk;
    if (corrections === this.#corrected && clock.now() < this.#lookAt) return;
    const next = await this.#corrections.look();
    this.#lookAt = Math.min(next, clock.now() + LOOK_AGAIN);
    this.#corrected = corrections;
    await this.#tidying.round();
  }
}
