import { closest } from "fastest-levenshtein";
import { DatelineError } from "../errors.js";
import type { Claim } from "../findings/finding.js";
import { type Entry, timeOf } from "../library.js";
import { type Command, commands } from "../questions/commands.js";
import { clean } from "../questions/parse.js";
import { readTopic } from "../search/topic.js";
import { overlaps, type Span } from "../span.js";
import { readableTime } from "../view/times.js";
import { isDisowned } from "./accounts.js";
import type { Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply } from "./context.js";
import { claimItem, figureItem, leadOf, passageItem } from "./items.js";

/** The publishers, and each article with its first sentence, the newest first. */
export function sources(context: AnswerContext, page: Page): Reply {
  const entries = context.library.all();
  const byPublisher = new Map<string, number>();
  for (const { article } of entries) {
    const name = article.source ?? "no publisher named";
    byPublisher.set(name, (byPublisher.get(name) ?? 0) + 1);
  }
  const publishers = [...byPublisher].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    headline: `${counted(entries.length, "article")} from ${counted(byPublisher.size, "publisher")}`,
    items: pageOf(entries, page, (entry) => passageItem(entry, leadOf(entry) ?? { start: 0, end: 0 })),
    notes: publishers.map(([name, count]) => `${name}: ${counted(count, "article")}`),
    total: entries.length,
  };
}

/** One article: its claims and figures in text order. */
export function article(context: AnswerContext, id: string, page: Page): Reply {
  const entry = find(context, id);
  const { title, source, published, updated } = entry.article;
  const time = `${updated !== undefined && updated !== published ? "updated " : ""}${timeText(timeOf(entry.article))}`;
  const { figures, sentences } = entry;
  const claims = accountsOf(entry);
  const findings = [...claims, ...figures.map((one) => one.figure)];
  findings.sort((a, b) => a.sentence.start - b.sentence.start);
  const items: Item[] = findings.map((one) =>
    one.type === "claim" ? claimItem(context.book, entry, one) : figureItem(context.book, entry, one),
  );
  if (items.length === 0)
    items.push(
      ...sentences
        .filter((one) => !one.heading)
        .slice(0, 3)
        .map((sentence) => passageItem(entry, sentence)),
    );
  return {
    headline: `${entry.article.id}: ${title ?? "untitled"} — ${source ?? "no publisher named"}, ${time}`,
    items: pageOf(items, page, (item) => item),
    notes: [
      `${counted(sentences.length, "sentence")}, ${counted(claims.length, "claim")}, ${counted(figures.length, "figure")}`,
      ...copyNote(context, entry),
    ],
    total: items.length,
  };
}

/** That the article's words were another's before. */
function copyNote({ copies }: AnswerContext, entry: Entry): string[] {
  const copy = copies.of(entry);
  if (copy === null) return [];
  const { id, source } = copy.original.article;
  const by = source === undefined ? "" : ` (${source})`;
  return [
    `A copy of article ${id}${by}: ${copy.shared} of ${counted(copy.of, "long sentence")} are the same`,
  ];
}

/** Its claims without those that only stand in what somebody denies. */
function accountsOf({ claims }: Entry): Claim[] {
  return claims.map(({ claim }) => claim).filter((claim) => !isDisowned(claim));
}

/** The paragraph around a quote; where that is hardly more than the quote, the ones beside it too. */
export function paragraphAround(context: AnswerContext, id: string, { start, end }: Span, page: Page): Reply {
  const entry = find(context, id);
  const own = entry.paragraphs.filter((one) => overlaps(one, { start, end }));
  const length = own.reduce((sum, one) => sum + one.end - one.start, 0);
  const beside = length - (end - start) < LITTLE ? 1 : 0;
  const first = entry.paragraphs.indexOf(own[0] ?? { start, end });
  const paragraphs =
    first < 0 ? own : entry.paragraphs.slice(Math.max(0, first - beside), first + own.length + beside);
  return {
    headline: `Around the quote in ${entry.article.title ?? entry.article.id}`,
    items: pageOf(paragraphs, page, (one) => passageItem(entry, one)),
    total: paragraphs.length,
  };
}

