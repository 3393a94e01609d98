import { describe, expect, it } from "vitest";
import { pageAt, START } from "../../src/core/channel/page.js";
import { citesOn } from "../../src/core/channel/quoted.js";
import { claimsOf } from "./support.js";
import { article, ROOMY, shown, Watching } from "./watch-support.js";

const GATE = "Ana Brel said that the harbour gate had been opened at night.";
const first = article("a", GATE);
const watching = (question = "who-claimed harbour") => new Watching(question, [first]);

describe("a watch of statements", () => {
  it("is quiet where nothing comes on it", () => {
    const watch = watching().add(article("b", "Ana Brel said that bread was dear."));
    expect(watch.changes).toEqual([]);
    expect(watch.told()).toMatchObject({ items: [], total: 0, notes: [] });
  });

  it("tells a new statement as it stands in its article", () => {
    const text = "The Civil Guard said that the harbour was safe.";
    const answer = watching().add(article("b", text)).told();
    expect(answer).toMatchObject({
      command: "watch",
      headline: "harbour: new statement — The Civil Guard",
      total: 1,
      notes: [],
      actions: [{ label: "Everything on it", question: "who-claimed harbour" }],
    });
    expect(claimsOf(answer.items)).toMatchObject([
      { speaker: "Civil Guard", citation: { article: "b", start: 0, end: text.length, quote: text } },
    ]);
  });

  it("tells a denial, and what it denies", () => {
    const denial = "The Orsanian Army denied that the harbour gate had been opened at night.";
    const answer = watching().add(article("b", denial)).told();
    expect(answer.headline).toBe("harbour: denial — The Orsanian Army");
    expect(claimsOf(answer.items)[0]?.denies).toMatchObject([{ speaker: "Ana Brel" }]);
  });

  it("names a speaker who is watched, and counts what was corrected", () => {
    const union = article("b", "Ana Brel said that the ferry was late. She said that the pier was closed.");
    const watch = new Watching("who-claimed by Brel", [first, union]);
    const answer = watch
      .add({ ...first, version: 2, text: GATE.replace("at night", "in the morning") })
      .add({ ...union, version: 2, text: union.text.replace("late", "very late") })
      .told();
    expect(answer.headline).toBe("By Brel: 2 statements corrected");
  });

  it("tells a denial that does not repeat what it denies", () => {
    const text = `The Civil Guard said that the harbour gate was broken. The Orsanian Army denied the claim.`;
    const answer = watching().add(article("b", text)).told();
    expect(answer.headline).toBe("harbour: 1 new statement, 1 denial");
    expect(
      claimsOf(answer.items)
        .map(({ stance }) => stance)
        .sort(),
    ).toEqual(["asserts", "denies"]);
  });

  it("takes a copy in another paper for no change, whichever of them is newer or goes", () => {
    const watch = watching()
      .add(article("b", GATE, { source: "Lamp", published: "2032-06-02T10:00:00Z" }))
      .add(article("c", GATE, { source: "Courier", published: "2032-05-30T10:00:00Z" }))
      .add(article("b", GATE, { status: "canceled", version: 2 }));
    expect(watch.changes).toEqual([]);
  });

  it("takes a corrected article that says the same for no change", () => {
    const watch = watching().add({ ...first, version: 2, text: `Corrected in parts.\n\n${GATE} It rained.` });
    expect(watch.changes).toEqual([]);
  });

  it("tells other words of a corrected article with the words before", () => {
    const now = "Ana Brel said that the harbour gate had been opened in the morning.";
    const answer = watching()
      .add({ ...first, version: 2, text: now })
      .told();
    expect(shown(answer)).toEqual([
      "harbour: corrected statement — Ana Brel",
      "head: Ana Brel · said",
      `earlier: before the correction: “${GATE}” — untitled · Post · 1 Jun 2032, 10:00 UTC`,
      `quote: ${now}`,
      "source: untitled · Post · 1 Jun 2032, 10:00 UTC",
    ]);
  });

  it("does not show the words before where the version that had them is held back itself", () => {
    const held = { ...first, embargoedUntil: "2032-07-01T00:00:00Z" };
    const watch = new Watching("who-claimed harbour").add(first);
    watch.told();
    watch.add({ ...held, version: 2, text: "Ana Brel said that the harbour gate had been sold." });
    watch.add({ ...first, version: 3, text: "Ana Brel said that the harbour gate had been opened late." });
    const answer = watch.told();
    expect(JSON.stringify(answer)).not.toContain("sold");
    expect(claimsOf(answer.items)[0]?.before?.quote).toBe(GATE);
  });

  it("tells what a correction took out, word for word, and of which article", () => {
    const answer = watching()
      .add({ ...first, version: 2, title: "The gate", text: "The gate is open." })
      .told();
    expect(shown(answer)).toEqual([
      "harbour: 1 statement taken out by a correction",
      `note: Taken out by a correction of “The gate” (Post): “${GATE}”`,
    ]);
    expect(answer.noted).toMatchObject([{ article: "a", start: 0, end: 0, quote: "" }]);
  });

  it("gives the place of words before a correction as their article, which alone may take them back", () => {
    const watch = watching().add({
      ...first,
      version: 2,
      text: "Ana Brel said that the harbour gate had been opened in the morning.",
    });
    const answer = watch.told();
    const [item] = claimsOf(answer.items);
    const before = item?.before;
    if (before === undefined) throw new Error("no words before");
    const place = watch.desk.citeOf(before);
    expect(place).toEqual({ article: "a", edition: expect.any(String), start: 0, end: 0 });
    expect(place && watch.desk.correctionOf(place)).toBeNull();
    watch.add({ ...first, status: "canceled", version: 3 });
    expect(place && watch.desk.correctionOf(place)).toEqual({ kind: "withdrawn" });
    expect(watch.desk.citeOf(before)).toBeNull();
  });

  it("lets the articles of which notes tell words be kept with a message", () => {
    const watch = watching().add({ ...first, version: 2, text: "The gate is open." });
    const page = pageAt(() => watch.told(), START, ROOMY);
    expect(citesOn(watch.desk, page, 0)).toMatchObject([{ article: "a", start: 0, end: 0 }]);
  });

  it("tells that a statement was withdrawn, without its words and whose they were", () => {
    const answer = watching()
      .add({ ...first, status: "canceled", version: 2 })
      .told();
    expect(shown(answer)).toEqual([
      "harbour: 1 statement withdrawn",
      "note: 1 statement is not shown any more: its article was withdrawn, or is held back. Please do not use it.",
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/Brel|gate/);
  });

  it("tells in one message what came and went, as it is now", () => {
    const other = article("b", "The Civil Guard said that the harbour was safe.");
    const watch = watching().add(other, { ...other, status: "withheld", version: 2 });
    expect(watch.kinds).toEqual(["new", "gone"]);
    const answer = watch.told();
    expect(answer).toMatchObject({ headline: "harbour: nothing new is left to show", items: [], total: 0 });
    expect(answer.notes).toEqual(["1 statement came in, and was taken back before this message."]);
  });

  it("takes A, B, A for two changes, and shows what is there", () => {
    const watch = watching().add(
      { ...first, version: 2, text: "Nothing is known." },
      { ...first, version: 3 },
    );
    expect(watch.kinds).toEqual(["gone", "new"]);
    expect(watch.told().notes).toEqual(["1 statement was taken back meanwhile, and is there again."]);
  });

  it("tells what changes are withdrawn before they are told as gone, never as new", () => {
    const other = article("b", "The Civil Guard said that the harbour was safe.");
    const watch = watching().add(other);
    watch.desk.add({ ...other, status: "canceled", version: 2 });
    const answer = watch.told();
    expect(answer.items).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/Guard|safe/);
  });

  it("hears of an embargoed version when its embargo lifts", () => {
    const watch = watching().add({
      ...first,
      version: 2,
      text: "Ana Brel said that the harbour gate was stolen.",
      embargoedUntil: "2032-06-11T00:00:00Z",
    });
    const held = watch.told();
    expect(held.headline).toBe("harbour: 1 statement withdrawn");
    expect(JSON.stringify(held)).not.toMatch(/stolen|Brel/);
    const lifted = watch.moveTo("2032-06-11T00:00:01Z").told();
    expect(lifted.headline).toBe("harbour: new statement — Ana Brel");
    expect(lifted.items[0]?.text).toContain("stolen");
  });

  it("does not lose a statement beside its topic when one comes that says it", () => {
    const watch = new Watching("who-claimed harbour", [
      article("a", "At the harbour, Ana Brel said that bread was dear."),
    ]).add(article("b", "The Civil Guard said that the harbour was safe."));
    expect(watch.kinds).toEqual(["new"]);
  });

  it("keeps to a speaker and a stance", () => {
    const texts = [
      "The Civil Guard denied that the harbour was unsafe.",
      "The Civil Guard said that the harbour was safe.",
      "Ana Brel denied that the harbour was unsafe.",
    ];
    const watch = watching("who-claimed harbour by Civil Guard stance denies").add(
      ...texts.map((text, i) => article(`n${i}`, text)),
    );
    expect(watch.told().items.map(({ text }) => text)).toEqual([texts[0]]);
  });

  it("gives the same state whatever the order in which the articles come", () => {
    const articles = [
      first,
      article("b", GATE, { source: "Lamp", published: "2032-06-02T10:00:00Z" }),
      article("c", `She said that the harbour was shut. The Civil Guard said the harbour was open.`),
    ];
    const one = new Watching("who-claimed harbour", articles).state;
    const other = new Watching("who-claimed harbour", [...articles].reverse()).state;
    expect(other).toEqual(one);
    expect(Object.keys(one).length).toBeGreaterThan(2);
  });
});

