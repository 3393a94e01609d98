import { counted } from "../answers/context.js";
import type { Correction } from "../answers/corrected.js";
import type { Capacity } from "../channel/page.js";
import { noteStep, type Piece, splitPiece } from "../channel/pieces.js";
import { neutralise } from "../view/neutralise.js";
import { sourceLine, sourceWords } from "../view/sources.js";
import { readableTime } from "../view/times.js";
import { withdrawnFrom } from "../watching/report.js";

/** A correction with when it was seen, in milliseconds since the epoch. */
export interface SeenCorrection {
  readonly correction: Correction;
  readonly at: number;
  /** Whether it is of words, and not of an article as a whole. */
  readonly ofWords: boolean;
}

/**
 * What has changed since a message was posted: of a correction the old words and the new ones, of a withdrawal that it
 * is one. As much as fits into half a message; of the rest, how much it is.
 */
export function correctionPieces(seen: readonly SeenCorrection[], capacity: Capacity): Piece[] {
  const notes = (text: string): readonly Piece[] => noteStep(text, capacity).pieces;
  const quote = (text: string): readonly Piece[] =>
    splitPiece({ kind: "quote", line: [{ text: neutralise(text) }] }, capacity);
  const withdrawn = seen.filter(({ correction }) => correction.kind === "withdrawn");
  const groups: (readonly Piece[])[] = [];
  const last = withdrawn.at(-1);
  const taken = Math.max(1, withdrawn.filter(({ ofWords }) => ofWords).length);
  if (last !== undefined)
    groups.push(
      notes(
        `WITHDRAWN, ${timeOf(last)}: ${counted(taken, "quotation")} that stood here: ${withdrawnFrom(taken)}`,
      ),
    );
  for (const one of seen) {
    const { correction } = one;
    if (correction.kind !== "changed") continue;
    const { before, now, article } = correction;
    const place = sourceWords(now ?? article);
    groups.push([
      ...notes(
        `CORRECTED, ${timeOf(one)}${before === null ? ": the article has changed." : ". The article said before:"}`,
      ),
      ...(before === null ? [] : quote(before)),
      ...notes(now === null ? "It does not say that any more." : "It says now:"),
      ...(now === null ? [] : quote(now.quote)),
      { kind: "source", line: sourceLine(place), place },
    ]);
  }
  return fitting(groups, capacity, notes);
}

function fitting(
  groups: readonly (readonly Piece[])[],
  capacity: Capacity,
  notes: (text: string) => readonly Piece[],
): Piece[] {
  for (let most = groups.length; most > 0; most--) {
    const left = groups.length - most;
    const more = `${counted(left, "more correction")}: ask again to see what there is now.`;
    const pieces = [...groups.slice(0, most).flat(), ...(left > 0 ? notes(more) : [])];
    // Twice as much has to fit: the other half is for the answer.
    if (most === 1 || capacity.fits(longHeadline(capacity), [...pieces, ...pieces])) return pieces;
  }
  return [];
}

/** What is left of a message beside these pieces. */
export function withRoomFor(pieces: readonly Piece[], capacity: Capacity): Capacity {
  if (pieces.length === 0) return capacity;
  return {
    ...capacity,
    cost: (text) => capacity.cost(text),
    // Of one piece it must be true, however long it is.
    fits: (headline, others) => others.length <= 1 || capacity.fits(headline, [...pieces, ...others]),
  };
}

function longHeadline({ longestHeadline }: Capacity): string {
  return "x".repeat(longestHeadline);
}

function timeOf({ at }: SeenCorrection): string {
  return readableTime(new Date(at).toISOString());
}
