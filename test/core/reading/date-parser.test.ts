import * as chrono from "chrono-node/en";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDates } from "../../../src/core/reading/date-parser.js";

/** Words of dates, and words that look like them. */
const WORDS =
  "january feb march mar. may june jul aug. september oct november dec market decade mayor monday tue wed. thursday fri sunday weekend today tonight tomorrow yesterday last night this next past after before earlier ago later from now out in for within at on of the a about half few several couple one two three eleven twelve second first third fifth twenty-first 5th 1st 22nd 5 12 31 2016 1998 16 10:30 3pm p.m. noon midnight midday morning evening day days week weeks month months year years hour hours minutes end to until through - – / , . ( ) 12/5 3/2016 2016-05-03 5/6/2016 like people said".split(
    " ",
  );
const phrase = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(" ", " ", " ", "", "  ")), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.map(([word, gap]) => word + gap).join(""));
const REFERENCE = new Date(2031, 2, 5, 12);

it("finds what chrono-node finds when all of its parsers are asked", () => {
  fc.assert(
    fc.property(phrase, (text) => {
      expect(parseDates(text, REFERENCE)).toEqual(chrono.casual.parse(text, REFERENCE));
    }),
    { numRuns: 3_000, seed: 7 },
  );
});
