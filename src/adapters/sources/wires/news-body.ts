import { BLOCKS, UNSEEN } from "../xhtml.js";
import type { Element } from "./xml.js";

/** Blocks of NITF beside those of HTML. */
const NITF_BLOCKS = new Set([
  "block",
  "hl1",
  "hl2",
  "note",
  "bq",
  "credit",
  "tagline",
  "media",
  "media-caption",
  "fn",
]);
/** What stands in a body beside its words: pictures with captions and producers, notes to editors. */
const ASIDE = new Set(["media", "ednote", "media-metadata", "media-producer", "body.head", "body.end"]);

/**
 * The words of a body in XHTML or NITF that was parsed in order: a paragraph for every block, an empty line between
 * paragraphs, a line end for `br`, white space run together.
 */
export function textOfBody(body: Element): string {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let run: string[] = [];
  const endLine = () => {
    lines.push(
      run
        .join("")
        .replace(/[ \t\r\n\f]+/g, " ")
        .replace(/^ | $/g, ""),
    );
    run = [];
  };
  const endParagraph = () => {
    endLine();
    const paragraph = lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (paragraph !== "") paragraphs.push(paragraph);
    lines = [];
  };
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === "string") run.push(child);
      else if (child.name === "br") endLine();
      else if (!UNSEEN.has(child.name) && !ASIDE.has(child.name)) {
        const block = BLOCKS.has(child.name) || NITF_BLOCKS.has(child.name);
        if (block) endParagraph();
        walk(child);
        if (block) endParagraph();
      }
    }
  };
  walk(body);
  endParagraph();
  return paragraphs.join("\n\n");
}
