import { DatelineError } from "../errors.js";
import { readTimeOfDay, readTimezone, type Weekday, weekdays } from "./hours.js";
import type { DigestOrder } from "./order-words.js";

const HOW = "digest every day at 07:00, digest every weekday at 07:00 Europe/London, or: digest off";

/** The words after `digest`: "every weekday at 7am London about airport or say nothing", "off". */
export function parseDigestOrder(words: string): DigestOrder | { readonly kind: "digest-off" } {
  if (/^(?:off|stop)$/i.test(words)) return { kind: "digest-off" };
  const { rest, whenEmpty } = takeWhenEmpty(words);
  const [, before = "", after] = /^(.*?)(?:[,;]?\s+about\s+(.*))?$/i.exec(rest) ?? [];
  const [, often = "", early] = /^(.*?)[,;]?(?:(?:^|\s+)at(?:\s+(.*))?)?$/i.exec(before) ?? [];
  // "every day about airport at 07:00".
  const [, about = after, late] =
    /^(.+?)[,;]?\s+at\s+(\d.*|noon|midnight)$/i.exec(early === undefined ? (after ?? "") : "") ?? [];
  const at = early ?? late;
  const days = readDays(often);
  if (at === undefined)
    throw new DatelineError(
      "missing-argument",
      `A digest needs the time at which it is to come. Type: ${HOW}`,
    );
  const [, time = at, zone = ""] = TIME_AND_ZONE.exec(at) ?? [];
  return {
    kind: "digest",
    at: readTimeOfDay(time),
    days,
    timezone: zone === "" ? null : readTimezone(zone),
    topic: about ?? "",
    whenEmpty,
  };
}

const TIME_AND_ZONE =
  /^(\S+?(?:\s*[ap]\.?m\.?(?=[\s,;]|$))?)(?:\s+o’?'?clock)?(?:[,;]?\s+(?:in\s+|\()?([^\s(].*?)\)?(?:\s+time)?)?$/i;

function takeWhenEmpty(words: string): Pick<DigestOrder, "whenEmpty"> & { readonly rest: string } {
  const match =
    /(?:[,;]|\s+(?:or|otherwise|else))+\s+(?:(?:say|post)\s+)?(nothing|so)(?:\s+(?:if|when|where)\s.*)?$/i.exec(
      words,
    );
  if (match === null) return { rest: words, whenEmpty: null };
  const whenEmpty = match[1]?.toLowerCase() === "so" ? "line" : "nothing";
  return { rest: words.slice(0, match.index), whenEmpty };
}

/** "every day", "weekdays", "every monday and thursday", "every mon, wed and fri"; null for every day. */
function readDays(often: string): readonly Weekday[] | null {
  const text = often
    .toLowerCase()
    .replace(/^on\s+/, "")
    .replace(/^(?:every|each)\s+/, "");
  // "digest at 07:00" leaves open whether it is meant for today alone.
  if (text === "" || /^(?:every|each)$/.test(text))
    throw new DatelineError(
      "missing-argument",
      `A digest needs the days on which it is to come. Type: ${HOW}`,
    );
  if (/^(?:day|days|daily|morning)$/.test(text)) return null;
  const [from, to, ...more] = text.split(/\s*(?:-|–|\bto\b|\bthrough\b)\s*/);
  if (to !== undefined && more.length === 0)
    return daysBetween(dayNamed(from ?? "", often), dayNamed(to, often));
  const named = text
    .split(/\s*(?:,|&|\band\b)\s*/)
    .filter((one) => one !== "")
    .flatMap((one) => GROUPS.get(one) ?? [dayNamed(one, often)]);
  const days = new Set(named);
  return days.size === weekdays.length ? null : IN_ORDER.filter((day) => days.has(day));
}

const IN_ORDER: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map(
  [
    {
      names: ["weekday", "weekdays", "working day", "working days", "workday", "workdays"],
      days: IN_ORDER.slice(0, 5),
    },
    { names: ["weekend", "weekends"], days: IN_ORDER.slice(5) },
  ].flatMap(({ names, days }) => names.map((name) => [name, days] as const)),
);
const DAY_NAME = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?$/;

function dayNamed(written: string, often: string): Weekday {
  const name = written.trim();
  const day = IN_ORDER.find((one) => name.startsWith(one));
  if (day !== undefined && DAY_NAME.test(name)) return day;
  throw new DatelineError(
    "unknown-argument",
    `“${often.slice(0, 40)}” does not say on which days. Type: ${HOW}`,
  );
}

/** "friday to monday" passes the end of the week. */
function daysBetween(from: Weekday, to: Weekday): Weekday[] | null {
  const [first, last] = [IN_ORDER.indexOf(from), IN_ORDER.indexOf(to)];
  const days = IN_ORDER.filter((_, i) => (first <= last ? i >= first && i <= last : i >= first || i <= last));
  return days.length === weekdays.length ? null : days;
}
