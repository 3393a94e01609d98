import { describe, expect, test } from "vitest";
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

const toll = (count: string): string =>
  `The Norvik health office said ${count} people were killed in Norvik on Tuesday.`;
const DAM = "The dam at Norvik will hold, the river service said.";
const DENIAL = "The mayor of Norvik denied that the dam at Norvik will hold.";

async function watching(
  question: string,
  quiet: { from: string; to: string; timezone: string } | null = null,
) {
  const world = worldAt("2031-03-05T10:00:00Z");
  const process = await start(world);
  await process.bring({ id: "first", text: `${toll("four")}\n\n${DAM}` });
  await watch(process, question, quiet);
  world.clock.moveTo("2031-03-05T10:00:01Z");
  return { world, process };
}

async function watch(
  { standing }: Process,
  question: string,
  quiet: { from: string; to: string; timezone: string } | null = null,
): Promise<void> {
  await standing.watches.set({ to: CHANNEL, question, by: "ada", quiet });
}

async function at({ clock }: World, time: string, ...processes: Process[]): Promise<void> {
  clock.moveTo(`2031-03-${time}Z`);
  for (const { standing } of processes) await standing.round();
}

const told = ({ platform }: World, post = 0): string => {
  const one = platform.posts[post];
  return one === undefined ? "nothing" : wordsOf(one.message);
};

