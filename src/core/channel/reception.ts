import type { Answer, Page as Wanted } from "../answers/answer.js";
import type { Suggestion, SuggestionKind } from "../answers/suggestions.js";
import { oneLine } from "../view/neutralise.js";
import type { Asker } from "./access.js";
import { type Capacity, type Cursor, pageAt, START } from "./page.js";
import type { Piece } from "./pieces.js";
import type { Press } from "./press.js";
import { type Asked, type StaffedDesk, StaffedDesks } from "./staffed-desks.js";

export type { Asked, StaffedDesk } from "./staffed-desks.js";

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

/** What a word at the end of a question publishes. */
const PUBLIC = /(?:^|(?<!\b(?:the|in|a|general|to))\s)public$/i;
/** Buttons for what may be asked next; more would be a wall of them. */
const MOST_ACTIONS = 5;
/** Buttons for desks: as many as every platform takes in one message. */
const MOST_DESKS = 20;
const CHANNEL_HELP =
  "Answers are for you alone. To show one to the whole channel, press Share, or end the question with: public";
/** Of the core: a longer one is refused, and need not be kept. */
const LONGEST_QUESTION = 1_000;
const WHICH_DESK = "which-desk";
const NO_LONGER =
  "This button is from before my last restart, and I no longer know what it was for: ask again.";
const NOTHING_LEFT =
  "There is nothing left to share: what this answer had was withdrawn or corrected since. Ask again to see what there is now.";
/** Answers that are about the desk, and have no quotations. */
const ABOUT_DESK: ReadonlySet<string> = new Set(["help", "status"]);

/** Whether the answer to a question may have to be shown to all. */
export function mayBePublic(question: string): boolean {
  return PUBLIC.test(question.trim());
}

/**
 * Receives what people ask in channels, whatever the platform: finds the desk, keeps to its access rules, and says
 * what to answer, how much of it goes into one message, who is to see it and what may be pressed next.
 */
export class Reception {
  readonly #desks: StaffedDesks;
  readonly #capacity: Capacity;

  constructor(staffed: readonly StaffedDesk[], capacity: Capacity) {
    this.#desks = new StaffedDesks(staffed);
    this.#capacity = capacity;
  }

  /** Answers typed words; `command` is the desk's, where its slash command was used. Nothing typed asks for help. */
  ask(words: string, asked: Asked, command: string | null = null): Message {
    const found = this.#desks.addressed(words, asked, command);
    if (found.kind === "refused") return say(found.reason);
    if (found.kind === "several") return whichDesk(found.open, found.words);
    return this.#answer(found.staffed, found.words, asked, START);
  }

  /** What a button asks for; null where nobody knows it any more. */
  press(press: Press | null, asked: Asked): Message {
    const staffed = this.#desks.byCommand(press?.desk);
    if (press === null || staffed === undefined) return say(NO_LONGER);
    const refused = this.#desks.refusal(staffed, asked);
    if (refused !== null) return say(refused);
    if (press.kind === "ask") return this.#page(staffed, press.question, asked, press.cursor, "private");
    const shared = this.#page(staffed, press.question, asked, press.cursor, "public");
    const empty = !shared.pieces.some(({ kind }) => kind === "quote") && !ABOUT_DESK.has(shared.kind);
    return empty ? say(NOTHING_LEFT) : signed(shared, "Shared", asked.asker);
  }

  /** A question about what somebody wrote, to the first desk that knows of it. */
  askAbout(text: string, asked: Asked): Message {
    const found = this.#desks.addressed("", asked);
    if (found.kind === "refused") return say(found.reason);
    for (const staffed of found.kind === "desk" ? [found.staffed] : found.open) {
      const question = staffed.desk.questionAbout(text);
      if (question !== null)
        return withNote(this.#page(staffed, question, asked, START, "private"), `Read as: ${question}`);
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
    const found = this.#desks.addressed(words, asked);
    if (found.kind === "refused") return say(found.reason);
    if (found.kind === "several") return { ...whichDesk(found.open, found.words), visibility: "public" };
    if (mayBePublic(found.words)) return this.#answer(found.staffed, found.words, asked, START);
    const { command } = found.staffed.desk.profile;
    const press = { desk: command, question: asPressed(found.words), cursor: START };
    return {
      ...say("I can answer that. Only you will see it, unless you show it here."),
      visibility: "public",
      buttons: [
        { label: "Show me", press: { kind: "ask", ...press } },
        { label: "Show it here", press: { kind: "share", ...press } },
      ],
      kind: "offer",
    };
  }

  /** What each desk that answers this person directly holds, and its latest; for a page of the bot's own. */
  latest(asker: Asker): { readonly status: Message; readonly digest: Message }[] | string {
    const asked: Asked = { asker, place: { channel: "", direct: true } };
    const open = this.#desks.open(asked);
    if (open.length === 0) return this.#desks.refusals(asked);
    return open.map((staffed) => ({
      status: this.#page(staffed, "status", asked, START, "private"),
      digest: this.#page(staffed, "digest", asked, START, "private"),
    }));
  }

  /** Completions for an argument that is being typed; nothing to whom the desk does not answer. */
  suggest(command: string, kind: SuggestionKind, typed: string, asked: Asked, most: number): Suggestion[] {
    const staffed = this.#desks.open(asked).find(({ desk }) => desk.profile.command === command);
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
      // Of several desks, nobody should have to guess whose answer it is.
      byline: this.#desks.areSeveral ? oneLine(desk.profile.title) : null,
      contexts: answer.command === "context" ? [] : page.contexts.map((one) => contextButton(askFor, one)),
      buttons: [...buttons, ...actions],
      kind: answer.problem ?? answer.command ?? "none",
    };
    const inChannel = answer.command === "help" && !place.direct && visibility === "private";
    return inChannel ? withNote(message, CHANNEL_HELP) : message;
  }
}

/** What a button asks for that was typed: to one person, and no longer than any question may be. */
function asPressed(words: string): string {
  return (
    words
      .trim()
      .replace(PUBLIC, "")
      .slice(0, LONGEST_QUESTION + 1) || "help"
  );
}

function whichDesk(open: readonly StaffedDesk[], words: string): Message {
  const names = open.map(({ desk }) => desk.profile.command).join(", ");
  return {
    ...say(`Which desk do you ask? Press one, or begin with its name: ${names}`),
    buttons: open.slice(0, MOST_DESKS).map(({ desk }) => ({
      label: desk.profile.title,
      press: { kind: "ask", desk: desk.profile.command, question: asPressed(words), cursor: START },
    })),
    kind: WHICH_DESK,
  };
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
  const by = `${verb} by ${oneLine(name)}`;
  return { ...message, byline: message.byline === null ? by : `${message.byline} · ${by}` };
}

/** A sentence to the asker alone. */
export function say(sentence: string): Message {
  const nothing = { pieces: [], byline: null, contexts: [], buttons: [] };
  return { visibility: "private", headline: sentence, ...nothing, kind: "said" };
}

function withNote(message: Message, note: string): Message {
  return { ...message, pieces: [{ kind: "note", line: [{ text: note }] }, ...message.pieces] };
}
