import { describe, expect, it } from "vitest";
import { kindsOfClaimant } from "../../../src/core/findings/claims/claimant.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { splitWords } from "../../../src/core/reading/reading.js";

const book = new NameBook(
  [
    { name: "Karvanian Army", kind: "group", also: ["Karvania's army", "KA"], party: true },
    { name: "Free Ombrel Front", kind: "group", also: ["Front", "FOF"], party: true },
    { name: "Regional Flood Office", kind: "group", also: [] },
    { name: "Karvania", kind: "place", also: ["Karvanian"] },
    { name: "Velm", kind: "place", also: [] },
  ],
  splitWords,
);

/** The claimant as written, its speaker where that matters, and what the text tells of it. */
const cases: readonly (readonly [written: string, kinds: string, speaker?: string])[] = [
  // A side in the conflict.
  ["the Free Ombrel Front", "party"],
  ["the Front", "party"],
  ["the rebel group Free Ombrel Front", "party"],
  ["The opposition Free Ombrel Front", "party"],
  ["relatives of the Free Ombrel Front", ""],
  ["FRONT", "party"],
  ["the Front's spokeswoman, Mirel Tashvenko", "party official"],
  ["a spokesman for the Front", "party official"],
  ["Mirel Tashvenko, who leads the Front", ""],
  ["Front commanders", "party unnamed"],
  ["It", "party", "Free Ombrel Front"],
  ["the Karvanian Army", "party official"],
  ["residents who fled the Front", "witness"],
  ["critics of the Front", ""],
  ["the Front's opponents", ""],
  ["a farmer near the Front's camp", ""],
  // Who holds an office, or an authority.
  ["Interior Minister Joren Pellastri", "official"],
  ["Joren Pellastri, the interior minister", "official"],
  ["the Interior Ministry", "official"],
  ["police in Velm", "official"],
  ["the Regional Flood Office", "official"],
  ["the head of the Karvanian police", "official"],
  ["Colonel Darek Olmstrand", "official"],
  ["General Darek Olmstrand", "official"],
  ["the general public", ""],
  ["former Interior Minister Joren Pellastri", ""],
  ["the minister's brother", ""],
  ["a critic of the government", "unnamed"],
  ["Senna Abrakhol, director of Saint Ambry Hospital", ""],
  ["army veterans who met the mayor", "official"],
  // Who was there.
  ["residents", "witness unnamed"],
  ["a witness", "witness unnamed"],
  ["Hanne Brossig, a resident of Mill Street", "witness"],
  ["Corin Tasselby, who saw the wave", "witness"],
  ["a woman who survived the flood", "witness unnamed"],
  ["police witnesses", "witness unnamed"],
  // Whose name is not given.
  ["a source", "unnamed"],
  ["sources close to the government", "unnamed"],
  ["officials", "official unnamed"],
  ["Officials", "official unnamed"],
  ["Rebel commanders", "unnamed"],
  ["two diplomats who asked not to be named", "official unnamed"],
  ["a ministry official who asked not to be named", "official unnamed"],
  ["two Western diplomats", "official unnamed"],
  ["a senior Karvanian official", "official unnamed"],
  ["an aide, speaking on condition of anonymity", "unnamed"],
  ["a source in the ministry", "official unnamed"],
  ["a spokesman for the Regional Flood Office", "official"],
  ["a spokesman, Darek Olmstrand", "official"],
  ["rebel forces", ""],
  ["state media", ""],
  ["the spokesman", "official"],
  ["they", ""],
  ["", ""],
];

describe("what the text tells of a claimant", () => {
  it.each(cases)("%j is %j", (written = "", kinds = "", speaker = "") => {
    expect(kindsOfClaimant(written, speaker === "" ? null : speaker, book).join(" ")).toBe(kinds);
  });

  it("marks no party where the desk names none", () => {
    const none = new NameBook([{ name: "Front", kind: "group", also: [] }], splitWords);
    expect(kindsOfClaimant("the Front", "Front", none)).toEqual([]);
  });
});