function find(context: AnswerContext, id: string): Entry {
  // A question has no control or formatting characters and no double spaces; an id may have.
  const entry = context.library.get(id) ?? context.library.all().find((one) => clean(one.article.id) === id);
  if (entry !== undefined) return entry;
  const ids = context.library.all().map((one) => one.article.id);
  const [only, second] = ids.filter((one) => one.startsWith(id));
  const begun = only !== undefined && second === undefined ? context.library.get(only) : undefined;
  if (begun !== undefined) return begun;
  const hint = ids.length > 0 ? ` Did you mean: article ${closest(id.slice(0, 200), ids)}?` : "";
  throw new DatelineError(
    "unknown-article",
    `The desk has no article “${id.slice(0, 80)}”.${hint} To see all: sources`,
  );
}

/** Characters around a quote that tell no more than the quote. */
const LITTLE = 40;

/** Counts, the last update, the version. */
export function status(context: AnswerContext, version: string): Reply {
  const { library, profile } = context;
  const all = library.all();
  const { claims, figures, undated } = context.remember("counts", () => ({
    claims: all.reduce((sum, entry) => sum + accountsOf(entry).length, 0),
    figures: all.reduce((sum, entry) => sum + entry.figures.length, 0),
    undated: all.filter((entry) => timeOf(entry.article) === null).length,
  }));
  const held = `${counted(all.length, "article")}, ${counted(claims, "claim")}, ${counted(figures, "figure")}`;
  return {
    headline: `${profile.title}: ${held}; newest article: ${all.length === 0 ? "none" : timeText(library.asOf())}`,
    items: [],
    notes: [...(undated > 0 ? [`${counted(undated, "article")} without a date`] : []), `Dateline ${version}`],
    total: 0,
  };
}

function timeText(instant: string | null): string {
  return instant === null ? "undated" : readableTime(instant);
}

/** What can be asked, or how one command is used. */
export function help(context: AnswerContext, about: string): Reply {
  const shown = commands.filter((one) => one.hidden !== true);
  const name = about.toLowerCase().replace(/^\//, "");
  const one = shown.find((command) => command.name === name);
  const { examples } = context.profile;
  if (one) {
    // The desk's own, and of ours those that this desk can answer: an editor presses them.
    const own = examples.filter((example) => example.startsWith(`${one.name} `));
    const ours = one.examples.filter((example) => isAnswered(context, one, example));
    const all = [...new Set([...own, ...ours])];
    // One that finds nothing shows the form, at least.
    if (all.length === 0) all.push(...one.examples.slice(0, 1));
    return {
      headline: `${one.usage} — ${one.summary}`,
      items: [],
      notes: [...all.map((example) => `Example: ${example}`), ...(one.note === undefined ? [] : [one.note])],
      // An order is not to be given by trying an example.
      actions: one.order === true ? [] : all.map((example) => ({ label: example, question: example })),
      total: 0,
    };
  }
  return {
    headline:
      about === ""
        ? `Ask the ${context.profile.title} in plain English, or with a command:`
        : `There is no command “${about.slice(0, 40)}”. These are the commands:`,
    items: [],
    notes: shown.map((command) => `${command.usage} — ${command.summary}`),
    actions: examples.map((example) => ({ label: example, question: example })),
    total: 0,
  };
}

/** Whether the shown articles have what an example of ours is about. */
function isAnswered(
  { book, vocabulary, index, library }: AnswerContext,
  { name, parse, order }: Command,
  example: string,
): boolean {
  if (order === true) return true;
  const asked = parse(example.slice(name.length).trim(), (library.asOf() ?? SOME_DAY).slice(0, 10));
  const about = [
    "topic" in asked ? asked.topic : "",
    "words" in asked ? asked.words : "",
    "by" in asked ? (asked.by ?? "") : "",
  ];
  const topic = readTopic(about.join(" "), book, vocabulary);
  if (topic.empty) return true;
  const shown = library.bySerial();
  return index.search(topic, true).some(({ id }) => shown[id] !== undefined);
}

/** The day that an example's "Thursday" is seen from, where no article tells one: it changes nothing of what it is about. */
const SOME_DAY = "2024-11-30";
