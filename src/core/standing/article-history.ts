import { counted } from "../answers/context.js";
import type { Article } from "../article.js";
import type { Inbox, InboxNote } from "../keeping/inbox.js";
import { normalLink } from "../keeping/links.js";
import type { Clock, KeptArticle, Log, Store } from "../ports.js";
import { oneLine } from "../view/neutralise.js";
import { readableTime } from "../view/times.js";
import { PostedMessages } from "./posted.js";

export interface HistoryTools {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly clock: Clock;
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * What became of an article of a desk, by its id or address, in sentences; none where nothing is known of it. For
 * whoever runs Dateline: it tells of what is not to be shown that it is there, but none of its words.
 */
export async function historyOf(tools: HistoryTools, desk: string, asked: string): Promise<string[]> {
  const { store, inbox, clock } = tools;
  const link = normalLink(asked);
  const notes = await inbox.look(desk, asked);
  const ids = new Set([asked, ...notes.flatMap(({ id }) => id ?? [])]);
  const versions: KeptArticle[] = [];
  for await (const kept of store.articles(desk, 0, () => undefined)) {
    const { id, url } = kept.article;
    if (ids.has(id) || (link !== undefined && normalLink(url) === link)) versions.push(kept);
  }
  const last = versions.at(-1);
  return [
    ...(last === undefined ? [] : versionLines(versions, last, clock.now())),
    ...notes.map(noteLine),
    ...(last === undefined ? [] : await postedLines(tools, desk, last)),
  ];
}

function versionLines(versions: readonly KeptArticle[], last: KeptArticle, now: number): string[] {
  const { article } = last;
  const [first = last] = versions;
  const came =
    versions.length === 1
      ? `came in ${timeOf(first.receivedAt)}`
      : `came in ${timeOf(first.receivedAt)}, in ${counted(versions.length, "version")}, the last ${timeOf(last.receivedAt)}`;
  // A version that withdraws is announced by nothing: it says nothing of those before it.
  const isNews = versions.some(({ announced }) => announced);
  const silent = isNews
    ? ""
    : "; it was there when its source was first read, so it was no news for a digest";
  return [`${oneLine(article.id)} ${came}${silent}.`, `It is ${standingOf(article, now)}.`];
}

function standingOf({ status, embargoedUntil }: Article, now: number): string {
  if (status === "canceled") return "withdrawn: in no answer any more";
  if (status === "withheld") return "withheld by its source: in no answer until that changes";
  if (embargoedUntil !== undefined && Date.parse(embargoedUntil) > now)
    return `under embargo until ${readableTime(embargoedUntil)}: in no answer until then`;
  return "shown in answers";
}

function noteLine({ at, outcome, code, reason, from }: InboxNote): string {
  const what =
    code === "retracted" ? "retracted" : outcome === "known" ? "brought again, unchanged" : outcome;
  return `${timeOf(at)}: ${what}, ${oneLine(from)}${reason === null ? "" : ` – ${oneLine(reason)}`}`;
}

async function postedLines({ store, clock }: HistoryTools, desk: string, { article }: KeptArticle) {
  const posted = await new PostedMessages(desk, store, clock, SILENT).all();
  const quoting = posted.filter(({ quoted: { cites } }) => cites.some((one) => one.article === article.id));
  const corrected = posted.filter(
    (one) => !quoting.includes(one) && one.corrections.some(({ cite }) => cite.article === article.id),
  );
  const places = (list: typeof posted): string =>
    list.map(({ to, at }) => `${to.platform}:${to.channel} (${timeOf(at)})`).join(", ");
  return [
    quoting.length === 0
      ? "No message that a channel was shown in the last 31 days quotes it."
      : `Quoted in ${places(quoting)}.`,
    ...(corrected.length === 0 ? [] : [`Taken out of ${places(corrected)}.`]),
  ];
}

function timeOf(instant: number): string {
  return readableTime(new Date(instant).toISOString());
}
