import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNEL, daily, limited, lost, type Process, refused, start, wordsOf, worldAt } from "./support.js";

const call = fc.constantFrom("post", "find", "edit");
const fault = fc.oneof(
  fc.record({
    ...{ call, when: fc.constant("before") },
    failure: fc.constantFrom(lost, limited, refused("not_in_channel")),
  }),
  // Only the answer can be lost of what was done.
  fc.record({ call, when: fc.constant("after"), failure: fc.constant(lost) }),
);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("wait"), minutes: fc.integer({ min: 1, max: 500 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("round"), process: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("fault"), fault }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("bring"), process: fc.nat(2) }) },
  // It posts, and is gone before it has written that down.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("crash"), process: fc.nat(2) }) },
);

type Fault = { call: "post" | "find" | "edit"; when: "before" | "after"; failure: typeof lost };

test("whatever fails and whoever dies, each digest and each change is posted once", {
  timeout: 120_000,
}, async () => {
  let crashes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const world = worldAt("2031-03-05T06:00:00Z");
      const plans = [daily("07:00")];
      const processes: Process[] = [];
      for (let i = 0; i < 3; i++) processes.push(await start(world, plans));
      const first = processes[0] as Process;
      await first.bring({
        id: "toll",
        text: "The Norvik health office said 1 person was killed in Norvik on Tuesday.",
      });
      await first.standing.watches.set({
        ...{ to: { ...CHANNEL, channel: "C2" }, question: "casualties norvik", by: "ada", quiet: null },
      });
      for (const { standing } of processes) await standing.round();
      let count = 1;
      const wait = (minutes: number): void =>
        world.clock.moveTo(new Date(world.clock.now() + minutes * 60_000).toISOString());
      for (const one of steps) {
        const process = "process" in one ? (processes[one.process] as Process) : first;
        if (one.kind === "wait") wait(one.minutes);
        else if (one.kind === "round") await process.standing.round();
        else if (one.kind === "fault") world.platform.faults.push(one.fault as Fault);
        else if (one.kind === "bring") {
          wait(1);
          count++;
          await process.bring({
            id: `toll-${count}`,
            text: `The Norvik health office said ${count} people were killed in Norvik on Tuesday.`,
          });
        } else {
          world.platform.held = new Promise(() => undefined);
          const before = world.platform.posts.length;
          const ended = await Promise.race([
            process.standing.round().then(() => true),
            new Promise<boolean>((resolve) => setImmediate(() => setImmediate(() => resolve(false)))),
          ]);
          if (!ended || world.platform.posts.length > before) crashes++;
          world.platform.held = Promise.resolve();
          processes[one.process] = await start(world, plans);
        }
      }
      world.platform.faults.length = 0;
      for (let i = 0; i < 4; i++) {
        wait(45);
        for (const { standing } of processes) await standing.round();
      }
      const { posts } = world.platform;
      const keys = posts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const days = posts.filter(({ key }) => key.startsWith("digest/")).map(({ key }) => key.split("/")[2]);
      expect(new Set(days).size).toBe(days.length);
      // Each value that the source gave is told by the watch, once, in its order.
      const told = posts
        .filter(({ key }) => key.startsWith("watch/"))
        .flatMap(({ message }) => chainIn(wordsOf(message)));
      expect(told).toEqual(Array.from({ length: count - 1 }, (_, i) => i + 2));
    }),
    { numRuns: 150 },
  );
  expect(crashes).toBeGreaterThan(10);
});

/** "killed 1 → 2 → 3, says …" tells of 2 and of 3. */
function chainIn(words: string): number[] {
  const chain = /\d+(?: → \d+)+/.exec(words.split("\n")[0] ?? "")?.[0] ?? "";
  return chain.split(" → ").slice(1).map(Number);
}
