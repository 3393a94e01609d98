import { describe, expect, it } from "vitest";
import { parseQuestion } from "../../../src/core/questions/parse.js";
import { type Order, parseOrder, watchKey } from "../../../src/core/standing/order-words.js";

/** A Wednesday. */
const TODAY = "2031-03-05";
const order = (words: string): Order | null => parseOrder(words, TODAY);

const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"];
const digest = (at: string, more: object = {}) => ({
  ...{ kind: "digest", at, days: null, timezone: null, topic: "", whenEmpty: null },
  ...more,
});
const watch = (question: string, quiet: object | null = null) => ({ kind: "watch", question, quiet });
const unwatch = (question: string | null, all = false) => ({ kind: "unwatch", question, all });
const retract = (article: string, why: string) => ({ kind: "retract", article, why });

const orders: readonly (readonly [words: string, order: object])[] = [
  ["digest every day at 07:00", digest("07:00")],
  ["/digest every day at 07:00", digest("07:00")],
  ["  DIGEST   Every Day AT 7 ", digest("07:00")],
  ["digest every day at 7am", digest("07:00")],
  ["digest every day at 7 p.m.", digest("19:00")],
  ["digest every day at 7.30pm!", digest("19:30")],
  ["digest each day at 12am", digest("00:00")],
  ["digest daily at noon", digest("12:00")],
  ["digest every morning at 7 o’clock", digest("07:00")],
  [
    "digest every weekday at 7:30 Europe/London",
    digest("07:30", { days: WORKDAYS, timezone: "Europe/London" }),
  ],
  ["digest weekdays at 7:30 in london", digest("07:30", { days: WORKDAYS, timezone: "Europe/London" })],
  [
    "digest monday to friday at 7:30 London time",
    digest("07:30", { days: WORKDAYS, timezone: "Europe/London" }),
  ],
  ["digest every day at 06:15 (new york)", digest("06:15", { timezone: "America/New_York" })],
  ["digest every day at 06:15, asia/kathmandu", digest("06:15", { timezone: "Asia/Kathmandu" })],
  ["digest every day at 06:15 utc", digest("06:15", { timezone: "UTC" })],
  ["digest every monday at 07:00", digest("07:00", { days: ["mon"] })],
  ["digest on Mondays at 07:00", digest("07:00", { days: ["mon"] })],
  ["digest monday at 07:00", digest("07:00", { days: ["mon"] })],
  ["digest every fri, wed and mon at 07:00", digest("07:00", { days: ["mon", "wed", "fri"] })],
  ["digest every weekend at 9", digest("09:00", { days: ["sat", "sun"] })],
  ["digest every friday to monday at 9", digest("09:00", { days: ["mon", "fri", "sat", "sun"] })],
  ["digest every weekday and weekend at 9", digest("09:00")],
  ["digest every day at 07:00 or say nothing", digest("07:00", { whenEmpty: "nothing" })],
  ["digest every day at 07:00, say nothing if nothing is new.", digest("07:00", { whenEmpty: "nothing" })],
  [
    "digest every day at 07:00 Asia/Damascus or say so",
    digest("07:00", { timezone: "Asia/Damascus", whenEmpty: "line" }),
  ],
  [
    "digest every day at 07:00 Asia/Damascus about the Levee or nothing",
    digest("07:00", { timezone: "Asia/Damascus", topic: "the Levee", whenEmpty: "nothing" }),
  ],
  ["digest every day about levee at 7pm", digest("19:00", { topic: "levee" })],
  ["digest off", { kind: "digest-off" }],
  ["Digest Off.", { kind: "digest-off" }],
  ["digest stop", { kind: "digest-off" }],
  ["watch levee", watch("who-claimed levee")],
  ["Watch “Levee”.", watch("who-claimed Levee")],
  ["watch the U.S.", watch("who-claimed the U.S.")],
  ["watch levee by Eskarra", watch("who-claimed levee by Eskarra")],
  ["watch who-claimed levee by Eskarra stance DENIES", watch("who-claimed levee by Eskarra stance denies")],
  ["watch who claimed the levee?", watch("who-claimed levee")],
  ["watch casualties", watch("casualties")],
  ["watch Casualties in Quelmar", watch("casualties Quelmar")],
  ["watch the casualties in Quelmar", watch("casualties Quelmar")],
  ["watch how many were killed in Quelmar?", watch("casualties killed Quelmar")],
  ["watch casualties quelmar since yesterday", watch("casualties quelmar since 2031-03-04")],
  ["watch status quo", watch("who-claimed status quo")],
  ["watch quiet diplomacy", watch("who-claimed quiet diplomacy")],
  [
    "watch levee quiet 22:00-06:00",
    watch("who-claimed levee", { from: "22:00", to: "06:00", timezone: null }),
  ],
  [
    "watch casualties quelmar, quiet hours from 10pm until 6.30 am Asia/Kathmandu",
    watch("casualties quelmar", { from: "22:00", to: "06:30", timezone: "Asia/Kathmandu" }),
  ],
  ["watch levee quiet 22–6", watch("who-claimed levee", { from: "22:00", to: "06:00", timezone: null })],
  ["unwatch", unwatch(null)],
  ["unwatch ALL", unwatch(null, true)],
  ["unwatch everything", unwatch(null, true)],
  ["unwatch levee", unwatch("who-claimed levee")],
  ["unwatch casualties Quelmar", unwatch("casualties Quelmar")],
  ["unwatch levee quiet 22:00-06:00", unwatch("who-claimed levee")],
  ["watches", { kind: "watches", after: 0 }],
  ["WATCHES?", { kind: "watches", after: 0 }],
  ["watches after 12", { kind: "watches", after: 12 }],
  ["retract ota-1 --why the toll was wrong.", retract("ota-1", "the toll was wrong.")],
  ["retract ota-1 --why=wrong", retract("ota-1", "wrong")],
  ["retract ota-1 —why “It was a hoax.”", retract("ota-1", "It was a hoax.")],
  ["Retract ota-1 because it “was” wrong", retract("ota-1", "it “was” wrong")],
  ["retract ota-1: the toll: wrong", retract("ota-1", "the toll: wrong")],
  ["retract ota-1 the toll was wrong", retract("ota-1", "the toll was wrong")],
  ["retract article ota-1 because it was wrong", retract("ota-1", "it was wrong")],
  [
    "retract https://news.example.com/a:b?c=d It was never so",
    retract("https://news.example.com/a:b?c=d", "It was never so"),
  ],
  ["retract an id of words because it was wrong", retract("an id of words", "it was wrong")],
  ["retract “an id of words” it was wrong", retract("an id of words", "it was wrong")],
];

