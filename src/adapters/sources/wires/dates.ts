/** Hours east of UTC of the zones that feeds name; names that mean several zones (IST, CST of China) are not here. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
  ...{ bst: 1, west: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3 },
};
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const RFC_822 =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3})\p{L}*\.?,?[\s-]+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*))?$/u;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T\s]\s*(\d{2}:\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;

/** Before this day, no feed could say so: it is a clock that was never set. */
const EARLIEST = Date.UTC(1980, 0, 1);
/** A publisher's clock may run ahead by the zone that it forgot. */
const AHEAD = 24 * 3_600_000;

/**
 * A feed's date in ISO 8601 with its zone, so that the publisher's own day is known: RFC 822 or ISO 8601, in the
 * spellings that feeds have them in. Where the zone is a name that means nothing certain, the day alone; undefined
 * where it is no date, before 1980, or more than a day ahead.
 */
export function readFeedDate(written: string, now: number): string | undefined {
  const trimmed = written.trim().replace(/\s+/g, " ");
  const iso = fromIso(trimmed) ?? fromRfc822(trimmed);
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return time >= EARLIEST && time <= now + AHEAD ? iso : undefined;
}

function fromIso(written: string): string | undefined {
  const parts = ISO.exec(written);
  if (parts === null) return undefined;
  const [, day = "", minute, second = "00", zone = "Z"] = parts;
  if (minute === undefined) return isDay(day) ? day : undefined;
  return isDay(day) ? `${day}T${minute}:${second}${offsetOf(zone) ?? "Z"}` : undefined;
}

function fromRfc822(written: string): string | undefined {
  const parts = RFC_822.exec(written);
  if (parts === null) return undefined;
  const [, date = "", name = "", year = "", hour, minute = "", second = "00", zone = ""] = parts;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const full = year.length === 4 ? year : `${Number(year) < 70 ? "20" : "19"}${year}`;
  const day = `${full}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (month === 0 || !isDay(day)) return undefined;
  if (hour === undefined) return day;
  const offset = zone === "" ? "Z" : offsetOf(zone);
  return offset === undefined ? day : `${day}T${hour.padStart(2, "0")}:${minute}:${second}${offset}`;
}

/** `+01:00` from `+0100`, `GMT+1`, `CET` or `Z`; undefined where it is none of these. */
function offsetOf(zone: string): string | undefined {
  const parts = /^(?:utc|gmt)?\s*([+-]\d{1,2}):?(\d{2})?$/i.exec(zone.replace(/\s*\(.*\)$/, ""));
  if (parts) return `${parts[1]?.[0]}${parts[1]?.slice(1).padStart(2, "0")}:${parts[2] ?? "00"}`;
  const hours = ZONES[zone.toLowerCase()];
  if (hours === undefined) return undefined;
  return `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
}

/** Whether the calendar has it: `Date` takes the 31st of February for a day in March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
