import { describe, expect, test } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import type { Message } from "../../../src/core/channel/message.js";
import { answerMessage } from "../../../src/core/channel/message.js";
import { START } from "../../../src/core/channel/page.js";
import { textOf } from "../../../src/core/view/runs.js";
import {
  CHANNEL,
  limited,
  lost,
  type Process,
  refused,
  start,
  type World,
  wordsOf,
  worldAt,
} from "./support.js";

const OLD = "The dam at Norvik has lost four of its nine gates, the river service said on Wednesday.";
const NEW = "The dam at Norvik has lost two of its nine gates, the river service said on Wednesday.";
const OTHER = "Repairs of the dam will take until June, the mayor of Norvik announced.";

/** Shows an answer to the whole channel, as a shared one is. */
async function share(
  { clock, platform, store: _ }: World,
  { desk, standing }: Process,
  question: string,
): Promise<void> {
  const message = answerMessage(desk, {
    ...{ question, cursor: START, visibility: "public", areSeveral: false },
    capacity: platform.capacity,
  });
  const id = await platform.post(CHANNEL, message, { key: `shared at ${clock.now()}`, replyTo: null });
  if (message.quoted === null) throw new Error("It quotes nothing.");
  await standing.shown({ quoted: message.quoted, to: CHANNEL, id, byline: "Shared by Ada" });
}

async function shared(): Promise<{ world: World; process: Process }> {
  const world = worldAt("2031-03-05T10:00:00Z");
  const process = await start(world);
  await process.bring({ id: "dam", title: "Dam", text: `${OLD}\n\n${OTHER}` });
  await share(world, process, "who-claimed dam");
  await process.standing.round();
  world.clock.moveTo("2031-03-05T11:00:00Z");
  return { world, process };
}

const shown = ({ platform }: World, at = 0): Message => platform.posts[at]?.message as Message;

