import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import type { DeskProfile } from "../../../src/core/desk-profile.js";
import { deskOf } from "../support.js";
import { ledgerText } from "./ledger-text.js";

const NAMES: DeskProfile["names"] = [
  { name: "Orsania", kind: "place", also: ["Orsanian"] },
  { name: "Merrin", kind: "place", also: ["Merrine"] },
  { name: "Tarsk", kind: "place", also: [] },
  { name: "Civil Guard", kind: "group", also: [] },
];

/** Reports a day each from Tuesday, 1 June 2032, or from the day given as "3: …", by one publisher. */
function reports(...texts: readonly string[]): ArticleInput[] {
  return texts.map((written, i) => {
    const [, day = String(i + 1), text = written] = /^(\d): (.*)$/s.exec(written) ?? [];
    return { id: `a${i + 1}`, source: "Post", published: `2032-06-0${day}T1${i}:00:00Z`, text };
  });
}

const events = (...texts: readonly string[]): string[] =>
  ledgerText(deskOf(reports(...texts), { now: "2032-06-10", profile: { names: NAMES } }))
    .split("\n")
    .filter((line) => !line.startsWith("  ="))
    .map((line) => line.replace(/, 2032-06-0\d a(\d).*$/, ", a$1").trim());

describe("figures are of one event", () => {
  it("where place, day and cause are the same", () => {
    expect(
      events(
        "1: An airstrike on Merrin on Tuesday killed four people, the Civil Guard said.",
        "2: Tuesday's airstrike on Merrine killed six people, the hospital said.",
      ),
    ).toEqual([
      "#1 Merrin, airstrike, 2032-06-01",
      "hospital: killed 6 people, a2",
      "Civil Guard: killed 4 people, a1",
    ]);
  });

  it("where a later one leaves its cause open, and there is but one event on that day", () => {
    expect(
      events(
        "1: Shelling of Merrin on Tuesday killed four people, the Civil Guard said.",
        "1: The attack on Merrin on Tuesday killed six people, the hospital said.",
      ),
    ).toHaveLength(3);
  });

  it("where a later one is a new toll of what was told", () => {
    expect(
      events(
        "1: An airstrike on Merrin killed four people, the Civil Guard said.",
        "3: The death toll of the airstrike on Merrin rose to six, the Civil Guard said.",
      ),
    ).toEqual(["#1 Merrin, airstrike, 2032-06-01", "Civil Guard: killed 4 > 6 [running], a2"]);
  });

  it("where an accident is told of days later, as its victims are found for days", () => {
    expect(
      events(
        "1: A flood in Merrin killed four people, the Civil Guard said.",
        "4: The flood in Merrin killed nine people, the Civil Guard said.",
      ),
    ).toEqual(["#1 Merrin, flood, 2032-06-01", "Civil Guard: killed 4 > 9 people, a2"]);
  });

  it("where it is a denial of what was told the day before", () => {
    expect(
      events(
        "1: An airstrike on Merrin killed four civilians, the Civil Guard said.",
        "2: No civilians were killed in the airstrike on Merrin, the army said.",
      ),
    ).toEqual([
      "#1 Merrin, airstrike, 2032-06-01",
      "army: killed 0 civilians [zero], a2",
      "Civil Guard: killed 4 civilians, a1",
    ]);
  });

  it("where it has words of one of two events, and of that one only", () => {
    expect(
      events(
        "1: A missile strike on an apartment block in Merrin killed 14 people, the governor said.",
        "3: A missile strike on Merrin killed two people, the governor said.",
        "3: The toll from the missile strike on the apartment block in Merrin has risen to 19, the governor said.",
      ).filter((line) => !line.startsWith("#")),
    ).toEqual(["governor: killed 14 > 19 [running], a3", "governor: killed 2 people, a2"]);
  });

  it("where one that tells no cause stands beside one that speaks of it", () => {
    expect(
      events(
        "1: A flood in Merrin killed four people, the Civil Guard said.",
        "1: Five people have died in the flood in Merrin, the mayor said. The hospital still counts four dead in Merrin.",
        "2: The flood in Merrin has killed six people, the mayor said.",
      ).filter((line) => line.startsWith("#")),
    ).toEqual(["#1 Merrin, flood, 2032-06-01"]);
  });

  it("where it speaks of what its own article has told", () => {
    const shown = events(
      "1: An attack on Merrin on Tuesday killed four people.",
      "3: An attack on Merrin on Thursday killed nine people. The attack in Merrin also injured 20 people, the hospital said.",
    );
    expect(shown.slice(0, 3)).toEqual([
      "#2 Merrin, attack, 2032-06-03",
      "(Post): killed 9 people, a2",
      "hospital: injured 20 people, a2",
    ]);
  });

  it("with the parts that the next sentence tells", () => {
    expect(
      events("1: An airstrike on Merrin killed nine people on Tuesday. Among the dead were three children."),
    ).toEqual([
      "#1 Merrin, airstrike, 2032-06-01",
      "(Post): killed 9 people, a1",
      "(Post): killed 3 children [subset], a1",
    ]);
  });

  it("where the article names no other place before it", () => {
    expect(
      events(
        "1: A blast in Merrin killed four people on Tuesday.\n\nThe street was closed.\n\nNine people were injured, the hospital said.",
      ),
    ).toEqual([
      "#1 Merrin, explosion, 2032-06-01",
      "(Post): killed 4 people, a1",
      "hospital: injured 9 people, a1",
    ]);
  });
});

