import { administrationRefusal } from "../channel/access.js";
import { type Message, say, withNotes } from "../channel/message.js";
import type { Orders, Shown } from "../channel/orders.js";
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
}

const ELSEWHERE = "That belongs to a channel: type it in the one in which I am to post.";
const NO_WATCH = "This channel has no such watch. To see those that it has: watches";

/** What people order in the channels of one platform: digests, watches, withdrawals. */
export class ChatOrders implements Orders {
  readonly #options: ChatOrdersOptions;

  constructor(options: ChatOrdersOptions) {
    this.#options = options;
  }

  take(words: string, staffed: StaffedDesk, asked: Asked): Promise<Message> | null {
    const found = this.#of(staffed.desk.profile.command);
    if (found === null) return null;
    try {
      const today = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
      const order = parseOrder(words, today);
      if (order === null) return null;
      return this.#carryOut(order, { ...found, staffed, asked, to: this.#here(asked) });
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

  told({ desk }: StaffedDesk, asked: Asked): string[] {
    const found = this.#of(desk.profile.command);
    if (found === null) return [];
    const { plans, digests, watches } = found.standing;
    const here = this.#here(asked);
    const plan = plans.of(here);
    const own = watches.of(here);
    const { command } = desk.profile;
    const problems = ["digest", "watch", "correction"].flatMap((kind) =>
      this.#options.outbox.problems(`${kind}/${command}/`),
    );
    return [
      ...(plan === null
        ? []
        : [
            `Digest in this channel: ${planWords(plan)}; the next ${dueWords(digests.next(plan), plan.daily)}.`,
          ]),
      ...(own.length === 0 ? [] : [`Watches of this channel: ${own.length}. To see them: watches`]),
      ...problems.map(({ to, advice }) => `Not posted yet in ${destinationName(to)}: ${advice}`),
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
      return { ...(typeof done === "string" ? say(done) : done), kind: order.kind };
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
        return this.#listWatches(ordered);
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
    if (plans.of(to) === null) await digests.restart(to);
    await plans.set(plan);
    return `This channel gets a digest ${planWords(plan)}. The next comes ${dueWords(digests.next(plan), plan.daily)}. To end it: digest off`;
  }

  async #endDigest({ standing: { plans }, asked, to }: Ordered): Promise<string> {
    const plan = plans.of(to);
    if (plan === null) return "This channel gets no digest. To have one: digest every day at 07:00";
    await plans.set({ ...plan, daily: null, by: asked.asker.id });
    return "This channel gets no digest any more. To have it again: digest every day at 07:00";
  }

  async #watch(order: Order & { readonly kind: "watch" }, { standing, timezone, asked, to }: Ordered) {
    const quiet = order.quiet && { ...order.quiet, timezone: order.quiet.timezone ?? timezone };
    const { question } = await standing.watches.set({
      ...{ to, question: order.question, by: asked.asker.id, quiet },
      sequence: standing.sequence,
    });
    const silent = quiet === null ? "" : `, but not from ${quiet.from} to ${quiet.to} (${quiet.timezone})`;
    return `I watch this for the channel: ${oneLine(question)}. What changes is posted here${silent}. To end it: unwatch ${oneLine(question)}`;
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
    for (const one of ending) await watches.end(one);
    return `No longer watched here: ${ending.map((one) => oneLine(one.question)).join("; ")}.`;
  }

  async #listWatches({ standing, to }: Ordered): Promise<string | Message> {
    const { watches } = standing;
    await watches.refresh();
    const own = watches.of(to);
    if (own.length === 0)
      return "This channel watches nothing. To watch something, for example: watch casualties";
    const lines = await Promise.all(own.map((one) => this.#told(one)));
    const headline = `${own.length === 1 ? "The watch" : `The ${own.length} watches`} of this channel. To end one: unwatch ${oneLine(own[0]?.question ?? "")}`;
    return withNotes(say(headline), lines);
  }

  async #told({ question, quiet, paused, outgoing }: Watch): Promise<string> {
    const { outbox } = this.#options;
    const problem = outgoing === null ? null : ((await outbox.look(outgoing.key))?.problem ?? null);
    const notes = [
      quiet === null ? null : `quiet ${quiet.from}–${quiet.to} ${quiet.timezone}`,
      paused === null ? null : `rests: ${paused} To wake it: watch ${oneLine(question)}`,
      problem === null ? null : `not posted yet: ${problem.advice}`,
    ].filter((one) => one !== null);
    return notes.length === 0 ? oneLine(question) : `${oneLine(question)} (${notes.join("; ")})`;
  }

  #of(command: string): OrderedDesk | null {
    return this.#options.desks.find(({ standing }) => standing.desk.profile.command === command) ?? null;
  }

  #here({ place }: Asked): Destination {
    return {
      platform: this.#options.platform,
      team: place.team ?? null,
      channel: place.thread ?? place.channel,
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
