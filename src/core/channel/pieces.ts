import type { Citation } from "../answers/answer.js";
import { figureLine } from "../view/figures.js";
import { type TollWords, tollLine } from "../view/ledger.js";
import { neutralise } from "../view/neutralise.js";
import { type Line, type Run, textOf } from "../view/runs.js";
import { type SourceWords, sourceLine } from "../view/sources.js";
import type { EntryView, Group, Heading } from "../view/view.js";

export type PieceKind =
  | "section"
  | "speaker"
  | "event"
  | "toll"
  | "head"
  | "earlier"
  | "quote"
  | "source"
  | "also"
  | "link"
  | "note";

/** A paragraph of a message: the smallest thing that a platform sets. */
export interface Piece {
  readonly kind: PieceKind;
  readonly line: Line;
  /** Of the first piece of an item: what it is called, "3" or "r1". */
  readonly label?: string;
  /** Where it can be checked: of what names an article. */
  readonly place?: SourceWords;
  /** Of a toll: the same in parts, for platforms that have tables. */
  readonly toll?: TollWords & { readonly event: string };
  /** The figures below say it as well: only an overview needs it. */
  readonly repeats?: true;
}

/** What stands or falls together on a page, if it fits on one. */
export interface Step {
  readonly heading: readonly Piece[];
  readonly pieces: readonly Piece[];
  /** Items, or related items, that it tells. */
  readonly items: number;
  /** What its context can be asked of; null for what is no quotation. */
  readonly context: { readonly label: string; readonly citation: Citation } | null;
}

/** How long a platform's pieces may be, as it counts. */
export interface Measure {
  /** What a text costs on the platform, escapes and all: no more than its characters cost one by one. */
  cost(text: string): number;
  /** The most that one piece may cost. */
  readonly longest: number;
}

/** The entries of groups as steps, in order; no piece of them costs more than the longest. */
export function stepsOf(groups: readonly Group[], measure: Measure): Step[] {
  return groups.flatMap(({ heading, entries }) => {
    const above = heading === null ? [] : headingPieces(heading).flatMap((one) => splitPiece(one, measure));
    return entries.map((entry) => ({
      heading: above,
      pieces: entryPieces(entry).flatMap((one) => splitPiece(one, measure)),
      items: entry.items.length,
      context: contextOf(entry),
    }));
  });
}

/** A note as a step of its own. */
export function noteStep(note: string, measure: Measure): Step {
  const piece: Piece = { kind: "note", line: [{ text: note }] };
  return { heading: [], pieces: splitPiece(piece, measure), items: 0, context: null };
}

function contextOf({ heads, items }: EntryView): Step["context"] {
  const citation = items.at(-1)?.citation;
  return citation === undefined ? null : { label: heads[0]?.label ?? "", citation };
}

function headingPieces(heading: Heading): Piece[] {
  if (heading.kind === "section") return [{ kind: "section", line: [{ text: heading.text }] }];
  if (heading.kind === "speaker") return [{ kind: "speaker", line: heading.line }];
  const event = heading.title[0]?.text ?? "";
  return [
    { kind: "event", line: heading.title },
    ...heading.tolls.map(
      (toll): Piece => ({
        kind: "toll",
        line: tollLine(toll),
        toll: { ...toll, event },
        ...(heading.plain && { repeats: true }),
      }),
    ),
  ];
}

function entryPieces({ heads, quote, source, alsoIn, links }: EntryView): Piece[] {
  return [
    ...heads.flatMap((head): Piece[] => [
      {
        kind: "head",
        label: head.label,
        line: head.kind === "line" ? head.line : figureLine(head.words),
      },
      ...head.earlier.map(
        ({ line, source: place }): Piece => ({
          kind: "earlier",
          line: [...line, { text: " — ", emphasis: "quiet" }, ...sourceLine(place)],
          place,
        }),
      ),
    ]),
    { kind: "quote", line: [{ text: neutralise(quote) }] },
    { kind: "source", line: sourceLine(source), place: source },
    ...alsoIn.map((place): Piece => ({ kind: "also", line: [also(), ...sourceLine(place)], place })),
    ...links.map(({ line, see, quote: said, source: place }): Piece => {
      if (see !== "") return { kind: "link", line: [...line, { text: `: see ${see}` }] };
      const where: Line =
        place === null ? [{ text: "the same article", emphasis: "quiet" }] : sourceLine(place);
      return {
        kind: "link",
        line: [...line, { text: `: “${neutralise(said)}” — ` }, ...where],
        ...(place !== null && { place }),
      };
    }),
  ];
}

function also(): Run {
  return { text: "also in ", emphasis: "quiet" };
}

/** A piece as it is, or in as many as it takes; broken between words where there are any. Nothing is lost. */
export function splitPiece(piece: Piece, measure: Measure): Piece[] {
  if (measure.cost(textOf(piece.line)) <= measure.longest) return [piece];
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { text, emphasis } of piece.line) {
    for (const word of wordsOf(text, measure)) {
      const cost = measure.cost(word);
      if (used > 0 && used + cost > measure.longest) {
        lines.push([]);
        used = 0;
      }
      used += cost;
      const line = lines.at(-1);
      const last = line?.at(-1);
      if (line && last && last.emphasis === emphasis)
        line[line.length - 1] = { text: last.text + word, emphasis };
      else line?.push({ text: word, emphasis });
    }
  }
  const { label, place, toll, ...rest } = piece;
  return lines.map((line, i) => ({
    ...rest,
    line,
    ...(i === 0 && label !== undefined && { label }),
    ...(i === 0 && toll !== undefined && { toll }),
    // Where it can be checked stands at the end.
    ...(i === lines.length - 1 && place !== undefined && { place }),
  }));
}

/** Words with the space behind them; one that is too long itself is cut between its characters. */
function wordsOf(text: string, measure: Measure): string[] {
  return (text.match(/\S+\s*|\s+/gu) ?? []).flatMap((word) => {
    if (measure.cost(word) <= measure.longest) return [word];
    const parts: string[] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const character of word) {
      const cost = measure.cost(character);
      if (used + cost > measure.longest) {
        parts.push("");
        used = 0;
      }
      parts[parts.length - 1] += character;
      used += cost;
    }
    return parts;
  });
}
