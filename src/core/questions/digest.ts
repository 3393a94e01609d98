import { DatelineError } from "../errors.js";
import { parseDay, parseInstant, parseSince, splitAt, writeInstant } from "./dates.js";
import type { Question } from "./question.js";

type DigestQuestion = Extract<Question, { command: "digest" }>;

/**
 * The words after `digest`: `[DATE] [since DATE] [about TOPIC]`, or `since INSTANT until INSTANT [about TOPIC]`, which
 * asks for what came in meanwhile, whenever it was published: posted digests and their buttons use it.
 */
export function parseDigest(words: string, today: string): DigestQuestion {
  // All that follows the first "about" is the topic: no date has that word.
  const [, days = "", topic = ""] = /^(.*?)(?:(?:^|\s)about\s+(.*))?$/i.exec(words) ?? [];
  const until = splitAt(days, ["until"]);
  const since = splitAt(until?.before ?? days, ["since"]);
  const written = until?.after ?? since?.before ?? days;
  const [from, to] = [parseInstant(since?.after ?? ""), parseInstant(until?.after ?? "")];
  if (from !== null && to !== null && since?.before === "") return between(from, to, topic);
  if (from !== null || to !== null)
    throw new DatelineError(
      "no-such-date",
      "A digest of some hours needs both its times, such as: digest since 2024-11-30T07:00Z until 2024-11-30T19:00Z",
    );
  const date = written === "" ? today : parseDay(written, today);
  const first = since === null ? date : parseSince(since.after, today);
  if (first > date) throw backwards(first, date);
  return { command: "digest", topic, date, since: first };
}

function between(from: number, to: number, topic: string): DigestQuestion {
  const [first, last] = [writeInstant(from), writeInstant(to)];
  if (from > to) throw backwards(first, last);
  return {
    command: "digest",
    topic,
    date: last.slice(0, 10),
    since: first.slice(0, 10),
    window: { from, to },
  };
}

/** A digest's question, as it could have been typed. */
export function digestWords({ topic, date, since, window }: DigestQuestion): string {
  return [
    window === undefined ? `digest ${date}` : windowWords(window),
    window === undefined && since < date && `since ${since}`,
    topic !== "" && `about ${topic}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Asks for what came in after one instant and up to another, in milliseconds since the epoch. */
export function windowWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return `digest since ${writeInstant(from)} until ${writeInstant(to)}`;
}

function backwards(since: string, date: string): DatelineError {
  return new DatelineError(
    "no-such-date",
    `A digest since ${since} cannot end on ${date}. Put the earlier day after “since”.`,
  );
}
