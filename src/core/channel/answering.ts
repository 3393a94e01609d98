import type { Clock, Log, Timer } from "../ports.js";
import { type Carrier, deliver, type Route } from "./delivery.js";
import { Once } from "./once.js";
import type { Orders } from "./orders.js";
import type { Platform } from "./poster.js";
import { type Asked, type Message, type Reception, say } from "./reception.js";
import { OpenWork } from "./work.js";

/** Something that somebody did on a platform and that wants an answer. */
export interface Question {
  /** The platform delivers the same again under the same id. */
  readonly id: string;
  /** Who asks, and where; whatever of it has to be looked up first. */
  asked(): Asked | Promise<Asked>;
  reply(reception: Reception, asked: Asked): Message | Promise<Message>;
  /** The ways to show a message, the one where it belongs first. */
  routes(message: Message, asked: Asked): readonly Route[];
  /** Says that there will be an answer, and who will see it; where it has been said already, nothing. */
  readonly acknowledge?: (visibility: Message["visibility"]) => Promise<void>;
  /** Whether all may have to see the answer: then it is made before it is acknowledged, for that settles who sees it. */
  readonly mayBePublic?: boolean;
  /** Of a button that shares: what it shares, and where. A second press would post the same again. */
  readonly shares?: string | null;
}

export interface AnsweringOptions {
  readonly reception: Reception;
  readonly carrier: Carrier;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** What of an error may be logged: some carry what was asked. */
  readonly loggable: (error: unknown) => object;
  readonly platform: Platform;
  /** Hears of what is shown to a whole channel. */
  readonly orders?: Orders;
}

const BROKEN = say(
  "Something went wrong inside Dateline. Please ask again; if it stays so, tell whoever runs me.",
);
const SHARED_ALREADY = say("This answer has been shared already.");

/** Answers what comes in: each thing once, each with something. */
export class Answering {
  readonly work: OpenWork;
  readonly #options: AnsweringOptions;
  readonly #once: Once;
  readonly #ending = new AbortController();

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#once = new Once(options.clock);
    this.work = new OpenWork(options.timer);
  }

  /** Resolves when what is being answered has its answer, or after some seconds: with how many have none. */
  async stop(): Promise<number> {
    const left = await this.work.finished();
    this.#ending.abort();
    return left;
  }

  /** Answers in the background. Does nothing for what has been answered before. */
  answer(question: Question): void {
    const { log, loggable } = this.#options;
    const request = question.id;
    if (!this.#once.isFirst(request)) {
      log.info({ request }, "delivered again: it has its answer");
      return;
    }
    void this.work.run(
      () => this.#answer(question),
      (error) => log.error({ request, ...loggable(error) }, "answering failed"),
    );
  }

  async #answer(question: Question): Promise<void> {
    const { carrier, clock, timer, log } = this.#options;
    const began = clock.now();
    const asked = await question.asked();
    const share = question.shares ? `share ${question.shares}` : null;
    const isSecond = share !== null && !this.#once.isFirst(share);
    const make = async (): Promise<Message> => (isSecond ? SHARED_ALREADY : this.#made(question, asked));
    const early = question.mayBePublic === true ? await make() : null;
    await this.#acknowledge(question, early?.visibility ?? "private");
    const message = early ?? (await make());
    const routes = question.routes(message, asked);
    const delivered = await deliver(routes, { carrier, timer, log, until: this.#ending.signal });
    // What was not shown to all has not been shared, whatever it was that kept it: somebody else may share it yet.
    const toAll = delivered?.whole === true && delivered.route.audience === "everybody";
    const isShared = message.visibility === "public" && toAll;
    if (share !== null && !isSecond && !isShared) this.#once.forget(share);
    if (isShared) this.#tellShown(message, asked, delivered.id);
    const { kind, visibility } = message;
    const route = delivered?.route.name ?? null;
    const told = { request: question.id, kind, visibility, route, milliseconds: clock.now() - began };
    if (route === null) log.error(told, "nobody could be told");
    else log.info(told, "answered");
  }

  #tellShown({ quoted, byline }: Message, { place }: Asked, id: string | null): void {
    const { orders, platform } = this.#options;
    if (quoted === null || id === null || place.direct) return;
    const to = { platform, team: place.team ?? null, channel: place.thread ?? place.channel };
    orders?.shown({ quoted, byline, to, id });
  }

  async #acknowledge({ id, acknowledge }: Question, visibility: Message["visibility"]): Promise<void> {
    try {
      await acknowledge?.(visibility);
    } catch (error) {
      // The route tries again, and says what became of it.
      this.#options.log.debug({ request: id, ...this.#options.loggable(error) }, "not acknowledged yet");
    }
  }

  async #made({ id, reply }: Question, asked: Asked): Promise<Message> {
    try {
      return await reply(this.#options.reception, asked);
    } catch (error) {
      // A defect of ours: its message and its place are in the code.
      this.#options.log.error({ request: id, err: error }, "no answer could be made");
      return BROKEN;
    }
  }
}
