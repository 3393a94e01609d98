import * as fs from "node:fs";
import { basename, extname } from "node:path";
import { promisify } from "node:util";
import { decodeLabelled, decodeText, encodingOfXml } from "./decode.js";
import { type Candidate, type Checked, checkArticle } from "./fields.js";
import { splitFrontMatter } from "./front-matter.js";
import { parseJson } from "./json.js";
import { readLines } from "./lines.js";
import { fieldsOfObject } from "./ninjs.js";
import { type About, type Flaw, flaw, flawOfFailure, type Loaded, MAX_BYTES } from "./problem.js";
import { findSources, isPlain, type SourceEntry } from "./walk.js";
import { readXml } from "./wires/document.js";
import { fieldsOfPage } from "./wires/html.js";

export type { Loaded, ProblemCode, SourceProblem } from "./problem.js";

export interface LoadOptions {
  /**
   * Hears how far loading has come. The unit is about one article: a file counts as one, and a JSONL file as one
   * for every 4 KB. `done` never falls, and equals `total` at the end.
   */
  onProgress?(done: number, total: number): void;
}

// Three times as fast over 10,000 small files as their like in `node:fs/promises`, which make a handle for each.
const readFile = promisify(fs.readFile);
const stat = promisify(fs.stat);

/** How many files are read ahead of the one being handed out. */
const READ_AHEAD = 32;
/** Files above this size, in bytes, are read when their turn comes, so that reading ahead takes little memory. */
const READ_AHEAD_BYTES = 1_000_000;
const JSONL_BYTES_PER_ARTICLE = 4096;

/** A file that can be read, as opposed to one that the folder's walk already found wanting. */
type SourceFile = Exclude<SourceEntry, { flaw: Flaw }>;
/** A file's bytes, a promise of them where it is large, or why there are none. */
type Contents = Buffer | Flaw | (() => Promise<Buffer | Flaw>);

/**
 * The articles at `path`: a folder of `.txt`, `.md`, `.json`, `.jsonl`, `.xml` (NewsML-G2, NITF) and `.html` files,
 * with its sub-folders, or one such file. They come in the order of the files' paths and, within a file, of its text; whatever does not load comes
 * as a problem in its place while the rest loads. Never throws.
 *
 * An article's text is the file's as decoded (a byte-order mark is not part of it), or what follows the front
 * matter, or the `text` of a JSON object, to the character: offsets are into it. What a file does not state, its
 * title say, stays undefined. An id that comes again in JSON or JSONL is a new version and is handed on; a second
 * plain file with an id already taken is a problem, unless its front matter gives it a version.
 */
export async function* loadArticles(path: string, options: LoadOptions = {}): AsyncGenerator<Loaded> {
  const entries = await findSources(path);
  const total = entries.reduce((sum, entry) => sum + weightOf(entry), 0);
  let done = 0;
  const ids = new Ids();
  for await (const { entry, contents } of readAhead(entries)) {
    const onPart = (part: number) => options.onProgress?.(done + part, total);
    const found = "flaw" in entry ? [entry.flaw] : await apart(entry, candidatesOf(entry, contents, onPart));
    for await (const one of found) {
      const checked = "code" in one ? { flaw: one } : ids.admit(one, checkArticle(one));
      const alone = "fields" in one && Array.isArray(found) && found.length === 1 && one.where === "";
      if (checked.flaw)
        yield { problem: { file: entry.path, ...checked.flaw }, about: aboutOf(entry.path, one) };
      if (checked.article) yield { article: checked.article, file: entry.path, alone };
    }
    done += weightOf(entry);
    options.onProgress?.(done, total);
  }
}

/** What is in a file of one article or a list, at once, so that it shows which it is; JSONL comes line by line. */
async function apart(
  { kind }: SourceFile,
  found: AsyncGenerator<Candidate | Flaw>,
): Promise<(Candidate | Flaw)[] | AsyncGenerator<Candidate | Flaw>> {
  if (kind === "jsonl") return found;
  const all: (Candidate | Flaw)[] = [];
  for await (const one of found) all.push(one);
  return all;
}

/** As much as can be said of what does not load: a plain file is called as its article is. */
function aboutOf(path: string, one: Candidate | Flaw): About {
  const textOf = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null);
  if ("fields" in one) return { id: textOf(one.fields["id"]), url: textOf(one.fields["url"]) };
  return { id: isPlain(path) ? stemOf(path) : null, url: null };
}

function weightOf(entry: SourceEntry): number {
  if ("flaw" in entry || entry.kind !== "jsonl") return 1;
  return Math.max(1, Math.ceil(entry.bytes / JSONL_BYTES_PER_ARTICLE));
}

/** The files in order, each with its contents; the next few are being read while one is handed out. */
async function* readAhead(
  entries: readonly SourceEntry[],
): AsyncGenerator<{ entry: SourceEntry; contents: Contents }> {
  const waiting: Promise<Contents>[] = [];
  let next = 0;
  for (const entry of entries) {
    for (; next < entries.length && waiting.length < READ_AHEAD; next++) {
      const ahead = entries[next];
      if (ahead) waiting.push(contentsOf(ahead));
    }
    const contents = await waiting.shift();
    if (contents !== undefined) yield { entry, contents };
  }
}

/** Never rejects, so that a caller who stops early leaves no rejection behind. */
async function contentsOf(entry: SourceEntry): Promise<Contents> {
  if ("flaw" in entry || entry.kind === "jsonl") return Buffer.alloc(0);
  const read = () => readFile(entry.path).catch(flawOfFailure);
  try {
    const { size } = await stat(entry.path);
    if (size > MAX_BYTES)
      return flaw("too-large", "It is over 50 MB: split it into articles, or write them as .jsonl.");
    return size > READ_AHEAD_BYTES ? read : await read();
  } catch (error) {
    return flawOfFailure(error);
  }
}

