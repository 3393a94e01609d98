import { describe, expect, test } from "vitest";
import { renderAnswer } from "../../../src/adapters/terminal/render.js";
import type { Item } from "../../../src/core/answers/answer.js";
import { deskOfText } from "../support.js";

const MAYOR =
  '"I have never seen such a week. The ministry did nothing about the levee," Mayor Oda Brandt said. "Nobody should mistake our grief for patience." The harbour was quiet on Tuesday.';

const saidBy = (item: Item | undefined) => (item !== undefined && "saidBy" in item ? item.saidBy : undefined);

describe("a sentence in the middle of somebody's words", () => {
  test("says whose they are, for alone it would read as the article's own", () => {
    const desk = deskOfText(MAYOR);
    const [item] = desk.ask("search grief").items;
    expect(item?.text).toBe('"Nobody should mistake our grief for patience."');
    expect(saidBy(item)).toEqual({ speaker: "Oda Brandt", claimant: "Mayor Oda Brandt" });
    const options = { width: 80, colour: false, firstNumber: 1, more: "" };
    expect(renderAnswer(desk.ask("search grief"), options)).toContain("1  Mayor Oda Brandt:\n");
  });

  test.each([
    ["search ministry", "names its speaker itself"],
    ["search harbour", "is the article's own"],
  ])("%s: one that %s needs nothing", (question) => {
    expect(saidBy(deskOfText(MAYOR).ask(question).items[0])).toBeUndefined();
  });

  test("is nobody's where the text names nobody", () => {
    const desk = deskOfText('"We were told to leave. The bridge was gone." It was quiet.');
    expect(saidBy(desk.ask("search bridge").items[0])).toBeUndefined();
  });
});
