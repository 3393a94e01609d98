import { closest, distance } from "fastest-levenshtein";
import { DatelineError } from "../errors.js";
import { type Command, commands } from "./commands.js";
import { digestWords } from "./digest.js";
import { routeEnglish } from "./english.js";
import { type Question, questionSchema } from "./question.js";

/** Longer than any question; shorter than a pasted article. */
const LONGEST_QUESTION = 1_000;

export interface Parsed {
  readonly question: Question;
  /** How plain English was understood, as a command that could have been typed; null for a command. */
  readonly readAs: string | null;
}

/** What surrounds this question. */
export interface Asking {
  /** The desk's slash command, without its slash. */
  readonly command: string;
  /** The day that "yesterday" and "Saturday" are seen from. */
  readonly today: string;
  /** Whether some article has all these words, so that bare words may be a search. */
  readonly findable: (words: string) => boolean;
}

/** Reads a command, with or without the desk's slash command before it, or plain English. Throws coded errors. */
export function parseQuestion(asked: string, asking: Asking): Parsed {
  if (asked.length > LONGEST_QUESTION) {
    throw new DatelineError(
      "question-too-long",
      `A question may have ${LONGEST_QUESTION} characters; this one has ${asked.length}. Ask about one topic at a time.`,
    );
  }
  const words = clean(asked);
  const slashed = new RegExp(`^[/@]${asking.command}(?=\\s|$)`, "i").exec(words);
  const body = words.slice(slashed?.[0].length ?? 0).trim();
  if (!/[\p{L}\p{N}]/u.test(body)) throw new DatelineError("empty-question", "Ask something, or type: help");
  // Another desk's slash command before one of ours: what is asked is clear.
  const own = /^\/\S+\s+(\S+)/u.exec(body)?.[1]?.toLowerCase();
  const unslashed = commands.some((one) => one.name === own) ? body.replace(/^\/\S+\s+/u, "") : body;
  const [, slash = "", name = "", rest = ""] = /^(\/?)(\S+)\s*(.*)$/u.exec(unslashed) ?? [];
  const command = commands.find((one) => one.name === name.toLowerCase().replace(/[?!.,:;]+$/, ""));
  if (command)
    return { question: valid(command.parse(rest.replace(/[?]+$/, "").trim(), asking.today)), readAs: null };
  if (slash === "/") throw unknownCommand(name, asking.findable(name));
  const misspelt = /^(?:who|what|when|where|how)$/i.test(name) ? null : nearest(name, asksNow);
  if (misspelt !== null && !asking.findable(name)) throw unknownCommand(name);
  const english = routeEnglish(body, asking.today);
  if (english) return { question: valid(english), readAs: commandOf(english) };
  if (!asking.findable(body)) throw unknownCommand(name);
  const question = valid({ command: "search", words: body });
  return { question, readAs: commandOf(question) };
}

/** Without control, formatting and right-to-left characters; white space folded. */
export function clean(asked: string): string {
  return asked
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

function valid(question: Question): Question {
  const result = questionSchema.safeParse(question);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join(".") ?? "";
  throw new DatelineError(
    "unknown-argument",
    `The ${field} of ${question.command} cannot be read. Type: help ${question.command}`,
  );
}

/** "Catch me up" is a question, and no misspelt "watch". */
function asksNow({ order }: Command): boolean {
  return order !== true;
}

function nearest(name: string, among: (command: Command) => boolean = () => true): string | null {
  const near = closest(
    name.toLowerCase(),
    commands.filter((one) => !one.hidden && among(one)).map((one) => one.name),
  );
  const far = distance(name.toLowerCase(), near);
  return far <= Math.min(2, Math.floor(near.length / 3)) ? near : null;
}

function unknownCommand(name: string, findable = false): DatelineError {
  const near = nearest(name);
  if (findable && near === null) {
    return new DatelineError(
      "unknown-command",
      `There is no command “${name.slice(0, 40)}”. To look for the word, type: search ${name.slice(0, 40)}`,
    );
  }
  const hint = near === null ? "Type: help, or: search WORDS" : `Did you mean: ${near}?`;
  return new DatelineError(
    "unknown-command",
    `There is no command “${name.slice(0, 40)}”, and no article has all of these words. ${hint}`,
  );
}

/** A question as it could have been typed. */
export function commandOf(question: Question): string {
  switch (question.command) {
    case "who-claimed":
      return [
        "who-claimed",
        question.topic,
        question.by && `by ${question.by}`,
        question.stance && `stance ${question.stance}`,
      ]
        .filter(Boolean)
        .join(" ");
    case "casualties":
      return [
        "casualties",
        question.uncounted && "uncounted",
        question.event,
        question.harm,
        question.topic,
        question.on && `on ${question.on}`,
        question.since && `since ${question.since}`,
      ]
        .filter(Boolean)
        .join(" ");
    case "search":
      return `search ${question.words}`;
    case "summary":
      return `summary ${question.topic}`.trim();
    case "timeline":
      return ["timeline", question.topic, question.date && `on ${question.date}`].filter(Boolean).join(" ");
    case "digest":
      return digestWords(question);
    default:
      return question.command;
  }
}
