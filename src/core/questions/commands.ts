import { DatelineError } from "../errors.js";
import { type Stance, stances } from "../findings/finding.js";
import { parseCasualties } from "./casualties.js";
import { parseDay, splitAt } from "./dates.js";
import { parseDigest } from "./digest.js";
import { channelOnly, type OrderName, orderCommands, ordersDigest } from "./orders.js";
import type { CommandName, Question } from "./question.js";

/** What every command is called, takes and answers: the grammar, and the help. */
export interface Command {
  readonly name: CommandName | OrderName;
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly string[];
  /** What else is to be known of it, in a sentence. */
  readonly note?: string;
  /** Left out of the help: buttons use it. */
  readonly hidden?: true;
  /** Asks for something later, in a channel: elsewhere its `parse` says so. */
  readonly order?: true;
  /** The question that the words after the command ask; throws a coded error that says what is missing. */
  readonly parse: (words: string, today: string) => Question;
}

export const commands: readonly Command[] = [
  {
    name: "who-claimed",
    usage: "who-claimed TOPIC [by SPEAKER] [stance STANCE]",
    summary: "who said what about it, word for word",
    examples: ["who-claimed airport", "who-claimed by Russia", "who-claimed attack stance condemns"],
    parse(words) {
      refuseOpenEnd("who-claimed", words, { by: "a speaker", stance: "a stance" });
      const marked = splitAt(words, ["stance"]);
      const stance = marked === null ? null : readStance(marked.after);
      const rest = marked === null ? words : marked.before;
      const by = splitAt(rest, ["by"]);
      const topic = by === null ? rest : by.before;
      if (topic === "" && by === null && stance === null)
        throw missing("who-claimed", "a topic", "who-claimed airport");
      return { command: "who-claimed", topic, by: by?.after ?? null, stance };
    },
  },
  {
    name: "casualties",
    usage:
      "casualties [PLACE or GROUP] [on DATE] [since DATE], casualties EVENT-NUMBER, casualties uncounted",
    summary: "the ledger: what each source says now, event by event; the history of one event",
    examples: ["casualties", "casualties idlib", "casualties soldiers since 2024-11-30", "casualties 1"],
    parse(words, today) {
      refuseOpenEnd("casualties", words, { since: "a date", on: "a date" });
      return parseCasualties(words, today);
    },
  },
  {
    name: "search",
    usage: "search WORDS",
    summary: "passages that have the words, best first",
    examples: ["search citadel flags", "search military aid"],
    parse(words) {
      if (words === "") throw missing("search", "what to look for", "search military aid");
      return { command: "search", words };
    },
  },
  {
    name: "summary",
    usage: "summary [TOPIC]",
    summary: "three to eight sentences that together tell it",
    examples: ["summary", "summary airport"],
    parse: (words) => ({ command: "summary", topic: words.replace(/^(?:of|on|about)\s+/i, "") }),
  },
  {
    name: "timeline",
    usage: "timeline [TOPIC] [on DATE]",
    summary: "dated events, in order of their dates",
    examples: ["timeline", "timeline aleppo", "timeline aleppo on Saturday"],
    parse(words, today) {
      refuseOpenEnd("timeline", words, { on: "a date" });
      const on = splitAt(words, ["on"]);
      if (on !== null && isDay(on.after, today))
        return { command: "timeline", topic: on.before, date: parseDay(on.after, today) };
      if (on !== null && looksLikeDay(on.after)) parseDay(on.after, today);
      return { command: "timeline", topic: words.replace(/^(?:of|on|about)\s+/i, ""), date: null };
    },
  },
  {
    name: "digest",
    usage: "digest [DATE] [since DATE] [about TOPIC]",
    summary: "what is new or changed on that day; how it comes every morning: help digest",
    examples: ["digest", "digest 2024-11-30", "digest since Thursday about airport"],
    note: "In a channel on Slack or Discord, those who administer the desk have it posted: digest every weekday at 07:00 Europe/London about airport – and end that: digest off",
    parse(words, today) {
      if (ordersDigest(words))
        return channelOnly(`digest ${words.slice(0, 40)}`, "digest every day at 07:00");
      refuseOpenEnd("digest", words, { since: "a date", about: "a topic" });
      return parseDigest(words, today);
    },
  },
  {
    name: "sources",
    usage: "sources",
    summary: "the publishers and articles that the desk holds",
    examples: ["sources"],
    parse: () => ({ command: "sources" }),
  },
  {
    name: "article",
    usage: "article ID",
    summary: "one article with its claims and figures",
    examples: ["article ID"],
    parse(words) {
      if (words === "") throw missing("article", "the id of an article", "sources");
      return { command: "article", id: words };
    },
  },
  {
    name: "context",
    usage: "context ID:START-END",
    summary: "the paragraph around a quote",
    examples: [],
    hidden: true,
    parse(words) {
      const match = /^(.+):(\d{1,9})-(\d{1,9})$/.exec(words);
      if (match === null || Number(match[3]) <= Number(match[2]))
        throw missing("context", "an article and offsets", "context ID:0-80");
      return { command: "context", id: match[1] ?? "", start: Number(match[2]), end: Number(match[3]) };
    },
  },
  {
    name: "help",
    usage: "help [COMMAND]",
    summary: "what can be asked, with examples",
    examples: ["help", "help casualties"],
    parse: (words) => ({ command: "help", about: words }),
  },
  {
    name: "status",
    usage: "status",
    summary: "what the desk holds, its last update, the version",
    examples: ["status"],
    parse: () => ({ command: "status" }),
  },
  ...orderCommands,
];

function readStance(written: string): Stance {
  const stance = stances.find((one) => one === written.toLowerCase());
  if (stance) return stance;
  throw new DatelineError(
    "unknown-argument",
    `“${written.slice(0, 40)}” is not a stance. Take one of: ${stances.join(", ")}.`,
  );
}

function missing(command: string, what: string, example: string): DatelineError {
  return new DatelineError("missing-argument", `${command} needs ${what}. Try: ${example}`);
}

/** "casualties since" without a date is half a question: to search for "since" would answer another one. */
function refuseOpenEnd(command: string, words: string, markers: Readonly<Record<string, string>>): void {
  const last = /(?:^|\s)(\S+)$/.exec(words)?.[1]?.toLowerCase() ?? "";
  const what = Object.hasOwn(markers, last) ? markers[last] : undefined;
  if (what !== undefined) throw missing(`${command} … ${last}`, what, `help ${command}`);
}

function isDay(words: string, today: string): boolean {
  try {
    return parseDay(words, today) !== "";
  } catch {
    return false;
  }
}

/** Words that can only have been meant as a date, so that an impossible one is named as such. */
function looksLikeDay(words: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?(?:\s+\d{4})?$|^[a-z]{3,9}\.?\s+\d{1,2}(?:,?\s+\d{4})?$/i.test(
    words,
  );
}
