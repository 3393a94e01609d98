import type { Citation } from "../answers/answer.js";
import type { Desk } from "../desk.js";
import type { Cite } from "../library.js";
import type { Page } from "./page.js";

/** The words of articles that stand on a page, wherever in an item they do, each once. */
export function citesOn(desk: Desk, { answer, left, next }: Page, from: number): Cite[] {
  const begun = next !== null && next.part > 0 ? 1 : 0;
  const items = answer.items.slice(0, Math.max(0, answer.total - left - from) + begun);
  const related = left === 0 ? answer.related : [];
  const cites = citationsIn([items, related, answer.noted]).flatMap((one) => desk.citeOf(one) ?? []);
  return distinct([...cites, ...desk.citesBehind(answer)]);
}

/** Each place once. */
export function distinct(cites: readonly Cite[]): Cite[] {
  const byPlace = new Map(cites.map((one) => [`${one.start}-${one.end} ${one.edition} ${one.article}`, one]));
  return [...byPlace.values()];
}

/** Of an item, and of all that stands beside it: copies, denials, earlier values. */
export function citationsIn(value: unknown): Citation[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(citationsIn);
  return isCitation(value) ? [value, ...inside] : inside;
}

function isCitation(value: object): value is Citation {
  return "article" in value && "quote" in value && "start" in value && "end" in value;
}
