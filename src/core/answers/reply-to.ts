import type { Question } from "../questions/question.js";
import type { Page } from "./answer.js";
import { casualties } from "./casualties.js";
import type { AnswerContext, Reply } from "./context.js";
import { article, help, paragraphAround, sources, status } from "./desk-state.js";
import { digest } from "./digest.js";
import { eventHistory } from "./event-history.js";
import { search } from "./search.js";
import { summary } from "./summary.js";
import { timeline } from "./timeline.js";
import { uncounted } from "./uncounted.js";
import { whoClaimed } from "./who-claimed.js";

/** The reply to a question, by the command that it is. `version` is Dateline's, for `status`. */
export function replyTo(context: AnswerContext, question: Question, page: Page, version: string): Reply {
  switch (question.command) {
    case "who-claimed":
      return whoClaimed(context, question, page);
    case "casualties":
      if (question.event !== null) return eventHistory(context, question.event, page);
      return question.uncounted
        ? uncounted(context, question.topic, page)
        : casualties(context, question, page);
    case "search":
      return search(context, question, page);
    case "summary":
      return summary(context, question, page);
    case "timeline":
      return timeline(context, question, page);
    case "digest":
      return digest(context, question, page);
    case "sources":
      return sources(context, page);
    case "article":
      return article(context, question.id, page);
    case "context":
      return paragraphAround(context, question.id, question, page);
    case "help":
      return help(context, question.about);
    case "status":
      return status(context, version);
  }
}
