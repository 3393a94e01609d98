import type { RawTextElement, TableBlock } from "@slack/types";
import type { Piece } from "../../core/channel/pieces.js";
import { limits } from "./limits.js";

type Toll = NonNullable<Piece["toll"]>;

const HEAD = ["Event", "Harm", "How many", "Of whom", "Sources"];

/** What all sources of each event say together, as a table; null where there is nothing, or more than a table holds. */
export function tableOf(tolls: readonly Toll[]): TableBlock | null {
  if (tolls.length === 0 || tolls.length >= limits.tableRows) return null;
  const rows = [
    HEAD,
    ...tolls.map(({ event, harm, range, victims, grade }) => [
      event,
      harm,
      range,
      victims === "" ? "not said" : victims,
      grade.text.replace(/^\[|\]$/g, ""),
    ]),
  ];
  const characters = rows.flat().reduce((sum, text) => sum + text.length, 0);
  if (characters > limits.tableCharacters) return null;
  return {
    type: "table",
    rows: rows.map((row) => row.map((text): RawTextElement => ({ type: "raw_text", text }))),
    column_settings: [{ is_wrapped: true }, {}, {}, { is_wrapped: true }, { is_wrapped: true }],
  };
}
