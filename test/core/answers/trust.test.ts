import { describe, expect, it } from "vitest";
import { claimsOf, deskOf, deskOfText, figuresOf, textsOf } from "../support.js";

/** What would harm whoever relied on it: each case is a wrong answer that was once given. */
describe("what nobody said is not shown", () => {
  it("a denial is no copy of the claim it denies", () => {
    const desk = deskOf([
      { id: "a", published: "2031-03-01", text: "Lusha Verrimont denied that the harbour was closed." },
      { id: "b", published: "2031-03-02", text: "Lusha Verrimont confirmed that the harbour was closed." },
    ]);
    expect(desk.ask("who-claimed harbour").total).toBe(2);
    expect(claimsOf(desk.ask("who denied the harbour?").items).map((one) => one.stance)).toEqual(["denies"]);
  });

  it("two articles' open “they” are not one speaker", () => {
    const text = "They said the harbour was closed.";
    expect(
      deskOf([
        { id: "a", text },
        { id: "b", text },
      ]).ask("who-claimed harbour").total,
    ).toBe(2);
  });

  it.each([
    "Nobody in the Karvanian army said the harbour was closed.",
    "Neither Tessit nor Drent said the harbour was closed.",
    "If Harun Tessit said the harbour was closed, ships would turn back.",
    "No one said the harbour was closed.",
  ])("a claim that is not made has no claimant: %s", (text) => {
    expect(deskOfText(text).ask("who-claimed harbour").total).toBe(0);
  });

  it.each([
    "The army has never confirmed that the bridge fell.",
    "The army has not denied that the bridge fell.",
  ])("what is neither confirmed nor denied is neither: %s", (text) => {
    const [claim] = claimsOf(deskOfText(text).ask("who-claimed bridge").items);
    expect(claim?.stance).toBe("declines");
  });

  it("what is reported with nobody named is not laid on those who said something else", () => {
    const desk = deskOfText(
      "Harbour pilots reportedly left the port. The army said that its forces held the bridge. The forces of the Front said little.",
    );
    const answer = desk.ask("who-claimed harbour pilots");
    expect(answer.total).toBe(0);
    expect(claimsOf(answer.related)).toMatchObject([{ claimant: null }]);
  });

  it("victims of one group do not answer for another", () => {
    const desk = deskOfText("Rebels killed four soldiers and injured six others at Vashnik, the army said.");
    expect(figuresOf(desk.ask("casualties soldiers").items)).toHaveLength(2);
    expect(desk.ask("casualties rebels").total).toBe(0);
  });

  it("where the speaker is is not where it happened", () => {
    const desk = deskOfText("The army in Dreyholt said four people were killed in Vashnik.");
    expect(figuresOf(desk.ask("casualties vashnik").items)).toMatchObject([{ place: "Vashnik" }]);
  });

  it("a second version of the same day hides nothing of the day's digest", () => {
    const first = {
      id: "a",
      published: "2031-03-03T06:00:00Z",
      text: "The levee of Quelmar broke at dawn after heavy rain.",
    };
    const second = { ...first, updated: "2031-03-03T09:00:00Z" };
    expect(textsOf(deskOf([first, second]).ask("digest 2031-03-03").items)).toEqual([first.text]);
  });

  it("a question for killed and injured loses neither", () => {
    const desk = deskOfText("Four people were killed in Vashnik. Six people were wounded in Vashnik.");
    const answer = desk.ask("how many people were killed and injured in Vashnik?");
    expect(figuresOf(answer.items).map((one) => one.harm)).toEqual(["killed", "injured"]);
  });
});
