import type { Fields } from "./fields.js";
import { type Flaw, flaw } from "./problem.js";
import { textOfXhtml } from "./xhtml.js";

/**
 * The fields of an article from an IPTC ninjs item of version 1, 2 or 3 (https://iptc.org/std/ninjs/). Version 3
 * writes `versionCreated` where 1 and 2 write `versioncreated`, so names are compared without case.
 *
 * `uri` is the id; it is an identifier by the standard and never taken for a link. The plain body is preferred to
 * the XHTML one. `published` is when the item was first created, `updated` when this version was.
 */
function fieldsOfNinjs(item: Fields): { readonly fields: Fields } | Flaw {
  const given = withLowerKeys(item);
  const body = bodyOf(given);
  const broken = body !== undefined && "code" in body;
  // What is not to be shown needs no body, and its status must take effect whatever the body is like.
  const hidden = filled(given["pubstatus"]) !== undefined && !/usable/i.test(String(given["pubstatus"]));
  if (broken && !hidden) return body;
  const first = given["firstcreated"] ?? given["versioncreated"] ?? given["contentcreated"];
  const fields = {
    id: given["uri"] ?? given["guid"],
    text: broken ? undefined : body?.text,
    title: titleOf(given),
    source: sourceOf(given),
    published: first,
    updated: given["versioncreated"],
    status: given["pubstatus"],
    embargoedUntil: given["embargoed"],
    // A version is any string in ninjs; one that is not a number says nothing about order, so the library counts.
    version: /^[1-9]\d{0,8}$/.test(String(given["version"])) ? Number(given["version"]) : undefined,
  };
  return { fields };
}

/** Whether an object of a JSON file is a ninjs item, as opposed to one of Dateline's own `{"id","text"}`. */
function isNinjs(item: Fields): boolean {
  if (Object.hasOwn(item, "text")) return false;
  const keys = new Set(Object.keys(item).map((key) => key.toLowerCase()));
  return keys.has("uri") || (keys.has("guid") && (keys.has("versioncreated") || keys.has("pubstatus")));
}

function bodyOf(given: Fields): { readonly text: string } | Flaw | undefined {
  const bodies = partsOf(given["bodies"]);
  const plain = bodies.find((body) => /^text\/plain|^text$|^plain/.test(typeOf(body)));
  const unnamed = bodies.find((body) => typeOf(body) === "" && !looksLikeMarkup(body.value));
  const text = plain?.value ?? unnamed?.value ?? filled(given["body_text"]);
  if (text !== undefined) return { text };
  const markup = bodies.find((body) => /html/.test(typeOf(body)) || looksLikeMarkup(body.value));
  const xhtml = markup?.value ?? filled(given["body_xhtml"]) ?? filled(given["body_html"]);
  return xhtml === undefined ? undefined : textOfXhtml(xhtml);
}

/** The content type without its parameters, or else the role, which senders use alike (`text`, `html5`). */
function typeOf(part: Part): string {
  return part.type || part.role;
}

function looksLikeMarkup(value: string): boolean {
  return /^\s*<(?:html|body|article|section|div|p)\b/i.test(value);
}

function titleOf(given: Fields): string | undefined {
  const headlines = partsOf(given["headlines"]);
  const main = headlines.find((one) => one.role === "main") ?? headlines[0];
  if (main === undefined) return filled(given["headline"]);
  if (!/html/.test(main.type)) return main.value;
  const title = textOfXhtml(main.value);
  return "text" in title ? title.text : undefined;
}

/** Who publishes it: the party whose role says so, else the first named, else the holder of the rights. */
function sourceOf(given: Fields): string | undefined {
  const parties = listOf(given["infosources"]).filter((party) => filled(party["name"]) !== undefined);
  const publisher = parties.find((party) => /publisher|provider|originator/i.test(String(party["role"])));
  const named = filled((publisher ?? parties[0])?.["name"]);
  return named ?? filled(given["provider"]) ?? filled(given["source"]) ?? filled(given["copyrightholder"]);
}

interface Part {
  readonly role: string;
  readonly type: string;
  readonly value: string;
}

function partsOf(value: unknown): Part[] {
  return listOf(value).flatMap((one) => {
    const words = filled(one["value"]);
    const type = String(one["contenttype"] ?? "").toLowerCase();
    return words === undefined ? [] : [{ role: String(one["role"] ?? "").toLowerCase(), type, value: words }];
  });
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields).map(withLowerKeys) : [];
}

function filled(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function withLowerKeys(item: Fields): Fields {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
}

/** Whether a parsed value is an object with named fields. */
function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One object of a `.json` or `.jsonl` file, ninjs or Dateline's own, as fields. */
export function fieldsOfObject(value: unknown): { readonly fields: Fields } | Flaw {
  if (!isFields(value))
    return flaw("not-an-article", 'It is no article: write {"id": "…", "text": "…"} or a ninjs item.');
  if (isNinjs(value)) return fieldsOfNinjs(value);
  const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
  if (!keys.has("id"))
    return flaw("not-an-article", 'It has neither "id" (with "text") nor "uri" (ninjs): add its id.');
  return { fields: value };
}
