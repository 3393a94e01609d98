import type { Answer, FigureItem, Item } from "../answers/answer.js";
import {
  claimLine,
  groupBySpeaker,
  isStatement,
  type LinkWords,
  linksOf,
  type SpeakerHead,
  speakerLine,
  whoSays,
} from "./claims.js";
import { correctedWords, type EarlierWords, earlierWords, type FigureWords, figureWords } from "./figures.js";
import { type EventWords, eventWords } from "./ledger.js";
import { oneLine } from "./neutralise.js";
import type { Line } from "./runs.js";
import { type SourceWords, sourceWords } from "./sources.js";
import { readableTime } from "./times.js";

/**
 * An answer in words, as every platform tells it: what stands under what, what is said once for several, and how
 * each thing is called. Platforms differ in how that looks, never in what it says.
 */
export interface View {
  readonly headline: string;
  readonly groups: readonly Group[];
  readonly notes: readonly string[];
}

/** Entries under one heading; null where nothing stands above them. */
export interface Group {
  readonly heading: Heading | null;
  readonly entries: readonly EntryView[];
}

export type Heading =
  /** "Background", "Related". */
  | { readonly kind: "section"; readonly text: string }
  /** Who says what follows. */
  | { readonly kind: "speaker"; readonly line: Line }
  /** An event of the ledger. */
  | ({ readonly kind: "event" } & EventWords);

/** One quotation with what is said about it: an item, or the figures of one sentence. */
export interface EntryView {
  /** The items that it tells, in the answer's order, by their place among those shown. */
  readonly items: readonly Item[];
  readonly heads: readonly Head[];
  /** Word for word. */
  readonly quote: string;
  readonly source: SourceWords;
  /** Other articles that carry the same. */
  readonly alsoIn: readonly SourceWords[];
  readonly links: readonly LinkWords[];
}

/** What stands above a quotation, with the label under which it is referred to: "3", "r1", or "". */
export type Head = {
  readonly label: string;
  /** What it was before. */
  readonly earlier: readonly EarlierWords[];
} & (
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "figure"; readonly words: FigureWords }
);

export interface Labelled {
  readonly item: Item;
  readonly label: string;
}

/** An answer in words; its items are numbered from `firstNumber`, its related ones "r1", "r2", …; null numbers nothing. */
export function viewOf(answer: Answer, firstNumber: number | null): View {
  const items = labelled(answer.items, (i) => (firstNumber === null ? "" : String(firstNumber + i)));
  const related = labelled(answer.related, (i) => (firstNumber === null ? "" : `r${i + 1}`));
  const bySpeaker = answer.command === "who-claimed" && items.every(({ item }) => item.type === "claim");
  return {
    headline: oneLine(answer.headline),
    groups: [
      ...(bySpeaker ? speakers(items) : answer.events ? ledger(answer, items) : sections(null, items)),
      ...relatedSections(answer, related),
    ],
    notes: answer.notes.map(oneLine),
  };
}

/** Entries for items of any kind, without a heading. */
export function entriesOf(items: readonly Labelled[], place: string | null = null): EntryView[] {
  return bySentence(items).map((members) => entryOf(members, items, { head: null, place }));
}

function labelled(items: readonly Item[], label: (index: number) => string): Labelled[] {
  return items.map((item, index) => ({ item, label: label(index) }));
}

/** Claims of which those of a speaker stand together, each speaker named once above them. */
function speakers(items: readonly Labelled[]): Group[] {
  return groupBySpeaker(items.map(({ item }) => item)).map(({ head, from, to }) => ({
    heading: head === null ? null : { kind: "speaker", line: speakerLine(head) },
    entries: items.slice(from, to).map((one) => entryOf([one], items, { head, place: null })),
  }));
}

/** The figures of a ledger: each event under a heading that tells what its sources say together, background last. */
function ledger(answer: Answer, items: readonly Labelled[]): Group[] {
  const events = new Map((answer.events ?? []).map((event) => [event.number, event]));
  const byEvent = new Map<number | null, Labelled[]>();
  for (const one of items) {
    const number = one.item.type === "figure" ? (one.item.event ?? null) : null;
    const group = byEvent.get(number);
    if (group === undefined) byEvent.set(number, [one]);
    else group.push(one);
  }
  return [...byEvent].map(([number, members]) => {
    const event = number === null ? undefined : events.get(number);
    const heading: Heading =
      event === undefined ? { kind: "section", text: "Background" } : { kind: "event", ...eventWords(event) };
    return { heading, entries: entriesOf(members, event?.place ?? null) };
  });
}

