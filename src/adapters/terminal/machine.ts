import {
  type Answer,
  type CasualtyEvent,
  type Citation,
  type EarlierFigure,
  type Item,
  type LinkedClaim,
  relationNames,
  type Voiced,
} from "../../core/answers/answer.js";
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

function machineVoice(voice: Voiced | null): Record<string, unknown> | null {
  return voice && { speaker: voice.speaker, claimant: voice.claimant };
}

function machineLink({ speaker, claimant, stance, within, citation }: LinkedClaim): Record<string, unknown> {
  return { speaker, claimant, stance, within: machineVoice(within), citation: machineCitation(citation) };
}

/** What others say to a claim; like `alsoIn`, there only where there is any. */
function machineLinks(item: Item): Record<string, unknown> {
  if (item.type !== "claim") return {};
  const filled = relationNames.filter((name) => (item[name] ?? []).length > 0);
  return Object.fromEntries(filled.map((name) => [name, item[name]?.map(machineLink)]));
}

/** Of a figure of the ledger: what its source said before, and whether it has said more since. */
function machineHistory(item: Item): Record<string, unknown> {
  if (item.type !== "figure") return {};
  return {
    ...(item.earlier && { earlier: item.earlier.map(machineEarlier) }),
    ...(item.superseded !== undefined && { superseded: item.superseded }),
  };
}

function machineEarlier({ citation, ...value }: EarlierFigure): Record<string, unknown> {
  const { low, high, bound, vague, zero, denied, words, asOf } = value;
  return { low, high, bound, vague, zero, denied, words, asOf, citation: machineCitation(citation) };
}

function machineEvent({ number, place, day, cause, figures, lines }: CasualtyEvent): Record<string, unknown> {
  return {
    ...{ number, place, day, cause, figures },
    lines: lines.map(({ harm, victims, low, high, open, vague, part, grade, sources }) => ({
      ...{ harm, victims, low, high, open, vague, part, grade, sources },
    })),
  };
}

function machineDetails(item: Item): Record<string, unknown> {
  switch (item.type) {
    case "claim": {
      const { claimant, speaker, cue, content, stance, hedged, claimantKinds, within } = item;
      return { claimant, speaker, cue, content, stance, hedged, claimantKinds, within: machineVoice(within) };
    }
    case "figure": {
      const { harm, low, high, bound, vague, subset, background, group, place, asOf, claimant } = item;
      const { speaker, words, running, zero, denied, cause, preliminary, previous, claimantKinds } = item;
      const designed = { harm, low, high, bound, vague, subset, background, group, place, asOf, claimant };
      const more = { speaker, words, running, zero, denied, cause, preliminary, previous, claimantKinds };
      return { ...designed, ...more, ...(item.event !== undefined && { event: item.event }) };
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
    ...machineLinks(item),
    ...machineHistory(item),
    ...("saidBy" in item && item.saidBy !== undefined && { saidBy: machineVoice(item.saidBy) }),
  };
}

/** An answer as one JSON object on one line; actions are for people and left out. */
export function toMachine(answer: Answer): string {
  const { question, desk, command, asOf, headline, items, related, notes, total, events, problem } = answer;
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
    ...(events && { events: events.map(machineEvent) }),
    ...(problem === undefined ? {} : { problem }),
  });
}

/** A timeline as one JSON object on one line. */
export function timelineToMachine(timeline: Timeline): string {
  const entries = timeline.entries.map(({ date, items }) => ({ date, items: items.map(machineItem) }));
  return toJsonLine({ entries });
}
