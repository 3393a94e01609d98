import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, commandOf, parseQuestion } from "../../src/core/questions/parse.js";
import type { Question } from "../../src/core/questions/question.js";
import { deskOf } from "./support.js";

/** A Wednesday. */
const TODAY = "2031-03-05";

const understood = (asked: string): Question =>
  parseQuestion(asked, { command: "karvania", today: TODAY, findable: () => false }).question;

const between = (from: string, to: string, topic = "") => ({
  command: "digest",
  topic,
  since: from.slice(0, 10),
  date: to.slice(0, 10),
  window: { from: Date.parse(from), to: Date.parse(to) },
});

describe("a digest between two instants", () => {
  it.each([
    [
      "digest since 2031-03-05T07:00Z until 2031-03-06T07:00Z",
      between("2031-03-05T07:00:00Z", "2031-03-06T07:00:00Z"),
    ],
    [
      "DIGEST SINCE 2031-03-05t07:00:30z UNTIL 2031-03-06T07:00:30.250Z ABOUT Levee",
      between("2031-03-05T07:00:30Z", "2031-03-06T07:00:30.250Z", "Levee"),
    ],
    [
      "digest since 2031-03-05T07:00+01:00 until 2031-03-05T08:00+01:00 about talk about boats since Monday",
      between("2031-03-05T06:00:00Z", "2031-03-05T07:00:00Z", "talk about boats since Monday"),
    ],
    [
      "digest since 2031-03-05T07:00 until 2031-03-05T08:00",
      between("2031-03-05T07:00:00Z", "2031-03-05T08:00:00Z"),
    ],
    [
      "digest since 2031-03-05T07:00Z until 2031-03-05T07:00Z",
      between("2031-03-05T07:00:00Z", "2031-03-05T07:00:00Z"),
    ],
  ])("is understood: %s", (asked, question) => {
    expect(understood(asked)).toEqual(question);
  });

  it.each([
    "digest since 2031-03-06T07:00Z until 2031-03-05T07:00Z",
    "digest since 2031-02-30T07:00Z until 2031-03-05T07:00Z",
    "digest since 2031-03-05T24:00Z until 2031-03-06T07:00Z",
    "digest since 2031-03-05T07:00Z until",
    "digest since 2031-03-05T07:00Z",
    "digest since 2031-03-05T07:00Z until Thursday",
    "digest since Monday until 2031-03-05T07:00Z",
    "digest Monday since 2031-03-04T07:00Z until 2031-03-05T07:00Z",
    "digest until banana",
  ])("is refused where it is none: %s", (asked) => {
    expect(deskOf([]).ask(asked)).toMatchObject({ problem: "no-such-date", items: [], total: 0 });
  });

  it("leaves a digest by days as it was, and lets one end by name", () => {
    const days = (date: string, since: string, topic = "") => ({ command: "digest", topic, date, since });
    expect(understood("digest 2031-03-04 since Monday about levee")).toEqual(
      days("2031-03-04", "2031-03-03", "levee"),
    );
    expect(understood("digest since Monday until Tuesday")).toEqual(days("2031-03-04", "2031-03-03"));
    expect(understood("digest about mondays at 7")).toEqual(days(TODAY, TODAY, "mondays at 7"));
  });
});

describe("a digest's question", () => {
  const word = fc.constantFrom(
    "levee",
    "about",
    "since",
    "until",
    "Monday",
    "7",
    "every",
    "bâteaux",
    "“gate”",
  );
  const topic = fc
    .oneof(
      fc.constant(""),
      fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(" ")),
    )
    // Half a question: "about since".
    .filter((words) => !/(?:^|\s)(?:since|about)$/.test(words));
  const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });
  const day = instant.map((at) => new Date(at).toISOString().slice(0, 10));
  const ordered = <T>(one: fc.Arbitrary<T>) =>
    fc.tuple(one, one).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [T, T]);

  it("can be typed as it is written, by days and by instants", () => {
    const byDays = fc
      .tuple(ordered(day), topic)
      .map(([[since, date], about]): Question => ({ command: "digest", topic: about, date, since }));
    const byInstants = fc.tuple(ordered(instant), topic).map(([[from, to], about]): Question => {
      const days = [from, to].map((at) => new Date(at).toISOString().slice(0, 10));
      const [since = "", date = ""] = days;
      return { command: "digest", topic: about, date, since, window: { from, to } };
    });
    fc.assert(
      fc.property(fc.oneof(byDays, byInstants), (question) => {
        const written = commandOf(question);
        expect(understood(written)).toEqual(question);
        expect(clean(written)).toBe(written);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an order, asked where there is no channel", () => {
  it.each([
    "watch airport",
    "WATCH casualties idlib",
    "/watch airport",
    "unwatch",
    "unwatch all",
    "watches",
    "watches?",
    "retract ota-1 because it was wrong",
    "digest every day at 07:00",
    "digest every weekday",
    "digest daily at 7am",
    "digest mondays at 07:00",
    "digest off",
  ])("is told where it belongs: %s", (asked) => {
    const answer = deskOf([]).ask(asked);
    expect(answer).toMatchObject({
      command: null,
      problem: "channel-only",
      items: [],
      total: 0,
      actions: [],
    });
    expect(answer.headline).toMatch(/belongs to a channel on Slack or Discord, .* Type it there: /);
  });

  it("is in the help, and nothing there gives one by being pressed", () => {
    const desk = deskOf([{ id: "a", text: "The airport of Quelmar is closed, the mayor said." }]);
    const listed = desk.ask("help").notes;
    for (const name of ["watch", "unwatch", "watches", "retract"]) {
      expect(listed.some((note) => note.startsWith(name))).toBe(true);
      const answer = desk.ask(`help ${name}`);
      expect(answer.headline.startsWith(name)).toBe(true);
      expect(answer.notes.some((note) => note.startsWith(`Example: ${name}`))).toBe(true);
      expect(answer.actions).toEqual([]);
    }
  });

  it("takes no question for a misspelt order, but names one where nothing else is meant", () => {
    const desk = deskOf([{ id: "a", text: "The airport of Quelmar is closed, the mayor said." }]);
    expect(desk.ask("catch me up on the airport").notes[0]).toBe("Read as: summary airport");
    expect(desk.ask("wotch airport").headline).toContain("Did you mean: watch?");
  });
});
