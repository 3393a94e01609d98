import type { Answer, Page as Wanted } from "../answers/answer.js";
import type { Suggestion, SuggestionKind } from "../answers/suggestions.js";
import type { Desk } from "../desk.js";
import { oneLine } from "../view/neutralise.js";
import { type Access, type Asker, type Place, refusalOf } from "./access.js";
import { type Capacity, type Cursor, pageAt, START } from "./page.js";
import type { Piece } from "./pieces.js";
import type { Press } from "./press.js";

/** A desk as one platform offers it. */
export interface StaffedDesk {
  readonly desk: Desk;
  readonly access: Access;
}

export interface Button {
  readonly label: string;
  readonly press: Press;
}

/** What to say, and to whom: what an adapter turns into a message of its platform. */
export interface Message {
  /** `public`: to the whole channel; `private`: to the asker alone. */
  readonly visibility: "private" | "public";
  readonly headline: string;
  readonly pieces: readonly Piece[];
  /** Who shows it to the channel; null where nobody does. */
  readonly byline: string | null;
  /** Context of each quotation. */
  readonly contexts: readonly Button[];
  readonly buttons: readonly Button[];
  /** For the log: the command that was understood, or what kind of reply it is. Never what was asked. */
  readonly kind: string;
}

/** A question with where it comes from. */
export interface Asked {
  readonly asker: Asker;
  readonly place: Place;
}

/** What a word at the end of a question publishes. */
const PUBLIC = /(?:^|\s+)public$/i;
/** Buttons for what may be asked next; more would be a wall of them. */
const MOST_ACTIONS = 5;
const CHANNEL_HELP =
  "Answers are for you alone. To show one to the whole channel, press Share, or end the question with: public";
const WHICH_DESK = "which-desk";
const NO_LONGER =
  "This button is from before my last restart, and I no longer know what it was for: ask again.";

/** Whether the answer to a question may have to be shown to all. */
export function mayBePublic(question: string): boolean {
  return PUBLIC.test(question.trim());
}

/**
 * Receives what people ask in channels, whatever the platform: finds the desk, keeps to its access rules, and says
 * what to answer, how much of it goes into one message, who is to see it and what may be pressed next.
 */
export class Reception {
  readonly #staffed: readonly StaffedDesk[];
  readonly #capacity: Capacity;

  constructor(staffed: readonly StaffedDesk[], capacity: Capacity) {
    this.#staffed = staffed;
    this.#capacity = capacity;
  }

  /** Answers typed words; `command` is the desk's, where its slash command was used. Nothing typed asks for help. */
  ask(words: string, asked: Asked, command: string | null = null): Message {
    const found = this.#deskFor(words, asked, command);
    if ("headline" in found) return found;
    return this.#answer(found, found.words, asked, START);
  }

