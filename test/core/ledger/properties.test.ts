import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, FigureItem } from "../../../src/core/answers/answer.js";
import type { Desk } from "../../../src/core/desk.js";
import { corpus, NAMES } from "../generated-news.js";
import { citationsOf, deskOf, figuresOf } from "../support.js";

const RUNS = { numRuns: 100 } as const;
const ALL = { limit: 10_000 } as const;
const ledgerOf = (desk: Desk): Answer => desk.ask("casualties", ALL);
const historiesOf = (desk: Desk): Answer[] =>
  (ledgerOf(desk).events ?? []).map(({ number }) => desk.ask(`casualties ${number}`, ALL));

/** What tells one statement from another. */
const keyOf = (item: FigureItem): string =>
  JSON.stringify([
    item.citation.article,
    item.citation.start,
    item.words,
    item.harm,
    item.low,
    item.high,
    item.subset,
  ]);

describe("over generated news, a ledger", () => {
  it("drops nothing: every figure of every shown article is in the history of one event, or background", () => {
    fc.assert(
      fc.property(corpus, (articles) => {
        const desk = deskOf(articles, { profile: { names: NAMES } });
        const told = historiesOf(desk).flatMap(({ items }) => figuresOf(items).map(keyOf));
        const shown = desk
          .entries()
          .flatMap(({ article: { id } }) => figuresOf(desk.ask(`article ${id}`, ALL).items))
          .filter(({ background, previous }) => !background || previous)
          .map(keyOf);
        expect(told.sort()).toEqual(shown.sort());
      }),
      RUNS,
    );
  });

  it("shows no number in the line of an event that none of its statements has", () => {
    fc.assert(
      fc.property(corpus, (articles) => {
        const answer = ledgerOf(deskOf(articles, { profile: { names: NAMES } }));
        for (const { number, lines } of answer.events ?? []) {
          const own = figuresOf(answer.items).filter(({ event }) => event === number);
          const numbers = new Set([0, ...own.flatMap(({ low, high }) => [low, high])]);
          for (const { low, high, sources } of lines) {
            expect(low === null || numbers.has(low)).toBe(true);
            expect(high === null || numbers.has(high)).toBe(true);
            expect((low ?? 0) <= (high ?? 0)).toBe(true);
            expect(sources).toBeGreaterThanOrEqual(1);
            expect(sources).toBeLessThanOrEqual(own.length);
          }
        }
      }),
      RUNS,
    );
  });

  it("is the same in whatever order the articles come", () => {
    fc.assert(
      fc.property(
        corpus.filter((articles) => new Set(articles.map(({ id }) => id)).size === articles.length),
        (articles) => {
          const one = deskOf(articles, { profile: { names: NAMES } });
          const other = deskOf([...articles].reverse(), { profile: { names: NAMES } });
          expect(ledgerOf(other)).toEqual(ledgerOf(one));
          expect(historiesOf(other)).toEqual(historiesOf(one));
        },
      ),
      RUNS,
    );
  });

  it("cites the article that it quotes for each value that has been replaced", () => {
    fc.assert(
      fc.property(corpus, (articles) => {
        const desk = deskOf(articles, { profile: { names: NAMES } });
        const texts = new Map(desk.entries().map(({ article: { id, text } }) => [id, text]));
        for (const answer of [ledgerOf(desk), ...historiesOf(desk)])
          for (const { article, start, end, quote } of citationsOf(answer))
            expect(texts.get(article)?.slice(start, end)).toBe(quote);
      }),
      RUNS,
    );
  });
});
