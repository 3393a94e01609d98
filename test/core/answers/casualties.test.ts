import { beforeAll, describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import type { Desk } from "../../../src/core/desk.js";
import { brief, deskOf, deskOfText, figuresOf, karvaniaDesk, textsOf } from "../support.js";

const NAMES = [
  { name: "Quelmar", kind: "place" as const, also: ["Kelmar"] },
  { name: "Vashnik", kind: "place" as const, also: [] },
];

const articles: ArticleInput[] = [
  {
    id: "monday",
    published: "2031-03-03T09:00:00Z",
    text:
      "Nine people were killed in Quelmar on Monday, the fire brigade said. " +
      "Eleven people, including three children, were injured in Quelmar, the hospital said.",
  },
  {
    id: "wednesday",
    published: "2031-03-05T09:00:00Z",
    text:
      "Fourteen people were killed in Quelmar, the fire brigade said on Wednesday. " +
      "Two soldiers were killed in Vashnik on Wednesday, the army said. " +
      "The war has killed more than 2,100 people since 2026.",
  },
];

const desk = (more: readonly ArticleInput[] = []): Desk =>
  deskOf([...articles, ...more], { profile: { names: NAMES } });
const figures = (question: string, on = desk()) => figuresOf(on.ask(question).items);

describe("casualties", () => {
  it("are one line a figure, the newest first, the war's at the end", () => {
    expect(figures("casualties").map((one) => [brief(one), one.place])).toEqual([
      ["killed 14", "Quelmar"],
      ["killed 2", "Vashnik"],
      ["killed 9", "Quelmar"],
      ["injured 11", "Quelmar"],
      ["injured 3", "Quelmar"],
      ["killed 2100+", null],
    ]);
  });

  it("tell who gave each figure and as of when", () => {
    expect(figures("casualties killed quelmar")).toMatchObject([
      { claimant: "the fire brigade", asOf: "2031-03-05", words: "Fourteen people were killed" },
      { claimant: "the fire brigade", asOf: "2031-03-03", words: "Nine people were killed" },
    ]);
  });

  it("keep a total before its parts, and mark the parts", () => {
    expect(figures("casualties injured").map((one) => [brief(one), one.subset])).toEqual([
      ["injured 11", false],
      ["injured 3", true],
    ]);
  });

  it("put background last, however new its article", () => {
    const all = figures("casualties");
    expect(all.at(-1)).toMatchObject({ background: true, bound: "more-than" });
    expect(all.slice(0, -1).every((one) => !one.background)).toBe(true);
    expect(desk().ask("casualties").headline).toMatch(
      /^Casualties: 5 figures on 3 events and 1 background figure\./,
    );
  });

  it("put an undated new figure before a dated old one", () => {
    const all = figures(
      "casualties",
      deskOf([
        { id: "old", published: "2031-03-05", text: "A flood on the same river killed 31 people in 2024." },
        { id: "new", text: "Six people were killed at the weir, a neighbour said." },
      ]),
    );
    expect(all.map((one) => [brief(one), one.background])).toEqual([
      ["killed 6", false],
      ["killed 31", true],
    ]);
  });

  it("are never summed: no number is shown that no article states", () => {
    const headline = desk().ask("casualties").headline;
    expect(headline).toContain("never added up");
    for (const one of figures("casualties")) expect([14, 2, 9, 11, 3, 2100]).toContain(one.low);
  });

  it("of a place are those of that place alone, in any of its spellings", () => {
    expect(figures("casualties vashnik").map(brief)).toEqual(["killed 2"]);
    expect(figures("casualties kelmar")).toEqual(figures("casualties quelmar"));
    expect(figures("casualties in Quelmar").every((one) => one.place === "Quelmar")).toBe(true);
  });

  it("of a group are those of that group", () => {
    expect(figures("casualties soldiers").map((one) => [brief(one), one.group])).toEqual([
      ["killed 2", "soldiers"],
    ]);
    expect(figures("casualties children").map(brief)).toContain("injured 3");
  });

  it("since a day begin with that day", () => {
    expect(figures("casualties killed since 2031-03-04").map(brief)).toEqual(["killed 14", "killed 2"]);
    expect(figures("casualties killed since Wednesday").map(brief)).toEqual(["killed 14", "killed 2"]);
    expect(figures("casualties killed since 2031-03-03").map(brief)).toEqual([
      "killed 14",
      "killed 2",
      "killed 9",
    ]);
    expect(figures("casualties since 2031-03-06")).toEqual([]);
  });

  it("of undated articles are set apart where a day is asked for, and said to be", () => {
    const undated = { id: "note", text: "Six people were killed in Quelmar, a neighbour said." };
    const answer = desk([undated]).ask("casualties killed quelmar since 2031-03-05");
    expect(figuresOf(answer.items).map(brief)).toEqual(["killed 14"]);
    expect(figuresOf(answer.related).map(brief)).toContain("killed 6");
    expect(answer.notes.join()).toMatch(/1 figure .*cannot be placed before or after 2031-03-05/);
    expect(figures("casualties killed quelmar", desk([undated])).map(brief)).toContain("killed 6");
  });

  it("that are none are told as such", () => {
    const none = figuresOf(
      deskOfText(
        "No civilians were killed in Quelmar, the army said.",
        {},
        { profile: { names: NAMES } },
      ).ask("casualties quelmar").items,
    );
    expect(none).toMatchObject([{ harm: "killed", low: 0, high: 0, zero: true, claimant: "the army" }]);
  });

  it("that nobody counted stand beside, verbatim, with a note", () => {
    const sentence = "The shelling caused many casualties among the fishermen of the lower town.";
    const answer = deskOfText(`${sentence} The ferry sails on Monday.`).ask("casualties fishermen");
    const shown = [...textsOf(answer.items), ...textsOf(answer.related)];
    expect(shown).toContain(sentence);
    expect(shown.join()).not.toContain("ferry");
  });

  it("that there are not are said not to be there", () => {
    const answer = desk().ask("casualties zelmora");
    expect(answer).toMatchObject({ items: [], total: 0, headline: expect.stringMatching(/“zelmora”/) });
    expect(answer.notes.join()).toContain("No article has the word “zelmora”");
  });

  it("of the same source, place and day are one line with the articles that repeat it", () => {
    const repeated = {
      id: "repeat",
      published: "2031-03-05T18:00:00Z",
      text: "Fourteen people were killed in Quelmar, the fire brigade said on Wednesday.",
    };
    const killed = figures("casualties killed quelmar", desk([repeated]));
    expect(killed.map(brief)).toEqual(["killed 14", "killed 9"]);
    expect(killed[0]?.citation.article).toBe("repeat");
    expect(killed[0]?.alsoIn?.map((one) => one.article)).toEqual(["wednesday"]);
  });

  it("of a war by one source are one line only where they are equal", () => {
    const war = (number: string, day: number) => ({
      id: `war-${day}`,
      source: "Post",
      published: `2031-03-0${day}T09:00:00Z`,
      text: `The war has killed ${number} people since 2026.`,
    });
    const figuresOn = figures(
      "casualties",
      deskOf([war("2,100", 1), war("about 2,100", 2), war("2,100", 3)]),
    );
    expect(figuresOn.map(({ low, bound, alsoIn }) => [low, bound, alsoIn?.length ?? 0])).toEqual([
      [2100, "exact", 1],
      [2100, "about", 0],
    ]);
  });

  it("of different sources stand side by side", () => {
    const other = {
      id: "mayor",
      published: "2031-03-05T10:00:00Z",
      text: "Fifteen people were killed in Quelmar, the mayor said on Wednesday.",
    };
    expect(
      figures("casualties killed quelmar since 2031-03-05", desk([other])).map((one) => [
        brief(one),
        one.claimant,
      ]),
    ).toEqual([
      ["killed 15", "the mayor"],
      ["killed 14", "the fire brigade"],
    ]);
  });
});

describe("casualties on the Karvania desk", () => {
  let karvania: Desk;
  beforeAll(async () => {
    karvania = await karvaniaDesk();
  });

  it("begin with the newest toll of the flood", () => {
    const [first] = figures("casualties quelmar", karvania);
    expect(first).toMatchObject({ harm: "killed", low: 13, place: "Quelmar", asOf: "2031-03-07" });
  });

  it("at Vashnik are the army's and the residents', each under its name", () => {
    const killed = figures("casualties killed vashnik", karvania);
    expect(killed.find((one) => one.low === 8)?.speaker).toBe("Karvanian Army");
    expect(killed.find((one) => one.low === 7)?.speaker).toBe("Residents");
  });

  it("do not count the goals of a football match", () => {
    for (const one of figuresOf(karvania.ask("casualties", { limit: 500 }).items))
      expect(one.words).not.toMatch(/goals|Rovers/);
  });

  it("never put an older flood among the new figures", () => {
    const old = figuresOf(karvania.ask("casualties", { limit: 500 }).items).filter((one) => one.low === 31);
    expect(old.length).toBeGreaterThan(0);
    expect(old.every((one) => one.background)).toBe(true);
  });
});
