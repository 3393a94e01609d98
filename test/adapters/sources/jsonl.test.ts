import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLines } from "../../../src/adapters/sources/lines.js";
import { folderWith, loadAll, loadFile } from "./temp-folder.js";

const line = (id: string, more: object = {}) => JSON.stringify({ id, text: `${id} said so.`, ...more });
const ids = (articles: readonly { id: string }[]) => articles.map((article) => article.id);

describe("a JSONL file", () => {
  it("gives an article a line, with its fields", async () => {
    const fields = {
      title: "Harbour",
      source: "The Osk Courier",
      url: "https://courier.example/1",
      published: "2024-11-30",
      updated: "2024-11-30T06:00:00Z",
      status: "usable",
      embargoedUntil: "2031-01-01T00:00:00Z",
      version: 2,
    };
    const { articles, problems } = await loadFile("a.jsonl", `${line("one", fields)}\n${line("two")}\n`);
    expect(articles).toEqual([
      { id: "one", text: "one said so.", ...fields },
      { id: "two", text: "two said so.", status: "usable" },
    ]);
    expect(problems).toEqual([]);
  });

  it("reports a broken line by its number while the rest loads", async () => {
    const file = [line("one"), '{"id": "two", "text": "Secret of Osk', "", line("four"), "five"].join("\n");
    const { articles, problems } = await loadFile("a.jsonl", file);
    expect(ids(articles)).toEqual(["one", "four"]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "bad-json"],
      [5, "bad-json"],
    ]);
    expect(JSON.stringify(problems)).not.toContain("Secret");
  });

  const forms = [
    ["Windows line ends", `${line("one")}\r\n${line("two")}\r\n`],
    ["no line end at its end", `${line("one")}\n${line("two")}`],
    ["a byte-order mark", `\ufeff${line("one")}\n${line("two")}`],
    ["byte-order marks of files that were joined", `\ufeff${line("one")}\n\ufeff${line("two")}`],
    ["empty lines", `\n\n${line("one")}\n \n${line("two")}\n\n`],
    ["UTF-16 as PowerShell writes it", Buffer.from(`\ufeff${line("one")}\r\n${line("two")}\r\n`, "utf16le")],
    [
      "large UTF-16",
      Buffer.from(`\ufeff${line("one", { x: "ö".repeat(300_001) })}\n${line("two")}`, "utf16le"),
    ],
  ] as const;
  it.each(forms)("is read with %s", async (_, content) => {
    const { articles, problems } = await loadFile("a.jsonl", content);
    expect(ids(articles)).toEqual(["one", "two"]);
    expect(problems).toEqual([]);
  });

  it("keeps its text to the character", async () => {
    const text = "  \r\nOne.\u2028\ud83d\ude42\ufeff\t";
    expect((await loadFile("a.jsonl", JSON.stringify({ id: "a", text }))).only.text).toBe(text);
  });

  it("decodes each line by itself", async () => {
    const old = Buffer.from('{"id":"old","text":"Caf\xe9 \x96 Osk"}\n', "latin1");
    const { articles } = await loadFile(
      "a.jsonl",
      Buffer.concat([old, Buffer.from('{"id":"new","text":"Café"}')]),
    );
    expect(articles.map((article) => article.text)).toEqual(["Café – Osk", "Café"]);
  });

  it("passes the same id on as a new version", async () => {
    const { articles, problems } = await loadFile(
      "a.jsonl",
      [line("one"), line("one"), line("one")].join("\n"),
    );
    expect(ids(articles)).toEqual(["one", "one", "one"]);
    expect(problems).toEqual([]);
  });

  const refused = [
    ["no id", '{"text": "Osk"}', "not-an-article"],
    ["an empty id", '{"id": "", "text": "Osk"}', "bad-field"],
    ["a list", "[]", "not-an-article"],
    ["a word", '"Osk"', "not-an-article"],
    ["no text", '{"id": "a"}', "no-text"],
    ["null for a text", '{"id": "a", "text": null}', "no-text"],
    ["a text that is a list", '{"id": "a", "text": ["Osk"]}', "bad-field"],
    ["an empty text", '{"id": "a", "text": " "}', "empty"],
    ["NUL in its text", '{"id": "a", "text": "O\\u0000sk"}', "binary"],
    ["an impossible date", '{"id": "a", "text": "Osk", "published": "2024-02-30"}', "bad-field"],
    ["a number for a date", '{"id": "a", "text": "Osk", "published": 1732946400}', "bad-field"],
    ["an empty embargo", '{"id": "a", "text": "Osk", "embargoedUntil": ""}', "bad-field"],
    ["a misspelt embargo", '{"id": "a", "text": "Osk", "embargoed": true}', "bad-field"],
    ["a version of zero", '{"id": "a", "text": "Osk", "version": 0}', "bad-field"],
  ] as const;
  it.each(refused)("reports a line with %s", async (_, bad, code) => {
    const { articles, problem } = await loadFile("a.jsonl", `${line("one")}\n${bad}\n${line("three")}`);
    expect(ids(articles)).toEqual(["one", "three"]);
    expect(problem).toMatchObject({ line: 2, code });
  });

  const lenient = [
    ["a number for an id", { id: 42 }, "42"],
    [
      "nulls and blanks for fields that say nothing",
      { id: "a", title: null, source: "", url: " ", version: null },
      "a",
    ],
    ["fields nobody knows", { id: "a", tags: ["x"], constructor: 1 }, "a"],
  ] as const;
  it.each(lenient)("accepts %s", async (_, fields, id) => {
    const { only } = await loadFile("a.jsonl", JSON.stringify({ ...fields, text: "Osk." }));
    expect(only).toEqual({ id, text: "Osk.", status: "usable" });
  });

  it("lets a withdrawal take effect though it has no text", async () => {
    const file = `${line("one")}\n{"id": "one", "status": "canceled"}`;
    const { articles } = await loadFile("a.jsonl", file);
    expect(articles[1]).toEqual({ id: "one", text: "", status: "canceled" });
  });

  it.each(["", "\n \r\n\n", "\ufeff"])("that is empty (%j) is reported", async (content) => {
    expect((await loadFile("a.jsonl", content)).problem).toMatchObject({ code: "empty", line: null });
  });

  it("of 20 MB streams, and says how far it is", async () => {
    const text = "The council of Osk met again. ".repeat(140);
    const file = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ id: `a${i}`, text })).join("\n");
    const root = await folderWith({});
    await writeFile(join(root, "a.jsonl"), file);
    const heard: [number, number][] = [];
    const { articles } = await loadAll(join(root, "a.jsonl"), {
      onProgress: (done, total) => heard.push([done, total]),
    });
    expect(articles).toHaveLength(5000);
    const [last] = heard.slice(-1);
    expect(last?.[0]).toBe(last?.[1]);
    expect(last?.[1]).toBeGreaterThan(4000);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).sort((a, b) => a - b));
  });
});

describe("reading lines", () => {
  it("reports a line over the limit and goes on with the next", async () => {
    const root = await folderWith({
      "a.jsonl": `short\n${"x".repeat(600_000)}\nalso short\n${"y".repeat(101)}`,
    });
    const seen: string[] = [];
    for await (const one of readLines(join(root, "a.jsonl"), undefined, 100))
      seen.push(
        "flaw" in one ? `${one.number} ${one.flaw.code} ${one.flaw.line}` : `${one.number} ${one.bytes}`,
      );
    expect(seen).toEqual(["1 short", "2 too-large 2", "3 also short", "4 too-large 4"]);
  });
});
