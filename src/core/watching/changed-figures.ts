import type { EarlierFigure, FigureItem, Page } from "../answers/answer.js";
import { eventsOf, type Row } from "../answers/casualties.js";
import { cite } from "../answers/citation.js";
import { type AnswerContext, counted, pageOf, type Reply } from "../answers/context.js";
import { earlierFigure, standingItem } from "../answers/items.js";
import type { Figure } from "../findings/finding.js";
import { valueKey } from "../ledger/statement.js";
import { backNote } from "./changed-claims.js";
import { figureIn, type WatchedCount, watchedCounts } from "./figures.js";
import { countsOf, figureChange, labelOf } from "./headline.js";
import { outcomesOf, type There } from "./outcomes.js";
import { likeness, type Past, pastOf } from "./past.js";
import type { WatchedFigures } from "./question.js";
import { type Departed, type Part, reportOf } from "./report.js";
import type { Mark, WatchChange } from "./state.js";

const NOUN = "figure";

/** A row that has changed, with what it was. */
interface ChangedRow {
  readonly row: Row;
  /** `corrected`: the article that gave the last value before does not give that any more. */
  readonly kind: "new" | "revised" | "corrected";
  /** Oldest first; null for what the ledger itself knows of it. */
  readonly earlier: readonly EarlierFigure[] | null;
  /** Values of its past that are not to be shown. */
  readonly hidden: number;
}

/** What has changed among the figures that a watch is about: each with what it was, and in notes what is gone. */
export function changedFigures(
  context: AnswerContext,
  asked: WatchedFigures,
  changes: readonly WatchChange[],
  page: Page,
): Reply {
  const watched = watchedCounts(context, asked);
  const { there, gone } = outcomesOf(watched, changes);
  const departed = gone.map(({ mark, passing }) => ({ passing, past: figurePast(context, mark) }));
  const corrections = correctionsAmong(there, departed);
  const replaced = new Set([...corrections.values()].map(({ from }) => from));
  const report = reportOf(
    departed.filter((one) => !replaced.has(one)),
    NOUN,
  );
  const changed = byEvent([
    ...there.filter(({ kind }) => kind === "new").flatMap((one) => newRows(one, corrections)),
    ...there.filter(({ kind }) => kind === "revised").flatMap((one) => revisedRows(context, one)),
  ]);
  const items = pageOf(changed, page, (one) => itemOf(context, one));
  const hidden = changed.filter((one) => one.hidden > 0).length;
  const back = there.filter(({ kind }) => kind === "back").length;
  const [only] = changed;
  const isOnly = only !== undefined && changed.length === 1 && report.parts.length === 0;
  const parts = [...changedParts(changed), ...report.parts];
  const counts = `${labelOf(asked)}: ${countsOf(freshCounts(changed), parts, NOUN)}`;
  return {
    headline: isOnly ? headlineOf(context, asked, only) : counts,
    items,
    notes: [...report.notes, ...hiddenNote(hidden), ...backNote(back, NOUN)],
    total: changed.length,
    events: eventsOf(
      context,
      items,
      changed.map(({ row }) => row),
    ),
    noted: report.noted,
  };
}

function hiddenNote(count: number): string[] {
  if (count === 0) return [];
  const of = count === 1 ? "" : ` of ${counted(count, NOUN)}`;
  return [
    `An earlier value${of} is not shown any more: its article was withdrawn or corrected, or is held back. Please do not use it.`,
  ];
}

function figurePast(context: AnswerContext, { cites, ids }: Mark): Past<Figure> {
  const [place] = cites;
  const [id] = ids;
  if (place === undefined || id === undefined) return { kind: "withdrawn" };
  return pastOf(context, place, (entry) => figureIn(entry, id));
}

interface Replacement {
  readonly from: Departed<Figure>;
  readonly before: EarlierFigure;
}

