import { describe, expect, it } from "vitest";
import type { CasualtyEvent } from "../../../src/core/answers/answer.js";
import type { ArticleInput } from "../../../src/core/article.js";
import type { DeskProfile } from "../../../src/core/desk-profile.js";
import { deskOf, figuresOf } from "../support.js";

const NAMES: DeskProfile["names"] = [
  { name: "Merrin", kind: "place", also: [] },
  { name: "Civil Guard", kind: "group", also: [] },
  { name: "Vale Monitor", kind: "group", also: [] },
  { name: "Orsanian Army", kind: "group", also: [], party: true },
];

const PUBLISHERS = ["Harbour Courier", "Inland Post", "The Lantern", "Radio Vale"];

/** Reports of one day, each by another publisher, an hour apart. */
const deskOfReports = (...texts: readonly string[]) =>
  deskOf(
    texts.map((text, i): ArticleInput => {
      const source = PUBLISHERS[i] ?? "";
      return { id: `a${i + 1}`, source, published: `2032-06-01T1${i}:00:00Z`, text };
    }),
    { now: "2032-06-02", profile: { names: NAMES } },
  );

const linesOf = (...texts: readonly string[]): CasualtyEvent["lines"] => {
  const [event, other] = deskOfReports(...texts).ask("casualties").events ?? [];
  expect(other).toBeUndefined();
  return event?.lines ?? [];
};
const graded = (...texts: readonly string[]) =>
  linesOf(...texts).map(({ harm, low, high, open, victims, grade, sources }) =>
    [harm, `${low}-${high}${open ? "+" : ""}`, victims ?? "", grade, sources]
      .join(" ")
      .replace(/ {2,}/g, " "),
  );

const GUARD = "An airstrike on Merrin killed four people on Tuesday, the Civil Guard said.";
const MONITOR =
  "According to the Vale Monitor, four people were killed in the airstrike on Merrin on Tuesday.";

describe("a line is", () => {
  it("single-source, however many papers quote the one source", () => {
    expect(graded(GUARD, `${GUARD} More was not known.`)).toEqual(["killed 4-4 single-source 1"]);
  });

  it("corroborated, where two independent sources can both be right", () => {
    expect(graded(GUARD, MONITOR)).toEqual(["killed 4-4 corroborated 2"]);
    expect(graded(GUARD, MONITOR.replace("four", "at least three"))).toEqual(["killed 3-4 corroborated 2"]);
  });

  it("contested, where their numbers exclude each other", () => {
    expect(graded(GUARD, MONITOR.replace("four", "six"))).toEqual(["killed 4-6 contested 2"]);
    expect(graded(GUARD, MONITOR.replace("four", "more than four"))).toEqual(["killed 4-4+ contested 2"]);
  });

  it("contested, where somebody says that there were none", () => {
    expect(
      graded(GUARD, "Nobody was killed in the airstrike on Merrin on Tuesday, the Orsanian Army said."),
    ).toEqual(["killed 0-4 contested 2"]);
  });

  it("contested, where somebody denies the very number", () => {
    expect(
      graded(
        GUARD,
        "The Orsanian Army denied that four people were killed in the airstrike on Merrin on Tuesday.",
      ),
    ).toEqual(["killed 4-4 contested 2"]);
  });

  it("corroborated, where one of them gives it roughly", () => {
    const guard = GUARD.replace("four", "42");
    expect(graded(guard, MONITOR.replace("four", "about 40"))).toEqual(["killed 40-42 corroborated 2"]);
    expect(graded(guard, MONITOR.replace("four", "about 60"))).toEqual(["killed 42-60 contested 2"]);
  });

  it("without a lowest number, where a source gives only the most that there may be", () => {
    expect(graded(GUARD.replace("four", "up to 12"))).toEqual(["killed null-12 single-source 1"]);
  });

  it("the same for a part of the question", () => {
    const desk = deskOfReports(
      GUARD.replace("people", "civilians"),
      "Nobody was killed in the airstrike on Merrin on Tuesday, the Orsanian Army said.",
    );
    const gradeOf = (question: string) => desk.ask(question).events?.[0]?.lines.map(({ grade }) => grade);
    expect(gradeOf("casualties civilians")).toEqual(["contested"]);
  });

  it("not contested by who only speaks of civilians", () => {
    expect(
      graded(
        GUARD,
        "No civilians were killed in the airstrike on Merrin on Tuesday, the Orsanian Army said.",
      ),
    ).toEqual(["killed 4-4 single-source 1", "killed 0-0 civilians single-source 1"]);
  });
});

