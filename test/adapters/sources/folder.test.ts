import { execFileSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { loadArticles } from "../../../src/adapters/sources/load.js";
import { type AllLoaded, folderWith, loadAll } from "./temp-folder.js";

const ids = ({ articles }: AllLoaded) => articles.map((article) => article.id);
const files = ({ problems }: AllLoaded, root: string) =>
  problems.map(({ file, code }) => `${relative(root, file).replaceAll(sep, "/")} ${code}`);

describe("a folder of articles", () => {
  it("is loaded with its sub-folders in the order of the paths, other files ignored", async () => {
    const root = await folderWith({
      "b.md": "---\ntitle: B\n---\nB.",
      "a/z.txt": "Z.",
      "a-1.txt": "A1.",
      "É.txt": "E.",
      "Z.TXT": "Capital Z.",
      "c.jsonl": '{"id":"c2","text":"C2."}\n{"id":"c1","text":"C1."}',
      "d.json": '{"id":"d","text":"D."}',
      "a/deep/er/y.txt": "Y.",
      "desk.yaml": "name: osk",
      "photo.jpg": Buffer.from([0xff, 0xd8, 0]),
      "notes.docx": "PK",
      README: "Read me.",
      ".hidden.txt": "No.",
      ".git/x.txt": "No.",
      "a/._z.txt": "No.",
    });
    const loaded = await loadAll(root);
    expect(ids(loaded)).toEqual(["Z", "a-1", "y", "z", "b", "c2", "c1", "d", "É"]);
    expect(loaded.problems).toEqual([]);
  });

  it("loads what it can and reports the rest in its place", async () => {
    const root = await folderWith({
      "a.txt": "A.",
      "b.txt": "",
      "c.jsonl": '{"id":"c1","text":"C."}\n{broken\n{"id":"c3","text":"C."}',
      "d.json": "{",
      "e.md": "---\npublished: 2024-02-30\n---\nE.",
      "f.txt": Buffer.from([1, 0, 2]),
      "g.txt": "G.",
    });
    const seen: string[] = [];
    for await (const one of loadArticles(root))
      seen.push("article" in one ? one.article.id : `${basename(one.problem.file)}:${one.problem.line}`);
    expect(seen).toEqual([
      "a",
      "b.txt:null",
      "c1",
      "c.jsonl:2",
      "c3",
      "d.json:1",
      "e.md:2",
      "f.txt:null",
      "g",
    ]);
  });

  it("is reported where it holds no articles", async () => {
    const root = await folderWith({ "desk.yaml": "name: osk", "photo.jpg": "x" });
    expect(await loadAll(root)).toMatchObject({ articles: [], problem: { code: "no-articles", file: root } });
  });

  const missing = [
    ["nothing there", "nowhere", "missing-path"],
    ["a file for a folder", "a.txt/b.txt", "missing-path"],
    ["a NUL in the path", "a\0.txt", "missing-path"],
    ["another kind of file", "photo.jpg", "unsupported-file"],
    ["the desk's own file", "desk.yaml", "unsupported-file"],
  ] as const;
  it.each(missing)("or a path with %s is reported", async (_, name, code) => {
    const root = await folderWith({ "a.txt": "A.", "photo.jpg": "x", "desk.yaml": "name: osk" });
    expect((await loadAll(join(root, name))).problem).toMatchObject({ code, line: null });
  });

  it("reports what is no file, and is not held up by it", async () => {
    const root = await folderWith({ "a.txt": "A.", "x.txt/inner.txt": "Inner." });
    await symlink(join(root, "nowhere"), join(root, "broken.txt"));
    await symlink(join(root, "loop.txt"), join(root, "loop.txt"));
    await symlink(join(root, "nowhere"), join(root, "ignored.jpg"));
    const expected = ["broken.txt missing-path", "loop.txt unreadable", "x.txt not-a-file"];
    if (process.platform !== "win32") {
      execFileSync("mkfifo", [join(root, "pipe.txt"), join(root, "pipe")]);
      expected.splice(2, 0, "pipe.txt not-a-file");
    }
    const loaded = await loadAll(root);
    expect(ids(loaded)).toEqual(["a"]);
    expect(files(loaded, root)).toEqual(expected);
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "reports what may not be read (as root everything may)",
    async () => {
      const root = await folderWith({ "a.txt": "A.", "b.txt": "B.", "c.jsonl": "{}", "d/e.txt": "E." });
      for (const name of ["b.txt", "c.jsonl", "d"]) await chmod(join(root, name), 0);
      const loaded = await loadAll(root);
      await chmod(join(root, "d"), 0o700);
      expect(files(loaded, root)).toEqual(["b.txt unreadable", "c.jsonl unreadable", "d unreadable"]);
    },
  );

  it("is entered once, however many links lead to it", async () => {
    const root = await folderWith({ "m/a.txt": "A.", "b.txt": "B." });
    await symlink(root, join(root, "m", "up"));
    await symlink(join(root, "m"), join(root, "again"));
    await symlink("self", join(root, "self"));
    const loaded = await loadAll(root);
    expect(ids(loaded)).toEqual(["b", "a"]);
    expect(loaded.problems).toEqual([]);
  });

  it("follows links to files and folders elsewhere", async () => {
    const other = await folderWith({ "far.txt": "Far.", "sub/near.txt": "Near." });
    const root = await folderWith({ "a.txt": "A." });
    await symlink(join(other, "far.txt"), join(root, "linked.txt"));
    await symlink(join(other, "sub"), join(root, "sub"));
    expect(ids(await loadAll(root))).toEqual(["a", "linked", "near"]);
    expect(ids(await loadAll(join(root, "linked.txt")))).toEqual(["linked"]);
  });
});

describe("an id given twice", () => {
  const line = (more: object) => JSON.stringify({ id: "osk", text: "Line.", ...more });
  const reported = [
    ["by files of the same name", { "a/osk.txt": "One.", "b/osk.txt": "Two." }, "b/osk.txt"],
    ["by files of other kinds", { "osk.md": "One.", "osk.txt": "Two." }, "osk.txt"],
    ["by front matter", { "a.md": "---\nid: osk\n---\nOne.", "b.md": "---\nid: osk\n---\nTwo." }, "b.md"],
    ["by front matter and a name", { "a.md": "---\nid: osk\n---\nOne.", "osk.txt": "Two." }, "osk.txt"],
    ["by a line and then a name", { "a.jsonl": line({}), "osk.txt": "Two." }, "osk.txt"],
    ["by a name and then a line", { "a/osk.txt": "One.", "b.jsonl": line({}) }, "b.jsonl"],
    [
      "by a name that withdraws",
      { "a/osk.md": "One.", "b/osk.md": "---\nstatus: canceled\n---\n" },
      "b/osk.md",
    ],
  ] as const;
  it.each(reported)("%s is reported, and the first one kept", async (_, given, second) => {
    const root = await folderWith(given);
    const loaded = await loadAll(root);
    expect(ids(loaded)).toEqual(["osk"]);
    expect(files(loaded, root)).toEqual([`${second} repeated-id`]);
  });

  const passed = [
    ["by lines", { "a.jsonl": line({}), "b.jsonl": line({}) }],
    ["by items", { "a.json": line({}), "b.json": line({ version: 2 }) }],
    ["with a version", { "a.md": "---\nid: osk\n---\nOne.", "b.md": "---\nid: osk\nversion: 2\n---\nTwo." }],
    ["to withdraw it", { "a/osk.txt": "One.", "b.jsonl": line({ status: "canceled" }) }],
  ] as const;
  it.each(passed)("%s is a new version", async (_, given) => {
    const loaded = await loadAll(await folderWith(given));
    expect(ids(loaded)).toEqual(["osk", "osk"]);
    expect(loaded.problems).toEqual([]);
  });
});

describe("loading much", () => {
  it("of 10,000 files keeps their order and counts them", async () => {
    const root = await folderWith({});
    const names = Array.from({ length: 10_000 }, (_, i) => `${String(i).padStart(5, "0")}`);
    for (let k = 0; k < 10; k++) await mkdir(join(root, `s${k}`));
    await Promise.all(
      names.map((name, i) => writeFile(join(root, `s${i % 10}`, `${name}.txt`), `Osk ${name}.`)),
    );
    const heard: number[] = [];
    const started = performance.now();
    const loaded = await loadAll(root, { onProgress: (done, total) => heard.push(done / total) });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(loaded.problems).toEqual([]);
    const expected = [...names].sort((a, b) => (`${a.slice(-1)}${a}` < `${b.slice(-1)}${b}` ? -1 : 1));
    expect(ids(loaded)).toEqual(expected);
    expect(loaded.articles.every((article) => article.text === `Osk ${article.id}.`)).toBe(true);
    expect(heard).toEqual(Array.from({ length: 10_000 }, (_, i) => (i + 1) / 10_000));
  }, 60_000);

  it("may stop early", async () => {
    const root = await folderWith({ "a.txt": "A.", "b.txt": "B.", "c.jsonl": '{"id":"c","text":"C."}' });
    for await (const one of loadArticles(root)) {
      expect(one).toHaveProperty("article.id", "a");
      break;
    }
  });

  it("gives the same however often it is done", async () => {
    const given = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`${(i * 37) % 200}.txt`, `Osk ${i}.`]),
    );
    const root = await folderWith({ ...given, "large.txt": "Osk. ".repeat(300_000) });
    expect((await loadAll(root)).articles).toEqual((await loadAll(root)).articles);
  });
});
