import type { Suggestion, SuggestionKind } from "../answers/suggestions.js";
import { oneLine } from "../view/neutralise.js";
import type { Asker } from "./access.js";
import { answerMessage, type Message, say, withNotes } from "./message.js";
import type { Orders } from "./orders.js";
import { type Capacity, type Cursor, START } from "./page.js";
import type { Press } from "./press.js";
import { type Asked, type StaffedDesk, StaffedDesks } from "./staffed-desks.js";

export { type Button, type Message, say } from "./message.js";
export type { Asked, StaffedDesk } from "./staffed-desks.js";

/** What a word at the end of a question publishes. */
const PUBLIC = /(?:^|(?<!\b(?:the|in|a|general|to))\s)public$/i;
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

  readonly #orders: Orders | undefined;

  constructor(staffed: readonly StaffedDesk[], capacity: Capacity, orders?: Orders) {
    this.#desks = new StaffedDesks(staffed);
    this.#capacity = capacity;
    this.#orders = orders;
  }

  /** Answers typed words; `command` is the desk's, where its slash command was used. Nothing typed asks for help. */
  ask(words: string, asked: Asked, command: string | null = null): Message {
    const found = this.#desks.addressed(words, asked, command);
    if (found.kind === "refused") return say(found.reason);
    if (found.kind === "several") return whichDesk(found.open, found.words);
    return this.#answer(found.staffed, found.words, asked, START);
  }

  /** Carries out what is ordered for later; null where the words are no order, but a question. */
  order(words: string, asked: Asked, command: string | null = null): Promise<Message> | null {
    const found = this.#desks.addressed(words, asked, command);
    if (found.kind !== "desk") return null;
    this.#orders?.asked(found.staffed, asked);
    return this.#orders?.take(found.words, found.staffed, asked, this.#capacity) ?? null;
  }

  /** The same for what a button orders. */
  orderOf(press: Press | null, asked: Asked): Promise<Message> | null {
    return press?.kind === "ask" ? this.order(press.question, asked, press.desk) : null;
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
        return withNotes(this.#page(staffed, question, asked, START, "private"), [`Read as: ${question}`]);
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
    staffed: StaffedDesk,
    question: string,
    asked: Asked,
    cursor: Cursor,
    visibility: Message["visibility"],
  ): Message {
    const { desk } = staffed;
    const { place } = asked;
    const { areSeveral } = this.#desks;
    const message = answerMessage(desk, {
      ...{ question, cursor, visibility, areSeveral, capacity: this.#capacity },
      canShare: !place.direct,
      canWatch: !place.direct && this.#orders !== undefined,
    });
    const inChannel = message.kind === "help" && !place.direct && visibility === "private";
    if (message.kind === "status" && !place.direct)
      return withNotes(message, this.#orders?.told(staffed, asked) ?? []);
    return inChannel ? withNotes(message, [CHANNEL_HELP]) : message;
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

/** With the name of who shows it to all; what failed is shown to the asker alone. */
function signed(message: Message, verb: string, { name }: Asker): Message {
  if (message.visibility === "private" || name === null) return message;
  const by = `${verb} by ${oneLine(name)}`;
  return { ...message, byline: message.byline === null ? by : `${message.byline} · ${by}` };
}
