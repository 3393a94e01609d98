import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../src/core/article.js";
import { changesBetween } from "../../src/core/watching/changes.js";
import type { WatchChange, WatchState } from "../../src/core/watching/state.js";
import { article as newsArticle, pick } from "./generated-news.js";
import { Watching } from "./watch-support.js";

const RUNS = { numRuns: 120 } as const;
const QUESTIONS = [
  "who-claimed merrin",
  "who-claimed bridge by Civil Guard",
  "casualties merrin",
  "casualties",
];

/** Words that stand in one version only, so that they tell where something comes from. */
const MARKS = [
  "Quillon",
  "Vortane",
  "Sablemere",
  "Ostrick",
  "Wendlebury",
  "Thraxby",
  "Mirkwell",
  "Dunsallow",
];

const sentence = fc
  .tuple(
    pick("the Civil Guard", "the Civil Guard", "Ana Brel", "she"),
    pick("four", "six", "nine", "at least nine", "no"),
    pick("people", "people", "people", "civilians"),
    pick("airstrike", "airstrike", "attack"),
    pick("said", "said", "said", "denied"),
    pick("on Monday", "on Monday", "on Tuesday", ""),
  )
  .map(([who, number, victims, cause, cue, day]) =>
    cue === "denied"
      ? `${who} denied that the ${cause} on the bridge in Merrin ${day} had killed ${number} ${victims}.`
      : `The ${cause} on the bridge in Merrin ${day} killed ${number} ${victims}, ${who} ${cue}.`,
  );

const version = (mark: string) =>
  fc.record({
    id: pick("a", "b", "c", "d"),
    text: fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((all) => `${all.join(" ")} ${mark} is a hill.`),
    title: pick(`News of ${mark}`, undefined),
    source: pick("Post", "Lamp", `${mark} Gazette`),
    published: pick("2032-06-01T10:00:00Z", "2032-06-02T10:00:00Z", "2032-06-03T10:00:00Z"),
    status: pick(
      "usable" as const,
      "usable" as const,
      "usable" as const,
      "canceled" as const,
      "withheld" as const,
    ),
    embargoedUntil: pick(undefined, undefined, undefined, "2032-06-11T00:00:00Z"),
  });

/** Versions in the order in which they come, each newer than the ones before. */
const versions = fc
  .tuple(...MARKS.map(version))
  .chain((all) => fc.subarray(all, { minLength: 1 }))
  .map((all) =>
    all.map((one, i): ArticleInput => {
      const { title, embargoedUntil, ...rest } = one;
      return {
        ...{ ...rest, version: i + 1 },
        ...(title !== undefined && { title }),
        ...(embargoedUntil !== undefined && { embargoedUntil }),
      };
    }),
  );

/** A figure that is new, revised, and withdrawn. */
const REVISED: ArticleInput[] = (["four", "six"] as const).flatMap((number, i) => {
  const text = `The airstrike on Merrin on Monday killed ${number} people, the Civil Guard said. ${MARKS[i]} is a hill.`;
  const one = { id: "ab"[i] as string, text, source: "Post", published: `2032-06-0${i + 1}T10:00:00Z` };
  return [{ ...one, version: 1 }, ...(i === 1 ? [{ ...one, version: 2, status: "canceled" as const }] : [])];
});

function folded(state: WatchState, changes: readonly WatchChange[]): Record<string, string> {
  const prints = printsOf(state);
  for (const change of changes) {
    if (change.kind === "gone") delete prints[change.key];
    else prints[change.key] = change.now.print;
  }
  return prints;
}

function printsOf(state: WatchState): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([key, { print }]) => [key, print]));
}

