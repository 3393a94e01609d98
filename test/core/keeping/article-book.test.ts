import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../../src/adapters/store/open.js";
import type { ArticleInput } from "../../../src/core/article.js";
import type { Desk } from "../../../src/core/desk.js";
import { DatelineError } from "../../../src/core/errors.js";
import { ArticleBook, type ArticleBookOptions } from "../../../src/core/keeping/article-book.js";
import type { KeptArticle, Log, Store } from "../../../src/core/ports.js";
import { sqlitePlace } from "../../adapters/store/support.js";
import { deskOf } from "../support.js";

const news = { announced: true, origin: null } as const;
const fromFile = { announced: true, origin: "file" } as const;
const textsOf = (desk: Desk) => desk.entries().map(({ article }) => article.text);

/** A store, which may fail, and the books of several processes on it. */
async function library() {
  const place = await sqlitePlace();
  const clock = { now: () => 5_000 };
  const store = await openStore({ ...place, clock });
  onTestFinished(async () => {
    await store.close();
    await place.remove();
  });
  const errors: object[] = [];
  const nothing = () => undefined;
  const log: Log = {
    ...{ debug: nothing, info: nothing, warn: nothing },
    error: (fields) => void errors.push(fields),
  };
  /** What happens to the next article that is added. */
  const fault: { next: "none" | "fails" | "fails after it was written"; calls: number } = {
    next: "none",
    calls: 0,
  };
  const fragile: Pick<Store, "addArticles" | "articles"> = {
    articles: (...asked) => store.articles(...asked),
    addArticles: async (...asked) => {
      const { next } = fault;
      fault.next = "none";
      fault.calls++;
      if (next === "fails") throw new DatelineError("store-unreachable", "Gone.");
      const outcomes = await store.addArticles(...asked);
      if (next === "fails after it was written") throw new Error("connection lost");
      return outcomes;
    },
  };
  const open = async (options: Partial<ArticleBookOptions> = {}, heard?: number) => {
    const desk = deskOf([]);
    const book = new ArticleBook({ desk, store: fragile, log, ...options });
    await book.load(heard);
    return { desk: options.desk ?? desk, book };
  };
  const kept = async (): Promise<KeptArticle[]> => {
    const all: KeptArticle[] = [];
    for await (const one of store.articles("desk", 0)) all.push(one);
    return all;
  };
  return { open, store, fault, errors, kept };
}

