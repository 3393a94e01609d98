import { beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/core/article.js";
import type { KeptArticle, Store } from "../../src/core/ports.js";
import { type ContractPlace, Stage } from "./store-stage.js";

/** What every Store keeps to, with articles. */
export function storeArticlesContract(name: string, newPlace: () => Promise<ContractPlace>): void {
  describe(`articles in the store ${name}`, () => {
    const stage = new Stage(newPlace);
    const open = () => stage.open();
    let store: Store;
    beforeEach(() => {
      store = stage.store;
    });

    const articleOf = (id: string, text = `Text of ${id}.`): Article => ({ id, text, status: "usable" });
    const all = async (desk: string, after = 0, by = store): Promise<KeptArticle[]> => {
      const kept: KeptArticle[] = [];
      for await (const one of by.articles(desk, after)) kept.push(one);
      return kept;
    };

    test("keeps articles in the order in which they were accepted, with the time, desk by desk", async () => {
      expect(await all("karvania")).toEqual([]);
      for (const id of ["c", "a", "b"]) {
        stage.now += 1_000;
        expect(await store.addArticle("karvania", articleOf(id))).toBe("added");
        expect(await store.addArticle("other", articleOf(id, "Another's."))).toBe("added");
      }
      const kept = await all("karvania");
      expect(kept.map(({ article }) => article)).toEqual(["c", "a", "b"].map((id) => articleOf(id)));
      const { now } = stage;
      expect(kept.map(({ receivedAt }) => receivedAt)).toEqual([now - 2_000, now - 1_000, now]);
      const [first, second, third] = kept.map(({ sequence }) => sequence);
      expect([first, second, third]).toEqual([first, second, third].sort((a = 0, b = 0) => a - b));
      expect(await all("karvania", first)).toEqual(kept.slice(1));
      expect(await all("karvania", third)).toEqual([]);
      expect((await all("other")).map(({ article }) => article.text)).toEqual(Array(3).fill("Another's."));
    });

    test("gives an article as it was added, to the character and with all its fields", async () => {
      const article: Article = {
        ...{
          id: "урок 1",
          text: "\ufeffA\r\n\0\ud800 👩‍🚀",
          title: "T",
          source: "S",
          url: "https://x.example/a?b#c",
        },
        ...{ published: "2031-03-05T05:00:00Z", localDay: "2031-03-05", updated: "2031-03-05" },
        ...{ status: "withheld", embargoedUntil: "2031-03-06T00:00:00Z", version: 7 },
      };
      await store.addArticle("karvania", article);
      expect((await all("karvania", 0, await open()))[0]?.article).toEqual(article);
    });

    test("keeps every version of an article, and each once, whoever adds it how often", async () => {
      const versions = Array.from({ length: 30 }, (_, i) => ({
        ...articleOf("a", `Version ${i}.`),
        version: i + 1,
      }));
      const other = await open();
      for (const version of versions) expect(await store.addArticle("karvania", version)).toBe("added");
      const before = await all("karvania");
      for (const { id, text, status, version } of versions)
        for (const by of [store, other])
          expect(await by.addArticle("karvania", { version, status, text, id })).toBe("known");
      expect(await all("karvania")).toEqual(before);
      expect(before.map(({ article }) => article)).toEqual(versions);
      expect(await store.addArticle("karvania", { ...articleOf("a", "Version 0."), version: 31 })).toBe(
        "added",
      );
    });

    test("keeps how a version came in, as it was when it came first", async () => {
      const origin = "file \0 \ud800 \\ é".repeat(500);
      expect(await store.addArticle("karvania", articleOf("a"))).toBe("added");
      const coming = { announced: false, origin, counted: true };
      expect(await store.addArticle("karvania", articleOf("b"), coming)).toBe("added");
      expect(await store.addArticle("karvania", articleOf("b"), { announced: true })).toBe("known");
      expect(await all("karvania", 0, await open())).toMatchObject([
        { article: articleOf("a"), announced: true, origin: null, counted: false },
        { article: articleOf("b"), ...coming },
      ]);
    });

    test("adds many at once in their order, and says of each whether it was there", async () => {
      expect(await store.addArticles("karvania", [])).toEqual([]);
      await store.addArticle("karvania", articleOf("7"));
      const many = Array.from({ length: 260 }, (_, i) => ({ article: articleOf(`${i}`), announced: i > 99 }));
      const twice = [...many, { article: articleOf("5") }];
      const outcomes = await store.addArticles("karvania", twice);
      expect(outcomes).toEqual(twice.map((_, i) => (i === 7 || i === 260 ? "known" : "added")));
      const kept = await all("karvania");
      const expected = ["7", ...many.map(({ article }) => article.id).filter((id) => id !== "7")];
      expect(kept.map(({ article }) => article.id)).toEqual(expected);
      expect(kept.map(({ announced }) => announced)).toEqual(
        expected.map((id, i) => i === 0 || Number(id) > 99),
      );
      const again = await (await open()).addArticles("karvania", twice);
      expect(new Set(again)).toEqual(new Set(["known"]));
      expect(await all("karvania")).toEqual(kept);
    });

    test("adds an article once where many add it at once", async () => {
      const stores = await Promise.all([store, ...Array.from({ length: 4 }, open)]);
      const added = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          (stores[i % 5] ?? store).addArticle("karvania", articleOf(`${i % 10}`)),
        ),
      );
      expect(added.filter((one) => one === "added")).toHaveLength(10);
      expect(await all("karvania")).toHaveLength(10);
    });

    test("shows nothing late to who follows: no article turns up below a number that was seen", async () => {
      const stores = await Promise.all(Array.from({ length: 4 }, open));
      let done = false;
      const adding = Promise.all(
        stores.map(async (by, s) => {
          for (let i = 0; i < 25; i++) await by.addArticle("karvania", articleOf(`${s}-${i}`));
        }),
      ).finally(() => {
        done = true;
      });
      const followed: KeptArticle[] = [];
      for (let last = false; !last; ) {
        last = done;
        followed.push(...(await all("karvania", followed.at(-1)?.sequence ?? 0)));
      }
      await adding;
      expect(followed).toEqual(await all("karvania"));
      expect(followed).toHaveLength(100);
    });

    test("gives all articles, however many, also those that are added meanwhile", async () => {
      for (let i = 0; i < 250; i++) await store.addArticle("karvania", articleOf(`${i}`));
      const ids: string[] = [];
      for await (const { article } of store.articles("karvania", 0)) {
        if (ids.length === 0) await store.addArticle("karvania", articleOf("late"));
        ids.push(article.id);
      }
      expect(ids).toEqual([...Array.from({ length: 250 }, (_, i) => `${i}`), "late"]);
    });
  });
}