describe("over generated versions", () => {
  it("changes one after another lead from the first state to the last", () => {
    let told = 0;
    fc.assert(
      fc.property(versions, (all) => {
        const watch = new Watching("who-claimed merrin");
        const first = watch.state;
        watch.add(...all).moveTo("2032-06-12T00:00:00Z");
        expect(folded(first, watch.changes)).toEqual(printsOf(watch.state));
        told += watch.changes.length;
      }),
      RUNS,
    );
    expect(told).toBeGreaterThan(100);
  });

  it("so do changes of what sources count, version by version, of one event", () => {
    const counts = fc.array(
      fc.tuple(
        pick("a", "b", "c"),
        pick("the Civil Guard", "Ana Brel", "the Orsanian Army"),
        pick("four", "six", "nine"),
        pick("usable" as const, "usable" as const, "canceled" as const),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(counts, (all) => {
        const watch = new Watching("casualties merrin");
        watch.add(
          ...all.map(([id, who, number, status], i) => ({
            ...{ id, status, version: i + 1, source: "Post", published: `2032-06-01T10:0${i}:00Z` },
            text: `Tuesday's landslide in Merrin killed ${number} people, ${who} said.`,
          })),
        );
        expect(folded({}, watch.changes)).toEqual(printsOf(watch.state));
      }),
      RUNS,
    );
  });

  it("nothing changes where nothing comes, and a state is the same in whatever order articles come", () => {
    const articles = fc.uniqueArray(newsArticle, { maxLength: 6, selector: ({ id }) => id });
    fc.assert(
      fc.property(articles, fc.constantFrom(...QUESTIONS), (all, question) => {
        const one = new Watching(question, all);
        const other = new Watching(question, [...all].reverse());
        expect(other.state).toEqual(one.state);
        expect(changesBetween(one.state, other.state)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("no word of any article is in a state or a change, and none of a hidden one in what is told", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        versions,
        fc.constantFrom(...QUESTIONS),
        fc.integer({ min: 1, max: 8 }),
        (all, question, every) => {
          const watch = new Watching(question);
          const check = (): void => {
            const kept = JSON.stringify([watch.state, watch.changes]);
            expect(MARKS.filter((mark) => kept.includes(mark))).toEqual([]);
            expect(kept).not.toMatch(/Guard|Brel|killed|bridge|Merrin|Post|Lamp/);
            for (const { kind } of watch.changes) seen.add(kind);
            const answer = JSON.stringify(watch.desk.changed(question, watch.changes, { limit: 100 }));
            const shown = new Set(watch.desk.entries().map(({ article }) => article.id));
            const hidden = all.flatMap(({ id, text }) =>
              shown.has(id) ? [] : MARKS.filter((one) => text.includes(one)),
            );
            expect(hidden.filter((mark) => answer.includes(mark))).toEqual([]);
            for (const { id } of all) if (!shown.has(id)) expect(answer).not.toContain(`"article":"${id}"`);
          };
          all.forEach((one, i) => {
            watch.add(one);
            check();
            if (i % every === 0) watch.told();
          });
          watch.moveTo("2032-06-12T00:00:00Z");
          check();
        },
      ),
      { ...RUNS, examples: [[REVISED, "casualties merrin", 8]] },
    );
    expect([...seen].sort()).toEqual(["gone", "new", "revised"]);
  });

  it("every quotation that is told stands in a version that is or was shown, to the character", () => {
    fc.assert(
      fc.property(versions, fc.constantFrom(...QUESTIONS), (all, question) => {
        const watch = new Watching(question).add(...all);
        const texts = new Map<string, string[]>();
        for (const { id, text } of all) texts.set(id, [...(texts.get(id) ?? []), text]);
        for (const { article, start, end, quote } of citationsIn(watch.desk.changed(question, watch.changes)))
          expect(texts.get(article)?.some((text) => text.slice(start, end) === quote)).toBe(true);
      }),
      RUNS,
    );
  });
});

interface Cited {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

function citationsIn(value: unknown): Cited[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(citationsIn);
  return "quote" in value && "article" in value ? [value as Cited, ...inside] : inside;
}