describe("an order", () => {
  it.each(orders)("%s", (words, expected) => {
    expect(order(words)).toEqual(expected);
  });

  it.each([
    "digest",
    "digest 2031-03-05",
    "digest Monday",
    "digest since Monday",
    "digest since 2031-03-05T07:00Z until 2031-03-06T07:00Z about levee",
    "digest about every day at 07:00",
    "digest about mondays at 7",
    "digests every day at 07:00",
    "search watch",
    "who-claimed watch",
    "watchtower",
    "what happened on Monday?",
    "help watch",
    "",
    " / ",
    `watch ${"a".repeat(1_000)}`,
  ])("is not in a question: %s", (words) => {
    expect(order(words)).toBeNull();
  });

  it.each([
    ["digest every day", "missing-argument", /needs the time .* digest every day at 07:00/],
    ["digest every day at", "missing-argument", /needs the time/],
    ["digest weekdays", "missing-argument", /needs the time/],
    ["digest at 07:00", "missing-argument", /needs the days .* digest every day at 07:00/],
    ["digest every at 07:00", "missing-argument", /needs the days/],
    ["digest every moon at 07:00", "unknown-argument", /“every moon” does not say on which days/],
    ["digest every monday to moonday at 07:00", "unknown-argument", /on which days/],
    ["digest every day at 25:00", "no-such-time", /“25:00” is not a time of day\. Write it as 07:00/],
    ["digest every day at 13pm", "no-such-time", /“13pm”/],
    ["digest every day at dawn", "no-such-time", /“dawn”/],
    [
      "digest every day at 07:00 Narnia",
      "no-such-timezone",
      /“Narnia” is not a time zone\. Write it as Europe/,
    ],
    ["digest every day at 07:00 +01:00", "no-such-timezone", /“\+01:00”/],
    ["watch", "missing-argument", /watch needs a topic, or casualties/],
    ["watch quiet 22:00-06:00", "missing-argument", /watch needs a topic/],
    ["watch levee quiet", "missing-argument", /watch levee quiet 22:00-06:00/],
    ["watch levee quiet 22:00-22:00", "no-such-time", /quiet 22:00-06:00/],
    ["watch levee quiet 22:00-26:00", "no-such-time", /“26:00”/],
    ["watch casualties 3", "not-watchable", /casualties idlib/],
    ["watch casualties uncounted", "not-watchable", /casualties idlib/],
    ["watch summary levee", "not-watchable", /watch airport/],
    ["watch digest", "not-watchable", /watch airport/],
    ["watch who-claimed", "missing-argument", /who-claimed needs a topic/],
    ["watch casualties quelmar since banana", "no-such-date", /“banana” is not a date/],
    ["retract", "missing-argument", /needs the id of an article and the reason/],
    ["retract ota-1", "missing-argument", /retract ID because REASON/],
    ["retract article ota-1", "missing-argument", /retract ID because REASON/],
    ["retract ota-1 because", "missing-argument", /the reason/],
    ["retract ota-1 --why", "missing-argument", /the reason/],
    ["retract ota-1 --why ...", "missing-argument", /the reason/],
    [`retract ota-1 because ${"so ".repeat(200)}`, "question-too-long", /500 characters/],
  ])("that is half of one is told what is missing: %s", (words, code, message) => {
    expect(() => order(words)).toThrow(
      expect.objectContaining({ name: "DatelineError", code, message: expect.stringMatching(message) }),
    );
  });

  it("to watch, once more with the question as it was understood, is the same order", () => {
    for (const [words] of orders) {
      const first = order(words);
      if (first?.kind !== "watch") continue;
      expect(order(`watch ${first.question}`)).toEqual({ ...first, quiet: null });
      const asking = { command: "", today: TODAY, findable: () => false };
      expect(parseQuestion(first.question, asking).readAs).toBeNull();
    }
  });
});

describe("the key of a watch", () => {
  it("is the same however its question is written", () => {
    expect(watchKey("casualties  Quelmar")).toBe(watchKey("Casualties quelmar"));
    expect(watchKey("casualties quelmar")).not.toBe(watchKey("who-claimed quelmar"));
  });
});
