import { describe, expect, it } from "vitest";
import { brief, deskOf, figuresOf } from "../support.js";
import { articles, names } from "./crisis.js";
import { ledgerText } from "./ledger-text.js";

const desk = (order = articles) => deskOf(order, { now: "2032-06-07T06:00:00Z", profile: { names } });

/**
 * Written by hand from the articles. A line "=" is what all sources say together, with its grade and its sources; below
 * the lines stands what each source says now, the newest first, behind what it said before.
 */
const LEDGER = `
#5 Merrin, airstrike, 2032-06-06
  = killed 2 civilians: single-source 1
  Civil Guard: killed 2 civilians, 2032-06-06 rv-0609
#2 Merrin, airstrike, 2032-06-01
  = killed 5..8: corroborated 2
  = killed 0..10 civilians: contested 2
  = injured 11: single-source 1
  Vale Monitor: killed 10 civilians, 2032-06-01 tl-0415 (also hc-0216)
  Civil Guard: killed 6 > 9 > 8 [running], 2032-06-04 nw-0410
  Vale Monitor: killed 3 children [subset], 2032-06-01 hc-0216
  Orsanian Army [party]: killed 0 civilians [zero], 2032-06-02 tl-0212
  (The Lantern): killed 5+ people, 2032-06-01 tl-0109 (also hc-0109 nw-0109)
  Civil Guard: injured 11 people, 2032-06-01 tl-0109 (also hc-0109 nw-0109)
#1 Hallow Bay, flood, 2032-06-01
  = killed 8: single-source 1
  = missing 5: single-source 1
  = displaced 1200: single-source 1
  Flood Office: missing 5, 2032-06-01 ip-0120
  Flood Office: killed 3 > 8 people, 2032-06-03 ip-0307
  (Inland Post): displaced 1200 people, 2032-06-03 ip-0307
#4 Tarsk, shelling, 2032-06-02
  = killed 4..7 soldiers: contested 2
  Free Vale Front [party]: killed 7 soldiers, 2032-06-02 rv-0219
  Orsanian Army [party]: killed 4 soldiers, 2032-06-02 hc-0216
#3 Port Ash, ?, 2032-06-01
  = casualties 0: single-source 1
  (Inland Post): casualties 0 [zero], 2032-06-01 ip-0120
background
  (Northern Wire): killed 4000+ people, null nw-0208
`.trim();

/** Of the airstrike, all that was said, oldest first; what its source has since replaced is marked. */
const HISTORY = `
#2 Merrin, airstrike, 2032-06-01
  = killed 5..8: corroborated 2
  = killed 0..10 civilians: contested 2
  = injured 11: single-source 1
  (Northern Wire): killed 5+ people, 2032-06-01 nw-0109
  Civil Guard: injured 11 people, 2032-06-01 nw-0109
  (Harbour Courier): killed 5+ people, 2032-06-01 hc-0109
  Civil Guard: injured 11 people, 2032-06-01 hc-0109
  (The Lantern): killed 5+ people, 2032-06-01 tl-0109
  Civil Guard: injured 11 people, 2032-06-01 tl-0109
  Civil Guard: killed 6 civilians [superseded], 2032-06-01 rv-0118
  Civil Guard: killed 6 [previous] [superseded], null nw-0208
  Civil Guard: killed 9 [running] [superseded], 2032-06-02 nw-0208
  Orsanian Army [party]: killed 0 civilians [zero], 2032-06-02 tl-0212
  Vale Monitor: killed 10 civilians, 2032-06-01 hc-0216
  Vale Monitor: killed 3 children [subset], 2032-06-01 hc-0216
  Civil Guard: killed 8 [running], 2032-06-04 nw-0410
  Vale Monitor: killed 10 civilians, 2032-06-01 tl-0415
`.trim();

describe("the ledger of a crisis of six days", () => {
  it("is the one that was written by hand", () => {
    expect(ledgerText(desk())).toBe(LEDGER);
  });

  it("is the same in whatever order the articles come", () => {
    expect(ledgerText(desk([...articles].reverse()))).toBe(LEDGER);
  });

  it("keeps the history of the airstrike whole", () => {
    expect(ledgerText(desk(), "casualties 2")).toBe(HISTORY);
  });

  it("has the sentence that gives no figure beside it, word for word", () => {
    const answer = desk().ask("casualties");
    expect(answer.related.map(({ text }) => text)).toEqual([
      "The shelling also caused casualties among the herdsmen of the hills.",
    ]);
    expect(answer.notes.join()).toContain("Not counted");
  });

  it.each([
    ["casualties tarsk", ["killed 7 soldiers", "killed 4 soldiers"]],
    ["casualties children", ["killed 3 children"]],
    ["casualties soldiers since 2032-06-02", ["killed 7 soldiers", "killed 4 soldiers"]],
    ["casualties missing hallow bay", ["missing 5"]],
    ["casualties since 2032-06-04 merrin killed", ["killed 2 civilians", "killed 8"]],
  ])("answers %s", (question, expected) => {
    const figures = figuresOf(desk().ask(question).items);
    expect(figures.map((one) => [brief(one), one.group].filter(Boolean).join(" "))).toEqual(expected);
  });
});
