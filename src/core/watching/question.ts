import { DatelineError } from "../errors.js";
import type { Question } from "../questions/question.js";

/** What can be watched: statements about a topic, and the figures of the ledger. */
export type WatchedQuestion = Extract<Question, { command: "who-claimed" | "casualties" }>;
export type WatchedClaims = Extract<Question, { command: "who-claimed" }>;
export type WatchedFigures = Extract<Question, { command: "casualties" }>;

/** A question that can be watched; throws `not-watchable` where its answer has nothing that changes one by one. */
export function watchableOf(question: Question): WatchedQuestion {
  switch (question.command) {
    case "who-claimed":
      if (question.topic === "" && question.by === null)
        throw refused("Every statement of the desk is too much to watch. Name a topic or a speaker");
      return question;
    case "casualties":
      if (question.event !== null)
        throw refused("An event's number may change, so it cannot be watched. Watch its place instead");
      if (question.uncounted)
        throw refused("Sentences without a figure cannot be watched, only figures. Name a place or a group");
      return question;
    default:
      throw refused(`The answer to “${question.command}” cannot be watched, only statements and figures`);
  }
}

function refused(why: string): DatelineError {
  return new DatelineError(
    "not-watchable",
    `${why}. What can be watched: watch airport – or: watch casualties idlib`,
  );
}
