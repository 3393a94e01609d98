import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Article, type ArticleInput, articleSchema } from "../../../src/core/article.js";
import { numbered } from "../../../src/core/numbering.js";
import { oldestFirst, type Version } from "../../../src/core/versions.js";

/** The versions of one article, as they come in. */
class Versions {
  readonly kept: Version[] = [];

  /** Gives the number of what was taken, "none" where it has none, or null where it says nothing new. */
  take(input: Omit<ArticleInput, "id">, origin: string | null): number | "none" | null {
    const given = articleSchema.parse({ id: "a", ...input });
    const found = numbered(given, origin, this.kept);
    if (found === null) return null;
    const { article, counted } = found;
    const serial = this.kept.length;
    this.kept.push({ serial, article, arrival: { at: serial, announced: true, origin, counted } });
    return article.version ?? "none";
  }

  /** The text that is shown; null where nothing is. */
  get shown(): string | null {
    const last = oldestFirst(this.kept).at(-1)?.article;
    return last?.status === "usable" ? last.text : null;
  }

  get texts(): string[] {
    return oldestFirst(this.kept).map(({ article }) => article.text);
  }
}

const at = (hour: number) => `2031-03-05T${String(hour).padStart(2, "0")}:00:00Z`;

describe("a file that has an article alone", () => {
  it("has a version more each time that its words change, also where they are what they were", () => {
    const versions = new Versions();
    expect(["A", "A", "B", "A", "A", "B"].map((text) => versions.take({ text }, "file"))).toEqual([
      ...[1, null, 2, 3, null, 4],
    ]);
    expect(versions.texts).toEqual(["A", "B", "A", "B"]);
  });

  it("is right where it puts its date back", () => {
    const versions = new Versions();
    for (const [text, hour] of [
      ["A", 10],
      ["B", 9],
      ["C", 11],
      ["D", 8],
    ] as const) {
      expect(versions.take({ text, updated: at(hour) }, "file")).toBeTypeOf("number");
      expect(versions.shown).toBe(text);
    }
  });

  it("says nothing new under embargo where it is only touched, and a version where the embargo is changed", () => {
    const versions = new Versions();
    const embargoed = { text: "A", embargoedUntil: at(9) };
    expect(versions.take(embargoed, "file")).toBe(1);
    expect(versions.take(embargoed, "file")).toBeNull();
    expect(versions.take({ ...embargoed, embargoedUntil: at(12) }, "file")).toBe(2);
    expect(versions.take(embargoed, "file")).toBe(3);
  });

  it("is right with a number that it forgot to raise, or took back", () => {
    const versions = new Versions();
    expect(versions.take({ text: "A", version: 2 }, "file")).toBe(2);
    expect(versions.take({ text: "B", version: 2 }, "file")).toBe(3);
    expect(versions.take({ text: "B", version: 2 }, "file")).toBeNull();
    expect(versions.take({ text: "A", version: 2 }, "file")).toBe(4);
    expect(versions.take({ text: "C", version: 7 }, "file")).toBe(7);
    expect(versions.take({ text: "D", version: 6 }, "file")).toBe(8);
    expect(versions.texts).toEqual(["A", "B", "A", "C", "D"]);
  });

  it("may withhold the article as often as it likes, and give it back", () => {
    const versions = new Versions();
    const shown: (string | null)[] = [];
    for (const status of ["usable", "withheld", "usable", "withheld", "withheld", "usable"] as const) {
      versions.take({ text: "A", published: at(8), status }, "file");
      shown.push(versions.shown);
    }
    expect(shown).toEqual(["A", null, "A", null, null, "A"]);
    expect(versions.kept).toHaveLength(5);
  });

  it("does not undo what another one withdraws", () => {
    const versions = new Versions();
    versions.take({ text: "A" }, "file");
    expect(versions.take({ text: "", status: "canceled" }, "notice")).toBe("none");
    expect(versions.take({ text: "A" }, "file")).toBeNull();
    for (const [text, updated] of [
      ["B", undefined],
      ["C", at(20)],
    ] as const) {
      versions.take({ text, ...(updated && { updated }) }, "file");
      expect(versions.shown).toBeNull();
    }
    // The notice itself is mended.
    versions.take({ text: "D" }, "notice");
    expect(versions.shown).toBe("D");
  });

  it("does not undo a numbered withdrawal from elsewhere, but by a later date", () => {
    const versions = new Versions();
    versions.take({ text: "A", updated: at(8) }, "file");
    expect(versions.take({ text: "", status: "canceled", version: 3, updated: at(10) }, null)).toBe(3);
    for (const [text, hour] of [
      ["B", undefined],
      ["C", 9],
    ] as const) {
      versions.take({ text, ...(hour && { updated: at(hour) }) }, "file");
      expect(versions.shown).toBeNull();
    }
    versions.take({ text: "D", updated: at(11) }, "file");
    expect(versions.shown).toBe("D");
  });
});

