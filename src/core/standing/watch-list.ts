import { type Message, say } from "../channel/message.js";
import { type Capacity, START } from "../channel/page.js";
import { noteStep, type Piece } from "../channel/pieces.js";
import { oneLine } from "../view/neutralise.js";
import { wakeWords } from "./plan-words.js";
import type { Watch } from "./watch-record.js";

/** A watch in a line: what it is about, and what is to be known of it. `problem` is what keeps its post. */
export function watchLine({ question, quiet, paused }: Watch, problem: string | null): string {
  const notes = [
    quiet === null ? null : `quiet ${quiet.from}–${quiet.to} ${quiet.timezone}`,
    paused === null ? null : `rests: ${paused} To wake it: ${wakeWords({ question, quiet })}`,
    problem === null ? null : `not posted yet: ${problem}`,
  ].filter((one) => one !== null);
  return notes.length === 0 ? oneLine(question) : `${oneLine(question)} (${notes.join("; ")})`;
}

/** Watches of a channel, a line each, from the one after so many on. */
export interface WatchLines {
  readonly headline: string;
  readonly lines: readonly string[];
  readonly after: number;
  /** The desk's command. */
  readonly desk: string;
}

/** As many of them as go into one message, with a button for the others. */
export function watchList({ headline, lines, after, desk }: WatchLines, capacity: Capacity): Message {
  const steps = lines.map((line) => noteStep(line, capacity));
  const first = (count: number): Piece[] => steps.slice(0, count).flatMap(({ pieces }) => pieces);
  let most = steps.length;
  while (most > 1 && !capacity.fits(headline, first(most))) most--;
  const left = steps.length - most;
  const press = { kind: "ask" as const, desk, question: `watches after ${after + most}`, cursor: START };
  return {
    ...{ ...say(headline), pieces: first(most) },
    buttons: left > 0 ? [{ label: `More (${left} left)`, press }] : [],
  };
}
