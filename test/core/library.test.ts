import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../src/core/article.js";
import type { Desk } from "../../src/core/desk.js";
import { exportRows } from "../../src/core/export.js";
import { citationsOf, deskOf, karvaniaDesk, MovableClock, textsOf } from "./support.js";

const ferry: ArticleInput = {
  id: "ferry",
  title: "Ferry service resumes",
  source: "Quelmar Courier",
  text: "The ferry between Quelmar and Tolvenna sails again on Monday, harbour master Ulla Drent said. Two people were injured in the harbour in February.",
  published: "2031-03-02T08:00:00Z",
};

/** Words of the secret article that stand in no other, and in no question below but where it is meant. */
const SECRET = /halvorsen|quibblewick|glassworks|ninety-one|secret-|Night Owl/i;

const secret: ArticleInput = {
  id: "secret-report",
  title: "Halvorsen report on the Quibblewick glassworks",
  source: "The Night Owl",
  url: "https://owl.example.com/secret-report",
  text:
    "Inspector Wilma Halvorsen said that ninety-one people were killed in the Quibblewick glassworks on Saturday. " +
    "“The furnace had not been looked at since 2024,” Halvorsen told the Night Owl. " +
    "Forty more were reportedly injured in Quibblewick.",
  published: "2031-03-07T18:00:00Z",
};

/** Questions of every command, of which some ask for the secret, rightly spelt or nearly so. */
const QUESTIONS = [
  "who-claimed halvorsen",
  "who-claimed furnace",
  "who-claimed by Halvorsen",
  "who claimed the glassworks?",
  "casualties",
  "casualties quibblewick",
  "casualties killed since 2031-03-01",
  "casualties uncounted",
  "casualties 1",
  "casualties 2",
  "casualties 99",
  "search quibblewick",
  "search quibblewik",
  "search halvorsan furnace",
  "search furnance",
  "summary",
  "summary glassworks",
  "timeline",
  "timeline furnace",
  "what happened in Quibblewick on Saturday?",
  "digest 2031-03-07",
  "digest 2031-03-07 since 2031-03-01",
  "sources",
  "article secret-report",
  "article secret-repor",
  "context secret-report:0-40",
  "help",
  "help casualties",
  "status",
  "quibblewick",
  "glassworks furnace",
  "tell me about Halvorsen",
];

/** Everything that a desk lets out: each answer without the question it repeats, exports, timelines, digests. */
function everythingOf(desk: Desk): string[] {
  const answers = QUESTIONS.map((question) => {
    const { question: _, ...answer } = desk.ask(question);
    let said = JSON.stringify(answer);
    // Words of the question may come back ("No article has the word …"), and nothing else of the secret.
    for (const word of question.split(/[\s?:]+/)) {
      if (word.length > 3)
        said = said.replaceAll(new RegExp(word.replace(/[^\p{L}\p{N}-]/gu, "."), "gi"), "");
    }
    return said;
  });
  const rows = (["claims", "figures", "articles"] as const).map((kind) =>
    JSON.stringify([...exportRows(desk.entries(), kind, (figure) => desk.eventOf(figure))]),
  );
  return [
    ...answers,
    ...rows,
    JSON.stringify(desk.entries()),
    JSON.stringify(desk.timeline("", 20, 5)),
    JSON.stringify(desk.timeline("furnace", 20, 5)),
    JSON.stringify(desk.digest({ date: "2031-03-31", since: "2031-01-01", topic: "" })),
    JSON.stringify(desk.digest({ date: "2031-03-31", since: "2031-01-01", topic: "furnace" })),
  ];
}

/** Byte for byte what a desk says that never held the secret. */
function expectNothingOfIt(desk: Desk): void {
  for (const said of everythingOf(desk)) expect(said).not.toMatch(SECRET);
  const without = deskOf([ferry]);
  for (const question of QUESTIONS)
    expect(JSON.stringify(desk.ask(question)), question).toBe(JSON.stringify(without.ask(question)));
}

