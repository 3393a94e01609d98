import fc from "fast-check";
import { expect, test } from "vitest";
import { DatelineError } from "../../../src/core/errors.js";
import {
  CHANNEL,
  daily,
  type MemoryStore,
  type Process,
  start,
  type World,
  wordsOf,
  worldAt,
} from "./support.js";

/** What happens at one call of the store: it is done or not, and whoever asked goes on with an error, or is gone. */
interface Break {
  readonly call: number;
  readonly isDone: boolean;
  readonly isEnd: boolean;
}

const WATCHING = { ...CHANNEL, channel: "C2" };
const LEVEE = "The levee at Norvik will hold until Friday, the river service said.";
const CORRECTED = LEVEE.replace("Friday", "Sunday");
const toll = (count: number) => ({
  id: `toll-${count}`,
  text: `The Norvik health office said ${count} people were killed in Norvik on Tuesday.`,
});

/** The calls of one process; at one of them something happens. */
class BreakingStore {
  calls = 0;
  isGone = false;
  readonly #at: Break;
  readonly gone: Promise<void>;
  #go: () => void = () => undefined;

  constructor(at: Break) {
    this.#at = at;
    this.gone = new Promise((resolve) => {
      this.#go = resolve;
    });
  }

  over(store: MemoryStore): MemoryStore {
    return new Proxy(store, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "articles") return value.bind(target);
        return (...given: unknown[]) => this.#call(() => Reflect.apply(value, target, given));
      },
    });
  }

  async #call(work: () => Promise<unknown>): Promise<unknown> {
    if (this.isGone) return new Promise(() => undefined);
    const isHere = this.calls++ === this.#at.call;
    if (!isHere) return work();
    if (this.#at.isDone) await work();
    if (!this.#at.isEnd) throw new DatelineError("store-away", "The database is away.");
    this.isGone = true;
    this.#go();
    return new Promise(() => undefined);
  }
}

/** Two days of a desk, whatever breaks: what was posted, and at how many calls it could have broken. */
async function twoDays(at: Break): Promise<{ world: World; calls: number }> {
  const world = worldAt("2031-03-05T06:00:00Z");
  const breaking = new BreakingStore(at);
  const open = (store: MemoryStore): Promise<Process> => start({ ...world, store }, [daily("07:00")]);
  const broken = breaking.over(world.store);
  let process: Process | null = null;
  const pass = (seconds: number) =>
    world.clock.moveTo(new Date(world.clock.now() + seconds * 1_000).toISOString());
  const attempt = async (work: (process: Process) => Promise<void>): Promise<boolean> => {
    try {
      process ??= await open(breaking.isGone ? world.store : broken);
      await work(process);
      return true;
    } catch (error) {
      if (!(error instanceof DatelineError)) throw error;
      return false;
    }
  };
  const step = async (time: string, work: (process: Process) => Promise<void>): Promise<void> => {
    world.clock.moveTo(`2031-03-${time}Z`);
    for (let tries = 0; ; tries++) {
      const wasGone = breaking.isGone;
      const done = await Promise.race([attempt(work), ...(wasGone ? [] : [breaking.gone.then(() => false)])]);
      if (done) return;
      expect(tries).toBeLessThan(3);
      // The next process waits for what the last one held.
      if (breaking.isGone && !wasGone) [process] = [null, pass(121)];
      else pass(5);
    }
  };
  // The next one is a second later, and looks after what failed in this one.
  const round = async ({ standing }: Process): Promise<void> => {
    for (let i = 0; i < 3; i++) {
      await standing.round();
      pass(6);
    }
  };
  await step("05T06:00:00", round);
  await step("05T06:05:00", ({ bring }) => bring(toll(1)));
  await step("05T06:10:00", async ({ standing }) => {
    await standing.watches.set({ to: WATCHING, question: "casualties norvik", by: "ada", quiet: null });
  });
  await step("05T06:30:00", ({ bring }) => bring(toll(2)));
  await step("05T06:33:00", round);
  await step("05T06:36:00", round);
  await step("05T06:40:00", ({ bring }) => bring({ id: "levee", text: LEVEE }));
  await step("05T07:00:00", round);
  await step("05T07:05:00", round);
  await step("05T07:10:00", ({ bring }) => bring({ id: "levee", text: CORRECTED }));
  await step("05T07:15:00", round);
  await step("05T07:20:00", ({ bring }) => bring(toll(3)));
  for (const time of ["05T07:25:00", "05T07:30:00", "06T07:00:00", "06T07:05:00"]) await step(time, round);
  return { world, calls: breaking.calls };
}

const digestsOf = ({ platform }: World) => platform.posts.filter(({ key }) => key.startsWith("digest/"));

function check({ platform, ...world }: World): void {
  const keys = platform.posts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const digests = digestsOf({ platform, ...world });
  expect(digests.map(({ key }) => key.split("/")[2])).toEqual(["2031-03-05", "2031-03-06"]);
  const told = platform.posts
    .filter(({ key }) => key.startsWith("watch/"))
    .flatMap(({ message }) => [
      ...wordsOf(message)
        .split("\n", 1)
        .join("")
        .matchAll(/→ (\d+)/g),
    ])
    .map(([, count]) => Number(count));
  expect(told).toEqual([2, 3]);
  const words = digests.map(({ message }) => wordsOf(message));
  for (const { text } of [toll(2), toll(3)])
    expect(words.filter((one) => one.includes(text))).toHaveLength(1);
  // The first has been corrected, whenever that was.
  expect(words[0]).toContain(CORRECTED);
  expect(words[0]).toContain("CORRECTED");
}

test("wherever the store fails or a process ends, each digest, change and correction is posted once", {
  timeout: 120_000,
}, async () => {
  const { world, calls } = await twoDays({ call: -1, isDone: false, isEnd: false });
  check(world);
  const breaks = fc.record({
    call: fc.integer({ min: 0, max: calls }),
    isDone: fc.boolean(),
    isEnd: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(breaks, async (at) => check((await twoDays(at)).world)),
    { numRuns: Number(process.env["BREAKS"] ?? 60) },
  );
});
