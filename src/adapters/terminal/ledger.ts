import type { Answer, CasualtyEvent } from "../../core/answers/answer.js";
import type { EventLine } from "../../core/ledger/lines.js";
import { type Entry, type Layout, renderEntries } from "./items.js";
import { oneLine } from "./neutralise.js";
import type { Palette } from "./palette.js";
import { readableTime } from "./times.js";
import { layOut, type Piece } from "./wrap.js";

const digits = new Intl.NumberFormat("en");
const NO_GUTTER = { first: "", rest: "  " };

/** The figures of a ledger: each event under a heading that tells what its sources say together, background last. */
export function renderLedger(answer: Answer, entries: readonly Entry[], layout: Layout): string[] {
  const events = new Map((answer.events ?? []).map((event) => [event.number, event]));
  const byEvent = new Map<number | null, Entry[]>();
  for (const entry of entries) {
    const number = entry.item.type === "figure" ? (entry.item.event ?? null) : null;
    const group = byEvent.get(number);
    if (group === undefined) byEvent.set(number, [entry]);
    else group.push(entry);
  }
  return [...byEvent].flatMap(([number, members]) => {
    const event = number === null ? undefined : events.get(number);
    const heading = event === undefined ? [layout.palette.heading("Background")] : headingOf(event, layout);
    const [first = "", ...others] = renderEntries(members, layout, event?.place ?? null);
    return [[...heading, first].join("\n"), ...others];
  });
}

/** "Event 3 · Idlib · airstrike · 30 Nov 2024", and below it a line a harm where there is more than one figure. */
function headingOf(event: CasualtyEvent, { width, palette }: Layout): string[] {
  const { number, place, cause, day, lines } = event;
  const parts = [place === null ? "place not said" : oneLine(place), cause, day && readableTime(day)];
  const title = `Event ${number} · ${parts.filter(Boolean).join(" · ")}`;
  const alone = lines.every(({ grade }) => grade === "single-source") && event.figures <= lines.length;
  const head: Piece[] = [{ text: title, style: palette.heading }];
  if (alone) head.push({ text: " " }, { text: "[single source]", style: palette.badge });
  const below = alone ? [] : lines;
  const harmWidth = Math.max(0, ...below.map(({ harm }) => harm.length));
  return [
    ...layOut(head, width, NO_GUTTER),
    ...below.flatMap((line) =>
      layOut(linePieces(line, harmWidth, palette), width, { first: "  ", rest: "    " }),
    ),
  ];
}

function linePieces(line: EventLine, harmWidth: number, palette: Palette): Piece[] {
  const victims = line.victims === null ? "" : `  ${oneLine(line.victims)}`;
  const grade =
    line.grade === "single-source"
      ? "single source"
      : line.sources > 1
        ? `${line.grade}, ${line.sources} sources`
        : line.grade;
  const style = line.grade === "contested" ? palette.warning : palette.badge;
  return [
    { text: `${line.harm.padEnd(harmWidth)}  ` },
    { text: rangeOf(line), style: palette.claimant },
    { text: `${victims}  ` },
    { text: `[${grade}]`, style },
  ];
}

/** "4", "4 to 6", "22 or more", "4 to 22 or more"; words are no numbers and are said as such. */
function rangeOf({ low, high, open, vague, part }: EventLine): string {
  const words = vague ? "in words only" : "none stated";
  if (high === null) return words;
  const upTo = `up to ${digits.format(high)}`;
  const range =
    low === null
      ? upTo
      : low === high
        ? digits.format(low)
        : `${digits.format(low)} to ${digits.format(high)}`;
  return `${range}${open ? " or more" : ""}${vague ? ", and in words" : ""}${part ? " (a part)" : ""}`;
}
