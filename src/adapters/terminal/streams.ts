import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { DatelineError } from "../../core/errors.js";

/** Characters of an input line that are kept; no question comes near it, and memory stays bounded. */
const LINE_LIMIT = 1_000_000;

/**
 * The lines of a stream, as they come, without their ends; the last one counts without an end too. Pulls: nothing is
 * read ahead of whoever consumes them. Throws what the stream throws (a folder as standard input, say).
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of input) {
    const pieces = (typeof chunk === "string" ? chunk : decoder.write(chunk as Buffer)).split("\n");
    const unfinished = pieces.pop() ?? "";
    for (const piece of pieces) {
      yield withoutEnd(rest + piece);
      rest = "";
    }
    rest = (rest + unfinished).slice(0, LINE_LIMIT);
  }
  rest += decoder.end();
  if (rest !== "") yield withoutEnd(rest);
}

function withoutEnd(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/**
 * A stream that one writes to until nobody reads any more. `| head -1` closes the pipe under us: that is no failure,
 * just the end. Other errors (a full disk) are kept in `failure`.
 */
export class Outlet {
  readonly #stream: Writable;
  #gone = false;
  #failure: DatelineError | null = null;

  constructor(stream: Writable) {
    this.#stream = stream;
    // Never taken off again: the error of a write may come after whoever wrote has finished.
    stream.on("error", (error: NodeJS.ErrnoException) => this.#end(error));
  }

  /** Whether writing is pointless from now on. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Why, where it was not the reader's own wish. */
  get failure(): DatelineError | null {
    return this.#failure;
  }

  /** Resolves when the text has been handed on, which is what holds a fast writer back for a slow reader. */
  write(text: string): Promise<void> {
    if (this.#gone) return Promise.resolve();
    return new Promise((resolve) => {
      this.#stream.write(text, (error) => {
        if (error) this.#end(error);
        resolve();
      });
    });
  }

  #end(error: NodeJS.ErrnoException): void {
    this.#gone = true;
    const closed = ["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"];
    if (closed.includes(error.code ?? "")) return;
    const sentence = `The answer could not be written (${error.message}): make room, or write it somewhere else.`;
    this.#failure ??= new DatelineError("cannot-write", sentence, { cause: error });
  }
}
