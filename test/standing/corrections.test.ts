import { afterEach, describe, expect, test } from "vitest";
import { article, Newsroom, notice } from "./newsroom.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

const OLD = "Four people were killed in a fire at the quay of Merrin on Wednesday, the Civil Guard said.";
const NEW = "Three people were killed in a fire at the quay of Merrin on Wednesday, the Civil Guard said.";
const quay = (text: string, more = ""): string =>
  article(text, { title: "Dead in fire at Merrin quay", published: "2032-06-09T08:00:00Z" }).replace(
    "source:",
    `${more}source:`,
  );
/** Words that only that article has. */
const OF_QUAY = ["Four people", "Three people", "locked", "heads the guard", "Merrin quay", "merrin-quay"];

const wordsLeft = (payloads: string): string[] => OF_QUAY.filter((one) => payloads.includes(one));

describe.each(["slack", "discord"] as const)("what a channel on %s was shown", (name) => {
  const shareBoth = async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    const shared = await (await chat.ask("other", "casualties merrin")).press("other", "Share");
    const asked = await chat.askForAll("other", "who-claimed warehouse gate merrin");
    expect(shared.text).toContain(OLD);
    expect(asked.text).toContain("locked");
    await room.settled();
    return { chat, shared, asked };
  };

  test("is corrected where it stands, with the old words and the new ones", async () => {
    const { chat, shared } = await shareBoth();
    await room.pass(7);
    await room.drop("quay.md", quay(NEW));
    await shared.until("CORRECTED");
    const text = shared.now() ?? "";
    expect(text).toContain("CORRECTED, 9 Jun 2032, 12:07 UTC. The article said before:");
    expect(text.indexOf(OLD)).toBeLessThan(text.indexOf("It says now:"));
    expect(text.indexOf("It says now:")).toBeLessThan(text.indexOf(NEW));
    expect(text).toContain("Shared by ");
    // Nobody is told by a second message.
    expect(chat.posts()).toHaveLength(2);
  });

  test("loses every word of an article that its source withdraws by a notice", async () => {
    const { chat, shared, asked } = await shareBoth();
    await room.drop("kill.json", notice("quay"));
    for (const one of [shared, asked]) await one.until("WITHDRAWN");
    await room.settled();
    expect(wordsLeft(chat.payloads())).toEqual([]);
    expect((await chat.ask("other", "who-claimed merrin")).text).not.toContain("Four people");
    // The file that was there before is no way back.
    await room.restart();
    await room.settled();
    expect(wordsLeft(chat.payloads())).toEqual([]);
    expect((await chat.ask("other", "article quay")).text).toContain("no article");
  });

  test("loses them where an administrator retracts the article, and nobody else can", async () => {
    const { chat, shared, asked } = await shareBoth();
    const words = "retract quay because its source was an impostor";
    expect((await chat.ask("other", words)).text).toContain("Only those who administer the Orsania desk");
    expect((await chat.directly("other", words)).text).toContain("Only those who administer");
    await room.settled();
    expect(shared.now()).toContain(OLD);
    expect((await chat.ask("administrator", words)).text).toContain("quay is withdrawn");
    for (const one of [shared, asked]) await one.until("WITHDRAWN");
    await room.settled();
    expect(wordsLeft(chat.payloads())).toEqual([]);
    expect(chat.payloads()).not.toContain("impostor");
  });

  test("loses them where a later version puts the article under embargo, and is told again after it", async () => {
    const { chat, shared, asked } = await shareBoth();
    await room.drop("quay.md", quay(OLD, "embargoedUntil: 2032-06-09T18:00:00Z\n"));
    for (const one of [shared, asked]) await one.until("WITHDRAWN");
    await room.settled();
    expect(wordsLeft(chat.payloads())).toEqual([]);
    await room.moveTo("2032-06-09T18:00:00Z");
    await room.settled();
    expect((await chat.ask("other", "casualties merrin")).text).toContain(OLD);
  });

  test("is corrected after a restart where its article changed in between", async () => {
    const { chat, shared } = await shareBoth();
    await room.stop();
    await room.drop("quay.md", quay(NEW));
    await room.start();
    await shared.until("CORRECTED");
    expect(shared.now()).toContain(NEW);
    await room.restart();
    await room.settled();
    expect(chat.posts()).toHaveLength(2);
  });

  test("and somebody has deleted is left alone, and the rest is corrected all the same", async () => {
    const { chat, shared, asked } = await shareBoth();
    shared.remove();
    await room.drop("kill.json", notice("quay"));
    await asked.until("WITHDRAWN");
    await room.settled();
    expect(shared.now()).toBeNull();
    expect(chat.posts()).toHaveLength(1);
    expect(wordsLeft(chat.payloads())).toEqual([]);
    await room.pass(120);
    await room.settled();
    // Whoever runs it is told, and once.
    const told = room.log.lines.filter(({ level }) => level === "warn").map(({ message }) => message);
    expect(told).toEqual([expect.stringContaining("the message that was to be corrected is gone")]);
  });

  test("is corrected in digests and in what watches told, too", async () => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("administrator", "digest every day at 14:00");
    await chat.ask("other", "watch casualties tolm");
    await room.settled();
    const TOLL = "Two sailors were killed at Tolm on Wednesday, the Civil Guard said.";
    const tolm = (text: string) => article(text, { title: "Sailors die", published: "2032-06-09T13:00:00Z" });
    await room.drop("tolm.md", tolm(TOLL));
    await room.answers("article tolm", TOLL);
    await room.pass(2);
    const told = await chat.post("Watch of the Orsania desk");
    await room.moveTo("2032-06-09T14:00:00Z");
    const digest = await chat.post("Digest of the Orsania desk");
    for (const one of [told, digest]) expect(one.text).toContain(TOLL);
    await room.settled();
    await room.drop("tolm.md", tolm(TOLL.replace("Two", "Three")));
    for (const one of [told, digest]) await one.until("CORRECTED");
    // The digest of that time knows nothing of the new version, and must not say that nothing was new.
    expect(digest.now()).toContain("Nothing of this digest stands as it was posted.");
    expect(told.now()?.indexOf("CORRECTED")).toBeLessThan(told.now()?.indexOf("Event 2 ·") ?? 0);
    await room.settled();
    await room.drop("kill.json", notice("tolm"));
    for (const one of [told, digest]) await one.until("WITHDRAWN");
    await room.settled();
    expect(chat.payloads()).not.toMatch(/sailors|Sailors die/);
  });
});
