import { type OrderName, ordersDigest } from "../../../core/questions/orders.js";
import { type CommandForm, type Filled, joined, marked, suggested, text, topic, words } from "./fields.js";

/** Of a digest: when it is to be posted, instead of what is in it. */
export const SCHEDULE = "schedule";
export const scheduleOption = words(SCHEDULE, "Post it here: every day at 07:00 Europe/London, or: off");

/** The words that order it; a time alone is one of every day. */
export function scheduleWords(filled: Filled): string {
  const schedule = text(filled, SCHEDULE);
  return schedule === "" || ordersDigest(schedule) ? schedule : `every day at ${schedule}`;
}

const always = (): boolean => true;

export const orderForms: Readonly<Record<OrderName, CommandForm>> = {
  watch: {
    options: [
      topic("Tell this channel when something new is said about it"),
      suggested("casualties", "Tell this channel when figures change for a place or a group"),
      words("quiet", "Hours without posts, such as: 22:00-06:00 Europe/London"),
    ],
    suggests: { topic: "topic", casualties: "place" },
    words: (filled) => joined(text(filled, "topic"), marked(filled, "casualties"), marked(filled, "quiet")),
    orders: always,
  },
  unwatch: {
    options: [words("topic", "What is watched here, as “watches” shows it, or: all")],
    suggests: {},
    words: (filled) => text(filled, "topic"),
    orders: always,
  },
  watches: { options: [], suggests: {}, words: () => "", orders: always },
  retract: {
    options: [
      suggested("article", "Begin to type its id or its title", { required: true }),
      words("why", "The reason, for the record; it is not shown in channels", { required: true }),
    ],
    suggests: { article: "article" },
    words: (filled) => joined(text(filled, "article"), marked(filled, "--why", "why")),
    orders: always,
  },
};
