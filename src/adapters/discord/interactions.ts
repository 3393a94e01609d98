import {
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  type REST,
} from "discord.js";
import { say } from "../../core/channel/reception.js";
import type { Answering, Question, Reply } from "./answering.js";
import { incomingOf } from "./asking.js";
import type { Autocomplete } from "./autocomplete.js";
import { pressOf } from "./buttons.js";
import { ASK_ABOUT } from "./commands/definitions.js";
import type { Filled } from "./commands/options.js";
import { mayBePublic, questionOf } from "./commands/question.js";
import { Acknowledgement } from "./posting.js";

const SHARED_ALREADY = say("This answer has been shared already.");
const NOT_MINE = say(
  "I do not know that command any more. Press Ctrl+R to load the commands anew, and ask again.",
);

type Asking = Pick<Question, "reply" | "mayBePublic" | "shown">;

/** Answers interactions, by whichever way they come: commands, the menu of a message, buttons, completions. */
export class Interactions {
  readonly #answering: Answering;
  readonly #autocomplete: Autocomplete;
  readonly #rest: REST;

  constructor(answering: Answering, autocomplete: Autocomplete, rest: REST) {
    this.#answering = answering;
    this.#autocomplete = autocomplete;
    this.#rest = rest;
  }

  receive(interaction: APIInteraction): void {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        this.#autocomplete.complete(interaction);
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
    const acknowledgement = new Acknowledgement(this.#rest, interaction);
    this.#answering.answer({
      ...incoming,
      ...asking,
      instead: null,
      acknowledge: (visibility) => acknowledgement.give(visibility),
      route: (message) => ({
        name: "interaction",
        send: async (content) => {
          await acknowledgement.give(message.visibility);
          await this.#answering.posting.edit(message, content, interaction);
        },
      }),
    });
  }

  #pressAsking({ data, message }: APIMessageComponentInteraction): Asking {
    const press = this.#answering.presses.read(pressOf(data.custom_id));
    if (press?.kind !== "share")
      return { reply: (reception, asked) => reception.press(press, asked), mayBePublic: false };
    const key = `${message.id} ${data.custom_id}`;
    const isFirst = this.#answering.sharesFirst(key);
    return {
      reply: (reception, asked) => (isFirst ? reception.press(press, asked) : SHARED_ALREADY),
      mayBePublic: true,
      shown: (route) => {
        if (isFirst && route !== "interaction") this.#answering.forgetShare(key);
      },
    };
  }
}

function commandAsking(interaction: APIApplicationCommandInteraction): Asking {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput) {
    const words = wordsOf(data);
    return {
      reply: (reception, asked) => reception.ask(words, asked, data.name),
      mayBePublic: mayBePublic(words),
    };
  }
  if (data.type !== ApplicationCommandType.Message || data.name !== ASK_ABOUT)
    return { reply: () => NOT_MINE, mayBePublic: false };
  const text = textOf(data.resolved.messages[data.target_id]);
  const reply: Reply = (reception, asked) => reception.askAbout(text, asked);
  return { reply, mayBePublic: false };
}

function wordsOf({ options = [] }: APIChatInputApplicationCommandInteraction["data"]): string {
  const [subcommand] = options;
  if (subcommand?.type !== ApplicationCommandOptionType.Subcommand) return "";
  const filled: Filled = new Map(
    (subcommand.options ?? []).flatMap((one): [string, string | number | boolean][] =>
      "value" in one ? [[one.name, one.value]] : [],
    ),
  );
  return questionOf(subcommand.name, filled);
}

/** What a message says: its words, and those of its embeds, in which feeds post. */
function textOf(message: Pick<APIMessage, "content" | "embeds"> | undefined): string {
  if (message === undefined) return "";
  const embeds = message.embeds.flatMap(({ title, description }) => [title, description]);
  return [message.content, ...embeds].filter((one) => one !== undefined && one !== "").join("\n");
}
