import { afterAll, describe, expect, it } from "vitest";
import { findClaims } from "../../../../src/core/findings/claims/claims.js";
import type { Claim } from "../../../../src/core/findings/finding.js";
import { read } from "../../../../src/core/reading/reading.js";
import { articles } from "./articles.js";
import { problemsOf, scoreOf } from "./compare.js";
import { mark } from "./marks.js";
import { open } from "./open.js";
import { phenomena } from "./phenomena.js";
import { articlesReport, oneLine, phenomenaReport } from "./report.js";

/** What must be found of the articles at the end: right triples among the marked ones, and among the found ones. */
const ARTICLE_RECALL = 0.8;
const ARTICLE_PRECISION = 0.85;

const claimsIn = (text: string): Claim[] => findClaims(read({ text }));

/** Of all cases, this share must be read without the model too. */
const RULES_ALONE = 0.65;

describe.each(phenomena)("$title", ({ cases }) => {
  const named = cases.map((given) => [oneLine(given.text), given] as const);
  it.each(named.filter(([name]) => !open.has(name)))("%s", (_, given) => {
    expect(problemsOf(given, claimsIn(given.text))).toEqual([]);
  });
});

describe("what is known not to be read", () => {
  it.each([...open])("%s", (name) => {
    const given = phenomena.flatMap(({ cases }) => cases).find(({ text }) => oneLine(text) === name);
    // Read at last? Then take it off the list.
    expect(given && problemsOf(given, claimsIn(given.text))).not.toEqual([]);
    expect(given).toBeDefined();
  });
});

describe("without the model", () => {
  it("the rules alone still read most of it", () => {
    const all = phenomena.flatMap(({ cases }) => cases);
    const alone = (text: string): Claim[] => findClaims(read({ text }), { chooser: null });
    const passed = all.filter((given) => problemsOf(given, alone(given.text)).length === 0);
    expect(passed.length / all.length).toBeGreaterThanOrEqual(RULES_ALONE);
  });
});

describe("whole articles", () => {
  const scored = articles.map((one) => scoreOf(one, claimsIn(one.text)));
  const sum = (of: "expected" | "right" | "found"): number => scored.reduce((all, one) => all + one[of], 0);

  it("are found by most of their claims", () => {
    expect(sum("right") / sum("expected")).toBeGreaterThanOrEqual(ARTICLE_RECALL);
  });

  it("give few claims that nobody made", () => {
    expect(sum("right") / sum("found")).toBeGreaterThanOrEqual(ARTICLE_PRECISION);
  });
});

describe("marks", () => {
  it("are taken out of the text, and give the spans", () => {
    const { text, claims } = mark("[s A] [q said] [c that [the] pier [s2 B] [q2 built] [c2 [sic] fell]].");
    expect(text).toBe("A said that [the] pier B built [sic] fell.");
    const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);
    expect(claims.map(({ source, cue, within }) => [words(source), words(cue), within])).toEqual([
      ["A", "said", null],
      ["B", "built", 1],
    ]);
    expect(claims.map(({ content }) => content.map(words))).toEqual([
      ["that [the] pier B built [sic] fell"],
      ["[sic] fell"],
    ]);
  });

  it.each(["[s A said", "A] said", "[s A] [q said] nothing"])(
    "are refused where they are wrong: %s",
    (text) => {
      expect(() => mark(text)).toThrow();
    },
  );
});

/** With ATTRIBUTION_REPORT=1: what fails and why, the known ones included, and how much of each phenomenon is read. */
afterAll(() => {
  if (process.env["ATTRIBUTION_REPORT"] === undefined) return;
  for (const report of [phenomenaReport(phenomena, claimsIn), articlesReport(articles, claimsIn)])
    if (report !== "") console.log(report);
});
