import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/core/ports.js";

/** A place for documents, and the stores on it. */
export interface StorePlace {
  /** A store on this place, as a new process would open it. */
  open(): Store | Promise<Store>;
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
export function storeContract(name: string, newPlace: () => Promise<StorePlace>): void {
  describe(`the store ${name}`, () => {
    let place: StorePlace;
    let store: Store;
    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(() => place.remove());

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
      const reopened = await place.open();
      for (const [i, key] of HARD_KEYS.entries()) expect(await reopened.get(COLLECTION, key)).toEqual({ i });
    });

    test("has what was set before the process ended", async () => {
      await store.set(COLLECTION, "a", { is: "a" });
      await store.set(COLLECTION, "b", { is: "b" });
      await store.delete(COLLECTION, "b");
      const reopened = await place.open();
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
      const other = await place.open();
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
  });
}
