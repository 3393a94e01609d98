import { describe, expect, test } from "vitest";
import { discordCapacity } from "../../../src/adapters/discord/capacity.js";
import { slackCapacity } from "../../../src/adapters/slack/capacity.js";
import type { Message } from "../../../src/core/channel/message.js";
import type { Capacity } from "../../../src/core/channel/page.js";
import { Inbox } from "../../../src/core/keeping/inbox.js";
import { ChatOrders } from "../../../src/core/standing/chat-orders.js";
import { Retract } from "../../../src/core/standing/retract.js";
import {
  CHANNEL,
  daily,
  limited,
  type Process,
  refused,
  start,
  type World,
  wordsOf,
  worldAt,
} from "./support.js";

const DAM = { id: "dam", text: "The dam at Norvik has lost four of its nine gates, the river service said." };
const ASKED = { asker: { id: "U1", name: "Ada", groups: [] }, place: { channel: "C1", direct: false } };

function ordersOf({ store, clock }: World, { standing, desk, book, outbox, log }: Process): ChatOrders {
  const retract = new Retract({ desk, book, clock, inbox: new Inbox({ store, log }) });
  return new ChatOrders({
    ...{ platform: "slack", outbox, clock, log },
    desks: [{ standing, timezone: "UTC", retract }],
  });
}

const staffed = ({ desk }: Process) => ({
  desk,
  access: { channels: null, groups: null, administrators: ["U1"], contact: "the editor" },
});

async function order(world: World, process: Process, words: string, capacity?: Capacity): Promise<Message> {
  const { platform } = world;
  const orders = ordersOf(world, process);
  const taken = orders.take(words, staffed(process), ASKED, capacity ?? platform.capacity);
  if (taken === null) throw new Error(`It is no order: ${words}`);
  return taken;
}

async function at({ clock }: World, time: string, { standing }: Process): Promise<void> {
  clock.moveTo(`2031-03-${time}Z`);
  await standing.round();
}

const told = ({ platform }: World): string =>
  platform.posts.map(({ message }) => wordsOf(message)).join("\n");

describe("a digest that is set in its channel", () => {
  test("comes at its hour also where that is a second later", async () => {
    const world = worldAt("2031-03-05T06:59:59Z");
    const process = await start(world);
    const { headline } = await order(world, process, "digest every day at 07:00");
    expect(headline).toContain("The next comes on Wed 5 Mar 2031, 07:00 (UTC)");
    await at(world, "05T07:00:00", process);
    expect(world.platform.posts).toHaveLength(1);
  });

  test("comes a day later where its hour was a minute ago, with what came in since", async () => {
    const world = worldAt("2031-03-05T07:00:30Z");
    const process = await start(world);
    const { headline } = await order(world, process, "digest every day at 07:00");
    expect(headline).toContain("The next comes on Thu 6 Mar 2031, 07:00 (UTC)");
    await process.bring(DAM);
    await at(world, "05T07:01:00", process);
    expect(world.platform.posts).toEqual([]);
    await at(world, "06T07:00:00", process);
    expect(told(world)).toContain(DAM.text);
  });

  test("has no second one on its day when it is ended and set anew, and loses nothing", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    await order(world, process, "digest every day at 07:00");
    await at(world, "05T07:00:00", process);
    await order(world, process, "digest off");
    await at(world, "05T08:30:00", process);
    const { headline } = await order(world, process, "digest every day at 09:00");
    expect(headline).toContain("The next comes on Thu 6 Mar 2031, 09:00 (UTC)");
    await process.bring(DAM);
    await at(world, "05T09:00:00", process);
    expect(world.platform.posts).toHaveLength(1);
    await at(world, "06T09:00:00", process);
    expect(world.platform.posts).toHaveLength(2);
    expect(told(world)).toContain(DAM.text);
  });

  test("has nothing of the weeks for which it was off, and is not made up for", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    await order(world, process, "digest every day at 07:00");
    await at(world, "05T07:00:00", process);
    await order(world, process, "digest off");
    await at(world, "05T08:00:00", process);
    await process.bring(DAM);
    await at(world, "25T08:00:00", process);
    await order(world, process, "digest every day at 07:00");
    await at(world, "25T08:00:01", process);
    expect(world.platform.posts).toHaveLength(1);
    await at(world, "26T07:00:00", process);
    expect(world.platform.posts).toHaveLength(2);
    expect(told(world)).not.toContain(DAM.text);
  });

  test("is ended by one process also where another one has set it a moment ago", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const [one, other] = [await start(world), await start(world)];
    await order(world, one, "digest every day at 07:00");
    expect((await order(world, other, "digest off")).headline).toBe(
      "This channel gets no digest any more. To have it again: digest every day at 07:00",
    );
  });
});

