import stringWidth from "string-width";
import type { LinkWords } from "../../core/view/claims.js";
import { figureLine } from "../../core/view/figures.js";
import { tollLine } from "../../core/view/ledger.js";
import type { Line } from "../../core/view/runs.js";
import { type SourceWords, sourceLine } from "../../core/view/sources.js";
import type { EntryView, Group, Head, Heading } from "../../core/view/view.js";
import type { Palette } from "./palette.js";
import { type Gutter, layOut, type Piece } from "./wrap.js";

export interface Layout {
  readonly width: number;
  readonly palette: Palette;
}

/** Columns that a part is set in under its total. */
const PART_INDENT = "  ";
/** Statements shown beside one, of a kind; what is beyond is counted, and `--json` has them all. */
const LINKS_SHOWN = 3;
/** Further places named in full. */
const PLACES_NAMED = 5;
const ALL_IN_JSON = "(dateline ask --json lists them all)";
const FLUSH: Gutter = { first: "", rest: "  " };

/** The groups of an answer as blocks of lines. */
export function renderGroups(groups: readonly Group[], layout: Layout): string[] {
  // Labels are as wide in all groups of a kind, so that quotations stand under one another.
  const entries = groups.flatMap((group) => group.entries);
  const [related, items] = [entries.filter(isRelated), entries.filter((one) => !isRelated(one))];
  const widths = { items: labelWidthOf(items), related: labelWidthOf(related) };
  return groups.flatMap(({ heading, entries }) => {
    const width = entries.some(isRelated) ? widths.related : widths.items;
    const blocks = renderEntries(entries, layout, width);
    if (heading === null) return blocks;
    const above = renderHeading(heading, layout);
    // A section is a title of its own; a speaker or an event belongs to what stands below it.
    if (heading.kind === "section") return [above.join("\n"), ...blocks];
    const [first = "", ...others] = blocks;
    return [[...above, first].join("\n"), ...others];
  });
}

function isRelated({ heads }: EntryView): boolean {
  return heads.some(({ label }) => label.startsWith("r"));
}

function labelWidthOf(entries: readonly EntryView[]): number {
  return Math.max(0, ...entries.flatMap(({ heads }) => heads.map(({ label }) => stringWidth(label))));
}

function renderHeading(heading: Heading, { width, palette }: Layout): string[] {
  if (heading.kind === "section")
    return layOut([{ text: heading.text, style: palette.heading }], width, FLUSH);
  if (heading.kind === "speaker") return layOut(piecesOf(heading.line, palette), width, FLUSH);
  const [title, ...badges] = heading.title;
  const tolls = heading.plain ? [] : heading.tolls;
  const harmWidth = Math.max(0, ...tolls.map(({ harm }) => harm.length));
  return [
    ...layOut(
      [{ text: title?.text ?? "", style: palette.heading }, ...piecesOf(badges, palette)],
      width,
      FLUSH,
    ),
    ...tolls.flatMap((toll) => {
      const line = tollLine({ ...toll, harm: toll.harm.padEnd(harmWidth) });
      return layOut(piecesOf(line, palette), width, { first: "  ", rest: "    " });
    }),
  ];
}

/** Entries as blocks of lines, one an entry, in the order given. */
export function renderEntries(
  entries: readonly EntryView[],
  layout: Layout,
  labelWidth = labelWidthOf(entries),
): string[] {
  const harms = entries.flatMap(({ heads }) =>
    heads.map((head) => (head.kind === "figure" ? head.words.harm.length : 0)),
  );
  const harmWidth = Math.max(0, ...harms);
  return entries.map((entry) => {
    const { heads } = entry;
    const [only] = heads;
    const bare = only?.kind === "line" && only.line.length === 0;
    const gutter = gutterFor(bare ? only.label : "", labelWidth, layout.palette);
    return [
      ...heads.flatMap((head) => headLines(head, labelWidth, harmWidth, layout)),
      ...quotation(entry, layout, gutter),
      ...linkLines(entry.links, layout, { first: gutter.rest, rest: gutter.rest }),
    ].join("\n");
  });
}

function gutterFor(label: string, labelWidth: number, palette: Palette): Gutter {
  if (labelWidth === 0) return { first: "", rest: "" };
  return { first: `${palette.number(label.padStart(labelWidth + 1))}  `, rest: " ".repeat(labelWidth + 3) };
}

