import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Daily,
  isQuiet,
  lastSlot,
  nextSlot,
  quietEnd,
  type Slot,
} from "../../../src/core/standing/schedule.js";
import { LocalClock } from "./local-clock.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) days.push(dayOf(at));
  return days;
};

/** Every slot that somebody sees who looks every so often in a year, and each minute around the changes of the clock. */
function seenIn(year: number, daily: Daily, every: number): Slot[] {
  const changes = new LocalClock(daily.timezone).changes(year);
  const seen = new Map<number, Slot>();
  const look = (now: number): void => {
    const [last, next] = [lastSlot(daily, now), nextSlot(daily, now)];
    expect(last.at).toBeLessThanOrEqual(now);
    expect(next.at).toBeGreaterThan(now);
    // Nothing lies between them.
    expect(lastSlot(daily, next.at - 1)).toEqual(last);
    seen.set(last.at, last);
    seen.set(next.at, next);
  };
  for (let now = Date.UTC(year, 0, 1); now < Date.UTC(year + 1, 0, 1); now += every) look(now);
  for (const change of changes)
    for (let now = change - 3 * HOUR; now < change + 3 * HOUR; now += MINUTE) look(now);
  return [...seen.values()].sort((a, b) => a.at - b.at);
}

/** Damascus has not moved its clock since 2022. */
const years = [
  ["Europe/London", 2031, 2],
  ["America/New_York", 2031, 2],
  ["Asia/Damascus", 2021, 2],
  ["Asia/Damascus", 2031, 0],
  ["Asia/Kathmandu", 2031, 0],
] as const;
const times = [
  ["07:00", HOUR],
  ["01:30", 6 * HOUR],
  ["02:30", 6 * HOUR],
  ["00:00", 6 * HOUR],
  ["23:59", 6 * HOUR],
] as const;
const cases = years.flatMap(([zone, year, moved]) =>
  times.map(([at, every]) => ({ zone, year, moved, at, every })),
);

describe("a year of digests", () => {
  it.each(cases)(
    "in $zone at $at of $year: one a day, each at its local hour",
    ({ zone, year, moved, at, every }) => {
      const clock = new LocalClock(zone);
      expect(clock.changes(year)).toHaveLength(moved);
      const expected = daysOf(year).map((day) => ({ at: clock.first(day, at), day }));
      const seen = seenIn(year, { at, timezone: zone }, every).filter(({ day }) =>
        day.startsWith(String(year)),
      );
      expect(seen).toEqual(expected);
      // But for the day of a gap, the clock on the wall shows the hour.
      const late = seen.filter((slot) => clock.shows(slot.at) !== `${slot.day} ${at}`);
      expect(late.length).toBeLessThanOrEqual(moved / 2);
    },
  );
});

describe("a slot", () => {
  const slots = (at: string, timezone: string, from: string, count: number): string[] => {
    const found: string[] = [];
    for (let now = Date.parse(from); found.length < count; ) {
      const { at: next, day } = nextSlot({ at, timezone }, now);
      found.push(`${day}: ${new Date(next).toISOString().slice(0, 16)}`);
      now = next;
    }
    return found;
  };

  it("within the gap of spring comes with the first instant after it", () => {
    expect(slots("01:30", "Europe/London", "2031-03-29T00:00Z", 3)).toEqual([
      "2031-03-29: 2031-03-29T01:30",
      "2031-03-30: 2031-03-30T01:00",
      "2031-03-31: 2031-03-31T00:30",
    ]);
    expect(slots("02:30", "America/New_York", "2031-03-09T00:00Z", 2)).toEqual([
      "2031-03-09: 2031-03-09T07:00",
      "2031-03-10: 2031-03-10T06:30",
    ]);
  });

  it("within the overlap of autumn comes with the first of the two", () => {
    expect(slots("01:30", "Europe/London", "2031-10-25T12:00Z", 2)).toEqual([
      "2031-10-26: 2031-10-26T00:30",
      "2031-10-27: 2031-10-27T01:30",
    ]);
    expect(slots("01:30", "America/New_York", "2031-11-01T12:00Z", 2)).toEqual([
      "2031-11-02: 2031-11-02T05:30",
      "2031-11-03: 2031-11-03T06:30",
    ]);
  });

  it("at a midnight that there is not belongs to the day that begins late", () => {
    expect(slots("00:00", "Asia/Damascus", "2021-03-24T23:00Z", 2)).toEqual([
      "2021-03-26: 2021-03-25T22:00",
      "2021-03-27: 2021-03-26T21:00",
    ]);
  });

  it("that a gap over midnight takes with it stays that of its day", () => {
    expect(slots("23:30", "America/Nuuk", "2031-03-29T12:00Z", 2)).toEqual([
      "2031-03-29: 2031-03-30T01:00",
      "2031-03-30: 2031-03-31T00:30",
    ]);
  });

  it("is not there for a day that a zone has skipped", () => {
    expect(slots("07:00", "Pacific/Apia", "2011-12-29T00:00Z", 3)).toEqual([
      "2011-12-29: 2011-12-29T17:00",
      "2011-12-31: 2011-12-30T17:00",
      "2012-01-01: 2011-12-31T17:00",
    ]);
  });

  it("comes on the weekdays that it is ordered for", () => {
    const weekdays: Daily = {
      at: "07:00",
      timezone: "Europe/London",
      days: ["mon", "tue", "wed", "thu", "fri"],
    };
    // 2031-03-07 is a Friday.
    const friday = nextSlot(weekdays, Date.parse("2031-03-07T00:00Z"));
    expect(friday.day).toBe("2031-03-07");
    expect(nextSlot(weekdays, friday.at).day).toBe("2031-03-10");
    expect(lastSlot(weekdays, Date.parse("2031-03-10T06:59Z"))).toEqual(friday);
    const sundays: Daily = { ...weekdays, days: ["sun"] };
    expect(lastSlot(sundays, Date.parse("2031-03-08T23:59Z")).day).toBe("2031-03-02");
    expect(nextSlot(sundays, Date.parse("2031-03-09T07:00Z")).day).toBe("2031-03-16");
  });

  it("is the last one at its very instant, and not the next one", () => {
    const daily: Daily = { at: "07:00", timezone: "Asia/Kathmandu" };
    const at = Date.parse("2031-03-07T01:15:00Z");
    expect(lastSlot(daily, at)).toEqual({ at, day: "2031-03-07" });
    expect(lastSlot(daily, at - 1).at).toBe(at - DAY);
    expect(nextSlot(daily, at).at).toBe(at + DAY);
    expect(nextSlot(daily, at - 1).at).toBe(at);
  });

  it.each([
    [{ at: "24:00", timezone: "Europe/London" }, "no-such-time"],
    [{ at: "7:00", timezone: "Europe/London" }, "no-such-time"],
    [{ at: "07:00", timezone: "Europe/Loondon" }, "no-such-timezone"],
    [{ at: "07:00", timezone: "+01:00" }, "no-such-timezone"],
    [{ at: "07:00", timezone: "" }, "no-such-timezone"],
    [{ at: "07:00", timezone: "Europe/London", days: [] }, "no-such-time"],
  ] as const)("of %j is refused with %s", (daily, code) => {
    for (const slot of [lastSlot, nextSlot])
      expect(() => slot(daily, Date.UTC(2031, 0, 1))).toThrow(expect.objectContaining({ code }));
  });
});

