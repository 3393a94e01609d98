import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import { deskOf, karvaniaDesk, textsOf } from "../support.js";

const articles: ArticleInput[] = [
  {
    id: "levee",
    title: "Levee report",
    published: "2031-03-01",
    text: "The levee broke at dawn. Boats were sent from Dreyholt. The mayor thanked the crews.",
  },
  {
    id: "talks",
    published: "2031-03-02",
    text: "The talks in Ostrelin ended. The boats of both sides may pass.",
  },
  {
    id: "bread",
    title: "Marmalade prices",
    published: "2031-03-03",
    text: "Bread costs more than last week. Milk does not.",
  },
];
const search = (words: string, all = articles) => deskOf(all).ask(`search ${words}`);

describe("search", () => {
  it("gives the passage that has the words, verbatim", () => {
    const answer = search("levee dawn");
    expect(textsOf(answer.items)[0]).toBe("The levee broke at dawn.");
    expect(answer.headline).toMatch(/1 article on “levee dawn”/);
    expect(answer.notes).toEqual([]);
  });

  it("wants all of the words in one article", () => {
    const answer = search("boats mayor");
    expect(new Set(answer.items.map((item) => item.citation.article))).toEqual(new Set(["levee"]));
  });

  it("falls back to some of the words, and says so", () => {
    const answer = search("levee talks");
    expect(new Set(answer.items.map((item) => item.citation.article))).toEqual(new Set(["levee", "talks"]));
    expect(answer.notes[0]).toBe("No article has all of these words; these have some of them.");
  });

  it("names a word that no article has, beside what the others find", () => {
    const answer = search("levee elephants");
    expect(answer.total).toBeGreaterThan(0);
    expect(answer.notes.join()).toContain("No article has the word “elephants”");
    expect(answer.notes.join()).not.toContain("“levee”");
  });

  it("hints at the word that was meant", () => {
    const answer = search("marmelade");
    expect(answer).toMatchObject({ total: 0, headline: "No article has “marmelade”." });
    expect(answer.notes).toEqual(["No article has the word “marmelade”. Similar words there: marmalade."]);
  });

  it("finds an article by its title and shows its first sentence", () => {
    const answer = search("marmalade");
    expect(textsOf(answer.items)).toEqual(["Bread costs more than last week."]);
    expect(answer.notes).toEqual([]);
  });

  it("finds a word whatever its form, case or accents", () => {
    const desk = deskOf([{ id: "a", text: "The CAFÉS were closing; nobody was surprised by Renée." }]);
    for (const words of ["cafe", "closed", "surprising", "renee", "CAFÉ"])
      expect(desk.ask(`search ${words}`).total, words).toBe(1);
  });

  it("gives the best passage of each article before the second one of any", () => {
    const answer = search("boats");
    expect(
      answer.items
        .map((item) => item.citation.article)
        .slice(0, 2)
        .sort(),
    ).toEqual(["levee", "talks"]);
  });

  it("of nothing but small words finds nothing and says so in a line", () => {
    expect(search("the of and")).toMatchObject({ total: 0, items: [] });
  });

  it("finds a name of the desk by each of its spellings", async () => {
    const desk = await karvaniaDesk();
    const groups = [
      ["vashnik", "Vašnik", "waschnik"],
      ["quelmar", "Kelmar"],
      ["FOF", "Free Ombrel Front", "Ombrel Front"],
      ["KRR", "Karvanian River Rescue"],
      ["St. Ambry Hospital", "saint ambry hospital"],
    ];
    for (const [first, ...others] of groups) {
      const { items, total } = desk.ask(`search ${first}`, { limit: 100 });
      expect(total, first).toBeGreaterThan(0);
      for (const other of others)
        expect(desk.ask(`search ${other}`, { limit: 100 }).items, other).toEqual(items);
    }
  });

  it("hints at a desk's misspelt name", async () => {
    expect((await karvaniaDesk()).ask("search tashvenka").notes.join()).toContain("tashvenko");
  });
});
