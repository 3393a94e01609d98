import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import type { Fields } from "../fields.js";
import { type Flaw, flaw } from "../problem.js";
import { BLOCKS, UNSEEN } from "../xhtml.js";

/** Beyond these no page is an article, and what reads pages would take too long. */
const MAX_NESTING = 500;
const MAX_ELEMENTS = 30_000;
/** Of a whole page, which readability reads in up to a third of a millisecond an element. */
const MAX_PAGE_ELEMENTS = 12_000;
/** Characters of markup; the longest article is a tenth of it. */
const MAX_MARKUP = 5_000_000;

/**
 * The words of HTML as it is found in feeds, well formed or not: a paragraph for every block element, an empty line
 * between paragraphs, a line end for `br`, white space run together as a browser would.
 */
export function textOfHtml(markup: string): { readonly text: string } | Flaw {
  const gathered = new Paragraphs();
  let unseen = 0;
  const flawed = walkHtml(markup, {
    open: (tag) => {
      if (UNSEEN.has(tag)) unseen++;
      else if (tag === "br") gathered.endLine();
      else if (BLOCKS.has(tag)) gathered.endParagraph();
    },
    text: (words) => {
      if (unseen === 0) gathered.add(words);
    },
    close: (tag) => {
      if (UNSEEN.has(tag)) unseen = Math.max(0, unseen - 1);
      else if (BLOCKS.has(tag)) gathered.endParagraph();
    },
  });
  return flawed ?? { text: gathered.text() };
}

/**
 * What a feed gives as an item's words, which may be HTML or not: without a tag it is plain, and its line ends are
 * kept; character references are written out either way.
 */
export function textOfItem(written: string): { readonly text: string } | Flaw {
  if (/<\/?[a-z]/i.test(written)) return textOfHtml(written);
  let text = "";
  const flawed = walkHtml(written.trim(), { open() {}, text: (words) => (text += words), close() {} });
  return flawed ?? { text };
}

/**
 * An article's fields from a whole web page: its main text without menus, notices and the like, its title, its
 * publisher, when it was published, and its address as the page states it.
 */
export function fieldsOfPage(page: string): { readonly fields: Fields } | Flaw {
  const flawed = walkHtml(page, { open() {}, text() {}, close() {} }, MAX_PAGE_ELEMENTS);
  if (flawed !== undefined) return flawed;
  const { document } = parseHTML(page);
  const canonical: unknown = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const read = new Readability(document).parse();
  const body = read?.content ? textOfHtml(read.content) : { text: "" };
  if ("code" in body) return body;
  const url = typeof canonical === "string" && /^https?:/i.test(canonical) ? canonical : undefined;
  return {
    fields: {
      text: body.text,
      title: read?.title ?? undefined,
      source: read?.siteName ?? undefined,
      published: dayOrTime(read?.publishedTime ?? undefined),
      url,
    },
  };
}

/** A page's own date, where it is one that articles have; a page with a strange one is read without it. */
function dayOrTime(written: string | undefined): string | undefined {
  return written !== undefined && /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(written)
    ? written
    : undefined;
}

interface Visitor {
  open(tag: string): void;
  text(words: string): void;
  close(tag: string): void;
}

/** Goes through markup in one pass, up to the limits. */
function walkHtml(markup: string, visitor: Visitor, most = MAX_ELEMENTS): Flaw | undefined {
  if (markup.length > MAX_MARKUP)
    return flaw("too-large", "Its text is over 5 million characters: split it.");
  let [depth, elements] = [0, 0];
  const parser = new Parser({
    onopentagname(tag) {
      depth++;
      elements++;
      visitor.open(tag);
    },
    ontext: (words) => visitor.text(words),
    onclosetag(tag) {
      depth--;
      visitor.close(tag);
    },
  });
  for (let at = 0; at < markup.length; at += PIECE) {
    parser.write(markup.slice(at, at + PIECE));
    if (depth > MAX_NESTING || elements > most)
      return flaw("bad-markup", "Its markup nests too deeply or has too many elements: shorten it.");
  }
  parser.end();
  return undefined;
}

/** Characters between two looks at the limits. */
const PIECE = 4096;

/** Words gathered into lines and paragraphs. */
class Paragraphs {
  readonly #done: string[] = [];
  #lines: string[] = [];
  #run: string[] = [];

  add(words: string): void {
    this.#run.push(words);
  }

  endLine(): void {
    const line = this.#run
      .join("")
      .replace(/[ \t\r\n\f]+/g, " ")
      .replace(/^ | $/g, "");
    this.#lines.push(line);
    this.#run = [];
  }

  endParagraph(): void {
    this.endLine();
    const paragraph = this.#lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (paragraph !== "") this.#done.push(paragraph);
    this.#lines = [];
  }

  text(): string {
    this.endParagraph();
    return this.#done.join("\n\n");
  }
}
