import { type Article, articleSchema, articleStatuses, withLocalDay } from "../../core/article.js";
import { type Flaw, flaw } from "./problem.js";

/** An article as its file wrote it, nothing checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** An article to check, with what is known of where it stood. */
export interface Candidate {
  readonly fields: Fields;
  /** Who gives it its id: its file's name, its front matter, or, in JSON and JSONL, the article itself. */
  readonly idFrom: "name" | "front-matter" | "data";
  /** Where a field stands; the whole article's line, or null, for any other name. */
  lineOf(field: string): number | null;
  /** Which of several articles in the file, for messages: `Item 3: `, or nothing. */
  readonly where: string;
}

const names = Object.keys(articleSchema.shape);
const nameByFold = new Map(names.map((name) => [fold(name), name]));
const dates = new Set(["published", "updated", "embargoedUntil"]);
/** An empty title is no title; an empty embargo or status may be a mistake that must not publish anything. */
const neverBlank = new Set(["id", "text", "status", "embargoedUntil"]);

export interface Checked {
  readonly article?: Article;
  readonly flaw?: Flaw;
}

/**
 * One article through `articleSchema`, and what is wrong with it.
 *
 * Both come back where a document that is not to be shown has another fault: its status must still take effect,
 * or a kill notice with a bad date would leave the killed article on show. It then comes without text, and an
 * unknown status counts as withheld.
 */
export function checkArticle(candidate: Candidate): Checked {
  const fields = tidy(candidate.fields);
  const hidden = fields["status"] !== undefined && fields["status"] !== "usable";
  if (hidden && fields["text"] === undefined) fields["text"] = "";
  const strict = checkFields(fields, candidate, hidden);
  if (!hidden || strict.article) return strict;
  const article = articleSchema.safeParse(bareNotice(fields));
  return article.success ? { ...strict, article: article.data } : strict;
}

/** Only what says which article, in which order, is not to be shown; without what else may be wrong. */
function bareNotice(fields: Fields): Fields {
  const known = articleStatuses.find((status) => status === fields["status"]);
  const { published, updated, version } = articleSchema.shape;
  const order = Object.entries({ published, updated, version }).filter(
    ([name, schema]) => schema.safeParse(fields[name]).success,
  );
  return {
    id: fields["id"],
    text: "",
    status: known ?? "withheld",
    ...Object.fromEntries(order.map(([name]) => [name, fields[name]])),
  };
}

/** The article, or the first thing that keeps it from being one. */
function checkFields(fields: Fields, candidate: Candidate, hidden: boolean): Checked {
  const say = (code: Flaw["code"], field: string, reason: string): Checked => ({
    flaw: flaw(code, candidate.where + reason, candidate.lineOf(field)),
  });
  const stray = Object.keys(candidate.fields).find((key) => isStrayEmbargo(key));
  if (stray !== undefined)
    return say("bad-field", stray, `${shown(stray)} is not a field: write embargoedUntil and a time.`);
  const text = fields["text"];
  if (text === undefined) return say("no-text", "text", "It has no text: add it, or remove the article.");
  if (typeof text === "string" && text.includes("\0"))
    return say("binary", "text", "Its text has NUL characters: save it as plain text.");
  if (typeof text === "string" && !hidden && text.trim() === "")
    return say("empty", "text", "There is nothing in it: write its text, or remove it.");
  const checked = articleSchema.safeParse(withLocalDay(fields));
  if (checked.success) return { article: checked.data };
  const wrong = [...new Set(checked.error.issues.map((issue) => String(issue.path[0])))];
  const reasons = wrong.map((field) => sentenceFor(field, fields[field]));
  return say("bad-field", wrong[0] ?? "id", `${reasons.join("; ")}.`);
}

/** The fields under their own names, those that say nothing left out, and numbers and times as the schema wants. */
function tidy(given: Fields): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = names.includes(key) ? key : nameByFold.get(fold(key));
    // A field's exact name beats one that merely reads the same (`Title`, `embargoed_until`).
    if (name === undefined || (name !== key && Object.hasOwn(given, name))) continue;
    if (value === null || value === undefined) continue;
    if (typeof value === "string" && value.trim() === "" && !neverBlank.has(name)) continue;
    fields[name] = tidyValue(name, value);
  }
  return fields;
}

function tidyValue(name: string, value: unknown): unknown {
  if (name === "id" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string") return value;
  if (name === "version" && /^\s*\d{1,9}\s*$/.test(value)) return Number(value);
  if (name === "status") return tidyStatus(value);
  return dates.has(name) ? tidyInstant(value) : value;
}

/** `Canceled`, `cancelled` and NewsML's `stat:canceled` all mean the IPTC status `canceled`. */
function tidyStatus(written: string): string {
  const status = written
    .trim()
    .toLowerCase()
    .replace(/^stat:/, "");
  return status === "cancelled" ? "canceled" : status;
}

/** The same instant in the one spelling the schema knows, from other common ones (`2024-11-30 06:00 +0100`). */
function tidyInstant(written: string): string {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:T|\s+)(\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s*(?:(Z|UTC)|([+-]\d\d)(?::?(\d\d))?)?$/i.exec(
      written.trim(),
    );
  if (!parts) return written.trim();
  const [, day, minute, second = ":00", utc, hours, minutes = "00"] = parts;
  const zone = utc !== undefined ? "Z" : hours !== undefined ? `${hours}:${minutes}` : "";
  return `${day}T${minute}${second}${zone}`;
}

/** What is wrong with one field. Only times and statuses are quoted: anything else may be under embargo. */
function sentenceFor(field: string, value: unknown): string {
  const quoted = typeof value === "string" ? `${shown(value)} ` : "this ";
  if (dates.has(field)) return `${field}: ${quoted}is not a date; write 2024-11-30 or 2024-11-30T06:00:00Z`;
  if (field === "status") return `status: ${quoted}is not one of ${articleStatuses.join(", ")}`;
  if (field === "url") return "url: write a whole address that begins with http:// or https://";
  if (field === "version") return "version: write a whole number, from 1 up";
  if (field === "id")
    return value === undefined ? "id: it has none; add one" : "id: write text of 1 to 500 characters";
  if (field === "text") return "text: write it as one string of text";
  return `${field}: write text of 1 to 2,000 characters`;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/** `embargo: …` is meant to hold an article back; ignoring the unknown word would publish it. */
function isStrayEmbargo(key: string): boolean {
  return fold(key).startsWith("embargo") && fold(key) !== "embargoeduntil";
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, "");
}