describe("status", () => {
  const lines = (world: World, process: Process) =>
    ordersOf(world, process)
      .told(staffed(process), ASKED)
      .filter((line) => line.startsWith("Not posted"));

  async function failing(failure = refused("not_in_channel")) {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    await order(world, process, "digest every day at 07:00");
    world.platform.faults.push({ call: "post", when: "before", failure });
    await at(world, "05T07:00:00", process);
    return { world, process };
  }

  test("tells what could not be posted yet, also after a restart", async () => {
    const { world, process } = await failing();
    expect(lines(world, process)).toEqual(["Not posted yet in slack:C1: No: not_in_channel."]);
    const next = await start(world);
    await at(world, "05T07:00:01", next);
    expect(lines(world, next)).toEqual(["Not posted yet in slack:C1: No: not_in_channel."]);
  });

  test("tells nothing of it once another process has posted it", async () => {
    const { world, process } = await failing(limited);
    const other = await start(world);
    await at(world, "05T07:01:00", other);
    expect(world.platform.posts).toHaveLength(1);
    await at(world, "05T07:40:00", process);
    expect(lines(world, process)).toEqual([]);
  });

  test("tells nothing of it where nobody wants it any more", async () => {
    const { world, process } = await failing();
    await order(world, process, "digest off");
    await at(world, "05T08:00:00", process);
    expect(lines(world, process)).toEqual([]);
  });

  test("tells for a day what was given up", async () => {
    const { world, process } = await failing();
    world.platform.faults.push({ call: "post", when: "before", failure: refused("is_archived") });
    await at(world, "06T03:30:00", process);
    await at(world, "06T03:30:01", process);
    expect(lines(world, process)).toEqual(["Not posted in slack:C1: No: is_archived."]);
    await at(world, "07T03:30:02", process);
    expect(lines(world, process)).toEqual([]);
  });

  test("tells of another workspace only those who look after the desk", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const to = { ...CHANNEL, team: "T1" };
    const process = await start(world, [daily("07:00", "UTC", { to })]);
    await process.standing.round();
    world.platform.faults.push({ call: "post", when: "before", failure: refused("not_in_channel") });
    await at(world, "05T07:00:00", process);
    const toldTo = (id: string, team: string): string[] =>
      ordersOf(world, process).told(staffed(process), {
        asker: { ...ASKED.asker, id },
        place: { channel: "C9", direct: false, team },
      });
    const lines = ["Not posted yet in slack:C1: No: not_in_channel."];
    expect(toldTo("U1", "T2")).toEqual(lines);
    expect(toldTo("U2", "T1")).toEqual(lines);
    expect(toldTo("U2", "T2")).toEqual([]);
  });

  test("tells of five that could not be posted, and how many more there are", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    for (let i = 0; i < 9; i++) {
      await process.standing.plans.set({
        ...{ to: { ...CHANNEL, channel: `C${i}` }, topic: "", whenEmpty: "line", by: null },
        daily: { at: "07:00", timezone: "UTC" },
      });
      world.platform.faults.push({ call: "post", when: "before", failure: refused("not_in_channel") });
    }
    await at(world, "05T06:00:01", process);
    await at(world, "05T07:00:00", process);
    expect(lines(world, process)).toHaveLength(5);
    expect(ordersOf(world, process).told(staffed(process), ASKED).at(-1)).toBe(
      "Nor could 4 others be posted: see the log.",
    );
  });
});

