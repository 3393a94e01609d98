import { describe, expect, it } from "vitest";
import { figuresOf } from "./support.js";
import { article, shown, Watching } from "./watch-support.js";

const toll = (id: string, number: string, day = 1, more = {}) =>
  article(id, `The landslide in Merrin killed ${number} people, the Civil Guard said.`, {
    published: `2032-06-0${day}T10:00:00Z`,
    ...more,
  });
const first = toll("a", "four");
const watching = (question = "casualties merrin") => new Watching(question, [first]);

describe("a watch of figures", () => {
  it("tells a new figure under its event", () => {
    const other = article("b", "The landslide in Merrin injured nine people, the Civil Guard said.");
    const answer = watching().add(other).told();
    expect(shown(answer)).toEqual([
      "Casualties merrin: injured 9 people, says the Civil Guard",
      "event: Event 1 · Merrin · landslide · 1 Jun 2032 [single source]",
      "toll: injured  9  [single source]",
      "head: injured  9  people · as of 1 Jun 2032 — the Civil Guard",
      `quote: ${other.text}`,
      "source: untitled · Post · 1 Jun 2032, 10:00 UTC",
    ]);
    expect(answer.actions).toEqual([{ label: "Everything on it", question: "casualties merrin" }]);
  });

  it("tells a figure that its source has revised in a new article, with what it was", () => {
    const answer = watching()
      .add(toll("b", "six", 2))
      .told();
    expect(answer.headline).toBe("Casualties merrin: killed 4 → 6, says the Civil Guard");
    expect(figuresOf(answer.items)).toMatchObject([
      { low: 6, earlier: [{ low: 4, citation: { article: "a", quote: first.text } }] },
    ]);
    expect(shown(answer)).toContain("head: killed  4 → 6  people · as of 2 Jun 2032 — the Civil Guard");
  });

  it("tells a figure that a correction of its article has revised", () => {
    const answer = watching()
      .add({ ...toll("a", "six"), version: 2 })
      .told();
    expect(answer.headline).toBe("Casualties merrin, corrected: killed 4 → 6, says the Civil Guard");
    expect(figuresOf(answer.items)[0]?.earlier?.[0]?.citation.quote).toBe(first.text);
    expect(answer.notes).toEqual([]);
  });

  it("takes 4, 6, 4 for two changes, told apart or in one message", () => {
    const apart = watching().add(toll("b", "six", 2));
    expect(apart.told().headline).toBe("Casualties merrin: killed 4 → 6, says the Civil Guard");
    expect(apart.add(toll("c", "four", 3)).told().headline).toBe(
      "Casualties merrin: killed 6 → 4, says the Civil Guard",
    );
    const together = watching().add(toll("b", "six", 2), toll("c", "four", 3));
    expect(together.kinds).toEqual(["revised", "revised"]);
    expect(together.told().headline).toBe("Casualties merrin: killed 4 → 6 → 4, says the Civil Guard");
  });

  it("takes 4, 6, 4 by corrections of one article for two changes as well", () => {
    const watch = watching().add({ ...toll("a", "six"), version: 2 }, { ...toll("a", "four"), version: 3 });
    expect(watch.kinds).toEqual(["revised", "revised"]);
    expect(watch.told().headline).toBe(
      "Casualties merrin, corrected: killed 4 → 6 → 4, says the Civil Guard",
    );
  });

  it("does not tell a value whose article was withdrawn", () => {
    const six = toll("b", "sixty-six", 2);
    const watch = watching().add(six);
    watch.told();
    const answer = watch.add({ ...six, status: "canceled", version: 2 }).told();
    expect(answer.headline).toBe("Casualties merrin: killed (no longer shown) → 4, says the Civil Guard");
    expect(answer.notes).toEqual([
      "An earlier value is not shown any more: its article was withdrawn or corrected, or is held back. Please do not use it.",
    ]);
    expect(JSON.stringify(answer)).not.toContain("66");
    expect(figuresOf(answer.items)).toMatchObject([{ low: 4, citation: { article: "a" } }]);
  });

  it("tells that a figure was withdrawn, and neither its number nor whose it was", () => {
    const answer = watching()
      .add({ ...first, status: "canceled", version: 2 })
      .told();
    expect(shown(answer)).toEqual([
      "Casualties merrin: 1 figure withdrawn",
      "note: 1 figure is not shown any more: its article was withdrawn, or is held back. Please do not use it.",
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/four|Guard|landslide/);
  });

  it("tells what a correction took out", () => {
    const answer = watching()
      .add({ ...first, version: 2, text: "A landslide blocked the road to Merrin." })
      .told();
    expect(shown(answer)).toEqual([
      "Casualties merrin: 1 figure taken out by a correction",
      `note: Taken out by a correction of an untitled article (Post): “${first.text}”`,
    ]);
  });

  it("tells a correction of who says it with what was there before", () => {
    const text = "The landslide in Merrin killed seven people, the Orsanian Army said.";
    const answer = watching()
      .add({ ...first, version: 2, text })
      .told();
    expect(answer.headline).toBe("Casualties merrin, corrected: killed 4 → 7, says the Orsanian Army");
    expect(answer.notes).toEqual([]);
  });

  it("tells a denial of a figure", () => {
    const text = "The Orsanian Army denied that the landslide in Merrin killed four people.";
    const answer = watching()
      .add(article("b", text, { published: "2032-06-02T10:00:00Z" }))
      .told();
    expect(answer.headline).toMatch(/\[denied\], says The Orsanian Army$/);
  });

  it("tells that a source which counted none now counts some", () => {
    const none = article("a", "Nobody was killed in the landslide in Merrin, the Civil Guard said.");
    const answer = new Watching("casualties merrin", [none]).add(toll("b", "six", 2)).told();
    expect(answer.headline).toBe("Casualties merrin: killed 0 → 6, says the Civil Guard");
  });

  it("follows a revision though it tells the cause of the event more exactly", () => {
    const text = (cause: string, number: string) =>
      `An ${cause} on Merrin on Tuesday killed ${number} people, the Civil Guard said.`;
    const watch = new Watching("casualties merrin", [article("a", text("attack", "four"))]);
    watch.add(article("b", text("airstrike", "six"), { published: "2032-06-02T10:00:00Z" }));
    expect(watch.kinds).toEqual(["revised"]);
    watch.add(article("c", text("airstrike", "seven"), { published: "2032-06-03T10:00:00Z" }));
    expect(watch.told().headline).toBe("Casualties merrin: killed 4 → 6 → 7, says the Civil Guard");
  });

  it("takes a copy for no change, be it of a speaker's figure or of a paper's own account", () => {
    const own =
      "At least five people died in the landslide in Merrin, which also buried the only road to Tolm.";
    const watch = new Watching("casualties merrin", [first, article("own", own)])
      .add(toll("b", "four", 1, { source: "Lamp", published: "2032-06-01T12:00:00Z" }))
      .add(article("own2", own, { source: "Courier", published: "2032-06-01T12:00:00Z" }))
      .add(article("own3", own, { source: "Aurora", published: "2032-06-01T09:00:00Z" }));
    expect(watch.changes).toEqual([]);
  });

  it("takes a copy of what no place tells for no change", () => {
    const text = "Nine people were killed, the Civil Guard said.";
    const watch = new Watching("casualties", [article("x", text)]).add(
      article("y", text, { source: "Lamp", published: "2032-06-01T12:00:00Z" }),
    );
    expect(watch.changes).toEqual([]);
  });

  it("takes what is said again, or of another place, or long ago for no change", () => {
    const watch = watching()
      .add(toll("b", "four", 2))
      .add(article("c", "A landslide in Tolm killed six people, the Civil Guard said."))
      .add(article("d", "A landslide in Merrin killed 90 people in 2019, the Civil Guard said."))
      .add({ ...first, version: 2, text: `Merrin lies in the hills.\n\n${first.text}` });
    expect(watch.changes).toEqual([]);
  });

  it("tells a second number that a source gives at the same time, and not the first again", () => {
    const answer = watching().add(toll("b", "six")).told();
    expect(figuresOf(answer.items).map(({ low }) => low)).toEqual([6]);
  });

  it("hears of an embargoed toll when its embargo lifts", () => {
    const watch = watching().add(toll("b", "sixty-six", 2, { embargoedUntil: "2032-06-11T00:00:00Z" }));
    expect(watch.changes).toEqual([]);
    expect(watch.moveTo("2032-06-11T00:00:00Z").told().headline).toBe(
      "Casualties merrin: killed 4 → 66, says the Civil Guard",
    );
  });

  it("names the place of its only figure where the question does not", () => {
    const answer = new Watching("casualties killed", [first]).add(toll("b", "six", 2)).told();
    expect(answer.headline).toBe("Casualties killed: killed 4 → 6 (Merrin), says the Civil Guard");
  });

  it("tells corrections and revisions apart, in its headline and in its counts", () => {
    const other = article("c", "The landslide in Merrin injured nine people, the Civil Guard said.");
    const answer = new Watching("casualties merrin", [first, other])
      .add({ ...other, version: 2, text: other.text.replace("nine", "two") }, toll("b", "six", 2))
      .told();
    expect(answer.headline).toBe("Casualties merrin: 1 figure revised, 1 corrected");
  });

  it("counts several changes in its headline, and keeps those of an event together", () => {
    const answer = watching()
      .add(toll("b", "six", 2))
      .add(article("c", "The landslide in Merrin injured nine people, the Civil Guard said."))
      .add(
        article("d", "An airstrike on Merrin killed two civilians, the Orsanian Army said.", {
          published: "2032-06-05T10:00:00Z",
        }),
      )
      .told();
    expect(answer.headline).toBe("Casualties merrin: 2 new figures, 1 revised");
    const numbers = figuresOf(answer.items).map(({ event }) => event);
    expect(numbers).toEqual([2, 1, 1]);
    expect(answer.events?.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it("gives pages of as many items as are wanted", () => {
    const watch = watching().add(
      article("c", "The landslide in Merrin injured nine people, the Civil Guard said."),
      article("d", "The landslide in Merrin killed eight people, the Orsanian Army said."),
    );
    const all = watch.desk.changed("casualties merrin", watch.changes);
    const pages = [0, 1].map((offset) =>
      watch.desk.changed("casualties merrin", watch.changes, { offset, limit: 1 }),
    );
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect(pages.map(({ total }) => total)).toEqual([2, 2]);
  });
});