describe("no sources of their own are", () => {
  it("papers with the same sentence, for it is an agency's", () => {
    const text =
      "An airstrike on the market of Merrin killed four people and destroyed six stalls on Tuesday.";
    expect(graded(text, text.replace("destroyed", "wrecked"), text)).toEqual(["killed 4-4 single-source 1"]);
  });

  it("papers that credit the same agency", () => {
    expect(
      graded(
        "MERRIN (Quell Press) — An airstrike on Merrin killed four people on Tuesday.",
        "MERRIN, June 1 (Quell Press) - Four people died when warplanes attacked Merrin on Tuesday.",
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("papers that credit it at their end", () => {
    expect(
      graded(
        "An airstrike on Merrin killed four people on Tuesday. (Reporting by Quell Press)",
        "Four people died when warplanes attacked Merrin on Tuesday. Quell Press contributed to this report.",
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("a paper and another one that quotes it", () => {
    expect(
      graded(
        "An airstrike on Merrin killed four people on Tuesday.",
        "An airstrike on Merrin on Tuesday killed four people, the Harbour Courier newspaper reported.",
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("a group under a longer name, and a man under his surname", () => {
    expect(
      graded(
        GUARD,
        "An airstrike on Merrin killed four people on Tuesday, the rescue group Civil Guard said.",
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
    expect(
      graded(
        "An airstrike on Merrin killed four people on Tuesday, police chief Tom Adler said.",
        "An airstrike on Merrin killed four people on Tuesday, Adler said.",
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("a paper's lead and the speaker whom it quotes for the figure", () => {
    expect(graded(`An airstrike on Merrin killed four people on Tuesday. ${MONITOR}`)).toEqual([
      "killed 4-4 single-source 1",
    ]);
  });

  it("witnesses beyond the first", () => {
    const witnesses = MONITOR.replace("the Vale Monitor", "residents");
    expect(graded(GUARD, witnesses, witnesses.replace("residents", "witnesses"))).toEqual([
      "killed 4-4 corroborated 2",
    ]);
  });

  it("papers that have an agency's text around another lead", () => {
    const agency =
      " The roof of the covered market fell in, and the stalls below it burned until the evening." +
      " Hospitals in the valley asked for blood and bandages, which had been short since the spring.";
    expect(
      graded(
        `An airstrike on Merrin killed four people on Tuesday.${agency}`,
        `Warplanes attacked the old town of Merrin on Tuesday and four people died there.${agency}`,
      ),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("two papers that write from the same country", () => {
    expect(
      graded(
        "MERRIN (Syria) — An airstrike on Merrin killed four people on Tuesday.",
        "MERRIN (Syria) — Warplanes attacked Merrin on Tuesday, and nine people died there.",
      ),
    ).toEqual(["killed 4-9 contested 2"]);
  });

  it("officials without a name, who may be anybody", () => {
    expect(
      graded(GUARD, "Four people were killed in the airstrike on Merrin on Tuesday, officials said."),
    ).toEqual(["killed 4-4 single-source 1"]);
  });
});

describe("not one source are", () => {
  const count = (number: string, who: string) =>
    `An airstrike on Merrin killed ${number} people on Tuesday, ${who} said.`;

  it.each([
    ["a body and its critics", "the Civil Guard", "a critic of the Civil Guard"],
    ["officials and other officials", "officials", "health officials"],
    ["a ministry and another one", "the ministry", "the defence ministry"],
  ])("%s", (_, one, other) => {
    const answer = deskOfReports(count("four", one), count("nine", other)).ask("casualties");
    expect(figuresOf(answer.items).map(({ low, earlier }) => [low, earlier])).toEqual([
      [9, undefined],
      [4, undefined],
    ]);
  });
});

describe("a side in the conflict", () => {
  it("is marked where it is the source", () => {
    const items = figuresOf(
      deskOfReports(
        GUARD,
        "The Orsanian Army said that the airstrike on Merrin on Tuesday killed nine fighters.",
      ).ask("casualties").items,
    );
    expect(items.map(({ speaker, claimantKinds }) => [speaker, claimantKinds])).toEqual([
      ["Orsanian Army", ["party", "official"]],
      ["Civil Guard", []],
    ]);
  });
});

describe("victims", () => {
  it("who are not said to be civilians are never counted among them", () => {
    expect(graded(GUARD, MONITOR.replace("four people", "five civilians"))).toEqual([
      "killed 4-4 single-source 1",
      "killed 5-5 civilians single-source 1",
    ]);
    expect(
      graded("Four residents were killed in an airstrike on Merrin on Tuesday, the Civil Guard said."),
    ).toEqual(["killed 4-4 single-source 1"]);
  });

  it("who are civilians and soldiers together are neither", () => {
    expect(
      graded(
        "Twelve civilians and soldiers were killed in an airstrike on Merrin on Tuesday, the Civil Guard said.",
      ),
    ).toEqual(["killed 12-12 civilians, soldiers single-source 1"]);
  });

  it("of the only army that is named are compared with its own", () => {
    expect(
      graded(
        "The clashes in Merrin on Tuesday killed four Orsanian soldiers, the Civil Guard said.",
        "The Orsanian Army said that the clashes in Merrin on Tuesday killed four of its soldiers.",
      ),
    ).toEqual(["killed 4-4 soldiers corroborated 2"]);
  });

  it("of two armies are not compared", () => {
    expect(
      graded(
        "The clashes in Merrin on Tuesday killed four Orsanian soldiers, the Civil Guard said.",
        "The clashes in Merrin on Tuesday killed nine Dreyholt soldiers, the Vale Monitor said.",
      ),
    ).toEqual(["killed 4-4 soldiers single-source 1", "killed 9-9 soldiers single-source 1"]);
  });

  it("who are named are not set beside those who are counted", () => {
    expect(
      graded(GUARD, "Samira Vol was killed in the airstrike on Merrin on Tuesday, the Vale Monitor said."),
    ).toEqual(["killed 4-4 single-source 1"]);
  });
});
