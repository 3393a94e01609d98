import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Outlet, readLines } from "../../../src/adapters/terminal/streams.js";

async function linesOf(chunks: (string | Buffer)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

describe("reading lines", () => {
  it.each([
    ["nothing", [], []],
    ["a line without an end", ["a"], ["a"]],
    ["lines of both ends", ["a\r\nb\nc\n"], ["a", "b", "c"]],
    ["empty lines", ["\n\na\n"], ["", "", "a"]],
    ["lines over chunks", ["a", "b\nc", "d\n"], ["ab", "cd"]],
    ["a character over chunks", [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ["é"]],
  ])("gives %s", async (_, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines);
  });

  it("bounds a line that never ends", async () => {
    const [line] = await linesOf(Array.from({ length: 30 }, () => "x".repeat(100_000)));
    expect(line?.length).toBe(1_000_000);
  });
});

describe("an outlet", () => {
  it("takes the leaving of its reader for the end, not for a failure", async () => {
    const closed = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
    });
    const outlet = new Outlet(closed);
    await outlet.write("a");
    await outlet.write("b");
    expect(outlet.gone).toBe(true);
    expect(outlet.failure).toBeNull();
  });

  it("keeps what else went wrong", async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
    });
    const outlet = new Outlet(full);
    await outlet.write("a");
    expect(outlet.failure?.message).toMatch(/^The answer could not be written \(no space left\): make room/);
  });

  it("waits for a slow reader", async () => {
    let read = (): void => undefined;
    const slow = new Writable({
      write: (_chunk, _encoding, done) => {
        read = done;
      },
    });
    const outlet = new Outlet(slow);
    let written = false;
    const writing = outlet.write("a").then(() => {
      written = true;
    });
    await Promise.resolve();
    expect(written).toBe(false);
    read();
    await writing;
    expect(written).toBe(true);
  });
});
