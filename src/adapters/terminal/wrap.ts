import stringWidth from "string-width";
import { neutralise } from "../../core/view/neutralise.js";

/**
 * Wrapping that changes white space and nothing else. `wrap-ansi` would do but for one thing: it puts text into
 * Unicode normal form C, and a quotation must stay as its article has it.
 */

export type Style = (text: string) => string;

/** A run of text in one style; a newline in it ends the line. */
export interface Piece {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** What stands before the first line and before each further one. */
export interface Gutter {
  readonly first: string;
  readonly rest: string;
}

interface Word {
  /** The spaces before it, which are lost where a line ends there. */
  readonly gap: string;
  readonly pieces: Piece[];
}

/** Words may be made of several pieces; a space belongs to no word. */
function splitWords(pieces: readonly Piece[]): Word[] {
  const words: Word[] = [];
  let gap: string | null = "";
  for (const { text, style } of pieces) {
    for (const part of text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        gap = (gap ?? "") + part;
      } else if (gap === null) {
        words.at(-1)?.pieces.push({ text: part, style });
      } else {
        words.push({ gap, pieces: [{ text: part, style }] });
        gap = null;
      }
    }
  }
  return words;
}

/** One line: neighbours of one style are styled together, the spaces between them too. */
function paint(words: readonly Word[]): string {
  const runs: { text: string; style: Style | undefined }[] = [];
  for (const [index, word] of words.entries()) {
    for (const [at, piece] of word.pieces.entries()) {
      const before = runs.at(-1);
      const gap = at === 0 && index > 0 ? word.gap : "";
      if (before && before.style === piece.style) before.text += gap + piece.text;
      else {
        if (before) runs.push({ text: gap, style: undefined });
        runs.push({ text: piece.text, style: piece.style });
      }
    }
  }
  return runs.map(({ text, style }) => (style && text !== "" ? style(text) : text)).join("");
}

function splitLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, style } of pieces) {
    // Here and not at each caller: nothing gets onto a screen but through here.
    for (const [index, part] of neutralise(text).split("\n").entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ text: part, style });
    }
  }
  return lines;
}

/**
 * Lays pieces out in lines of at most `width` columns, gutter included. Breaks at spaces only: a word wider than
 * the line stays whole, and the terminal folds it. Blank lines are left out.
 */
export function layOut(pieces: readonly Piece[], width: number, gutter: Gutter): string[] {
  const room = Math.max(1, width - stringWidth(gutter.rest));
  const lines: string[] = [];
  const end = (words: readonly Word[]) => {
    if (words.length > 0) lines.push((lines.length === 0 ? gutter.first : gutter.rest) + paint(words));
  };
  for (const source of splitLines(pieces)) {
    let line: Word[] = [];
    let used = 0;
    for (const word of splitWords(source)) {
      const size = stringWidth(word.pieces.map((piece) => piece.text).join(""));
      if (line.length > 0 && used + word.gap.length + size > room) {
        end(line);
        line = [];
        used = 0;
      }
      used += size + (line.length > 0 ? word.gap.length : 0);
      line.push(word);
    }
    end(line);
  }
  return lines;
}
