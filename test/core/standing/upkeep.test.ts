import { describe, expect, test } from "vitest";
import { DatelineError } from "../../../src/core/errors.js";
import { Inbox } from "../../../src/core/keeping/inbox.js";
import { DELIVERIES } from "../../../src/core/standing/delivery-record.js";
import { MemoryLog } from "../../adapters/support.js";
import { CHANNEL, daily, lost, type Process, start, type World, wordsOf, worldAt } from "./support.js";

const toll = (count: string) => ({
  id: `toll-${count}`,
  text: `The Norvik health office said ${count} people were killed in Norvik on Tuesday.`,
});
const DAM = { id: "dam", text: "The dam at Norvik has lost four of its nine gates, the river service said." };

async function at({ clock }: World, time: string, { standing }: Process): Promise<void> {
  clock.moveTo(`2031-${time}Z`);
  await standing.round();
}

async function watch({ standing }: Process, question: string): Promise<void> {
  await standing.watches.set({ to: CHANNEL, question, by: "ada", quiet: null });
}

const told = ({ platform }: World): string =>
  platform.posts.map(({ message }) => wordsOf(message)).join("\n");
const linesOf = ({ log }: Process): string[] => log.lines.map(({ message }) => message);

describe("deliveries", () => {
  test("are forgotten two months after their end; what is open stays", async () => {
    const world = worldAt("2031-01-01T06:00:00Z");
    const gone = { ...CHANNEL, channel: "C2" };
    const process = await start(world, [daily("07:00")]);
    await process.outbox.put("watch/desk/left-open", gone);
    for (let day = 0; day < 100; day++) {
      for (const hour of [7, 9]) {
        world.clock.moveTo(
          new Date(Date.parse("2031-01-01T00:00:00Z") + day * 86_400_000 + hour * 3_600_000).toISOString(),
        );
        await process.standing.round();
      }
    }
    const kept = [...(world.store.documents.get(DELIVERIES)?.keys() ?? [])].sort();
    expect(world.platform.posts).toHaveLength(99);
    expect(kept).toHaveLength(62);
    expect(kept).toContain("watch/desk/left-open");
    expect(kept[0]).toBe("digest/desk/2031-02-09/slack:C1");
  });
});

describe("a clock that was set back", () => {
  test("by a few minutes finds what was posted before, and posts it no second time", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    await process.standing.round();
    // It is seven minutes ahead of the platform's.
    world.clock.moveTo("2031-03-05T07:00:00Z");
    world.platform.faults.push({ call: "post", when: "after", failure: lost });
    await process.standing.round();
    const [post] = world.platform.posts;
    world.platform.posts[0] = {
      ...(post as NonNullable<typeof post>),
      at: Date.parse("2031-03-05T06:53:00Z"),
    };
    await at(world, "03-05T06:53:30", process);
    await at(world, "03-05T07:01:00", process);
    expect(world.platform.posts).toHaveLength(1);
  });

  test("by hours loses no news from the digests", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    await process.standing.round();
    await at(world, "03-05T09:00:00", process);
    expect(world.platform.posts).toHaveLength(1);
    await at(world, "03-05T06:10:00", process);
    await process.bring(DAM);
    await at(world, "03-05T07:00:00", process);
    expect(world.platform.posts).toHaveLength(1);
    await at(world, "03-06T07:00:00", process);
    expect(told(world)).toContain(DAM.text);
  });

  test("by a year has digests again at once", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    await process.standing.round();
    world.clock.moveTo("2032-03-05T08:00:00Z");
    await process.standing.round();
    await at(world, "03-05T06:10:00", process);
    expect(new Date(process.standing.digests.next(daily("07:00"))).toISOString()).toBe(
      "2031-03-05T07:00:00.000Z",
    );
    await at(world, "03-05T07:00:00", process);
    expect(world.platform.posts).toHaveLength(2);
  });

  test("lets a watch tell in the end what came meanwhile", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await process.bring(toll("four"));
    await watch(process, "casualties norvik");
    await at(world, "03-05T09:00:00", process);
    await process.bring({ ...toll("six"), published: "2031-03-05T11:00:00Z" });
    await at(world, "03-05T09:00:01", process);
    await at(world, "03-05T10:00:01", process);
    await at(world, "03-05T10:02:00", process);
    expect(told(world)).toMatch(/4 → 6/);
  });
});