describe("a desk's book of articles", () => {
  it("shows what it has taken, and has it after a restart, as it came in", async () => {
    const { open } = await library();
    const { desk, book } = await open();
    expect(await book.take({ id: "a", text: "Osk." }, { announced: false, origin: "file" })).toBe("taken");
    expect(await book.take({ id: "b", text: "Velm." }, news)).toBe("taken");
    expect(textsOf(desk)).toEqual(["Osk.", "Velm."]);
    const again = await open();
    expect(again.book.sequence).toBe(book.sequence);
    expect(again.desk.entries().map(({ article, arrival }) => [article, arrival])).toEqual([
      [
        { id: "a", text: "Osk.", status: "usable", version: 1 },
        { at: 5_000, announced: false, origin: "file", counted: true },
      ],
      [
        { id: "b", text: "Velm.", status: "usable", version: 1 },
        { at: 5_000, announced: true, origin: null, counted: true },
      ],
    ]);
  });

  it("lets each version be seen before the next one is there, and waits", async () => {
    const { open } = await library();
    const seen: [string, string[]][] = [];
    const desk = deskOf([]);
    const onKept = async ({ article }: KeptArticle) => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push([article.text, textsOf(desk)]);
    };
    const { book } = await open({ desk, onKept });
    for (const text of ["A", "A", "B", "A"]) await book.take({ id: "a", text }, fromFile);
    expect(seen).toEqual(["A", "B", "A"].map((text) => [text, [text]]));
  });

  it("tells after a restart of what nobody had heard of, and of nothing else", async () => {
    const { open } = await library();
    const { book } = await open();
    await book.take({ id: "a", text: "A" }, news);
    const heard = book.sequence;
    await book.takeAll(["b", "c"].map((id) => ({ id, text: id })).map((article) => ({ article, ...news })));
    const told: string[] = [];
    const onKept = ({ article }: KeptArticle) => void told.push(article.id);
    await open({ onKept });
    expect(told).toEqual([]);
    await open({ onKept }, heard);
    expect(told).toEqual(["b", "c"]);
  });

  it("takes many with few waits for the disk, versions of one article one after the other", async () => {
    const { open, fault } = await library();
    const { desk, book } = await open();
    const many = Array.from({ length: 120 }, (_, i) => ({ article: { id: `${i}`, text: "x" }, ...news }));
    expect(new Set(await book.takeAll(many))).toEqual(new Set(["taken"]));
    expect(fault.calls).toBe(3);
    const versions = ["A", "B", "A", "C"].map((text) => ({ article: { id: "v", text }, ...news }));
    expect(await book.takeAll([...versions, { article: { id: "7", text: "x" }, ...news }])).toEqual([
      ...["taken", "taken", "known", "taken", "known"],
    ]);
    expect(desk.entries().find(({ article }) => article.id === "v")?.article.text).toBe("C");
  });

  it("refuses what is no article, takes the others, and keeps nothing of it", async () => {
    const { open, kept } = await library();
    const { book } = await open();
    const bad = { id: "bad", text: "x", published: "soon" };
    const outcomes = await book.takeAll(
      [bad, { id: "a", text: "A" }].map((article) => ({ article, ...news })),
    );
    expect(outcomes).toMatchObject([{ code: "bad-article" }, "taken"]);
    await expect(book.take(bad, news)).rejects.toMatchObject({ code: "bad-article" });
    expect((await kept()).map(({ article }) => article.id)).toEqual(["a"]);
  });

  it("keeps an article as it is shown, so that a restart knows it again", async () => {
    const { open, kept } = await library();
    const { book } = await open();
    const article = { id: " a ", text: "A", published: "2031-03-05T02:00:00+03:00" };
    await book.take(article, news);
    const again = await open();
    expect(await again.book.take(article, news)).toBe("known");
    expect(await kept()).toMatchObject([
      { article: { id: "a", published: "2031-03-04T23:00:00Z", localDay: "2031-03-05" } },
    ]);
  });

  it("loses nothing where the store fails, nor has it twice: it is brought again", async () => {
    const { open, fault, kept } = await library();
    const { desk, book } = await open();
    await book.take({ id: "a", text: "A" }, fromFile);
    fault.next = "fails";
    await expect(book.take({ id: "a", text: "B" }, fromFile)).rejects.toMatchObject({
      code: "store-unreachable",
    });
    expect(textsOf(desk)).toEqual(["A"]);
    expect(await book.take({ id: "a", text: "B" }, fromFile)).toBe("taken");
    fault.next = "fails after it was written";
    await expect(book.take({ id: "a", text: "A" }, fromFile)).rejects.toMatchObject({ code: "store-failed" });
    expect(await book.take({ id: "a", text: "A" }, fromFile)).toBe("known");
    expect(textsOf(desk)).toEqual(["A"]);
    expect((await kept()).map(({ article }) => article.text)).toEqual(["A", "B", "A"]);
  });

  it("shows nothing of an article of which a version cannot be read, and goes on", async () => {
    const { open, store, errors } = await library();
    await store.addArticles("desk", [
      { article: { id: "a", text: "A", status: "usable" } },
      { article: { id: "b", text: "B", status: "usable" } },
      { article: { id: "a", text: 7 as unknown as string, status: "canceled" } },
      { article: { id: "c", text: "C", status: "usable" } },
    ]);
    const { desk, book } = await open();
    expect(textsOf(desk)).toEqual(["B", "C"]);
    expect(book.sequence).toBe(4);
    expect(errors).toMatchObject([{ desk: "desk", sequence: 3, err: { code: "store-broken" } }]);
    expect(JSON.stringify(errors)).not.toContain('"a"');
  });

  it("goes on where following an article fails", async () => {
    const { open, errors } = await library();
    const { book, desk } = await open({ onKept: () => Promise.reject(new Error("watch")) });
    expect(await book.take({ id: "a", text: "A" }, news)).toBe("taken");
    expect([textsOf(desk), errors.length]).toEqual([["A"], 1]);
  });

  it("has what other processes took, in the same order, whoever took it", async () => {
    const { open, kept } = await library();
    const step = fc.record({
      by: fc.nat(2),
      id: fc.constantFrom("a", "b"),
      text: fc.constantFrom("A", "B", "C"),
      origin: fc.constantFrom("one", "two", null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const books = await Promise.all([open(), open(), open()]);
        await Promise.all(
          steps.map(({ by, id, text, origin }) =>
            books[by]?.book.take({ id, text } satisfies ArticleInput, { announced: true, origin }),
          ),
        );
        await Promise.all(books.map(({ book }) => book.catchUp()));
        const all = await open();
        for (const { desk, book } of books) {
          expect(book.sequence).toBe(all.book.sequence);
          expect(desk.entries().map(({ article }) => article)).toEqual(
            all.desk.entries().map(({ article }) => article),
          );
        }
      }),
      { numRuns: 25 },
    );
    expect((await kept()).length).toBeGreaterThan(2);
  });
});
