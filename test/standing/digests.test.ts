import { afterEach, describe, expect, test } from "vitest";
import { article, Newsroom } from "./newsroom.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

const ORDER = "digest every day at 07:00 Europe/London";
/** London is an hour before UTC in June. */
const DUE = "2032-06-10T06:00:00Z";
const FERRY = "The ferry to Tolm will not sail before Friday, the Dock Workers' Union announced.";
const ferry = article(FERRY, { title: "Union keeps Tolm ferry in port", published: "2032-06-09T13:00:00Z" });
const TRAIN = "Trains to Tolm run again, the Civil Guard announced.";
const train = article(TRAIN, { title: "Trains to Tolm are back", published: "2032-06-10T13:00:00Z" });

/** The digests among the posts of a channel. */
const digestsOf = (name: "slack" | "discord"): string[] =>
  room
    .chat(name)
    .posts()
    .map(({ text }) => text)
    .filter((text) => text.includes("Digest of the Orsania desk"));

const until = async (instant: string): Promise<void> => {
  await room.moveTo(instant);
  await room.settled();
};

describe.each(["slack", "discord"] as const)("a digest on %s", (name) => {
  test("is ordered in a channel by those who may, told by status, and ended", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    expect((await chat.ask("other", ORDER)).text).toContain(
      "Only those who administer the Orsania desk may do that. To be named as one of them, ask the night desk.",
    );
    expect((await chat.directly("administrator", ORDER)).text).toContain("That belongs to a channel");
    expect((await chat.ask("other", "status")).text).not.toContain("Digest");

    const done = (await chat.ask("administrator", ORDER)).text;
    expect(done).toContain("This channel gets a digest every day at 07:00 (Europe/London).");
    expect(done).toContain("The next comes on Thu 10 Jun 2032, 07:00 (Europe/London).");
    const status = (await chat.ask("other", "status")).text;
    expect(status).toContain(
      "Digest in this channel: every day at 07:00 (Europe/London); the next on Thu 10 Jun 2032, 07:00 (Europe/London).",
    );
    expect((await chat.ask("other", "status", "elsewhere")).text).not.toContain("Digest");

    expect((await chat.ask("other", "digest off")).text).toContain("Only those who administer");
    expect((await chat.ask("administrator", "digest off")).text).toContain("gets no digest any more");
    await until("2032-06-10T06:01:00Z");
    expect(chat.posts()).toEqual([]);
  });

  test("comes once a day at its hour, with what was new, its source and where to read it", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("administrator", ORDER);
    await room.settled();
    await room.pass(5);
    await room.drop("ferry.md", ferry);
    await room.answers("article ferry", FERRY);
    await until("2032-06-10T05:59:59Z");
    expect(chat.posts()).toEqual([]);

    await until(DUE);
    const [digest = "", ...more] = digestsOf(name);
    expect(more).toEqual([]);
    expect(digest).toContain(FERRY);
    expect(digest).toContain("Union keeps Tolm ferry in port · Orsan Wire · 9 Jun 2032, 13:00 UTC");
    expect(digest).toContain("pen the article");
    // What was in the folder before anybody asked for news is none.
    expect(digest).not.toContain("Merrin");
    expect(chat.payloads()).toContain("https://wire.example/2032-06-09");

    await room.pass(60);
    await room.restart();
    await room.settled();
    expect(digestsOf(name)).toHaveLength(1);
    await room.drop("train.md", train);
    await room.answers("article train", TRAIN);
    await until("2032-06-11T06:00:00Z");
    await until("2032-06-12T06:00:00Z");
    const [, second = "", third = ""] = digestsOf(name);
    expect(second).toContain(TRAIN);
    expect(second).not.toContain(FERRY);
    expect(third).toContain("Nothing new");
    expect(digestsOf(name)).toHaveLength(3);
  });

  test("that nobody could post in time comes once when the program is back, and says how late it is", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("administrator", ORDER);
    await room.settled();
    await room.drop("ferry.md", ferry);
    await room.answers("article ferry", FERRY);
    await room.stop();
    await room.moveTo("2032-06-10T09:00:00Z");
    await room.start();
    const digest = await chat.post(FERRY);
    expect(digest.text).toContain("Late by 3 h");
    await room.restart();
    await room.settled();
    expect(digestsOf(name)).toHaveLength(1);
    expect((await chat.ask("other", "status")).text).toContain("the next on Fri 11 Jun 2032, 07:00");
  });

  test("waits while the bot is thrown out, of which status tells elsewhere, and comes once when it is back", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("administrator", ORDER);
    await room.settled();
    await room.drop("ferry.md", ferry);
    await room.answers("article ferry", FERRY);
    chat.throwOut();
    await until(DUE);
    for (let hour = 0; hour < 6; hour++) {
      await room.pass(60);
      await room.settled();
    }
    expect(digestsOf(name)).toEqual([]);
    const elsewhere = (await chat.ask("other", "status", "elsewhere")).text;
    expect(elsewhere).toContain("Not posted yet in");
    expect(elsewhere).toMatch(/I am not in that channel|I cannot see the channel/);

    chat.letIn();
    await until("2032-06-10T13:00:00Z");
    await until("2032-06-10T14:00:00Z");
    expect(digestsOf(name)).toHaveLength(1);
    expect(digestsOf(name)[0]).toContain(FERRY);
    expect(digestsOf(name)[0]).toContain("Late by 7 h");
    expect((await chat.ask("other", "status", "elsewhere")).text).not.toContain("Not posted yet");
  });
});

test("a digest that the configuration plans goes to channels of both platforms, once each", async () => {
  room = await Newsroom.open(
    ({ slack, discord }) => `    timezone: Asia/Kathmandu
    digest:
      - { at: "07:00", empty: nothing, to: ["slack:${slack.here}", "discord:${discord.here}"] }
`,
  );
  await room.settled();
  await until("2032-06-10T01:15:00Z");
  expect([...digestsOf("slack"), ...digestsOf("discord")]).toEqual([]);
  await room.drop("ferry.md", ferry);
  await room.answers("article ferry", FERRY);
  await until("2032-06-11T01:14:59Z");
  expect([...digestsOf("slack"), ...digestsOf("discord")]).toEqual([]);
  await until("2032-06-11T01:15:00Z");
  await until("2032-06-12T01:15:00Z");
  for (const name of ["slack", "discord"] as const) {
    expect(digestsOf(name)).toHaveLength(1);
    expect(digestsOf(name)[0]).toContain(FERRY);
  }
});
