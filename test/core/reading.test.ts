import { describe, expect, it } from "vitest";
import { NameBook, type NameKind } from "../../src/core/reading/names.js";
import { read, splitWords } from "../../src/core/reading/reading.js";
import { deskOf, deskOfText } from "./support.js";

const sentencesOf = (text: string): string[] =>
  read({ text }).sentences.map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  /** One paragraph, its sentences divided by "|". */
  it.each([
    "Dr. Senna Abrakhol runs the clinic.| Mr. Tirrow sweeps it.",
    "Gov. Tobin Eskarra met Gen. Pella Marsh on Mar. 3.| They did not speak.",
    "J. R. Pellastri and S.T. Quill signed it.| Nobody else did.",
    "The U.S. Embassy in Ostrelin closed.| The consulate did not.",
    "He came from the U.S.| He left soon.",
    "He was born in the U.S. in 1980.| He left soon.",
    "The ferry left at 5 p.m. and came back at noon.| It was empty.",
    "The ferry left at 5 p.m.| The pier was empty.",
    "The price rose by 4.5 per cent to 1.20 marlings.| Bread cost more.",
    "Room No. 5 was flooded.| So was No. 6.",
    "“We are tired.| We are cold,” she said.| “Nobody came.”| The boats came later.",
    "“Who fired?” asked Tashvenko.| “Ask them!” said Olmstrand.",
    'She said: "It is over."| The crowd left.',
    "Was it the army?| Was it the Front?| Nobody knows!",
    "They waited ... and waited.| Then they left.",
    "They waited … and waited.| Then they left.",
    "The firm, Quill & Co. of Dreyholt, repaired it.| It broke.",
    "Visit www.example.com/a.b?c=d for more.| Call us.",
    "She (the mayor) left.| (The governor stayed.)| It rained.",
    "Prices: bread 2.| Milk 3.",
    "The St. Ambry Hospital is full.| Its cellar is not.",
    "It was over (or so they said.)| The gate was shut.",
    "The engineers – all five – agreed.| The mayor did not.",
  ])("%s", (marked) => {
    const text = marked.replaceAll("|", "");
    expect(sentencesOf(text)).toEqual(marked.split("|").map((one) => one.trim()));
  });

  it("end with their paragraph, whatever stands there", () => {
    expect(sentencesOf("The list was long:\n\nbread, milk and rope")).toEqual([
      "The list was long:",
      "bread, milk and rope",
    ]);
  });

  it.each(["", " ", "\n\n\r\n", "\u200b\u0000", "\t\u00a0"])("there are none in %j", (text) => {
    expect(sentencesOf(text)).toEqual([]);
    expect(deskOfText(text).ask("status").headline).toContain("1 article, 0 claims, 0 figures");
  });
});

describe("paragraphs", () => {
  const shape = (text: string): string[] =>
    read({ text }).paragraphs.map(
      ({ start, end, heading }) => `${heading ? "# " : ""}${text.slice(start, end)}`,
    );
  const LONG =
    "The river rose all night, and by the morning the lower town stood under two metres of brown water.";

  it("are told from headings, which are found by their words and chosen for nothing", () => {
    const text = `The flood\n\n${LONG}\n\nWhat comes next\n\n${LONG}`;
    expect(shape(text)).toEqual(["# The flood", LONG, "# What comes next", LONG]);
    const desk = deskOfText(text);
    expect(desk.ask("search comes next").items.map((item) => item.text)).toEqual(["What comes next"]);
    for (const question of ["summary", "timeline", "digest 2031-03-05", "sources", "search one"])
      for (const item of desk.ask(question).items) expect(item.text).toBe(LONG);
    expect(desk.ask("article one").notes.join()).toContain("4 sentences");
  });

  it("are lines where no blank line divides them", () => {
    expect(shape(`${LONG}\n${LONG}`)).toEqual([LONG, LONG]);
  });

  it("end at Windows and old Macintosh line ends too", () => {
    expect(shape(`${LONG}\r\n\r\n${LONG}\r${LONG}\u2028${LONG}`)).toEqual([LONG, LONG, LONG, LONG]);
  });

  it("of hard-wrapped wire text are put together again, sentences running over its lines", () => {
    const text = [
      "The river rose all night, and by the morning the",
      "lower town of Quelmar stood under two metres of",
      "brown water. Nobody was hurt, the fire brigade",
      "said.",
      "",
      "The second levee held, though it leaked at three",
      "places, and the engineers who had watched over it",
      "since midnight were sent home.",
    ].join("\n");
    expect(read({ text }).paragraphs).toHaveLength(2);
    expect(sentencesOf(text).map((one) => one.replace(/\s+/g, " "))).toEqual([
      "The river rose all night, and by the morning the lower town of Quelmar stood under two metres of brown water.",
      "Nobody was hurt, the fire brigade said.",
      "The second levee held, though it leaked at three places, and the engineers who had watched over it since midnight were sent home.",
    ]);
  });

  it("of a list of flashes are all body, for none of them heads the others", () => {
    expect(shape("Levee breaks\nFerry sunk\nGate shut")).toEqual(["Levee breaks", "Ferry sunk", "Gate shut"]);
  });
});

