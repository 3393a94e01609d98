import type { Article } from "../../../core/article.js";
import type { Clock } from "../../../core/ports.js";
import { decodeLabelled, encodingOfXml } from "../decode.js";
import { type Candidate, checkArticle } from "../fields.js";
import { type About, type Flaw, flaw, type SourceProblem } from "../problem.js";
import type { FetchTools } from "./connect.js";
import type { FeedCursor } from "./cursor.js";
import { readDocument, type WireDocument } from "./document.js";
import type { Feed } from "./feeds.js";
import { type Fetched, fetchSafely, type NotFetched } from "./fetch.js";
import { hash, Identities, type SeenItem } from "./identity.js";
import { type ReadItem, readItem, withoutSharedNames } from "./items.js";
import { WAIT_AFTER_GONE, waitAfterFailure, waitAfterSuccess } from "./schedule.js";

/** What polling needs of the world. */
export interface PollTools {
  readonly fetch: FetchTools;
  readonly clock: Clock;
  /** From 0 up to 1, for waits that must not coincide. */
  random(): number;
  /** Shared by the feeds of a desk; by default each feed knows its own items only. */
  readonly identities?: Identities;
  /** The publisher, where the feed's title does not say it well. */
  readonly source?: string;
  /** Milliseconds between two polls, as configured. */
  readonly every?: number;
}

/** What a feed brought: an article that is new, or new words of one that it brought before. */
export interface WireItem {
  readonly article: Article;
  readonly change: "new" | "changed";
  /** Whether it is news: what a feed holds when it is first read is not. */
  readonly announced: boolean;
  /** The feed, where what it has of the article now takes the place of what it had; as in `Coming`. */
  readonly origin: string | null;
}

/** What did not become an article, or not as it was written. */
export interface WireProblem extends SourceProblem, About {}

export interface Polled {
  readonly cursor: FeedCursor;
  readonly items: readonly WireItem[];
  readonly problems: readonly WireProblem[];
  readonly nextPollAt: number;
}

/** How many items are remembered of a feed, beyond those that it still has. */
const REMEMBERED = 2_000;
/** After so many failures, an address that a feed had moved to is no longer believed. */
const DISBELIEVED_AFTER = 3;

/** Reads a feed once, if it has changed. Never rejects for what the other side does. */
export async function pollFeed(cursor: FeedCursor, tools: PollTools): Promise<Polled> {
  const conditions = {
    accept:
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    ...(cursor.etag !== null && { "if-none-match": cursor.etag }),
    ...(cursor.lastModified !== null && { "if-modified-since": cursor.lastModified }),
  };
  const fetched = await fetchSafely(addressOf(cursor), conditions, tools.fetch);
  if ("code" in fetched) return failed(cursor, fetched, fetched, tools);
  if (fetched.status === 304) return settled(cursor, {}, null, fetched, tools);
  const document = readBody(fetched);
  if ("code" in document) return failed(cursor, document, fetched, tools);
  return taken(cursor, document, fetched, tools);
}

/** Where the feed is now; its password goes where it was configured for. */
function addressOf({ url, movedTo }: FeedCursor): string {
  if (movedTo === null) return url;
  const [home, moved] = [new URL(url), new URL(movedTo)];
  if (home.origin !== moved.origin) return movedTo;
  moved.username = home.username;
  moved.password = home.password;
  return moved.href;
}

function readBody({ body, headers }: Fetched): WireDocument | Flaw {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(headers["content-type"] ?? "")?.[1];
  const decoded = decodeLabelled(body, [charset, encodingOfXml(body)]);
  return "code" in decoded ? decoded : readDocument(decoded.text);
}

function failed(
  cursor: FeedCursor,
  { code, reason }: Flaw,
  { status, headers = {} }: Pick<NotFetched, "status" | "headers">,
  { clock, random, every }: PollTools,
): Polled {
  const failures = cursor.failures + 1;
  const now = clock.now();
  const wait = waitAfterFailure(every, failures, headers, { now, random: random() });
  const nextPollAt = now + (status === 410 ? WAIT_AFTER_GONE : wait);
  const movedTo = failures >= DISBELIEVED_AFTER ? null : cursor.movedTo;
  const problem = { file: shownAddress(cursor.url), line: null, code, reason, id: null, url: null };
  return { cursor: { ...cursor, failures, movedTo, nextPollAt }, items: [], problems: [problem], nextPollAt };
}

/** After a success: what the server said of itself is remembered, and when to ask again. */
function settled(
  cursor: FeedCursor,
  changes: Partial<FeedCursor>,
  interval: number | null,
  { headers, movedTo }: Fetched,
  { clock, random, every }: PollTools,
): Polled {
  const nextPollAt = clock.now() + waitAfterSuccess(every, interval, headers, random());
  const moved = movedTo ?? cursor.movedTo;
  return {
    cursor: { ...cursor, ...changes, movedTo: moved, failures: 0, nextPollAt },
    ...{ items: [], problems: [], nextPollAt },
  };
}

