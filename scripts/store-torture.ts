import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { openStore, type StorePlace } from "../src/adapters/store/open.js";
import type { ChildTask } from "./store-child.js";

export interface Torture {
  readonly place: StorePlace;
  /** The compiled store-child. */
  readonly child: string;
  readonly kills: number;
  /** The same seed kills after the same numbers of articles. */
  readonly seed: number;
}

export interface Survived {
  /** Articles that a killed process had acknowledged. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** Articles that are there without having been acknowledged: their process was killed just then. */
  readonly unacknowledged: number;
}

/** Acknowledged articles after which a process is killed, at most; and how much later, for that is anywhere in a commit. */
const LONGEST_LIFE = 30;
const LONGEST_DELAY_MS = 6;
/** Articles that are added at once. */
const BATCH = 5;

/**
 * Has processes add articles, one after the other, kills each with SIGKILL while it does, and opens the store each time
 * to see what is in it.
 */
export async function torture({ place, child, kills, seed }: Torture): Promise<Survived> {
  const random = randomFrom(seed);
  const acknowledged = new Set<string>();
  let kept = new Set<string>();
  for (let i = 0; i < kills; i++) {
    const life = 1 + Math.floor(random() * LONGEST_LIFE);
    const task: ChildTask = { ...place, task: "stream", name: `life-${i}`, count: 100_000, batch: BATCH };
    const delay = random() * LONGEST_DELAY_MS;
    for (const id of await killAfter(startChild(child, task), life, delay)) acknowledged.add(id);
    kept = await idsIn(place);
    const lost = [...acknowledged].filter((id) => !kept.has(id));
    if (lost.length > 0) return { acknowledged: acknowledged.size, lost, unacknowledged: 0 };
  }
  return { acknowledged: acknowledged.size, lost: [], unacknowledged: kept.size - acknowledged.size };
}

export function startChild(child: string, task: ChildTask): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [child, JSON.stringify(task)]);
}

/** The lines that a process printed until it was dead; it is killed some time after it has printed so many. */
async function killAfter(
  child: ChildProcessWithoutNullStreams,
  lines: number,
  delay: number,
): Promise<string[]> {
  const printed: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const failure: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => failure.push(chunk));
  reader.on("line", (line) => {
    printed.push(line);
    if (printed.length === lines) setTimeout(() => child.kill("SIGKILL"), delay);
  });
  await Promise.all([once(child, "exit"), once(reader, "close")]);
  if (child.signalCode !== "SIGKILL")
    throw new Error(`A process ended by itself: ${printed.at(-1) ?? ""} ${Buffer.concat(failure)}`);
  return printed;
}

async function idsIn(place: StorePlace): Promise<Set<string>> {
  const store = await openStore({ ...place, clock: Date });
  const ids = new Set<string>();
  for await (const { article } of store.articles("torture", 0)) {
    if (!article.text.startsWith(`${article.id}: `)) throw new Error(`Article ${article.id} is not whole.`);
    if (ids.has(article.id)) throw new Error(`Article ${article.id} is there twice.`);
    ids.add(article.id);
  }
  await store.close();
  checkBatches(ids);
  return ids;
}

/** Of articles that were added at once, all are there or none. */
function checkBatches(ids: ReadonlySet<string>): void {
  for (const id of ids) {
    const [, life, number = "0"] = /^(.*)-(\d+)$/.exec(id) ?? [];
    const inTen = Number(number) % (2 * BATCH);
    const first = Number(number) - (inTen % BATCH);
    const missing = Array.from({ length: BATCH }, (_, i) => `${life}-${first + i}`).find(
      (one) => !ids.has(one),
    );
    if (inTen >= BATCH && missing !== undefined)
      throw new Error(`Article ${id} is there, and ${missing}, which was added with it, is not.`);
  }
}

/** Numbers from 0 to 1: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
