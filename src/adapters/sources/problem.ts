import type { Article } from "../../core/article.js";

/** Every way in which a source can disappoint; stable, so that dashboards may count them. */
export type ProblemCode =
  | "missing-path"
  | "unreadable"
  | "not-a-file"
  | "unsupported-file"
  | "no-articles"
  | "empty"
  | "binary"
  | "bad-encoding"
  | "bad-front-matter"
  | "bad-json"
  | "bad-markup"
  | "not-an-article"
  | "no-text"
  | "bad-field"
  | "repeated-id"
  | "bad-xml"
  | "xml-entities"
  | "not-a-feed"
  | "bad-date"
  | "copy"
  | FetchProblem;

/** Every way in which something cannot be fetched. */
export type FetchProblem =
  | "bad-address"
  | "forbidden-address"
  | "unknown-host"
  | "no-connection"
  | "too-slow"
  | "too-large"
  | "too-many-redirects"
  | "http-error";

/**
 * One thing that did not load. `reason` is one sentence that says what to mend. It never quotes an article's
 * text, title or address: the article may be under embargo, and problems end up in logs.
 */
export interface SourceProblem {
  /** The path as the user would type it. */
  readonly file: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly code: ProblemCode;
  readonly reason: string;
}

/** An article as far as it is known, for records and not for logs: it may be under embargo. */
export interface About {
  readonly id: string | null;
  readonly url: string | null;
}

/** What a source gives, one at a time: an article, already through `articleSchema`, or what stood in its way. */
export type Loaded =
  | {
      readonly article: Article;
      readonly file: string;
      /** Whether its file has this article and no other, so that what it has now is what the article says now. */
      readonly alone: boolean;
    }
  | { readonly problem: SourceProblem; readonly about: About };

/** A problem whose file is not yet known to the one who found it. */
export type Flaw = Omit<SourceProblem, "file">;

export function flaw(code: ProblemCode, reason: string, line: number | null = null): Flaw {
  return { code, reason, line };
}

/** Largest file (or line of JSONL) that is read, in bytes: an article's text may have 50 million characters. */
export const MAX_BYTES = 50_000_000;

/** What a failed file operation means to the person who can mend it. */
export function flawOfFailure(error: unknown): Flaw {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE")
    return flaw("missing-path", "There is nothing at this path: check its spelling.");
  if (code === "EACCES" || code === "EPERM")
    return flaw("unreadable", "It may not be read: give this user the permission to read it.");
  if (code === "ELOOP")
    return flaw("unreadable", "It is a link that leads back to itself: point it at a file.");
  return flaw(
    "unreadable",
    `It could not be read (${code || "unknown error"}): check the disk and try again.`,
  );
}
