import type { REST } from "discord.js";
import { Once } from "../../core/channel/once.js";
import { PressBook } from "../../core/channel/press.js";
import { type Asked, type Message, type Reception, say } from "../../core/channel/reception.js";
import { OpenWork } from "../../core/channel/work.js";
import type { Clock, Log, Timer } from "../../core/ports.js";
import type { Incoming } from "./asking.js";
import { longestPress } from "./buttons.js";
import { deliver, type Route } from "./delivery.js";
import { loggable } from "./failures.js";
import { Posting } from "./posting.js";

export type Reply = (reception: Reception, asked: Asked) => Message;

/** Something that somebody did in Discord and that wants an answer. */
export interface Question extends Incoming {
  /** Says that there will be an answer; null where that is not asked for. */
  readonly acknowledge: ((visibility: Message["visibility"]) => Promise<void>) | null;
  /** Whether all may have to see the answer: then it is made first, for who sees it cannot be changed later. */
  readonly mayBePublic: boolean;
  readonly reply: Reply;
  /** What is said to the asker alone, if the answer cannot be shown where it belongs; null where that is the same. */
  readonly instead: Reply | null;
  /** How the answer is shown where it belongs. */
  route(message: Message): Route;
  /** Told by which route it was shown; null if by none. */
  shown?(route: string | null): void;
}

export interface AnsweringOptions {
  readonly reception: Reception;
  readonly rest: REST;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

const DIRECTLY = "direct message";
const BROKEN = say(
  "Something went wrong inside Dateline. Please ask again; if it stays so, tell whoever runs me.",
);

/** Answers what comes in: each thing once, each with something. */
export class Answering {
  readonly work: OpenWork;
  readonly presses: PressBook;
  readonly posting: Posting;
  readonly #options: AnsweringOptions;
  readonly #once: Once;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#once = new Once(options.clock);
    this.work = new OpenWork(options.timer);
    this.presses = new PressBook(longestPress, options.clock);
    this.posting = new Posting(options.rest, (press) => this.presses.write(press));
  }

  /** Answers in the background. Does nothing for what has been answered before. */
  answer(question: Question): void {
    const { log, clock, timer } = this.#options;
    const { id: request } = question;
    if (!this.#once.isFirst(request)) {
      log.info({ request }, "delivered again: it has its answer");
      return;
    }
    const began = clock.now();
    const work = async (): Promise<void> => {
      const message = await this.#acknowledged(question);
      const route = await deliver(this.#routes(question, message), timer, log);
      question.shown?.(route);
      const milliseconds = clock.now() - began;
      const { kind, visibility } = message;
      if (route === null) log.error({ request, kind, milliseconds }, "nobody could be told");
      else log.info({ request, kind, visibility, route, milliseconds }, "answered");
    };
    void this.work.run(work, (error) => log.error({ request, ...loggable(error) }, "answering failed"));
  }

  /** Whether this is the first press of a button that shares; a second one would post the same again. */
  sharesFirst(key: string): boolean {
    return this.#once.isFirst(`share ${key}`);
  }

  /** It was not shared after all. */
  forgetShare(key: string): void {
    this.#once.forget(`share ${key}`);
  }

  /** The message, after it has been said that there will be one. */
  async #acknowledged(question: Question): Promise<Message> {
    const first = question.mayBePublic ? this.#made(question, question.reply) : null;
    try {
      await question.acknowledge?.(first?.visibility ?? "private");
    } catch (error) {
      // The route tries again, and says what became of it.
      this.#options.log.debug({ request: question.id, ...loggable(error) }, "not acknowledged yet");
    }
    return first ?? this.#made(question, question.reply);
  }

  #made({ id, asked }: Question, reply: Reply): Message {
    try {
      return reply(this.#options.reception, asked);
    } catch (error) {
      this.#options.log.error({ request: id, err: error }, "no answer could be made");
      return BROKEN;
    }
  }

  /** The ways to show a message, the one that belongs there first. */
  #routes(question: Question, message: Message): Route[] {
    const { id, asked, instead } = question;
    const directly: Route = {
      name: DIRECTLY,
      send: (content) => {
        const told = instead === null ? message : this.#made(question, instead);
        return this.posting.postDirectly(told, content, asked.asker.id, id);
      },
    };
    return [question.route(message), directly];
  }
}
