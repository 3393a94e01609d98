import type { JsonObject } from "../json.js";
import { limits } from "../limits.js";
import { textsIn } from "./measure.js";
import { richText } from "./rich-text.js";
import {
  boolean,
  byType,
  integer,
  list,
  number,
  object,
  oneOf,
  type Problem,
  type Rule,
  string,
} from "./rules.js";

interface TableRules {
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
  readonly check: (value: JsonObject, at: string, found: Problem[]) => void;
}

const filled = string({ min: limits.table.cell_text.min_length });
const cell: Rule = byType({
  raw_text: object({ text: filled }),
  raw_number: object({ value: number, text: filled }),
  rich_text: richText,
});

const rowsOf = (rows: { min: number; max: number }, columns: { min: number; max: number }): Rule =>
  list(list(cell, columns), rows);

const inAll =
  (max: number) =>
  (value: JsonObject, at: string, found: Problem[]): void => {
    if (textsIn(value["rows"]) > max)
      found.push({ at, message: `must be less than ${max + 1} characters in all cells` });
  };

const bounds = (limit: { min_items: number; max_items: number }): { min: number; max: number } => ({
  min: limit.min_items,
  max: limit.max_items,
});

const settings = object({}, { align: oneOf("left", "center", "right"), is_wrapped: boolean });

/** A table block. */
export const table: TableRules = {
  required: { rows: rowsOf(bounds(limits.table.rows), bounds(limits.table.columns)) },
  optional: {
    column_settings: list(
      // A null leaves a column as it is.
      (value, at, found) => (value === null ? undefined : settings(value, at, found)),
      { max: limits.table.column_settings.max_items },
    ),
  },
  check: inAll(limits.table.content.max_length),
};

/** A table with pages. */
export const dataTable: TableRules = {
  required: {
    rows: rowsOf(bounds(limits.data_table.rows), bounds(limits.data_table.columns)),
    caption: string({ min: 1 }),
  },
  optional: { page_size: integer(limits.data_table.page_size), row_header_column_index: integer({ min: 0 }) },
  check: inAll(limits.data_table.content.max_length),
};
