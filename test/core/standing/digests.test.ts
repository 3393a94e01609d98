import { describe, expect, test, vi } from "vitest";
import { daily, limited, lost, refused, start, wordsOf, worldAt } from "./support.js";

const levee = {
  id: "levee",
  text: "The levee at Norvik broke in the night, the river service said on Wednesday.",
};
const bridge = {
  id: "bridge",
  text: "The old bridge of Tarn was closed to lorries after the flood, police said.",
};
const school = {
  id: "school",
  text: "Three schools in Norvik stay shut until Monday, the town council announced.",
};

describe("a digest", () => {
  test("comes at its hour, once, with what came since the last one", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, bring } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring(levee);
    world.clock.moveTo("2031-03-05T06:59:59Z");
    await standing.round();
    expect(world.platform.posts).toEqual([]);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    for (let i = 0; i < 3; i++) await standing.round();
    expect(world.platform.posts).toHaveLength(1);
    expect(wordsOf(world.platform.posts[0]?.message as never)).toContain(levee.text);

    await bring(bridge);
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await standing.round();
    expect(world.platform.posts).toHaveLength(2);
    const second = wordsOf(world.platform.posts[1]?.message as never);
    expect(second).toContain(bridge.text);
    expect(second).not.toContain(levee.text);
  });

  test("that was missed is made up once, and says how late it is", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const before = await start(world, [daily("07:00")]);
    await before.standing.round();
    await before.bring(levee);
    world.clock.moveTo("2031-03-05T10:00:00Z");
    const after = await start(world, [daily("07:00")]);
    for (let i = 0; i < 3; i++) await after.standing.round();
    expect(world.platform.posts).toHaveLength(1);
    expect(wordsOf(world.platform.posts[0]?.message as never)).toContain("Late by 3 h");
    expect(wordsOf(world.platform.posts[0]?.message as never)).toContain(levee.text);
  });

  test("of a week's outage is one, with all that came in it", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const before = await start(world, [daily("07:00")]);
    await before.standing.round();
    await before.bring(levee);
    world.clock.moveTo("2031-03-08T06:00:00Z");
    await before.bring(bridge);
    world.clock.moveTo("2031-03-12T09:00:00Z");
    const after = await start(world, [daily("07:00")]);
    await after.standing.round();
    await after.standing.round();
    const [only, ...others] = world.platform.posts;
    expect(others).toEqual([]);
    expect(wordsOf(only?.message as never)).toContain(levee.text);
    expect(wordsOf(only?.message as never)).toContain(bridge.text);
  });

  test("that was posted, with its answer lost, is found and not posted again", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, bring } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    world.platform.faults.push({ call: "post", when: "after", failure: lost });
    await standing.round();
    world.clock.moveTo("2031-03-05T07:05:00Z");
    await standing.round();
    await standing.round();
    expect(world.platform.posts).toHaveLength(1);
    // It is known as posted: what it says can be corrected, and the next one goes on from it.
    await bring(bridge);
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await standing.round();
    expect(wordsOf(world.platform.posts[1]?.message as never)).not.toContain(levee.text);
  });

  test("that a process died with is posted by the next one, and no third time", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const before = await start(world, [daily("07:00")]);
    await before.standing.round();
    await before.bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    // It never comes back from posting.
    world.platform.held = new Promise(() => undefined);
    void before.standing.round();
    await new Promise((resolve) => setImmediate(resolve));
    world.platform.held = Promise.resolve();
    const after = await start(world, [daily("07:00")]);
    await after.standing.round();
    world.clock.moveTo("2031-03-05T07:02:00Z");
    await after.standing.round();
    await after.standing.round();
    expect(world.platform.posts).toHaveLength(1);
    expect(await after.outbox.look(world.platform.posts[0]?.key ?? "")).toMatchObject({
      state: "sent",
      id: "m1",
    });
  });

  test("is left to the process that is at it, however long that takes", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const [first, second] = [await start(world, [daily("07:00")]), await start(world, [daily("07:00")])];
    await first.standing.round();
    await first.bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    let arrive = (): void => undefined;
    world.platform.slow = new Promise((resolve) => {
      arrive = resolve;
    });
    const posting = first.standing.round();
    await new Promise((resolve) => setImmediate(resolve));
    world.platform.slow = Promise.resolve();
    world.clock.moveTo("2031-03-05T07:01:00Z");
    await second.standing.round();
    arrive();
    await posting;
    await second.standing.round();
    expect(world.platform.posts).toHaveLength(1);
  });

  test("is corrected like everything that a channel was shown", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, bring } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    await standing.round();
    await bring({ id: "levee", text: levee.text.replace("Norvik", "Tarn") });
    await standing.round();
    const corrected = wordsOf(world.platform.posts[0]?.message as never);
    expect(corrected).toContain("The levee at Norvik");
    expect(corrected).toContain("The levee at Tarn");
    await bring({ id: "levee", text: "", status: "canceled" });
    await standing.round();
    expect(world.platform.posts[0]?.edits).toBe(2);
    expect(JSON.stringify(world.platform.posts)).not.toMatch(/levee at/);
  });

  test("is posted once however many processes look after it at once", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const all = await Promise.all([1, 2, 3].map(() => start(world, [daily("07:00")])));
    await Promise.all(all.map(({ standing }) => standing.round()));
    await all[0]?.bring(levee);
    for (const time of ["07:00:00", "07:00:01", "07:02:00"]) {
      world.clock.moveTo(`2031-03-05T${time}Z`);
      await Promise.all(all.map(({ standing }) => standing.round()));
    }
    expect(world.platform.posts).toHaveLength(1);
  });

  test("leaves to the next one what another process took in while a post before it took long", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const second = { platform: "slack", team: null, channel: "C2" } as const;
    const plans = [daily("07:00"), daily("07:00", "UTC", { to: second })];
    const [slow, other] = await Promise.all([start(world, plans), start(world, plans)]);
    await slow.standing.round();
    world.clock.moveTo("2031-03-05T07:00:00Z");
    let letGo = (): void => undefined;
    world.platform.held = new Promise((resolve) => {
      letGo = resolve;
    });
    const round = slow.standing.round();
    await vi.waitUntil(() => world.platform.posts.length === 1);
    world.clock.moveTo("2031-03-05T07:00:05Z");
    await other.bring(levee);
    world.clock.moveTo("2031-03-05T07:00:40Z");
    letGo();
    await round;
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await slow.standing.round();
    const told = world.platform.posts
      .filter(({ to }) => to === "slack:C2")
      .map(({ message }) => wordsOf(message));
    expect(told.filter((text) => text.includes(levee.text))).toHaveLength(1);
  });

  test("waits as long as the platform asks, and is tried again where it refuses", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, bring } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    world.platform.faults.push(
      { call: "post", when: "before", failure: limited },
      { call: "post", when: "before", failure: refused("not_in_channel") },
    );
    await standing.round();
    world.clock.moveTo("2031-03-05T07:00:29Z");
    await standing.round();
    expect(world.platform.faults).toHaveLength(1);
    world.clock.moveTo("2031-03-05T07:00:31Z");
    await standing.round();
    expect(world.platform.faults).toEqual([]);
    world.clock.moveTo("2031-03-05T07:10:00Z");
    await standing.round();
    expect(world.platform.posts).toHaveLength(1);
  });

  test("that the platform refuses all day goes into the next one", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, bring, log } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    for (let i = 0; i < 200; i++)
      world.platform.faults.push({ call: "post", when: "before", failure: refused("is_archived") });
    for (let hours = 0; hours < 23; hours++) {
      world.clock.moveTo(new Date(Date.parse("2031-03-05T07:00:00Z") + hours * 3_600_000).toISOString());
      await standing.round();
    }
    expect(log.lines.map(({ message }) => message)).toContain(
      "it could not be posted, and is not tried again",
    );
    world.platform.faults.length = 0;
    await bring(bridge);
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await standing.round();
    expect(world.platform.posts).toHaveLength(1);
    const told = wordsOf(world.platform.posts[0]?.message as never);
    expect(told).toContain(levee.text);
    expect(told).toContain(bridge.text);
  });

  test("that is dropped for the next one is not lost where the process dies before it begins that", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const before = await start(world, [daily("07:00")]);
    await before.standing.round();
    await before.bring(levee);
    world.clock.moveTo("2031-03-05T07:00:00Z");
    const tomorrow = { kind: "not-now", code: "limited", advice: "Too much.", seconds: 90_000 } as const;
    world.platform.faults.push({ call: "post", when: "before", failure: tomorrow });
    await before.standing.round();
    await before.bring(bridge);
    world.clock.moveTo("2031-03-06T07:00:00Z");
    const { replace } = world.store;
    let written = 0;
    world.store.replace = async (collection, ...rest) => {
      if (collection === "digests/desk") throw new Error("killed");
      written++;
      return replace.call(world.store, collection, ...rest);
    };
    await before.standing.round();
    expect(written).toBe(1);
    world.store.replace = replace;
    const after = await start(world, [daily("07:00")]);
    for (let i = 0; i < 3; i++) await after.standing.round();
    expect(world.platform.posts).toHaveLength(1);
    const told = wordsOf(world.platform.posts[0]?.message as never);
    expect(told).toContain(levee.text);
    expect(told).toContain(bridge.text);
  });

  test("of a day with nothing new is a line, or nothing", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const quiet = { platform: "slack", team: null, channel: "C2" } as const;
    const { standing, bring } = await start(world, [
      daily("07:00"),
      daily("07:00", "UTC", { to: quiet, whenEmpty: "nothing" }),
    ]);
    await standing.round();
    world.clock.moveTo("2031-03-05T07:00:00Z");
    await standing.round();
    expect(world.platform.posts.map(({ to }) => to)).toEqual(["slack:C1"]);
    expect(world.platform.posts[0]?.message.headline).toMatch(/^Nothing new/);
    await bring(school);
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await standing.round();
    expect(world.platform.posts.map(({ to }) => to)).toEqual(["slack:C1", "slack:C1", "slack:C2"]);
  });

  test("has what came late, or was under embargo, or has no date", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, book, bring } = await start(world, [daily("07:00")]);
    await standing.round();
    await bring({ ...levee, published: "2031-03-01T10:00:00Z" });
    await bring({ ...bridge, embargoedUntil: "2031-03-05T18:00:00Z" });
    await book.take({ ...school }, { announced: true, origin: null });
    world.clock.moveTo("2031-03-05T07:00:00Z");
    await standing.round();
    const first = wordsOf(world.platform.posts[0]?.message as never);
    expect(first).toContain(levee.text);
    expect(first).toContain(school.text);
    expect(first).not.toContain("bridge");
    world.clock.moveTo("2031-03-06T07:00:00Z");
    await standing.round();
    expect(wordsOf(world.platform.posts[1]?.message as never)).toContain(bridge.text);
  });

  test("has nothing of what was there when the desk was first opened", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const { standing, book } = await start(world, [daily("07:00")]);
    await book.take(levee, { announced: false, origin: null });
    await standing.round();
    world.clock.moveTo("2031-03-05T07:00:00Z");
    await standing.round();
    expect(world.platform.posts[0]?.message.headline).toMatch(/^Nothing new/);
  });
});