describe("what a channel was shown", () => {
  test("stays as it is while the article says it", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", title: "Dam", text: `${OLD}\n\n${OTHER}\n\nIt rains again.` });
    await process.standing.round();
    expect(world.platform.posts[0]?.edits).toBe(0);
  });

  test("is edited where the article is corrected, with the old words and the new ones", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    await process.standing.round();
    expect(world.platform.posts).toHaveLength(1);
    expect(world.platform.posts[0]?.edits).toBe(1);
    expect(wordsOf(shown(world))).toMatchInlineSnapshot(`
      "2 statements about “dam”
      CORRECTED, 5 Mar 2031, 11:00 UTC. The article said before:
      The dam at Norvik has lost four of its nine gates, the river service said on Wednesday.
      It says now:
      The dam at Norvik has lost two of its nine gates, the river service said on Wednesday.
      Dam · 5 Mar 2031, 11:00 UTC
      the river service
      said
      The dam at Norvik has lost two of its nine gates, the river service said on Wednesday.
      Dam · 5 Mar 2031, 11:00 UTC
      the mayor of Norvik [official]
      announced
      Repairs of the dam will take until June, the mayor of Norvik announced.
      Dam · 5 Mar 2031, 11:00 UTC"
    `);
    expect(shown(world).byline).toBe("Shared by Ada");
  });

  test("is edited at once, also right after all was looked at", async () => {
    const { world, process } = await shared();
    await process.standing.round();
    world.clock.moveTo("2031-03-05T11:00:01Z");
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    expect(world.platform.posts[0]?.edits).toBe(1);
  });

  test("is edited where only its overview was made of what has changed", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    const toll = (count: string, who: string): string =>
      `${who} said ${count} people were killed by the flood in Norvik on Tuesday.`;
    await process.bring({ id: "one", text: toll("four", "The health office") });
    await process.bring({ id: "two", text: toll("nine", "The army") });
    // One figure a page: the overview of the event tells of both.
    const { capacity } = world.platform;
    const narrow = { ...capacity, fits: (_: string, { length }: readonly unknown[]) => length < 6 };
    const message = answerMessage(process.desk, {
      ...{ question: "casualties norvik", cursor: START, visibility: "public", areSeveral: false },
      capacity: narrow,
    });
    const quotes = message.pieces.filter(({ kind }) => kind === "quote").map(({ line }) => textOf(line));
    expect(quotes).toHaveLength(1);
    expect(wordsOf(message)).toContain("4 to 9");
    const id = await world.platform.post(CHANNEL, message, { key: "shared", replyTo: null });
    await process.standing.shown({ quoted: message.quoted as never, to: CHANNEL, id, byline: null });
    await process.standing.round();
    const other = quotes[0]?.includes("four") ? "two" : "one";
    await process.bring({ id: other, text: "", status: "canceled" });
    await process.standing.round();
    expect(world.platform.posts[0]?.edits).toBe(1);
    expect(wordsOf(shown(world))).not.toContain("4 to 9");
  });

  test("is edited where the article is withdrawn, and none of its words is left", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", text: "", status: "canceled" });
    await process.standing.round();
    expect(wordsOf(shown(world))).toMatchInlineSnapshot(`
      "Nobody is named as claiming anything about “dam”.
      WITHDRAWN, 5 Mar 2031, 11:00 UTC: 2 quotations that stood here: what they were taken from was withdrawn, or is held back. Please do not use them.
      No article has the word “dam”."
    `);
    expect(JSON.stringify(shown(world))).not.toContain("gates");
    expect(JSON.stringify([...world.store.documents])).not.toContain("gates");
  });

  test("loses the words of a correction, too, where the article is withdrawn after it", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    world.clock.moveTo("2031-03-05T12:00:00Z");
    await process.bring({ id: "dam", text: "", status: "canceled" });
    await process.standing.round();
    expect(JSON.stringify(shown(world))).not.toContain("gates");
    expect(wordsOf(shown(world))).toContain("WITHDRAWN");
  });

  test("is corrected twice where it is corrected twice, with what is true now", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    world.clock.moveTo("2031-03-05T12:00:00Z");
    const third = NEW.replace("two", "three");
    await process.bring({ id: "dam", title: "Dam", text: `${third}\n\n${OTHER}` });
    await process.standing.round();
    expect(world.platform.posts[0]?.edits).toBe(2);
    const words = wordsOf(shown(world));
    expect(words.match(/CORRECTED/g)).toHaveLength(2);
    expect(words).toContain(third);
  });

  test("loses words that are withdrawn, shown again and withdrawn again", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    const bridge = "The bridge at Norvik is closed, the river service said on Wednesday.";
    await process.bring({ id: "dam", text: OLD });
    await process.bring({ id: "bridge", text: bridge });
    await share(world, process, "who-claimed norvik");
    const bring = async (time: string, article: ArticleInput): Promise<void> => {
      world.clock.moveTo(`2031-03-05T${time}:00Z`);
      await process.bring(article);
      await process.standing.round();
    };
    await bring("11:00", { id: "dam", text: OLD, status: "withheld" });
    expect(JSON.stringify(shown(world))).not.toContain("gates");
    await bring("12:00", { id: "dam", text: OLD, status: "usable" });
    // Something else is corrected: the message is made anew of all that there is.
    await bring("13:00", { id: "bridge", text: bridge.replace("closed", "open") });
    expect(wordsOf(shown(world))).toContain(OLD);
    await bring("14:00", { id: "dam", text: OLD, status: "withheld" });
    expect(JSON.stringify(shown(world))).not.toContain("gates");
  });

  test("has the last word of two processes that correct it at once", async () => {
    const { world, process } = await shared();
    const { platform } = world;
    const other = await start(world);
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    const edit = platform.edit.bind(platform);
    // While the first edit is on its way, the article is withdrawn, and the other process is faster.
    platform.edit = async (...given) => {
      platform.edit = edit;
      await other.book.catchUp();
      await other.bring({ id: "dam", text: "", status: "canceled" });
      await other.standing.round();
      expect(JSON.stringify(shown(world))).not.toContain("gates");
      return edit(...given);
    };
    await process.standing.round();
    expect(JSON.stringify(shown(world))).toContain("gates");
    world.clock.moveTo("2031-03-05T11:00:01Z");
    await other.standing.round();
    await process.standing.round();
    expect(JSON.stringify(shown(world))).not.toContain("gates");
    expect(JSON.stringify([...world.store.documents])).not.toContain("gates");
  });

  test("is corrected after a crash between the article and the edit", async () => {
    const { world, process } = await shared();
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    const next = await start(world);
    await next.standing.round();
    expect(wordsOf(shown(world))).toContain(NEW);
  });

  test.each([limited, lost])(
    "is corrected later where the platform does not take it now ($kind)",
    async (failure) => {
      const { world, process } = await shared();
      world.platform.faults.push({ call: "edit", when: "before", failure });
      await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
      await process.standing.round();
      expect(world.platform.posts[0]?.edits).toBe(0);
      world.clock.moveTo("2031-03-05T11:00:31Z");
      await process.standing.round();
      expect(world.platform.posts[0]?.edits).toBe(1);
    },
  );

  test("is answered with the correction, once, where it cannot be edited", async () => {
    const { world, process } = await shared();
    world.platform.faults.push({ call: "edit", when: "before", failure: refused("cant_update_message") });
    world.platform.faults.push({ call: "post", when: "after", failure: lost });
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    for (const minute of [1, 2, 3]) {
      world.clock.moveTo(`2031-03-05T11:0${minute}:00Z`);
      await process.standing.round();
    }
    expect(world.platform.posts).toHaveLength(2);
    expect(world.platform.posts[1]).toMatchObject({ replyTo: "m1" });
    expect(wordsOf(shown(world, 1))).toContain(OLD);
    // The reply is corrected in its turn.
    world.clock.moveTo("2031-03-05T12:00:00Z");
    await process.bring({ id: "dam", text: "", status: "canceled" });
    await process.standing.round();
    expect(world.platform.posts[1]?.edits).toBe(1);
    expect(JSON.stringify(shown(world, 1))).not.toContain("gates");
  });

  test("is forgotten where somebody has deleted it", async () => {
    const { world, process } = await shared();
    world.platform.posts.length = 0;
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await process.standing.round();
    expect(world.platform.posts).toEqual([]);
    expect(await world.store.list("posted/desk")).toEqual([]);
  });

  test("is corrected although it was overtaken on its way", async () => {
    const { world, process } = await shared();
    const { desk, standing } = process;
    const message = answerMessage(desk, {
      ...{ question: "search gates", cursor: START, visibility: "public", areSeveral: false },
      capacity: world.platform.capacity,
    });
    await process.bring({ id: "dam", title: "Dam", text: `${NEW}\n\n${OTHER}` });
    await standing.round();
    const id = await world.platform.post(CHANNEL, message, { key: "late", replyTo: null });
    await standing.shown({ quoted: message.quoted as never, to: CHANNEL, id, byline: null });
    await standing.round();
    expect(wordsOf(shown(world, 1))).toContain(NEW);
  });
});
