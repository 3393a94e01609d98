import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ChangedFiles } from "../../../src/adapters/sources/changed-files.js";
import type { SourceProblem } from "../../../src/adapters/sources/problem.js";
import { watchFolder } from "../../../src/adapters/sources/watch.js";
import { createDesk } from "../../../src/core/desk.js";
import { deskProfileSchema } from "../../../src/core/desk-profile.js";
import { realTimer } from "../../../src/serve.js";
import { folderWith, loadAll } from "./temp-folder.js";

const profile = deskProfileSchema.parse({ name: "Karvania", command: "karvania" });

/** A desk that was loaded from a folder with these files, and follows it. */
async function followed(files: Readonly<Record<string, string>>) {
  const folder = await folderWith(files);
  const since = Date.now();
  const desk = createDesk({
    profile,
    clock: { now: () => Date.parse("2024-12-01T12:00:00Z") },
    version: "test",
  });
  for (const article of (await loadAll(folder)).articles) desk.add(article);
  const problems: SourceProblem[] = [];
  const taken: string[] = [];
  let wake = (): void => undefined;
  const watching = watchFolder({
    ...{ path: folder, since, timer: realTimer },
    onArticle: (article, origin) => {
      const numbered = desk.numbered(article, origin);
      if (numbered === null) return;
      desk.add(numbered.article, { at: 0, announced: true, origin, counted: numbered.counted });
      taken.push(article.id);
      wake();
    },
    onProblem: (problem) => {
      problems.push(problem);
      wake();
    },
  });
  onTestFinished(() => watching.close());
  await watching.ready;
  /** Resolves when what was taken or reported makes it so. */
  const until = async (holds: () => boolean) => {
    while (!holds())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  const text = (id: string) => desk.entries().find(({ article }) => article.id === id)?.article.text;
  return { folder, desk, problems, taken, until, text, path: (name: string) => join(folder, name) };
}

describe("a folder that is followed", () => {
  it("has what is dropped into it in its answers within a second", async () => {
    const { desk, path, until } = await followed({ "a.txt": "The harbour is closed." });
    const asked = () => desk.ask("search ferries");
    expect(asked().total).toBe(0);
    const started = performance.now();
    await writeFile(path("b.txt"), "The ferries sail again, the port authority said.");
    await until(() => asked().total > 0);
    const milliseconds = Math.round(performance.now() - started);
    console.log(`drop to answer: ${milliseconds} ms`);
    expect(milliseconds).toBeLessThan(1_000);
  });

  it("takes a changed file as the next version, also where it is again what it was", async () => {
    const { path, until, text, desk } = await followed({ "a.txt": "Zwei ferries." });
    for (const words of ["A ferry.", "Zwei ferries.", "A ferry."]) {
      await writeFile(path("a.txt"), words);
      await until(() => text("a") === words);
    }
    expect(desk.entries().map(({ article }) => article.version)).toEqual([4]);
  });

  it("takes a file that is moved in, in a folder below too, and one that is written beside it and renamed", async () => {
    const elsewhere = await folderWith({ "c.txt": "Carts." });
    const { path, until, text } = await followed({ "a.txt": "Osk." });
    await mkdir(path("below"));
    await rename(join(elsewhere, "c.txt"), path("below/c.txt"));
    await writeFile(path(".b.txt"), "Boats.");
    await rename(path(".b.txt"), path("b.txt"));
    await until(() => text("b") === "Boats." && text("c") === "Carts.");
  });

  it("does not read a file while it is being written", async () => {
    const { path, until, text, taken } = await followed({ "a.txt": "Osk." });
    for (let i = 0; i < 40; i++) await appendFile(path("b.txt"), `Line ${i}. `.repeat(1_000));
    await writeFile(path("c.txt"), "Carts.");
    await until(() => taken.includes("b"));
    expect(taken.filter((id) => id === "b")).toHaveLength(1);
    expect(text("b")).toMatch(/Line 39\. $/);
  });

  it("takes of a growing JSONL file what is new in it", async () => {
    const line = (id: string) => `${JSON.stringify({ id, text: `${id}.` })}\n`;
    const { path, until, taken } = await followed({ "a.jsonl": line("one") + line("two") });
    await appendFile(path("a.jsonl"), line("three"));
    await until(() => taken.length > 0);
    await appendFile(path("a.jsonl"), line("four"));
    await until(() => taken.length > 1);
    expect(taken).toEqual(["three", "four"]);
  });

  it("withdraws by a notice, and not because a file is gone", async () => {
    const { path, until, text } = await followed({ "a.txt": "Osk.", "b.txt": "Boats." });
    await rm(path("b.txt"));
    await writeFile(path("kill.json"), JSON.stringify({ id: "a", status: "canceled" }));
    await until(() => text("a") === undefined);
    expect(text("b")).toBe("Boats.");
  });

  it("reports a broken file, reads the others, and reads it when it is mended", async () => {
    const { path, until, text, problems } = await followed({ "a.txt": "Osk." });
    await writeFile(path("b.json"), '{"id": "b", "text": ');
    await writeFile(path("c.txt"), "Carts.");
    await until(() => problems.length > 0 && text("c") === "Carts.");
    expect(problems).toMatchObject([{ code: "bad-json", file: path("b.json") }]);
    await writeFile(path("b.json"), '{"id": "b", "text": "Boats."}');
    await until(() => text("b") === "Boats.");
  });

  it("does not let a second file take the first one's name", async () => {
    const { path, until, text, problems } = await followed({ "a.txt": "Osk." });
    await writeFile(path("a.md"), "Other.");
    await until(() => problems.length > 0);
    expect([problems[0]?.code, text("a")]).toEqual(["repeated-id", "Osk."]);
  });

  it("takes a thousand files at once", async () => {
    const { path, until, desk } = await followed({ "a.txt": "Osk." });
    const started = performance.now();
    const drops = Array.from({ length: 1_000 }, (_, i) =>
      writeFile(path(`ship-${i}.txt`), `Ship ${i} came in.`),
    );
    await Promise.all(drops);
    await until(() => desk.entries().length === 1_001);
    console.log(`1,000 files at once: ${Math.round(performance.now() - started)} ms`);
  });

  it("is looked at again, for what nobody told of", async () => {
    const folder = await folderWith({ "a.txt": "Osk.", "b.txt": "Boats." });
    const taken: string[] = [];
    const files = new ChangedFiles({
      ...{ path: folder, since: Date.now() + 60_000 },
      onArticle: ({ id }) => void taken.push(id),
      onProblem: ({ reason }) => expect.fail(reason),
    });
    await files.start();
    await files.sweep();
    await writeFile(join(folder, "b.txt"), "Other boats.");
    await writeFile(join(folder, "c.txt"), "Carts.");
    // A file that was written just now waits for the next look.
    while (taken.length < 2) await files.sweep();
    await files.sweep();
    await files.idle();
    expect(taken.sort()).toEqual(["b", "c"]);
  });
});