describe("watches", () => {
  test("are set with a word on what is not found so far, and woken with their quiet hours", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    const quiet = "quiet 22:00-06:00 Europe/London";
    const { headline } = await order(world, process, `watch dam ${quiet}`);
    expect(headline).toContain("So far nothing is found for it.");
    await process.bring(DAM);
    expect((await order(world, process, "watch river")).headline).not.toContain("So far");
    const { watches } = process.standing;
    const [dam] = watches.of(CHANNEL).filter(({ question }) => question.includes("dam"));
    if (dam === undefined) throw new Error("no watch");
    await watches.replace(dam, { ...dam, paused: "Nobody had asked." });
    expect(wordsOf(await order(world, process, "watches"))).toContain(
      `rests: Nobody had asked. To wake it: watch who-claimed dam ${quiet}`,
    );
  });

  test("say whose they are where there are several desks", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    expect((await order(world, process, "watches")).byline).toBeNull();
    const { standing, desk, book, outbox, log } = process;
    const retract = new Retract({
      desk,
      book,
      clock: world.clock,
      inbox: new Inbox({ store: world.store, log }),
    });
    const one = { standing, timezone: "UTC", retract };
    const orders = new ChatOrders({
      ...{ platform: "slack", outbox, clock: world.clock, log },
      desks: [one, one],
    });
    const message = await orders.take("watches", staffed(process), ASKED, world.platform.capacity);
    expect(message?.byline).toBe(desk.profile.title);
  });

  test.each([
    ["Slack", slackCapacity],
    ["Discord", discordCapacity],
  ])("are listed page by page where they do not go into one message of %s", async (_, capacity) => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await process.bring(DAM);
    const topics = Array.from({ length: 25 }, (_, i) => `the dam and its gate number ${i + 1} of Norvik`);
    for (const topic of topics) await order(world, process, `watch ${topic} quiet 22:00-06:00 Europe/London`);
    const { watches } = process.standing;
    const paused = "I could not post it: I am not in that channel. Type there: /invite @dateline";
    for (const one of watches.of(CHANNEL)) await watches.replace(one, { ...one, paused });
    let words = "";
    let pages = 0;
    for (let question = "watches"; question !== ""; pages++) {
      const message = await order(world, process, question, capacity);
      expect(capacity.fits(message.headline, message.pieces)).toBe(true);
      words += `${wordsOf(message)}\n`;
      const press = message.buttons[0]?.press;
      question = press?.kind === "ask" ? press.question : "";
    }
    expect(pages).toBeGreaterThan(1);
    for (const topic of topics) expect(words.split(`${topic} (quiet`)).toHaveLength(2);
  });

  test("of a thread know the channel that it hangs on, also after a restart", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    const asked = { ...ASKED, place: { channel: "C1", thread: "T9", direct: false } };
    await ordersOf(world, process).take("watch dam", staffed(process), asked, world.platform.capacity);
    const { watches } = (await start(world)).standing;
    expect(watches.all().map(({ to }) => to)).toEqual([{ ...CHANNEL, channel: "T9", parent: "C1" }]);
  });

  test("keep the quiet hours that they are given while something comes in", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await order(world, process, "watch dam");
    const { store } = world;
    const replace = store.replace.bind(store);
    store.replace = async (...given) => {
      store.replace = replace;
      await process.bring(DAM);
      return replace(...given);
    };
    await order(world, process, "watch dam quiet 22:00-06:00");
    const [watch] = process.standing.watches.of(CHANNEL);
    expect(watch).toMatchObject({ quiet: { from: "22:00", to: "06:00" }, pending: [{ kind: "new" }] });
  });

  test("that are ended while their post waits leave nothing to be posted", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await order(world, process, "watch dam");
    await process.bring(DAM);
    world.platform.faults.push({ call: "post", when: "before", failure: refused("not_in_channel") });
    await at(world, "05T10:05:00", process);
    const key = process.standing.watches.of(CHANNEL)[0]?.outgoing?.key ?? "";
    await order(world, process, "unwatch dam");
    expect(await process.outbox.look(key)).toMatchObject({ state: "dropped" });
  });
});
