import { describe, expect, it } from "vitest";
import { csvCell, csvHeader, csvRow } from "../../../src/adapters/terminal/csv.js";

describe("CSV", () => {
  it.each([
    ["plain", "plain", "plain"],
    ["a comma", "a, b", '"a, b"'],
    ["a quotation mark", 'the "north"', '"the ""north"""'],
    ["a line end", "a\nb", '"a\nb"'],
    ["a return", "a\rb", '"a\rb"'],
    ["nothing", null, ""],
    ["what is missing", undefined, ""],
    ["a number", 4, "4"],
    ["a negative number", -4, "-4"],
    ["a negative number in words", "-4.5", "-4.5"],
    ["a truth", false, "false"],
    ["a formula", "=1+1", "'=1+1"],
    ["a formula with a comma", "=HYPERLINK(1,2)", `"'=HYPERLINK(1,2)"`],
    ["a plus", "+cmd", "'+cmd"],
    ["a minus", "-cmd", "'-cmd"],
    ["a function of old spreadsheets", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab", "\t=1", "'\t=1"],
    [
      "several spans",
      [
        { start: 4, end: 9 },
        { start: 12, end: 20 },
      ],
      "4-9;12-20",
    ],
  ])("writes %s", (_, value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it("flattens the spans of claims", () => {
    expect(csvHeader("claims")).toBe(
      "article,source.start,source.end,cue.start,cue.end,content,speaker,stance,hedged\r\n",
    );
    const row = {
      article: "kp-1",
      source: { start: 0, end: 12 },
      cue: null,
      content: [{ start: 13, end: 40 }],
      speaker: "Ana, of Velm",
      stance: "asserts",
      hedged: false,
    };
    expect(csvRow("claims", row)).toBe('kp-1,0,12,,,13-40,"Ana, of Velm",asserts,false\r\n');
  });

  it("flattens the spans of figures", () => {
    expect(csvHeader("figures")).toMatch(
      /asOf,claimant\.start,claimant\.end,sentence\.start,sentence\.end,denied,.*,quote,title,source,published,url\r\n$/,
    );
    const row = { article: "kp-1", harm: "killed", low: 4, high: null, sentence: { start: 1, end: 2 } };
    expect(csvRow("figures", row)).toBe("kp-1,killed,4,,,,,,,,,,,,,1,2,,,,,,,,,,,,\r\n");
  });

  it("gives articles their own source, a publisher", () => {
    expect(csvHeader("articles")).toMatch(/^id,text,title,source,url,published/);
    expect(csvRow("articles", { id: "kp-1", text: "So.", source: "The Karvania Post" })).toMatch(
      /^kp-1,So\.,,The Karvania Post,,/,
    );
  });
});
