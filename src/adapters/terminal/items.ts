import stringWidth from "string-width";
import type { FigureItem, Item } from "../../core/answers/answer.js";
import { claimHead, groupHeads, linkLines } from "./claims.js";
import { earlierLines, figureLine } from "./figures.js";
import type { Palette } from "./palette.js";
import { alsoIn, sourceLine } from "./source-line.js";
import { readableTime } from "./times.js";
import { type Gutter, layOut, type Piece } from "./wrap.js";

/** An item with what it is called on the screen: "3", "r1", or "" where nothing needs to refer to it. */
export interface Entry {
  readonly item: Item;
  readonly label: string;
}

export interface Layout {
  readonly width: number;
  readonly palette: Palette;
}

/** Columns that a part is set in under its total. */
const PART_INDENT = "  ";

function gutterFor(label: string, labelWidth: number, palette: Palette): Gutter {
  if (labelWidth === 0) return { first: "", rest: "" };
  return { first: `${palette.number(label.padStart(labelWidth + 1))}  `, rest: " ".repeat(labelWidth + 3) };
}

/** The line above the quotation; null for a passage, which needs none. */
function head(item: Item, palette: Palette): Piece[] | null {
  if (item.type === "claim") return claimHead(item, palette, null);
  if (item.type === "event") {
    const date = item.date === null ? "undated" : readableTime(item.date);
    return [{ text: date, style: item.date === null ? palette.badge : palette.claimant }];
  }
  return null;
}

/** The sentence word for word, where it stands, and where else. */
function quotation(item: Item, { width, palette }: Layout, gutter: Gutter): string[] {
  const lines = layOut([{ text: item.text }], width, gutter);
  // The dash tells the article's words from ours where there is no colour to do so.
  const under = { first: `${gutter.rest}${palette.quiet("—")} `, rest: `${gutter.rest}  ` };
  lines.push(...layOut(sourceLine(item.citation, palette), width, under));
  const places = alsoIn(item, palette);
  if (places) lines.push(...layOut(places, width, { first: under.rest, rest: under.rest }));
  return lines;
}

function sameSentence(a: Item, b: Item): boolean {
  return (
    a.citation.article === b.citation.article &&
    a.citation.start === b.citation.start &&
    a.citation.end === b.citation.end
  );
}

/** Neighbouring figures of one sentence go together, so that it is quoted once. Where they differ in `alsoIn`, not. */
function group(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1)?.at(-1);
    const joins = last?.item.type === "figure" && entry.item.type === "figure";
    const samePlaces = last !== undefined && placesOf(last.item) === placesOf(entry.item);
    if (last && joins && samePlaces && sameSentence(last.item, entry.item)) groups.at(-1)?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function placesOf(item: Item): string {
  const places = "alsoIn" in item ? (item.alsoIn ?? []) : [];
  return places.map(({ article, start, end }) => `${article}:${start}-${end}`).join(" ");
}

function figureGroup(
  entries: readonly Entry[],
  labelWidth: number,
  harmWidth: number,
  layout: Layout,
  place: string | null,
): string[] {
  const { width, palette } = layout;
  const lines: string[] = [];
  let whole: FigureItem | null = null;
  for (const { item, label } of entries) {
    if (item.type !== "figure") continue;
    const part = item.subset && whole !== null;
    const { first, rest } = gutterFor(label, labelWidth, palette);
    const indent = part ? PART_INDENT : "";
    const gutter = { first: first + indent, rest: `${rest + indent}  ` };
    const above = { whole: part ? whole : null, place };
    lines.push(...layOut(figureLine(item, above, harmWidth, palette), width, gutter));
    const below = { first: gutter.rest, rest: `${gutter.rest}  ` };
    for (const earlier of earlierLines(item, palette)) lines.push(...layOut(earlier, width, below));
    if (!item.subset) whole = item;
  }
  const last = entries.at(-1);
  const under = " ".repeat(labelWidth === 0 ? 0 : labelWidth + 3);
  if (last) lines.push(...quotation(last.item, layout, { first: under, rest: under }));
  return lines;
}

/**
 * Entries as blocks of lines, one an item (or one for the figures of a sentence), in the order given. `place` is the
 * one in the heading above them, if there is any.
 */
export function renderEntries(
  entries: readonly Entry[],
  layout: Layout,
  place: string | null = null,
): string[] {
  const labelWidth = widthOf(entries);
  const figures = entries.flatMap(({ item }) => (item.type === "figure" ? [item] : []));
  const harmWidth = Math.max(0, ...figures.map(({ harm }) => harm.length));
  return group(entries).map((members) => {
    const [only] = members;
    if (!only || only.item.type === "figure")
      return figureGroup(members, labelWidth, harmWidth, layout, place).join("\n");
    const above = head(only.item, layout.palette);
    return itemLines(only, above, labelWidth, entries, layout).join("\n");
  });
}

/** Claims of which those of a speaker stand together, each speaker named once above them. */
export function renderBySpeaker(entries: readonly Entry[], layout: Layout): string[] {
  const labelWidth = widthOf(entries);
  const heads = groupHeads(entries.map(({ item }) => item));
  return entries.map((entry, i) => {
    const { palette, width } = layout;
    const heading = heads[i];
    if (heading === undefined || entry.item.type !== "claim")
      return renderEntries([entry], layout).join("\n");
    const lines = heading.first ? layOut(heading.pieces(palette), width, { first: "", rest: "  " }) : [];
    const above = claimHead(entry.item, palette, heading);
    return [...lines, ...itemLines(entry, above, labelWidth, entries, layout)].join("\n");
  });
}

function widthOf(entries: readonly Entry[]): number {
  return Math.max(0, ...entries.map(({ label }) => stringWidth(label)));
}

function itemLines(
  { item, label }: Entry,
  above: Piece[] | null,
  labelWidth: number,
  all: readonly Entry[],
  layout: Layout,
): string[] {
  const gutter = gutterFor(label, labelWidth, layout.palette);
  if (!above) return quotation(item, layout, gutter);
  const below = { first: gutter.rest, rest: gutter.rest };
  return [
    ...layOut(above, layout.width, gutter),
    ...quotation(item, layout, below),
    ...linkLines(item, all, layout, below),
  ];
}
