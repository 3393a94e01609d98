import { describe, expect, test } from "vitest";
import { answersIn, OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Destination } from "../../../src/core/channel/poster.js";
import { CHANNEL, daily, lost, type Process, start, type World, wordsOf, worldAt } from "./support.js";

const toll = (count: string) => ({
  id: `toll-${count}`,
  text: `The Norvik health office said ${count} people were killed in Norvik on Tuesday.`,
});

async function at({ clock }: World, time: string, { standing }: Process): Promise<void> {
  clock.moveTo(`2031-03-${time}Z`);
  await standing.round();
}

describe("in a channel in which the desk does not answer any more", () => {
  const closed = (): boolean => false;

  test("a digest that was set there is not posted, and not made up for when it does again", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const plan = daily("07:00", "UTC", { by: "ada" });
    const process = await start(world, [plan], closed);
    await at(world, "05T06:00:01", process);
    await process.bring(toll("four"));
    await at(world, "05T07:00:00", process);
    await at(world, "05T07:00:01", process);
    expect(world.platform.posts).toEqual([]);
    expect(process.standing.digests.isClosed(plan)).toBe(true);
    expect(process.log.lines.map(({ message }) => message)).toEqual([
      "a digest was not posted: the desk does not answer in that channel",
    ]);
    const opened = await start(world, [plan]);
    await at(world, "05T09:00:00", opened);
    expect(world.platform.posts).toEqual([]);
    await opened.bring(toll("six"));
    await at(world, "06T07:00:00", opened);
    expect(world.platform.posts).toHaveLength(1);
    const words = wordsOf(world.platform.posts[0]?.message as never);
    expect(words).toContain(toll("six").text);
    expect(words).not.toContain(toll("four").text);
  });

  test("a digest of the configuration is posted", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")], closed);
    await at(world, "05T06:00:01", process);
    await at(world, "05T07:00:00", process);
    expect(world.platform.posts).toHaveLength(1);
  });

  async function watching(): Promise<World> {
    const world = worldAt("2031-03-05T10:00:00Z");
    const process = await start(world);
    await process.bring(toll("four"));
    await process.standing.watches.set({
      ...{ to: CHANNEL, question: "casualties norvik", by: "ada", quiet: null },
    });
    await process.bring(toll("six"));
    return world;
  }

  test("a watch rests, and says why", async () => {
    const world = await watching();
    const process = await start(world, [], closed);
    await at(world, "05T10:05:00", process);
    await at(world, "05T10:06:00", process);
    expect(world.platform.posts).toEqual([]);
    const [watch] = process.standing.watches.of(CHANNEL);
    expect(watch).toMatchObject({
      ...{ paused: "The desk does not answer in this channel any more.", pending: [], outgoing: null },
    });
    expect(process.log.lines.map(({ message }) => message)).toEqual(["a watch rests from now on"]);
  });

  test("what may have been posted before is followed to its end, so that it can be corrected", async () => {
    const world = await watching();
    const before = await start(world);
    world.platform.faults.push({ call: "post", when: "after", failure: lost });
    await at(world, "05T10:05:00", before);
    const process = await start(world, [], closed);
    await at(world, "05T10:08:00", process);
    await at(world, "05T10:08:01", process);
    expect(world.platform.posts).toHaveLength(1);
    expect(process.standing.watches.of(CHANNEL)[0]?.paused).not.toBeNull();
    await process.bring({ id: "toll-six", text: "", status: "canceled" });
    await at(world, "05T10:09:00", process);
    expect(wordsOf(world.platform.posts[0]?.message as never)).not.toContain("six");
  });
});

test.each<[string, Partial<Destination>, boolean]>([
  ["its channel", { channel: "C1" }, true],
  ["a thread of it", { channel: "T9", parent: "C1" }, true],
  ["another channel", { channel: "C2" }, false],
  ["a thread of another one", { channel: "C1", parent: "C2" }, false],
])("a desk that is limited to a channel posts in %s: %s", (_, to, is) => {
  expect(answersIn({ ...OPEN_TO_ALL, channels: ["C1"] }, { ...CHANNEL, ...to })).toBe(is);
  expect(answersIn(OPEN_TO_ALL, { ...CHANNEL, ...to })).toBe(true);
});
