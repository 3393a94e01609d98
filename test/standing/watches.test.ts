import { afterEach, describe, expect, test } from "vitest";
import { article, Newsroom } from "./newsroom.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

const SIX = "Six people were killed in the fire at the quay of Merrin on Wednesday, the Civil Guard said.";
const six = article(SIX, { title: "Toll of Merrin fire rises to six", published: "2032-06-09T12:03:00Z" });
const DENIAL = "The Dock Workers' Union denied that the warehouse had been locked.";
const denial = article(DENIAL, { title: "Union speaks", published: "2032-06-09T12:05:00Z" });
const EIGHT = "Eight people were killed in the fire at the quay of Merrin, the Civil Guard said.";
const eight = article(EIGHT, { title: "Eight dead", published: "2032-06-09T15:00:00Z" });

/** What was posted for watches. */
const changesOn = (name: "slack" | "discord"): string[] =>
  room
    .chat(name)
    .posts()
    .map(({ text }) => text)
    .filter((text) => text.includes("Watch of the Orsania desk"));

/** What a change is gathered for, and a little more; and what lies between two posts of one watch. */
const [GATHERED, BETWEEN] = [2, 16];
const passed = async (minutes: number): Promise<void> => {
  await room.pass(minutes);
  await room.settled();
};

describe.each(["slack", "discord"] as const)("watches on %s", (name) => {
  test("by a command and by a button tell the channel what has changed, once", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    const set = await chat.ask("other", "watch casualties Merrin");
    expect(set.text).toContain("I watch this for the channel: casualties Merrin.");
    const answer = await chat.ask("other", "who-claimed warehouse");
    const pressed = await answer.press("other", "Watch");
    expect(pressed.text).toContain("I watch this for the channel: who-claimed warehouse.");
    const listed = (await chat.ask("administrator", "watches")).text;
    expect(listed).toContain("The 2 watches of this channel.");
    expect(listed).toContain("casualties Merrin");
    expect(listed).toContain("who-claimed warehouse");
    expect((await chat.ask("other", "status")).text).toContain("Watches of this channel: 2.");
    expect((await chat.ask("other", "watches", "elsewhere")).text).toContain("This channel watches nothing.");

    await room.drop("six.md", six);
    await room.drop("denial.md", denial);
    await room.answers("article six", SIX);
    await room.answers("article denial", DENIAL);
    // What belongs together is to come together.
    await room.settled();
    expect(changesOn(name)).toEqual([]);
    await passed(GATHERED);
    await passed(GATHERED);
    const told = changesOn(name);
    expect(told).toHaveLength(2);
    const toll = told.find((text) => text.includes("killed 4 → 6, says the Civil Guard"));
    expect(toll).toContain(SIX);
    expect(toll).toContain("Toll of Merrin fire rises to six · Orsan Wire · 9 Jun 2032, 12:03 UTC");
    expect(told.find((text) => text.includes("warehouse: denial —"))).toContain(DENIAL);
    expect(chat.posts("elsewhere")).toEqual([]);
  });

  test("end by unwatch, one and all", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    for (const watched of ["casualties merrin", "warehouse", "ferry"])
      await chat.ask("other", `watch ${watched}`);
    const which = (await chat.ask("other", "unwatch")).text;
    expect(which).toContain("This channel has 3 watches. Say which one");
    expect((await chat.ask("administrator", "unwatch casualties Merrin")).text).toContain(
      "No longer watched here: casualties merrin.",
    );
    expect((await chat.ask("other", "unwatch casualties merrin")).text).toContain("has no such watch");
    expect((await chat.ask("other", "unwatch all")).text).toContain("No longer watched here:");
    expect((await chat.ask("other", "watches")).text).toContain("This channel watches nothing.");
    await room.drop("six.md", six);
    await room.answers("article six", SIX);
    await passed(GATHERED);
    expect(chat.posts()).toEqual([]);
  });

  test("go on over a restart, with what came in meanwhile, and do not tell it twice", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    const shared = await (await chat.ask("other", "casualties merrin")).press("other", "Share");
    await chat.ask("other", "watch casualties merrin quiet 22:00-06:00");
    await room.restart();
    // The button is from before.
    const pressed = await shared.press("administrator", "Watch");
    expect(pressed.text).toContain("I watch this for the channel: casualties merrin.");
    expect((await chat.ask("other", "watches")).text).toContain("The watch of this channel.");

    await room.drop("six.md", six);
    await room.answers("article six", SIX);
    await room.stop();
    await room.drop("eight.md", eight);
    await room.pass(GATHERED);
    await room.start();
    await chat.post("→ 8");
    await room.settled();
    await room.restart();
    await passed(BETWEEN);
    await passed(BETWEEN);
    const told = changesOn(name);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("killed 4 → 6 → 8");
    expect(told[0]).toContain(EIGHT);
  });

  test("do not flood a channel, and keep their quiet hours", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("other", "watch casualties merrin quiet 22:00-06:00");
    await room.drop("six.md", six);
    await room.answers("article six", SIX);
    await passed(GATHERED);
    expect(changesOn(name)).toHaveLength(1);
    await room.moveTo("2032-06-09T21:55:00Z");
    await room.drop("eight.md", eight);
    await room.answers("article eight", EIGHT);
    await room.moveTo("2032-06-09T22:00:00Z");
    await room.settled();
    expect(changesOn(name)).toHaveLength(1);
    await room.moveTo("2032-06-10T05:59:59Z");
    await room.settled();
    expect(changesOn(name)).toHaveLength(1);
    await room.moveTo("2032-06-10T06:00:00Z");
    await room.settled();
    expect(changesOn(name)).toHaveLength(2);
    expect(changesOn(name)[1]).toContain("killed 6 → 8");
  });
});