/** One item or article of a document, read. */
interface Read extends ReadItem {
  /** By what it is known, where it is none. */
  readonly called: string;
}

/** The problems of a document; those that were reported at an earlier poll are not reported again. */
class Report {
  readonly problems: WireProblem[] = [];
  readonly told = new Set<string>();
  readonly #before: ReadonlySet<string>;
  readonly #file: string;

  constructor({ url, told }: FeedCursor) {
    this.#before = new Set(told);
    this.#file = shownAddress(url);
  }

  add(found: Flaw, about: About, called: string): void {
    const mark = hash(`${called} ${found.code} ${found.reason.replace(/^Item \d+: /, "")}`);
    if (!this.#before.has(mark)) this.problems.push({ file: this.#file, ...found, ...about });
    this.told.add(mark);
  }
}

function taken(cursor: FeedCursor, document: WireDocument, fetched: Fetched, tools: PollTools): Polled {
  const feed = "feed" in document ? document.feed : null;
  const report = new Report(cursor);
  if (feed?.cut) report.add(CUT_OFF, { id: null, url: null }, "");
  const identities = tools.identities ?? new Identities();
  identities.remember(cursor.url, cursor.items);
  const seen = new Map<string, SeenItem>();
  const items: WireItem[] = [];
  const ids = new Set<string>();
  const read = [
    ...("feed" in document ? itemsOf(document.feed, fetched.url, tools) : articlesOf(document.articles)),
  ];
  const repeated = repeatedIds(read);
  for (const { article, flaw: fault, notes, names, called, url = article?.url ?? null } of read) {
    const about = { id: names?.id ?? article?.id ?? null, url };
    for (const one of fault === undefined ? notes : [fault, ...notes]) report.add(one, about, called);
    if (article === undefined || names === undefined) continue;
    const verdict = identities.judge(cursor.url, names, article, ids);
    const { id } = verdict.seen;
    if (verdict.kind === "copy") report.add(COPY, { id, url }, called);
    seen.set(id, verdict.seen);
    if (verdict.kind !== "new" && verdict.kind !== "changed") continue;
    // A withdrawal is the last word where it has no number: what the feed has later may come from a cache.
    const isLast = article.status === "usable" && !verdict.stale && !repeated.has(id);
    const origin = isLast ? originOf(cursor.url) : null;
    items.push({ article: { ...article, id }, change: verdict.kind, announced: cursor.polled, origin });
  }
  const { headers } = fetched;
  const changes = {
    etag: headers["etag"] ?? null,
    lastModified: headers["last-modified"] ?? null,
    polled: true,
    items: [...seen.values(), ...cursor.items.filter(({ id }) => !seen.has(id)).slice(0, REMEMBERED)],
    told: [...report.told],
  };
  const { problems } = report;
  return { ...settled(cursor, changes, feed?.interval ?? null, fetched, tools), items, problems };
}

function* itemsOf(feed: Feed, url: string, { source, clock }: PollTools): Generator<Read> {
  const now = clock.now();
  const named = source ?? feed.title?.replace(/\s+/g, " ").trim();
  for (const [i, item] of withoutSharedNames(feed.items).entries()) {
    const called = item.guid ?? item.link ?? item.title ?? "";
    yield { ...readItem(item, { feed: url, source: named, now, where: `Item ${i + 1}: ` }), called };
  }
}

/** Ids that several items have: what is said last of such an article is for its dates and numbers to tell. */
function repeatedIds(read: readonly Read[]): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const { names } of read) if (names !== undefined) (once.has(names.id) ? again : once).add(names.id);
  return again;
}

/** A feed, for the versions that come from it. */
function originOf(url: string): string {
  return `feed ${hash(url)}`;
}

/** Articles that name themselves: their id is theirs, whichever feed brings them. */
function* articlesOf(articles: readonly (Candidate | Flaw)[]): Generator<Read> {
  for (const one of articles) {
    const checked = "code" in one ? { flaw: one } : checkArticle(one);
    const { id } = checked.article ?? {};
    const names = id === undefined ? {} : { names: { id, keys: [hash(id)] } };
    yield { ...checked, ...names, notes: [], called: id ?? "", url: checked.article?.url };
  }
}

const CUT_OFF = flaw("bad-xml", "It breaks off: its whole items are taken, the last is not.");
const COPY = flaw("copy", "Another feed brings this article, with no less of it: that one is kept.");

/** A feed's address as logs may have it: without a password, and without a query, which may hold a token. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return "(no address)";
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}
