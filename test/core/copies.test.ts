import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../src/core/article.js";
import type { Desk } from "../../src/core/desk.js";
import { deskOf, MovableClock } from "./support.js";

const SENTENCES = [
  "The bridge at Velm was closed on Tuesday after a barge had struck it, the ministry said.",
  "“Nobody was hurt, and the water is calm,” said Ulla Drent, the harbour master of Quelmar.",
  "Engineers from Tolvenna are to look at the third pillar in the course of the week.",
  "Lorries are sent by way of Osk, which takes two hours longer than the bridge.",
  "The barge, which was carrying gravel, was towed to the northern basin during the night.",
];

const wire: ArticleInput = {
  ...{ id: "wire", source: "Karvania Wire", published: "2031-03-05T08:00:00Z" },
  text: `${SENTENCES.join(" ")} (KW)`,
};
const reprint: ArticleInput = {
  ...{ id: "reprint", source: "The Vell Gazette", published: "2031-03-05T10:00:00Z" },
  text: `${SENTENCES.slice(0, 4).join("\n\n").replace(/[“”]/g, '"')}\n\nWith material from agencies.`,
};
const own: ArticleInput = {
  ...{ id: "own", source: "Quelmar Courier", published: "2031-03-05T09:00:00Z" },
  text: `${SENTENCES[0]} The Courier has seen the crack, which is as long as a hand and runs along the pillar. Fishermen say that they had warned of it in the autumn already.`,
};

const noteOf = (desk: Desk, id: string) =>
  desk.ask(`article ${id}`).notes.filter((note) => note.startsWith("A copy"));
const OF_WIRE = "A copy of article wire (Karvania Wire): 4 of 4 long sentences are the same";

describe("an article in the words of another", () => {
  it("is linked as a copy of the one that was there before, in whatever order they come in", () => {
    for (const articles of [
      [wire, reprint, own],
      [own, reprint, wire],
    ]) {
      const desk = deskOf(articles);
      expect(noteOf(desk, "reprint")).toEqual([OF_WIRE]);
      expect(noteOf(desk, "wire")).toEqual([]);
      // A quoted sentence makes no copy.
      expect(noteOf(desk, "own")).toEqual([]);
    }
  });

  it("is a copy of the first where several have its words", () => {
    const again = { ...reprint, id: "again", published: "2031-03-06" };
    expect(noteOf(deskOf([again, reprint, wire]), "again")).toEqual([OF_WIRE]);
  });

  it("is none of what may not be shown, and is as soon as that may be", () => {
    const clock = new MovableClock("2031-03-06T00:00:00Z");
    const desk = deskOf([{ ...wire, embargoedUntil: "2031-03-07T00:00:00Z" }, reprint], { clock });
    expect(noteOf(desk, "reprint")).toEqual([]);
    clock.moveTo("2031-03-07T00:00:00Z");
    expect(noteOf(desk, "reprint")).toEqual([OF_WIRE]);
    desk.add({ id: "wire", text: "", status: "canceled" });
    expect(noteOf(desk, "reprint")).toEqual([]);
  });

  it("is none of its own earlier version, nor by a line that all have", () => {
    const line =
      "This report was written by the editors of the Karvania Wire with the help of its correspondents abroad.";
    const many = Array.from({ length: 80 }, (_, i) => ({
      id: `many ${i}`,
      text: `${line} Item ${i} of the day is short.`,
    }));
    const desk = deskOf([
      wire,
      { ...wire, version: 2, text: `${wire.text} More is to come later today.` },
      ...many,
    ]);
    expect(noteOf(desk, "wire")).toEqual([]);
    expect(noteOf(desk, "many 79")).toEqual([]);
  });
});
