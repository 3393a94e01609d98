import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { utf16Of } from "./decode.js";
import { type Flaw, flaw, MAX_BYTES } from "./problem.js";

/** One line of a file, without its line feed. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

/** A line too long to be read. */
export interface LongLine {
  readonly number: number;
  readonly flaw: Flaw;
}

/**
 * A file's lines, however large the file is: no more than one line is in memory. Rejects as the file system does
 * where the file cannot be read. `onBytes` hears how many bytes have been read so far.
 *
 * @param limit longest line in bytes; a longer one comes out as a problem, and reading goes on after it.
 */
export async function* readLines(
  path: string,
  onBytes: (read: number) => void = () => undefined,
  limit = MAX_BYTES,
): AsyncGenerator<Line | LongLine> {
  let number = 1;
  let kept: Buffer[] = [];
  let length = 0;
  const take = (): Line | LongLine => {
    const line =
      length > limit
        ? { number, flaw: flaw("too-large", "This line is over 50 MB: split its article.", number) }
        : { number, bytes: Buffer.concat(kept) };
    number++;
    kept = [];
    length = 0;
    return line;
  };
  const keep = (part: Buffer) => {
    length += part.length;
    if (length > limit) kept = [];
    else kept.push(part);
  };
  for await (const chunk of asUtf8(path, onBytes)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** The file's bytes; UTF-16 with a byte-order mark (what PowerShell's `>` writes) is turned into UTF-8. */
async function* asUtf8(path: string, onBytes: (read: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  let decoder: TextDecoder | undefined;
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const chunk of stream) {
    const encoding = read === 0 ? utf16Of(chunk) : undefined;
    if (encoding) decoder = new TextDecoder(encoding);
    read += chunk.length;
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
    onBytes(read);
  }
}
