import type { CasualtyEvent } from "../answers/answer.js";
import type { EventLine } from "../ledger/lines.js";
import { oneLine } from "./neutralise.js";
import type { Line, Run } from "./runs.js";
import { readableTime } from "./times.js";

const digits = new Intl.NumberFormat("en");

/** What all sources of an event say together of one harm, part by part. */
export interface TollWords {
  readonly harm: string;
  /** "4", "4 to 6", "22 or more", "in words only": a range, never a sum. */
  readonly range: string;
  /** "" where the texts do not say what the victims were. */
  readonly victims: string;
  /** How far they agree: "[contested, 2 sources]". */
  readonly grade: Run;
}

/** "Event 3 · Idlib · airstrike · 30 Nov 2024", and what its sources say together, a line a harm and kind of victims. */
export interface EventWords {
  readonly title: Line;
  readonly tolls: readonly TollWords[];
  /** Each line is one figure of one source: the figures below say it all. */
  readonly plain: boolean;
}

export function eventWords(event: CasualtyEvent): EventWords {
  const { number, place, cause, day, lines } = event;
  const parts = [place === null ? "place not said" : oneLine(place), cause, day && readableTime(day)];
  const title: Run = { text: `Event ${number} · ${parts.filter(Boolean).join(" · ")}` };
  const plain = lines.every(({ grade }) => grade === "single-source") && event.figures <= lines.length;
  const badge: Run[] = [{ text: " " }, { text: "[single source]", emphasis: "badge" }];
  return { title: plain ? [title, ...badge] : [title], tolls: lines.map(tollWords), plain };
}

function tollWords(line: EventLine): TollWords {
  const { grade, sources } = line;
  const agreement =
    grade === "single-source" ? "single source" : sources > 1 ? `${grade}, ${sources} sources` : grade;
  return {
    harm: line.harm,
    range: rangeOf(line),
    victims: line.victims === null ? "" : oneLine(line.victims),
    grade: { text: `[${agreement}]`, emphasis: grade === "contested" ? "warning" : "badge" },
  };
}

/** The toll on one line. */
export function tollLine({ harm, range, victims, grade }: TollWords): Line {
  return [
    { text: `${harm}  ` },
    { text: range, emphasis: "strong" },
    { text: `${victims === "" ? "" : `  ${victims}`}  ` },
    grade,
  ];
}

/** Words such as "dozens" are no numbers, and are said as such. */
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
