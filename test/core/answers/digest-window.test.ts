import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import type { Desk } from "../../../src/core/desk.js";
import { deskOf, MovableClock, textsOf } from "../support.js";

const LEVEE = "The levee of Quelmar broke at dawn after a night of heavy rain.";
const BOATS = "Zelmora sent forty boats and a field hospital to the lower town.";
const MARKET = "Shells hit the covered market of Pellimoor, the hospital there reported.";
const TALKS = "Envoys of both countries meet in Vashnik for talks about prisoners.";

const FIRST = "2031-03-05T07:00:00Z";
const SECOND = "2031-03-06T07:00:00Z";
const THIRD = "2031-03-07T07:00:00Z";

interface Coming {
  readonly at: string;
  readonly article: ArticleInput;
  readonly announced?: false;
}

/** A desk whose clock has passed all these arrivals. */
function deskWith(coming: readonly Coming[], now = THIRD): { desk: Desk; clock: MovableClock } {
  const clock = new MovableClock(now);
  const desk = deskOf([], { clock });
  for (const { article, at, announced = true } of coming)
    desk.add(article, { at: Date.parse(at), announced });
  return { desk, clock };
}

function answerOf(desk: Desk, from = FIRST, to = SECOND, topic = "") {
  return desk.ask(`digest since ${from} until ${to}${topic === "" ? "" : ` about ${topic}`}`, { limit: 200 });
}
const told = (desk: Desk, from = FIRST, to = SECOND, topic = ""): string[] =>
  textsOf(answerOf(desk, from, to, topic).items).sort();

