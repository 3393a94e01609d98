import { describe, expect, it } from "vitest";
import { deskOf } from "../support.js";
import { articles, names } from "./crisis.js";
import { ledgerText } from "./ledger-text.js";

const desk = (order = articles) => deskOf(order, { now: "2032-06-07T06:00:00Z", profile: { names } });

/** Written by hand from the articles. */
const LEDGER = `
#6 Merrin, airstrike, 2032-06-06
  = killed 2 civilians: single-source 1
  Civil Guard: killed 2 civilians, 2032-06-06 rv-0609
#3 Merrin, airstrike, 2032-06-01
  = killed 5..8+: x
`.trim();

describe("the ledger of a crisis of six days", () => {
  it("is the one that was written by hand", () => {
    expect(ledgerText(desk())).toBe(LEDGER);
  });
});
