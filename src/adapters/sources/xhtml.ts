import { WINDOWS_1252 } from "./decode.js";
import { type Flaw, flaw } from "./problem.js";

export const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** Elements whose content nobody is meant to read, or no longer. */
export const UNSEEN = new Set(["script", "style", "head", "title", "template", "noscript", "svg", "del"]);

const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute " +
  "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring " +
  "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml " +
  "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil " +
  "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash " +
  "ugrave uacute ucirc uuml yacute thorn yuml";
const OTHERS =
  "amp=& lt=< gt=> quot=\" apos=' OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ ensp=\u2002 " +
  "emsp=\u2003 thinsp=\u2009 zwnj=\u200c zwj=\u200d lrm=\u200e rlm=\u200f ndash=– mdash=— lsquo=‘ rsquo=’ " +
  "sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ " +
  "rsaquo=› euro=€ trade=™ minus=−";
/** The named characters of XHTML 1.0, but for its Greek and mathematical ones. */
const NAMED = new Map<string, string>([
  ...LATIN_1.split(" ").map((name, i): [string, string] => [name, String.fromCharCode(160 + i)]),
  ...OTHERS.split(" ").map((pair): [string, string] => [
    pair.slice(0, pair.indexOf("=")),
    pair.slice(pair.indexOf("=") + 1),
  ]),
]);

/**
 * The words of a news item's XHTML body: a paragraph for every block element, an empty line between paragraphs, a
 * line end for `br`, white space run together as a browser would. It reads well-formed markup (and forgives
 * unclosed elements); it is no HTML parser, and refuses what it cannot read for certain rather than misquote it.
 */
export function textOfXhtml(markup: string): { readonly text: string } | Flaw {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let run = "";
  const endLine = () => {
    lines.push(run.replace(/[ \t\r\n\f]+/g, " ").replace(/^ | $/g, ""));
    run = "";
  };
  const endParagraph = () => {
    endLine();
    const paragraph = lines.join("\n").replace(/^\n+|\n+$/g, "");
    if (paragraph !== "") paragraphs.push(paragraph);
    lines = [];
  };
  for (const part of parts(markup)) {
    if ("broken" in part) return flaw("bad-markup", "Its body's markup breaks off inside a tag: mend it.");
    if ("words" in part) {
      const words = part.verbatim ? part.words : decodeReferences(part.words);
      if (words === undefined)
        return flaw("bad-markup", "Its body names a character that XHTML does not have: write it out.");
      run += words;
    } else if (part.tag === "br") endLine();
    else if (BLOCKS.has(part.tag)) endParagraph();
  }
  endParagraph();
  return { text: paragraphs.join("\n\n") };
}

type Part = { words: string; verbatim: boolean } | { tag: string } | { broken: true };

/** The markup's runs of words and its tags, in order, comments and unseen elements left out. */
function* parts(markup: string): Generator<Part> {
  const lower = markup.toLowerCase();
  const name = /<\/?([a-z][\w:-]*)/iy;
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf("<", at);
    if (open !== at) yield { words: markup.slice(at, open < 0 ? undefined : open), verbatim: false };
    if (open < 0) return;
    name.lastIndex = open;
    const tag = name.exec(markup)?.[1]?.toLowerCase();
    if (markup.startsWith("<!--", open)) at = after(markup, "-->", open + 4);
    else if (markup.startsWith("<![CDATA[", open)) {
      at = after(markup, "]]>", open + 9);
      yield { words: markup.slice(open + 9, at - 3), verbatim: true };
    } else if (tag === undefined) {
      const declaration = /[!?]/.test(markup.charAt(open + 1));
      // A lone `<`, as in `4 < 5`, is a character.
      if (!declaration) yield { words: "<", verbatim: true };
      at = declaration ? after(markup, ">", open) : open + 1;
    } else {
      at = endOfTag(markup, open);
      if (at < 0) return yield { broken: true };
      yield { tag };
      const opens = markup.charAt(open + 1) !== "/" && markup.charAt(at - 2) !== "/";
      const close = opens && UNSEEN.has(tag) ? lower.indexOf(`</${tag}`, at) : at;
      at = close < 0 ? markup.length : close;
    }
  }
}

/** The index after the next `end`, or of the end of the markup where there is none. */
function after(markup: string, end: string, from: number): number {
  const at = markup.indexOf(end, from);
  return at < 0 ? markup.length : at + end.length;
}

/** The index after the `>` that closes the tag, which a quoted attribute may contain too; -1 where none does. */
function endOfTag(markup: string, from: number): number {
  let quote = "";
  for (let i = from; i < markup.length; i++) {
    const one = markup.charAt(i);
    if (quote !== "") quote = one === quote ? "" : quote;
    else if (one === '"' || one === "'") quote = one;
    else if (one === ">") return i + 1;
  }
  return -1;
}

/** The text with its character references written out; undefined where one is not known. */
export function decodeReferences(words: string): string | undefined {
  let unknown = false;
  const text = words.replace(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|([a-z][a-z0-9]*));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === "string") {
        const character = NAMED.get(name);
        if (character === undefined) unknown = true;
        return character ?? whole;
      }
      return characterOf(typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal));
    },
  );
  return unknown ? undefined : text;
}

/** As HTML does, 0x80 to 0x9F are read as windows-1252, and what is no character becomes U+FFFD. */
function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  const impossible = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return impossible ? "\ufffd" : String.fromCodePoint(code);
}