/** The articles of one file, unchecked, and what is wrong with the file itself. */
async function* candidatesOf(
  file: SourceFile,
  contents: Contents,
  onPart: (part: number) => void,
): AsyncGenerator<Candidate | Flaw> {
  if (file.kind === "jsonl") return yield* fromJsonl(file, onPart);
  const bytes = typeof contents === "function" ? await contents() : contents;
  if (!Buffer.isBuffer(bytes)) return yield bytes;
  const decoded = file.kind === "xml" ? decodeLabelled(bytes, [encodingOfXml(bytes)]) : decodeText(bytes);
  if ("code" in decoded) return yield decoded;
  if (decoded.text.trim() === "")
    return yield flaw("empty", "The file is empty: write its text, or remove it.");
  if (file.kind === "json") return yield* fromJson(decoded.text);
  if (file.kind === "xml") return yield* fromXml(decoded.text);
  if (file.kind === "page") return yield fromPage(file.path, decoded.text);
  yield file.kind === "text" ? fromText(file.path, decoded.text) : fromMarkdown(file.path, decoded.text);
}

function fromText(path: string, text: string): Candidate {
  return { fields: { id: stemOf(path), text }, idFrom: "name", lineOf: () => null, where: "" };
}

function fromMarkdown(path: string, file: string): Candidate | Flaw {
  const matter = splitFrontMatter(file);
  if ("code" in matter) return matter;
  const stated = matter.fields["id"];
  const named = stated === undefined || stated === null || stated === "";
  const fields = { ...matter.fields, id: named ? stemOf(path) : stated, text: matter.body };
  return { fields, idFrom: named ? "name" : "front-matter", lineOf: matter.lineOf, where: "" };
}

/** NewsML-G2 or NITF. A feed is followed where it is, not read from a file that once was copied from it. */
function* fromXml(text: string): Generator<Candidate | Flaw> {
  const read = readXml(text);
  if ("code" in read) return yield read;
  if ("articles" in read) return yield* read.articles;
  yield flaw("not-an-article", "It is a feed: give its address under “wires” in dateline.config.yaml.");
}

function fromPage(path: string, page: string): Candidate | Flaw {
  const read = fieldsOfPage(page);
  if ("code" in read) return read;
  return { fields: { ...read.fields, id: stemOf(path) }, idFrom: "name", lineOf: () => null, where: "" };
}

function* fromJson(text: string): Generator<Candidate | Flaw> {
  const parsed = parseJson(text);
  if ("code" in parsed) return yield parsed;
  if (!Array.isArray(parsed.value)) return yield fromObject(parsed.value, null, "");
  if (parsed.value.length === 0)
    return yield flaw("empty", "The list is empty: add articles, or remove the file.");
  for (const [i, item] of parsed.value.entries()) yield fromObject(item, null, `Item ${i + 1}: `);
}

async function* fromJsonl(
  file: SourceFile,
  onPart: (part: number) => void,
): AsyncGenerator<Candidate | Flaw> {
  let empty = true;
  const most = weightOf(file);
  const onBytes = (read: number) => onPart(Math.min(most, Math.floor(read / JSONL_BYTES_PER_ARTICLE)));
  try {
    for await (const line of readLines(file.path, onBytes)) {
      const one = "flaw" in line ? line.flaw : fromLine(line.bytes, line.number);
      if (one === undefined) continue;
      empty = false;
      yield one;
    }
    if (empty) yield flaw("empty", "The file is empty: write an article a line, or remove it.");
  } catch (error) {
    yield flawOfFailure(error);
  }
}

/** One line of JSONL; nothing where the line is blank. Each is decoded by itself, since files get concatenated. */
function fromLine(bytes: Buffer, line: number): Candidate | Flaw | undefined {
  const decoded = decodeText(bytes);
  if ("code" in decoded) return { ...decoded, line };
  if (decoded.text.trim() === "") return undefined;
  const parsed = parseJson(decoded.text);
  return "code" in parsed ? { ...parsed, line } : fromObject(parsed.value, line, "");
}

function fromObject(value: unknown, line: number | null, where: string): Candidate | Flaw {
  const read = fieldsOfObject(value);
  if ("code" in read) return { ...read, reason: where + read.reason, line };
  return { fields: read.fields, idFrom: "data", lineOf: () => line, where };
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** The ids handed out so far, so that no article silently takes another's place. */
class Ids {
  readonly #givenBy = new Map<string, Candidate["idFrom"]>();

  /** What was checked, or a problem where its id belongs to another article already. */
  admit(candidate: Candidate, checked: Checked): Checked {
    const { article } = checked;
    if (!article) return checked;
    const before = this.#givenBy.get(article.id);
    // A feed sends one article again and again; files that happen to share a name are different articles.
    const another = before !== undefined && (before === "name" || candidate.idFrom !== "data");
    // Whoever states an id may withdraw the article of that id; a file's name alone is too little for that.
    const withdraws = article.status !== "usable" && candidate.idFrom !== "name";
    if (another && !withdraws && article.version === undefined) {
      // Without the id: it may be an address, and this goes to logs.
      const reason = "Another article already has its id: rename one of the two.";
      return { flaw: flaw("repeated-id", candidate.where + reason, candidate.lineOf("id")) };
    }
    this.#givenBy.set(article.id, before ?? candidate.idFrom);
    return checked;
  }
}