function isBackground({ item }: Labelled): boolean {
  return item.type === "figure" && item.background;
}

/** What is new, then, under its own title, what is background. Numbers stay those of the answer's order. */
function sections(title: string | null, items: readonly Labelled[]): Group[] {
  const news = items.filter((one) => !isBackground(one));
  const background = items.filter(isBackground);
  const groups: Group[] = [
    { heading: title === null ? null : { kind: "section", text: title }, entries: entriesOf(news) },
  ];
  if (background.length > 0)
    groups.push({ heading: { kind: "section", text: "Background" }, entries: entriesOf(background) });
  return groups.filter(({ heading, entries }) => heading !== null || entries.length > 0);
}

/**
 * Related items under headings that are true of every one of them: that nobody is named is only known of a claim
 * without a claimant; a passage may well name somebody in a way that no claim was read from.
 */
function relatedSections(answer: Answer, related: readonly Labelled[]): Group[] {
  const unnamed = ({ item }: Labelled) => item.type === "claim" && item.claimant === null;
  const parts: [title: string, items: readonly Labelled[]][] =
    answer.command === "who-claimed"
      ? [
          ["Reported, with nobody named", related.filter(unnamed)],
          ["Also reported", related.filter((one) => !unnamed(one))],
        ]
      : [["Related", related]];
  return parts.filter(([, items]) => items.length > 0).flatMap(([title, items]) => sections(title, items));
}

/** Neighbouring figures of one sentence go together, so that it is quoted once. Where they differ in `alsoIn`, not. */
function bySentence(items: readonly Labelled[]): Labelled[][] {
  const groups: Labelled[][] = [];
  for (const one of items) {
    const last = groups.at(-1)?.at(-1);
    const joins = last?.item.type === "figure" && one.item.type === "figure";
    const samePlaces = last !== undefined && placesOf(last.item) === placesOf(one.item);
    if (last && joins && samePlaces && sameSentence(last.item, one.item)) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

function sameSentence(a: Item, b: Item): boolean {
  return (
    a.citation.article === b.citation.article &&
    a.citation.start === b.citation.start &&
    a.citation.end === b.citation.end
  );
}

function alsoInOf(item: Item) {
  return "alsoIn" in item ? (item.alsoIn ?? []) : [];
}

function placesOf(item: Item): string {
  return alsoInOf(item)
    .map(({ article, start, end }) => `${article}:${start}-${end}`)
    .join(" ");
}

interface Surroundings {
  readonly head: SpeakerHead | null;
  readonly place: string | null;
}

function entryOf(members: readonly Labelled[], page: readonly Labelled[], around: Surroundings): EntryView {
  const last = members.at(-1)?.item as Item;
  return {
    items: members.map(({ item }) => item),
    heads: headsOf(members, around),
    quote: last.text,
    source: sourceWords(last.citation),
    alsoIn: alsoInOf(last).map(sourceWords),
    links:
      last.type === "claim"
        ? linksOf(last, (said) => page.find(({ item }) => isStatement(item, said))?.label ?? "")
        : [],
  };
}

function headsOf(members: readonly Labelled[], { head, place }: Surroundings): Head[] {
  let whole: FigureItem | null = null;
  const heads: Head[] = [];
  for (const { item, label } of members) {
    if (item.type === "figure") {
      const words = figureWords(item, { whole: item.subset ? whole : null, place });
      heads.push({ kind: "figure", label, words, earlier: earlierWords(item) });
      if (!item.subset) whole = item;
    } else heads.push({ kind: "line", label, line: lineOf(item, head), earlier: correctedWords(item) });
  }
  return heads;
}

/** The line above the quotation; empty for a passage in the article's own words, which needs none. */
function lineOf(item: Exclude<Item, FigureItem>, head: SpeakerHead | null): Line {
  if (item.type === "claim") return claimLine(item, head);
  const speaker: Line =
    item.saidBy === undefined ? [] : [{ text: `${whoSays(item.saidBy)}:`, emphasis: "strong" }];
  if (item.type === "passage") return speaker;
  const date: Line =
    item.date === null
      ? [{ text: "undated", emphasis: "badge" }]
      : [{ text: readableTime(item.date), emphasis: "strong" }];
  return speaker.length === 0 ? date : [...date, { text: " · " }, ...speaker];
}
