import type { Candidate, Fields } from "../fields.js";
import { parseJson } from "../json.js";
import { fieldsOfObject } from "../ninjs.js";
import { type Flaw, flaw } from "../problem.js";
import { type Feed, parseJsonFeed, parseXmlFeed } from "./feeds.js";
import { fieldsOfNewsItem, newsItemsOf } from "./newsml.js";
import { fieldsOfNitf } from "./nitf.js";
import { inspectXml, parseXml, type SafeXml } from "./xml.js";

/** A document of a wire: a feed of items, or articles that say themselves who they are. */
export type WireDocument = { readonly feed: Feed } | { readonly articles: readonly (Candidate | Flaw)[] };

/** What a document is, by what stands in it: what it is said to be is often wrong. Never throws. */
export function readDocument(text: string): WireDocument | Flaw {
  if (text.trim() === "") return flaw("empty", "There is nothing in it: tell whoever sends it.");
  return /^[\s\ufeff]*[[{]/.test(text) ? readJson(text) : readXml(text);
}

/** NewsML-G2, NITF, or a feed. */
export function readXml(text: string): WireDocument | Flaw {
  const inspected = inspectXml(text);
  if ("code" in inspected) return inspected;
  const { root } = inspected;
  if (root === "newsmessage" || root === "newsitem") return readNewsMl(inspected);
  if (root === "nitf") return readNitf(inspected);
  const feed = parseXmlFeed(inspected);
  return "code" in feed ? feed : { feed };
}

function readJson(text: string): WireDocument | Flaw {
  const parsed = parseJson(text);
  if ("code" in parsed) return parsed;
  const { value } = parsed;
  if (!Array.isArray(value)) {
    const feed = parseJsonFeed(value);
    if (!("code" in feed)) return { feed };
    const only = fieldsOfObject(value);
    return "code" in only ? feed : { articles: [candidate(only.fields, "")] };
  }
  const articles = value.map((one, i) => {
    const where = `Item ${i + 1}: `;
    const read = fieldsOfObject(one);
    return "code" in read ? { ...read, reason: where + read.reason } : candidate(read.fields, where);
  });
  return { articles };
}

function readNewsMl(inspected: SafeXml): WireDocument | Flaw {
  const root = parseXml(inspected);
  if ("code" in root) return root;
  const items = newsItemsOf(root);
  if (items.length === 0)
    return flaw("not-an-article", "It is NewsML without a news item: there is nothing to read in it.");
  const where = (i: number) => (items.length > 1 ? `Item ${i + 1}: ` : "");
  return { articles: items.map((item, i) => candidate(fieldsOfNewsItem(item), where(i))) };
}

function readNitf(inspected: SafeXml): WireDocument | Flaw {
  const root = parseXml(inspected);
  return "code" in root ? root : { articles: [candidate(fieldsOfNitf(root), "")] };
}

function candidate(fields: Fields, where: string): Candidate {
  return { fields, idFrom: "data", lineOf: () => null, where };
}
