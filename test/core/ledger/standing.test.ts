import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import { citationsOf, deskOf, figuresOf, MovableClock } from "../support.js";
import { answerText } from "./ledger-text.js";

const NAMES = [
  { name: "Merrin", kind: "place" as const, also: [] },
  { name: "Civil Guard", kind: "group" as const, also: [] },
];

/** One report a day from 1 June, of what the Civil Guard says. */
const counts = (...numbers: readonly string[]): ArticleInput[] =>
  numbers.map((number, i) => ({
    id: `day-${i + 1}`,
    source: "Post",
    published: `2032-06-0${i + 1}T10:00:00Z`,
    text: `The landslide in Merrin killed ${number} people, the Civil Guard said.`,
  }));
const desk = (articles: readonly ArticleInput[]) =>
  deskOf(articles, { now: "2032-06-10", profile: { names: NAMES } });
const rows = (articles: readonly ArticleInput[], question = "casualties"): string[] =>
  answerText(desk(articles).ask(question))
    .split("\n")
    .filter((line) => !/^(?:#| {2}=)/.test(line))
    .map((line) => line.trim());

describe("the newest statement of a source", () => {
  it("replaces its earlier ones and shows them", () => {
    expect(rows(counts("four", "nine", "seven"))).toEqual([
      "Civil Guard: killed 4 > 9 > 7 people, 2032-06-03 day-3",
    ]);
  });

  it("shows both changes where it returns to what it said", () => {
    expect(rows(counts("four", "nine", "four"))).toEqual([
      "Civil Guard: killed 4 > 9 > 4 people, 2032-06-03 day-3",
    ]);
  });

  it("is one row with what repeats it", () => {
    expect(rows(counts("four", "nine", "nine"))).toEqual([
      "Civil Guard: killed 4 > 9 people, 2032-06-03 day-3 (also day-2)",
    ]);
  });

  it("may be one that nobody says, but that its source sets", () => {
    const [first] = counts("four");
    const later = {
      ...first,
      id: "b",
      published: "2032-06-03T10:00:00Z",
      text: "The Civil Guard has raised the death toll of the landslide in Merrin to nine.",
    };
    expect(rows([first as ArticleInput, later as ArticleInput])).toEqual([
      "Civil Guard: killed 4 > 9 [running], 2032-06-03 b",
    ]);
  });

  it("replaces them whatever order the articles come in", () => {
    const articles = counts("four", "nine", "seven");
    expect(rows([...articles].reverse())).toEqual(rows(articles));
  });

  it("cites each value that it has replaced, word for word", () => {
    const articles = counts("four", "at least nine", "seven");
    const answer = desk(articles).ask("casualties");
    expect(citationsOf(answer).map(({ article }) => article)).toEqual(["day-3", "day-1", "day-2"]);
    for (const { article, start, end, quote } of citationsOf(answer))
      expect(articles.find(({ id }) => id === article)?.text.slice(start, end)).toBe(quote);
    expect(figuresOf(answer.items)[0]?.earlier?.map(({ words }) => words)).toEqual([
      "killed four people",
      "killed at least nine people",
    ]);
  });

  it("leaves another source's figure beside it", () => {
    const [first] = counts("four");
    const other = {
      id: "b",
      source: "Post",
      published: "2032-06-02T10:00:00Z",
      text: "The landslide in Merrin killed six people, the mayor said.",
    };
    expect(rows(first === undefined ? [] : [first, other])).toEqual([
      "mayor: killed 6 people, 2032-06-02 b",
      "Civil Guard: killed 4 people, 2032-06-01 day-1",
    ]);
  });

  it("replaces the value that its own sentence calls the old one", () => {
    const text = "The death toll of the landslide in Merrin rose to nine from four, the Civil Guard said.";
    expect(rows([{ id: "a", published: "2032-06-02T10:00:00Z", text }])).toEqual([
      "Civil Guard: killed 4 > 9 [running], 2032-06-02 a",
    ]);
  });

  it("replaces what its article takes back in words", () => {
    const text =
      "CORRECTED: An earlier version of this report said that 19 people had died in the landslide in Merrin. The number is 18.";
    const [event, row] = answerText(
      desk([{ id: "a", source: "Post", published: "2032-06-02T10:00:00Z", text }]).ask("casualties"),
    )
      .split("\n")
      .filter((line) => !line.startsWith("  ="));
    expect([event, row?.trim()]).toEqual([
      "#1 Merrin, landslide, 2032-06-02",
      "(Post): killed 19 > 18, 2032-06-02 a",
    ]);
  });

  it("is not the corrected article that says its old figure again", () => {
    const first = { ...counts("four")[0], version: 1 } as ArticleInput;
    const corrected: ArticleInput = {
      ...first,
      version: 2,
      updated: "2032-06-05T10:00:00Z",
      text: `${first.text} Merrin lies in the hills.`,
    };
    const later = counts("four", "nine").slice(1);
    expect(rows([first, corrected, ...later])).toEqual([
      "Civil Guard: killed 4 > 9 people, 2032-06-02 day-2",
    ]);
  });
});

describe("what a source says now", () => {
  const report = (day: number, text: string): ArticleInput => ({
    id: `day-${day}`,
    source: "Post",
    published: `2032-06-0${day}T10:00:00Z`,
    text,
  });

  it("is not an older count that a later article tells again", () => {
    expect(
      rows([
        report(
          2,
          "The Civil Guard said on Wednesday that the landslide in Merrin on Tuesday killed nine people.",
        ),
        report(3, "The Civil Guard had said on Tuesday that the landslide in Merrin killed four people."),
      ]),
    ).toEqual(["Civil Guard: killed 4 > 9 people, 2032-06-01 day-2"]);
  });

  it("is a total and a part told without it, side by side", () => {
    expect(
      rows([
        report(1, "The landslide in Merrin killed nine people, the Civil Guard said."),
        report(2, "The landslide in Merrin killed three children, the Civil Guard said."),
      ]),
    ).toEqual([
      "Civil Guard: killed 3 children, 2032-06-02 day-2",
      "Civil Guard: killed 9 people, 2032-06-01 day-1",
    ]);
  });

  it("is no count of its own where it comes to what was told", () => {
    const text =
      "The landslide in Merrin killed nine people, the Civil Guard said. Two more people died on the way to hospital in Merrin.";
    expect(answerText(desk([report(1, text)]).ask("casualties"))).toContain("= killed 9: single-source 1\n");
  });

  it("is beside what another source says in the same article", () => {
    const text =
      "A car bomb killed nine people in Merrin, police said. The Interior Ministry said the number was six.";
    expect(answerText(desk([report(1, text)]).ask("casualties"))).toContain("= killed 6..9: contested 2");
  });

  it("has not replaced what it denies in the same breath", () => {
    const text =
      "The Civil Guard said the landslide in Merrin killed four people, not ten as the mayor claims.";
    expect(rows([report(1, text)])[0]).toBe("Civil Guard: killed 4 people, 2032-06-01 day-1");
  });

  it("is what came after its “no casualties”", () => {
    expect(
      answerText(
        desk([
          report(1, "The landslide in Merrin caused no casualties, the Civil Guard said."),
          report(2, "The landslide in Merrin killed four people, the Civil Guard said."),
        ]).ask("casualties"),
      ),
    ).toBe(
      [
        "#1 Merrin, landslide, 2032-06-01",
        "  = killed 4: single-source 1",
        "  Civil Guard: killed 0 > 4 people, 2032-06-02 day-2",
      ].join("\n"),
    );
  });

  it("is found by the words of what it repeats", () => {
    const articles = [
      report(1, "The landslide near the quarry of Merrin killed nine people, the Civil Guard said."),
      report(2, "The landslide in Merrin killed nine people, the Civil Guard said."),
    ];
    expect(rows(articles, "casualties quarry")).toHaveLength(1);
  });

  it("does not depend on what was asked while an older version was under embargo", () => {
    const clock = new MovableClock("2032-06-05T00:00:00Z");
    const versions: ArticleInput[] = [
      {
        ...report(1, "The landslide in Merrin killed four people, the Civil Guard said."),
        version: 2,
        updated: "2032-06-04T10:00:00Z",
      },
      {
        ...report(1, "The landslide in Merrin killed four people, the Civil Guard said."),
        version: 1,
        embargoedUntil: "2032-06-08T00:00:00Z",
      },
      report(2, "The landslide in Merrin killed nine people, the Civil Guard said."),
    ];
    const asked = deskOf(versions, { clock, profile: { names: NAMES } });
    asked.ask("casualties");
    clock.moveTo("2032-06-09T00:00:00Z");
    const fresh = deskOf(versions, { clock, profile: { names: NAMES } });
    expect(asked.ask("casualties")).toEqual(fresh.ask("casualties"));
    expect(answerText(asked.ask("casualties"))).toContain("4 > 9");
  });
});

describe("the history of an event", () => {
  const articles = counts("four", "nine", "seven");

  it("has every statement, oldest first, and marks what has been replaced", () => {
    expect(rows(articles, "casualties 1")).toEqual([
      "Civil Guard: killed 4 people [superseded], 2032-06-01 day-1",
      "Civil Guard: killed 9 people [superseded], 2032-06-02 day-2",
      "Civil Guard: killed 7 people, 2032-06-03 day-3",
    ]);
    expect(desk(articles).ask("casualties #1").headline).toBe(
      "Event 1 (Merrin, landslide, 2032-06-01): 3 statements by 1 source, oldest first.",
    );
  });

  it("is paged", () => {
    const whole = desk(articles).ask("casualties 1");
    const second = desk(articles).ask("casualties 1", { offset: 1, limit: 1 });
    expect(second.items).toEqual(whole.items.slice(1, 2));
    expect(second.total).toBe(3);
  });

  it("is offered where there is more to it than what stands", () => {
    expect(desk(articles).ask("casualties").actions).toEqual([
      { label: "History of event 1", question: "casualties 1" },
    ]);
    expect(desk(counts("four")).ask("casualties").actions).toEqual([]);
  });

  it.each([
    [
      "casualties 2",
      /There is no event 2 in the ledger\. Its events have the numbers 1 to 1; to see them: casualties/,
    ],
    ["casualties 2031", /For figures since that year: casualties since 2031/],
  ])("of an event that is not there is a problem that says what to do: %s", (question, headline) => {
    expect(desk(articles).ask(question)).toMatchObject({
      problem: "unknown-event",
      items: [],
      headline: expect.stringMatching(headline),
    });
    expect(desk([]).ask("casualties 1").headline).toContain("The ledger has no event yet.");
  });
});

describe("casualties uncounted", () => {
  const many = Array.from(
    { length: 12 },
    (_, i) => `Landslide ${i + 1} near Merrin caused casualties among the herdsmen.`,
  );
  const articles: ArticleInput[] = [{ id: "a", published: "2032-06-01T10:00:00Z", text: many.join(" ") }];

  it("has all the sentences of which the ledger shows the first ten", () => {
    const ledger = desk(articles).ask("casualties merrin");
    expect(ledger.related).toHaveLength(10);
    expect(ledger.notes.join()).toContain(
      "the first 10 of 12 sentences under “related” that speak of casualties without a figure that can be read. To see all of them: casualties uncounted merrin",
    );
    const all = desk(articles).ask("casualties uncounted merrin");
    expect(all.items.map(({ text }) => text)).toEqual(many);
    expect(all).toMatchObject({
      total: 12,
      headline: expect.stringMatching(/^12 sentences about “merrin” speak/),
    });
  });
});
