import type { FigureItem } from "../../core/answers/answer.js";
import { oneLine } from "./neutralise.js";
import type { Palette } from "./palette.js";
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

function circumstances(figure: FigureItem, whole: FigureItem | null): string {
  const parts: string[] = [];
  // What a part shares with its total is not said twice.
  if (figure.place !== null && figure.place !== whole?.place) parts.push(oneLine(figure.place));
  if (whole === null || figure.asOf !== whole.asOf)
    parts.push(figure.asOf === null ? "undated" : `as of ${readableTime(figure.asOf)}`);
  return parts.map((part) => ` · ${part}`).join("");
}

function giver(figure: FigureItem, whole: FigureItem | null): string {
  if (whole !== null && figure.claimant === whole.claimant) return "";
  return ` — ${figure.claimant === null ? "nobody named" : claimantText(figure.claimant, figure.speaker)}`;
}

/**
 * One figure on one line: "killed  4  civilians · Idlib · as of 30 Nov 2024 — the Civil Defence".
 * `whole` is the figure that this one is a part of, if it stands right above; `harmWidth` aligns the numbers.
 */
export function figureLine(
  figure: FigureItem,
  whole: FigureItem | null,
  harmWidth: number,
  palette: Palette,
): Piece[] {
  const sameHarm = figure.harm === whole?.harm;
  const harm = sameHarm ? "" : `${figure.harm.padEnd(whole ? 0 : harmWidth)}  `;
  const part = whole ? "of these  " : figure.subset ? "part of a larger figure  " : "";
  const pieces: Piece[] = [
    { text: part, style: palette.quiet },
    { text: harm },
    { text: amount(figure), style: palette.claimant },
    { text: circumstances(figure, whole) + giver(figure, whole) },
  ];
  if (figure.running) pieces.push({ text: " " }, { text: "[running total]", style: palette.badge });
  if (figure.denied) pieces.push({ text: " " }, { text: "[denied]", style: palette.warning });
  return pieces;
}