describe("a watch", () => {
  test("tells a channel what has changed, and nothing while nothing does", async () => {
    const { world, process } = await watching("casualties norvik");
    await at(world, "05T10:30:00", process);
    expect(world.platform.posts).toEqual([]);
    await process.bring({ id: "second", text: toll("six") });
    await at(world, "05T10:30:30", process);
    expect(world.platform.posts).toEqual([]);
    await at(world, "05T10:31:30", process);
    await at(world, "05T11:31:30", process);
    expect(world.platform.posts).toHaveLength(1);
    expect(told(world)).toMatch(/4 → 6/);
    expect(told(world)).toContain(toll("six"));
    expect(world.platform.posts[0]?.message.byline).toContain("casualties norvik");
  });

  test("tells of a value that was taken back before it was told", async () => {
    const { world, process } = await watching("casualties norvik");
    await process.bring({ id: "first", text: `${toll("six")}\n\n${DAM}` });
    world.clock.moveTo("2031-03-05T10:00:10Z");
    await process.bring({ id: "first", text: `${toll("four")}\n\n${DAM}` });
    await at(world, "05T10:05:00", process);
    expect(told(world)).toMatch(/4 → 6 → 4/);
  });

  test("tells what changes while its post waits in that post, and not again in the next", async () => {
    const { world, process } = await watching("casualties norvik");
    await process.bring({ id: "second", text: toll("six") });
    world.platform.faults.push({ call: "post", when: "before", failure: limited });
    await at(world, "05T10:05:00", process);
    await process.bring({ id: "third", text: toll("seven") });
    await at(world, "05T10:06:00", process);
    await at(world, "05T10:40:00", process);
    expect(world.platform.posts).toHaveLength(1);
    expect(told(world)).toMatch(/4 → 6 → 7/);
  });

  test("misses nothing that came while no process was there to notice it", async () => {
    const { world, process } = await watching("casualties norvik");
    // Kept by a process that ends before it notices.
    const published = "2031-03-05T10:00:00Z";
    const first = { id: "first", published, status: "usable" } as const;
    await world.store.addArticles("desk", [
      { article: { ...first, text: `${toll("six")}\n\n${DAM}`, version: 2 } },
      { article: { ...first, text: `${toll("four")}\n\n${DAM}`, version: 3 } },
    ]);
    void process;
    const next = await start(world);
    await at(world, "05T10:05:00", next);
    await at(world, "05T10:10:00", next);
    expect(told(world)).toMatch(/4 → 6 → 4/);
  });

  test("tells of a new statement and of its denial, in one post", async () => {
    const { world, process } = await watching("who-claimed dam");
    await process.bring({ id: "second", text: "The dam at Norvik leaks, a farmer from Tarn said." });
    await process.bring({ id: "third", text: DENIAL });
    await at(world, "05T10:05:00", process);
    expect(world.platform.posts).toHaveLength(1);
    expect(told(world)).toContain("The dam at Norvik leaks");
    expect(told(world)).toContain(DENIAL);
  });

  test("posts at most every quarter of an hour, however much changes", async () => {
    const { world, process } = await watching("casualties norvik");
    for (let minute = 0; minute < 60; minute++) {
      world.clock.moveTo(`2031-03-05T10:${String(minute).padStart(2, "0")}:00Z`);
      await process.bring({ id: `at-${minute}`, text: toll(String(5 + minute)) });
      await process.standing.round();
    }
    expect(world.platform.posts).toHaveLength(4);
    expect(told(world, 3)).toContain("→");
  });

  test("keeps what changes in its quiet hours for their end", async () => {
    const { world, process } = await watching("casualties norvik", {
      from: "22:00",
      to: "06:00",
      timezone: "UTC",
    });
    world.clock.moveTo("2031-03-05T23:00:00Z");
    await process.bring({ id: "second", text: toll("six") });
    await at(world, "06T05:59:00", process);
    expect(world.platform.posts).toEqual([]);
    await at(world, "06T06:00:00", process);
    expect(told(world)).toMatch(/4 → 6/);
  });

  test("is told once by however many processes, and by one whose answer got lost", async () => {
    const { world, process } = await watching("casualties norvik");
    const others = await Promise.all([start(world), start(world)]);
    await process.bring({ id: "second", text: toll("six") });
    world.platform.faults.push({ call: "post", when: "after", failure: lost });
    for (const time of ["05T10:01:30", "05T10:01:31", "05T10:03:00", "05T10:05:00"]) {
      world.clock.moveTo(`2031-03-${time}Z`);
      await Promise.all([process, ...others].map(({ standing }) => standing.round()));
    }
    expect(world.platform.posts).toHaveLength(1);
  });

  test("has nothing of an article that was withdrawn before it was told", async () => {
    const { world, process } = await watching("who-claimed dam");
    await process.bring({ id: "second", text: "The dam at Norvik leaks, a farmer from Tarn said." });
    await process.bring({ id: "second", text: "", status: "canceled" });
    await at(world, "05T10:05:00", process);
    expect(JSON.stringify(world.platform.posts)).not.toContain("leaks");
    expect(JSON.stringify([...world.store.documents])).not.toMatch(/leaks|farmer/);
  });

  test("is corrected like everything that a channel was shown", async () => {
    const { world, process } = await watching("casualties norvik");
    await process.bring({ id: "second", text: toll("six") });
    await at(world, "05T10:05:00", process);
    await process.bring({ id: "second", text: "", status: "canceled" });
    await process.standing.round();
    expect(world.platform.posts[0]?.edits).toBe(1);
    expect(told(world)).toContain("WITHDRAWN");
    expect(JSON.stringify(world.platform.posts)).not.toMatch(/six people|→ 6/);
  });

  test("tells what an embargo held back when it lifts", async () => {
    const { world, process } = await watching("casualties norvik");
    await process.bring({ id: "second", text: toll("six"), embargoedUntil: "2031-03-05T12:00:00Z" });
    await at(world, "05T11:59:00", process);
    expect(world.platform.posts).toEqual([]);
    await at(world, "05T12:00:00", process);
    await at(world, "05T12:01:00", process);
    expect(told(world)).toMatch(/4 → 6/);
  });

  test("rests where its channel is gone, and says why to whoever asks", async () => {
    const { world, process } = await watching("casualties norvik");
    await process.bring({ id: "second", text: toll("six") });
    for (let i = 0; i < 200; i++)
      world.platform.faults.push({ call: "post", when: "before", failure: refused("is_archived") });
    for (let hour = 11; hour < 24; hour++) await at(world, `05T${hour}:00:00`, process);
    for (let hour = 10; hour < 20; hour++) await at(world, `06T${hour}:00:00`, process);
    expect(process.standing.watches.of(CHANNEL)[0]?.paused).toBe("I could not post it: No: is_archived.");
    expect(process.log.lines.map(({ message }) => message)).toContain("a watch rests from now on");
    world.platform.faults.length = 0;
    await watch(process, "casualties norvik");
    await process.bring({ id: "third", text: toll("seven") });
    await at(world, "06T21:00:00", process);
    expect(told(world)).toMatch(/6 → 7/);
  });

  test("rests where nobody has asked anything in the channel for a month, and says so", async () => {
    const { world, process } = await watching("casualties norvik");
    world.clock.moveTo("2031-03-20T10:00:00Z");
    await process.standing.use.note(CHANNEL);
    world.clock.moveTo("2031-04-15T10:00:00Z");
    await process.bring({ id: "second", text: toll("six") });
    world.clock.moveTo("2031-04-15T10:05:00Z");
    await process.standing.round();
    expect(told(world)).not.toContain("rests");
    world.clock.moveTo("2031-04-25T10:00:00Z");
    await process.bring({ id: "third", text: toll("seven") });
    world.clock.moveTo("2031-04-25T10:05:00Z");
    await process.standing.round();
    expect(told(world, 1)).toContain("To have it go on: watch casualties norvik");
    expect(process.standing.watches.of(CHANNEL)[0]?.paused).not.toBeNull();
  });

  test.each([8, 9, 10, 11, 12])(
    "fits into a message of %i pieces with all that is noted above it",
    async (most) => {
      const world = worldAt("2031-03-05T10:00:00Z");
      const { platform } = world;
      const { capacity } = platform;
      Object.assign(platform, {
        capacity: { ...capacity, fits: (_: string, { length }: readonly unknown[]) => length <= most },
      });
      const process = await start(world);
      await watch(process, "who-claimed dam");
      for (let gate = 1; gate <= 12; gate++)
        await process.bring({
          id: `${gate}`,
          text: `Gate ${gate} of the dam is lost, the river service said.`,
        });
      // After a month in which nobody has asked anything.
      await at(world, "05T10:00:01", process);
      world.clock.moveTo("2031-04-15T10:00:00Z");
      await process.standing.round();
      const [post] = platform.posts;
      expect(told(world)).toContain("There is more than goes into one message");
      expect(told(world)).toContain("so this watch rests now");
      expect(post?.message.pieces.length).toBeLessThanOrEqual(most);
    },
  );

  test("leaves room for questions, however many there are", async () => {
    const { world, process } = await watching("casualties norvik");
    await watch(process, "who-claimed dam");
    const begun = world.clock.now();
    let looks = 0;
    // Each look at the clock takes a while.
    world.clock.now = () => begun + 30 * looks++;
    let isAnswered = false;
    setImmediate(() => {
      isAnswered = true;
    });
    await process.standing.watches.notice();
    expect(isAnswered).toBe(true);
  });

  test("is not set off by another version of the rules", async () => {
    const { world, process } = await watching("casualties norvik");
    const [watch] = process.standing.watches.of(CHANNEL);
    await process.standing.watches.replace(
      watch as never,
      { ...(watch as never as object), rules: "0", state: {} } as never,
    );
    const next = await start(world);
    await at(world, "05T10:05:00", next);
    await at(world, "05T10:10:00", next);
    expect(world.platform.posts).toEqual([]);
  });
});
