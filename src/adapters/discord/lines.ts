import type { Piece } from "../../core/channel/pieces.js";
import { type Line, type Run, textOf } from "../../core/view/runs.js";
import type { SourceWords } from "../../core/view/sources.js";
import { limits } from "./limits.js";
import { escaped, linkOf } from "./text.js";

const SMALL = "-# ";

/** The headline, as a heading where it can be one. */
export function headlineText(headline: string): string {
  const fits = headline.length <= limits.heading && !endsLikeHeading(headline);
  return fits ? `## ${escaped(headline)}` : marked(headline, "**");
}

/** `## C#` is read as "C": what ends a heading is not shown. */
function endsLikeHeading(text: string): boolean {
  return text.trimEnd().endsWith("#");
}

export function smallText(text: string): string {
  return SMALL + escaped(text);
}

/** A piece as a paragraph of Discord's Markdown; "" for one without words. Notes are small beside quotations. */
export function paragraphOf(piece: Piece, small: boolean): string {
  const { kind, line, place } = piece;
  switch (kind) {
    case "section":
    case "event":
      return endsLikeHeading(textOf(line)) ? runsText(line, true) : prefixed("### ", runsText(line, false));
    case "speaker":
      return runsText(line, true);
    case "toll":
      return prefixed("- ", runsText(line, false));
    case "head":
      return headText(piece);
    case "earlier":
    case "source":
    case "also":
      return SMALL + runsText(line, false) + openText(place);
    case "link":
      return `↳ ${runsText(line, false)}${openText(place)}`;
    case "note":
      return (small ? SMALL : "") + escaped(textOf(line));
    case "quote":
      return runsText(line, false)
        .split("\n")
        .map((one) => `> ${one}`)
        .join("\n");
  }
}

function prefixed(prefix: string, text: string): string {
  return text === "" ? "" : prefix + text;
}

function headText({ label = "", line }: Piece): string {
  const words = runsText(line, false);
  const number = label === "" ? "" : `\`${label}\``;
  return [number, words].filter((one) => one !== "").join(" ");
}

/** Runs in their emphasis; neighbours of the same are set as one, for marks would run into each other. */
function runsText(line: Line, bold: boolean): string {
  const merged: { text: string; mark: string }[] = [];
  for (const run of line) {
    if (run.text === "") continue;
    const mark = markOf(run, bold);
    const last = merged.at(-1);
    if (last?.mark === mark) last.text += run.text;
    else merged.push({ text: run.text, mark });
  }
  return merged.map(({ text, mark }) => marked(text, mark)).join("");
}

/** Italics end at any star, even an escaped one: they are for our own badges only. */
function markOf({ text, emphasis }: Run, bold: boolean): string {
  if (emphasis === "badge") return text.includes("*") ? "" : "*";
  return bold || emphasis === "strong" || emphasis === "warning" ? "**" : "";
}

/** Marks stand close to the words, or they are shown as they are. */
function marked(text: string, mark: string): string {
  const words = text.trim();
  if (mark === "" || words === "") return escaped(text);
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  return before + mark + escaped(words) + mark + after;
}

/** A link to the article, or what to ask for where there is none. */
function openText(place: SourceWords | undefined): string {
  if (place === undefined) return "";
  const url = linkOf(place.url);
  return url === null ? ` · ${escaped(place.article)}` : ` · [Open the article](<${url}>)`;
}
