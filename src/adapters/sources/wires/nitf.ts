import type { Fields } from "../fields.js";
import { textOfBody } from "./news-body.js";
import { all, type Element, first, wordsOf } from "./xml.js";

/**
 * The fields of an article from NITF (https://iptc.org/standards/nitf/). Its id is `doc-id`, its text `body.content`
 * without captions and editors' notes. `management-status` is its status; a `date.release` holds it back until then,
 * and one that is embargoed without a release is withheld.
 */
export function fieldsOfNitf(nitf: Element): Fields {
  const head = first(nitf, "head");
  const docdata = first(head, "docdata");
  const dated = (name: string) => isoOf(first(docdata, name)?.attributes["norm"]);
  const release = dated("date.release");
  const body = first(nitf, "body");
  const content = first(body, "body.content");
  const version = first(docdata, "du-key")?.attributes["version"];
  return {
    id: first(docdata, "doc-id")?.attributes["id-string"] ?? first(docdata, "du-key")?.attributes["key"],
    text: content === undefined ? undefined : textOfBody(content),
    title: wordsOf(first(body, "body.head", "hedline", "hl1")) ?? wordsOf(first(head, "title")),
    source: publisherOf(head, docdata),
    published: dated("date.issue") ?? isoOf(first(head, "pubdata")?.attributes["date.publication"]),
    updated: revisedOf(head),
    status: statusOf(docdata?.attributes["management-status"], release),
    embargoedUntil: release,
    version: /^[1-9]\d{0,8}$/.test(version ?? "") ? Number(version) : undefined,
  };
}

function publisherOf(head: Element | undefined, docdata: Element | undefined): string | undefined {
  const { attributes: pubdata } = first(head, "pubdata") ?? {};
  return (
    pubdata?.["name"] ??
    first(docdata, "doc.copyright")?.attributes["holder"] ??
    first(docdata, "doc-id")?.attributes["regsrc"]
  );
}

/** When it was last revised, by its own history. */
function revisedOf(head: Element | undefined): string | undefined {
  const revisions = all(head, "revision-history").map((one) => isoOf(one.attributes["norm"]));
  return revisions
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
}

function statusOf(written: string | undefined, release: string | undefined): string | undefined {
  if (written?.trim().toLowerCase() !== "embargoed") return written;
  return release === undefined ? "withheld" : "usable";
}

/** NITF writes `20241130T060000+0100`; what is written otherwise stays as it is, to be checked. */
function isoOf(norm: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(norm?.trim() ?? "");
  if (parts === null) return norm;
  const [, year, month, day, hour, minute, second = "00", zone = "Z"] = parts;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zone}`;
}
