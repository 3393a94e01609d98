import type { Page } from "../answers/answer.js";
import type { AnswerContext, Reply } from "../answers/context.js";
import { commandOf } from "../questions/parse.js";
import { changedClaims } from "./changed-claims.js";
import { changedFigures } from "./changed-figures.js";
import { watchedClaims } from "./claims.js";
import { watchedCounts } from "./figures.js";
import type { WatchedQuestion } from "./question.js";
import type { Mark, WatchChange, WatchState } from "./state.js";

/** What the answer to a watched question says now. */
export function stateOf(context: AnswerContext, question: WatchedQuestion): WatchState {
  return context.remember(`watched ${commandOf(question)}`, () => {
    const marks: readonly { readonly key: string; readonly mark: Mark }[] =
      question.command === "who-claimed"
        ? watchedClaims(context, question).watched
        : watchedCounts(context, question);
    return Object.fromEntries(marks.map(({ key, mark }) => [key, mark]));
  });
}

/** Changes of a watched question, as the library shows now what they speak of. */
export function changesAnswer(
  context: AnswerContext,
  question: WatchedQuestion,
  changes: readonly WatchChange[],
  page: Page,
): Reply {
  const reply =
    question.command === "who-claimed"
      ? changedClaims(context, question, changes, page)
      : changedFigures(context, question, changes, page);
  return { ...reply, actions: [{ label: "Everything on it", question: commandOf(question) }] };
}
