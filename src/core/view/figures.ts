import type { EarlierFigure, FigureItem, Item } from "../answers/answer.js";
import { claimantText } from "./claims.js";
import { oneLine } from "./neutralise.js";
import type { Line, Run } from "./runs.js";
import { type SourceWords, sourceWords } from "./sources.js";
import { readableTime } from "./times.js";

const digits = new Intl.NumberFormat("en");

/** One figure in words, part by part, so that a platform may set the parts in columns. */
export interface FigureWords {
  /** "of these" under its total, "part of a larger figure" without, otherwise "". */
  readonly part: string;
  /** "" where it is that of the total above it, or where the amount begins with it. */
  readonly harm: string;
  /** What its source said before, oldest first: "4", "“dozens”". */
  readonly before: readonly string[];
  /** How many: a plain number in digits, whatever else the text says in its own words. */
  readonly amount: string;
  /** Of whom, where the amount does not say so itself; else "". */
  readonly victims: string;
  /** Place and day beyond what stands above it. */
  readonly circumstances: readonly string[];
  /** Who says so; "" where that stands above. */
  readonly giver: string;
  readonly badges: readonly Run[];
}

/** What stands above a figure, so that it is not said twice. */
export interface Above {
  /** The figure that this one is a part of. */
  readonly whole: FigureItem | null;
  /** The place in the heading of its event. */
  readonly place: string | null;
}

export function figureWords(figure: FigureItem, above: Above): FigureWords {
  const { whole } = above;
  const amount = amountOf(figure);
  const said = figure.harm === whole?.harm || amount.amount.toLowerCase().startsWith(`${figure.harm} `);
  return {
    part: whole ? "of these" : figure.subset ? "part of a larger figure" : "",
    harm: said ? "" : figure.harm,
    before: (figure.earlier ?? []).map(valueText),
    ...amount,
    circumstances: circumstancesOf(figure, above),
    giver: giverOf(figure, whole),
    badges: badgesOf(figure),
  };
}

/** The figure on one line: "killed  4 → 6  civilians · Idlib · as of 30 Nov 2024 — the Civil Defence [party]". */
export function figureLine(words: FigureWords): Line {
  const { part, harm, before, amount, victims, circumstances, giver, badges } = words;
  const tail = [
    victims === "" ? "" : `  ${victims}`,
    ...circumstances.map((one) => ` · ${one}`),
    giver === "" ? "" : ` — ${giver}`,
  ];
  return [
    { text: part === "" ? "" : `${part}  `, emphasis: "quiet" },
    { text: harm === "" ? "" : `${harm}  ` },
    { text: before.map((one) => `${one} → `).join(""), emphasis: "quiet" },
    { text: amount, emphasis: "strong" },
    { text: tail.join("") },
    ...badges.flatMap((badge): Run[] => [{ text: " " }, badge]),
  ];
}

/**
 * A plain number is set in digits; whatever else the text says ("at least", "dozens", "no") stands in its own words,
 * up to and including the victims where the words name them.
 */
function amountOf(figure: FigureItem): Pick<FigureWords, "amount" | "victims"> {
  const { words, low, high, bound, vague, zero, group } = figure;
  const plain = bound === "exact" && !vague && !zero && low !== null && low === high;
  if (plain) return { amount: digits.format(low), victims: group === null ? "" : oneLine(group) };
  const at = group === null ? -1 : words.toLowerCase().indexOf(group.toLowerCase());
  const named = group === null || at < 0 ? words : words.slice(0, at + group.length);
  return { amount: oneLine(named), victims: group !== null && at < 0 ? oneLine(group) : "" };
}

function circumstancesOf(figure: FigureItem, above: Above): string[] {
  const parts: string[] = [];
  if (figure.place !== null && figure.place !== (above.whole?.place ?? above.place))
    parts.push(oneLine(figure.place));
  if (above.whole === null || figure.asOf !== above.whole.asOf) parts.push(dayText(figure.asOf));
  return parts;
}

function dayText(asOf: string | null): string {
  return asOf === null ? "undated" : `as of ${readableTime(asOf)}`;
}

function giverOf(figure: FigureItem, whole: FigureItem | null): string {
  if (whole !== null && figure.claimant === whole.claimant) return "";
  return figure.claimant === null ? "nobody named" : claimantText(figure.claimant, figure.speaker);
}

function badgesOf(figure: FigureItem): Run[] {
  const badge = (text: string, applies: boolean | undefined, emphasis: Run["emphasis"] = "badge"): Run[] =>
    applies === true ? [{ text: `[${text}]`, emphasis }] : [];
  return [
    ...badge("party", figure.claimantKinds.includes("party")),
    ...badge("running total", figure.running),
    ...badge("preliminary", figure.preliminary),
    ...badge("denied", figure.denied, "warning"),
    ...badge("previous", figure.previous),
    ...badge("replaced since", figure.superseded),
  ];
}

/** A value without its victims: in digits where it is a plain number, else in its own words. */
export function valueText(value: Omit<EarlierFigure, "asOf" | "citation">): string {
  const { low, high, bound, vague, zero, denied, words } = value;
  if (denied) return "[denied]";
  const plain = bound === "exact" && !vague && low !== null && low === high;
  return plain || zero ? digits.format(low ?? 0) : `“${oneLine(words)}”`;
}

/** Where an earlier value of a figure, or an earlier form of a statement, stands: everything shown can be checked. */
export interface EarlierWords {
  /** "before: 4 · as of 30 Nov 2024 · “…”" */
  readonly line: Line;
  readonly source: SourceWords;
}

export function earlierWords(figure: FigureItem): EarlierWords[] {
  return (figure.earlier ?? []).map((one) => ({
    line: [
      {
        text: `before: ${valueText(one)} · ${dayText(one.asOf)} · “${oneLine(one.citation.quote)}”`,
        emphasis: "quiet",
      },
    ],
    source: sourceWords(one.citation),
  }));
}

/** What a statement said before a correction, where its item tells that. */
export function correctedWords(item: Item): EarlierWords[] {
  if (item.type !== "claim" || item.before === undefined) return [];
  const line: Line = [{ text: `before the correction: “${oneLine(item.before.quote)}”`, emphasis: "quiet" }];
  return [{ line, source: sourceWords(item.before) }];
}
