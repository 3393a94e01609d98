import { describe, expect, it } from "vitest";
import { deskOf, deskOfText, karvaniaDesk, textsOf } from "../support.js";

/** Words that carry meaning, in lower case. */
function wordsOf(text: string): Set<string> {
  const small =
    /^(?:the|a|an|of|at|in|on|to|by|and|was|were|had|has|have|it|its|that|who|said|for|from|with|as)$/;
  return new Set((text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => !small.test(word)));
}

function shared(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return [...first].filter((word) => second.has(word)).length / Math.min(first.size, second.size);
}

describe("summary", () => {
  it.each(["summary", "summary quelmar", "summary pellimoor", "summary vashnik", "summary gate"])(
    "is three to eight sentences of the articles, none telling what another tells: %s",
    async (question) => {
      const desk = await karvaniaDesk();
      const texts = new Map(desk.entries().map(({ article }) => [article.id, article.text]));
      const { items, total, headline } = desk.ask(question);
      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(items.length).toBeLessThanOrEqual(8);
      expect(total).toBe(items.length);
      expect(headline).toContain(`in ${total} sentences`);
      for (const item of items) expect(texts.get(item.citation.article)).toContain(item.text);
      const told = textsOf(items);
      for (const [i, one] of told.entries())
        for (const other of told.slice(i + 1))
          expect(shared(one, other), `${one}\n${other}`).toBeLessThan(0.75);
    },
  );

  it("is in the order of publication", async () => {
    const { items } = (await karvaniaDesk()).ask("summary");
    const published = items.map((item) => item.citation.published ?? "");
    expect(published).toEqual([...published].sort());
  });

  it("of a topic has the topic in every sentence", async () => {
    const { items } = (await karvaniaDesk()).ask("summary gate");
    for (const item of items) expect(item.text).toMatch(/gate/i);
  });

  it("tells a fact once that three articles carry", () => {
    const text =
      "The levee of Quelmar broke at dawn on Saturday after a night of rain. " +
      "Engineers from Dreyholt had repaired the levee of Quelmar in the spring of 2025.";
    const desk = deskOf(["a", "b", "c"].map((id) => ({ id, text, published: "2031-03-01" })));
    const told = textsOf(desk.ask("summary").items);
    expect(told).toHaveLength(2);
    expect(new Set(told).size).toBe(2);
  });

  it("of a topic that one sentence tells is that sentence", () => {
    const desk = deskOfText(
      "The old lighthouse of Tolvenna was sold to a painter. Bread costs more than last week.",
    );
    expect(textsOf(desk.ask("summary lighthouse").items)).toEqual([
      "The old lighthouse of Tolvenna was sold to a painter.",
    ]);
  });

  it("of an unknown topic says so, with a hint", () => {
    const answer = deskOfText("The lighthouse was sold to a painter from Dreyholt.").ask(
      "summary lighthuose",
    );
    expect(answer).toMatchObject({
      total: 0,
      items: [],
      headline: "There is nothing to sum up on “lighthuose”.",
    });
    expect(answer.notes.join()).toContain("No article has the word “lighthuose”");
  });

  it("of an empty desk says so", () => {
    expect(deskOf([]).ask("summary").headline).toBe("There is nothing to sum up on the desk.");
  });
});
