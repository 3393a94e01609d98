import { describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import { deskOf, eventsOf, karvaniaDesk, textsOf } from "../support.js";

const articles: ArticleInput[] = [
  {
    id: "levee",
    published: "2031-03-05T12:00:00Z",
    text:
      "The levee was built in 1988. " +
      "Engineers inspected the levee on 12 February. " +
      "The levee broke on Saturday. " +
      "The mayor will open the new levee on Friday. " +
      "Nobody guards the levee at night.",
  },
  { id: "ferry", published: "2031-03-04T12:00:00Z", text: "The ferry sank on Saturday. The ferry was red." },
];
const dated = (question: string, all = articles) =>
  eventsOf(deskOf(all).ask(question).items).map((event) => [event.date, event.text]);

describe("timeline", () => {
  it("is the dated sentences in the order of their dates, as precise as the text", () => {
    expect(dated("timeline levee")).toEqual([
      ["1988", "The levee was built in 1988."],
      ["2031-02-12", "Engineers inspected the levee on 12 February."],
      ["2031-03-01", "The levee broke on Saturday."],
      ["2031-03-07", "The mayor will open the new levee on Friday."],
    ]);
  });

  it("without a topic is that of all articles", () => {
    expect(dated("timeline")).toHaveLength(5);
  });

  it("of a day is what is told of that day", () => {
    for (const question of ["timeline on 2031-03-01", "what happened on Saturday?", "timeline on 1 March"])
      expect(
        dated(question)
          .map(([, text]) => text)
          .sort(),
      ).toEqual(["The ferry sank on Saturday.", "The levee broke on Saturday."]);
    expect(dated("timeline ferry on 2031-03-01")).toHaveLength(1);
  });

  it("of a day shows beside it what was published then", () => {
    const answer = deskOf([
      { id: "a", published: "2031-03-01", text: "The levee of Quelmar broke with a sound like thunder." },
    ]).ask("timeline on 2031-03-01");
    expect(answer.total).toBe(0);
    expect(answer.headline).toContain("Published that day");
    expect(textsOf(answer.related)).toEqual(["The levee of Quelmar broke with a sound like thunder."]);
  });

  it("does not place an undated article's weekday, but says that it is there", () => {
    const answer = deskOf([{ id: "a", text: "The levee broke on Saturday." }]).ask("timeline");
    expect(answer.items).toEqual([]);
    expect(answer.notes.join()).toContain("cannot be placed");
  });

  it("shows an undated article's weekday, undated, where that weekday is asked for", () => {
    const desk = deskOf([{ id: "a", text: "The levee broke on Saturday." }]);
    expect(eventsOf(desk.ask("timeline on 2031-03-01").items)).toMatchObject([{ date: null }]);
    expect(desk.ask("timeline on 2031-03-02").items).toEqual([]);
  });

  it("says that there is none where a topic is dated nowhere", () => {
    expect(deskOf(articles).ask("timeline guards")).toMatchObject({
      total: 0,
      headline: "No sentence dates an event on “guards”.",
    });
  });

  it("tells what happened in Pellimoor on Sunday, and not what happened on Friday", async () => {
    const answer = (await karvaniaDesk()).ask("what happened in Pellimoor on Sunday?");
    expect(answer.notes[0]).toBe("Read as: timeline Pellimoor on 2031-03-02");
    expect(answer.total).toBeGreaterThanOrEqual(3);
    for (const event of eventsOf(answer.items)) expect(event).toMatchObject({ date: "2031-03-02" });
    expect(textsOf(answer.items).join()).toContain("shells hit the market of Pellimoor");
  });

  it("dates what “could begin on Thursday” after the article and not before", async () => {
    const events = eventsOf((await karvaniaDesk()).ask("timeline ceasefire", { limit: 100 }).items);
    const talks = events.filter((event) => event.text.startsWith("Talks about a ceasefire could begin"));
    expect(talks.map((event) => event.date)).toEqual(["2031-03-06"]);
  });
});

describe("the days that matter most", () => {
  it("are as many as asked for, in order of time, each with as many sentences as asked for", async () => {
    const desk = await karvaniaDesk();
    const days = desk.timeline("quelmar", 3, 2);
    expect(days).toHaveLength(3);
    const dates = days.map((day) => day.date);
    expect(dates).toEqual([...dates].sort());
    for (const day of days) {
      expect(day.items.length).toBeGreaterThan(0);
      expect(day.items.length).toBeLessThanOrEqual(2);
      for (const item of day.items) expect(item).toMatchObject({ type: "event", date: day.date });
    }
  });

  it("include the day of the flood", async () => {
    expect((await karvaniaDesk()).timeline("flood", 5, 2).map((day) => day.date)).toContain("2031-03-01");
  });

  it("are none on an empty desk, and none on an unknown topic", () => {
    expect(deskOf([]).timeline("", 5, 5)).toEqual([]);
    expect(deskOf(articles).timeline("zzyzx", 5, 5)).toEqual([]);
  });
});
