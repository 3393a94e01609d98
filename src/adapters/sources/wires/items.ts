import { type Candidate, type Checked, checkArticle, type Fields } from "../fields.js";
import { type Flaw, flaw } from "../problem.js";
import { readFeedDate } from "./dates.js";
import type { FeedItem } from "./feeds.js";
import { textOfItem } from "./html.js";
import { type Names, namesOf } from "./identity.js";

/** A feed's item as an article, or why it is none; `notes` are what is wrong with it and does not keep it out. */
export interface ReadItem extends Checked {
  readonly names?: Names;
  readonly notes: readonly Flaw[];
  /** The item's page, also where the item is refused. */
  readonly url: string | undefined;
}

export interface ItemContext {
  /** The address that the feed came from: relative links are beside it. */
  readonly feed: string;
  /** The publisher, as configured, or else as the feed is called. */
  readonly source: string | undefined;
  readonly now: number;
  /** Which item, for messages. */
  readonly where: string;
}

/**
 * One item of a feed. Its text is its content, or else its description; an alert that has neither says all in its
 * title, which is then its text. A date that cannot be is left out, with a note, and the item is taken without it:
 * a wrong date would put it at the top of every list, or nowhere. An embargo that cannot be read keeps it out.
 */
export function readItem(item: FeedItem, context: ItemContext): ReadItem {
  const notes: Flaw[] = [];
  const dated = (written: string | undefined): string | undefined => {
    if (written === undefined || written.trim() === "") return undefined;
    const date = readFeedDate(written, context.now);
    if (date === undefined) notes.push(strangeDate(written, context.where));
    return date;
  };
  const url = linkOf(item, context.feed);
  const title = oneLine(item.title);
  const body = item.plain ? { text: item.body ?? "" } : textOfItem(item.body ?? "");
  if ("code" in body) return { flaw: { ...body, reason: context.where + body.reason }, notes, url };
  const text = body.text.trim() === "" ? (title ?? "") : body.text;
  if (text === "")
    return {
      flaw: flaw("no-text", `${context.where}It has neither text nor title: there is nothing to read.`),
      notes,
      url,
    };
  const names = namesOf(item, { title, text }, context.feed);
  const fields: Fields = {
    id: names.id,
    text,
    title: title?.slice(0, 2000),
    source: (context.source ?? oneLine(item.source))?.slice(0, 2000),
    url,
    published: dated(item.published),
    updated: item.updated === item.published ? undefined : dated(item.updated),
    embargoedUntil: item.embargo,
  };
  const candidate: Candidate = { fields, idFrom: "data", lineOf: () => null, where: context.where };
  return { ...checkArticle(candidate), names, notes, url };
}

function oneLine(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const read = textOfItem(written);
  const line = "text" in read ? read.text.replace(/\s+/g, " ").trim() : "";
  return line === "" ? undefined : line;
}

/** The item's page; what is no web address is left out. */
function linkOf(item: FeedItem, feed: string): string | undefined {
  const written = item.link?.trim() || (item.permalink ? item.guid?.trim() : undefined);
  if (written === undefined || !URL.canParse(written, feed)) return undefined;
  const { protocol, href } = new URL(written, feed);
  return /^https?:$/.test(protocol) && href.length <= 4000 ? href : undefined;
}

function strangeDate(written: string, where: string): Flaw {
  const shown = JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);
  return flaw("bad-date", `${where}Its date ${shown} cannot be: it is taken without a date.`);
}

/**
 * Items with names that can be trusted: a guid or link that several items of one feed share says nothing about
 * which of them it is. (Some feeds give every item the same guid, some link them all to the front page.)
 */
export function withoutSharedNames(items: readonly FeedItem[]): FeedItem[] {
  const links = new Map<string, Set<string | undefined>>();
  const guids = new Map<string, Set<string | undefined>>();
  for (const { guid, link } of items) {
    if (guid !== undefined) guids.set(guid, (guids.get(guid) ?? new Set()).add(link));
    if (link !== undefined) links.set(link, (links.get(link) ?? new Set()).add(guid));
  }
  return items.map((item) => {
    const sharedGuid = (guids.get(item.guid ?? "")?.size ?? 0) > 1;
    const sharedLink = (links.get(item.link ?? "")?.size ?? 0) > 1;
    if (sharedGuid && !sharedLink) return { ...item, guid: undefined };
    return sharedLink && !sharedGuid ? { ...item, link: undefined } : item;
  });
}
