import { DatelineError } from "../errors.js";
import { routeEnglish } from "../questions/english.js";
import { ordersDigest } from "../questions/orders.js";
import { clean, commandOf, parseQuestion } from "../questions/parse.js";
import type { Question } from "../questions/question.js";
import { watchableOf } from "../watching/question.js";
import { parseDigestOrder } from "./digest-words.js";
import { readTimeOfDay, readTimezone, type Weekday } from "./hours.js";

/** Hours in which a watch posts nothing; `timezone` is null where none was named. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly timezone: string | null;
}

/** What a channel or its administrators order for later, as its words say it. */
export type Order =
  | DigestOrder
  | { readonly kind: "digest-off" }
  /** The question is one that the desk answers: "casualties idlib", "who-claimed airport". */
  | { readonly kind: "watch"; readonly question: string; readonly quiet: QuietHours | null }
  /** One watch by its question, or all; the only one there is, where neither is said. */
  | { readonly kind: "unwatch"; readonly question: string | null; readonly all: boolean }
  /** So many of them were shown before. */
  | { readonly kind: "watches"; readonly after: number }
  | { readonly kind: "retract"; readonly article: string; readonly why: string };

export interface DigestOrder {
  readonly kind: "digest";
  /** "07:00". */
  readonly at: string;
  /** Null: every day. */
  readonly days: readonly Weekday[] | null;
  /** By its IANA name; null where none was named. */
  readonly timezone: string | null;
  /** "" for everything. */
  readonly topic: string;
  /** What to post on a day with nothing new; null where that was not said. */
  readonly whenEmpty: "nothing" | "line" | null;
}

/** Longer than any order; what is longer is left to the grammar of questions, which says so. */
const LONGEST_ORDER = 1_000;
const LONGEST_REASON = 500;

/**
 * The order that words give; null where they are none, but a question. Throws coded errors for half an order.
 * `today` (YYYY-MM-DD) is the day that "since yesterday" is seen from.
 */
export function parseOrder(words: string, today: string): Order | null {
  if (words.length > LONGEST_ORDER) return null;
  const [, name = "", given = ""] = /^\/?(\S+)\s*(.*)$/u.exec(clean(words)) ?? [];
  const command = name.toLowerCase().replace(/[.!?:]+$/, "");
  // A reason is kept as it is written, with its full stop.
  if (command === "retract") return retraction(given);
  const rest = withoutEnd(given);
  switch (command) {
    case "digest":
      return ordersDigest(rest) ? parseDigestOrder(rest) : null;
    case "watch":
      return watching(rest, today);
    case "unwatch":
      return unwatching(rest, today);
    case "watches":
      return { kind: "watches", after: Number(/^after (\d{1,3})$/i.exec(rest)?.[1] ?? 0) };
    default:
      return null;
  }
}

/** The same for two questions that are one watch, however they are written. */
export function watchKey(question: string): string {
  return clean(question).toLowerCase();
}

function watching(words: string, today: string): Order {
  const { about, quiet } = takeQuiet(words);
  if (about === "")
    throw new DatelineError(
      "missing-argument",
      "watch needs a topic, or casualties. Try: watch airport – or: watch casualties",
    );
  return { kind: "watch", question: questionOf(about, today), quiet };
}

function unwatching(words: string, today: string): Order {
  if (/^(?:all|everything)$/i.test(words)) return { kind: "unwatch", question: null, all: true };
  const { about } = takeQuiet(words);
  return { kind: "unwatch", question: about === "" ? null : questionOf(about, today), all: false };
}

/** A topic alone is what is said about it; else as in questions, plain English too. Not what cannot be watched. */
function questionOf(about: string, today: string): string {
  const words = unquoted(about);
  const asking = { command: "", today, findable: () => true };
  const asIs = (question: string): Question => parseQuestion(question, asking).question;
  if (/^(?:who-claimed|casualties|search|summary|timeline|digest)(?:\s|$)/i.test(words))
    return commandOf(watchableOf(asIs(words)));
  const english = routeEnglish(words, today);
  const isWatchable = english?.command === "who-claimed" || english?.command === "casualties";
  return commandOf(watchableOf(isWatchable ? english : asIs(`who-claimed ${words}`)));
}

const TIME = "(?:\\d{1,2}(?:[:.]\\d{2})?(?:\\s*[ap]\\.?m\\.?)?|noon|midday|midnight)";
const QUIET = new RegExp(
  `[,;]?\\s*\\bquiet(?: hours)?(?: from)? (${TIME})\\s*(?:-|–|—|to|until|till)\\s*(${TIME})(?:\\s+(?:in )?(.+))?$`,
  "i",
);

/** Takes "quiet 22:00-06:00" off the end of a watch; two times tell it from a topic that is quiet. */
function takeQuiet(words: string): { readonly about: string; readonly quiet: QuietHours | null } {
  const match = QUIET.exec(words);
  if (match === null) {
    if (/\S\s+quiet(?: hours)?$/i.test(words))
      throw new DatelineError(
        "missing-argument",
        `“quiet” needs its hours. Try: watch ${words.replace(/\s+hours$/i, "")} 22:00-06:00`,
      );
    return { about: words, quiet: null };
  }
  const [from, to] = [readTimeOfDay(match[1] ?? ""), readTimeOfDay(match[2] ?? "")];
  if (from === to)
    throw new DatelineError(
      "no-such-time",
      `Quiet hours from ${from} to ${to} would be none, or all. Write them as: quiet 22:00-06:00`,
    );
  const timezone = match[3] === undefined ? null : readTimezone(match[3]);
  return { about: words.slice(0, match.index).trim(), quiet: { from, to, timezone } };
}

/** "ID --why REASON", "ID because REASON", "ID: REASON", "ID REASON". */
function retraction(words: string): Order {
  const match =
    /^(.+?)\s+(?:--?|—|–)\s?why(?:=|:|\s)\s*(.+)$/i.exec(words) ??
    /^(.+?),?\s+because\s+(.+)$/i.exec(words) ??
    /^([“"].+?[”"])[:,]?\s+(.+)$/.exec(words) ??
    /^(.+?):\s+(.+)$/.exec(words) ??
    /^(?!article\s+\S+$)((?:article\s+)?\S+)\s+(.+)$/i.exec(words);
  const article = unquoted((match?.[1] ?? "").replace(/^article\s+(?=\S)/i, ""));
  const why = unquoted(match?.[2] ?? "");
  const isOpen = /^(?:because|\W*why)$/i.test(why) || !/\p{L}/u.test(why);
  if (isOpen || !/[\p{L}\p{N}]/u.test(article))
    throw new DatelineError(
      "missing-argument",
      "retract needs the id of an article and the reason, for the record. Try: retract ID because REASON",
    );
  if (why.length > LONGEST_REASON)
    throw new DatelineError(
      "question-too-long",
      `A reason may have ${LONGEST_REASON} characters; this one has ${why.length}. Say it in a sentence or two.`,
    );
  return { kind: "retract", article, why };
}

function unquoted(written: string): string {
  return written.replace(/^[“"‘'«](.+)[”"’'»]$/u, "$1").trim();
}

/** Without the punctuation at the end of a sentence; "U.S." keeps its own. */
function withoutEnd(words: string): string {
  const bare = words.replace(/[?!…]+$/u, "").trim();
  return /(?:^|\s|\.)\p{L}\.$/u.test(bare) ? bare : bare.replace(/\.+$/, "").trim();
}
