import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Citation, Item } from "../../src/core/answers/answer.js";
import type { ArticleInput } from "../../src/core/article.js";
import type { Desk } from "../../src/core/desk.js";
import { exportRows } from "../../src/core/export.js";
import type { KeptFigure } from "../../src/core/library.js";
import { type Reading, read } from "../../src/core/reading/reading.js";
import type { Span } from "../../src/core/span.js";
import { article, corpus, NAMES, pick, question, questions, text } from "./generated-news.js";
import { deskOf } from "./support.js";

const RUNS = { numRuns: 150 } as const;
const desk = (articles: readonly ArticleInput[]): Desk => deskOf(articles, { profile: { names: NAMES } });
const itemsOf = ({ items, related }: Answer): Item[] => [...items, ...related];

/** What an answer shows as written must stand in the article: in its citation's quote, or at least in its text. */
function expectVerbatim(item: Item, textById: ReadonlyMap<string, string>): void {
  const cited = (citation: Citation): string => {
    const whole = textById.get(citation.article);
    expect(whole, `an article that may be shown: ${citation.article}`).toBeDefined();
    expect(citation.start).toBeLessThanOrEqual(citation.end);
    expect((whole ?? "").slice(citation.start, citation.end)).toBe(citation.quote);
    return whole ?? "";
  };
  const whole = cited(item.citation);
  expect(item.text).toBe(item.citation.quote);
  if (item.type !== "claim" && item.type !== "figure") return;
  for (const also of item.alsoIn ?? []) cited(also);
  const places = [item.citation, ...(item.alsoIn ?? [])].map((one) => one.article);
  expect(new Set(places).size).toBe(places.length);
  const shown =
    item.type === "claim" ? [item.claimant, item.cue, item.content] : [item.claimant, item.words, item.group];
  for (const one of shown) if (one !== null) expect(whole).toContain(one);
  if (item.type === "figure") {
    expect(item.text).toContain(item.words);
    if (item.low !== null && item.high !== null) expect(item.low).toBeLessThanOrEqual(item.high);
  } else {
    expect(item.content).not.toBe("");
    expect(item.speaker === null || item.claimant !== null).toBe(true);
  }
}

