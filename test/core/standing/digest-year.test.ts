import { expect, test } from "vitest";
import { daily, start, worldAt } from "./support.js";

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

test("a year of digests in four zones: one a local day, each at its local hour", {
  timeout: 120_000,
}, async () => {
  // Clocks change in London and New York; Damascus has ended that, and Kathmandu is a quarter of an hour apart.
  const zones = ["Europe/London", "America/New_York", "Asia/Damascus", "Asia/Kathmandu"];
  const plans = zones.flatMap((timezone, i) =>
    // One hour of these does not exist on one day, and exists twice on another.
    ["01:30", "02:30", "07:00"].map((at, j) =>
      daily(at, timezone, { to: { platform: "slack", team: null, channel: `C${i}${j}` } }),
    ),
  );
  const world = worldAt("2030-12-31T00:00:00Z");
  const { standing } = await start(world, plans);
  const end = Date.parse("2032-01-02T00:00:00Z");
  for (let now = world.clock.now(); now < end; now += QUARTER) {
    world.clock.moveTo(new Date(now).toISOString());
    await standing.round();
  }
  for (const { to, daily: wanted } of plans) {
    const local = new Intl.DateTimeFormat("sv", {
      ...{ timeZone: wanted.timezone, dateStyle: "short", timeStyle: "short" },
    });
    const posts = world.platform.posts.filter((one) => one.to === `slack:${to.channel}`);
    const times = posts.map(({ at }) => local.format(at).split(" "));
    const inYear = times.filter(([day = ""]) => day.startsWith("2031"));
    expect(new Set(inYear.map(([day]) => day)).size).toBe(365);
    expect(inYear).toHaveLength(365);
    const others = inYear.filter(([, time]) => time !== wanted.at);
    // The hour that is left out in spring: then it comes right after that.
    expect(others.length).toBeLessThanOrEqual(1);
    for (const [, time = ""] of others) expect(time).toMatch(/^0[23]:00$/);
  }
  expect(world.platform.posts.filter(({ edits }) => edits > 0)).toEqual([]);
});