describe("whenever and wherever", () => {
  const two = (number: number): string => String(number).padStart(2, "0");
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });

  it("a slot is at the first minute that shows its time or a later one, and the next is another day's", () => {
    fc.assert(
      fc.property(time, zone, instant, (at, timezone, now) => {
        const daily = { at, timezone };
        const [last, next] = [lastSlot(daily, now), nextSlot(daily, now)];
        const clock = new LocalClock(timezone);
        expect(last.at).toBe(clock.first(last.day, at));
        expect(next.at).toBe(clock.first(next.day, at));
        expect(last.at <= now && now < next.at).toBe(true);
        expect(last.day < next.day).toBe(true);
        const between = dayOf(Date.parse(last.day) + DAY);
        if (between !== next.day) expect(clock.first(between, at)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("quiet hours end at an instant that is not quiet, within a day, and not before", () => {
    fc.assert(
      fc.property(time, time, zone, instant, (from, to, timezone, now) => {
        fc.pre(from !== to);
        const quiet = { from, to, timezone };
        const end = quietEnd(quiet, now);
        expect(isQuiet(quiet, end)).toBe(false);
        expect(end - now).toBeLessThanOrEqual(26 * HOUR);
        if (end > now) expect(isQuiet(quiet, end - 1)).toBe(true);
        else expect(isQuiet(quiet, now)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe("quiet hours", () => {
  const night = { from: "22:00", to: "06:00", timezone: "Europe/London" };
  const at = (instant: string): number => Date.parse(instant);

  it("pass midnight", () => {
    const quiet = (instant: string): boolean => isQuiet(night, at(instant));
    expect(
      [
        "2031-01-10T21:59Z",
        "2031-01-10T22:00Z",
        "2031-01-11T03:00Z",
        "2031-01-11T05:59Z",
        "2031-01-11T06:00Z",
      ].map(quiet),
    ).toEqual([false, true, true, true, false]);
    expect(quietEnd(night, at("2031-01-10T23:00Z"))).toBe(at("2031-01-11T06:00Z"));
    expect(quietEnd(night, at("2031-01-10T12:00Z"))).toBe(at("2031-01-10T12:00Z"));
  });

  it("lie within a day", () => {
    const lunch = { from: "12:00", to: "13:30", timezone: "Asia/Kathmandu" };
    expect(isQuiet(lunch, at("2031-01-10T06:15Z"))).toBe(true);
    expect(isQuiet(lunch, at("2031-01-10T06:14Z"))).toBe(false);
    expect(quietEnd(lunch, at("2031-01-10T06:15Z"))).toBe(at("2031-01-10T07:45Z"));
  });

  it("that end in an hour that comes twice, end once", () => {
    const early = { ...night, to: "01:30" };
    expect(quietEnd(early, at("2031-10-25T23:00Z"))).toBe(at("2031-10-26T00:30Z"));
    for (const instant of ["2031-10-26T00:30Z", "2031-10-26T01:10Z", "2031-10-26T01:30Z"])
      expect(isQuiet(early, at(instant))).toBe(false);
  });

  it("that end within a gap, end with it", () => {
    const early = { ...night, to: "01:30" };
    expect(quietEnd(early, at("2031-03-30T00:59Z"))).toBe(at("2031-03-30T01:00Z"));
  });
});
