import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { DatelineError } from "../../src/core/errors.js";
import type { Store } from "../../src/core/ports.js";
import { type ContractPlace, Stage } from "./store-stage.js";

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

/** What every Store keeps to, with documents. */
export function storeContract(name: string, newPlace: () => Promise<ContractPlace>): void {
  describe(`the store ${name}`, () => {
    const stage = new Stage(newPlace);
    const open = () => stage.open();
    let store: Store;
    beforeEach(() => {
      store = stage.store;
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

    test("is closed when what was asked before is done, and says so from then on", async () => {
      const set = store.set(COLLECTION, "a", { is: "a" });
      const added = store.addArticle("karvania", { id: "a", text: "Text.", status: "usable" });
      await Promise.all([store.close(), store.close()]);
      expect([await set, await added]).toEqual([undefined, "added"]);
      const late = await store.get(COLLECTION, "a").catch((error: unknown) => error);
      expect(late).toBeInstanceOf(DatelineError);
      expect(late).toMatchObject({ code: "store-closed" });
      await expect(store.add(COLLECTION, "b", {})).rejects.toMatchObject({ code: "store-closed" });
      expect(await (await open()).get(COLLECTION, "a")).toEqual({ is: "a" });
    });
  });
}
