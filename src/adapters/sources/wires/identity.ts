import { createHash } from "node:crypto";
import type { Article } from "../../../core/article.js";
import { normalLink } from "../../../core/keeping/links.js";

/** What a feed remembers of an item that it brought: plain JSON, a line an item in its cursor. */
export interface SeenItem {
  /** The article's id. */
  readonly id: string;
  /** Other names of it: hashes of its guid, of its link, and of its words at its site. */
  readonly keys: readonly string[];
  /** Hash of what it said, without its dates. */
  readonly digest: string;
  readonly version: number;
  /** Length of its text. */
  readonly length: number;
  /** Whether another feed brings the article, and this one what it has of it. */
  readonly copy?: true;
}

/** What an item goes by, before it is known whether it came before. */
export interface Names {
  /** The id that it has where nobody knows it yet. */
  readonly id: string;
  readonly keys: readonly string[];
}

/**
 * The names of a feed's item. Its id is the first that it has of
 *
 * 1. its guid, where that is an address (RSS) and not said to be none;
 * 2. its link, in its normal form;
 * 3. its guid, if it is one for the whole world (`tag:…`, `urn:…`); otherwise with the feed's host before it;
 * 4. a hash of its title and text.
 *
 * Whatever it is called later, it is the same article if one of its names came before: so a story that several
 * feeds of a publisher carry, or that comes again with a new date, a new guid or a new address at the same site, is
 * one article. The same words at another site are another article, for reprints have a publisher of their own.
 */
export function namesOf(
  item: {
    readonly guid?: string | undefined;
    readonly permalink: boolean;
    readonly link?: string | undefined;
  },
  words: { readonly title?: string | undefined; readonly text: string },
  feed: string,
): Names {
  const host = URL.canParse(feed) ? new URL(feed).host : feed;
  const guid = item.guid?.trim() || undefined;
  const permalink = item.permalink ? normalLink(guid) : undefined;
  const link = normalLink(item.link, feed);
  const opaque = guid === undefined || permalink !== undefined ? undefined : worldwide(guid, host);
  const site = URL.canParse(link ?? permalink ?? feed) ? new URL(link ?? permalink ?? feed).host : host;
  const content = `${site} ${squeeze(`${words.title ?? ""}\n${words.text}`)}`;
  const names = [permalink, link, opaque, content].filter((name) => name !== undefined);
  return {
    id: shortened(permalink ?? link ?? opaque ?? `${host}#${hash(content)}`),
    // A web address with another scheme is the same page.
    keys: [...new Set(names.map((name) => hash(name.replace(/^http:/, "https:"))))],
  };
}

function worldwide(guid: string, host: string): string {
  return normalLink(guid) ?? (/^(?:tag|urn):/i.test(guid) ? guid : `${host}#${guid}`);
}

/** An id has 500 characters at most. */
function shortened(id: string): string {
  return id.length <= 500 ? id : `${id.slice(0, 450)}#${hash(id)}`;
}

/** A hash of what an article says; a new date alone is nothing new. */
export function digestOf({ title, text, status, embargoedUntil }: Article): string {
  return hash(JSON.stringify([title ?? "", squeeze(text), status, embargoedUntil ?? ""]));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** 96 bits: enough that no two texts of a newsroom share one. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/** What is to be done with an item: `same` and `copy` are there already, word for word or from a feed that has more. */
export interface Verdict {
  readonly kind: "new" | "changed" | "same" | "copy";
  readonly seen: SeenItem;
  /** Whether its own number is lower than one that was seen: an answer from a cache, say. */
  readonly stale?: boolean;
}

interface Known extends SeenItem {
  readonly feed: string;
}

/**
 * The items that the feeds of a desk brought, by all their names. One for all of them, so that a story is one
 * article whichever feed brings it first; filled from their cursors.
 */
export class Identities {
  readonly #byKey = new Map<string, Known>();

  /** Takes in what a feed remembers, in whatever order the feeds come. */
  remember(feed: string, items: readonly SeenItem[]): void {
    for (const item of items) {
      const known = this.#known(item.keys);
      const older =
        known !== undefined && !known.copy && (item.copy === true || known.version >= item.version);
      if (!older) this.#put({ ...item, feed });
    }
  }

  /**
   * Whether an item is new, says something new, or is there already. The feed that brought an article goes on
   * bringing its versions; from another feed only a longer text is one, for feeds often carry no more than the
   * beginning, and a beginning must not replace the whole. Whoever withdraws an article, or puts it under embargo,
   * is heard.
   *
   * @param taken ids of the items before it in the same document, which are other articles whatever they have in
   * common with it.
   */
  judge(feed: string, names: Names, article: Article, taken: Set<string>): Verdict {
    const verdict = this.#judge(feed, names, article, taken);
    taken.add(verdict.seen.id);
    return verdict;
  }

  #judge(feed: string, names: Names, article: Article, taken: ReadonlySet<string>): Verdict {
    const known = this.#known(names.keys, taken);
    const digest = digestOf(article);
    const said = { digest, length: article.text.length };
    if (known === undefined) {
      const seen = { id: names.id, keys: names.keys, ...said, version: article.version ?? 1 };
      this.#put({ ...seen, feed });
      return { kind: "new", seen };
    }
    const { feed: by, copy: _, ...before } = known;
    const keys = [...new Set([...known.keys, ...names.keys])].slice(-MAX_KEYS);
    const hides = article.status !== "usable" || article.embargoedUntil !== undefined;
    const same = known.digest === digest;
    if (same || (by !== feed && !hides && said.length <= known.length)) {
      this.#put({ ...before, keys, feed: by });
      if (same && by === feed) return { kind: "same", seen: { ...before, keys } };
      return { kind: same ? "same" : "copy", seen: { ...before, ...said, keys, copy: true } };
    }
    const stale = article.version !== undefined && article.version < known.version;
    const seen = { ...before, ...said, keys, version: article.version ?? known.version + 1 };
    this.#put({ ...seen, feed });
    return { kind: "changed", seen, stale };
  }

  /** The article of the first of these names that is known and not that of another item. */
  #known(keys: readonly string[], taken: ReadonlySet<string> = new Set()): Known | undefined {
    for (const key of keys) {
      const known = this.#byKey.get(key);
      if (known !== undefined && !taken.has(known.id)) return known;
    }
    return undefined;
  }

  #put(known: Known): void {
    for (const key of known.keys) this.#byKey.set(key, known);
  }
}

/** Names kept of one article: its latest. */
const MAX_KEYS = 12;
