import type { Claim } from "../../../../src/core/findings/finding.js";
import { problemsOf, scoreOf } from "./compare.js";
import type { Case, Phenomenon } from "./marks.js";

type Reader = (text: string) => readonly Claim[];

const percent = (share: number): string => `${(100 * share).toFixed(0).padStart(3)} %`;
const indented = (lines: readonly string[]): string[] => lines.map((line) => `      ${line}`);

/** A text on one line. */
export const oneLine = (text: string): string => text.replaceAll("\n\n", " ¶ ");

/** What fails and why, then how many of each phenomenon pass; empty where all do. */
export function phenomenaReport(phenomena: readonly Phenomenon[], read: Reader): string {
  const failures: string[] = [];
  const rows: { title: string; passed: number; of: number }[] = [];
  for (const { title, cases } of phenomena) {
    const failing = cases
      .map(({ text, claims }) => ({ text, problems: problemsOf({ text, claims }, read(text)) }))
      .filter(({ problems }) => problems.length > 0);
    rows.push({ title, passed: cases.length - failing.length, of: cases.length });
    if (failing.length > 0) failures.push("", title);
    for (const { text, problems } of failing) failures.push(`  ${oneLine(text)}`, ...indented(problems));
  }
  const total = (of: "passed" | "of"): number => rows.reduce((all, row) => all + row[of], 0);
  if (failures.length === 0) return "";
  const table = [...rows, { title: "all", passed: total("passed"), of: total("of") }].map(
    ({ title, passed, of }) =>
      `${title.padEnd(52)} ${String(passed).padStart(3)} of ${String(of).padStart(3)}  ${percent(passed / of)}`,
  );
  return ["Attribution: what fails", ...failures, "", "Attribution: cases passed", ...table].join("\n");
}

/** How much of each article is found, and every difference; empty where there is none. */
export function articlesReport(articles: readonly Case[], read: Reader): string {
  const lines: string[] = [];
  for (const [i, article] of articles.entries()) {
    const { expected, right, found, misses } = scoreOf(article, read(article.text));
    if (misses.length === 0) continue;
    const shares = `recall ${percent(right / expected)}, precision ${percent(right / found)}`;
    lines.push(`article ${i + 1}: ${shares} (${expected} marked, ${found} found)`, ...indented(misses));
  }
  return lines.length === 0 ? "" : ["Attribution: whole articles", ...lines].join("\n");
}
