import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/adapters/terminal/wrap.js";
import { neutralise } from "../../../src/core/view/neutralise.js";

const gutter = { first: " 1  ", rest: "    " };
const text = fc.string({ unit: "binary", maxLength: 300 });
const width = fc.integer({ min: 1, max: 100 });

/** Words between spaces and line ends; other white space (a no-break space, say) belongs to its word. */
function words(lines: string): string[] {
  return lines.split(/[ \n]+/).filter((word) => word !== "");
}

describe("wrapping", () => {
  it("keeps every word of any text, in order", () => {
    fc.assert(
      fc.property(text, width, (any, columns) => {
        const lines = layOut([{ text: any }], columns, gutter).map((line) => line.slice(4));
        expect(words(lines.join("\n"))).toEqual(words(neutralise(any)));
      }),
    );
  });

  it("puts on a line too wide one word alone", () => {
    fc.assert(
      fc.property(text, width, (any, columns) => {
        for (const line of layOut([{ text: any }], columns, gutter)) {
          if (stringWidth(line) > columns) expect(words(line.slice(4)).length).toBe(1);
        }
      }),
    );
  });

  it("lets nothing through that drives a terminal", () => {
    fc.assert(
      fc.property(text, width, (any, columns) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point.
        const driving = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
        for (const line of layOut([{ text: any }], columns, gutter)) expect(line).not.toMatch(driving);
      }),
    );
  });

  it("styles words of one style together, over the spaces between them", () => {
    const bold = (part: string) => `<${part}>`;
    const pieces = [{ text: "Ana Brel", style: bold }, { text: " said" }, { text: ", again", style: bold }];
    expect(layOut(pieces, 80, { first: "", rest: "" })).toEqual(["<Ana Brel> said<, again>"]);
    expect(layOut(pieces, 10, { first: "", rest: "" })).toEqual(["<Ana Brel>", "said<,>", "<again>"]);
  });
});