describe("figures are of different events", () => {
  it.each([
    [
      "on another day",
      "An airstrike on Merrin on Tuesday killed four people.",
      "2: An airstrike on Merrin on Wednesday killed six people.",
    ],
    [
      "on another day, though none is written",
      "An airstrike on Merrin killed four people.",
      "2: An airstrike on Merrin killed six people.",
    ],
    [
      "at another place",
      "An airstrike on Merrin killed four people.",
      "1: An airstrike on Tarsk killed six people.",
    ],
    [
      "by another cause",
      "An airstrike on Merrin killed four people.",
      "1: A flood in Merrin killed six people.",
    ],
    [
      "in a country, where no cause is told",
      "Four people were killed in Orsania on Tuesday.",
      "1: Six people were killed in Orsania on Tuesday.",
    ],
    [
      "where one says no place",
      "An airstrike on Merrin killed four people.",
      "1: An airstrike killed six people.",
    ],
    [
      "more than a week later",
      "A flood in Merrin killed four people.",
      "9: A flood in Merrin killed six people.",
    ],
  ])("%s", (_, one, other) => {
    const heads = events(`1: ${one}`, other).filter((line) => line.startsWith("#"));
    expect(heads).toHaveLength(2);
  });

  it("where a toll fits two of them", () => {
    const shown = events(
      "1: A missile strike on Merrin killed 14 people, the governor said.",
      "3: A missile strike on Merrin killed two people, the governor said.",
      "3: The toll from the missile strike in Merrin has risen to 19, the governor said.",
    );
    expect(shown.filter((line) => line.startsWith("#"))).toHaveLength(3);
  });

  it("where one fits two of them", () => {
    const shown = events(
      "1: An airstrike on Merrin on Tuesday killed four people.",
      "1: Shelling of Merrin on Tuesday killed six people.",
      "1: An attack on Merrin on Tuesday killed three people, the hospital said.",
    );
    expect(shown.filter((line) => line.startsWith("#"))).toHaveLength(3);
  });

  it("where the articles are undated", () => {
    const undated = reports(
      "An airstrike on Merrin killed four people.",
      "An airstrike on Merrin killed six people.",
    ).map(({ published: _, ...article }) => article);
    expect(deskOf(undated, { profile: { names: NAMES } }).ask("casualties").events).toHaveLength(2);
  });
});

describe("parts", () => {
  it("stand alone where their total is far above", () => {
    const far = "\n\nThe road was closed.".repeat(4);
    const shown = events(
      `1: An airstrike on Merrin killed nine people on Tuesday.${far}\n\nThe dead in the hospital of Tarsk included three children.`,
    );
    expect(shown.filter((line) => line.startsWith("#"))).toHaveLength(2);
  });
});

describe("casualties on a day", () => {
  const desk = deskOf(
    [
      ...reports("1: A blast in Merrin killed four people.", "2: A crash in Tarsk killed three people."),
      { id: "note", text: "Nine people were killed in Merrin." },
    ],
    { now: "2032-06-10", profile: { names: NAMES } },
  );

  it("are those of its events", () => {
    const answer = desk.ask("casualties on 2032-06-01");
    expect(answer.events?.map(({ place }) => place)).toEqual(["Merrin"]);
    expect(answer.headline).toMatch(/^Casualties on 2032-06-01: 1 figure on 1 event\./);
  });

  it("leave out what tells no day, and say so", () => {
    const answer = desk.ask("casualties on 2032-06-01");
    expect(answer.related.map(({ text }) => text)).toEqual(["Nine people were killed in Merrin."]);
    expect(answer.notes.join()).toContain(
      "1 figure without a date cannot be placed on 2032-06-01 or another day.",
    );
  });
});

describe("the numbers of events", () => {
  it("follow the days, whatever order the articles come in", () => {
    const articles = reports(
      "3: A blast in Tarsk killed two people.",
      "1: A blast in Merrin killed four people.",
      "2: A crash in Tarsk killed three people.",
    );
    const numbers = (order: readonly ArticleInput[]) =>
      deskOf(order, { profile: { names: NAMES } })
        .ask("casualties")
        .events?.map(({ number, day }) => [number, day]);
    expect(numbers(articles)).toEqual([
      [3, "2032-06-03"],
      [2, "2032-06-02"],
      [1, "2032-06-01"],
    ]);
    expect(numbers([...articles].reverse())).toEqual(numbers(articles));
  });
});
