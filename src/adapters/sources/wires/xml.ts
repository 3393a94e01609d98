import { XMLParser } from "fast-xml-parser";
import { type Flaw, flaw } from "../problem.js";
import { decodeReferences } from "../xhtml.js";

/** Elements within elements; the deepest news item known to us has some twenty. */
export const MAX_DEPTH = 100;
/** Elements in one document: 20,000 items of twenty each. */
export const MAX_ELEMENTS = 400_000;

/** Elements of HTML that are never closed; in feeds they stand bare within descriptions. */
const VOID = new Set(["br", "img", "hr", "input", "wbr", "source"]);

/** XML that may be handed to a parser: its document type is cut out, so that there is nothing to expand. */
export interface SafeXml {
  readonly xml: string;
  /** The outermost element's name, without its prefix, in small letters. */
  readonly root: string;
  /** Whether every element is closed in its order: what is not may have lost words on its way. */
  readonly whole: boolean;
}

/**
 * Looks a document over before it is parsed, in one pass: refuses those that declare entities (none is ever
 * expanded, nor any external one fetched), nest too deeply or have too many elements. It forgives what is not well
 * formed, for feeds often are not; what can be read of them is the parser's business.
 */
export function inspectXml(text: string): SafeXml | Flaw {
  const stack: string[] = [];
  const kept: string[] = [];
  let [root, elements, from, whole] = ["", 0, 0, true];
  for (let at = text.indexOf("<"); at >= 0; ) {
    const [end, kind] = markupAt(text, at);
    if (kind === "doctype") {
      if (/<!ENTITY/i.test(text.slice(at, end))) return entities();
      kept.push(text.slice(from, at));
      from = end;
    } else if (kind !== "other") {
      const name = nameAt(text, at + (kind === "close" ? 2 : 1));
      if (kind === "close") whole = close(stack, name) && whole;
      else {
        root ||= name;
        if (++elements > MAX_ELEMENTS)
          return flaw("too-large", "It has too many elements: ask its publisher for a shorter one.");
        if (kind === "open" && !VOID.has(name)) stack.push(name);
        if (stack.length > MAX_DEPTH)
          return flaw("bad-xml", "Its elements nest too deeply: tell its publisher.");
      }
    }
    at = end < text.length ? text.indexOf("<", end) : -1;
  }
  if (root === "") return flaw("bad-xml", "It is neither XML nor JSON: check that its address is a feed's.");
  kept.push(text.slice(from));
  return { xml: kept.join(""), root: root.slice(root.indexOf(":") + 1), whole: whole && stack.length === 0 };
}

function entities(): Flaw {
  return flaw("xml-entities", "It declares entities of its own, which are never read: tell its publisher.");
}

type Markup = "open" | "close" | "empty" | "doctype" | "other";

/** Where the markup that begins here ends, and what it is. */
function markupAt(text: string, at: number): [end: number, kind: Markup] {
  if (text.startsWith("<!--", at)) return [after(text, "-->", at + 4), "other"];
  if (text.startsWith("<![CDATA[", at)) return [after(text, "]]>", at + 9), "other"];
  if (text.startsWith("<?", at)) return [after(text, "?>", at + 2), "other"];
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return [endOfDoctype(text, at), "doctype"];
  const closing = text.charAt(at + 1) === "/";
  if (!/[a-z_]/i.test(text.charAt(at + (closing ? 2 : 1)))) return [at + 1, "other"];
  const end = endOfTag(text, at);
  const kind = closing ? "close" : text.charAt(end - 2) === "/" ? "empty" : "open";
  return [end, kind];
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** After the `>` that ends the tag; a quoted attribute may have one too. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const one = text.charCodeAt(i);
    if (quote !== 0) quote = one === quote ? 0 : quote;
    else if (one === 0x22 || one === 0x27) quote = one;
    else if (one === 0x3e) return i + 1;
  }
  return text.length;
}

/** A document type ends with its tag, after what it declares in brackets. */
function endOfDoctype(text: string, from: number): number {
  const bracket = text.indexOf("[", from);
  const end = text.indexOf(">", from);
  if (bracket < 0 || (end >= 0 && end < bracket)) return end < 0 ? text.length : end + 1;
  return after(text, ">", after(text, "]", bracket) - 1);
}

function nameAt(text: string, from: number): string {
  const name = /[^\s/>]{1,100}/y;
  name.lastIndex = from;
  return name.exec(text)?.[0].toLowerCase() ?? "";
}

/** Closes an element with all that was left open within it; a stray end tag closes nothing. False for both. */
function close(stack: string[], name: string): boolean {
  const at = stack.lastIndexOf(name);
  const innermost = at >= 0 && at === stack.length - 1;
  if (at >= 0) stack.length = at;
  return innermost;
}

/** An element with what it contains, in order. */
export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  cdataPropName: "#cdata",
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH + 1,
});

/** The outermost element of a document that was inspected; character references are written out, once. */
export function parseXml({ xml, whole }: SafeXml): Element | Flaw {
  try {
    const root = whole ? childrenOf(parser.parse(xml)).find(isElement) : undefined;
    if (root !== undefined) return root;
  } catch {
    // The parser's own message quotes the document, which may be under embargo.
  }
  return flaw("bad-xml", "It is not well-formed XML: tell its publisher.");
}

function isElement(node: Element | string): node is Element {
  return typeof node !== "string";
}

type Ordered = Readonly<Record<string, unknown>>;

function childrenOf(nodes: unknown): (Element | string)[] {
  return (Array.isArray(nodes) ? (nodes as Ordered[]) : []).flatMap((node): (Element | string)[] => {
    const name = Object.keys(node).find((key) => key !== ":@");
    if (name === undefined) return [];
    if (name === "#text") return [decoded(node[name])];
    if (name === "#cdata") return [verbatim(node[name])];
    const attributes = Object.entries((node[":@"] ?? {}) as Ordered);
    return [
      {
        name,
        attributes: Object.fromEntries(attributes.map(([key, value]) => [key, decoded(value)])),
        children: childrenOf(node[name]),
      },
    ];
  });
}

function decoded(value: unknown): string {
  const written = String(value ?? "");
  // A name that XHTML does not have stays as it is written.
  return decodeReferences(written) ?? written;
}

function verbatim(nodes: unknown): string {
  const [node] = Array.isArray(nodes) ? (nodes as Ordered[]) : [];
  return String(node?.["#text"] ?? "");
}

/** The elements of this name right within another. */
export function all(element: Element | undefined, name: string): Element[] {
  return (element?.children ?? []).filter(isElement).filter((child) => child.name === name);
}

/** The first element at this path of names. */
export function first(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => all(at, name)[0], element);
}

/** The elements of this name anywhere within another, in order. */
export function within(element: Element, name: string): Element[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}

/** An element's words, run together as a browser would; undefined where it has none. */
export function wordsOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const raw = (one: Element): string =>
    one.children.map((child) => (typeof child === "string" ? child : raw(child))).join("");
  const words = raw(element).replace(/\s+/g, " ").trim();
  return words === "" ? undefined : words;
}
