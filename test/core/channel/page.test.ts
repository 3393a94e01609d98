import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/core/answers/answer.js";
import { type Capacity, type Cursor, type Page, pageAt, START } from "../../../src/core/channel/page.js";
import type { Piece } from "../../../src/core/channel/pieces.js";
import type { Desk } from "../../../src/core/desk.js";
import { neutralise } from "../../../src/core/view/neutralise.js";
import { textOf } from "../../../src/core/view/runs.js";
import { articles, names } from "../ledger/crisis.js";
import { deskOf, karvaniaDesk, MovableClock } from "../support.js";

const QUESTIONS = [
  "who-claimed levee",
  "who-claimed by Russia",
  "casualties",
  "casualties killed",
  "casualties uncounted",
  "search river",
  "summary",
  "timeline",
  "digest 2031-03-05",
  "sources",
  "help",
  "status",
  "nonsense zyx",
];

/** Characters a message and a piece may have. */
function capacityOf(message: number, longest: number): Capacity {
  return {
    longest,
    longestHeadline: 2_000,
    cost: (text) => text.length,
    fits: (_, pieces) => pieces.length <= 1 || lengthOf(pieces) <= message,
  };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { line }) => sum + textOf(line).length, 0);
}

function allPages(desk: Desk, question: string, capacity: Capacity): Page[] {
  const pages: Page[] = [];
  for (let cursor: Cursor | null = START; cursor !== null; ) {
    const page: Page = pageAt((wanted) => desk.ask(question, wanted), cursor, capacity);
    pages.push(page);
    expect(page.next).not.toEqual(cursor);
    expect(pages.length).toBeLessThan(2_000);
    cursor = page.next;
  }
  return pages;
}

const labelsOf = (pages: readonly Page[]): string[] => [
  ...new Set(pages.flatMap(({ contexts }) => contexts.map(({ label }) => label))),
];
const wordsOf = (pages: readonly Page[], kind: Piece["kind"]): string =>
  pages
    .flatMap(({ pieces }) => pieces.filter((one) => one.kind === kind).map(({ line }) => textOf(line)))
    .join("");
const wholeOf = (desk: Desk, question: string): Answer => desk.ask(question, { limit: 10_000 });