describe("a digest of what came in", () => {
  it("has what came late, what has no date and what is dated ahead", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", article: { id: "late", text: LEVEE, published: "2031-02-01" } },
      { at: "2031-03-05T10:00:00Z", article: { id: "undated", text: BOATS } },
      { at: "2031-03-05T11:00:00Z", article: { id: "ahead", text: TALKS, published: "2031-03-09" } },
    ]);
    expect(told(desk)).toEqual([LEVEE, BOATS, TALKS].sort());
    expect(told(desk, SECOND, THIRD)).toEqual([]);
    expect(answerOf(desk).notes).toEqual([]);
  });

  it("begins after its first instant and ends with its last", () => {
    const { desk } = deskWith([
      { at: FIRST, article: { id: "a", text: LEVEE } },
      { at: SECOND, article: { id: "b", text: BOATS } },
      { at: "2031-03-06T07:00:00.001Z", article: { id: "c", text: MARKET } },
    ]);
    expect(told(desk)).toEqual([BOATS]);
    expect(told(desk, SECOND, THIRD)).toEqual([MARKET]);
    expect(told(desk, "2031-03-05T06:59:59.999Z", FIRST)).toEqual([LEVEE]);
  });

  it("has what was under embargo once that has lifted, and not a word of it before", () => {
    const { desk, clock } = deskWith(
      [
        {
          at: "2031-03-04T20:00:00Z",
          article: { id: "e", text: LEVEE, embargoedUntil: "2031-03-05T12:00:00Z" },
        },
      ],
      "2031-03-05T11:59:59Z",
    );
    const early = answerOf(desk);
    expect(early).toMatchObject({ items: [], total: 0 });
    expect(JSON.stringify(early)).not.toContain("Quelmar");
    clock.moveTo(SECOND);
    expect(told(desk)).toEqual([LEVEE]);
    expect(told(desk, "2031-03-04T07:00:00Z", FIRST)).toEqual([]);
  });

  it("leaves out what was there when a source was first read, but not what was under embargo then", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", announced: false, article: { id: "old", text: LEVEE } },
      {
        at: "2031-03-05T09:00:00Z",
        announced: false,
        article: { id: "held", text: BOATS, embargoedUntil: "2031-03-05T12:00:00Z" },
      },
      { at: "2031-03-05T13:00:00Z", article: { id: "new", text: `${LEVEE} ${MARKET}` } },
    ]);
    expect(told(desk)).toEqual([BOATS, MARKET].sort());
  });

  it("keeps news that old articles of a new source repeat after it", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", article: { id: "news", text: LEVEE } },
      { at: "2031-03-05T10:00:00Z", announced: false, article: { id: "old", text: LEVEE } },
    ]);
    expect(told(desk)).toEqual([LEVEE]);
  });

  it("leaves out what was said before it, by whatever article", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T06:00:00Z", article: { id: "a", text: LEVEE } },
      { at: "2031-03-05T09:00:00Z", article: { id: "b", text: `${LEVEE} ${BOATS}` } },
    ]);
    expect(told(desk)).toEqual([BOATS]);
  });

  it("leaves out what an earlier version of another article said, but not a new number", () => {
    const toll = (number: string): string =>
      `The death toll of the flood at Quelmar rose to ${number}, Karvanian River Rescue said.`;
    const { desk } = deskWith([
      { at: "2031-03-05T06:00:00Z", article: { id: "a", version: 1, text: `${LEVEE} ${toll("nine")}` } },
      { at: "2031-03-05T08:00:00Z", article: { id: "a", version: 2, text: BOATS } },
      { at: "2031-03-05T09:00:00Z", article: { id: "b", text: `${LEVEE} ${toll("fourteen")}` } },
    ]);
    expect(told(desk)).toEqual([BOATS, toll("fourteen")].sort());
  });

  it("has each toll of a day that saw several", () => {
    const toll = (number: string): string =>
      `The death toll of the flood at Quelmar rose to ${number}, Karvanian River Rescue said.`;
    const { desk } = deskWith([
      { at: "2031-03-05T08:00:00Z", article: { id: "a", text: toll("nine") } },
      { at: "2031-03-05T09:00:00Z", article: { id: "b", text: toll("fourteen") } },
      { at: "2031-03-05T10:00:00Z", article: { id: "c", text: toll("nine") } },
    ]);
    expect(told(desk)).toEqual([toll("fourteen"), toll("nine")]);
  });

  it("has of a correction only what it changed", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T06:00:00Z", article: { id: "a", version: 1, text: `${LEVEE} ${BOATS}` } },
      { at: "2031-03-05T09:00:00Z", article: { id: "a", version: 2, text: `${LEVEE} ${MARKET}` } },
    ]);
    expect(told(desk)).toEqual([MARKET]);
  });

  it("holds to what was shown at its end where it is looked at later: the rest is for the next one", () => {
    const versions: Coming[] = [
      { at: "2031-03-05T09:00:00Z", article: { id: "a", version: 1, text: `${LEVEE} ${BOATS}` } },
      { at: "2031-03-06T08:00:00Z", article: { id: "a", version: 2, text: `${LEVEE} ${MARKET}` } },
    ];
    const { desk } = deskWith(versions);
    // The boats are gone since: they are not told, and the levee is told once.
    expect(told(desk)).toEqual([LEVEE]);
    expect(told(desk, SECOND, THIRD)).toEqual([MARKET]);
  });

  it("leaves what was out at its end, and is in again since, to the next one", () => {
    const coming = [`${LEVEE} ${BOATS}`, BOATS, `${LEVEE} ${BOATS}`].map((text, i) => ({
      at: ["2031-03-05T08:00:00Z", "2031-03-05T09:00:00Z", "2031-03-06T09:00:00Z"][i] ?? "",
      article: { id: "a", version: i + 1, text },
    }));
    const { desk } = deskWith(coming);
    expect(told(desk)).toEqual([BOATS]);
    expect(told(desk, SECOND, THIRD)).toEqual([LEVEE]);
  });

  it("tells again what was taken back and is said again", () => {
    const versions = [`${LEVEE} ${BOATS}`, BOATS, `${LEVEE} ${BOATS}`];
    const coming = (instants: readonly string[]): Coming[] =>
      instants.map((at, i) => ({ at, article: { id: "a", version: i + 1, text: versions[i] ?? "" } }));
    const within = deskWith(coming(["2031-03-05T06:00:00Z", "2031-03-05T08:00:00Z", "2031-03-05T09:00:00Z"]));
    expect(told(within.desk)).toEqual([LEVEE]);
    const across = deskWith(coming(["2031-03-05T06:00:00Z", "2031-03-05T08:00:00Z", "2031-03-06T09:00:00Z"]));
    expect(told(across.desk)).toEqual([]);
    expect(told(across.desk, SECOND, THIRD)).toEqual([LEVEE]);
  });

  it("does not count as said what an embargo kept from being shown", () => {
    const { desk } = deskWith([
      {
        at: "2031-03-05T01:00:00Z",
        article: { id: "a", version: 1, text: LEVEE, embargoedUntil: "2031-03-05T06:00:00Z" },
      },
      // Before the first embargo lifts, a second version comes with a longer one.
      {
        at: "2031-03-05T02:00:00Z",
        article: { id: "a", version: 2, text: `${LEVEE} ${BOATS}`, embargoedUntil: "2031-03-05T12:00:00Z" },
      },
    ]);
    expect(told(desk)).toEqual([LEVEE, BOATS].sort());
  });

  it("tells an article that was withdrawn and is back", () => {
    const { desk } = deskWith([
      { at: "2031-03-04T09:00:00Z", article: { id: "a", version: 1, text: LEVEE } },
      { at: "2031-03-05T06:00:00Z", article: { id: "a", version: 2, text: LEVEE, status: "withheld" } },
      { at: "2031-03-05T09:00:00Z", article: { id: "a", version: 3, text: LEVEE } },
    ]);
    expect(told(desk)).toEqual([LEVEE]);
  });

  it("has nothing of an article that was withdrawn since", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", article: { id: "a", version: 1, text: LEVEE } },
      { at: "2031-03-05T09:30:00Z", article: { id: "b", text: LEVEE } },
      { at: "2031-03-06T08:00:00Z", article: { id: "a", version: 2, text: LEVEE, status: "canceled" } },
    ]);
    const { items } = answerOf(desk);
    expect(items.map(({ citation }) => citation.article)).toEqual(["b"]);
  });

  it("on a topic holds to it", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", article: { id: "a", text: `${LEVEE} ${BOATS}` } },
    ]);
    expect(told(desk, FIRST, SECOND, "boats")).toEqual([BOATS]);
    expect(answerOf(desk, FIRST, SECOND, "boats").headline).toBe(
      "What is new on “boats” from Wed 5 Mar 07:00 to Thu 6 Mar 2031 07:00 UTC: 1 sentence from 1 article",
    );
  });

  it("says the window, in words that can be read, and with both years where they differ", () => {
    const { desk } = deskWith([]);
    expect(answerOf(desk).headline).toBe("Nothing new from Wed 5 Mar 07:00 to Thu 6 Mar 2031 07:00 UTC.");
    expect(answerOf(desk, "2030-12-31T22:30Z", "2031-01-01T07:00Z").headline).toBe(
      "Nothing new from Tue 31 Dec 2030 22:30 to Wed 1 Jan 2031 07:00 UTC.",
    );
  });

  it("says so where it cannot hold all, and how to see the rest", () => {
    const text = Array.from(
      { length: 130 },
      (_, i) => `Ar${i}tha met Bo${i}rin beside Ce${i}mund during Du${i}val after Ev${i}ost.`,
    ).join(" ");
    const { desk } = deskWith([{ at: "2031-03-05T09:00:00Z", article: { id: "a", text } }]);
    const answer = answerOf(desk);
    expect(answer.total).toBe(100);
    expect(answer.notes.join()).toContain(
      "digest since 2031-03-05T07:00Z until 2031-03-06T07:00Z about TOPIC",
    );
  });

  it("asked of the desk directly, gives the question by which it can be asked again", () => {
    const { desk } = deskWith([
      { at: "2031-03-05T09:00:00Z", article: { id: "a", text: `${LEVEE} ${BOATS}` } },
    ]);
    const window = { from: Date.parse(FIRST), to: Date.parse(SECOND) };
    const answer = desk.digest({ date: "2031-03-06", since: "2031-03-05", topic: "boats", window });
    expect(answer.question).toBe("digest since 2031-03-05T07:00Z until 2031-03-06T07:00Z about boats");
    expect(desk.ask(answer.question)).toEqual(answer);
  });

  it("is the same in whatever order the articles came", () => {
    const coming: Coming[] = [LEVEE, BOATS, MARKET, TALKS, `${LEVEE} ${TALKS}`].map((text, i) => ({
      at: `2031-03-05T0${(i % 3) + 7}:30:00Z`,
      article: { id: `a${i}`, text },
    }));
    const items = answerOf(deskWith(coming).desk).items;
    expect(items).toHaveLength(4);
    expect(answerOf(deskWith([...coming].reverse()).desk).items).toEqual(items);
  });
});