describe("one of several versions in a file", () => {
  it("is new where none says the same, so that a file may be read again", () => {
    const versions = new Versions();
    const lines = ["A", "B", "A"].map((text) => ({ text }));
    expect(lines.map((line) => versions.take(line, null))).toEqual([1, 2, null]);
    expect(lines.map((line) => versions.take(line, null))).toEqual([null, null, null]);
    expect(versions.shown).toBe("B");
  });

  it("is no last word where it is dated before that", () => {
    const versions = new Versions();
    const lines = [
      { text: "C", updated: at(12) },
      { text: "A", updated: at(9) },
      { text: "B", updated: at(10) },
      { text: "D", updated: at(12) },
      { text: "E", updated: "2031-03-05" },
    ];
    expect(lines.map((line) => versions.take(line, null))).toEqual([1, "none", "none", 2, 3]);
    expect(versions.texts).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("is no last word in a file of its own either, which stays so when it is read again", () => {
    const versions = new Versions();
    const read = () => [
      versions.take({ text: "new", updated: at(12) }, "v2.json"),
      versions.take({ text: "old", updated: at(9) }, "v1.json"),
    ];
    expect([read(), read()]).toEqual([
      [1, "none"],
      [null, null],
    ]);
    versions.take({ text: "old, mended", updated: at(9) }, "v1.json");
    expect(versions.shown).toBe("new");
  });

  it("is taken with the number that it has, once", () => {
    const versions = new Versions();
    for (const version of [3, 1, 2, 3]) versions.take({ text: `v${version}`, version }, null);
    expect(versions.texts).toEqual(["v1", "v2", "v3"]);
  });
});

describe("whatever happens to the sources of an article", () => {
  const text = fc.constantFrom("A", "B", "C");
  const updated = fc.option(fc.constantFrom(at(8), at(10), "2031-03-05", at(12)), { nil: undefined });
  const version = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined, freq: 4 });
  const status = fc.constantFrom("usable", "usable", "usable", "withheld", "canceled");
  const embargoedUntil = fc.option(fc.constant(at(9)), { nil: undefined, freq: 5 });
  const words = fc
    .record({ text, updated, version, status, embargoedUntil })
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)))
    .map((fields) => fields as Omit<ArticleInput, "id">);
  const step = fc.record({ where: fc.constantFrom("one.md", "two.json", "lines.jsonl"), words });

  /** Files as they are now, and what a desk took of them. */
  function follow(steps: readonly { readonly where: string; readonly words: Omit<ArticleInput, "id"> }[]) {
    const versions = new Versions();
    const files = new Map<string, Omit<ArticleInput, "id">>();
    const lines: Omit<ArticleInput, "id">[] = [];
    for (const one of steps) {
      if (one.where === "lines.jsonl") lines.push(one.words);
      else files.set(one.where, one.words);
      versions.take(one.words, one.where === "lines.jsonl" ? null : one.where);
    }
    return { versions, files, lines };
  }

  it("a restart takes nothing of what is there, in whatever order it is read", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, linesFirst) => {
        const { versions, files, lines } = follow(steps);
        const read = [
          () => [...files].map(([origin, one]) => versions.take(one, origin)),
          () => lines.map((one) => versions.take(one, null)),
        ];
        if (linesFirst) read.reverse();
        const restart = () => read.flatMap((one) => one()).filter((one) => one !== null);
        // Where withdrawals with one number come from several sources, which is the last may change once more.
        const clash = steps.some((one) => one.words.version !== undefined && one.words.status !== "usable");
        const first = restart();
        if (!clash) expect(first).toEqual([]);
        expect(restart()).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it("no two versions are the same to the last field, for the store would keep one of them", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { versions } = follow(steps);
        const written = versions.kept.map(({ article }) => JSON.stringify(sorted(article)));
        expect(new Set(written).size).toBe(written.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it("a change of the file whose words are shown is shown", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), words, (steps, change) => {
        const { versions } = follow(steps);
        const last = oldestFirst(versions.kept).at(-1);
        fc.pre(last?.article.status === "usable" && last.arrival.origin === "one.md");
        const newest = versions.kept.filter(({ arrival }) => arrival.origin === "one.md").at(-1);
        fc.pre(newest === last);
        versions.take({ ...change, status: "usable" }, "one.md");
        expect(versions.shown).toBe(change.text);
      }),
      { numRuns: 3_000 },
    );
  });

  it("what a notice without a time or number withdraws is not shown until the notice says otherwise", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }), (before, after) => {
        const { versions } = follow(before);
        versions.take({ text: "KILL", status: "canceled" }, "kill.json");
        expect(versions.shown).toBeNull();
        for (const { where, words: one } of after) {
          versions.take(one, where === "lines.jsonl" ? null : where);
          expect(versions.shown).toBeNull();
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

function sorted(article: Article): object {
  return Object.fromEntries(Object.entries(article).sort(([a], [b]) => (a < b ? -1 : 1)));
}
