import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { standingTorture } from "./torture.js";

// npm run torture:standing -- [KILLS [SEED]]: one process on SQLite, or three on an empty database at DATABASE_URL.
const [kills = "200", seed = "1"] = process.argv.slice(2);
/** Characters of a fault that are printed. */
const LONGEST = 400;
const folder = await mkdtemp(join(tmpdir(), "dateline-torture-"));
const databaseUrl = process.env["DATABASE_URL"] ?? null;
const start = performance.now();
const { faults, moments, ...counts } = await standingTorture({
  place: { stateFolder: join(folder, "state"), databaseUrl },
  articles: join(folder, "articles"),
  child: fileURLToPath(new URL("child.js", import.meta.url)),
  kills: Number(kills),
  seed: Number(seed),
  replicas: databaseUrl === null ? 1 : 3,
  pace: { day: 12_000, lease: 3_000, margin: 1_500, article: 1_500, patience: 8_000 },
});
await rm(folder, { recursive: true });
const seconds = Math.round((performance.now() - start) / 1_000);
const told = (fields: object): string =>
  Object.entries(fields)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
console.log(`${kills} kills in ${seconds} s (${told(moments)}): ${told(counts)}, faults ${faults.length}.`);
if (faults.length > 0) {
  console.log(faults.map((one) => one.slice(0, LONGEST)).join("\n"));
  process.exitCode = 1;
}
