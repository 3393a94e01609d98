import type { Fields } from "../fields.js";
import { textOfHtml } from "./html.js";
import { textOfBody } from "./news-body.js";
import { all, type Element, first, within, wordsOf } from "./xml.js";

/** The news items of a NewsML-G2 document: one, or those of a message. */
export function newsItemsOf(root: Element): Element[] {
  return root.name === "newsItem" ? [root] : within(root, "newsItem");
}

/**
 * The fields of an article from a news item of NewsML-G2 (https://iptc.org/standards/newsml-g2/). Its id is `guid`,
 * its version is counted by its provider. `pubStatus` is its status; `embargoed` holds it back until then, and an
 * empty one, which means until further notice, withholds it.
 */
export function fieldsOfNewsItem(item: Element): Fields {
  const meta = first(item, "itemMeta");
  const content = first(item, "contentMeta");
  const embargo = first(meta, "embargoed");
  const until = wordsOf(embargo);
  const endless = embargo !== undefined && until === undefined;
  const version = item.attributes["version"];
  const created = wordsOf(first(meta, "versionCreated"));
  return {
    id: item.attributes["guid"],
    text: textOf(first(item, "contentSet")),
    title: headlineOf(content) ?? wordsOf(first(meta, "title")),
    source: nameOf(first(meta, "provider")) ?? nameOf(first(item, "rightsInfo", "copyrightHolder")),
    published: wordsOf(first(meta, "firstCreated")) ?? created ?? wordsOf(first(content, "contentCreated")),
    updated: created,
    status: endless ? "withheld" : conceptOf(first(meta, "pubStatus")),
    embargoedUntil: until,
    version: /^[1-9]\d{0,8}$/.test(version ?? "") ? Number(version) : undefined,
  };
}

/** The main headline, or the first. */
function headlineOf(content: Element | undefined): string | undefined {
  const headlines = all(content, "headline");
  const main = headlines.find(({ attributes }) => /main/i.test(attributes["role"] ?? "")) ?? headlines[0];
  return wordsOf(main);
}

/** A party by its name, as written out or as its code says. */
function nameOf(party: Element | undefined): string | undefined {
  return wordsOf(first(party, "name")) ?? party?.attributes["literal"] ?? conceptOf(party);
}

/** The last part of a code or address of a concept: `canceled` of `stat:canceled`. */
function conceptOf(concept: Element | undefined): string | undefined {
  const code = concept?.attributes["qcode"] ?? concept?.attributes["uri"] ?? concept?.attributes["literal"];
  return code?.split(/[:/#]/).at(-1);
}

/** The words of the first content that has some: plain, XHTML or NITF. What is only linked to has none. */
function textOf(contents: Element | undefined): string | undefined {
  const plain = all(contents, "inlineData").find((one) => /^text\/plain|^$/.test(typeOf(one)));
  if (plain !== undefined) return rawOf(plain);
  for (const xml of all(contents, "inlineXML")) {
    const body = within(xml, "body.content")[0] ?? within(xml, "body")[0] ?? xml;
    const text = textOfBody(body);
    if (text !== "") return text;
  }
  const markup = all(contents, "inlineData").find((one) => /html/.test(typeOf(one)));
  if (markup === undefined) return undefined;
  const read = textOfHtml(rawOf(markup));
  return "text" in read ? read.text : undefined;
}

function typeOf(content: Element): string {
  return content.attributes["contenttype"]?.toLowerCase() ?? "";
}

function rawOf(content: Element): string {
  return content.children.map((child) => (typeof child === "string" ? child : textOfBody(child))).join("");
}
