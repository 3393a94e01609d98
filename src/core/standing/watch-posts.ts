import { answerMessage, type Message, withNotes } from "../channel/message.js";
import { START } from "../channel/page.js";
import { noteStep } from "../channel/pieces.js";
import { type Destination, destinationName, type Poster } from "../channel/poster.js";
import type { Desk } from "../desk.js";
import { hashOf } from "../hash.js";
import type { Clock, Log } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import { byPlatform } from "./by-platform.js";
import type { ChannelUse } from "./channel-use.js";
import { withRoomFor } from "./correction-pieces.js";
import type { Outbox } from "./outbox.js";
import { wakeWords } from "./plan-words.js";
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
  /** As in `DigestsOptions`. */
  readonly isOpen?: (to: Destination) => boolean;
}

const CLOSED = "The desk does not answer in this channel any more.";
/** After so many days in which nobody has asked the desk anything in a channel, nobody reads its watches either. */
const UNREAD_DAYS = 30;
const DAY = 86_400_000;

const MORE = "There is more than goes into one message: press the button below.";
/** Of a question, under what is posted: no platform has room for a thousand characters there. */
const LONGEST_QUESTION = 200;

/** Posts what the watches of a desk have written down. */
export class WatchPosts {
  readonly #options: WatchPostsOptions;
  readonly #pace: WatchPace;
  /** Watches that fail in some way of their own: told once, and not every second. */
  readonly #failing = new Set<string>();

  constructor(options: WatchPostsOptions) {
    this.#options = options;
    this.#pace = options.pace ?? PACE;
  }

  /** Posts what is due. */
  async round(): Promise<void> {
    const { watches, log } = this.#options;
    await byPlatform(watches.all(), async (watch) => {
      const name = `${destinationName(watch.to)}/${watch.question}`;
      try {
        await this.#lookAfter(watch);
        this.#failing.delete(name);
      } catch (error) {
        if (!this.#failing.has(name))
          log.error({ to: destinationName(watch.to), err: error }, "a watch could not be looked after");
        this.#failing.add(name);
      }
    });
  }

  async #lookAfter(watch: Watch): Promise<void> {
    const { outbox, isOpen, log } = this.#options;
    const { outgoing } = watch;
    if (isOpen?.(watch.to) === false) {
      // What may have been posted already is followed to its end.
      const isOut =
        outgoing !== null && !(await outbox.drop(outgoing.key)) && (await outbox.look(outgoing.key)) !== null;
      if (!isOut) {
        if (watch.paused !== null) return;
        log.warn({ to: destinationName(watch.to), reason: CLOSED }, "a watch rests from now on");
        await this.#end(watch, CLOSED, watch.postedAt);
        return;
      }
    }
    if (outgoing !== null) await this.#post(watch, outgoing);
    else if (this.#isDue(watch)) await this.#begin(watch);
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
    const outcome = await outbox.attempt(outgoing.key, async (poster) => {
      const current = await this.#withAllChanges(watch, outgoing.key);
      return this.#messageOf(watch, current, poster);
    });
    if (outcome.kind === "waiting") return;
    if (outcome.kind === "sent") await posted.keepSent(outcome.delivery);
    const paused =
      outcome.kind === "failed"
        ? `I could not post it: ${outcome.advice}`
        : outgoing.last
          ? `Nobody had asked me anything here for ${UNREAD_DAYS} days.`
          : watch.paused;
    if (paused !== null && watch.paused === null)
      log.warn({ to: destinationName(watch.to), reason: paused }, "a watch rests from now on");
    await this.#end(watch, paused, outcome.kind === "sent" ? clock.now() : watch.postedAt);
  }

  /**
   * What a post that was begun is to tell by now. It is made of what the desk says now: what has changed since it was
   * begun belongs to it, or the next one would tell that again.
   */
  async #withAllChanges({ to, question }: Watch, key: string): Promise<NonNullable<Watch["outgoing"]>> {
    const { watches } = this.#options;
    for (let tries = 0; tries < 3; tries++) {
      const watch = watches.of(to).find((one) => one.question === question);
      if (watch?.outgoing?.key !== key) break;
      const { outgoing, pending } = watch;
      const isWhole = watch.paused !== null || watches.isUpToDate(watch);
      if (pending.length === 0 && isWhole) return outgoing;
      if (pending.length === 0) await watches.notice();
      else {
        const whole = { ...outgoing, changes: [...outgoing.changes, ...pending] };
        await watches.replace(watch, { ...watch, outgoing: whole, pending: [], pendingSince: null });
      }
    }
    throw new Error("A watch changes faster than it can be told.");
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
  #messageOf(watch: Watch, { changes, last }: NonNullable<Watch["outgoing"]>, { capacity }: Poster): Message {
    const { question } = watch;
    const { desk, areSeveral } = this.#options;
    const above = [MORE, ...(last ? [restNote(watch)] : [])];
    const room = withRoomFor(
      above.flatMap((note) => noteStep(note, capacity).pieces),
      capacity,
    );
    const message = answerMessage(desk, {
      ...{ question, cursor: START, visibility: "public", areSeveral, capacity: room },
      ask: (page) => desk.changed(question, changes, page),
    });
    const isMore = ({ label }: Message["buttons"][number]): boolean => label.startsWith("More");
    const notes = message.buttons.some(isMore) ? above : above.slice(1);
    return {
      ...withNotes(message, notes),
      // What changed stands here alone; the next page would be one of something else.
      buttons: message.buttons.filter((one) => !isMore(one)),
      byline: `Watch of the ${oneLine(desk.profile.title)}: ${shortened(oneLine(question))}`,
      kind: "watch",
    };
  }
}

function restNote(watch: Watch): string {
  return `Nobody has asked me anything here for ${UNREAD_DAYS} days, so this watch rests now. To have it go on: ${wakeWords(watch)}`;
}

function shortened(question: string): string {
  const characters = [...question];
  if (characters.length <= LONGEST_QUESTION) return question;
  return `${characters.slice(0, LONGEST_QUESTION).join("").trimEnd()} …`;
}
