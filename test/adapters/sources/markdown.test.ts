import { describe, expect, it } from "vitest";
import { loadFile } from "./temp-folder.js";

describe("a Markdown file", () => {
  it("takes every field from its front matter, and its text from what follows the fence", async () => {
    const { only } = await loadFile(
      "a.md",
      [
        "---",
        "id: karvania-0017",
        "title: 'Harbour: reopened'",
        "source: The Osk Courier",
        "url: https://courier.example/osk?id=1",
        "published: 2024-11-30",
        "updated: 2024-11-30T09:30:00+03:00",
        "status: withheld",
        "embargoedUntil: 2024-12-01T00:00:00Z",
        "version: 3",
        "tags: [osk, harbour]",
        "---",
        "",
        "The harbour reopened.",
        "",
      ].join("\n"),
    );
    expect(only).toEqual({
      id: "karvania-0017",
      title: "Harbour: reopened",
      source: "The Osk Courier",
      url: "https://courier.example/osk?id=1",
      published: "2024-11-30",
      updated: "2024-11-30T06:30:00Z",
      status: "withheld",
      embargoedUntil: "2024-12-01T00:00:00Z",
      version: 3,
      text: "\nThe harbour reopened.\n",
    });
  });

  const texts = [
    ["no front matter", "# Osk\n\n---\nText.", "# Osk\n\n---\nText."],
    ["a rule of four dashes on top", "----\nText.", "----\nText."],
    ["Windows line ends", "---\r\ntitle: Osk\r\n---\r\nOne.\r\nTwo.\r\n", "One.\r\nTwo.\r\n"],
    ["a byte-order mark", "\ufeff---\ntitle: Osk\n---\nText.", "Text."],
    ["spaces after its fences", "---  \ntitle: Osk\n--- \t\nText.", "Text."],
    ["a fence of dots", "---\ntitle: Osk\n...\nText.", "Text."],
    ["empty front matter", "---\n---\nText.", "Text."],
    ["only a comment for front matter", "---\n# nothing yet\n---\nText.", "Text."],
    ["a later rule", "---\ntitle: Osk\n---\nOne.\n---\nTwo.", "One.\n---\nTwo."],
    ["empty lines on top of the text", "---\ntitle: Osk\n---\n\n\nText.", "\n\nText."],
  ] as const;
  it.each(texts)("with %s keeps its text as given", async (_, file, text) => {
    const { only } = await loadFile("osk.md", file);
    expect(only.text).toBe(text);
    expect(only.id).toBe("osk");
  });

  const written = [
    ["id: 0012", "id", "0012"],
    ["title: No", "title", "No"],
    ["title: 2024", "title", "2024"],
    ['title: "null"', "title", "null"],
    ["title: null", "title", undefined],
    ["title: ~", "title", undefined],
    ["title:", "title", undefined],
    ["Title: Osk", "title", "Osk"],
    ["embargoed_until: 2031-01-01", "embargoedUntil", "2031-01-01"],
    ["a: &t Osk\ntitle: *t", "title", "Osk"],
    ["title: >\n  Osk\n  reopened", "title", "Osk reopened"],
    ["published: 2024-11-30T06:00", "published", "2024-11-30T06:00:00Z"],
    ["published: 2024-11-30 06:00:00", "published", "2024-11-30T06:00:00Z"],
    ["published: 2024-11-30 06:00 +0300", "published", "2024-11-30T03:00:00Z"],
    ["published: 2024-11-30T06:00:00.250-02", "published", "2024-11-30T08:00:00.250Z"],
    ["published: '2024-02-29'", "published", "2024-02-29"],
    ["status: Cancelled", "status", "canceled"],
    ["status: stat:withheld", "status", "withheld"],
    ["date: whenever\n__proto__: {a: b}", "published", undefined],
  ] as const;
  it.each(written)("reads `%s`", async (yaml, field, value) => {
    const { only } = await loadFile("a.md", `---\n${yaml}\n---\nText.`);
    expect(only[field]).toBe(value);
  });

  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (let i = 98; i < 110; i++) {
    const [name, inner] = [String.fromCharCode(i), String.fromCharCode(i - 1)];
    bomb.push(`${name}: &${name} [${`*${inner},`.repeat(9)}]`);
  }
  it("outlives a bomb of YAML aliases among the fields it does not read", async () => {
    const { only } = await loadFile("a.md", `---\n${bomb.join("\n")}\n---\nText.`);
    expect(only).toEqual({ id: "a", text: "Text.", status: "usable" });
  });

  const broken = [
    ["an unterminated fence", "---\ntitle: Osk\n\nText.", "bad-front-matter", 1],
    ["a fence and nothing else", "---", "bad-front-matter", 1],
    [
      "a JavaScript fence",
      "---js\n{ title: (globalThis.executed = true) }\n---\nText.",
      "bad-front-matter",
      1,
    ],
    ["a JSON fence", "--- json\n{}\n---\nText.", "bad-front-matter", 1],
    ["a TOML fence", '+++\ntitle = "Osk"\n+++\nText.', "bad-front-matter", 1],
    ["front matter that is a list", "---\n- Osk\n---\nText.", "bad-front-matter", 2],
    ["front matter that is a sentence", "---\nOnce upon a time.\n---\nText.", "bad-front-matter", 2],
    ["broken YAML", '---\ntitle: Osk\nsource: "Courier\n---\nText.', "bad-front-matter", 4],
    [
      "a field given twice",
      "---\nstatus: withheld\ntitle: Osk\nstatus: usable\n---\nText.",
      "bad-front-matter",
      4,
    ],
    ["a bomb of aliases for a title", `---\n${bomb.join("\n")}\ntitle: *m\n---\nText.`, "bad-field", 15],
    ["a field that points nowhere", "---\nembargoedUntil: *later\n---\nText.", "bad-field", 2],
    ["deep nesting", `---\na: ${"[".repeat(20_000)}\n---\nText.`, "bad-front-matter", 2],
    ["very long front matter", `---\na: ${"x".repeat(100_001)}\n---\nText.`, "bad-front-matter", 1],
    ["no text below", "---\ntitle: Osk\n---\n \n", "empty", null],
    ["a date that does not exist", "---\ntitle: Osk\npublished: 2024-02-30\n---\nText.", "bad-field", 3],
    ["a time that does not exist", "---\npublished: 2024-11-30T25:00:00Z\n---\nText.", "bad-field", 2],
    ["a date in words", "---\nupdated: last Saturday\n---\nText.", "bad-field", 2],
    ["an embargo that gives no time", "---\nembargoedUntil:\n---\nText.", "bad-field", 2],
    ["an embargo by another name", "---\nembargo: 2031-01-01\n---\nText.", "bad-field", 2],
    ["an address of another kind", "---\nurl: javascript:alert(1)\n---\nText.", "bad-field", 2],
    ["a version that is no number", "---\nversion: second\n---\nText.", "bad-field", 2],
    ["a title that is a list", "---\ntitle: [Osk]\n---\nText.", "bad-field", 2],
    ["a title of 2,001 characters", `---\ntitle: ${"x".repeat(2001)}\n---\nText.`, "bad-field", 2],
  ] as const;
  it.each(broken)("with %s is reported with its line", async (_, file, code, line) => {
    const { articles, problem } = await loadFile("a.md", file);
    expect(articles).toEqual([]);
    expect(problem).toMatchObject({ code, line });
    expect(problem.reason).toMatch(/^.+\.$/);
    expect(globalThis).not.toHaveProperty("executed");
  });

  it("says which field is wrong, and how to write it", async () => {
    const { problem } = await loadFile("a.md", "---\npublished: 2024-02-30\nurl: courier\n---\nText.");
    expect(problem.reason).toBe(
      "url: write a whole address that begins with http:// or https://; " +
        'published: "2024-02-30" is not a date; write 2024-11-30 or 2024-11-30T06:00:00Z.',
    );
  });

  it("that must not be shown keeps what tells its place among the versions", async () => {
    const yaml = "status: killed\npublished: soon\nupdated: 2024-11-30\nversion: 4\ntitle: Osk";
    const { only, problem } = await loadFile("a.md", `---\n${yaml}\n---\nText.`);
    expect(only).toEqual({ id: "a", text: "", status: "withheld", updated: "2024-11-30", version: 4 });
    expect(problem.reason).toMatch(/published: "soon" is not a date.*status: "killed" is not one of usable/);
  });

  const withheld = [
    ["has no text", "status: canceled", "", "canceled"],
    ["has another mistake", "status: canceled\npublished: soon", "Text.", "canceled"],
    ["has a status nobody knows", "status: killed", "Text.", "withheld"],
    ["has an empty status", "status:", "Text.", "withheld"],
  ] as const;
  it.each(withheld)("that must not be shown takes effect though it %s", async (_, yaml, text, status) => {
    const { only } = await loadFile("a.md", `---\nid: osk\n${yaml}\n---\n${text}`);
    expect(only).toEqual({ id: "osk", text: "", status });
  });
});
