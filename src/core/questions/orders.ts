import { DatelineError } from "../errors.js";
import type { Command } from "./commands.js";

/** Commands for something later: they belong to a channel, where there is somebody to be told. */
export const orderNames = ["watch", "unwatch", "watches", "retract"] as const;
export type OrderName = (typeof orderNames)[number];

/** As the grammar of questions knows them, for help: what reads and carries them out is `standing/`. */
export const orderCommands: readonly Command[] = [
  {
    name: "watch",
    usage: "watch TOPIC, watch casualties [PLACE], watch who-claimed TOPIC [quiet 22:00-06:00]",
    summary: "in a channel: what changes in that answer is posted here",
    examples: ["watch airport", "watch casualties idlib quiet 22:00-06:00"],
    order: true,
    parse: () => channelOnly("watch", "watch airport"),
  },
  {
    name: "unwatch",
    usage: "unwatch [TOPIC], unwatch casualties [PLACE], unwatch all",
    summary: "in a channel: end a watch",
    examples: ["unwatch airport", "unwatch all"],
    order: true,
    parse: () => channelOnly("unwatch", "unwatch airport"),
  },
  {
    name: "watches",
    usage: "watches",
    summary: "in a channel: what is watched here",
    examples: ["watches"],
    order: true,
    parse: () => channelOnly("watches", "watches"),
  },
  {
    name: "retract",
    usage: "retract ID because REASON",
    summary: "for administrators: withdraw an article from everything, and from what was posted",
    examples: ["retract ID because REASON"],
    order: true,
    parse: () => channelOnly("retract", "retract ID because REASON"),
  },
];

const WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*";
const DIGEST_ORDER = new RegExp(
  `^(?:off|stop|every|each|daily|at|(?:on )?(?:weekdays|weekends))(?:[\\s,]|$)|^(?:on )?${WEEKDAY}\\b(?: (?!about )\\S+)*? at \\d`,
  "i",
);

/** Whether the words after `digest` order one for every day, or none any more, and ask for none now. */
export function ordersDigest(words: string): boolean {
  return DIGEST_ORDER.test(words);
}

/** Refuses an order where there is no channel to carry it out in. */
export function channelOnly(command: string, example: string): never {
  throw new DatelineError(
    "channel-only",
    `“${command}” belongs to a channel on Slack or Discord, where Dateline can post by itself. Type it there: ${example}`,
  );
}
