import { describe, expect, it } from "vitest";
import { loadFile } from "./temp-folder.js";

describe("a plain text file", () => {
  it("becomes an article whose id is its name, with nothing invented", async () => {
    const { only, problems } = await loadFile("harbour.v2.txt", "The harbour of Osk reopened.\n");
    expect(only).toEqual({ id: "harbour.v2", text: "The harbour of Osk reopened.\n", status: "usable" });
    expect(problems).toEqual([]);
  });

  const kept = [
    ["Windows line ends", "One.\r\n\r\nTwo.\r\n"],
    ["old Mac line ends", "One.\rTwo."],
    ["white space around the text", "\n  One.  \n\n"],
    ["what looks like front matter", "---\ntitle: One\n---\nTwo."],
    ["right-to-left text and emoji", "قال \u200fأوسك 🙂 e\u0301"],
    ["a byte-order mark that is not the first character", "One.\ufeffTwo."],
    ["a few control characters", "One.\f\x1b[1mTwo."],
  ] as const;
  it.each(kept)("keeps %s as given", async (_, text) => {
    expect((await loadFile("a.txt", text)).only.text).toBe(text);
  });

  const utf16be = Buffer.from("\ufeffGrüße aus Osk €", "utf16le").swap16();
  const encodings = [
    ["UTF-8", Buffer.from("Grüße aus Osk €")],
    ["UTF-8 with a byte-order mark", Buffer.from("\ufeffGrüße aus Osk €")],
    ["UTF-16, little end first", Buffer.from("\ufeffGrüße aus Osk €", "utf16le")],
    ["UTF-16, big end first", utf16be],
    ["windows-1252", Buffer.from("Gr\xfc\xdfe aus Osk \x80", "latin1")],
  ] as const;
  it.each(encodings)("is decoded from %s", async (_, bytes) => {
    expect((await loadFile("a.txt", bytes)).only.text).toBe("Grüße aus Osk €");
  });

  it("reads the quotation marks and dashes of windows-1252", async () => {
    const bytes = Buffer.from("\x93Never\x94 \x96 it\x92s over\x85", "latin1");
    expect((await loadFile("a.txt", bytes)).only.text).toBe("“Never” – it’s over…");
  });

  const damaged = Buffer.concat([Buffer.from("Größe.\nÄrger, sagte "), Buffer.from([0xe2, 0x80])]);
  const refused = [
    ["an empty file", "", "empty"],
    ["white space only", " \r\n\t\u00a0\n", "empty"],
    ["a byte-order mark only", "\ufeff", "empty"],
    ["NUL bytes", "One.\0Two.", "binary"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "binary"],
    [
      "compressed bytes without a NUL",
      Buffer.from(Array.from({ length: 999 }, (_, i) => 1 + ((i * 89) % 255))),
      "binary",
    ],
    ["UTF-16 without a byte-order mark", Buffer.from("One", "utf16le"), "binary"],
    ["UTF-16 that breaks off", Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42]), "bad-encoding"],
    ["UTF-8 that breaks off", damaged, "bad-encoding"],
  ] as const;
  it.each(refused)("is reported where it is %s", async (_, content, code) => {
    const { articles, problem } = await loadFile("a.txt", content);
    expect(articles).toEqual([]);
    expect(problem).toMatchObject({ code, file: expect.stringMatching(/a\.txt$/) });
    expect(problem.reason).toMatch(/^[A-Z].*\.$/);
  });

  it("names the line where UTF-8 is damaged", async () => {
    expect((await loadFile("a.txt", damaged)).problem.line).toBe(2);
  });

  it("of 5 MB is loaded whole", async () => {
    const text = "The council of Osk met again on Monday, officials said.\r\n".repeat(92_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(5_000_000);
    expect((await loadFile("a.txt", text)).only.text).toBe(text);
  });

  it("of more than 50 MB is reported and not read", async () => {
    const { articles, problem } = await loadFile("a.txt", Buffer.alloc(50_000_001, "a"));
    expect(articles).toEqual([]);
    expect(problem.code).toBe("too-large");
  });
});
