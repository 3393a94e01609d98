import type { Answer, Citation } from "../../core/answers/answer.js";
import { oneLine } from "../../core/view/neutralise.js";
import { renderAnswer } from "./render.js";
import type { AskedDesk } from "./tools.js";
import { layOut } from "./wrap.js";

/** Items a page: about a screenful, with `more` for the rest. */
const PAGE_SIZE = 10;

/** How the next answer is to look; asked for each time, for windows are resized. */
export interface Look {
  readonly width: number;
  readonly colour: boolean;
}

/** What `more` and `context N` refer to: an answer, as far as it has been shown. */
interface Shown {
  readonly question: string;
  total: number;
  readonly items: Citation[];
  readonly related: readonly Citation[];
}

/** Words of the session itself, which no desk knows. */
export const sessionWords = ["more", "context", "exit", "quit"] as const;

/** Answers about the desk, not from it: asking for help in between does not lose one's place. */
const ASIDES = new Set(["help", "status"]);

const SESSION_HELP = [
  ["more", "the next results of the last answer"],
  ["context 2", "the paragraph around result 2 (r1: around the first related one)"],
  ["exit", "leave (so do Ctrl-C and Ctrl-D)"],
] as const;
const HELP_COLUMN = 14;

/** The session's own words, wrapped as answers are. */
function say(text: string, { width }: Look): string {
  return layOut([{ text }], width, { first: "", rest: "" }).join("\n");
}

function sessionHelp(look: Look): string {
  const rest = " ".repeat(HELP_COLUMN);
  const lines = SESSION_HELP.flatMap(([word, meaning]) =>
    layOut([{ text: meaning }], look.width, { first: `  ${word}`.padEnd(HELP_COLUMN), rest }),
  );
  return [say("In this session:", look), ...lines].join("\n");
}

/** One editor's conversation with a desk: knows what was last shown, and nothing of streams. */
export class Conversation {
  readonly #desk: AskedDesk;
  #shown: Shown | null = null;

  constructor(desk: AskedDesk) {
    this.#desk = desk;
  }

  /** The reply to a line as it is to be printed; null where the line says goodbye. */
  reply(line: string, look: Look): string | null {
    const question = this.#question(line);
    const words = question.toLowerCase();
    if (words === "exit" || words === "quit") return null;
    if (words === "more") return this.#more(look);
    const context = /^context(?:\s+(r?)(\d+))?$/.exec(words);
    if (context) return this.#context(context[1] === "r", context[2], look);
    const reply = this.#ask(question, look);
    return words === "help" ? `${reply}\n\n${sessionHelp(look)}` : reply;
  }

  /** The question without its slash command: `/karvania who-claimed x`, `/more`. A command alone asks for help. */
  #question(line: string): string {
    const trimmed = line.trim();
    if (!trimmed.startsWith("/")) return trimmed;
    const [command = "", ...rest] = trimmed.slice(1).split(/\s+/);
    if (command.toLowerCase() === this.#desk.profile.command) {
      const question = trimmed.slice(1 + command.length).trim();
      return question === "" ? "help" : question;
    }
    const own = sessionWords.some((word) => word === command.toLowerCase());
    return own ? [command, ...rest].join(" ") : trimmed;
  }

  #ask(question: string, look: Look): string {
    const answer = this.#desk.ask(question, { limit: PAGE_SIZE });
    if (answer.problem === undefined && !ASIDES.has(answer.command ?? "")) {
      this.#shown = {
        question,
        total: answer.total,
        items: answer.items.map((item) => item.citation),
        related: answer.related.map((item) => item.citation),
      };
    }
    return this.#render(answer, 1, look);
  }

  #more(look: Look): string {
    const shown = this.#shown;
    if (!shown) return say('There is nothing to continue yet: ask something first, or type "help".', look);
    const seen = shown.items.length;
    if (seen === 0) return say('The last answer has no results: ask something else, or type "help".', look);
    if (seen >= shown.total)
      return say(`That was all: ${count(seen)} shown. Ask something else, or type "help".`, look);
    const answer = this.#desk.ask(shown.question, { offset: seen, limit: PAGE_SIZE });
    shown.total = answer.total;
    shown.items.push(...answer.items.map((item) => item.citation));
    // Related items and notes belong to the whole answer and stood under its first page.
    return this.#render({ ...answer, related: [], notes: [] }, seen + 1, look);
  }

  #context(related: boolean, number: string | undefined, look: Look): string {
    const shown = this.#shown;
    if (!shown || shown.items.length + shown.related.length === 0) {
      return say("There is no result to show the context of yet: ask something first.", look);
    }
    const cited = (related ? shown.related : shown.items)[Number(number) - 1];
    if (!cited) return say(`Type "context" and the number of a result: ${ranges(shown)}.`, look);
    const { article, start, end } = cited;
    // Unnumbered, and not remembered: "context 3" after "context 2" still means result 3 of the answer.
    return this.#render(this.#desk.ask(`context ${article}:${start}-${end}`), null, look);
  }

  #render(answer: Answer, firstNumber: number | null, { width, colour }: Look): string {
    const text = renderAnswer(answer, {
      width,
      colour,
      firstNumber,
      more: 'Type "more" to see the next.',
    });
    return text === "" ? oneLine(answer.question) : text;
  }
}

function count(results: number): string {
  return results === 1 ? "1 result" : `${results} results`;
}

function ranges({ items, related }: Shown): string {
  const of = (prefix: string, length: number) =>
    length === 1 ? `${prefix}1` : `${prefix}1 to ${prefix}${length}`;
  const parts = [];
  if (items.length > 0) parts.push(of("", items.length));
  if (related.length > 0) parts.push(of("r", related.length));
  return parts.join(", ");
}
