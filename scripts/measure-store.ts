import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../src/adapters/store/open.js";

// npm run measure:store -- [ARTICLES]: on SQLite, or on an empty database at DATABASE_URL.
const count = Number(process.argv[2] ?? "10000");
const folder = await mkdtemp(join(tmpdir(), "dateline-measure-"));
const place = { stateFolder: folder, databaseUrl: process.env["DATABASE_URL"] ?? null, clock: Date };
const text = "The bridge at Velm is closed, the ministry said on Tuesday. ".repeat(50);

async function timed(what: string, each: number, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  console.log(`${what}: ${Math.round(took)} ms, ${(took / each).toFixed(3)} ms each`);
}

const store = await openStore(place);
const articles = Array.from({ length: count }, (_, i) => ({
  ...{ id: `article-${i}`, text: `${i} ${text}`, title: `Article ${i}`, source: "Meridian Wire" },
  ...{ published: "2031-03-05T05:00:00Z", status: "usable" as const },
}));
await timed(`${count} articles of ${text.length} characters added, one after the other`, count, async () => {
  for (const article of articles) await store.addArticle("desk", article);
});
await timed("all of them again, known", count, async () => {
  for (const article of articles) await store.addArticle("desk", article);
});
await timed("1,000 documents set, one after the other", 1_000, async () => {
  for (let i = 0; i < 1_000; i++) await store.set("measured", `${i}`, { i });
});
await store.close();

const again = await openStore(place);
await timed("all articles loaded in a store that was just opened", count, async () => {
  let loaded = 0;
  for await (const _ of again.articles("desk", 0)) loaded++;
  if (loaded !== count) throw new Error(`Only ${loaded} articles were loaded.`);
});
await again.close();
await timed("the store opened and closed", 1, async () => (await openStore(place)).close());
await rm(folder, { recursive: true });
