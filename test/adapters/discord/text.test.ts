import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, escaped, linkOf, mostEscaped, shortened } from "../../../src/adapters/discord/text.js";
import { hazardsIn, plainTextOf } from "../../emulators/discord/index.js";
import { SNIPPETS } from "../hostile.js";

/** What people read of a text as it is sent, and what it would do besides. */
const read = (content: string): string => plainTextOf({ content });
const harms = (content: string): unknown[] => hazardsIn({ content, allowed_mentions: { parse: [] } });

describe("a text in Discord's Markdown", () => {
  test.each([
    ["@everyone", "\\@everyone"],
    ["@here", "\\@here"],
    ["<@123456789012345678>", "\\<\\@123456789012345678>"],
    ["<@&123456789012345678>", "\\<\\@&123456789012345678>"],
    ["<#123456789012345678>", "\\<#123456789012345678>"],
    ["</syria:123456789012345678>", "\\</syria:123456789012345678>"],
    ["<t:0:R>", "\\<t\\:0:R>"],
    ["<:evil:123456789012345678>", "\\<\\:evil:123456789012345678>"],
    [":smile: and 19:30", "\\:smile: and 19:30"],
    ["https://evil.example/a", "https\\://evil.example/a"],
    ["<https://evil.example>", "\\<https\\://evil.example>"],
    ["discord.gg/evil", "discord\\.gg/evil"],
    ["Discordapp.com/invite/evil", "Discordapp\\.com/invite/evil"],
    ["[words](https://evil.example)", "\\[words\\](https\\://evil.example)"],
    ["**bold** _italic_ ~~struck~~", "\\*\\*bold\\*\\* \\_italic\\_ \\~\\~struck\\~\\~"],
    ["||spoiler||", "\\|\\|spoiler\\|\\|"],
    ["```code```", "\\`\\`\\`code\\`\\`\\`"],
    ["\\*", "\\\\\\*"],
    ["# heading", "\\# heading"],
    ["one\n## two", "one\n\\## two"],
    ["-# small", "\\-# small"],
    [">>> quoted", "\\>>> quoted"],
    ["- item\n  + item\n* item", "\\- item\n  \\+ item\n\\* item"],
    ["1. one\n22) two", "1\\. one\n22\\) two"],
    ["In 2024. A - B > C # D", "In 2024. A - B > C # D"],
  ])("has %j as it is", (text, sent) => {
    expect(escaped(text)).toBe(sent);
    expect(read(sent)).toBe(text);
    expect(harms(sent)).toEqual([]);
  });

  test.each(SNIPPETS)("is harmless and whole: %j", (text) => {
    expect(read(escaped(text))).toBe(text);
    expect(harms(escaped(text)).filter((one) => !isDirection(one))).toEqual([]);
  });

  test("is read as it was, whatever it is, and never grows beyond what is reckoned with", () => {
    const mark = fc.constantFrom(
      ..."\\*_~|`[]()<>@:#-+.!/&1 \n\u200b".split(""),
      "https://",
      "discord.gg/",
      "🜁",
      "é",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .array(fc.oneof(mark, fc.constantFrom("word", "everyone", "here", "12")), { maxLength: 40 })
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const sent = escaped(written);
        expect(read(sent)).toBe(written);
        expect(harms(sent).filter((one) => !isDirection(one))).toEqual([]);
        expect(sent.length).toBeLessThanOrEqual(mostEscaped(written).characters);
        expect(bytesOf(sent)).toBeLessThanOrEqual(mostEscaped(written).bytes);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is reckoned at least as long as all its parts together", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (parts) => {
        const sum = parts.reduce((all, part) => all + mostEscaped(part).characters, 0);
        expect(escaped(parts.join("")).length).toBeLessThanOrEqual(sum);
      }),
    );
  });
});

/** Those that turn the order of reading are taken out by the core. */
function isDirection(hazard: unknown): boolean {
  return typeof hazard === "object" && hazard !== null && "kind" in hazard && hazard.kind === "direction";
}

describe("an address", () => {
  test.each([
    ["https://news.example/a", "https://news.example/a"],
    ["https://news.example/a)b(c", "https://news.example/a%29b%28c"],
    ["https://news.example/a<b> c", "https://news.example/a%3Cb%3E%20c"],
    ["http://news.example/?q='`|*\\", "http://news.example/?q=%27%60%7C%2A%5C"],
  ])("%s is linked as %s", (written, linked) => {
    expect(linkOf(written)).toBe(linked);
  });

  test.each([
    "javascript:alert(1)",
    "discord://-/invite/evil",
    "https://ministry.example@evil.example/",
    "ftp://news.example/a",
    "news.example/a",
    `https://news.example/${"a".repeat(500)}`,
  ])("%s is not linked", (written) => {
    expect(linkOf(written)).toBeNull();
  });
});

test("what is shortened ends with a whole character", () => {
  expect(shortened("🜁🜁🜁", 6)).toBe("🜁🜁🜁");
  expect(shortened("🜁🜁🜁", 5)).toBe("🜁🜁…");
  expect(shortened("🜁🜁🜁", 4)).toBe("🜁…");
});

test("bytes are counted as they are sent", () => {
  expect(bytesOf("é🜁")).toBe(6);
});
