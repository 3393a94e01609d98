import type { RespondFn } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { Once } from "../../core/channel/once.js";
import { PressBook } from "../../core/channel/press.js";
import { type Asked, type Button, type Message, type Reception, say } from "../../core/channel/reception.js";
import { OpenWork } from "../../core/channel/work.js";
import type { Clock, Log, Timer } from "../../core/ports.js";
import { blocksOf } from "./blocks.js";
import { type Content, deliver, type Route } from "./delivery.js";
import { failureOf } from "./failures.js";
import type { UserGroups } from "./groups.js";
import { limits } from "./limits.js";
import { payloadOf } from "./messages.js";

/** Something that somebody did in Slack and that wants an answer. */
export interface Incoming {
  /** Slack delivers the same again under the same id. */
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly name: string | null;
  /** Empty where it was not in a channel, but on the bot's own page. */
  readonly channel: string;
  readonly direct: boolean;
  /** The thread to answer in. */
  readonly thread: string | null;
  readonly client: WebClient;
  /** Answers through the response_url, where there is one. */
  readonly respond: RespondFn | null;
}

export interface AnsweringOptions {
  readonly reception: Reception;
  readonly groups: UserGroups;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

const BROKEN = say(
  "Something went wrong inside Dateline. Please ask again; if it stays so, tell whoever runs me.",
);

/** Answers what comes in: each thing once, each with something. */
export class Answering {
  readonly work: OpenWork;
  readonly presses: PressBook;
  readonly #options: AnsweringOptions;
  readonly #once: Once;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#once = new Once(options.clock);
    this.work = new OpenWork(options.timer);
    this.presses = new PressBook(limits.press, options.clock);
  }

  /** Answers in the background; `reply` says what. Does nothing for what has been answered before. */
  answer(incoming: Incoming, reply: (reception: Reception, asked: Asked) => Message): void {
    const log = this.#options.log;
    if (!this.#once.isFirst(incoming.id)) {
      log.info({ request: incoming.id }, "delivered again: it has its answer");
      return;
    }
    const began = this.#options.clock.now();
    const work = async (): Promise<void> => {
      const message = await this.#messageFor(incoming, reply);
      const told = await deliver(this.#routes(incoming, message), this.#options.timer, log);
      const milliseconds = this.#options.clock.now() - began;
      const { kind, visibility } = message;
      if (told) log.info({ request: incoming.id, kind, visibility, milliseconds }, "answered");
      else log.error({ request: incoming.id, kind, milliseconds }, "nobody could be told");
    };
    void this.work.run(work, (error) => log.error({ request: incoming.id, err: error }, "answering failed"));
  }

  /** Shows the latest of the desks on the bot's own page. */
  showHome(incoming: Incoming): void {
    const { reception, groups, log } = this.#options;
    const work = async (): Promise<void> => {
      const joined = await groups.of(incoming.user, incoming.team, incoming.client);
      const messages = reception.latest({ id: incoming.user, name: incoming.name, groups: joined });
      const blocks = messages.flatMap((message, i) => blocksOf(message, this.#write, `${i}.`));
      const view = { type: "home" as const, blocks: blocks.slice(0, limits.homeBlocks) };
      await incoming.client.views.publish({ user_id: incoming.user, view });
    };
    void this.work.run(work, (error) =>
      log.warn({ request: incoming.id, failure: failureOf(error) }, "the home page was not shown"),
    );
  }

  /** Whether this is the first press of a button that shares; a second one would post the same again. */
  sharesFirst(key: string): boolean {
    return this.#once.isFirst(`share ${key}`);
  }

  readonly #write = ({ press }: Button): string => this.presses.write(press);

  async #messageFor(
    incoming: Incoming,
    reply: (reception: Reception, asked: Asked) => Message,
  ): Promise<Message> {
    const { reception, groups, log } = this.#options;
    const { user, name, team, client, channel, direct } = incoming;
    try {
      const joined = await groups.of(user, team, client);
      return reply(reception, { asker: { id: user, name, groups: joined }, place: { channel, direct } });
    } catch (error) {
      log.error({ request: incoming.id, err: error }, "no answer could be made");
      return BROKEN;
    }
  }

  /** The ways to show a message, the one that belongs there first. */
  #routes({ client, channel, user, thread, direct, respond }: Incoming, message: Message): Route[] {
    const payload = (content: Content) => payloadOf(message, content, this.#write);
    const inThread = thread === null ? {} : { thread_ts: thread };
    const isPublic = message.visibility === "public";
    const byUrl: Route[] =
      respond === null
        ? []
        : [
            {
              name: "response_url",
              send: (content) =>
                respond({
                  ...payload(content),
                  response_type: isPublic && content.kind === "message" ? "in_channel" : "ephemeral",
                  replace_original: false,
                  ...inThread,
                }),
            },
          ];
    const privately: Route = {
      name: "chat.postEphemeral",
      send: (content) => client.chat.postEphemeral({ channel, user, ...inThread, ...payload(content) }),
    };
    const openly: Route = {
      name: "chat.postMessage",
      send: (content) => client.chat.postMessage({ channel, ...inThread, ...payload(content) }),
    };
    const byMessage: Route = {
      name: "direct message",
      send: async (content) => {
        const { channel: opened } = await client.conversations.open({ users: user });
        return client.chat.postMessage({ channel: opened?.id ?? user, ...payload(content) });
      },
    };
    if (channel === "") return [byMessage];
    if (direct) return [...byUrl, openly];
    // In a thread a response_url shows to all or to nobody: there it is the second choice.
    const first = thread === null ? byUrl : [];
    const second = thread === null ? [] : byUrl;
    return isPublic
      ? [...first, openly, privately, ...second, byMessage]
      : [...first, privately, ...second, byMessage];
  }
}
