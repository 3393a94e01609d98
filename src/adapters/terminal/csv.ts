import { articleSchema } from "../../core/article.js";
import type { ExportKind, ExportRow } from "../../core/export.js";

/** Columns of each export; a dotted name is a field of a field. Fixed, so that an empty export has its header too. */
const COLUMNS: Readonly<Record<ExportKind, readonly string[]>> = {
  claims: [
    "article",
    "source.start",
    "source.end",
    "cue.start",
    "cue.end",
    "content",
    "speaker",
    "stance",
    "hedged",
  ],
  figures: [
    "article",
    "harm",
    "low",
    "high",
    "bound",
    "vague",
    "subset",
    "background",
    "running",
    "zero",
    "group",
    "place",
    "asOf",
    "claimant.start",
    "claimant.end",
    "sentence.start",
    "sentence.end",
    "denied",
    "preliminary",
    "previous",
    "cause",
    "speaker",
    "event",
    "words",
    "quote",
    "title",
    "source",
    "published",
    "url",
  ],
  articles: Object.keys(articleSchema.shape),
};

/** RFC 4180. */
const LINE_END = "\r\n";
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(row: ExportRow, column: string): unknown {
  let value: unknown = row;
  for (const name of column.split(".")) value = isRecord(value) ? value[name] : undefined;
  return value;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plain).join(";");
  if (isRecord(value)) return `${plain(value["start"])}-${plain(value["end"])}`;
  return String(value);
}

/**
 * One cell: quoted where it must be. Text that a spreadsheet would run as a formula gets an apostrophe in front:
 * an article must not be able to run anything on the machine of whoever opens the export. Numbers stay numbers.
 */
export function csvCell(value: unknown): string {
  const text = plain(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The first line of an export. */
export function csvHeader(kind: ExportKind): string {
  return COLUMNS[kind].map(csvCell).join(",") + LINE_END;
}

/** One row, spans flattened: `source.start`, `source.end`; several as "4-9;12-20". */
export function csvRow(kind: ExportKind, row: ExportRow): string {
  return COLUMNS[kind].map((column) => csvCell(field(row, column))).join(",") + LINE_END;
}
