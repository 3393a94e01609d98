import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LoadProblem } from "../src/adapters/terminal/tools.js";
import { openDesk } from "../src/open-desk.js";

const clock = { now: () => Date.UTC(2024, 11, 1) };
const toll = "Four civilians were killed in Idra, the Karvanian Civil Defence said on Saturday.";

describe("opening a desk", () => {
  let folder = "";
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dateline-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("loads what loads and reports the rest", async () => {
    await write("a.jsonl", `{"id":"kp-1","text":${JSON.stringify(toll)},"published":"2024-11-30"}\nbroken\n`);
    const told: LoadProblem[] = [];
    const { desk, problems } = await openDesk(folder, { clock, onProblem: (problem) => told.push(problem) });
    expect(told).toEqual(problems);
    expect(problems).toMatchObject([{ file: join(folder, "a.jsonl"), line: 2 }]);
    expect(desk.ask("casualties").items[0]).toMatchObject({ type: "figure", low: 4, text: toll });
  });

  it("says of a single thing that does not load where it is and why", async () => {
    const missing = join(folder, "missing");
    await expect(openDesk(missing, { clock })).rejects.toThrow(`${missing}: There is nothing at this path`);
  });

  it("fails where nothing of many loads, after saying why", async () => {
    await write("a.jsonl", "broken\nbroken\n");
    const told: LoadProblem[] = [];
    const opening = openDesk(folder, { clock, onProblem: (problem) => told.push(problem) });
    await expect(opening).rejects.toThrow(/^No article could be loaded from .*: mend what is listed above/);
    expect(told.length).toBe(2);
  });

  it("tells how far it has come", async () => {
    for (const name of ["a.txt", "b.txt"]) await write(name, toll);
    const seen: string[] = [];
    await openDesk(folder, { clock, onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen.at(-1)).toBe("2/2");
  });

  it("exports findings by their offsets, and nothing that is not to be shown", async () => {
    const held = { id: "kp-2", text: toll, status: "withheld" };
    await write("a.jsonl", `${JSON.stringify({ id: "kp-1", text: toll })}\n${JSON.stringify(held)}\n`);
    const { tools } = await openDesk(folder, { clock });
    const [claim, second] = [...tools.exportRows("claims")];
    expect(second).toBeUndefined();
    expect(Object.keys(claim ?? {}).join(" ")).toBe(
      "article source cue content speaker stance hedged nested",
    );
    expect(claim?.["source"]).toEqual({ start: 36, end: 63 });
    const [figure] = [...tools.exportRows("figures")];
    expect(Object.keys(figure ?? {}).join(" ")).toBe(
      "article harm low high bound vague subset background running zero group place asOf claimant sentence denied preliminary " +
        "previous cause speaker event words quote title source published url",
    );
    expect([...tools.exportRows("articles")].map((row) => row["id"])).toEqual(["kp-1"]);
  });

  it("gives timelines and digests", async () => {
    await write("a.jsonl", JSON.stringify({ id: "kp-1", text: toll, published: "2024-11-30T06:00:00Z" }));
    const { tools } = await openDesk(folder, { clock });
    expect(tools.timeline("Idra", { dates: 1 }).entries.map(({ date }) => date)).toEqual(["2024-11-30"]);
    expect(tools.digest({ date: "2024-11-30", limit: 1 }).items.map(({ text }) => text)).toEqual([toll]);
    expect(tools.digest({ date: "2024-11-29" }).items).toEqual([]);
  });
});
