import type { Article } from "../../../core/article.js";
import { decodeLabelled, encodingOfXml } from "../decode.js";
import { type Candidate, checkArticle, type Fields } from "../fields.js";
import { parseJson } from "../json.js";
import { fieldsOfObject } from "../ninjs.js";
import { type Flaw, flaw } from "../problem.js";
import { readDocument } from "../wires/document.js";

/** An article that was pushed, and what was wrong with it; one of the two is there. */
export interface Pushed {
  readonly article?: Article;
  readonly flaw?: Flaw;
  /** As it names itself, also where it is no article. */
  readonly id: string | null;
}

/** A line of JSON, behind another one: one article a line. */
const LINES = /^\s*\{[^\n]*\}[ \t\r]*\n\s*\{/;
/** Articles in one push, at most. */
const MOST = 1_000;

/**
 * The articles of a pushed body, by what it is and not by what it is said to be: one article or an array of them in
 * JSON (ninjs or Dateline's own fields), JSON Lines, NewsML-G2 or NITF. Never throws.
 */
export function readPushed(body: Buffer, charset: string | undefined): readonly Pushed[] | Flaw {
  const decoded = decodeLabelled(body, [charset, encodingOfXml(body)]);
  if ("code" in decoded) return decoded;
  const candidates = candidatesIn(decoded.text);
  if ("code" in candidates) return candidates;
  if (candidates.length > MOST)
    return flaw("too-large", `It has more than ${MOST} articles: push them in several requests.`);
  return candidates.map((one) => ("code" in one ? { flaw: one, id: null } : checked(one)));
}

function candidatesIn(text: string): readonly (Candidate | Flaw)[] | Flaw {
  if (LINES.test(text)) return linesOf(text);
  const document = readDocument(text);
  if ("code" in document) return document;
  return "feed" in document
    ? flaw("not-an-article", "It is a feed: name its address among the desk's wires instead of pushing it.")
    : document.articles;
}

function linesOf(text: string): (Candidate | Flaw)[] {
  return text.split("\n").flatMap((line, i): (Candidate | Flaw)[] => {
    if (line.trim() === "") return [];
    const parsed = parseJson(line);
    if ("code" in parsed) return [{ ...parsed, line: i + 1 }];
    const read = fieldsOfObject(parsed.value);
    return ["code" in read ? { ...read, line: i + 1 } : candidate(read.fields, i + 1)];
  });
}

function candidate(fields: Fields, line: number): Candidate {
  return { fields, idFrom: "data", lineOf: () => line, where: `Line ${line}: ` };
}

function checked(one: Candidate): Pushed {
  const { id } = one.fields;
  return { ...checkArticle(one), id: typeof id === "string" ? id : null };
}