describe("an article that may not be shown", () => {
  it("would be found by these very questions if it could be shown", () => {
    const desk = deskOf([ferry, secret]);
    const said = everythingOf(desk).join("\n");
    for (const word of [/halvorsen/i, /quibblewick/i, /glassworks/i, /ninety-one/i, /secret-/i, /Night Owl/])
      expect(said).toMatch(word);
  });

  it("leaves no trace in any command, hint, count or export while it is embargoed", () => {
    expectNothingOfIt(deskOf([ferry, { ...secret, embargoedUntil: "2031-03-08T00:00:00Z" }]));
  });

  it("leaves no trace where its publisher withholds it", () => {
    expectNothingOfIt(deskOf([ferry, { ...secret, status: "withheld" }]));
  });

  it("leaves no trace where it is canceled", () => {
    expectNothingOfIt(deskOf([ferry, { ...secret, status: "canceled" }]));
  });

  it("leaves no trace once a kill notice has come after it", () => {
    const kill: ArticleInput = { id: secret.id, text: "KILL: secret-report", status: "canceled" };
    expectNothingOfIt(deskOf([ferry, secret, kill]));
  });

  it("leaves no trace where the kill notice came first", () => {
    const kill: ArticleInput = { id: secret.id, text: "KILL: secret-report", status: "canceled" };
    expectNothingOfIt(deskOf([kill, ferry, secret]));
  });

  it("does not come back with an answer that was given before it was killed", () => {
    const desk = deskOf([ferry, secret]);
    for (const question of QUESTIONS) desk.ask(question);
    desk.add({ id: secret.id, text: "", status: "canceled" });
    expectNothingOfIt(desk);
  });
});

describe("an embargo", () => {
  const embargoed: ArticleInput = { ...secret, embargoedUntil: "2031-03-08T01:00:00+01:00" };

  it("keeps an article out of every answer until its hour, and lets it in from then on", () => {
    const clock = new MovableClock("2031-03-07T23:59:59.999Z");
    const desk = deskOf([ferry, embargoed], { clock });
    expect(desk.ask("search furnace").total).toBe(0);
    expect(desk.ask("sources").total).toBe(1);
    clock.moveTo("2031-03-08T00:00:00Z");
    expect(desk.ask("search furnace").total).toBe(1);
    expect(desk.ask("who-claimed furnace").total).toBe(1);
    expect(desk.ask("casualties quibblewick").total).toBe(2);
    expect(desk.ask("sources").total).toBe(2);
    expect(desk.ask("status").headline).toContain("2 articles");
    expect(desk.ask("status").headline).toContain("7 Mar 2031, 18:00 UTC");
    expect(desk.entries().map((entry) => entry.article.id)).toEqual(["ferry", "secret-report"]);
  });

  it("lifts for each article at its own hour", () => {
    const clock = new MovableClock("2031-03-07T00:00:00Z");
    const hours = ["01", "02", "03"];
    const desk = deskOf(
      hours.map((hour) => ({
        id: `notice-${hour}`,
        text: `Notice number ${hour} of the harbour office about the ferry timetable.`,
        embargoedUntil: `2031-03-07T${hour}:00:00Z`,
      })),
      { clock },
    );
    const shown = () => desk.entries().map((entry) => entry.article.id);
    expect(shown()).toEqual([]);
    for (const [index, hour] of hours.entries()) {
      clock.moveTo(`2031-03-07T${hour}:00:00Z`);
      expect(shown()).toEqual(hours.slice(0, index + 1).map((one) => `notice-${one}`));
    }
  });

  it("that is a bare day lifts as that day begins in UTC", () => {
    const clock = new MovableClock("2031-03-07T23:59:59Z");
    const desk = deskOf([{ ...secret, embargoedUntil: "2031-03-08" }], { clock });
    expect(desk.entries()).toHaveLength(0);
    clock.moveTo("2031-03-08T00:00:00Z");
    expect(desk.entries()).toHaveLength(1);
  });

  it("does not lift what has been killed meanwhile", () => {
    const clock = new MovableClock("2031-03-07T20:00:00Z");
    const desk = deskOf([ferry, embargoed, { id: secret.id, text: "", status: "canceled" }], { clock });
    clock.moveTo("2031-03-09T00:00:00Z");
    expect(desk.ask("search furnace").total).toBe(0);
    expect(desk.entries().map((entry) => entry.article.id)).toEqual(["ferry"]);
  });

  it("of a new version hides the old one too: neither is what the publisher stands for now", () => {
    const clock = new MovableClock("2031-03-07T20:00:00Z");
    const desk = deskOf(
      [
        { ...secret, version: 1 },
        { ...embargoed, version: 2, text: "The Quibblewick furnace is safe." },
      ],
      { clock },
    );
    expect(desk.ask("search furnace").total).toBe(0);
    clock.moveTo("2031-03-08T00:00:00Z");
    expect(textsOf(desk.ask("search furnace").items)).toEqual(["The Quibblewick furnace is safe."]);
  });
});

