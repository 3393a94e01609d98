import type { Citation } from "../answers/answer.js";
import { isolated, oneLine } from "./neutralise.js";
import type { Line } from "./runs.js";
import { readableTime } from "./times.js";

/** Where a quotation stands, in words. What is missing is said, never made up. */
export interface SourceWords {
  /** "untitled" where the article has no title. */
  readonly title: string;
  readonly publisher: string | null;
  /** "30 Nov 2024, 19:30 UTC", or "undated". */
  readonly time: string;
  readonly undated: boolean;
  /** The article's id. */
  readonly article: string;
  /** http or https. */
  readonly url: string | null;
}

export function sourceWords({ title, source, published, article, url }: Citation): SourceWords {
  return {
    title: isolated(title ?? "untitled"),
    publisher: source === undefined ? null : isolated(source),
    time: published === undefined ? "undated" : readableTime(published),
    undated: published === undefined,
    article: oneLine(article),
    url: url === undefined ? null : oneLine(url),
  };
}

/** Title, publisher and time on one line. */
export function sourceLine({ title, publisher, time, undated }: SourceWords): Line {
  const before = [title, publisher].filter((part) => part !== null).join(" · ");
  return [
    { text: `${before} · `, emphasis: "quiet" },
    { text: time, emphasis: undated ? "badge" : "quiet" },
  ];
}
