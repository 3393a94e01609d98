import { describe, expect, it } from "vitest";
import { isTimezone, readTimeOfDay, readTimezone } from "../../../src/core/standing/hours.js";

describe("a time of day", () => {
  it.each([
    ["07:00", "07:00"],
    ["7", "07:00"],
    ["0:05", "00:05"],
    ["23.59", "23:59"],
    ["7am", "07:00"],
    ["7:05 PM", "19:05"],
    ["12am", "00:00"],
    ["12:30 a.m.", "00:30"],
    ["12pm", "12:00"],
    [" Noon ", "12:00"],
    ["midnight", "00:00"],
  ])("%s is %s", (written, time) => {
    expect(readTimeOfDay(written)).toBe(time);
  });

  it.each(["", "24:00", "7:60", "0am", "13pm", "7:5", "seven", "07:00:00", "-7", "7 xm"])(
    "%s is none",
    (written) => {
      expect(() => readTimeOfDay(written)).toThrow(expect.objectContaining({ code: "no-such-time" }));
    },
  );
});

describe("a time zone", () => {
  it.each([
    ["Europe/London", "Europe/London"],
    ["europe/london", "Europe/London"],
    ["AMERICA/NEW YORK", "America/New_York"],
    ["London", "Europe/London"],
    ["port-au-prince", "America/Port-au-Prince"],
    ["Damascus", "Asia/Damascus"],
    // Of two names of one zone, the one that was written.
    ["Asia/Kathmandu", "Asia/Kathmandu"],
    ["asia/kathmandu", "Asia/Kathmandu"],
    ["utc", "UTC"],
  ])("%s is %s", (written, zone) => {
    expect(readTimezone(written)).toBe(zone);
    expect(isTimezone(zone)).toBe(true);
  });

  it.each(["", "Narnia", "Europe/Narnia", "+01:00", "7", "Europe", "../etc"])("%s is none", (written) => {
    expect(() => readTimezone(written)).toThrow(expect.objectContaining({ code: "no-such-timezone" }));
    expect(isTimezone(written)).toBe(false);
  });

  it("every one that there is, is known by its name", () => {
    for (const zone of Intl.supportedValuesOf("timeZone"))
      expect(readTimezone(zone.toLowerCase())).toBe(zone);
  });
});