  /** What a button asks for; null where nobody knows it any more. */
  press(press: Press | null, asked: Asked): Message {
    const staffed = this.#staffed.find(({ desk }) => desk.profile.command === press?.desk);
    if (press === null || staffed === undefined) return say(NO_LONGER);
    const refused = refusalOf(staffed.access, staffed.desk.profile.title, asked.asker, asked.place);
    if (refused !== null) return say(refused);
    if (press.kind === "ask") return this.#page(staffed, press.question, asked, press.cursor, "private");
    return signed(this.#page(staffed, press.question, asked, press.cursor, "public"), "Shared", asked.asker);
  }

  /** A question about what somebody wrote. */
  askAbout(text: string, asked: Asked): Message {
    const found = this.#deskFor("", asked, null);
    if ("headline" in found && this.#open(asked).length === 0) return found;
    for (const staffed of this.#open(asked)) {
      const question = staffed.desk.questionAbout(text);
      if (question !== null)
        return withNote(this.#answer(staffed, question, asked, START), `Read as: ${question}`);
    }
    return say(
      "None of the articles speaks of what that message says. To look for something else, ask me: help",
    );
  }

  /**
   * Where a platform cannot answer a question to one person alone: an offer to whoever presses for it, and to show it
   * to all. What only the asker should read stays private.
   */
  offer(words: string, asked: Asked): Message {
    const found = this.#deskFor(words, asked, null);
    if ("headline" in found) return found.kind === WHICH_DESK ? { ...found, visibility: "public" } : found;
    if (PUBLIC.test(found.words)) return this.#answer(found, found.words, asked, START);
    const press = { desk: found.desk.profile.command, question: found.words || "help", cursor: START };
    return {
      ...say("I have looked. Only you will see the answer, unless you show it here."),
      visibility: "public",
      buttons: [
        { label: "Show me", press: { kind: "ask", ...press } },
        { label: "Show it here", press: { kind: "share", ...press } },
      ],
      kind: "offer",
    };
  }

  /** The latest of each desk that answers this person directly, for a page of the bot's own. */
  latest(asker: Asker): Message[] {
    const asked: Asked = { asker, place: { channel: "", direct: true } };
    const open = this.#open(asked);
    if (open.length === 0) return [this.#refusal(asked)];
    return open.flatMap((staffed) => [
      this.#page(staffed, "status", asked, START, "private"),
      this.#page(staffed, "digest", asked, START, "private"),
    ]);
  }

  /** Completions for an argument that is being typed; nothing to whom the desk does not answer. */
  suggest(command: string, kind: SuggestionKind, typed: string, asked: Asked, most: number): Suggestion[] {
    const staffed = this.#open(asked).find(({ desk }) => desk.profile.command === command);
    return staffed?.desk.suggest(kind, typed, most) ?? [];
  }

  #answer(staffed: StaffedDesk, words: string, asked: Asked, cursor: Cursor): Message {
    const question = words === "" ? "help" : words;
    if (!PUBLIC.test(question)) return this.#page(staffed, question, asked, cursor, "private");
    const shorter = question.replace(PUBLIC, "").trim();
    // "search public" looks for the word.
    const half = shorter !== "" && staffed.desk.ask(shorter, { limit: 1 }).problem === "missing-argument";
    if (half) return this.#page(staffed, question, asked, cursor, "private");
    const shown = this.#page(staffed, shorter === "" ? "help" : shorter, asked, cursor, "public");
    return signed(shown, "Asked", asked.asker);
  }

  #page(
    { desk }: StaffedDesk,
    question: string,
    { place }: Asked,
    cursor: Cursor,
    visibility: Message["visibility"],
  ): Message {
    const ask = (wanted: Wanted): Answer => desk.ask(question, wanted);
    const page = pageAt(ask, cursor, this.#capacity);
    const { answer, next } = page;
    const command = desk.profile.command;
    const askFor = (label: string, wanted: string, from = START): Button => ({
      label,
      press: { kind: "ask", desk: command, question: wanted, cursor: from },
    });
    const buttons: Button[] = [];
    if (next !== null)
      buttons.push(askFor(page.left > 0 ? `More (${page.left} left)` : "More", question, next));
    // A reason is for who asked; and what is shown to all already needs no sharing.
    const failed = answer.problem !== undefined;
    if (visibility === "private" && !place.direct && !failed)
      buttons.push({ label: "Share", press: { kind: "share", desk: command, question, cursor } });
    const actions = answer.actions.slice(0, MOST_ACTIONS).map((one) => askFor(one.label, one.question));
    const message: Message = {
      visibility: failed ? "private" : visibility,
      headline: page.headline,
      pieces: page.pieces,
      byline: null,
      contexts: answer.command === "context" ? [] : page.contexts.map((one) => contextButton(askFor, one)),
      buttons: [...buttons, ...actions],
      kind: answer.problem ?? answer.command ?? "none",
    };
    return answer.command === "help" && !place.direct ? withNote(message, CHANNEL_HELP) : message;
  }

  #open(asked: Asked): StaffedDesk[] {
    return this.#staffed.filter(
      ({ desk, access }) => refusalOf(access, desk.profile.title, asked.asker, asked.place) === null,
    );
  }

  /** The desk that is asked, with the question's words; or why there is none. */
  #deskFor(words: string, asked: Asked, command: string | null): (StaffedDesk & { words: string }) | Message {
    const [first = "", ...rest] = words.trim().split(/\s+/);
    const named = command ?? first.replace(/^\//, "").toLowerCase();
    const wanted = this.#staffed.find(({ desk }) => desk.profile.command === named);
    if (wanted !== undefined) {
      const refused = refusalOf(wanted.access, wanted.desk.profile.title, asked.asker, asked.place);
      if (refused !== null) return say(refused);
      return { ...wanted, words: command === null ? rest.join(" ") : words.trim() };
    }
    const open = this.#open(asked);
    const here = open.filter(({ access }) => access.channels?.includes(asked.place.channel));
    const [only, second] = here.length === 1 ? here : open;
    if (only === undefined) return this.#refusal(asked);
    return second === undefined ? { ...only, words: words.trim() } : this.#whichDesk(open, words.trim());
  }

  #refusal(asked: Asked): Message {
    const reasons = this.#staffed.map(({ desk, access }) =>
      refusalOf(access, desk.profile.title, asked.asker, asked.place),
    );
    return say(
      reasons.filter((one) => one !== null).join(" ") || "I have no desk to ask: ask whoever set me up.",
    );
  }

  #whichDesk(open: readonly StaffedDesk[], words: string): Message {
    return {
      ...say(
        `Which desk do you ask? Press one, or begin with its name, such as: ${open[0]?.desk.profile.command}`,
      ),
      buttons: open.slice(0, MOST_ACTIONS).map(({ desk }) => ({
        label: desk.profile.title,
        press: { kind: "ask", desk: desk.profile.command, question: words || "help", cursor: START },
      })),
      kind: WHICH_DESK,
    };
  }
}

function contextButton(
  askFor: (label: string, question: string) => Button,
  { label, citation }: { label: string; citation: { article: string; start: number; end: number } },
): Button {
  return askFor(`Context ${label}`, `context ${citation.article}:${citation.start}-${citation.end}`);
}

/** With the name of who shows it to all; what failed is shown to the asker alone. */
function signed(message: Message, verb: string, { name }: Asker): Message {
  if (message.visibility === "private" || name === null) return message;
  return { ...message, byline: `${verb} by ${oneLine(name)}` };
}

/** A sentence to the asker alone. */
export function say(sentence: string): Message {
  const nothing = { pieces: [], byline: null, contexts: [], buttons: [] };
  return { visibility: "private", headline: sentence, ...nothing, kind: "said" };
}

function withNote(message: Message, note: string): Message {
  return { ...message, pieces: [{ kind: "note", line: [{ text: note }] }, ...message.pieces] };
}
