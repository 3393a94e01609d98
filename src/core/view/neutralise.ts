/**
 * Makes text from outside safe to show. A terminal obeys what it reads: an article that holds an escape sequence
 * could move the cursor, hide a line, rename the window or answer a question in the editor's place; and everywhere
 * a direction override shows words in another order than the article has them.
 */

// Code points, not literals: the characters themselves would be invisible in this file.
const ESCAPE_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = "\u2421";
const UNPRINTABLE = "\ufffd";

/** Line and page ends of every kind; CR LF counts once. */
const LINE_ENDS = /\r\n|[\n\r\u0085\u2028\u2029]/g;
const SPACES = /[\t\v\f]/g;
/** Embeddings, overrides and isolates change the order in which a line reads; so does a byte-order mark nothing. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Half a character, as truncated feeds have them: no platform can send it. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether a text has no half characters. */
export function isWellFormed(text: string): boolean {
  return text.search(HALVES) < 0;
}

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code === DELETE) return DELETE_PICTURE;
  return code < DELETE ? String.fromCharCode(ESCAPE_PICTURES + code) : UNPRINTABLE;
}

/**
 * The text with nothing left in it that drives a display: line ends become `\n`, tabs a space, other controls a
 * visible picture (`␛`), so that a tampered article shows that it was tampered with. Words stay as they are.
 */
export function neutralise(text: string): string {
  return text
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ")
    .replace(REORDERING, "")
    .replace(CONTROLS, picture)
    .replace(HALVES, UNPRINTABLE);
}

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name or a title among other words: one that is written from right to left does not turn these around. */
export function isolated(text: string): string {
  const line = oneLine(text);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** The same for what stands inside a line: a title, a name, an id. */
export function oneLine(text: string): string {
  const lines = neutralise(text).split("\n");
  if (lines.length === 1) return lines[0] ?? "";
  const last = lines.length - 1;
  return lines
    .map((line, i) => (i === 0 ? line.trimEnd() : i === last ? line.trimStart() : line.trim()))
    .filter((line, i) => line !== "" || i === 0 || i === last)
    .join(" ");
}
