import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../src/core/article.js";
import { DatelineError } from "../../src/core/errors.js";
import type { Clock, KeptArticle, Store } from "../../src/core/ports.js";

/** A place for a store. */
export interface ContractPlace {
  /** A store on this place, as a new process would open it. */
  open(clock: Clock): Promise<Store>;
  /** Takes the place away, with what is in it. */
  remove(): Promise<void>;
}

const COLLECTION = "contract";
/** Keys that a path, a pattern, a language or a database might take for something else. */
const HARD_KEYS = [
  "",
  " ",
  ".",
  "..",
  "../../x",
  "/etc/passwd",
  "a/b",
  "a\\b",
  "C:\\x",
  "con",
  "a\0b",
  "a\nb",
  "%2e%2e%2f",
  "a%b_c",
  "'; drop table documents; --",
  "T1",
  "t1",
  "é/ж/日本",
  // The same to look at, composed and decomposed.
  "\u00e9",
  "e\u0301",
  "👩‍🚀",
  // Halves of surrogate pairs.
  "\ud800",
  "\ud801",
  "__proto__",
  "x".repeat(100_000),
  `${"x".repeat(100_000)}y`,
];

/** What every Store keeps to. */
export function storeContract(name: string, newPlace: () => Promise<ContractPlace>): void {
  describe(`the store ${name}`, () => {
    let place: ContractPlace;
    let store: Store;
    let now: number;
    const opened: Store[] = [];
    const open = async (): Promise<Store> => {
      const one = await place.open({ now: () => now });
      opened.push(one);
      return one;
    };
    beforeEach(async () => {
      now = Date.parse("2031-03-05T06:00:00Z");
      place = await newPlace();
      store = await open();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((one) => one.close()));
      await place.remove();
    });

    test("has nothing at first", async () => {
      expect(await store.get(COLLECTION, "a")).toBeUndefined();
    });

    test("gives a document as it was when it was set", async () => {
      const document = { text: "é \u2028 \0 👩‍🚀", number: 0.1, list: [1, null, { deep: true }], empty: {} };
      const asked = store.set(COLLECTION, "a", document);
      document.text = "changed since";
      await asked;
      expect(await store.get(COLLECTION, "a")).toEqual({ ...document, text: "é \u2028 \0 👩‍🚀" });
    });

    test("puts a new document in the place of an old one, whole", async () => {
      await store.set(COLLECTION, "a", { old: "x".repeat(10_000) });
      await store.set(COLLECTION, "a", { new: 1 });
      expect(await store.get(COLLECTION, "a")).toEqual({ new: 1 });
    });

    test("forgets what is deleted, and nothing else; deleting nothing is no failure", async () => {
      await store.set(COLLECTION, "a", { is: "a" });
      await store.set(COLLECTION, "b", { is: "b" });
      await store.delete(COLLECTION, "a");
      await store.delete(COLLECTION, "a");
      await store.delete("another", "b");
      expect(await store.get(COLLECTION, "a")).toBeUndefined();
      expect(await store.get(COLLECTION, "b")).toEqual({ is: "b" });
      await store.set(COLLECTION, "a", { is: "back" });
      expect(await store.get(COLLECTION, "a")).toEqual({ is: "back" });
    });

    test("keeps collections apart, whatever they are called", async () => {
      const collections = ["a", "A", "a/b", "..", "../a", ""];
      for (const collection of collections) await store.set(collection, "key", { collection });
      for (const collection of collections)
        expect(await store.get(collection, "key")).toEqual({ collection });
    });

    test("takes any key, and tells all of them apart", async () => {
      await Promise.all(HARD_KEYS.map((key, i) => store.set(COLLECTION, key, { i })));
      const reopened = await open();
      for (const [i, key] of HARD_KEYS.entries()) expect(await reopened.get(COLLECTION, key)).toEqual({ i });
    });

    test("has what was set before the process ended", async () => {
      await store.set(COLLECTION, "a", { is: "a" });
      await store.set(COLLECTION, "b", { is: "b" });
      await store.delete(COLLECTION, "b");
      const reopened = await open();
      expect(await reopened.get(COLLECTION, "a")).toEqual({ is: "a" });
      expect(await reopened.get(COLLECTION, "b")).toBeUndefined();
    });

    test("does what is asked of one document at once in the order in which it is asked", async () => {
      const sizes = Array.from({ length: 40 }, (_, i) => ({
        i,
        filling: "x".repeat(((i * 7) % 5) * 50_000),
      }));
      const sets = sizes.map((document) => store.set(COLLECTION, "a", document));
      expect(await store.get(COLLECTION, "a")).toEqual(sizes.at(-1));
      await Promise.all(sets);
      await Promise.all([
        store.delete(COLLECTION, "a"),
        store.set(COLLECTION, "a", { is: "last" }),
        store.set(COLLECTION, "b", { is: "first" }),
        store.delete(COLLECTION, "b"),
      ]);
      expect(await store.get(COLLECTION, "a")).toEqual({ is: "last" });
      expect(await store.get(COLLECTION, "b")).toBeUndefined();
    });

    test("shows a whole document to others while it is set", async () => {
      const other = await open();
      await store.set(COLLECTION, "a", { i: -1, filling: "" });
      const sets = Array.from({ length: 20 }, (_, i) =>
        store.set(COLLECTION, "a", { i, filling: String(i).repeat(20_000) }),
      );
      let done = false;
      const all = Promise.all(sets).then(() => {
        done = true;
      });
      while (!done) expect(await other.get(COLLECTION, "a")).toHaveProperty("filling");
      await all;
      expect(await other.get(COLLECTION, "a")).toMatchObject({ i: 19 });
    });

    test("adds a document only where there is none, and again when it is deleted", async () => {
      expect(await store.add(COLLECTION, "a", { is: 1 })).toBe(true);
      expect(await store.add(COLLECTION, "a", { is: 1 })).toBe(false);
      expect(await store.add(COLLECTION, "a", { is: 2 })).toBe(false);
      expect(await store.get(COLLECTION, "a")).toEqual({ is: 1 });
      await store.delete(COLLECTION, "a");
      expect(await store.add(COLLECTION, "a", { is: 3 })).toBe(true);
      expect(await store.get(COLLECTION, "a")).toEqual({ is: 3 });
    });

    test("lets exactly one of a hundred add a document, over several connections at once", async () => {
      const stores = await Promise.all([store, ...Array.from({ length: 4 }, open)]);
      for (const key of ["first", "second"]) {
        const tried = Array.from({ length: 100 }, (_, i) => ({ i, by: stores[i % stores.length] ?? store }));
        const added = await Promise.all(tried.map(({ i, by }) => by.add(COLLECTION, key, { i })));
        expect(added.filter((one) => one)).toHaveLength(1);
        expect(await store.get(COLLECTION, key)).toEqual({ i: added.indexOf(true) });
      }
    });

    test("replaces a document only where it is as expected, in whatever order its fields stand", async () => {
      expect(await store.replace(COLLECTION, "a", { is: 1 }, { is: 2 })).toBe(false);
      await store.set(COLLECTION, "a", { is: 1, of: { b: [1, 2], a: null } });
      expect(await store.replace(COLLECTION, "a", { is: 1, of: { b: [2, 1], a: null } }, {})).toBe(false);
      expect(await store.replace(COLLECTION, "a", { of: { a: null, b: [1, 2] }, is: 1 }, { is: 2 })).toBe(
        true,
      );
      expect(await store.replace(COLLECTION, "a", { is: 1 }, { is: 3 })).toBe(false);
      expect(await store.get(COLLECTION, "a")).toEqual({ is: 2 });
    });

    test("loses no count where several count up one document at once", async () => {
      const stores = await Promise.all([store, ...Array.from({ length: 3 }, open)]);
      await store.set(COLLECTION, "count", { count: 0 });
      const countUp = async (by: Store): Promise<void> => {
        for (;;) {
          const before = (await by.get(COLLECTION, "count")) as { count: number };
          if (await by.replace(COLLECTION, "count", before, { count: before.count + 1 })) return;
        }
      };
      await Promise.all(stores.flatMap((by) => Array.from({ length: 10 }, () => countUp(by))));
      expect(await store.get(COLLECTION, "count")).toEqual({ count: 40 });
    });

    test("gives back any JSON as it was", async () => {
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), async (document) => {
          const json = JSON.parse(JSON.stringify(document));
          await store.set(COLLECTION, "any", document);
          expect(await store.get(COLLECTION, "any")).toEqual(json);
          expect(await store.replace(COLLECTION, "any", json, {})).toBe(true);
        }),
        { numRuns: 50 },
      );
    });

    test("keeps a document of ten million characters", async () => {
      const document = { text: "é\0".repeat(5_000_000) };
      await store.set(COLLECTION, "big", document);
      expect(await store.get(COLLECTION, "big")).toEqual(document);
    });

    test("lists a collection in the order of its keys, page by page", async () => {
      const keys = ["b", "a", "ab", "B", "é", "a\\", "日本", "👩‍🚀", "a/b", "", "10", "9", "z".repeat(3_000)];
      await Promise.all(keys.map((key) => store.set(COLLECTION, key, { key })));
      await store.set("contract-2", "c", {});
      const inOrder = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const documents = inOrder.map((key) => ({ key, document: { key } }));
      expect(await store.list(COLLECTION)).toEqual(documents);
      expect(await store.list(COLLECTION, { limit: 0 })).toEqual([]);
      expect(await store.list(COLLECTION, { after: "aa" })).toEqual(
        documents.filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from("aa")) > 0),
      );
      for (const limit of [1, 4, keys.length, keys.length + 1]) {
        const listed: unknown[] = [];
        for (let page = await store.list(COLLECTION, { limit }); ; ) {
          listed.push(...page);
          const last = page.at(-1);
          if (last === undefined || page.length < limit) break;
          page = await store.list(COLLECTION, { after: last.key, limit });
        }
        expect(listed).toEqual(documents);
      }
      expect(await store.list("nothing")).toEqual([]);
    });

    test("lists keys of all kinds whole, each once", async () => {
      await Promise.all(HARD_KEYS.map((key, i) => store.set(COLLECTION, key, { i })));
      const listed = await store.list(COLLECTION);
      expect(listed.map(({ key }) => key).sort()).toEqual([...HARD_KEYS].sort());
      for (const [i, { key }] of listed.entries())
        expect((await store.list(COLLECTION, { after: key, limit: 1 }))[0]).toEqual(listed[i + 1]);
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
        now += 1_000;
        expect(await store.addArticle("karvania", articleOf(id))).toBe("added");
        expect(await store.addArticle("other", articleOf(id, "Another's."))).toBe("added");
      }
      const kept = await all("karvania");
      expect(kept.map(({ article }) => article)).toEqual(["c", "a", "b"].map((id) => articleOf(id)));
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

    test("is closed when what was asked before is done, and says so from then on", async () => {
      const set = store.set(COLLECTION, "a", { is: "a" });
      const added = store.addArticle("karvania", articleOf("a"));
      await Promise.all([store.close(), store.close()]);
      expect([await set, await added]).toEqual([undefined, "added"]);
      const late = await store.get(COLLECTION, "a").catch((error: unknown) => error);
      expect(late).toBeInstanceOf(DatelineError);
      expect(late).toMatchObject({ code: "store-closed" });
      await expect(all("karvania")).rejects.toMatchObject({ code: "store-closed" });
      expect(await (await open()).get(COLLECTION, "a")).toEqual({ is: "a" });
    });
  });
}
