import { RESTJSONErrorCodes as Codes, type GatewayMessageCreateDispatchData, MessageType } from "discord.js";
import type { Answering } from "../../core/channel/answering.js";
import type { Failure, Route } from "../../core/channel/delivery.js";
import { type Message, type Reception, say } from "../../core/channel/reception.js";
import { incomingMessage } from "./asking.js";
import type { DirectRoles } from "./direct-roles.js";
import { idOf, type Posting } from "./posting.js";
import type { Surroundings } from "./surroundings.js";

/** Whoever the bot is, and what it knows of where it is. */
export interface Presence {
  readonly bot: string;
  readonly surroundings: Surroundings;
}

export interface MentionsOptions {
  readonly answering: Answering;
  readonly reception: Reception;
  readonly posting: Posting;
  readonly roles: DirectRoles;
}

const CLOSED = say(
  "I can only answer you in private, and your direct messages are closed to me: allow direct messages from members of this server, and ask again.",
);

/** Answers messages that name the bot, and those that are sent to it alone. */
export class Mentions {
  readonly #options: MentionsOptions;

  constructor(options: MentionsOptions) {
    this.#options = options;
  }

  receive(message: GatewayMessageCreateDispatchData, { bot, surroundings }: Presence): void {
    const { author, webhook_id: webhook, type, guild_id: guild } = message;
    if (author.bot === true || webhook !== undefined) return;
    if (type !== MessageType.Default && type !== MessageType.Reply) return;
    const words = typedText(message, bot);
    if (guild === undefined) this.#answerDirectly(message, words);
    // Mentions of everyone, of a role, or of whom a reply answers do not stand in the text with the bot's own id.
    else if (namesBot(message.content, bot)) this.#answerInChannel(message, words, surroundings);
  }

  #answerDirectly(message: GatewayMessageCreateDispatchData, words: string): void {
    const { id, channel_id: channel } = message;
    const { answering, posting, roles } = this.#options;
    answering.answer({
      id,
      asked: () => roles.complete(incomingMessage(message, channel).asked),
      reply: (reception, asked) => reception.order(words, asked) ?? reception.ask(words, asked),
      routes: (answer, asked) => [
        {
          name: "channel",
          audience: "asker",
          send: (content) => posting.post(answer, content, { channel, nonce: id, replyTo: null }),
        },
        posting.directly(() => answer, asked.asker.id, id),
      ],
    });
  }

  /** A message in a channel is seen by all: it offers the answer to whoever presses for it. */
  #answerInChannel(
    message: GatewayMessageCreateDispatchData,
    words: string,
    surroundings: Surroundings,
  ): void {
    const { id, channel_id: channel } = message;
    const { answering, reception, posting } = this.#options;
    // What an order has brought is no secret: whoever gave it has said so before all.
    let order: Promise<Message> | null = null;
    answering.answer({
      id,
      asked: async () => incomingMessage(message, await surroundings.channelOf(channel)).asked,
      reply: (_, asked) => {
        order = reception.order(words, asked);
        return order ?? reception.offer(words, asked);
      },
      routes: (answer, asked) => {
        const isPrivate = answer.visibility === "private" && order === null;
        const inChannel: Route = {
          name: "channel",
          audience: "everybody",
          // What is for the asker alone is never shown here: only why it could not be told.
          send: (content) =>
            posting.post(isPrivate ? CLOSED : answer, content, { channel, nonce: id, replyTo: id }),
          idOf,
          explain: (failure) => lackingAdvice(failure, surroundings.missingIn(channel)),
        };
        // Alone with the asker there is nothing to offer: there the answer itself is given.
        const told = (): Message => (order === null ? reception.ask(words, asked) : answer);
        const alone = posting.directly(told, asked.asker.id, id);
        return isPrivate ? [alone, inChannel] : [inChannel, alone];
      },
    });
  }
}

/** Names the permission that is missing, where it is known. */
function lackingAdvice(failure: Failure, missing: readonly string[] | null): string | null {
  const { code } = failure;
  const lacks = code === String(Codes.MissingPermissions) || code === String(Codes.MissingAccess);
  if (!lacks || missing === null || missing.length === 0) return null;
  const many = missing.length > 1 ? "permissions" : "permission";
  return `I may not write where you asked: I lack the ${many} ${missing.join(", ")} there. Whoever manages the server can give me that.`;
}

function namesBot(content: string, bot: string): boolean {
  return new RegExp(`<@!?${bot}>`).test(content);
}

/** What somebody typed, without the mention of the bot, and with Discord's other codes as they look. */
function typedText({ content, mentions }: GatewayMessageCreateDispatchData, bot: string): string {
  const names = new Map(mentions.map(({ id, global_name: name, username }) => [id, name ?? username]));
  return content
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === bot ? " " : (names.get(id) ?? " ")))
    .replace(/<(?:@&|#)\d+>/g, " ")
    .replace(/<a?(:\w+:)\d+>/g, "$1")
    .replace(/<(https?:\/\/[^\s>]+)>/g, "$1")
    .trim();
}