describe("the pages of an answer", () => {
  test("show every item, every related item and every note, whatever a message holds", async () => {
    const desks = [
      await karvaniaDesk(),
      deskOf(articles, { profile: { names }, now: "2032-06-07T06:00:00Z" }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...desks),
        fc.constantFrom(...QUESTIONS),
        fc.integer({ min: 40, max: 4_000 }),
        fc.integer({ min: 5, max: 400 }),
        (desk, question, message, longest) => {
          const whole = wholeOf(desk, question);
          const pages = allPages(desk, question, capacityOf(message, longest));
          const quotes = wordsOf(pages, "quote");
          for (const item of [...whole.items, ...whole.related])
            expect(quotes).toContain(neutralise(item.citation.quote));
          expect(wordsOf(pages, "note")).toBe(whole.notes.join(""));
          expect(pages.at(-1)?.left).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("are numbered on from page to page, related items too", async () => {
    const desk = await karvaniaDesk();
    const { items, related } = wholeOf(desk, "search river");
    const pages = allPages(desk, "search river", capacityOf(600, 200));
    expect(pages.length).toBeGreaterThan(2);
    expect(labelsOf(pages)).toEqual([
      ...items.map((_, i) => String(i + 1)),
      ...related.map((_, i) => `r${i + 1}`),
    ]);
  });

  test("say which part of the whole they are, and a whole one does not", async () => {
    const desk = await karvaniaDesk();
    const [first, second] = allPages(desk, "who-claimed levee", capacityOf(600, 300));
    expect(first?.headline).toBe("5 statements about “levee” (1 to 2 of 5)");
    expect(second?.headline).toMatch(/\(3(?: to \d)? of 5\)$/);
    const [whole] = allPages(desk, "who-claimed levee", capacityOf(100_000, 10_000));
    expect(whole?.headline).toBe("5 statements about “levee”");
  });

  test("repeat the heading that a page goes on under", async () => {
    const desk = deskOf(articles, { profile: { names }, now: "2032-06-07T06:00:00Z" });
    const pages = allPages(desk, "casualties merrin killed", capacityOf(700, 200));
    const headed = pages.filter(({ pieces }) => pieces.some(({ kind }) => kind === "head"));
    for (const { pieces } of headed) expect(["event", "section", "note", "head"]).toContain(pieces[0]?.kind);
    expect(headed.filter(({ pieces }) => pieces[0]?.kind === "event").length).toBeGreaterThan(1);
  });

  test("go on in the middle of a sentence that is too long for one message", () => {
    const sentence = `The ministry said that ${"the long road to Vell was open and ".repeat(60)}nobody was hurt.`;
    const desk = deskOf([{ id: "long", text: sentence, published: "2031-03-05" }]);
    const pages = allPages(desk, "search road", capacityOf(500, 400));
    expect(pages.length).toBeGreaterThan(3);
    expect(wordsOf(pages, "quote")).toBe(sentence);
    expect(pages.at(-1)?.pieces.at(-1)?.kind).toBe("source");
  });

  test("lead with how plain English was read", async () => {
    const desk = await karvaniaDesk();
    const [page] = allPages(desk, "who claimed the levee?", capacityOf(4_000, 500));
    expect(textOf(page?.pieces[0]?.line ?? [])).toBe("Read as: who-claimed levee");
  });

  test("quote a statement that another one speaks to, where it does not stand on the same page", () => {
    const claim = "Mirel Tashvenko said that rebels had seized the bridge at Velm.";
    const denial = "Joren Pellastri denied that the bridge at Velm had been seized.";
    const desk = deskOf([
      { id: "a", text: claim, source: "Post", published: "2031-03-04" },
      { id: "b", text: denial, source: "Wire", published: "2031-03-05" },
    ]);
    const [together] = allPages(desk, "who-claimed bridge", capacityOf(5_000, 500));
    expect(wordsOf(together ? [together] : [], "link")).toContain("Denies what Mirel Tashvenko said: see 2");
    const pages = allPages(desk, "who-claimed bridge", capacityOf(300, 500));
    expect(pages.length).toBeGreaterThan(1);
    const links = wordsOf(pages, "link");
    expect(links).toContain(`Denies what Mirel Tashvenko said: “${claim}”`);
    expect(links).not.toContain("see 2");
  });

  test("that go on in the middle of an item say again who says it, and which it is", () => {
    const long = "the long road to Vell was open and ".repeat(60);
    const desk = deskOf([
      { id: "long", text: `The ministry said that ${long}nobody was hurt.`, published: "2031-03-05" },
    ]);
    const pages = allPages(desk, "who-claimed road", capacityOf(600, 400));
    expect(pages.length).toBeGreaterThan(3);
    for (const { headline, pieces } of pages) {
      expect(headline).toBe("1 statement about “road” (1 of 1)");
      expect(textOf(pieces[0]?.line ?? [])).toContain("The ministry");
    }
  });

  test("say so where the desk has changed between two of them", () => {
    const clock = new MovableClock("2031-03-05T00:00:00Z");
    const desk = deskOf(
      [1, 2, 3, 4].map((n) => ({
        id: `n-${n}`,
        text: `Speaker Zed${n} said that the road to Vell number ${n} was open.`,
        published: `2031-03-0${n}`,
        ...(n === 4 && { embargoedUntil: "2031-03-06T00:00:00Z" }),
      })),
      { clock },
    );
    const ask = (cursor: Cursor) =>
      pageAt((wanted) => desk.ask("who-claimed road", wanted), cursor, capacityOf(150, 100));
    const { next } = ask(START);
    expect(wordsOf([ask(next ?? START)], "note")).toBe("");
    clock.moveTo("2031-03-06T00:00:00Z");
    expect(wordsOf([ask(next ?? START)], "note")).toContain("other articles than on the page before");
  });

  test("have a headline of a few words, where one of many stands whole in a note", () => {
    const title = "Bridge at Vell shut ".repeat(80).trim();
    const desk = deskOf([
      { id: "one", text: "The mayor said that it is shut.", title, published: "2031-03-04" },
    ]);
    const [page] = allPages(desk, "article one", { ...capacityOf(9_000, 3_000), longestHeadline: 200 });
    expect(page?.headline.length).toBeLessThanOrEqual(200);
    expect(wordsOf(page ? [page] : [], "note")).toContain(title);
  });
});
