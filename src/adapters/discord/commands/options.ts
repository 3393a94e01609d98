import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from "discord.js";
import { harms, stances } from "../../../core/findings/finding.js";
import { commands } from "../../../core/questions/commands.js";
import type { OrderName } from "../../../core/questions/orders.js";
import type { CommandName } from "../../../core/questions/question.js";
import { limits } from "../limits.js";
import {
  type CommandForm,
  type Filled,
  flag,
  joined,
  marked,
  oneOf,
  suggested,
  text,
  topic,
  words,
} from "./fields.js";
import { orderForms, SCHEDULE, scheduleOption, scheduleWords } from "./order-forms.js";

/** The subcommand for plain English: what is typed is the whole question. */
export const ASK = "ask";
export const PUBLIC = "public";

const publicly = flag({ name: PUBLIC, description: "Show the answer to the whole channel" });
const DAY = "2024-11-30, 30 November, Saturday, yesterday";

const topicForm: CommandForm = {
  options: [topic("What to sum up; everything, if left out")],
  suggests: { topic: "topic" },
  words: (filled) => text(filled, "topic"),
};
const plain: CommandForm = { options: [], suggests: {}, words: () => "" };

/** Of every command that people type. */
export const forms: Readonly<Record<Exclude<CommandName, "context"> | OrderName, CommandForm>> = {
  "who-claimed": {
    options: [
      topic("What it is about"),
      suggested("by", "Who says it"),
      oneOf("stance", "How the speaker stands to it", stances),
    ],
    suggests: { topic: "topic", by: "speaker" },
    words: (filled) => joined(text(filled, "topic"), marked(filled, "by"), marked(filled, "stance")),
  },
  casualties: {
    options: [
      suggested("place", "A place or a group, such as: civilians"),
      oneOf(
        "harm",
        "What happened to them",
        harms.filter((one) => one !== "casualties"),
      ),
      words("on", `The day of the events: ${DAY}`),
      words("since", `The first day: ${DAY}, 2011`),
      {
        type: Type.Integer,
        name: "event",
        description: "The number of an event, for its history",
        min_value: 1,
      },
      flag({ name: "uncounted", description: "The sentences that have no figure, instead of the figures" }),
    ],
    suggests: { place: "place" },
    words: casualtyWords,
  },
  search: {
    options: [words("words", "What to look for", { required: true })],
    suggests: {},
    words: (filled) => text(filled, "words"),
  },
  summary: topicForm,
  timeline: {
    options: [topic("What happened; everything, if left out"), words("on", `One day: ${DAY}`)],
    suggests: { topic: "topic" },
    words: (filled) => joined(text(filled, "topic"), marked(filled, "on")),
  },
  digest: {
    options: [
      words("date", `The day; today, if left out: ${DAY}`),
      words("since", `The first day: ${DAY}`),
      suggested("about", "What it is about; everything, if left out"),
      scheduleOption,
    ],
    suggests: { about: "topic" },
    words: (filled) =>
      joined(scheduleWords(filled), text(filled, "date"), marked(filled, "since"), marked(filled, "about")),
    orders: (filled) => text(filled, SCHEDULE) !== "",
  },
  sources: plain,
  article: {
    options: [suggested("id", "Begin to type its id or its title", { required: true })],
    suggests: { id: "article" },
    words: (filled) => text(filled, "id"),
  },
  help: {
    options: [
      oneOf(
        "command",
        "One command, with examples",
        commands.filter(({ hidden }) => hidden !== true).map(({ name }) => name),
      ),
    ],
    suggests: {},
    words: (filled) => text(filled, "command"),
  },
  status: plain,
  ...orderForms,
};

export const askForm: CommandForm = {
  options: [
    {
      ...words("question", "In plain English, such as: who said what about the airport?", { required: true }),
      max_length: limits.question,
    },
  ],
  suggests: {},
  words: (filled) => text(filled, "question"),
};

/** The history of an event is asked for by its number alone. */
function casualtyWords(filled: Filled): string {
  const event = filled.get("event");
  if (event !== undefined) return `event ${event}`;
  return joined(
    filled.get("uncounted") === true ? "uncounted" : "",
    text(filled, "harm"),
    text(filled, "place"),
    marked(filled, "on"),
    marked(filled, "since"),
  );
}

/** How a subcommand is filled in; null where there is none of this name. */
export function formOf(subcommand: string): CommandForm | null {
  if (subcommand === ASK) return askForm;
  return Object.hasOwn(forms, subcommand) ? (forms[subcommand as keyof typeof forms] ?? null) : null;
}

/** All options of a subcommand; what can be shown to all comes last. */
export function optionsOf({ options, orders }: CommandForm): APIApplicationCommandBasicOption[] {
  return orders?.(new Map()) === true ? [...options] : [...options, publicly];
}
