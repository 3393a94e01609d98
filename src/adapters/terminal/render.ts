import type { Answer } from "../../core/answers/answer.js";
import { readableTime } from "../../core/view/times.js";
import { entriesOf, viewOf } from "../../core/view/view.js";
import { type Layout, renderEntries, renderGroups } from "./items.js";
import { paletteFor } from "./palette.js";
import type { Timeline } from "./tools.js";
import { layOut, type Style } from "./wrap.js";

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Number of the first item, from 1; null numbers nothing. Related items are "r1", "r2", … */
  readonly firstNumber: number | null;
  /** How to see the items beyond this page: `Type "more" to see them.` */
  readonly more: string;
}

/** Narrower than this, lines hold a word or two each and wrapping helps nobody. */
const LEAST_WIDTH = 20;
const NO_GUTTER = { first: "", rest: "" };
const NOTE_GUTTER = { first: "- ", rest: "  " };

function layoutFor({ width, colour }: Pick<RenderOptions, "width" | "colour">): Layout {
  return { width: Math.max(LEAST_WIDTH, Math.floor(width)), palette: paletteFor(colour) };
}

function paragraph(text: string, { width }: Layout, style?: Style, gutter = NO_GUTTER): string {
  return layOut([{ text, style }], width, gutter).join("\n");
}

function remaining(answer: Answer, { firstNumber, more }: RenderOptions): string | null {
  const shown = (firstNumber ?? 1) - 1 + answer.items.length;
  const rest = answer.total - shown;
  if (rest <= 0 || answer.items.length === 0) return null;
  return `${rest} more (${shown} of ${answer.total} shown). ${more}`;
}

/**
 * An answer as an editor reads it: headline, numbered items each with its sentence word for word and its source,
 * related items, notes, and how to see what is beyond this page. Never cuts anything; never ends in a newline.
 */
export function renderAnswer(answer: Answer, options: RenderOptions): string {
  const layout = layoutFor(options);
  const { palette } = layout;
  const { headline, groups, notes } = viewOf(answer, options.firstNumber);
  const blocks = [paragraph(headline, layout, palette.headline), ...renderGroups(groups, layout)];
  blocks.push(notes.map((note) => paragraph(note, layout, undefined, NOTE_GUTTER)).join("\n"));
  // Last, where a scrolled screen still shows it.
  const rest = remaining(answer, options);
  if (rest !== null) blocks.push(paragraph(rest, layout, palette.quiet));
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A timeline: each date over the sentences that tell of it. */
export function renderTimeline(timeline: Timeline, options: Pick<RenderOptions, "width" | "colour">): string {
  const layout = layoutFor(options);
  const blocks = timeline.entries.flatMap(({ date, items }) => [
    paragraph(readableTime(date), layout, layout.palette.headline),
    // The date stands above; saying it again at each event would be noise.
    ...renderEntries(
      entriesOf(
        items.map(({ text, citation }) => ({ item: { type: "passage", text, citation }, label: "" })),
      ),
      layout,
    ),
  ]);
  return blocks.join("\n\n");
}
