import { describe, expect, it } from "vitest";
import { findClaims } from "../../../src/core/findings/claims/claims.js";
import { findFigures } from "../../../src/core/findings/figures/figures.js";
import type { Figure } from "../../../src/core/findings/finding.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { read, splitWords } from "../../../src/core/reading/reading.js";

/** Towns and a rescue service of a country that does not exist. */
const book = new NameBook(
  [
    ...["Orlen", "Morby", "Quill"].map((name) => ({ name, kind: "place" as const, also: [] })),
    { name: "River Rescue", kind: "group", also: [] },
  ],
  splitWords,
);

/** Published on a Tuesday. */
const figuresIn = (text: string): Figure[] => {
  const reading = read({ text, published: "2033-03-08T12:00:00Z" }, book);
  return findFigures(reading, findClaims(reading));
};

describe("the day of a figure", () => {
  it.each([
    ["is that of its clause", "Four people were killed in Orlen on Sunday.", "4: 2033-03-06"],
    [
      "is that of what led to it",
      "A missile struck a bus in Orlen on Sunday, killing five people.",
      "5: 2033-03-06",
    ],
    [
      "is that of what left it",
      "A bomb went off in Orlen on Sunday, leaving six dead and nine injured.",
      "6: 2033-03-06",
      "9: 2033-03-06",
    ],
    [
      "is not that of another clause",
      "After Saturday's bombing in Orlen, in which eight people died, a mob attacked a market in Morby on Monday, killing five.",
      "8: 2033-03-05",
      "5: 2033-03-07",
    ],
    [
      "goes on in the next sentence",
      "Rebels raided Orlen on Sunday. They killed nine villagers.",
      "9: 2033-03-06",
    ],
    [
      "does not go on at another place",
      "Rebels raided Orlen on Sunday. They killed nine villagers in Morby.",
      "9: null, as of 2033-03-08",
    ],
    [
      "does not go on from what was long ago",
      "The bridge was built in 1988. Nine people were killed.",
      "9: null, as of 2033-03-08",
    ],
    [
      "is not when somebody spoke",
      "Five people were killed in Orlen, the mayor said on Monday.",
      "5: null, as of 2033-03-07",
    ],
    [
      "is not when a toll rose",
      "The death toll in Orlen rose to nine on Monday.",
      "9: null, as of 2033-03-07",
    ],
    [
      "is the day that an event is named after",
      "The death toll of Saturday's fire in Orlen rose to nine.",
      "9: 2033-03-05, as of 2033-03-08",
    ],
    ["is open where none is told", "A bomb killed four people in Orlen.", "4: null, as of 2033-03-08"],
    [
      "is open where it is counted from elsewhere",
      "A man had been killed in Orlen a day earlier.",
      "1: null, as of 2033-03-08",
    ],
  ])("%s", (_, text, ...expected) => {
    const shown = figuresIn(text).map(
      ({ low, day, asOf }) => `${low}: ${day}${day === asOf ? "" : `, as of ${asOf}`}`,
    );
    expect(shown).toEqual(expected);
  });
});

describe("the cause of a figure", () => {
  it.each([
    ["An airstrike on Orlen killed four people.", "airstrike"],
    ["Four people were killed in an air strike on Orlen.", "airstrike"],
    ["Warplanes attacked Orlen, killing four people.", "airstrike"],
    ["A drone attack killed four soldiers.", "drone strike"],
    ["Four people died when a car bomb went off.", "explosion"],
    ["Gunmen opened fire on a bus, killing four people.", "shooting"],
    ["Four people were killed by sniper fire.", "shooting"],
    ["A fire at a hotel killed four people.", "fire"],
    ["Four people were killed, the fire brigade said.", null],
    ["Four people died of a heart attack.", null],
    ["Two people drowned in a swimming pool.", "drowning"],
    ["Four people were killed in an attack on a checkpoint.", "attack"],
    ["An attack with mortars killed four people.", "shelling"],
    ["An airstrike hit a market on Sunday. Four people were killed.", "airstrike"],
    ["They were families who had fled from the flood. Three soldiers were wounded nearby.", null],
    ["The Morby landslide buried a farm. Four people were killed.", "landslide"],
    ["An airstrike hit Orlen. Four people were killed in Morby.", null],
    ["After a bombing in Orlen, in which eight people died, a mob went to Morby.", "explosion"],
  ])("%s", (text, cause) => {
    expect(figuresIn(text).map((one) => one.cause)).toEqual([cause]);
  });
});

describe("a figure refers back", () => {
  it.each([
    ["The blast killed four people.", true],
    ["Four people died in the same air strike.", true],
    ["The Orlen shooting left four people dead.", true],
    ["The death toll rose to nine.", true],
    ["A blast killed four people.", false],
    ["Another crash killed four people.", false],
    ["The shelling of Orlen killed four people.", false],
    ["Four people were killed, the fire brigade said.", false],
  ])("or not: %s", (text, refersBack) => {
    expect(figuresIn(text).map((one) => one.refersBack)).toEqual([refersBack]);
  });
});

describe("who sets a toll gives the figure", () => {
  it.each([
    ["River Rescue has lowered the death toll of the flood in Orlen to nine.", "River Rescue"],
    ["The health ministry raised its official death toll to nine.", "health ministry"],
    ["Varnhout put the toll at nine.", "Varnhout"],
    ["The death toll in Orlen was raised to nine.", null],
    ["A pump that was put there killed nine people.", null],
    ["Varnhout raised the alarm after a blast that killed nine people.", null],
  ])("%s", (text, speaker) => {
    expect(figuresIn(text).map((one) => one.speaker)).toEqual([speaker]);
  });
});
