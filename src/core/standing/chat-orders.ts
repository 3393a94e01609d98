import { administrationRefusal } from "../channel/access.js";
import { type Message, say } from "../channel/message.js";
import type { Orders, Shown } from "../channel/orders.js";
import type { Capacity } from "../channel/page.js";
import { type Destination, destinationName, type Platform } from "../channel/poster.js";
import type { Asked, StaffedDesk } from "../channel/staffed-desks.js";
import { DatelineError } from "../errors.js";
import type { Clock, Log } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import { type Order, parseOrder, watchKey } from "./order-words.js";
import type { Outbox } from "./outbox.js";
import { dueWords, planWords } from "./plan-words.js";
import type { DigestPlan } from "./plans.js";
import type { Retract } from "./retract.js";
import type { StandingDesk } from "./standing-desk.js";
import { watchLine, watchList } from "./watch-list.js";
import type { Watch } from "./watch-record.js";

export interface ChatOrdersOptions {
  readonly platform: Platform;
  /** The desks that are served, with what each needs for its orders. */
  readonly desks: readonly OrderedDesk[];
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OrderedDesk {
  readonly standing: StandingDesk;
  /** The zone of hours for which none is named. */
  readonly timezone: string;
  readonly retract: Retract;
}

/** An order with all that is needed to carry it out. */
interface Ordered extends OrderedDesk {
  readonly staffed: StaffedDesk;
  readonly asked: Asked;
  readonly to: Destination;
  readonly capacity: Capacity;
}

const ELSEWHERE = "That belongs to a channel: type it in the one in which I am to post.";
/** Told by `status`; what a platform keeps from one channel, it often keeps from all. */
const MOST_PROBLEMS = 5;
const NO_WATCH = "This channel has no such watch. To see those that it has: watches";

/** What people order in the channels of one platform: digests, watches, withdrawals. */
export class ChatOrders implements Orders {
  readonly #options: ChatOrdersOptions;

  constructor(options: ChatOrdersOptions) {
    this.#options = options;
  }

  take(words: string, staffed: StaffedDesk, asked: Asked, capacity: Capacity): Promise<Message> | null {
    const found = this.#of(staffed.desk.profile.command);
    if (found === null) return null;
    try {
      const today = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
      const order = parseOrder(words, today);
      if (order === null) return null;
      return this.#carryOut(order, { ...found, staffed, asked, to: this.#here(asked), capacity });
    } catch (error) {
      return Promise.resolve(say(sentenceOf(error)));
    }
  }

  asked({ desk }: StaffedDesk, asked: Asked): void {
    const found = this.#of(desk.profile.command);
    if (found !== null && !asked.place.direct)
      this.#inBackground(found.standing.use.note(this.#here(asked)), "the use of a channel was not noted");
  }

  shown(shown: Shown): void {
    const found = this.#of(shown.quoted.desk);
    if (found !== null)
      this.#inBackground(
        found.standing.shown(shown),
        "what was shown was not kept: it will not be corrected",
      );
  }

  told({ desk, access }: StaffedDesk, asked: Asked): string[] {
    const found = this.#of(desk.profile.command);
    if (found === null) return [];
    const { plans, digests, watches } = found.standing;
    const here = this.#here(asked);
    const plan = plans.of(here);
    const own = watches.of(here);
    const { command } = desk.profile;
    const kept = ["digest", "watch", "correction"].flatMap((kind) =>
      this.#options.outbox.problems(`${kind}/${command}/`),
    );
    // What goes on in other workspaces is for those who look after the desk.
    const isFor = ({ team }: Destination): boolean =>
      team === null ||
      team === here.team ||
      administrationRefusal(access, desk.profile.title, asked.asker) === null;
    const closed = plans.active().filter((one) => digests.isClosed(one) && isFor(one.to));
    const problems = [
      ...kept
        .filter(({ to }) => isFor(to))
        .map(
          ({ to, advice, isOver }) =>
            `Not posted${isOver ? "" : " yet"} in ${destinationName(to)}: ${advice}`,
        ),
      ...closed.map(
        ({ to }) => `No digest in ${destinationName(to)}: the desk does not answer there any more.`,
      ),
    ];
    return [
      ...(plan === null
        ? []
        : [
            `Digest in this channel: ${planWords(plan)}; the next ${dueWords(digests.next(plan), plan.daily)}.`,
          ]),
      ...(own.length === 0 ? [] : [`Watches of this channel: ${own.length}. To see them: watches`]),
      ...problems.slice(0, MOST_PROBLEMS),
      ...(problems.length > MOST_PROBLEMS
        ? [`Nor could ${problems.length - MOST_PROBLEMS} others be posted: see the log.`]
        : []),
    ];
  }