describe("times", () => {
  /** A Wednesday. */
  const timesIn = (text: string, published: string | null = "2031-03-05T12:00:00Z") =>
    read(published === null ? { text } : { text, published }).times.map(
      ({ start, end, date }) => `${text.slice(start, end)}: ${date}`,
    );

  it.each([
    ["The levee broke on Saturday.", "Saturday: 2031-03-01"],
    ["The levee broke on Wednesday.", "Wednesday: 2031-03-05"],
    ["The levee broke on Thursday.", "Thursday: 2031-02-27"],
    ["The levee broke yesterday.", "yesterday: 2031-03-04"],
    ["The levee broke on 1 March.", "1 March: 2031-03-01"],
    ["The levee broke on March 1, 2031.", "March 1, 2031: 2031-03-01"],
    ["The levee broke on 30 November.", "30 November: 2030-11-30"],
    ["The levee broke in November.", "November: 2030-11"],
    ["The levee broke in November 2024.", "November 2024: 2024-11"],
    ["The levee broke on 2031-02-28.", "2031-02-28: 2031-02-28"],
    ["The levee was built in 1988.", "1988: 1988"],
    ["The talks will resume on Friday.", "Friday: 2031-03-07"],
    ["The ferry is due to sail on Thursday.", "Thursday: 2031-03-06"],
  ])("%s", (text, time) => {
    expect(timesIn(text).map((one) => one.replace(/^on /, ""))).toEqual([time]);
  });

  it.each([
    "The levee broke a day earlier.",
    "Two days after the flood the mayor resigned.",
    "The levee broke earlier this week.",
    "The bridge fell three hours later.",
  ])("that are counted from something else are none: %s", (text) => {
    expect(timesIn(text)).toEqual([]);
  });

  it("are seen from the day that it is where the publisher is", () => {
    // Wednesday morning in the far east is Tuesday in UTC.
    const desk = deskOf([
      { id: "a", text: "The levee broke on Wednesday.", published: "2031-03-05T08:00:00+11:00" },
      { id: "b", text: "The gate broke on Tuesday.", published: "2031-03-05T02:00:00-05:00" },
    ]);
    expect(desk.ask("timeline").items).toMatchObject([{ date: "2031-03-04" }, { date: "2031-03-05" }]);
  });

  it("of a range are its first and its last day", () => {
    const text = "It rained from 3 to 5 February 2031.";
    expect(read({ text, published: "2031-03-05" }).times).toMatchObject([
      { date: "2031-02-03", until: "2031-02-05" },
    ]);
  });

  it("that need the article's day are left open where it has none", () => {
    expect(timesIn("The levee broke on Saturday.", null).map((one) => one.split(": ")[1])).toEqual(["null"]);
    expect(timesIn("The levee broke yesterday.", null).map((one) => one.split(": ")[1])).toEqual(["null"]);
    expect(timesIn("The levee broke on 1 March 2031, after work in 1988.", null)).toEqual([
      expect.stringContaining("2031-03-01"),
      "1988: 1988",
    ]);
  });

  it("keep the weekday that an undated article names", () => {
    expect(read({ text: "The levee broke on Saturday." }).times).toMatchObject([{ weekday: "saturday" }]);
  });

  it("are the publisher's day in UTC at either end of it", () => {
    for (const published of ["2031-03-05T00:00:00Z", "2031-03-05T23:59:59Z", "2031-03-05"])
      expect(timesIn("It broke yesterday.", published)).toEqual(["yesterday: 2031-03-04"]);
  });

  it.each([
    "It may march on.",
    "The second boat sank.",
    "Some 2,000 people came.",
    "The 2024 people who came were fed.",
    "They sat in the sun for an hour.",
  ])("there are none in: %s", (text) => {
    expect(timesIn(text)).toEqual([]);
  });
});

