import type { Readable, Writable } from "node:stream";
import type { Answer } from "../../core/answers/answer.js";
import type { ExportKind } from "../../core/export.js";
import { csvHeader, csvRow } from "./csv.js";
import { timelineToMachine, toJsonLine, toMachine } from "./machine.js";
import { wantsColour } from "./palette.js";
import { renderAnswer, renderTimeline } from "./render.js";
import { Outlet, readLines } from "./streams.js";
import type { DigestOptions, OpenDesk, OpenedDesk, Timeline, TimelineOptions } from "./tools.js";

/** Everything a command touches outside itself, so that tests can stand in for all of it. */
export interface TerminalIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly isTTY: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Width of standard output; may be a getter that follows the window. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Path of the desk that is asked where `--data` names no other. */
  readonly bundledDesk: string;
  readonly openDesk: OpenDesk;
  /** Resolves when the process is told to end: what serves, serves until then. */
  untilStopped(): Promise<void>;
}

export const exitCodes = { done: 0, failed: 1, misused: 2 } as const;

/** Where and how a command prints. */
export interface Printer {
  readonly outlet: Outlet;
  readonly width: number;
  readonly colour: boolean;
}

export function printerFor(io: TerminalIo, colour: boolean): Printer {
  return {
    outlet: new Outlet(io.stdout),
    width: io.columns,
    colour: colour && wantsColour(io.env, io.isTTY.stdout),
  };
}

/** A question that could not be answered as put is misuse; one that broke the desk is a failure. */
function exitCodeOf(answer: Answer): number {
  if (answer.problem === undefined) return exitCodes.done;
  return answer.problem === "internal" ? exitCodes.failed : exitCodes.misused;
}

function show(answer: Answer, json: boolean, { width, colour }: Printer): string {
  if (json) return `${toMachine(answer)}\n`;
  const more = `Ask again with --limit ${answer.total} to see them all.`;
  return `${renderAnswer(answer, { width, colour, firstNumber: 1, more })}\n`;
}

export interface AskOptions {
  readonly json: boolean;
  readonly limit?: number;
}

/** `dateline ask QUESTION`. */
export async function ask(
  { desk }: OpenedDesk,
  question: string,
  { json, ...page }: AskOptions,
  printer: Printer,
): Promise<number> {
  const answer = desk.ask(question, page);
  await printer.outlet.write(show(answer, json, printer));
  return exitCodeOf(answer);
}

/** `dateline ask` without a question: one a line from standard input, answered in order. */
export async function askLines(
  { desk }: OpenedDesk,
  input: Readable,
  { json, ...page }: AskOptions,
  printer: Printer,
): Promise<number> {
  for await (const question of readLines(input)) {
    const answer = desk.ask(question, page);
    await printer.outlet.write(show(answer, json, printer) + (json ? "" : "\n"));
    if (printer.outlet.gone) break;
  }
  return exitCodes.done;
}

/** `dateline timeline TOPIC`. */
export async function timeline(
  { tools }: OpenedDesk,
  topic: string,
  { json, ...options }: TimelineOptions & { json: boolean },
  printer: Printer,
): Promise<number> {
  const found = tools.timeline(topic, options);
  const text = json ? timelineToMachine(found) : readable(found, topic, printer);
  await printer.outlet.write(`${text}\n`);
  return exitCodes.done;
}

function readable(found: Timeline, topic: string, printer: Printer): string {
  if (found.entries.length > 0) return renderTimeline(found, printer);
  return `No dated event is told of ${topic}: try a broader topic, or "dateline ask search ${topic}".`;
}

/** `dateline digest [TOPIC] --date DAY`. */
export async function digest(
  { tools }: OpenedDesk,
  { json, ...options }: DigestOptions & { json: boolean },
  printer: Printer,
): Promise<number> {
  const answer = tools.digest(options);
  await printer.outlet.write(show(answer, json, printer));
  return exitCodeOf(answer);
}

/** `dateline export KIND`: a row at a time, as fast as they are read. */
export async function exportRows(
  { tools }: OpenedDesk,
  kind: ExportKind,
  format: "jsonl" | "csv",
  { outlet }: Printer,
): Promise<number> {
  if (format === "csv") await outlet.write(csvHeader(kind));
  for (const row of tools.exportRows(kind)) {
    await outlet.write(format === "csv" ? csvRow(kind, row) : `${toJsonLine(row)}\n`);
    if (outlet.gone) break;
  }
  return exitCodes.done;
}
