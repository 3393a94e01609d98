import {
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from "discord.js";
import type { Answering, Question } from "../../core/channel/answering.js";
import type { Route } from "../../core/channel/delivery.js";
import type { PressBook } from "../../core/channel/press.js";
import { type Message, mayBePublic, say } from "../../core/channel/reception.js";
import { incomingOf } from "./asking.js";
import type { Autocomplete } from "./autocomplete.js";
import { pressOf } from "./buttons.js";
import { ASK_ABOUT } from "./commands/definitions.js";
import type { Filled } from "./commands/fields.js";
import { isOrder, questionOf } from "./commands/question.js";
import type { DirectRoles } from "./direct-roles.js";
import { readableText } from "./message-text.js";
import { Acknowledgement, idOf, type Posting, type Rests } from "./posting.js";

const NOT_MINE = say(
  "I do not know that command any more. Press Ctrl+R to load the commands anew, and ask again.",
);
const NO_TEXT = say("I find no text in that message.");

type Asking = Pick<Question, "reply" | "mayBePublic" | "shares">;

export interface InteractionsOptions {
  readonly answering: Answering;
  readonly autocomplete: Autocomplete;
  readonly posting: Posting;
  readonly presses: PressBook;
  readonly rests: Rests;
  readonly roles: DirectRoles;
}

/** Answers interactions, by whichever way they come: commands, the menu of a message, buttons, completions. */
export class Interactions {
  readonly #options: InteractionsOptions;

  constructor(options: InteractionsOptions) {
    this.#options = options;
  }

  receive(interaction: APIInteraction): void {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        this.#options.autocomplete.complete(interaction);
        return;
      case InteractionType.ApplicationCommand:
        this.#answer(interaction, commandAsking(interaction));
        return;
      case InteractionType.MessageComponent:
        this.#answer(interaction, this.#pressAsking(interaction));
        return;
      default:
    }
  }

  #answer(interaction: APIInteraction, asking: Asking): void {
    const incoming = incomingOf(interaction);
    if (incoming === null) return;
    const { id, asked } = incoming;
    const { answering, posting, rests, roles } = this.#options;
    const acknowledgement = new Acknowledgement(rests, interaction);
    const directly = (message: Message): Route => posting.directly(() => message, asked.asker.id, id);
    answering.answer({
      id,
      ...asking,
      asked: async () => {
        if (!roles.areNeededFor(asked)) return asked;
        // It may take longer than Discord waits. Only the asker is there, so both ways are private; the route tries
        // again where this fails.
        await acknowledgement.give(asking.mayBePublic ? "public" : "private").catch(() => {});
        return roles.complete(asked);
      },
      acknowledge: (visibility) => acknowledgement.give(visibility),
      routes: (message) => [
        {
          name: "interaction",
          audience: message.visibility === "public" ? "everybody" : "asker",
          send: async (content) => {
            await acknowledgement.give(message.visibility);
            return posting.edit(message, content, interaction);
          },
          idOf,
        },
        {
          ...directly(message),
          send: async (content) => {
            // What may have been shown stays.
            if (content.kind === "elsewhere") await acknowledgement.takeBack();
            return directly(message).send(content);
          },
        },
      ],
    });
  }

  #pressAsking({ data, message }: APIMessageComponentInteraction): Asking {
    const press = this.#options.presses.read(pressOf(data.custom_id));
    const isShare = press?.kind === "share";
    return {
      reply: (reception, asked) => reception.orderOf(press, asked) ?? reception.press(press, asked),
      mayBePublic: isShare,
      shares: isShare ? `${message.id} ${data.custom_id}` : null,
    };
  }
}

function commandAsking(interaction: APIApplicationCommandInteraction): Asking {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput) {
    const { words, orders } = wordsOf(data);
    return {
      reply: (reception, asked) =>
        reception.order(words, asked, data.name) ?? reception.ask(words, asked, data.name),
      mayBePublic: !orders && mayBePublic(words),
    };
  }
  if (data.type !== ApplicationCommandType.Message || data.name !== ASK_ABOUT)
    return { reply: () => NOT_MINE, mayBePublic: false };
  const text = readableText(data.resolved.messages[data.target_id]);
  const reply: Asking["reply"] = (reception, asked) =>
    text === "" ? NO_TEXT : reception.askAbout(text, asked);
  return { reply, mayBePublic: false };
}

/** What is asked, as it could have been typed, and whether it is an order. */
function wordsOf({ options = [] }: APIChatInputApplicationCommandInteraction["data"]): {
  readonly words: string;
  readonly orders: boolean;
} {
  const [subcommand] = options;
  if (subcommand?.type !== ApplicationCommandOptionType.Subcommand) return { words: "", orders: false };
  const filled: Filled = new Map(
    (subcommand.options ?? []).flatMap((one): [string, string | number | boolean][] =>
      "value" in one ? [[one.name, one.value]] : [],
    ),
  );
  return { words: questionOf(subcommand.name, filled), orders: isOrder(subcommand.name, filled) };
}
