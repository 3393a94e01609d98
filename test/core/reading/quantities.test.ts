import { describe, expect, it } from "vitest";
import { read } from "../../../src/core/reading/reading.js";

/** "12", "22+", "<=30", "3-5", "12-99 vague": what a text counts. */
function counts(text: string): string[] {
  return read({ text }).quantities.map(({ low, high, bound }) => {
    const number =
      low === high ? `${low}` : high === null ? `${low}+` : low === null ? `<=${high}` : `${low}-${high}`;
    return bound === "vague" || bound === "about" ? `${number} ${bound}` : number;
  });
}

/** Sentence, then its counts. */
const cases: readonly (readonly [string, ...string[]])[] = [
  ["They counted 12 boats.", "12"],
  ["They counted 2,300 boats.", "2300"],
  ["They counted 300.000 boats.", "300000"],
  ["They counted 1.2 million boats.", "1200000"],
  ["They counted 5 thousand boats.", "5000"],
  ["They counted 40k boats.", "40000"],
  ["Twenty-one boats sank.", "21"],
  ["One hundred and twenty boats sank.", "120"],
  ["Two thousand three hundred boats sank.", "2300"],
  ["A hundred boats sank.", "100"],
  ["A dozen boats sank.", "12"],
  ["Half a dozen boats sank.", "6"],
  ["Half a million boats sank.", "500000"],
  ["Two dozen boats sank.", "24"],
  ["A couple of boats sank.", "2"],
  // Vague
  ["Dozens of boats sank.", "12-99 vague"],
  ["Scores of boats sank.", "20-99 vague"],
  ["Tens of thousands of boats sank.", "10000-99999 vague"],
  ["Hundreds of thousands of boats sank.", "100000-999999 vague"],
  ["Several boats sank.", "2-10 vague"],
  ["Several hundred boats sank.", "200-999 vague"],
  ["A number of boats sank.", "2+ vague"],
  ["A few boats sank.", "2-10 vague"],
  ["Many boats sank.", "3+ vague"],
  // Bounds
  ["At least 22 boats sank.", "22+"],
  ["No fewer than ten boats sank.", "10+"],
  ["More than 22 boats sank.", "22+"],
  ["Over 22 boats sank.", "22+"],
  ["Up to 30 boats sank.", "<=30"],
  ["As many as thirty boats sank.", "<=30"],
  ["Nearly 30 boats sank.", "30 about"],
  ["Some two dozen boats sank.", "24 about"],
  ["At least some 40 boats sank.", "40+"],
  ["Thirty or so boats sank.", "30 about"],
  ["Thirty or more boats sank.", "30+"],
  ["Between 3 and 5 boats sank.", "3-5"],
  ["From 3 to 5 boats sank.", "3-5"],
  ["6-8 boats sank.", "6-8"],
  ["6 to 8 boats sank.", "6-8"],
  ["Six or seven boats sank.", "6-7"],
  ["1.2 to 1.5 million boats sank.", "1200000-1500000"],
  ["The count rose from 32 to 40.", "32", "40"],
  // No counts
  ["The boy, 12, sank."],
  ["A boy aged 12 sank."],
  ["A 12-year-old boat sank in 2019."],
  ["It was built in March 2019 and sank on 12 May."],
  ["It cost $12 or 14 dollars, 40 percent or 3% more."],
  ["It sank at 05:00, after 12 hours, 3 km out."],
  ["The third boat of the 21st fleet sank."],
  ["Resolution 2254 was read on page 12."],
  ["No one sank, and every one sang."],
  ["One in three boats sank."],
];

describe("findQuantities", () => {
  it.each(cases)("counts in: %s", (text, ...expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it("covers the number with the words that bound it", () => {
    const text = "Officials said no fewer than twenty-one boats sank.";
    const [quantity] = read({ text }).quantities;
    expect(text.slice(quantity?.start, quantity?.end)).toBe("no fewer than twenty-one");
  });

  it.each([
    ["numbers", "12 ".repeat(50_000)],
    ["number words", "one hundred and ".repeat(30_000)],
    ["bounds", "some ".repeat(50_000)],
  ])("is linear in nothing but %s", (_name, text) => {
    const start = performance.now();
    read({ text });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
