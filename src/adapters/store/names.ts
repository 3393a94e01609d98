import { createHash } from "node:crypto";

/** Bytes of a name that an index of PostgreSQL takes, with room for a second one beside it. */
const LONGEST_NAME = 1_000;

/** What no database keeps in a text, and the sign with which it is written instead. */
const UNKEPT = /[\0\\]|\p{Surrogate}/gu;
const WRITTEN = /\\([0-9a-f]{4})/g;

/** A collection, a key or a desk as it is kept. */
export interface Name {
  /** Tells it from all others, and sorts as the words do. */
  readonly name: string;
  /** All of it, where it is too long to be a name. */
  readonly whole: string | null;
}

/** Any words as a name. Two that differ never have one name. */
export function nameOf(words: string): Name {
  const written = words.replace(
    UNKEPT,
    (unkept) => `\\${unkept.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const bytes = Buffer.from(written);
  if (bytes.length <= LONGEST_NAME) return { name: written, whole: null };
  // Of a character that is cut in two, nothing is kept. Longer than any short name, so it is never one of those.
  const start = bytes.subarray(0, wholeCharacters(bytes, LONGEST_NAME)).toString();
  return { name: `${start}\\${createHash("sha256").update(bytes).digest("hex")}`, whole: written };
}

/** The words of a name. */
export function wordsOf({ name, whole }: Name): string {
  return (whole ?? name).replace(WRITTEN, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The largest number of bytes, up to some, that end where a character does. */
function wholeCharacters(bytes: Buffer, most: number): number {
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
