import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Desk } from "../../../src/core/desk.js";
import { deskOf, MovableClock, textsOf } from "../support.js";

const HOUR = 3_600_000;
const START = Date.parse("2031-03-05T00:00:00Z");
/** Digests are due every eight hours of two days. */
const CUTS = [1, 2, 3, 4, 5, 6].map((cut) => START + cut * 8 * HOUR);
const END = CUTS.at(-1) ?? START;

const IDS = ["a", "b", "c"] as const;
const SENTENCES = 5;

/** A sentence like no other one. */
function sentence(id: string, place: number): string {
  const mark = `${id}${place}`;
  return `Ar${mark}tha met Bo${mark}rin beside Ce${mark}mund during Du${mark}val after Ev${mark}ost.`;
}

/** A version of an article, as it comes in some hours after the start. */
interface Version {
  readonly id: (typeof IDS)[number];
  readonly after: number;
  readonly places: readonly number[];
  readonly status: "usable" | "withheld";
  /** Hours after it comes; null for none. */
  readonly embargo: number | null;
  readonly announced: boolean;
}

const version = fc.record({
  id: fc.constantFrom(...IDS),
  after: fc.integer({ min: 0, max: 47 * 60 }).map((minutes) => minutes / 60),
  places: fc.uniqueArray(fc.integer({ min: 0, max: SENTENCES - 1 }), { minLength: 1, maxLength: SENTENCES }),
  status: fc.constantFrom("usable", "usable", "usable", "withheld"),
  embargo: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
  announced: fc.constant(true),
}) satisfies fc.Arbitrary<Version>;
const inOrder = (versions: readonly Version[]): Version[] => [...versions].sort((a, b) => a.after - b.after);
const versions = fc.array(version, { minLength: 1, maxLength: 12 }).map(inOrder);
/** How many hours after it was due each digest is made. */
const delays = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })), {
  minLength: CUTS.length,
  maxLength: CUTS.length,
});

interface Told {
  /** All that the digests told, as often as they did. */
  readonly all: readonly string[];
  readonly desk: Desk;
}

/** Two days of a desk: versions come in, and each digest is made when it is made, of the window that it is of. */
function live(coming: readonly Version[], late: readonly number[]): Told {
  const clock = new MovableClock(new Date(START).toISOString());
  const desk = deskOf([], { clock });
  const all: string[] = [];
  const numbers = new Map<string, number>();
  const arrivals = coming.map((one) => ({ at: START + one.after * HOUR, act: () => add(one) }));
  const digests = CUTS.map((to, i) => ({
    at: Math.min(END, to + (late[i] ?? 0) * HOUR),
    act: () => {
      const from = CUTS[i - 1] ?? START - 1;
      const window = { from, to };
      const { items } = desk.digest({ date: "", since: "", topic: "", window }, { limit: 100 });
      const shown = desk.entries().map(({ article }) => article.text);
      for (const text of textsOf(items)) expect(shown.some((one) => one.includes(text))).toBe(true);
      all.push(...textsOf(items));
    },
  }));
  function add({ id, after, places, status, embargo, announced }: Version): void {
    const at = START + after * HOUR;
    const number = (numbers.get(id) ?? 0) + 1;
    numbers.set(id, number);
    const lifts = embargo === null ? {} : { embargoedUntil: new Date(at + embargo * HOUR).toISOString() };
    const text = places.map((place) => sentence(id, place)).join(" ");
    desk.add({ id, text, status, version: number, ...lifts }, { at, announced });
  }
  // What comes at the very instant of a digest, comes before it.
  for (const { at, act } of [...arrivals, ...digests].sort((a, b) => a.at - b.at)) {
    clock.moveTo(new Date(at).toISOString());
    act();
  }
  return { all, desk };
}

function shownAtEnd(desk: Desk): string[] {
  return desk
    .entries()
    .flatMap(({ article }) =>
      IDS.flatMap((id) => Array.from({ length: SENTENCES }, (_, place) => sentence(id, place))).filter(
        (one) => article.text.includes(one),
      ),
    );
}

describe("digests one after the other", () => {
  it("lose nothing that is still shown, whatever is corrected, withheld, embargoed, and however late they come", () => {
    fc.assert(
      fc.property(versions, delays, (coming, late) => {
        const { all, desk } = live(coming, late);
        expect(shownAtEnd(desk).filter((one) => !all.includes(one))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("tell once what stays", () => {
    const growing = versions.map((coming) =>
      coming.map((one, i): Version => {
        const before = coming.slice(0, i).filter(({ id }) => id === one.id);
        const places = new Set([...before.flatMap((other) => other.places), ...one.places]);
        return { ...one, places: [...places], status: "usable", embargo: null };
      }),
    );
    fc.assert(
      fc.property(growing, delays, (coming, late) => {
        const { all, desk } = live(coming, late);
        expect([...all].sort()).toEqual(shownAtEnd(desk).sort());
      }),
      { numRuns: 200 },
    );
  });

  it("tell nothing that only came unannounced, unless it was under embargo", () => {
    fc.assert(
      fc.property(
        versions,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        delays,
        (coming, loud, late) => {
          const some = coming.map((one, i): Version => ({ ...one, announced: loud[i] ?? true }));
          const isNews = ({ announced, embargo }: Version): boolean => announced || embargo !== null;
          const news = some
            .filter(isNews)
            .flatMap(({ id, places }) => places.map((place) => sentence(id, place)));
          const { all } = live(some, late);
          expect(all.filter((one) => !news.includes(one))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