  async #carryOut(order: Order, ordered: Ordered): Promise<Message> {
    const { staffed, asked } = ordered;
    const refusal =
      order.kind === "digest" || order.kind === "digest-off" || order.kind === "retract"
        ? administrationRefusal(staffed.access, staffed.desk.profile.title, asked.asker)
        : null;
    if (refusal !== null) return say(refusal);
    if (asked.place.direct && order.kind !== "retract") return say(ELSEWHERE);
    try {
      const done = await this.#done(order, ordered);
      // With several desks it is told whose watches and digests these are.
      const byline = this.#options.desks.length > 1 ? oneLine(staffed.desk.profile.title) : null;
      return { ...(typeof done === "string" ? say(done) : done), byline, kind: order.kind };
    } catch (error) {
      if (!(error instanceof DatelineError)) throw error;
      return say(sentenceOf(error));
    }
  }

  #done(order: Order, ordered: Ordered): Promise<string | Message> {
    switch (order.kind) {
      case "digest":
        return this.#setDigest(order, ordered);
      case "digest-off":
        return this.#endDigest(ordered);
      case "watch":
        return this.#watch(order, ordered);
      case "unwatch":
        return this.#unwatch(order, ordered);
      case "watches":
        return this.#listWatches(order, ordered);
      case "retract":
        return ordered.retract.retract({
          ...{ id: order.article, why: order.why },
          by: `${ordered.asked.asker.name ?? "somebody"} (${this.#options.platform}:${ordered.asked.asker.id})`,
        });
    }
  }

  async #setDigest(order: Order & { readonly kind: "digest" }, { standing, timezone, asked, to }: Ordered) {
    const { plans, digests } = standing;
    const plan = {
      ...{ to, topic: order.topic, whenEmpty: order.whenEmpty ?? "line", by: asked.asker.id },
      daily: {
        ...{ at: order.at, timezone: order.timezone ?? timezone },
        ...(order.days !== null && { days: order.days }),
      },
    } satisfies DigestPlan;
    const { problem, headline } = standing.desk.ask(`digest about ${order.topic}`, { limit: 1 });
    if (order.topic !== "" && problem !== undefined) return headline;
    // Somebody may have ended it through another process just now.
    await plans.refresh();
    if (plans.of(to) === null) await digests.restart(plan);
    await plans.set(plan);
    return `This channel gets a digest ${planWords(plan)}. The next comes ${dueWords(digests.next(plan), plan.daily)}. To end it: digest off`;
  }

  async #endDigest({ standing: { plans }, asked, to }: Ordered): Promise<string> {
    await plans.refresh();
    const plan = plans.of(to);
    if (plan === null) return "This channel gets no digest. To have one: digest every day at 07:00";
    await plans.set({ ...plan, daily: null, by: asked.asker.id });
    return "This channel gets no digest any more. To have it again: digest every day at 07:00";
  }

  async #watch(order: Order & { readonly kind: "watch" }, { standing, timezone, asked, to }: Ordered) {
    const quiet = order.quiet && { ...order.quiet, timezone: order.quiet.timezone ?? timezone };
    const { question } = await standing.watches.set({
      ...{ to, question: order.question, by: asked.asker.id, quiet },
    });
    const silent = quiet === null ? "" : `, but not from ${quiet.from} to ${quiet.to} (${quiet.timezone})`;
    // A misspelt topic would be watched for ever, and nothing come of it.
    const isEmpty = standing.desk.ask(question, { limit: 1 }).total === 0;
    const none = isEmpty ? " So far nothing is found for it." : "";
    return `I watch this for the channel: ${oneLine(question)}. What changes is posted here${silent}.${none} To end it: unwatch ${oneLine(question)}`;
  }

  async #unwatch({ question, all }: Order & { readonly kind: "unwatch" }, { standing, to }: Ordered) {
    const { watches } = standing;
    await watches.refresh();
    const own = watches.of(to);
    const wanted = question === null ? null : watchKey(question);
    const ending = own.filter((one) => wanted === null || watchKey(one.question) === wanted);
    if (ending.length === 0) return NO_WATCH;
    if (question === null && !all && own.length > 1)
      return `This channel has ${own.length} watches. Say which one: unwatch ${oneLine(own[0]?.question ?? "")} – or: unwatch all`;
    for (const one of ending) {
      await watches.end(one);
      if (one.outgoing !== null) await this.#options.outbox.drop(one.outgoing.key);
    }
    return `No longer watched here: ${ending.map((one) => oneLine(one.question)).join("; ")}.`;
  }

  async #listWatches(
    { after }: Order & { readonly kind: "watches" },
    { standing, to, capacity }: Ordered,
  ): Promise<string | Message> {
    const { watches } = standing;
    await watches.refresh();
    const own = watches.of(to);
    if (own.length === 0)
      return "This channel watches nothing. To watch something, for example: watch casualties";
    const lines = await Promise.all(own.slice(after).map((one) => this.#told(one)));
    const headline = `${own.length === 1 ? "The watch" : `The ${own.length} watches`} of this channel. To end one: unwatch ${oneLine(own[0]?.question ?? "")}`;
    const desk = standing.desk.profile.command;
    return watchList({ headline, lines, after, desk }, capacity);
  }

  async #told(watch: Watch): Promise<string> {
    const { outgoing } = watch;
    const delivery = outgoing === null ? null : await this.#options.outbox.look(outgoing.key);
    return watchLine(watch, delivery?.problem?.advice ?? null);
  }

  #of(command: string): OrderedDesk | null {
    return this.#options.desks.find(({ standing }) => standing.desk.profile.command === command) ?? null;
  }

  #here({ place }: Asked): Destination {
    return {
      platform: this.#options.platform,
      team: place.team ?? null,
      channel: place.thread ?? place.channel,
      ...(place.thread !== undefined && { parent: place.channel }),
    };
  }

  #inBackground(work: Promise<void>, failed: string): void {
    void work.catch((error: unknown) => this.#options.log.error({ err: error }, failed));
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof DatelineError) return error.message;
  throw error;
}
