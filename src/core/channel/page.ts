import type { Answer, Citation, Page as Wanted } from "../answers/answer.js";
import { viewOf } from "../view/view.js";
import { type Measure, noteStep, type Piece, type Step, stepsOf } from "./pieces.js";

/** A place in an answer: what of it has been shown. */
export interface Cursor {
  /** Items shown, and after the last of these, related items. */
  readonly at: number;
  /** Pieces shown of what comes next, where that is too large for one message. */
  readonly part: number;
  /** Notes shown. */
  readonly notes: number;
  /** Items that there were in all when the page before was made; 0 on the first. */
  readonly of: number;
}

export const START: Cursor = { at: 0, part: 0, notes: 0, of: 0 };

/** How much goes into one message of a platform. */
export interface Capacity extends Measure {
  /** The most that a headline may cost. */
  readonly longestHeadline: number;
  /** Whether a headline and these pieces go into one message, with all its buttons. Of one piece it must be true. */
  fits(headline: string, pieces: readonly Piece[]): boolean;
}

/** As much of an answer as goes into one message. */
export interface Page {
  readonly answer: Answer;
  /** With what part of it this is, where it is not all: "… (6 to 10 of 38)". */
  readonly headline: string;
  readonly pieces: readonly Piece[];
  /** The quotations that it has, by their labels. */
  readonly contexts: readonly { readonly label: string; readonly citation: Citation }[];
  /** Where the next page begins; null where this is the last. */
  readonly next: Cursor | null;
  /** Items that are still to come. */
  readonly left: number;
}

/** Items of which a page is made at most: what does not fit waits for the next. */
const ITEMS = 10;
/** Notes that stand before the items; how a question was read is the first. The others stand behind all items. */
const LEADING_NOTES = 3;
const CHANGED =
  "The desk has other articles than on the page before: something may be missing here, or stand here again. To see all of it as it is now, ask again.";

/**
 * The page of an answer that begins at a cursor. All pages together show every item, every related item and every
 * note, nothing twice but headings, and nothing cut off: an item that is too large for a message goes on in the next.
 */
export function pageAt(ask: (wanted: Wanted) => Answer, cursor: Cursor, capacity: Capacity): Page {
  const answer = ask({ offset: cursor.at, limit: ITEMS });
  const isSame = cursor.of === 0 || cursor.of === answer.total;
  // What part of an item was shown says nothing of another item.
  const from = isSame ? cursor : { ...cursor, part: 0 };
  let page = pageOf(answer, from, capacity, answer.items.length);
  // A statement that is referred to by its number has to stand on the page: with fewer items on it, it is quoted.
  for (let most = answer.items.length; page.items > 0 && page.items < most; ) {
    most = page.items;
    page = pageOf(answer, from, capacity, most);
  }
  const changed: Piece = { kind: "note", line: [{ text: CHANGED }] };
  return isSame ? page : { ...page, pieces: [changed, ...page.pieces] };
}

/** A page of the first `most` items of an answer, as far as they fit. */
function pageOf(
  answer: Answer,
  cursor: Cursor,
  capacity: Capacity,
  most: number,
): Page & { readonly items: number } {
  const { total } = answer;
  const some = { ...answer, items: answer.items.slice(0, most) };
  const { groups, ...view } = viewOf(some, cursor.at + 1);
  const title = shortened(view.headline, capacity);
  // A headline that is too long for one stands whole in the first note.
  const notes = title === view.headline ? view.notes : [view.headline, ...view.notes];
  const steps = stepsFrom(cursor, { ...some, notes }, stepsOf(groups, capacity), capacity);
  // The headline in its longest form: what it says of the range is known only when the page is full.
  const headline = withRange(title, { from: total, to: total + 1, total });
  const { done, pieces, part } = fill(steps, cursor.part, (wanted) => capacity.fits(headline, wanted));
  const whole = steps.slice(0, done);
  const items = whole.reduce((sum, step) => sum + step.items, 0);
  const shown = Math.min(cursor.at + items, total);
  const last = done === steps.length && cursor.at + some.items.length >= total;
  const begun = part > 0 && cursor.at + items < total;
  const range = { from: cursor.at + 1, to: begun ? shown + 1 : shown, total };
  const isAll = cursor.at === 0 && cursor.part === 0 && shown === total;
  return {
    answer,
    headline: isAll || range.to < range.from ? title : withRange(title, range),
    pieces,
    contexts: steps.slice(0, part > 0 ? done + 1 : done).flatMap(({ context }) => context ?? []),
    next: last
      ? null
      : { at: cursor.at + items, part, notes: cursor.notes + whole.filter(isNote).length, of: total },
    left: total - shown,
    items: shown - Math.min(cursor.at, total) + (begun ? 1 : 0),
  };
}

