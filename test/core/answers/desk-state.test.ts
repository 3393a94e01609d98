import { beforeAll, describe, expect, it } from "vitest";
import type { Desk } from "../../../src/core/desk.js";
import { deskOf, deskOfText, karvaniaDesk, textsOf, VERSION } from "../support.js";

describe("what the Karvania desk holds", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await karvaniaDesk();
  });

  it("sources: each article that may be shown with its first sentence, the newest first, undated ones last", () => {
    const answer = desk.ask("sources", { limit: 100 });
    expect(answer.total).toBe(desk.entries().length);
    expect(answer.headline).toBe("22 articles from 6 publishers");
    expect(answer.items[0]?.citation.article).toBe("lamp-0307-week");
    expect(answer.items.slice(-2).map((item) => item.citation.article)).toEqual([
      "eyewitness-mill-street",
      "river-gauge-notes",
    ]);
    expect(answer.notes[0]).toBe("Radio Dreyholt: 8 articles");
    expect(answer.notes).toContain("no publisher named: 2 articles");
  });

  it("article: its claims and figures in the order of its text", () => {
    const answer = desk.ask("article ota-0303-toll", { limit: 100 });
    expect(answer.headline).toMatch(
      /^ota-0303-toll: Quelmar flood toll rises to nine — Ostrelin Telegraph Agency, 3 Mar 2031, 09:20 UTC$/,
    );
    const starts = answer.items.map((item) => item.citation.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(new Set(answer.items.map((item) => item.type))).toEqual(new Set(["claim", "figure"]));
    expect(answer.notes[0]).toMatch(/^6 sentences, 4 claims, \d figures$/);
  });

  it("article: by an id that is a web address", () => {
    const id = "https://radio-dreyholt.example.org/items/rd-0306-premier";
    expect(desk.ask(`article ${id}`).headline).toContain("Prime minister promises");
  });

  it("article: the nearest id for one that is not there", () => {
    const answer = desk.ask("article ota-0303-tal");
    expect(answer).toMatchObject({ problem: "unknown-article", items: [] });
    expect(answer.headline).toContain("Did you mean: article ota-0303-toll?");
  });

  it("context: the whole paragraph around a quote", () => {
    const item = desk.ask("search indicator lamp").items[0];
    const { article, start, end } = item?.citation ?? { article: "", start: 0, end: 0 };
    const answer = desk.ask(`context ${article}:${start}-${end}`);
    expect(textsOf(answer.items)).toEqual([
      "An engineer at the gate, Bal Tirrow, said he had seen the indicator lamp turn green shortly before three in the morning. According to Tirrow, this lamp is lit only when the gate moves.",
    ]);
  });

  it("context: nothing where the article ends before", () => {
    expect(desk.ask("context ota-0303-toll:900000-900010")).toMatchObject({ items: [], total: 0 });
  });

  it("status: counts, the newest article, the version", () => {
    const answer = desk.ask("status");
    expect(answer.headline).toMatch(
      /^Karvania desk: 22 articles, \d+ claims, \d+ figures; newest article: 7 Mar 2031, 16:00 UTC$/,
    );
    expect(answer.notes).toContain(`Dateline ${VERSION}`);
    expect(answer.notes).toContain("2 articles without a date");
  });

  it("help: every command with its usage, the desk's examples to try, and no hidden command", () => {
    const answer = desk.ask("help");
    expect(answer.headline).toContain("Karvania desk");
    for (const command of [
      "who-claimed",
      "casualties",
      "search",
      "summary",
      "timeline",
      "digest",
      "sources",
      "article",
      "help",
      "status",
    ])
      expect(answer.notes.some((note) => note.startsWith(command))).toBe(true);
    expect(answer.notes.join()).not.toContain("context");
    expect(answer.actions.map((action) => action.question)).toEqual(desk.profile.examples);
  });

  it("help: how a digest comes by itself", () => {
    expect(desk.ask("help digest").notes.at(-1)).toContain("digest every weekday at 07:00 Europe/London");
    expect(desk.ask("help digest").actions?.map(({ question }) => question)).not.toContainEqual(
      expect.stringContaining("every"),
    );
  });

  it("help: each command's own, with examples that work", () => {
    for (const command of ["who-claimed", "casualties", "search", "summary", "timeline", "digest"]) {
      const answer = desk.ask(`help ${command}`);
      expect(answer.headline.startsWith(command)).toBe(true);
      expect(answer.actions.length).toBeGreaterThan(0);
      for (const { question } of answer.actions) expect(desk.ask(question).problem).toBeUndefined();
    }
    expect(desk.ask("help nonsense").headline).toContain("There is no command “nonsense”");
  });

  it("every answer: the question as asked, the desk, and as of when", () => {
    expect(desk.ask("  status ")).toMatchObject({
      question: "  status ",
      desk: "karvania",
      command: "status",
      asOf: "2031-03-07T16:00:00Z",
    });
  });
});

describe("what a desk says of little", () => {
  it("an empty desk answers everything in a line", () => {
    const desk = deskOf([]);
    expect(desk.ask("status")).toMatchObject({ asOf: null });
    for (const question of [
      "who-claimed x",
      "casualties",
      "search x",
      "summary",
      "timeline",
      "digest",
      "sources",
    ]) {
      const answer = desk.ask(question);
      expect(answer).toMatchObject({ items: [], related: [], total: 0 });
      expect(answer.headline).not.toBe("");
      expect(answer.problem).toBeUndefined();
    }
  });

  it("an article without title, publisher and date is untitled and undated, and gets none invented", () => {
    const desk = deskOf([{ id: "note", text: "The river rose by two metres." }]);
    expect(desk.ask("article note").headline).toBe("note: untitled — no publisher named, undated");
    const { citation } = desk.ask("search river").items[0] ?? {};
    expect(Object.keys(citation ?? {}).sort()).toEqual(["article", "end", "quote", "start"]);
  });

  it("a title with line breaks makes no second line", () => {
    const desk = deskOfText("The river rose.", { title: "Line one\nline two\u2028line three" });
    expect(desk.ask("article one").headline).toContain("Line one line two line three");
    expect(desk.ask("context one:0-5").headline).toContain("Line one line two line three");
  });

  it("an article whose id has odd white space can still be asked for", () => {
    const desk = deskOf([{ id: "two  spaces\tand\u200ca joiner", text: "The river rose." }]);
    const id = desk.ask("sources").items[0]?.citation.article;
    expect(desk.ask(`article ${id}`).problem).toBeUndefined();
  });

  it("a malformed article is refused with its flaw, and changes nothing", () => {
    const desk = deskOfText("The river rose.");
    for (const [bad, path] of [
      [{ id: "", text: "x" }, "id"],
      [{ id: "b", text: 5 }, "text"],
      [{ id: "b", text: "x", published: "2031-02-30" }, "published"],
      [{ id: "b", text: "x", embargoedUntil: "soon" }, "embargoedUntil"],
      [{ id: "b", text: "x", status: "secret" }, "status"],
      [{ id: "b", text: "x", version: 0 }, "version"],
      [{ id: "b", text: "x", url: "javascript:alert(1)" }, "url"],
      [null, "form"],
    ] as const) {
      expect(() => desk.add(bad as never)).toThrow(
        expect.objectContaining({ code: "bad-article", message: expect.stringContaining(path) }),
      );
    }
    expect(desk.entries()).toHaveLength(1);
  });
});
