import type { ClaimItem, FigureItem } from "../answers/answer.js";
import { counted } from "../answers/context.js";
import { commandOf } from "../questions/parse.js";
import { whoSays } from "../view/claims.js";
import { figureWords, valueText } from "../view/figures.js";
import type { WatchedQuestion } from "./question.js";
import type { Part } from "./report.js";

/** What is watched, in a few words: "airport by Lind", "Casualties idlib killed". */
export function labelOf(question: WatchedQuestion): string {
  const written = commandOf(question);
  return question.command === "casualties"
    ? `${written.charAt(0).toUpperCase()}${written.slice(1)}`
    : written.replace(/^who-claimed /, "");
}

/** What has changed, kind by kind: "3 new statements, 1 denial, 1 withdrawn". */
export function countsOf(fresh: readonly string[], parts: readonly Part[], noun: string): string {
  const gone = parts.map(({ count, kind }, i) =>
    i === 0 && fresh.length === 0 ? `${counted(count, noun)} ${kind}` : `${count} ${kind}`,
  );
  const all = [...fresh, ...gone];
  return all.length === 0 ? "nothing new is left to show" : all.join(", ");
}

/** One statement in a headline. */
export function claimChange(item: ClaimItem): string {
  if (item.before !== undefined) return `corrected statement by ${whoSays(item)}`;
  return item.stance === "denies" ? `denial by ${whoSays(item)}` : `new statement by ${whoSays(item)}`;
}

/** One figure in a headline: "killed 4 → 6, says the Civil Guard". */
export function figureChange(item: FigureItem, isHidden: boolean): string {
  const { harm, before, amount, victims, giver } = figureWords(item, { whole: null, place: null });
  const values = [...(isHidden ? ["(an earlier figure)"] : []), ...before];
  const now =
    values.length > 0
      ? `${item.harm} ${[...values, valueText(item)].join(" → ")}`
      : [harm, amount, victims].filter(Boolean).join(" ");
  const part = item.subset ? " (part of a larger figure)" : "";
  const denied = item.denied && values.length === 0 ? " [denied]" : "";
  const { source } = item.citation;
  const who =
    item.claimant !== null ? `, says ${giver}` : source === undefined ? "" : `, reported by ${source}`;
  return `${now}${part}${denied}${who}`;
}