describe("what can be watched", () => {
  const { desk } = watching();

  it.each([
    [
      "who-claimed harbour gate by Ana Brel stance denies",
      "who-claimed harbour gate by Ana Brel stance denies",
    ],
    ["who-claimed by Brel", "who-claimed by Brel"],
    ["casualties Merrin killed", "casualties killed Merrin"],
    ["casualties killed in Merrin", "casualties killed Merrin"],
    ["casualties Merrin since 2032-06-01", "casualties Merrin since 2032-06-01"],
    ["casualties", "casualties"],
    ["who denied the harbour gate?", "who-claimed harbour gate stance denies"],
  ])("%s is watched as %s", (asked, watched) => {
    expect(desk.watchable(asked)).toBe(watched);
    expect(desk.watchable(watched)).toBe(watched);
  });

  it.each([
    "casualties 3",
    "casualties uncounted",
    "who-claimed stance denies",
    "search gate",
    "help",
    "digest",
  ])("%s is not", (asked) => {
    for (const ask of [() => desk.watchable(asked), () => desk.watched(asked), () => desk.changed(asked, [])])
      expect(ask).toThrow(expect.objectContaining({ code: "not-watchable" }));
  });

  it("is refused with what is wrong with the question itself", () => {
    expect(() => desk.watched("casualties since 30 February")).toThrow(
      expect.objectContaining({ code: "no-such-date" }),
    );
  });
});
