import { describe, expect, it } from "vitest";
import { changesBetween } from "../../src/core/watching/changes.js";
import type { Mark } from "../../src/core/watching/state.js";

/** A mark of one article, whose id is also the id of what it says. */
function mark(print: string, id: string, ...trail: readonly string[]): Mark {
  return { print, cites: [{ article: id, edition: "1", start: 0, end: 9 }], ids: [id], trail };
}

const kinds = (...args: Parameters<typeof changesBetween>): string[] =>
  changesBetween(...args).map(({ kind, key }) => `${kind} ${key}`);

describe("changes between two states", () => {
  it("are new, revised and gone, each kind in the order of the keys", () => {
    const before = { b: mark("4", "1"), d: mark("5", "2"), a: mark("6", "3"), e: mark("7", "9") };
    const now = {
      c: mark("1", "4"),
      d: mark("6", "5"),
      b: mark("9", "6"),
      aa: mark("2", "7"),
      e: mark("7", "8"),
    };
    expect(kinds(before, now)).toEqual(["new aa", "new c", "revised b", "revised d", "gone a"]);
    expect(changesBetween(before, now)[2]).toEqual({
      ...{ kind: "revised", key: "b", before: before.b, now: now.b },
    });
  });

  it("are none where nothing says anything else", () => {
    const state = { a: mark("4", "1") };
    expect(kinds(state, state)).toEqual([]);
    expect(kinds({}, {})).toEqual([]);
  });

  it("are none where a count only gets another key, and one where it also gets another value", () => {
    const before = { a: mark("4", "1") };
    expect(kinds(before, { z: mark("4", "1") })).toEqual([]);
    expect(kinds(before, { z: mark("4", "2", "1") })).toEqual([]);
    expect(changesBetween(before, { z: mark("6", "2", "1") })).toEqual([
      { kind: "revised", key: "z", before: before.a, now: mark("6", "2", "1") },
    ]);
  });

  it("are none where the ledger makes two counts of one, or one of two", () => {
    const one = { a: mark("6", "2", "1") };
    const two = { a: mark("4", "1"), b: mark("6", "2") };
    expect(kinds(one, two)).toEqual([]);
    expect(kinds(two, one)).toEqual([]);
    expect(kinds(two, { z: mark("6", "2", "1") })).toEqual([]);
  });

  it("are there where what stood is gone, and an older value stands again", () => {
    expect(kinds({ a: mark("6", "2", "1") }, { a: mark("4", "1") })).toEqual(["revised a"]);
  });
});