describe("over generated news", () => {
  it("there is something to look at: claims, figures, repeated statements, events and hidden articles", () => {
    const seen = new Set<string>();
    for (const articles of fc.sample(corpus, { numRuns: 200, seed: 1 })) {
      const answering = desk(articles);
      if (answering.entries().length < new Set(articles.map((one) => one.id)).size) seen.add("hidden");
      for (const one of ["who-claimed attack bridge", "casualties", "timeline", "summary"]) {
        for (const item of itemsOf(answering.ask(one))) {
          seen.add(item.type);
          if ("alsoIn" in item) seen.add("repeated");
        }
      }
    }
    expect([...seen].sort()).toEqual(["claim", "event", "figure", "hidden", "passage", "repeated"]);
  });

  it("every citation and every word shown as written is the article's own", () => {
    fc.assert(
      fc.property(corpus, questions, (articles, asked) => {
        const answering = desk(articles);
        const texts = new Map(answering.entries().map(({ article: one }) => [one.id, one.text]));
        for (const one of [
          ...asked,
          "casualties",
          "who-claimed guard vint",
          "sources",
          "timeline",
          "summary",
        ]) {
          for (const item of itemsOf(answering.ask(one, { limit: 1_000 }))) expectVerbatim(item, texts);
        }
        for (const id of texts.keys())
          for (const item of answering.ask(`article ${id}`, { limit: 1_000 }).items)
            expectVerbatim(item, texts);
        const days = answering.timeline("", 10, 3);
        for (const item of days.flatMap((day) => day.items)) expectVerbatim(item, texts);
        const digest = answering.digest({ date: "2031-03-31", since: "2031-03-01", topic: "" });
        for (const item of digest.items) expectVerbatim(item, texts);
      }),
      RUNS,
    );
  });

  it("every exported finding has its offsets in the article, in order and apart", () => {
    fc.assert(
      fc.property(corpus, (articles) => {
        const exported = desk(articles);
        const entries = exported.entries();
        const eventOf = (figure: KeptFigure) => exported.eventOf(figure);
        const texts = new Map(entries.map((entry) => [entry.article.id, entry.article.text]));
        for (const row of exportRows(entries, "claims", eventOf) as Iterable<ClaimRow>) {
          const whole = texts.get(row.article) ?? "";
          expect(row.content.length).toBeGreaterThan(0);
          expect(flawOf(row.content, whole)).toBeNull();
          for (const one of [row.source, row.cue]) if (one !== null) expect(flawOf([one], whole)).toBeNull();
          expect(row.speaker === null || row.source !== null).toBe(true);
        }
        for (const row of exportRows(entries, "figures", eventOf) as Iterable<FigureRow>) {
          const whole = texts.get(row.article) ?? "";
          expect(flawOf([row.sentence], whole)).toBeNull();
          if (row.claimant !== null) expect(flawOf([row.claimant], whole)).toBeNull();
        }
      }),
      RUNS,
    );
  });

  it("no question makes the desk throw, and every answer has a headline of one line", () => {
    fc.assert(
      fc.property(corpus, questions, (articles, asked) => {
        const answering = desk(articles);
        for (const one of asked) {
          const answer = answering.ask(one);
          expect(answer.problem).not.toBe("internal");
          expect(answer.headline.trim()).not.toBe("");
          expect(answer.headline).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
          expect(answer.items.length).toBeLessThanOrEqual(20);
          expect(answer.total).toBeGreaterThanOrEqual(answer.items.length);
          expect(answer.problem === undefined || answer.command === null).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("the same articles give the same bytes in whatever order they come, and whatever was asked before", () => {
    const shuffled = fc
      .tuple(fc.uniqueArray(article, { maxLength: 7, selector: identityOf }), questions)
      .chain(([articles, asked]) =>
        fc.tuple(
          fc.constant(articles),
          fc.shuffledSubarray(articles, { minLength: articles.length, maxLength: articles.length }),
          fc.constant(asked),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([articles, reordered, asked]) => {
        const first = desk(articles);
        const second = desk(reordered);
        const all = [
          ...asked,
          "casualties",
          "who-claimed vint bridge",
          "search brask guard",
          "summary",
          "status",
        ];
        const before = all.map((one) => JSON.stringify(first.ask(one, { limit: 1_000 })));
        for (const one of [...all].reverse()) second.ask(one);
        expect(all.map((one) => JSON.stringify(second.ask(one, { limit: 1_000 })))).toEqual(before);
      }),
      RUNS,
    );
  });

  it("pages put together are the whole list, and the total is the same on each", () => {
    fc.assert(
      fc.property(corpus, question, fc.integer({ min: 1, max: 7 }), (articles, asked, limit) => {
        const answering = desk(articles);
        const whole = answering.ask(asked, { limit: 10_000 });
        expect(whole.items).toHaveLength(whole.total);
        const paged: Item[] = [];
        for (let offset = 0; offset < whole.total; offset += limit) {
          const page = answering.ask(asked, { offset, limit });
          expect(page.total).toBe(whole.total);
          expect(page.headline).toBe(whole.headline);
          paged.push(...page.items);
        }
        expect(paged).toEqual(whole.items);
        expect(answering.ask(asked, { offset: whole.total, limit }).items).toEqual([]);
        expect(answering.ask(asked, { limit: 0 })).toMatchObject({ items: [], total: whole.total });
      }),
      RUNS,
    );
  });
});

/** Two versions that nothing but the order of arrival tells apart have no order-free answer. */
function identityOf(one: Partial<ArticleInput>): string {
  return JSON.stringify([one.id, one.version ?? one.updated ?? one.published]);
}

interface ClaimRow {
  readonly article: string;
  readonly source: Span | null;
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly speaker: string | null;
}

interface FigureRow {
  readonly article: string;
  readonly claimant: Span | null;
  readonly sentence: Span;
}

/** What is wrong with spans that should be filled, in order, apart and within a text; null where nothing is. */
function flawOf(spans: readonly Span[], whole: string): string | null {
  let last = 0;
  for (const { start, end } of spans) {
    if (!(start >= last && end > start && end <= whole.length)) return `${start}-${end} after ${last}`;
    last = end;
  }
  return null;
}

describe("a reading of any text", () => {
  const anyText = fc.oneof(text, fc.string({ unit: "binary", maxLength: 300 }));

  const tokensOf = ({ tokens }: Reading): Span[] =>
    Array.from(tokens.starts, (start, i) => ({ start, end: tokens.ends[i] ?? -1 }));

  it("has tokens, sentences, paragraphs, names, times and quantities in order, in range and apart", () => {
    fc.assert(
      fc.property(anyText, (whole) => {
        const reading = read({ text: whole, published: "2031-03-05" });
        const tokens = tokensOf(reading);
        expect(tokens).toHaveLength(reading.tokens.count);
        expect(reading.tags).toHaveLength(reading.tokens.count);
        expect(reading.tokens.lower).toHaveLength(reading.tokens.count);
        for (const spans of [
          tokens,
          reading.sentences,
          reading.paragraphs,
          reading.names,
          reading.times,
          reading.quantities,
        ])
          expect(flawOf(spans, whole)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  /** Every token stands in a sentence, every sentence in its paragraph, and no word in two of them. */
  function expectWhole(text: string): void {
    const { sentences, paragraphs, tokens } = read({ text });
    let next = 0;
    for (const { start, end, from, to, paragraph } of sentences) {
      const around = paragraphs[paragraph];
      const first = tokens.starts[from] ?? -1;
      const last = tokens.ends[to - 1] ?? Number.NaN;
      const fits = around && around.start <= start && end <= around.end && start <= first && last <= end;
      if (!fits || from !== next || to <= from)
        expect.fail(`sentence ${start}-${end} of tokens ${from}-${to}`);
      next = to;
    }
    expect(next).toBe(tokens.count);
  }

  it("has every token in a sentence, every sentence in its paragraph, and none cut in two", () => {
    fc.assert(fc.property(anyText, expectWhole), { numRuns: 200 });
  });

  it("cuts no word and no character in two where a line is longer than any sentence may be", () => {
    const parts = fc.array(pick("killed", "🔥🔥", "two-thirds", "“so”", "Dr.", "1,000", "?"), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(parts, pick("", " "), (all, gap) => {
        expectWhole(`${all.join(gap)}${gap}`.repeat(30_000).slice(0, 30_000).trim());
      }),
      { numRuns: 30 },
    );
  });

  it("is the same whatever was read before", () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (whole, others) => {
        const before = read({ text: whole, published: "2031-03-05" });
        for (const other of others) read({ text: other });
        expect(read({ text: whole, published: "2031-03-05" })).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
