import type { RespondFn } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Answering } from "../../core/channel/answering.js";
import type { Content, Route } from "../../core/channel/delivery.js";
import { PressBook } from "../../core/channel/press.js";
import type { Asked, Button, Message, Reception } from "../../core/channel/reception.js";
import type { Clock, Log } from "../../core/ports.js";
import { failureOf } from "./failures.js";
import type { UserGroups } from "./groups.js";
import { homeBlocks } from "./home.js";
import { limits } from "./limits.js";
import { idOfMessage } from "./message-ids.js";
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
  /** The thread that it was done in. */
  readonly thread: string | null;
  /** The message that a public answer hangs on, in a thread of its own if need be. */
  readonly about: string | null;
  readonly client: WebClient;
  /** Answers through the response_url, where there is one. */
  readonly respond: RespondFn | null;
  /** Of a button that shares: what it shares, and where. */
  readonly shares?: string | null;
}

export interface AnswersOptions {
  readonly answering: Answering;
  readonly reception: Reception;
  readonly groups: UserGroups;
  /** Each workspace has a token of its own. */
  readonly areSeveralTeams: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers what comes in from Slack, by the ways that Slack has. */
export class Answers {
  readonly presses: PressBook;
  readonly #options: AnswersOptions;

  constructor(options: AnswersOptions) {
    this.#options = options;
    this.presses = new PressBook(limits.press, options.clock);
  }

  /** Answers in the background; `reply` says what. */
  answer(
    incoming: Incoming,
    reply: (reception: Reception, asked: Asked) => Message | Promise<Message>,
  ): void {
    const { id, shares = null } = incoming;
    this.#options.answering.answer({
      ...{ id, shares, reply },
      asked: () => this.#askedIn(incoming),
      routes: (message) => this.#routes(incoming, message),
    });
  }

  /** Shows the latest of the desks on the bot's own page. */
  showHome(incoming: Incoming): void {
    const { answering, reception, log } = this.#options;
    const work = async (): Promise<void> => {
      const { asker } = await this.#askedIn(incoming);
      const view = { type: "home" as const, blocks: homeBlocks(reception.latest(asker), this.#write) };
      await incoming.client.views.publish({ user_id: incoming.user, view });
    };
    void answering.work.run(work, (error) =>
      log.warn({ request: incoming.id, failure: failureOf(error) }, "the home page was not shown"),
    );
  }

  readonly #write = ({ press }: Button): string => this.presses.write(press);

  async #askedIn({ user, name, team, client, channel, direct }: Incoming): Promise<Asked> {
    const groups = await this.#options.groups.of(user, team, client);
    const { areSeveralTeams } = this.#options;
    return {
      asker: { id: user, name, groups },
      place: { channel, direct, ...(areSeveralTeams && team !== "" && { team }) },
    };
  }

  /** The ways to show a message, the one that belongs there first. */
  #routes(incoming: Incoming, message: Message): Route[] {
    const { client, channel, user, thread, about, direct, respond } = incoming;
    const payload = (content: Content) => payloadOf(message, content, this.#write);
    const isPublic = message.visibility === "public";
    // What one person alone sees in a thread is shown only where the thread has begun.
    const inThread = thread === null ? {} : { thread_ts: thread };
    const byUrl: Route[] =
      respond === null
        ? []
        : [
            {
              name: "response_url",
              audience: isPublic ? "everybody" : "asker",
              send: (content) =>
                respond({
                  ...payload(content),
                  response_type: isPublic ? "in_channel" : "ephemeral",
                  replace_original: false,
                  ...inThread,
                }),
            },
          ];
    const privately: Route = {
      name: "chat.postEphemeral",
      audience: "asker",
      send: (content) => client.chat.postEphemeral({ channel, user, ...inThread, ...payload(content) }),
    };
    const hangsOn = thread ?? about;
    const openly: Route = {
      name: "chat.postMessage",
      audience: direct ? "asker" : "everybody",
      send: (content) =>
        client.chat.postMessage({
          channel,
          ...(hangsOn !== null && { thread_ts: hangsOn }),
          ...payload(content),
        }),
      idOf: (sent) => idOfSent(sent, hangsOn),
    };
    const byMessage: Route = {
      name: "direct message",
      audience: "asker",
      send: async (content) => {
        const { channel: opened } = await client.conversations.open({ users: user });
        return client.chat.postMessage({ channel: opened?.id ?? user, ...payload(content) });
      },
    };
    // The last one twice: what it could not show, it may yet explain.
    const last = [byMessage, byMessage];
    if (channel === "") return last;
    if (direct) return [...byUrl, openly, privately, ...last];
    // In a thread a response_url shows to all or to nobody: there it is the second choice.
    const [first, second] = thread === null ? [byUrl, []] : [[], byUrl];
    // What all see may have to be corrected: a response_url does not tell which message it made.
    return isPublic
      ? [openly, ...first, privately, ...second, ...last]
      : [...first, privately, ...second, ...last];
  }
}

function idOfSent(sent: unknown, thread: string | null): string | null {
  if (typeof sent !== "object" || sent === null || !("ts" in sent) || typeof sent.ts !== "string")
    return null;
  return idOfMessage({ ts: sent.ts, thread_ts: thread ?? undefined });
}
