import type { Entry } from "../library.js";
import type { Span } from "../span.js";
import type { Citation } from "./answer.js";

/** The only place where a citation is made: the quote is cut out of the article by its offsets, and never edited. */
export function cite({ article }: Entry, { start, end }: Span): Citation {
  return {
    article: article.id,
    start,
    end,
    quote: article.text.slice(start, end),
    ...(article.title !== undefined && { title: article.title }),
    ...(article.source !== undefined && { source: article.source }),
    ...(article.published !== undefined && { published: article.published }),
    ...(article.url !== undefined && { url: article.url }),
  };
}
