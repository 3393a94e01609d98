import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../src/cli.js";
import { openDesk } from "../src/open-desk.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** What a command line prints on the bundled desk, in a terminal 80 columns wide without colours. */
async function printed(...argv: string[]): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  let out = "";
  stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString("utf8");
  });
  const code = await run(argv, {
    ...{ stdin, stdout, stderr, openDesk, columns: 80, version: "test", env: { NO_COLOR: "1" } },
    isTTY: { stdin: false, stdout: false, stderr: false },
    untilStopped: async () => undefined,
    bundledDesk: fileURLToPath(new URL("../data/syria", import.meta.url)),
  });
  expect(code).toBe(0);
  expect(out).not.toBe("");
  return out;
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

describe("the README shows what the program prints", () => {
  it.each([
    ["ask", "--json", "--limit", "1", "who-claimed foreign powers"],
    ["export", "claims"],
    ["export", "figures"],
    ["timeline", "airport", "--dates", "1", "--per-date", "1", "--json"],
    ["digest", "--date", "2024-11-30", "--limit", "1", "--json"],
  ])("of dateline %s %s", async (...argv) => {
    expect(readme).toContain(firstLine(await printed(...argv)));
  });

  it("in its session", async () => {
    const status = await printed("ask", "status");
    expect(readme).toContain(firstLine(status));
    const airport = await printed("ask", "who-claimed airport");
    expect(readme).toContain(airport.slice(0, airport.indexOf("\n r2  ")).trimEnd());
    expect(readme).toContain((await printed("ask", "casualties idlib")).trimEnd());
  });
});