describe("what is damaged", () => {
  test("of how far a channel's digests have come lets them begin anew", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    await world.store.set("digests/desk", "slack:C1", { day: 7 });
    for (const second of ["00", "01", "02"]) await at(world, `03-05T06:00:${second}`, process);
    expect(linesOf(process)).toEqual([
      "it is damaged how far a channel's digests have come: they begin anew",
    ]);
    await process.bring(DAM);
    await at(world, "03-05T07:00:00", process);
    expect(told(world)).toContain(DAM.text);
  });

  test("of plans, watches and deliveries is told once, and without what somebody asked", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    await process.standing.round();
    await world.store.set("digest-plans/desk", "slack:C2", { to: 1 });
    await world.store.set("watches/desk", "slack:C2/who-claimed secret", { to: 1 });
    await world.store.set(DELIVERIES, "digest/desk/2031-03-05/slack:C1", { to: 1 });
    for (let second = 10; second < 59; second++) await at(world, `03-05T07:00:${second}`, process);
    expect(linesOf(process).sort()).toEqual([
      "a digest could not be looked after",
      "a watch is damaged: set it again",
      "the plan of a digest is damaged: set it again",
    ]);
    expect(JSON.stringify(process.log.lines)).not.toContain("secret");
  });

  test("in a message of ours is told, and tried again", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    await process.outbox.put("key", CHANNEL);
    const broken = (): never => {
      throw new TypeError("It cannot be made.");
    };
    expect(await process.outbox.attempt("key", broken)).toEqual({ kind: "waiting" });
    expect(linesOf(process)).toContain("a post could not be made");
    expect(process.outbox.problems("key")).toEqual([
      { to: CHANNEL, advice: "I could not make it: see the log.", isOver: false },
    ]);
    world.clock.moveTo("2031-03-05T06:00:30Z");
    expect(await process.outbox.attempt("key", () => null)).toEqual({ kind: "empty" });
    expect(process.outbox.problems("key")).toEqual([]);
  });
});

describe("watches", () => {
  test("tell a change that the store did not take at first", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await process.bring(toll("four"));
    await watch(process, "casualties norvik");
    world.clock.moveTo("2031-03-05T10:10:00Z");
    const { store } = world;
    const replace = store.replace.bind(store);
    store.replace = async () => {
      throw new DatelineError("store-away", "The database is away.");
    };
    await process.bring(toll("six"));
    await process.standing.round();
    store.replace = replace;
    await at(world, "03-05T10:20:00", process);
    await at(world, "03-05T10:22:00", process);
    expect(told(world)).toMatch(/4 → 6/);
    expect(linesOf(process).filter((line) => line === "a watch could not be answered")).toHaveLength(1);
  });

  test("tell what came in while they were being set", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await process.bring(toll("four"));
    await process.standing.round();
    const { store } = world;
    const set = store.set.bind(store);
    store.set = async (...given) => {
      store.set = set;
      await process.bring(toll("six"));
      await process.standing.round();
      return set(...given);
    };
    await watch(process, "casualties norvik");
    await at(world, "03-05T10:02:00", process);
    expect(told(world)).toMatch(/4 → 6/);
  });

  test("that nothing concerned for a long time, or that rest, are not asked about all of it at a start", async () => {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await watch(process, "who-claimed dam");
    await watch(process, "who-claimed ferry");
    for (let i = 0; i < 230; i++)
      await process.bring({ id: `${i}`, text: `Road ${i} is open, police said.` });
    expect(process.standing.watches.seen()).toBeGreaterThanOrEqual(200);
    const [resting] = process.standing.watches.all();
    await process.standing.watches.replace(
      resting as never,
      { ...resting, sequence: 0, paused: "It is late." } as never,
    );
    expect(process.standing.watches.seen()).toBeGreaterThanOrEqual(200);
    const heard: number[] = [];
    const next = await start(world);
    next.desk.watched = () => {
      heard.push(next.book.sequence);
      return {};
    };
    await next.book.load(next.standing.watches.seen());
    expect(heard.length).toBeLessThan(60);
  });
});

test("that an article was retracted, and why, is kept whatever comes after it, for as long as anybody may ask", async () => {
  const { store, clock } = worldAt("2031-03-05T10:00:00Z");
  const inbox = new Inbox({ store, log: new MemoryLog() });
  const about = { id: "dam", url: null, reason: null };
  const note = (outcome: "taken" | "rejected", code: string | null, from: string) =>
    inbox.note("desk", { ...about, outcome, code, from, at: clock.now() });
  await note("taken", "retracted", "Ada");
  for (let i = 0; i < 20; i++) await note("taken", null, `feed ${i}`);
  await inbox.note("desk", {
    ...about,
    id: "other",
    outcome: "taken",
    code: null,
    from: "feed",
    at: clock.now(),
  });
  clock.moveTo("2031-06-05T10:00:00Z");
  await inbox.note("desk", {
    ...about,
    id: "new",
    outcome: "taken",
    code: null,
    from: "feed",
    at: clock.now(),
  });
  expect((await inbox.look("desk", "dam")).map(({ code }) => code)).toContain("retracted");
  expect((await inbox.look("desk", "dam")).length).toBeLessThanOrEqual(9);
  expect(await inbox.look("desk", "other")).toEqual([]);
});
