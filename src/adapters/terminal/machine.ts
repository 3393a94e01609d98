import type { Answer, Citation, Item } from "../../core/answers/answer.js";
import type { Timeline } from "./tools.js";

/** Machine-readable output: its fields and their order are an interface (docs/DESIGN.md), spelled out here. */

/** Legal inside JSON strings, but a terminal would obey them; as `\uXXXX` they are the same data. */
const DANGEROUS = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Any value as JSON on one line that is safe to look at. */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(DANGEROUS, asEscape);
}

function machineCitation(citation: Citation): Record<string, unknown> {
  const { article, start, end, quote, title, source, published, url } = citation;
  return {
    article,
    start,
    end,
    quote,
    title: title ?? null,
    source: source ?? null,
    published: published ?? null,
    ...(url === undefined ? {} : { url }),
  };
}

function machineDetails(item: Item): Record<string, unknown> {
  switch (item.type) {
    case "claim": {
      const { claimant, speaker, cue, content, stance, hedged } = item;
      return { claimant, speaker, cue, content, stance, hedged };
    }
    case "figure": {
      const { harm, low, high, bound, vague, subset, background, group, place, asOf, claimant } = item;
      const { speaker, words, running, zero, denied } = item;
      const designed = { harm, low, high, bound, vague, subset, background, group, place, asOf, claimant };
      return { ...designed, speaker, words, running, zero, denied };
    }
    case "event":
      return { date: item.date };
    case "passage":
      return {};
  }
}

function machineItem(item: Item): Record<string, unknown> {
  const places = "alsoIn" in item ? (item.alsoIn ?? []) : [];
  return {
    type: item.type,
    text: item.text,
    ...machineDetails(item),
    citation: machineCitation(item.citation),
    ...(places.length === 0 ? {} : { alsoIn: places.map(machineCitation) }),
  };
}

/** An answer as one JSON object on one line; actions are for people and left out. */
export function toMachine(answer: Answer): string {
  const { question, desk, command, asOf, headline, items, related, notes, total, problem } = answer;
  return toJsonLine({
    question,
    desk,
    command,
    asOf,
    headline,
    items: items.map(machineItem),
    related: related.map(machineItem),
    notes,
    total,
    ...(problem === undefined ? {} : { problem }),
  });
}

/** A timeline as one JSON object on one line. */
export function timelineToMachine(timeline: Timeline): string {
  const entries = timeline.entries.map(({ date, items }) => ({ date, items: items.map(machineItem) }));
  return toJsonLine({ entries });
}
