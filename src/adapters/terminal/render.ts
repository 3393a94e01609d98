import type { Answer, Item } from "../../core/answers/answer.js";
import { type Entry, type Layout, renderBySpeaker, renderEntries } from "./items.js";
import { renderLedger } from "./ledger.js";
import { paletteFor } from "./palette.js";
import { readableTime } from "./times.js";
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

function isBackground(item: Item): boolean {
  return item.type === "figure" && item.background;
}

/** What is new, then, under its own title, what is background. Numbers stay those of the answer's order. */
function section(entries: readonly Entry[], layout: Layout): string[] {
  const news = entries.filter(({ item }) => !isBackground(item));
  const background = entries.filter(({ item }) => isBackground(item));
  const blocks = renderEntries(news, layout);
  if (background.length > 0) {
    blocks.push(layout.palette.heading("Background"), ...renderEntries(background, layout));
  }
  return blocks;
}

/**
 * Related items under headings that are true of every one of them: that nobody is named is only known of a claim
 * without a claimant; a passage may well name somebody in a way that no claim was read from.
 */
function relatedSections(answer: Answer, related: readonly Entry[], layout: Layout): string[] {
  const unnamed = ({ item }: Entry) => item.type === "claim" && item.claimant === null;
  const parts: [heading: string, entries: readonly Entry[]][] =
    answer.command === "who-claimed"
      ? [
          ["Reported, with nobody named", related.filter(unnamed)],
          ["Also reported", related.filter((entry) => !unnamed(entry))],
        ]
      : [["Related", related]];
  return parts
    .filter(([, entries]) => entries.length > 0)
    .flatMap(([heading, entries]) => [
      paragraph(heading, layout, layout.palette.heading),
      ...section(entries, layout),
    ]);
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
  const { firstNumber } = options;
  const items = answer.items.map((item, index) => ({
    item,
    label: firstNumber === null ? "" : String(firstNumber + index),
  }));
  const related = answer.related.map((item, index) => ({
    item,
    label: firstNumber === null ? "" : `r${index + 1}`,
  }));
  const bySpeaker = answer.command === "who-claimed" && items.every(({ item }) => item.type === "claim");
  const results = bySpeaker
    ? renderBySpeaker(items, layout)
    : answer.events
      ? renderLedger(answer, items, layout)
      : section(items, layout);
  const blocks = [paragraph(answer.headline, layout, palette.headline), ...results];
  blocks.push(...relatedSections(answer, related, layout));
  if (answer.notes.length > 0) {
    blocks.push(answer.notes.map((note) => paragraph(note, layout, undefined, NOTE_GUTTER)).join("\n"));
  }
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
      items.map((item) => ({
        item: { type: "passage", text: item.text, citation: item.citation },
        label: "",
      })),
      layout,
    ),
  ]);
  return blocks.join("\n\n");
}
