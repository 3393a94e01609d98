/**
 * How words are meant to stand out; every platform has its own way to show it. `strong` is who says it and how many,
 * `badge` a mark of ours in brackets, `warning` a mark that must not be overlooked, `quiet` what is there to be checked.
 */
export type Emphasis = "strong" | "badge" | "warning" | "quiet";

/** Words of one emphasis; without one they are plain. */
export interface Run {
  readonly text: string;
  readonly emphasis?: Emphasis | undefined;
}

export type Line = readonly Run[];

/** The words of a line alone. */
export function textOf(line: Line): string {
  return line.map(({ text }) => text).join("");
}
