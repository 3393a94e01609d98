import type { Answer, Citation, Page as Wanted } from "../answers/answer.js";
import type { Desk } from "../desk.js";
import { oneLine } from "../view/neutralise.js";
import type { Quoted } from "./orders.js";
import { type Capacity, type Cursor, type Page, pageAt, START } from "./page.js";
import type { Piece } from "./pieces.js";
import type { Press } from "./press.js";
import { citesOn } from "./quoted.js";

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
  /** What it quotes; null where that is nothing, or nobody but the asker sees it. */
  readonly quoted: Quoted | null;
}

/** Which page of an answer is made into a message, and for whom. */
export interface AnswerHow {
  readonly question: string;
  readonly cursor: Cursor;
  readonly visibility: Message["visibility"];
  readonly capacity: Capacity;
  /** Of several desks, nobody should have to guess whose answer it is. */
  readonly areSeveral: boolean;
  /** Whether there is a channel that it could be shown to. */
  readonly canShare?: boolean;
  /** Whether there is a channel that could watch it. */
  readonly canWatch?: boolean;
  /** What is answered, where that is not what the desk answers to the question. */
  readonly ask?: (wanted: Wanted) => Answer;
}

/** Buttons for what may be asked next; more would be a wall of them. */
const MOST_ACTIONS = 5;
/** Commands of which a standing question can be made. */
const WATCHABLE: ReadonlySet<string> = new Set(["who-claimed", "casualties"]);

/** A page of an answer as a message, with what may be asked next. */
export function answerMessage(desk: Desk, how: AnswerHow): Message {
  const { question, cursor, visibility, areSeveral } = how;
  const page = pageAt(how.ask ?? ((wanted) => desk.ask(question, wanted)), cursor, how.capacity);
  const { answer } = page;
  const { command, title } = desk.profile;
  const askFor = (label: string, wanted: string, from = START): Button => ({
    label,
    press: { kind: "ask", desk: command, question: wanted, cursor: from },
  });
  const failed = answer.problem !== undefined;
  return {
    visibility: failed ? "private" : visibility,
    headline: page.headline,
    pieces: page.pieces,
    byline: areSeveral ? oneLine(title) : null,
    contexts: answer.command === "context" ? [] : page.contexts.map((one) => contextButton(askFor, one)),
    buttons: buttonsOf(page, command, how, askFor),
    kind: answer.problem ?? answer.command ?? "none",
    quoted:
      visibility === "private" || failed
        ? null
        : { desk: command, question, cursor, cites: citesOn(desk, page, cursor.at) },
  };
}

type AskFor = (label: string, question: string, from?: Cursor) => Button;

function buttonsOf({ answer, next, left }: Page, desk: string, how: AnswerHow, askFor: AskFor): Button[] {
  const { question, cursor, visibility, canShare, canWatch } = how;
  const buttons: Button[] = [];
  if (next !== null) buttons.push(askFor(left > 0 ? `More (${left} left)` : "More", question, next));
  // A reason is for who asked; and what is shown to all already needs no sharing.
  const failed = answer.problem !== undefined;
  if (visibility === "private" && canShare && !failed)
    buttons.push({ label: "Share", press: { kind: "share", desk, question, cursor } });
  const isFirst = cursor.at === 0 && cursor.part === 0;
  if (canWatch && isFirst && answer.total > 0 && WATCHABLE.has(answer.command ?? ""))
    buttons.push(askFor("Watch", `watch ${question}`));
  const actions = answer.actions.slice(0, MOST_ACTIONS).map((one) => askFor(one.label, one.question));
  return [...buttons, ...actions];
}

function contextButton(
  askFor: AskFor,
  { label, citation: { article, start, end } }: { readonly label: string; readonly citation: Citation },
): Button {
  return askFor(`Context ${label}`, `context ${article}:${start}-${end}`);
}

/** A sentence to the asker alone. */
export function say(sentence: string): Message {
  const nothing = { pieces: [], byline: null, contexts: [], buttons: [], quoted: null };
  return { visibility: "private", headline: sentence, ...nothing, kind: "said" };
}

/** A message with notes above what it tells. */
export function withNotes(message: Message, notes: readonly string[]): Message {
  const pieces = notes.map((text): Piece => ({ kind: "note", line: [{ text }] }));
  return { ...message, pieces: [...pieces, ...message.pieces] };
}
