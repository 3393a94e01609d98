import type { Citation, ClaimItem, Page } from "../answers/answer.js";
import { cite } from "../answers/citation.js";
import { compareNewest } from "../answers/claims-about.js";
import { type AnswerContext, counted, lastOf, type Reply } from "../answers/context.js";
import { claimItem } from "../answers/items.js";
import { type Placed, Relations } from "../answers/relations/relations.js";
import type { Claim } from "../findings/finding.js";
import { claimIn, type WatchedClaim, watchedClaims } from "./claims.js";
import { claimChange, countsOf, labelOf } from "./headline.js";
import { outcomesOf, type There } from "./outcomes.js";
import { likeness, type Past, pastOf } from "./past.js";
import type { WatchedClaims } from "./question.js";
import { type Departed, reportOf } from "./report.js";
import type { Mark, WatchChange } from "./state.js";

const NOUN = "statement";

/** What has changed among the statements that a watch is about: the new ones, and in notes what is gone. */
export function changedClaims(
  context: AnswerContext,
  asked: WatchedClaims,
  changes: readonly WatchChange[],
  page: Page,
): Reply {
  const { watched, all } = watchedClaims(context, asked);
  const { there, gone } = outcomesOf(watched, changes);
  const fresh = [...there.filter(({ kind }) => kind === "new")].sort(
    (a, b) => Number(b.one.found.inside) - Number(a.one.found.inside),
  );
  const departed = gone.map(({ mark, passing }) => ({ passing, past: claimPast(context, mark) }));
  const corrections = correctionsAmong(fresh, departed);
  const replaced = new Set([...corrections.values()].map(({ from }) => from));
  const report = reportOf(
    departed.filter((one) => !replaced.has(one)),
    NOUN,
  );
  const shown = fresh.slice(page.offset ?? 0, lastOf(page));
  const links = new Relations(context, all).linksOf(shown.map(({ one }) => one.found));
  const items = shown.map(({ one }, i): ClaimItem => {
    const { entry, kept, copies } = one.found;
    const before = corrections.get(one)?.before;
    return {
      ...claimItem(context.book, entry, kept.claim, [...copies].sort(compareNewest), links[i]),
      ...(before !== undefined && { before }),
    };
  });
  const back = there.filter(({ kind }) => kind === "back").length;
  const [only] = items;
  const isOnly = only !== undefined && fresh.length === 1 && report.parts.length === 0;
  const corrected = { count: corrections.size, kind: "corrected" };
  const parts = [...(corrections.size > 0 ? [corrected] : []), ...report.parts];
  const counts = countsOf(freshCounts(fresh, corrections), parts, NOUN);
  return {
    headline: `${labelOf(asked)}: ${isOnly ? claimChange(only) : counts}`,
    items,
    notes: [...report.notes, ...backNote(back, NOUN)],
    total: fresh.length,
    noted: report.noted,
  };
}

/** That something was not there for a while, which is a change though nothing is new. */
export function backNote(count: number, noun: string): string[] {
  const [was, is] = count === 1 ? ["was", "is"] : ["were", "are"];
  return count === 0 ? [] : [`${counted(count, noun)} ${was} taken back meanwhile, and ${is} there again.`];
}

function claimPast(context: AnswerContext, { cites, ids }: Mark): Past<Claim> {
  const [place] = cites;
  const [key] = ids;
  if (place === undefined || key === undefined) return { kind: "withdrawn" };
  return pastOf(context, place, (entry) => claimIn(entry, key));
}

interface Replacement {
  /** What was there before. */
  readonly from: Departed<Claim>;
  readonly before: Citation;
}

/** For each new statement what it was before, where a correction of its article has put it in other words. */
function correctionsAmong(
  fresh: readonly There<WatchedClaim>[],
  departed: readonly Departed<Claim>[],
): Map<WatchedClaim, Replacement> {
  const found = new Map<WatchedClaim, Replacement>();
  for (const from of departed) {
    const { past, passing } = from;
    if (passing || past.kind !== "corrected" || past.before === null) continue;
    const { entry, finding } = past.before;
    const before = cite(entry, finding.sentence);
    let best: WatchedClaim | null = null;
    let most = 0;
    for (const { one } of fresh) {
      if (found.has(one)) continue;
      const alike = [one.found, ...one.found.copies]
        .filter((placed) => placed.entry === past.now && isSameSpeaker(placed, { entry, claim: finding }))
        .map((placed) => likeness(cite(placed.entry, placed.kept.claim.sentence).quote, before.quote));
      const likest = Math.max(0, ...alike);
      if (likest > most) [best, most] = [one, likest];
    }
    if (best !== null) found.set(best, { from, before });
  }
  return found;
}

function isSameSpeaker(now: Placed, old: { entry: Placed["entry"]; claim: Claim }): boolean {
  return nameOf(now.entry, now.kept.claim) === nameOf(old.entry, old.claim);
}

function nameOf({ article }: Placed["entry"], { speaker, source }: Claim): string {
  return (speaker ?? (source === null ? "" : article.text.slice(source.start, source.end))).toLowerCase();
}

function freshCounts(
  fresh: readonly There<WatchedClaim>[],
  corrections: ReadonlyMap<WatchedClaim, Replacement>,
): string[] {
  const corrected = fresh.filter(({ one }) => corrections.has(one)).length;
  const denials = fresh.filter(
    ({ one }) => !corrections.has(one) && one.found.kept.claim.stance === "denies",
  ).length;
  const others = fresh.length - corrected - denials;
  return [
    others > 0 ? `${others} new ${NOUN}${others === 1 ? "" : "s"}` : "",
    denials > 0 ? counted(denials, "denial") : "",
  ].filter(Boolean);
}