/** For each new count the value that it had before, where a correction of its article counts others, or elsewhere. */
function correctionsAmong(
  there: readonly There<WatchedCount>[],
  departed: readonly Departed<Figure>[],
): Map<Row, Replacement> {
  const found = new Map<Row, Replacement>();
  const fresh = there.filter(({ kind }) => kind === "new").flatMap(({ one }) => one.rows);
  for (const from of departed) {
    const { past, passing } = from;
    if (passing || past.kind !== "corrected" || past.before === null) continue;
    const { entry, finding } = past.before;
    const words = cite(entry, finding.sentence).quote;
    let best: Row | null = null;
    let most = 0;
    for (const row of fresh) {
      const { statement } = row.standing;
      const { figure } = statement;
      if (found.has(row) || statement.entry !== past.now || figure.harm !== finding.harm) continue;
      // The same number of others, or elsewhere, is no 4 → 4: it is told as new, and the old words as taken out.
      if (valueKey(statement) === valueKey({ ...statement, figure: finding })) continue;
      const alike = likeness(cite(statement.entry, figure.sentence).quote, words);
      if (alike > most) [best, most] = [row, alike];
    }
    if (best !== null) found.set(best, { from, before: earlierFigure(entry, finding) });
  }
  return found;
}

function newRows({ one }: There<WatchedCount>, corrections: ReadonlyMap<Row, Replacement>): ChangedRow[] {
  return one.rows.map((row): ChangedRow => {
    const correction = corrections.get(row);
    return correction === undefined
      ? { row, kind: "new", earlier: null, hidden: 0 }
      : { row, kind: "corrected", earlier: [correction.before], hidden: 0 };
  });
}

/** The values that are not as they were; the first of them has what was before. */
function revisedRows(context: AnswerContext, { one, past }: There<WatchedCount>): ChangedRow[] {
  const last = past.at(-1);
  const others = one.rows.filter((_, i) => last?.ids.includes(one.mark.ids[i] ?? "") !== true);
  const values = past.map((mark) => earlierValue(context, mark));
  const earlier = values.filter((value) => value !== null);
  const hidden = values.length - earlier.length;
  const isCorrected = last !== undefined && figurePast(context, last).kind === "corrected";
  const kind = isCorrected ? "corrected" : "revised";
  return (others.length > 0 ? others : one.rows).map((row, i): ChangedRow => {
    return { row, kind, earlier: i === 0 ? earlier : [], hidden: i === 0 ? hidden : 0 };
  });
}

/** What a mark of the past said, as a version says it that may be shown now. */
function earlierValue(context: AnswerContext, mark: Mark): EarlierFigure | null {
  const past = figurePast(context, mark);
  if (past.kind === "withdrawn") return null;
  const version = past.kind === "stands" ? past : past.before;
  return version === null ? null : earlierFigure(version.entry, version.finding);
}

/** Figures of one event together: they stand under its heading. */
function byEvent(changed: readonly ChangedRow[]): ChangedRow[] {
  const groups = new Map<Row["event"], ChangedRow[]>();
  for (const one of changed) {
    const group = groups.get(one.row.event);
    if (group === undefined) groups.set(one.row.event, [one]);
    else group.push(one);
  }
  return [...groups.values()].flat();
}

function itemOf({ book }: AnswerContext, { row, earlier }: ChangedRow): FigureItem {
  const item = standingItem(book, row.standing, row.event?.number ?? null);
  if (earlier === null) return item;
  const { earlier: _, ...rest } = item;
  return earlier.length === 0 ? rest : { ...rest, earlier };
}

/** A headline that tells the only change. */
function headlineOf(context: AnswerContext, asked: WatchedFigures, only: ChangedRow): string {
  const label = labelOf(asked);
  const told = figureChange(itemOf(context, only), only.hidden > 0, label);
  return only.kind === "corrected" ? `${label}, corrected: ${told}` : `${label}: ${told}`;
}

function changedParts(changed: readonly ChangedRow[]): Part[] {
  const countOf = (wanted: ChangedRow["kind"]): number =>
    changed.filter(({ kind }) => kind === wanted).length;
  return (["revised", "corrected"] as const)
    .map((kind) => ({ kind, count: countOf(kind) }))
    .filter(({ count }) => count > 0);
}

function freshCounts(changed: readonly ChangedRow[]): string[] {
  const isDenial = ({ row }: ChangedRow): boolean => row.standing.statement.figure.denied;
  const fresh = changed.filter((one) => one.kind === "new" && !isDenial(one)).length;
  const denials = changed.filter((one) => one.kind === "new" && isDenial(one)).length;
  return [
    fresh > 0 ? `${fresh} new ${NOUN}${fresh === 1 ? "" : "s"}` : "",
    denials > 0 ? counted(denials, "denial") : "",
  ].filter(Boolean);
}
