import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { torture } from "./store-torture.js";

// npm run torture:store -- [KILLS [SEED]]: on SQLite, or on an empty database at DATABASE_URL.
const [kills = "200", seed = "1"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "dateline-torture-"));
const start = performance.now();
const survived = await torture({
  place: { stateFolder: folder, databaseUrl: process.env["DATABASE_URL"] ?? null },
  child: fileURLToPath(new URL("store-child.js", import.meta.url)),
  kills: Number(kills),
  seed: Number(seed),
});
await rm(folder, { recursive: true });
console.log(
  `${kills} kills in ${Math.round((performance.now() - start) / 1_000)} s: ${survived.acknowledged} articles were acknowledged, ${survived.lost.length} lost, ${survived.unacknowledged} there that were not yet acknowledged.`,
);
if (survived.lost.length > 0) {
  console.log(survived.lost.join("\n"));
  process.exitCode = 1;
}