/** A headline of a few words, where an article's title of many stands in it. */
function shortened(headline: string, { cost, longestHeadline }: Capacity): string {
  if (cost(headline) <= longestHeadline) return headline;
  const words = headline.split(" ");
  while (words.length > 1 && cost(`${words.join(" ")} …`) > longestHeadline) words.pop();
  const short = words.join(" ");
  return cost(short) <= longestHeadline ? `${short} …` : "…";
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

function withRange(headline: string, { from, to, total }: Range): string {
  return `${headline} (${from === to ? from : `${from} to ${to}`} of ${total})`;
}

/** What comes at the cursor: leading notes, items, related items, the other notes. */
function stepsFrom(
  { at, notes }: Cursor,
  answer: Answer,
  entries: readonly Step[],
  capacity: Capacity,
): Step[] {
  const noteSteps = answer.notes.map((note) => noteStep(note, capacity));
  const leading = noteSteps.slice(notes, LEADING_NOTES);
  const own = entries.filter((one) => !isRelated(one));
  if (at + answer.items.length < answer.total) return [...leading, ...own];
  const related = skip(entries.filter(isRelated), at - answer.total);
  return [...leading, ...own, ...related, ...noteSteps.slice(Math.max(notes, LEADING_NOTES))];
}

function isNote({ context }: Step): boolean {
  return context === null;
}

function isRelated({ context }: Step): boolean {
  return context?.label.startsWith("r") === true;
}

/** The steps behind so many items. */
function skip(steps: readonly Step[], items: number): Step[] {
  let left = items;
  return steps.filter((step) => {
    left -= step.items;
    return left < 0;
  });
}

interface Filled {
  readonly pieces: readonly Piece[];
  /** Steps that are shown to their end. */
  readonly done: number;
  /** Pieces shown of the step behind these. */
  readonly part: number;
}

/** The steps that fit, from piece `part` of the first; where not even that fits, as much of it as does. */
function fill(steps: readonly Step[], part: number, fits: (pieces: readonly Piece[]) => boolean): Filled {
  const pieces: Piece[] = [];
  let heading: readonly Piece[] | null = null;
  for (const [i, step] of steps.entries()) {
    const whole: readonly Piece[] =
      heading === step.heading ? step.pieces : [...step.heading, ...step.pieces];
    const shown = i === 0 ? part : 0;
    const again = repeated(whole, shown, fits);
    const wanted = [...again, ...whole.slice(shown)];
    if (!fits([...pieces, ...wanted])) {
      if (pieces.length > 0) return { pieces, done: i, part: 0 };
      const room = wanted.findIndex((_, j) => !fits(wanted.slice(0, j + 1)));
      const taken = wanted.slice(0, Math.max(again.length + 1, room));
      return { pieces: taken, done: i, part: shown + taken.length - again.length };
    }
    pieces.push(...wanted);
    heading = step.heading;
  }
  return { pieces, done: steps.length, part: 0 };
}

/** Of an item that goes on: who says it and what it is called, so that no page has words of nobody. */
function repeated(
  whole: readonly Piece[],
  shown: number,
  fits: (pieces: readonly Piece[]) => boolean,
): Piece[] {
  const heads = whole.slice(0, shown).filter(({ kind }) => HEADS.has(kind));
  const next = whole.slice(shown, shown + 1);
  return fits([...heads, ...next]) ? heads : [];
}

const HEADS: ReadonlySet<Piece["kind"]> = new Set(["section", "speaker", "event", "head"]);
