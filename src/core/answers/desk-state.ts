import { closest } from "fastest-levenshtein";
import { DatelineError } from "../errors.js";
import { type Entry, timeOf } from "../library.js";
import { commands } from "../questions/commands.js";
import { overlaps } from "../span.js";
import type { Item, Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply } from "./context.js";
import { claimItem, figureItem, passageItem } from "./items.js";

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
    items: pageOf(entries, page, (entry) => passageItem(entry, entry.sentences[0] ?? { start: 0, end: 0 })),
    notes: publishers.map(([name, count]) => `${name}: ${counted(count, "article")}`),
    total: entries.length,
  };
}

/** One article: its claims and figures in text order. */
export function article(context: AnswerContext, id: string, page: Page): Reply {
  const entry = find(context, id);
  const { title, source } = entry.article;
  const what = `${title ?? "untitled"} — ${source ?? "no publisher named"}, ${timeOf(entry.article) ?? "undated"}`;
  const claims = entry.findings.filter((one) => one.type === "claim").length;
  const listed: Item[] = [];
  for (const finding of entry.findings) {
    listed.push(finding.type === "claim" ? claimItem(entry, finding) : figureItem(entry, finding));
  }
  if (listed.length === 0)
    listed.push(...entry.sentences.slice(0, 3).map((sentence) => passageItem(entry, sentence)));
  return {
    headline: `${entry.article.id}: ${what}`,
    items: pageOf(listed, page, (item) => item),
    notes: [
      `${counted(entry.sentences.length, "sentence")}, ${counted(claims, "claim")}, ${counted(entry.findings.length - claims, "figure")}`,
    ],
    total: listed.length,
  };
}

/** The paragraph around a quote. */
export function paragraphAround(context: AnswerContext, id: string, start: number, end: number): Reply {
  const entry = find(context, id);
  const paragraphs = entry.paragraphs.filter((one) => overlaps(one, { start, end }));
  return {
    headline: `Around the quote in ${entry.article.title ?? entry.article.id}`,
    items: paragraphs.map((one) => passageItem(entry, one)),
    total: paragraphs.length,
  };
}

function find(context: AnswerContext, id: string): Entry {
  const entry = context.library.get(id);
  if (entry !== undefined) return entry;
  const ids = context.library.all().map((one) => one.article.id);
  const hint = ids.length > 0 ? ` Did you mean: article ${closest(id.slice(0, 200), ids)}?` : "";
  throw new DatelineError(
    "unknown-article",
    `The desk has no article “${id.slice(0, 80)}”.${hint} To see all: sources`,
  );
}

/** Counts, the last update, the version. */
export function status(context: AnswerContext, version: string): Reply {
  const { library, profile, vocabulary } = context;
  const counts = context.remember("counts", () => {
    let claims = 0;
    let figures = 0;
    for (const entry of library.all())
      for (const one of entry.findings) one.type === "claim" ? claims++ : figures++;
    return { claims, figures };
  });
  const undated = library.all().filter((entry) => timeOf(entry.article) === null).length;
  const newest = library.asOf() ?? (library.all().length > 0 ? "undated" : "none");
  return {
    headline: `${profile.title}: ${counted(library.all().length, "article")}, ${counted(counts.claims, "claim")}, ${counted(counts.figures, "figure")}; newest article: ${newest}`,
    items: [],
    notes: [
      ...(undated > 0 ? [`${counted(undated, "article")} without a date`] : []),
      `${counted(vocabulary.size - 1, "distinct term")} indexed`,
      `Dateline ${version}`,
    ],
    total: 0,
  };
}

/** What can be asked, or how one command is used. */
export function help(context: AnswerContext, about: string): Reply {
  const shown = commands.filter((one) => one.hidden !== true);
  const name = about.toLowerCase().replace(/^\//, "");
  const one = shown.find((command) => command.name === name);
  if (one) {
    return {
      headline: `${one.usage} — ${one.summary}`,
      items: [],
      notes: one.examples.map((example) => `Example: ${example}`),
      actions: one.examples.map((example) => ({ label: example, question: example })),
      total: 0,
    };
  }
  const { examples } = context.profile;
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