/** All orders in which the given articles can be added. */
function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((one, i) =>
    ordersOf([...all.slice(0, i), ...all.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

describe("versions of an article", () => {
  const version = (number: number, word: string): ArticleInput => ({
    id: "toll",
    version: number,
    text: `The harbour office said that ${word} barges sank near Tolvenna on Sunday.`,
    published: "2031-03-02T08:00:00Z",
  });
  const words = ["three", "four", "seven", "twelve"];
  const versions = words.map((word, i) => version(i + 1, word));

  it("show the newest alone, in whatever order they are added", () => {
    for (const order of ordersOf(versions)) {
      const desk = deskOf([ferry, ...order]);
      for (const question of ["search barges", "who-claimed barges", "article toll", "sources", "summary"]) {
        const said = JSON.stringify(desk.ask(question));
        expect(said).toContain("twelve barges");
        for (const old of words.slice(0, -1)) expect(said).not.toContain(`${old} barges`);
      }
    }
  });

  it("count once in every count", () => {
    const desk = deskOf(versions);
    expect(desk.ask("status").headline).toContain("1 article, 1 claim");
    expect(desk.ask("sources").total).toBe(1);
    expect(desk.entries()).toHaveLength(1);
  });

  it("leave none of the old words to be found", () => {
    const desk = deskOf([
      version(1, "three"),
      { ...version(2, "four"), text: "Nothing sank near Tolvenna." },
    ]);
    expect(desk.ask("search barges").total).toBe(0);
    expect(desk.ask("search barges").notes.join()).toContain("No article has the word “barges”");
    expect(desk.ask("search barge").notes.join()).not.toContain("Similar words");
    expect(desk.ask("who-claimed harbour").total).toBe(0);
  });

  it("are told apart by their times where they carry no numbers", () => {
    const dated = ["08:00:00Z", "09:30:00Z", "09:30:00.500Z"].map((time, i) => ({
      ...ferry,
      text: `The ${["first", "second", "third"][i]} report on the ferry to Tolvenna.`,
      updated: `2031-03-02T${time}`,
    }));
    for (const order of ordersOf(dated)) {
      expect(textsOf(deskOf(order).ask("search ferry").items)).toEqual([
        "The third report on the ferry to Tolvenna.",
      ]);
    }
  });

  it("without number and time follow the order in which they are added", () => {
    const desk = deskOf([
      { id: "note", text: "The gauge stood at four metres in the morning." },
      { id: "note", text: "The gauge stood at six metres in the evening." },
    ]);
    expect(textsOf(desk.ask("search gauge").items)).toEqual([
      "The gauge stood at six metres in the evening.",
    ]);
  });

  it("show the same whatever the order, numbers, times and withdrawals mixed", () => {
    const mixed: ArticleInput[] = [
      { ...ferry, version: 1, updated: "2031-03-02T10:00:00Z" },
      { ...ferry, version: 2, text: "The ferry sails twice a day." },
      { ...ferry, text: "The ferry is late.", updated: "2031-03-02T09:00:00Z" },
      { ...ferry, version: 3, status: "withheld", updated: "2031-03-02T11:00:00Z" },
    ];
    const shown = ordersOf(mixed).map((order) => JSON.stringify(deskOf(order).ask("search ferry").items));
    expect(new Set(shown).size).toBe(1);
    const three = ordersOf(mixed.slice(0, 3)).map((order) =>
      JSON.stringify(textsOf(deskOf(order).ask("search ferry").items)),
    );
    expect(new Set(three)).toEqual(new Set(['["The ferry sails twice a day."]']));
  });
});

describe("a withdrawal", () => {
  const article: ArticleInput = { ...ferry, updated: "2031-03-02T17:20:00Z" };
  const notices: readonly (readonly [string, Partial<ArticleInput>])[] = [
    ["without version and time", {}],
    ["with a later time", { updated: "2031-03-02T17:55:00Z" }],
    ["with the same time", { updated: "2031-03-02T17:20:00Z" }],
    ["dated by the day alone", { updated: "2031-03-02" }],
    ["that repeats when the article was first published", { published: "2031-03-02T08:00:00Z" }],
    ["with a version and no time", { version: 2 }],
  ];

  it.each(notices)("%s is the last word, whichever comes first", (_, more) => {
    for (const status of ["canceled", "withheld"] as const) {
      const notice: ArticleInput = { id: "ferry", text: "Kill ferry.", status, ...more };
      for (const order of [
        [article, notice],
        [notice, article],
      ])
        expect(deskOf(order).entries(), `${status}, ${JSON.stringify(order)}`).toEqual([]);
    }
  });

  it("gives way to a later version that is usable again", () => {
    const withdrawn: ArticleInput = {
      ...article,
      status: "withheld",
      updated: "2031-03-02T18:00:00Z",
      version: 2,
    };
    const restored: ArticleInput = { ...article, updated: "2031-03-02T19:00:00Z", version: 3 };
    for (const order of ordersOf([article, withdrawn, restored]))
      expect(deskOf(order).entries()).toHaveLength(1);
  });
});

describe("the Karvania desk on 7 March", () => {
  const HIDDEN = /Sollaway|Marrowgate|Halbrecht|six of them women|At least six people, two/;

  it("shows nothing of the four articles that may not be shown", async () => {
    const desk = await karvaniaDesk();
    for (const question of [
      "who-claimed killed",
      "casualties",
      "casualties vashnik",
      "casualties pellimoor",
      "search killed",
      "search sollawey",
      "search marrowgat",
      "search halbrech commission",
      "summary",
      "summary tunnel",
      "timeline",
      "digest",
      "digest 2031-03-07 since 2031-03-01",
      "sources",
      "status",
      "article ota-0307",
      "article lamp-0304-names",
      "article post-0304-tunnel",
    ]) {
      const answer = desk.ask(question, { limit: 500 });
      expect(JSON.stringify({ ...answer, question: "" }), question).not.toMatch(HIDDEN);
      for (const { article } of citationsOf(answer))
        expect(["lamp-0304-names", "post-0304-tunnel", "ota-0307-inquiry-embargoed"]).not.toContain(article);
    }
    expect(JSON.stringify(desk.entries())).not.toMatch(HIDDEN);
  });

  it("shows the inquiry, and still not the others, once the embargo has lifted", async () => {
    const clock = new MovableClock("2031-03-07T23:59:00Z");
    const desk = await karvaniaDesk({ clock });
    const before = desk.entries().length;
    expect(desk.ask("who-claimed gate hand").headline).not.toContain("Halbrecht");
    clock.moveTo("2031-03-08T00:00:00Z");
    expect(desk.entries()).toHaveLength(before + 1);
    expect(JSON.stringify(desk.ask("who-claimed gate hand").items)).toContain("Judge Ruvan Halbrecht");
    expect(desk.ask("search sollaway").total + desk.ask("search marrowgate").total).toBe(0);
  });

  it("gives the hospital's corrected number, and the first one nowhere", async () => {
    const desk = await karvaniaDesk();
    const article = desk.ask("article rd-0302-pellimoor");
    expect(article.headline).toContain("CORRECTED");
    expect(JSON.stringify(article.items)).toContain("Five people, two of them women");
    expect(JSON.stringify(desk.ask("search market women", { limit: 100 }).items)).not.toContain(
      "At least six people",
    );
  });
});
