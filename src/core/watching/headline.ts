import type { ClaimItem, FigureItem } from "../answers/answer.js";
import { counted } from "../answers/context.js";
import { commandOf } from "../questions/parse.js";
import { whoSays } from "../view/claims.js";
import { figureWords, valueText } from "../view/figures.js";
import { oneLine } from "../view/neutralise.js";
import type { WatchedQuestion } from "./question.js";
import type { Part } from "./report.js";

/** What is watched, in a few words: "airport by Lind", "By Lind", "Casualties idlib killed". */
export function labelOf(question: WatchedQuestion): string {
  const written = commandOf(question).replace(/^who-claimed /, "");
  const isTopic = question.command === "who-claimed" && question.topic !== "";
  return isTopic ? written : `${written.charAt(0).toUpperCase()}${written.slice(1)}`;
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
  const denies = item.stance === "denies";
  const what = item.before !== undefined ? "corrected statement" : denies ? "denial" : "new statement";
  // The words of the article, which may be "She (Ana Brel)".
  return `${what} — ${whoSays(item)}`;
}

/**
 * One figure in a headline: "killed 4 → 6, says the Civil Guard", with its place where the label does not name one:
 * "killed 4 → 6 (Merrin), …".
 */
export function figureChange(item: FigureItem, isHidden: boolean, label: string): string {
  const { harm, before, amount, victims, giver } = figureWords(item, { whole: null, place: null });
  const values = [...(isHidden ? ["(no longer shown)"] : []), ...before];
  const now =
    values.length > 0
      ? `${item.harm} ${[...values, valueText(item)].join(" → ")}`
      : [harm, amount, victims].filter(Boolean).join(" ");
  const isPlaced = item.place === null || label.toLowerCase().includes(item.place.toLowerCase());
  const place = isPlaced ? "" : ` (${oneLine(item.place ?? "")})`;
  const part = item.subset ? " (part of a larger figure)" : "";
  const denied = item.denied && values.length === 0 ? " [denied]" : "";
  const { source } = item.citation;
  const who =
    item.claimant !== null ? `, says ${giver}` : source === undefined ? "" : `, reported by ${source}`;
  return `${now}${place}${part}${denied}${who}`;
}
