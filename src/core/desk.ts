import type { Answer, Page } from "./answers/answer.js";
import type { ArticleInput } from "./article.js";
import type { DeskProfile } from "./desk-profile.js";
import type { Clock } from "./ports.js";

export interface DeskOptions {
  readonly profile: DeskProfile;
  readonly clock: Clock;
}

/** The whole core behind two verbs. */
export interface Desk {
  readonly profile: DeskProfile;
  /** Takes in one article; throws a coded `DatelineError` where it is malformed, and then changes nothing. */
  add(article: ArticleInput): void;
  /** Answers a question in any form; never throws. */
  ask(question: string, page?: Page): Answer;
}