function headLines(head: Head, labelWidth: number, harmWidth: number, { width, palette }: Layout): string[] {
  const { first, rest } = gutterFor(head.label, labelWidth, palette);
  if (head.kind === "line")
    return [
      ...layOut(piecesOf(head.line, palette), width, { first, rest }),
      ...earlierLines(head, { first: `${rest}  `, rest: `${rest}    ` }, { width, palette }),
    ];
  const { words } = head;
  const part = words.part === "of these";
  const indent = part ? PART_INDENT : "";
  const aligned = words.harm === "" || part ? words : { ...words, harm: words.harm.padEnd(harmWidth) };
  const under = `${rest + indent}  `;
  const below = { first: under, rest: `${under}  ` };
  return [
    ...layOut(piecesOf(figureLine(aligned), palette), width, { first: first + indent, rest: under }),
    ...earlierLines(head, below, { width, palette }),
  ];
}

function earlierLines({ earlier }: Head, gutter: Gutter, { width, palette }: Layout): string[] {
  return earlier.flatMap(({ line, source }) => {
    const dash: Piece = { text: " — ", style: palette.quiet };
    return layOut([...piecesOf(line, palette), dash, ...placePieces(source, palette)], width, gutter);
  });
}

/** The sentence word for word, where it stands, and where else. */
function quotation(
  { quote, source, alsoIn }: EntryView,
  { width, palette }: Layout,
  gutter: Gutter,
): string[] {
  const under = `${gutter.rest}  `;
  // The dash tells the article's words from ours where there is no colour to do so.
  const place = { first: `${gutter.rest}${palette.quiet("—")} `, rest: under };
  return [
    ...layOut([{ text: quote }], width, gutter),
    ...layOut(placePieces(source, palette), width, place),
    ...(alsoIn.length === 0
      ? []
      : layOut(alsoInPieces(alsoIn, palette), width, { first: under, rest: under })),
  ];
}

/** Title, publisher, time, article id, url. */
function placePieces(source: SourceWords, palette: Palette): Piece[] {
  const after = [source.article, source.url].filter((part) => part !== null);
  return [
    ...piecesOf(sourceLine(source), palette),
    { text: after.map((part) => ` · ${part}`).join(""), style: palette.quiet },
  ];
}

function alsoInPieces(places: readonly SourceWords[], palette: Palette): Piece[] {
  const named = places
    .slice(0, PLACES_NAMED)
    .map((place) => [...sourceLine(place).map(({ text }) => text), ` · ${place.article}`].join(""));
  const rest = places.length - named.length;
  const more = rest > 0 ? `; and ${rest} more ${ALL_IN_JSON}` : "";
  return [{ text: `also in ${named.join("; ")}${more}`, style: palette.quiet }];
}

/** What others say to a claim, word for word; what it denies or confirms by its label, where it stands on this page. */
function linkLines(links: readonly LinkWords[], layout: Layout, gutter: Gutter): string[] {
  const { width, palette } = layout;
  const relations = [...new Set(links.map(({ relation }) => relation))];
  return relations.flatMap((relation) => {
    const all = links.filter((one) => one.relation === relation);
    const lines = all.slice(0, LINKS_SHOWN).flatMap((one) => linkLine(one, layout, gutter));
    const rest = all.length - LINKS_SHOWN;
    const more = { text: `and ${rest} more ${ALL_IN_JSON}`, style: palette.quiet };
    return rest > 0 ? [...lines, ...layOut([more], width, gutter)] : lines;
  });
}

function linkLine(
  { line, see, quote, source }: LinkWords,
  { width, palette }: Layout,
  gutter: Gutter,
): string[] {
  const under = { first: gutter.rest, rest: `${gutter.rest}  ` };
  const label = piecesOf(line, palette);
  if (see !== "") return layOut([...label, { text: `: see ${see}` }], width, under);
  const place: Piece[] =
    source === null ? [{ text: "the same article", style: palette.quiet }] : placePieces(source, palette);
  return layOut(
    [...label, { text: `: “${quote}” ` }, { text: "— ", style: palette.quiet }, ...place],
    width,
    under,
  );
}

/** A line in the terminal's styles. */
function piecesOf(line: Line, palette: Palette): Piece[] {
  return line.map(({ text, emphasis }) => ({
    text,
    style: emphasis === undefined ? undefined : emphasis === "strong" ? palette.claimant : palette[emphasis],
  }));
}
