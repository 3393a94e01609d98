import type { Answer, Item } from "../../core/answers/answer.js";
import type { Desk } from "../../core/desk.js";
import type { ExportKind, ExportRow } from "../../core/export.js";
import type { Clock } from "../../core/ports.js";

export interface TimelineEntry {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly items: readonly Item[];
}

/** The dates that matter most, in order of time, each with its best sentences. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineOptions {
  /** Dates at most. */
  readonly dates?: number;
  /** Sentences a date at most. */
  readonly perDate?: number;
}

export interface DigestOptions {
  readonly topic?: string;
  /** The day (`YYYY-MM-DD`, UTC) whose end the digest looks back from. */
  readonly date: string;
  /** What was published before this day is known already; `date` itself by default. */
  readonly since?: string;
  readonly limit?: number;
}

/** What the command line does beyond asking a desk. */
export interface DeskTools {
  /** One row a finding (or an article), in text order; lazily, for there may be many. */
  exportRows(kind: ExportKind): Iterable<ExportRow>;
  timeline(topic: string, options: TimelineOptions): Timeline;
  digest(options: DigestOptions): Answer;
}

/** Something that would not load: the rest of the desk did. */
export interface LoadProblem {
  readonly file: string;
  /** Line in the file, from 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly code: string;
  readonly reason: string;
}

/** A problem's place as text editors understand it: `file:line`. */
export function placeOf({ file, line }: LoadProblem): string {
  return line === null ? file : `${file}:${line}`;
}

export interface OpenOptions {
  readonly clock: Clock;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onProblem?: (problem: LoadProblem) => void;
}

/** As much of a desk as the terminal needs. */
export type AskedDesk = Pick<Desk, "profile" | "ask">;

export interface OpenedDesk {
  readonly desk: AskedDesk;
  readonly tools: DeskTools;
  readonly problems: readonly LoadProblem[];
}

/** Loads the desk at a path; throws a `DatelineError` where the path cannot be read or nothing in it loads. */
export type OpenDesk = (path: string, options: OpenOptions) => Promise<OpenedDesk>;
