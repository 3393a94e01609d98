import { isAlias, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Fields } from "./fields.js";
import { type Flaw, flaw } from "./problem.js";

/** What stands above a Markdown file's text, and the text. */
export interface FrontMatter {
  readonly fields: Fields;
  lineOf(field: string): number | null;
  /** All that follows the line of the closing fence, as given. */
  readonly body: string;
}

/** Longest front matter that is parsed, in characters. */
const MAX_LENGTH = 100_000;

/**
 * Splits a Markdown file into its front matter and its text. Front matter is YAML between a first line of `---`
 * and the next line of `---` or `...`; a file that does not begin so is all text. Nothing is ever executed: any
 * other fence (`---js`, `+++`) is refused, since what it holds may be an embargo.
 */
export function splitFrontMatter(text: string): FrontMatter | Flaw {
  const first = /^[^\r\n]*/.exec(text)?.[0].trimEnd() ?? "";
  if (/^---\s*[a-z]+$/i.test(first) || first === "+++")
    return flaw("bad-front-matter", "Only YAML front matter is read: open it with a bare ---.", 1);
  if (first !== "---") return { fields: {}, lineOf: () => null, body: text };
  const opening = /^---[^\S\r\n]*\r?\n/.exec(text)?.[0].length ?? text.length;
  const closing = /^(?:---|\.\.\.)[^\S\r\n]*(?:\r?\n|$(?![\s\S]))/gm;
  closing.lastIndex = opening;
  const fence = closing.exec(text);
  if (!fence)
    return flaw("bad-front-matter", "Its front matter does not end: close it with a line of ---.", 1);
  const yaml = text.slice(opening, fence.index);
  const read = readMapping(yaml);
  return "code" in read ? read : { ...read, body: text.slice(fence.index + fence[0].length) };
}

/**
 * The scalar entries of a YAML mapping, as written: the failsafe schema makes no dates, numbers or booleans.
 * Values are read off the syntax tree and collections are never expanded, so a bomb of aliases stays a few nodes.
 */
function readMapping(yaml: string): Omit<FrontMatter, "body"> | Flaw {
  if (yaml.length > MAX_LENGTH)
    return flaw("bad-front-matter", "Its front matter is longer than 100,000 characters: shorten it.", 1);
  const lines = new LineCounter();
  try {
    const document = parseDocument(yaml, {
      schema: "failsafe",
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "silent",
    });
    const error = document.errors[0];
    if (error) {
      const line = lines.linePos(error.pos[0]).line + 1;
      return flaw(
        "bad-front-matter",
        `Its front matter is not YAML (${error.code}): mend it here or just above.`,
        line,
      );
    }
    const map = document.contents;
    if (map === null || (isScalar(map) && map.source === "")) return { fields: {}, lineOf: () => null };
    if (!isMap(map))
      return flaw("bad-front-matter", "Its front matter is not a list of fields: write `title: …`.", 2);
    const entries: [string, unknown][] = [];
    const places = new Map<string, number>();
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const value = isAlias(pair.value) ? (pair.value.resolve(document) ?? pair.value) : pair.value;
      entries.push([key, isScalar(value) ? blankAsNothing(value.value, value.type) : value]);
      places.set(key, lines.linePos(pair.key.range?.[0] ?? 0).line + 1);
    }
    return { fields: Object.fromEntries(entries), lineOf: (field) => places.get(field) ?? null };
  } catch {
    // Thousands of nested brackets exhaust the parser's stack.
    return flaw("bad-front-matter", "Its front matter is too deeply nested to read: simplify it.", 1);
  }
}

/** A bare `~` or `null` is YAML's way of saying nothing; in quotation marks it is a word. */
function blankAsNothing(value: unknown, type: string | null | undefined): unknown {
  return type === "PLAIN" && (value === "~" || value === "null") ? null : value;
}