describe("names", () => {
  const book = new NameBook(
    [
      { name: "Oda Krumwel", kind: "person", also: ["Krumwel"] },
      { name: "Quelmar", kind: "place", also: ["Kelmar"] },
      { name: "Ombrel River", kind: "place", also: ["River Ombrel", "Ombrel"] },
      { name: "Free Ombrel Front", kind: "group", also: ["FOF"] },
    ],
    splitWords,
  );
  const namesIn = (text: string): (readonly [string, string | null, NameKind | null])[] =>
    read({ text }, book).names.map(({ start, end, known, kind }) => [text.slice(start, end), known, kind]);

  it("of the desk are found in all their spellings, the longest first", () => {
    expect(
      namesIn("The FOF shelled Kelmar; the Free Ombrel Front and Krumwel crossed the River Ombrel."),
    ).toEqual([
      ["FOF", "Free Ombrel Front", "group"],
      ["Kelmar", "Quelmar", "place"],
      ["Free Ombrel Front", "Free Ombrel Front", "group"],
      ["Krumwel", "Oda Krumwel", "person"],
      ["River Ombrel", "Ombrel River", "place"],
    ]);
  });

  it("of the desk are not common words of the same letters", () => {
    const small = new NameBook([{ name: "Reading", kind: "place", also: [] }], splitWords);
    expect(read({ text: "She was reading in Reading." }, small).names).toHaveLength(1);
  });

  it("that the desk does not know are runs of capitalised words", () => {
    expect(namesIn("On Monday Wenna Ostrick met Corin Tasselby.").map(([written]) => written)).toEqual(
      expect.arrayContaining([expect.stringContaining("Wenna Ostrick"), "Corin Tasselby"]),
    );
  });

  it("of a place noun's neighbour are places throughout the article", () => {
    expect(namesIn("He fled from Vell province. Vell burned.").map(([, , kind]) => kind)).toEqual([
      "place",
      "place",
    ]);
  });
});

describe("reading takes time in proportion to the text", () => {
  /** Generous: each takes a second or two, and hours if it were quadratic. */
  const BOUND_MS = 60_000;
  const plain =
    "Oda Krumwel said on Monday that four people had been killed in Quelmar. “We are tired,” she added. ";

  it.each([
    ["5 MB of prose in one line", plain.repeat(Math.ceil(5_000_000 / plain.length))],
    ["100,000 opening quotes", "“".repeat(100_000)],
    ["100,000 straight quotes", '"a '.repeat(100_000)],
    ["a word of a million letters", "a".repeat(1_000_000)],
    ["30,000 lines", "The river rose.\n".repeat(30_000)],
    ["30,000 commas and verbs", "he said, ".repeat(30_000)],
    ["100,000 brackets", "(".repeat(100_000)],
    ["100,000 full stops", "a. ".repeat(100_000)],
    ["32,000 numbers", "killed 3 and 4 or 5-6 ".repeat(8_000)],
  ])(
    "%s",
    (_, text) => {
      expect(deskOfText(text).ask("status").headline).toContain("1 article");
    },
    BOUND_MS,
  );
});
