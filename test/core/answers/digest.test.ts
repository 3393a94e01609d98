import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import { deskOf, karvaniaDesk, textsOf } from "../support.js";

const BROKEN = "The levee of Quelmar broke at dawn after a night of heavy rain.";
const BOATS = "Zelmora sent forty boats and a field hospital to the lower town.";

const monday: ArticleInput = { id: "monday", published: "2031-03-03T09:00:00Z", text: BROKEN };
const tuesday: ArticleInput = {
  id: "tuesday",
  published: "2031-03-04T09:00:00Z",
  text: `${BROKEN} ${BOATS}`,
};
const digest = (articles: readonly ArticleInput[], question: string) =>
  textsOf(deskOf(articles).ask(question, { limit: 200 }).items);

describe("digest", () => {
  it("tells what is new on a day and leaves out what was said before it", () => {
    expect(digest([monday, tuesday], "digest 2031-03-04")).toEqual([BOATS]);
    expect(digest([monday, tuesday], "digest 2031-03-03")).toEqual([BROKEN]);
  });

  it("over several days leaves out only what was said before the first", () => {
    expect(digest([monday, tuesday], "digest 2031-03-04 since 2031-03-03").sort()).toEqual(
      [BROKEN, BOATS].sort(),
    );
  });

  it("tells a fact once that several articles of the day carry", () => {
    expect(digest([monday, { ...monday, id: "copy" }], "digest 2031-03-03")).toEqual([BROKEN]);
  });

  it("does not take what comes after the day", () => {
    expect(digest([monday, tuesday], "digest 2031-03-02")).toEqual([]);
    expect(deskOf([monday]).ask("digest 2031-03-02").headline).toBe("Nothing new on 2031-03-02.");
  });

  it("counts a toll that has risen as new, though all its other words were said before", () => {
    const toll = (id: string, day: string, number: string): ArticleInput => ({
      id,
      published: day,
      text: `The death toll of the flood at Quelmar rose to ${number}, Karvanian River Rescue said.`,
    });
    const articles = [toll("a", "2031-03-03", "nine"), toll("b", "2031-03-05", "fourteen")];
    expect(digest(articles, "digest 2031-03-05")).toEqual([articles[1]?.text]);
    const same = [toll("a", "2031-03-03", "nine"), toll("b", "2031-03-05", "nine")];
    expect(digest(same, "digest 2031-03-05")).toEqual([]);
  });

  it("counts what a correction changes as new on the day of the correction, and nothing else of the article", () => {
    const first: ArticleInput = {
      id: "market",
      version: 1,
      published: "2031-03-02T15:00:00Z",
      text: `${BROKEN} At least six people were killed when shells hit the market of Pellimoor, the hospital said.`,
    };
    const corrected: ArticleInput = {
      ...first,
      version: 2,
      updated: "2031-03-03T08:00:00Z",
      text: `${BROKEN} Five people were killed when shells hit the market of Pellimoor, the hospital said.`,
    };
    for (const order of [
      [first, corrected],
      [corrected, first],
    ])
      expect(digest(order, "digest 2031-03-03")).toEqual([
        "Five people were killed when shells hit the market of Pellimoor, the hospital said.",
      ]);
  });

  it("says how many articles it cannot place", () => {
    const answer = deskOf([{ id: "note", text: BROKEN }]).ask("digest 2031-03-03");
    expect(answer.items).toEqual([]);
    expect(answer.notes.join()).toContain("1 article without a date");
  });

  it("on a topic holds to it", () => {
    const desk = deskOf([tuesday]);
    const answer = desk.digest({ date: "2031-03-04", since: "2031-03-04", topic: "boats" });
    expect(textsOf(answer.items)).toEqual([BOATS]);
    expect(answer.headline).toContain("on “boats”");
  });

  it("of the last day on the Karvania desk tells of the second shelling", async () => {
    const answer = (await karvaniaDesk()).ask("digest 2031-03-07");
    expect(textsOf(answer.items).join("\n")).toContain("A woman was killed");
    for (const item of answer.items) expect(item.citation.published?.slice(0, 10)).toBe("2031-03-07");
  });

  it("of 3 March on the Karvania desk tells that the toll of Pellimoor was corrected", async () => {
    const told = textsOf((await karvaniaDesk()).ask("digest 2031-03-03", { limit: 200 }).items).join("\n");
    expect(told).toMatch(/Five people, two of them women|This corrects an earlier report/);
  });
});
