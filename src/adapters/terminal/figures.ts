import type { EarlierFigure, FigureItem } from "../../core/answers/answer.js";
import { oneLine } from "./neutralise.js";
import type { Palette } from "./palette.js";
import { sourceLine } from "./source-line.js";
import { readableTime } from "./times.js";
import type { Piece } from "./wrap.js";

const digits = new Intl.NumberFormat("en");

/** The speaker where the claimant as written does not name them: "he (Ana Brel)". */
export function claimantText(claimant: string, speaker: string | null): string {
  const written = oneLine(claimant);
  const name = speaker === null ? "" : oneLine(speaker);
  return name === "" || written.toLowerCase().includes(name.toLowerCase()) ? written : `${written} (${name})`;
}

/**
 * How many, and of whom. A plain number is set in digits; whatever else the text says ("at least", "dozens", "no")
 * stands in its own words, up to and including the victims where the words name them.
 */
function amount({ words, low, high, bound, vague, zero, group }: FigureItem): string {
  const plain = bound === "exact" && !vague && !zero && low !== null && low === high;
  if (plain) return [digits.format(low), group === null ? "" : oneLine(group)].filter(Boolean).join("  ");
  const at = group === null ? -1 : words.toLowerCase().indexOf(group.toLowerCase());
  const named = group === null || at < 0 ? words : words.slice(0, at + group.length);
  const apart = group !== null && at < 0 ? `  ${oneLine(group)}` : "";
  return oneLine(named) + apart;
}

/** What the figure says of place and day beyond what stands above it: its total, or its event. */
function circumstances(figure: FigureItem, above: Above): string {
  const parts: string[] = [];
  if (figure.place !== null && figure.place !== (above.whole?.place ?? above.place))
    parts.push(oneLine(figure.place));
  if (above.whole === null || figure.asOf !== above.whole.asOf)
    parts.push(figure.asOf === null ? "undated" : `as of ${readableTime(figure.asOf)}`);
  return parts.map((part) => ` · ${part}`).join("");
}

function giver(figure: FigureItem, whole: FigureItem | null): string {
  if (whole !== null && figure.claimant === whole.claimant) return "";
  return ` — ${figure.claimant === null ? "nobody named" : claimantText(figure.claimant, figure.speaker)}`;
}

/** What stands above a figure, so that it is not said twice. */
export interface Above {
  /** The figure that this one is a part of. */
  readonly whole: FigureItem | null;
  /** The place in the heading of its event. */
  readonly place: string | null;
}

/**
 * One figure on one line: "killed  4 → 6  civilians · Idlib · as of 30 Nov 2024 — the Civil Defence [party]".
 * `harmWidth` aligns the numbers.
 */
export function figureLine(figure: FigureItem, above: Above, harmWidth: number, palette: Palette): Piece[] {
  const { whole } = above;
  const sameHarm = figure.harm === whole?.harm;
  const harm = sameHarm ? "" : `${figure.harm.padEnd(whole ? 0 : harmWidth)}  `;
  const part = whole ? "of these  " : figure.subset ? "part of a larger figure  " : "";
  return [
    { text: part, style: palette.quiet },
    { text: harm },
    { text: (figure.earlier ?? []).map((one) => `${valueText(one)} → `).join(""), style: palette.quiet },
    { text: amount(figure), style: palette.claimant },
    { text: circumstances(figure, above) + giver(figure, whole) },
    ...badgesOf(figure, palette).flatMap((badge) => [{ text: " " }, badge]),
  ];
}

function badgesOf(figure: FigureItem, palette: Palette): Piece[] {
  const badge = (text: string, applies: boolean | undefined, style = palette.badge): Piece[] =>
    applies === true ? [{ text: `[${text}]`, style }] : [];
  return [
    ...badge("party", figure.claimantKinds.includes("party")),
    ...badge("running total", figure.running),
    ...badge("preliminary", figure.preliminary),
    ...badge("denied", figure.denied, palette.warning),
    ...badge("previous", figure.previous),
    ...badge("replaced since", figure.superseded),
  ];
}

/** A value without its victims: in digits where it is a plain number, else in its own words. */
function valueText({ low, high, bound, vague, zero, denied, words }: EarlierFigure): string {
  if (denied) return "[denied]";
  const plain = bound === "exact" && !vague && low !== null && low === high;
  return plain || zero ? digits.format(low ?? 0) : `“${oneLine(words)}”`;
}

/** Where the earlier values of a figure stand, a line each: everything shown can be checked. */
export function earlierLines(figure: FigureItem, palette: Palette): Piece[][] {
  return (figure.earlier ?? []).map((one) => {
    const asOf = one.asOf === null ? "undated" : `as of ${readableTime(one.asOf)}`;
    return [
      {
        text: `before: ${valueText(one)} · ${asOf} · “${oneLine(one.citation.quote)}” — `,
        style: palette.quiet,
      },
      ...sourceLine(one.citation, palette),
    ];
  });
}
