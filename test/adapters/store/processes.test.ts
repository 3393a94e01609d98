import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { torture } from "../../../scripts/store-torture.js";
import { openStore } from "../../../src/adapters/store/open.js";
import type { Store } from "../../../src/core/ports.js";
import {
  Child,
  type ChildProgram,
  compileChild,
  HOW_TO_RUN,
  postgresPlace,
  sqlitePlace,
  type TestPlace,
  testServer,
} from "./support.js";

const PATIENCE_MS = 180_000;

let child: ChildProgram;
beforeAll(async () => {
  child = await compileChild();
}, PATIENCE_MS);
afterAll(() => child.remove());

function processTests(name: string, newPlace: () => Promise<TestPlace>): void {
  describe(`several processes on ${name}`, () => {
    let place: TestPlace;
    const stores: Store[] = [];
    beforeEach(async () => {
      place = await newPlace();
    });
    afterEach(async () => {
      await Promise.all(stores.splice(0).map((store) => store.close()));
      await place.remove();
    });
    async function open(): Promise<Store> {
      const store = await openStore({ ...place, clock: Date });
      stores.push(store);
      return store;
    }
    function start(task: "write" | "race", count: number): Child[] {
      const { stateFolder, databaseUrl } = place;
      return ["a", "b", "c"].map(
        (one) => new Child(child, { stateFolder, databaseUrl, task, name: one, count }),
      );
    }

    test(
      "lose no article that was acknowledged when they are killed, fifty times",
      async () => {
        const survived = await torture({ place, child: child.file, kills: 50, seed: 20_310_305 });
        expect(survived.lost).toEqual([]);
        expect(survived.acknowledged).toBeGreaterThan(300);
      },
      PATIENCE_MS,
    );

    test(
      "open it at once where it is new, and all that they write at once is there",
      async () => {
        const children = start("write", 60);
        for (const one of children) expect(await one.line()).toBe("opened");
        for (const one of children) one.go();
        for (const one of children) expect(await one.line()).toBe("done");
        const store = await open();
        const expected = ["a", "b", "c"].flatMap((one) =>
          Array.from({ length: 60 }, (_, i) => `${one}-${i}`),
        );
        const ids: string[] = [];
        for await (const { article } of store.articles("written", 0)) ids.push(article.id);
        expect(ids.sort()).toEqual([...expected].sort());
        const documents = await store.list("written");
        expect(documents.map(({ key }) => key)).toEqual([...expected].sort());
      },
      PATIENCE_MS,
    );

    test(
      "that try to add the same documents at once: each is added by one",
      async () => {
        const children = start("race", 100);
        for (const one of children) expect(await one.line()).toBe("opened");
        for (const one of children) one.go();
        const won = await Promise.all(children.map(async (one) => JSON.parse(await one.line()) as string[]));
        const keys = Array.from({ length: 100 }, (_, i) => `key-${i}`);
        expect(won.flat().sort()).toEqual([...keys].sort());
        const store = await open();
        for (const [i, one] of ["a", "b", "c"].entries())
          for (const key of won[i] ?? []) expect(await store.get("race", key)).toEqual({ name: one });
      },
      PATIENCE_MS,
    );
  });
}

processTests("SQLite", sqlitePlace);
describe.skipIf(testServer === null)(`on a server (${HOW_TO_RUN})`, () => {
  processTests("PostgreSQL", postgresPlace);
});
