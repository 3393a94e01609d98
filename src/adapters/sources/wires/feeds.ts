import { type AnyFeed, parseFeed } from "feedsmith";
import { type Flaw, flaw } from "../problem.js";
import type { SafeXml } from "./xml.js";

/** One item of a feed, whatever the feed's format; nothing checked yet. */
export interface FeedItem {
  /** The feed's own name for it. */
  readonly guid?: string | undefined;
  /** Whether `guid` says that it is an address. */
  readonly permalink: boolean;
  readonly link?: string | undefined;
  /** May have character references and tags. */
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  /** Whether `body` is plain text for certain. */
  readonly plain: boolean;
  readonly source?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly embargo?: string | undefined;
}

/** A feed as any of its formats gives it. */
export interface Feed {
  readonly title?: string | undefined;
  readonly items: readonly FeedItem[];
  /** How often it says that it is made anew, in milliseconds. */
  readonly interval: number | null;
  /** Whether it breaks off; what is whole of it is among the items. */
  readonly cut: boolean;
}

/** A feed in XML: RSS of any version, or Atom. */
export function parseXmlFeed({ xml, root, whole }: SafeXml): Feed | Flaw {
  if (root === "html")
    return flaw(
      "not-a-feed",
      "It is a web page: give the address of its feed, which pages link to as “RSS”.",
    );
  if (!["rss", "rdf", "feed"].includes(root))
    return flaw("not-a-feed", "It is XML but no RSS and no Atom: check its address.");
  const parsed = attempt(xml);
  if (parsed !== undefined) return { ...normalised(parsed), cut: false };
  const mended = whole ? undefined : attempt(mend(xml, root));
  if (mended !== undefined) return { ...normalised(mended), cut: true };
  return flaw("bad-xml", "It is not well-formed XML, and no item of it can be read: tell its publisher.");
}

/** A JSON Feed, of version 1 or 1.1, already parsed. */
export function parseJsonFeed(value: unknown): Feed | Flaw {
  const parsed = attempt(value);
  if (parsed?.format === "json") return { ...normalised(parsed), cut: false };
  return flaw(
    "not-a-feed",
    "It is JSON, but neither a JSON Feed nor an article with an id and a text: check its address or its fields.",
  );
}

function attempt(value: unknown): AnyFeed | undefined {
  try {
    return parseFeed(value);
  } catch {
    // Its messages say no more than that it is no feed.
    return undefined;
  }
}

/** A feed that breaks off, closed after its last whole item: a reader must not miss the news for one of them. */
function mend(xml: string, root: string): string {
  const item = root === "feed" ? "entry" : "item";
  const ends = [...xml.matchAll(new RegExp(`</(?:\\w+:)?${item}\\s*>`, "gi"))];
  const last = ends.at(-1);
  if (last === undefined) return xml;
  const tag = /<((?:\w+:)?(?:rss|rdf|feed))[\s>]/i.exec(xml)?.[1] ?? root;
  const prefix = tag.includes(":") && root !== "rdf" ? `${tag.slice(0, tag.indexOf(":"))}:` : "";
  const channel = root === "rss" ? `</${prefix}channel>` : "";
  return `${xml.slice(0, last.index + last[0].length)}${channel}</${tag}>`;
}

function normalised(parsed: AnyFeed): Omit<Feed, "cut"> {
  switch (parsed.format) {
    case "rss":
      return fromRss(parsed.feed);
    case "rdf":
      return fromRdf(parsed.feed);
    case "atom":
      return fromAtom(parsed.feed);
    case "json":
      return fromJson(parsed.feed);
  }
}

type FeedOf<F extends AnyFeed["format"]> = Extract<AnyFeed, { format: F }>["feed"];

function fromRss(feed: FeedOf<"rss">): Omit<Feed, "cut"> {
  const ttl = feed.ttl !== undefined && feed.ttl > 0 ? feed.ttl * 60_000 : null;
  return {
    title: feed.title,
    interval: ttl ?? updateInterval(feed.sy),
    items: (feed.items ?? []).map((item) => ({
      guid: item.guid?.value,
      // By the standard a guid is an address unless it says otherwise.
      permalink: item.guid?.value !== undefined && item.guid.isPermaLink !== false,
      link: item.link ?? item.atom?.links?.[0]?.href,
      title: item.title,
      body: filled(item.content?.encoded) ?? filled(item.description) ?? item.atom?.summary?.value,
      plain: false,
      source: item.source?.title ?? item.dc?.publishers?.[0],
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      embargo: item.prism?.embargoDate,
    })),
  };
}

function fromRdf(feed: FeedOf<"rdf">): Omit<Feed, "cut"> {
  return {
    title: feed.title,
    interval: updateInterval(feed.sy),
    items: (feed.items ?? []).map((item) => ({
      guid: item.rdf?.about,
      permalink: true,
      link: item.link,
      title: item.title,
      body: filled(item.content?.encoded) ?? item.description,
      plain: false,
      source: item.dc?.publishers?.[0],
      published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
      updated: item.dcterms?.modified?.[0],
    })),
  };
}

function fromAtom(feed: FeedOf<"atom">): Omit<Feed, "cut"> {
  return {
    title: feed.title?.value,
    interval: updateInterval(feed.sy),
    items: (feed.entries ?? []).map((entry) => {
      const links = entry.links ?? [];
      const link = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? undefined;
      // Content that is elsewhere has an address and no words.
      const content = filled(entry.content?.value) === undefined ? entry.summary : entry.content;
      return {
        guid: entry.id,
        permalink: false,
        link: link?.href,
        title: entry.title?.type === "html" ? entry.title.value : escaped(entry.title?.value),
        body: content?.value,
        plain: !/html/i.test(content?.type ?? "text"),
        source: entry.source?.title?.value,
        published: entry.published ?? entry.updated ?? entry.dc?.dates?.[0],
        updated: entry.updated,
      };
    }),
  };
}

function fromJson(feed: FeedOf<"json">): Omit<Feed, "cut"> {
  return {
    title: feed.title,
    interval: null,
    items: (feed.items ?? []).map((item) => {
      const html = filled(item.content_html);
      const words = filled(item.content_text) ?? filled(item.summary);
      return {
        guid: item.id,
        permalink: false,
        link: item.url ?? item.external_url,
        title: escaped(item.title),
        body: html ?? words,
        plain: html === undefined,
        published: item.date_published ?? item.date_modified,
        updated: item.date_modified,
      };
    }),
  };
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 1,
  daily: 24,
  weekly: 168,
  monthly: 720,
  yearly: 8760,
};

/** What the syndication module says (`sy:updatePeriod`, `sy:updateFrequency`). */
function updateInterval(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | null {
  const hours = PERIODS[sy?.updatePeriod?.trim().toLowerCase() ?? ""];
  if (hours === undefined) return null;
  return (hours * 3_600_000) / Math.max(1, sy?.updateFrequency ?? 1);
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}

/** Plain words as they would stand in HTML, so that all titles can be read in one way. */
function escaped(value: string | undefined): string | undefined {
  return value?.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
