import { answerMessage, type Message, withNotes } from "../channel/message.js";
import { START } from "../channel/page.js";
import { destinationName, type Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import { hashOf } from "../hash.js";
import type { Clock, Log } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import type { ChannelUse } from "./channel-use.js";
import type { Outbox } from "./outbox.js";
import type { PostedMessages } from "./posted.js";
import { quietEnd } from "./schedule.js";
import type { Watch } from "./watch-record.js";
import type { Watches } from "./watches.js";

/** How often a channel hears of its watches, in milliseconds. */
export interface WatchPace {
  /** From the first change on, so that what belongs together comes together. */
  readonly gather: number;
  /** Between two posts of one watch. */
  readonly between: number;
}

export const PACE: WatchPace = { gather: 60_000, between: 15 * 60_000 };

export interface WatchPostsOptions {
  readonly desk: Desk;
  readonly areSeveral: boolean;
  readonly watches: Watches;
  readonly outbox: Outbox;
  readonly posted: PostedMessages;
  readonly use: ChannelUse;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace?: WatchPace;
}

/** After so many days in which nobody has asked the desk anything in a channel, nobody reads its watches either. */
const UNREAD_DAYS = 30;
const DAY = 86_400_000;

/** Posts what the watches of a desk have written down. */
export class WatchPosts {
  readonly #options: WatchPostsOptions;
  readonly #pace: WatchPace;

  constructor(options: WatchPostsOptions) {
    this.#options = options;
    this.#pace = options.pace ?? PACE;
  }

  /** Posts what is due. */
  async round(): Promise<void> {
    const { watches, log } = this.#options;
    for (const watch of watches.all()) {
      try {
        if (watch.outgoing !== null) await this.#post(watch, watch.outgoing);
        else if (this.#isDue(watch)) await this.#begin(watch);
      } catch (error) {
        log.error({ to: destinationName(watch.to), err: error }, "a watch could not be looked after");
      }
    }
  }

  #isDue({ pending, pendingSince, postedAt, quiet, paused }: Watch): boolean {
    if (pending.length === 0 || paused !== null) return false;
    const now = this.#options.clock.now();
    const { gather, between } = this.#pace;
    const from = Math.max((pendingSince ?? 0) + gather, (postedAt ?? Number.NEGATIVE_INFINITY) + between);
    return now >= from && (quiet === null || quietEnd(quiet, now) <= now);
  }

  async #begin(watch: Watch): Promise<void> {
    const { desk, watches, outbox, use, clock } = this.#options;
    const { command } = desk.profile;
    const posts = watch.posts + 1;
    const key = `watch/${command}/${destinationName(watch.to)}/${hashOf(watch.question).toString(36)}/${watch.setAt}/${posts}`;
    const read = Math.max(watch.setAt, await use.lastUse(watch.to));
    const last = clock.now() - read > UNREAD_DAYS * DAY;
    const outgoing = { key, changes: watch.pending, last };
    const begun: Watch = { ...watch, outgoing, posts, pending: [], pendingSince: null };
    if (!(await watches.replace(watch, begun))) return;
    await outbox.put(outgoing.key, watch.to);
    await this.#post(begun, outgoing);
  }

  async #post(watch: Watch, outgoing: NonNullable<Watch["outgoing"]>): Promise<void> {
    const { outbox, posted, clock, log } = this.#options;
    // Whoever began may have gone before it was put.
    await outbox.put(outgoing.key, watch.to);
    const outcome = await outbox.attempt(outgoing.key, (poster) => this.#messageOf(watch, outgoing, poster));
    if (outcome.kind === "waiting") return;
    if (outcome.kind === "sent" && outcome.delivery.quoted !== null)
      await posted.keep({ ...outcome.delivery, quoted: outcome.delivery.quoted });
    const paused =
      outcome.kind === "failed"
        ? `I could not post it: ${outcome.advice}`
        : outgoing.last
          ? `Nobody had asked anything here for ${UNREAD_DAYS} days.`
          : watch.paused;
    if (paused !== null && watch.paused === null)
      log.warn({ to: destinationName(watch.to), reason: paused }, "a watch rests from now on");
    await this.#end(watch, paused, outcome.kind === "sent" ? clock.now() : watch.postedAt);
  }

  /** The watch may have noticed more meanwhile: only what is about this post is changed. */
  async #end(watch: Watch, paused: string | null, postedAt: number | null): Promise<void> {
    const { watches } = this.#options;
    for (let current: Watch | undefined = watch; current !== undefined; ) {
      if (current.outgoing?.key !== watch.outgoing?.key) return;
      const rest = paused === null ? {} : { pending: [], pendingSince: null };
      if (await watches.replace(current, { ...current, ...rest, outgoing: null, paused, postedAt })) return;
      const { to, question } = watch;
      current = watches.of(to).find((one) => one.question === question);
    }
  }

  /** Made of what the desk may show now: what was withdrawn since it changed is not told any more. */
  #messageOf(
    { question }: Watch,
    { changes, last }: NonNullable<Watch["outgoing"]>,
    { capacity }: Poster,
  ): Message {
    const { desk, areSeveral } = this.#options;
    const message = answerMessage(desk, {
      ...{ question, cursor: START, visibility: "public", areSeveral, capacity },
      ask: (page) => desk.changed(question, changes, page),
    });
    const isMore = ({ label }: Message["buttons"][number]): boolean => label.startsWith("More");
    const notes = [
      ...(message.buttons.some(isMore)
        ? ["There is more than goes into one message: press the button below."]
        : []),
      ...(last
        ? [
            `Nobody has asked me anything here for ${UNREAD_DAYS} days, so this watch rests now. To have it go on: watch ${question}`,
          ]
        : []),
    ];
    return {
      ...withNotes(message, notes),
      // What changed stands here alone; the next page would be one of something else.
      buttons: message.buttons.filter((one) => !isMore(one)),
      byline: `Watch of the ${oneLine(desk.profile.title)}: ${oneLine(question)}`,
      kind: "watch",
    };
  }
}
