import { createInterface } from "node:readline";
import { openStore } from "../src/adapters/store/open.js";
import { DatelineError } from "../src/core/errors.js";
import type { Store } from "../src/core/ports.js";

/** What a process is told to do with a store, as JSON in its first argument. */
export interface ChildTask {
  readonly stateFolder: string;
  readonly databaseUrl: string | null;
  /**
   * `stream` adds articles and prints the id of each that is acknowledged, until it is killed; `write` adds articles
   * and documents; `race` adds documents that others add too, and prints the keys of those that it won; `open` only
   * opens. All but `stream` print a line when they have opened, and go on when they are sent one.
   */
  readonly task: "stream" | "write" | "race" | "open";
  /** Begins the ids of what it adds. */
  readonly name: string;
  readonly count: number;
  /** For `stream`: so many articles are added one by one, then as many at once, and so on. */
  readonly batch?: number;
  /** Whose permissions it has, where it is started as root. */
  readonly uid?: number;
}

/** Nothing of a real text, but as long as a short one. */
const TEXT = "The bridge at Velm is closed, the ministry said on Tuesday. ".repeat(40);
const article = (id: string) => ({ id, text: `${id}: ${TEXT}`, status: "usable" }) as const;

async function stream(store: Store, { name, count, batch = 1 }: ChildTask): Promise<void> {
  for (let first = 0; first < count; ) {
    const size = first % (2 * batch) < batch ? 1 : batch;
    const articles = Array.from({ length: size }, (_, i) => article(`${name}-${first + i}`));
    if (size === 1) for (const one of articles) await store.addArticle("torture", one);
    else
      await store.addArticles(
        "torture",
        articles.map((one) => ({ article: one })),
      );
    for (const { id } of articles) console.log(id);
    first += size;
  }
}

async function write(store: Store, { name, count }: ChildTask): Promise<void> {
  for (let i = 0; i < count; i++) {
    await store.addArticle("written", article(`${name}-${i}`));
    await store.set("written", `${name}-${i}`, { name, i });
  }
  console.log("done");
}

async function race(store: Store, { name, count }: ChildTask): Promise<void> {
  const keys = Array.from({ length: count }, (_, i) => `key-${i}`);
  const won = await Promise.all(keys.map((key) => store.add("race", key, { name })));
  console.log(JSON.stringify(keys.filter((_, i) => won[i])));
}

async function main(task: ChildTask): Promise<void> {
  if (task.uid !== undefined) {
    // Loaded first: somebody else may not be able to read it.
    await import("libsql");
    process.seteuid?.(task.uid);
  }
  const store = await openStore({ ...task, clock: Date });
  if (task.task !== "stream") {
    console.log("opened");
    const lines = createInterface({ input: process.stdin });
    await new Promise((told) => lines.once("line", told));
    lines.close();
  }
  if (task.task === "stream") await stream(store, task);
  if (task.task === "write") await write(store, task);
  if (task.task === "race") await race(store, task);
  await store.close();
}

try {
  await main(JSON.parse(process.argv[2] ?? "") as ChildTask);
} catch (error) {
  console.log(error instanceof DatelineError ? `${error.code}: ${error.message}` : String(error));
  process.exitCode = 1;
}
