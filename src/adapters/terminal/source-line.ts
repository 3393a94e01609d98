import type { Citation, Item } from "../../core/answers/answer.js";
import { oneLine } from "./neutralise.js";
import type { Palette } from "./palette.js";
import { readableTime } from "./times.js";
import type { Piece } from "./wrap.js";

/** Further places named in full; what is beyond is counted, and `--json` has them all. */
const PLACES_NAMED = 5;

function source({ title, source, published, article }: Citation): {
  before: string;
  time: string;
  after: string;
} {
  const before = [title ?? "untitled", source].filter((part) => part !== undefined).map(oneLine);
  return {
    before: `${before.join(" · ")} · `,
    time: published === undefined ? "undated" : readableTime(published),
    after: ` · ${oneLine(article)}`,
  };
}

/** Where a quotation stands: title, publisher, time, article id, url. What is missing is said, never made up. */
export function sourceLine(citation: Citation, palette: Palette): Piece[] {
  const { before, time, after } = source(citation);
  const undated = citation.published === undefined;
  const url = citation.url === undefined ? "" : ` · ${oneLine(citation.url)}`;
  return [
    { text: before, style: palette.quiet },
    { text: time, style: undated ? palette.badge : palette.quiet },
    { text: after + url, style: palette.quiet },
  ];
}

/** The other articles that carry the same statement or figure; null where there are none. */
export function alsoIn(item: Item, palette: Palette): Piece[] | null {
  const places = "alsoIn" in item ? (item.alsoIn ?? []) : [];
  if (places.length === 0) return null;
  const named = places.slice(0, PLACES_NAMED).map((place) => {
    const { before, time, after } = source(place);
    return before + time + after;
  });
  const rest = places.length - named.length;
  const more = rest > 0 ? `; and ${rest} more (dateline ask --json lists them all)` : "";
  return [{ text: `also in ${named.join("; ")}${more}`, style: palette.quiet }];
}
