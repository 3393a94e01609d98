import { describe, expect, it } from "vitest";
import { findClaims } from "../../../src/core/findings/claims/claims.js";
import { findFigures } from "../../../src/core/findings/figures/figures.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { read, splitWords } from "../../../src/core/reading/reading.js";

/** Towns of a country that does not exist. */
const towns = ["Orlen", "Pellin", "Morby", "Norby", "Porrin", "Tarmo", "Quill", "Kelby"];
const book = new NameBook(
  [
    ...towns.map((name) => ({ name, kind: "place" as const, also: [] })),
    { name: "Velmora", kind: "place", also: ["Velmoran"] },
  ],
  splitWords,
);

/** "4 Orlen": each figure of a text with its place. */
const placesIn = (text: string): string[] => {
  const reading = read({ text, published: "2031-05-14" }, book);
  return findFigures(reading, findClaims(reading)).map(({ low, place }) => `${low} ${place}`);
};

describe("the place of a figure", () => {
  it.each([
    [
      "in a list of towns is its own",
      "Shelling killed four people in Orlen and two in neighbouring Pellin.",
      "4 Orlen",
      "2 Pellin",
    ],
    [
      "in a longer list, too",
      "A flood killed four people in Orlen, two in nearby Morby and one in the village of Norby.",
      "4 Orlen",
      "2 Morby",
      "1 Norby",
    ],
    [
      "is not that of the next clause",
      "Rockets landed in Orlen, wounding three, and in Porrin, where two people were killed.",
      "3 Orlen",
      "2 Porrin",
    ],
    [
      "is not where a part of it is",
      "The floods have now killed 12 people, five of them in Tarmo.",
      "12 null",
      "5 Tarmo",
    ],
    [
      "is shared by what the same words tell",
      "Four people were killed and six injured in Orlen.",
      "4 Orlen",
      "6 Orlen",
    ],
    [
      "is shared by what follows",
      "A blast killed four people in Orlen and wounded six.",
      "4 Orlen",
      "6 Orlen",
    ],
    ["is no dateline", "KELBY, March 7 - Government forces killed 12 rebels in a raid on Norby.", "12 Norby"],
    ["is not known by a dateline alone", "KELBY, March 7 - Government forces killed 12 rebels.", "12 null"],
    [
      "is not where somebody speaks",
      "A blast killed three people, the governor told reporters in Kelby.",
      "3 null",
    ],
    [
      "is not where people fled",
      "Residents of Orlen fled to Porrin after shelling that killed seven.",
      "7 Orlen",
    ],
    ["is the town that the desk knows", "A bomb killed three people on Harrow Street, Quill.", "3 Quill"],
    ["is no paper's name", "Four people were killed, the Orlen Observer reported.", "4 null"],
    [
      "comes from the text before it, where that names one only",
      "A bomb went off in Orlen.\n\nThe street was closed.\n\nFour people were killed.",
      "4 Orlen",
    ],
    [
      "does not come from the text before it, where that names two",
      "A bomb went off in Orlen.\n\nThe road to Pellin was closed.\n\nFour people were killed.",
      "4 null",
    ],
    [
      "of a whole war is not that of the news",
      "A bomb killed four people in Orlen. The war has killed more than 9,000 people since 2026.",
      "4 Orlen",
      "9000 null",
    ],
    ["may be a country beside the town", "Four people were killed in Orlen, northern Velmora.", "4 Orlen"],
  ])("%s", (_, text, ...expected) => {
    expect(placesIn(text)).toEqual(expected);
  });
});
